"""Look-ups and user menus."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "user_menu",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("function", CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "position"),
    )
    op.create_index("ix_customer_item_customer_item", "customer_item", ["customer_item", "id"])
    op.create_index("ix_customer_name", "customer", [sa.literal_column("upper(name)"), "id"])
    op.create_index("ix_customer_sort_name", "customer", [sa.literal_column("upper(sort_name)"), "id"])
    op.create_index("ix_item_article", "item", [sa.literal_column("upper(article)"), "id"])
    op.create_index("ix_item_description1", "item", [sa.literal_column("upper(description1)"), "id"])
    op.create_index("ix_location_code", "location", ["code", "id"])
    op.create_index("ix_location_description", "location", ["site_id", sa.literal_column("upper(description)"), "id"])
    op.create_index("ix_sales_order_purchase_order", "sales_order", [sa.literal_column("upper(purchase_order)"), "id"])
    op.create_index("ix_ship_to_code", "ship_to", ["code", "id"])
    op.create_index("ix_ship_to_name", "ship_to", ["customer_id", sa.literal_column("upper(name)"), "id"])
