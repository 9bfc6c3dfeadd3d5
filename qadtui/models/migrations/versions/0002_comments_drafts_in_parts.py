"""Comments of orders, master comments, and drafts that are kept in parts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "master_comment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reference", CODE, nullable=False),
        sa.Column("language", CODE, nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("text", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reference", "language", "type", "page"),
    )
    op.create_table(
        "draft_part",
        sa.Column("id", KEY, nullable=False),
        sa.Column("draft_id", KEY, nullable=False),
        sa.Column("part", CODE, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["draft.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("draft_id", "part"),
    )
    op.create_table(
        "comment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("order_id", KEY, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("reference", CODE, nullable=False),
        sa.Column("language", CODE, nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("text", CODE, nullable=False),
        sa.Column("print_quote", sa.Boolean(), nullable=False),
        sa.Column("print_order", sa.Boolean(), nullable=False),
        sa.Column("print_packing_list", sa.Boolean(), nullable=False),
        sa.Column("print_invoice", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["sales_order.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("order_id", "line", "page"),
    )
    added = ("header_comments", "line_comments")
    with op.batch_alter_table("sales_order_control") as control:
        for name in added:
            control.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("sales_order_control") as control:
        for name in added:
            control.alter_column(name, server_default=None)
