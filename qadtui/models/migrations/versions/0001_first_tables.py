"""First tables."""

import sqlalchemy as sa
from alembic import op

from qadtui.models.numbers import Scaled

revision = "0001"
down_revision = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("terminal", CODE, nullable=False),
        sa.Column("program", CODE, nullable=False),
        sa.Column("table", CODE, nullable=False),
        sa.Column("key", CODE, nullable=False),
        sa.Column("action", CODE, nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_key"), ["key"], unique=False)

    op.create_table(
        "counter",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("next", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "currency",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "draft",
        sa.Column("id", KEY, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("program", CODE, nullable=False),
        sa.Column("key", CODE, nullable=False),
        sa.Column("terminal", CODE, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user", "program", "key"),
    )
    op.create_table(
        "edit_lock",
        sa.Column("id", KEY, nullable=False),
        sa.Column("table", CODE, nullable=False),
        sa.Column("key", CODE, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("terminal", CODE, nullable=False),
        sa.Column("session", CODE, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("table", "key"),
    )
    op.create_table(
        "entity",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "inventory_status",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("nettable", sa.Boolean(), nullable=False),
        sa.Column("overissue", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "posting",
        sa.Column("id", KEY, nullable=False),
        sa.Column("posting_id", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("terminal", CODE, nullable=False),
        sa.Column("program", CODE, nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("posting_id"),
    )
    op.create_table(
        "role",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "sales_order_control",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", CODE, nullable=False),
        sa.Column("prefix", CODE, nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("shipping_lead_time", sa.Integer(), nullable=False),
        sa.Column("allocation_days", sa.Integer(), nullable=False),
        sa.Column("limit_allocations", sa.Boolean(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("line_format", CODE, nullable=False),
        sa.Column("pricing_date", CODE, nullable=False),
        sa.Column("print_orders", sa.Boolean(), nullable=False),
        sa.Column("print_packing_lists", sa.Boolean(), nullable=False),
        sa.Column("booking_history", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "role_right",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("role_id", KEY, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("limit", Scaled(3), nullable=False, comment="3 decimals"),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["role.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("role_id", "kind", "name"),
    )
    with op.batch_alter_table("role_right", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_right_role_id"), ["role_id"], unique=False)

    op.create_table(
        "site",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("entity_id", KEY, nullable=False),
        sa.Column("status_id", KEY, nullable=False),
        sa.Column("automatic_locations", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
        ),
        sa.ForeignKeyConstraint(
            ["status_id"],
            ["inventory_status.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_status_id"), ["status_id"], unique=False)

    op.create_table(
        "user",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user_id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("language", CODE, nullable=False),
        sa.Column("date_order", CODE, nullable=False),
        sa.Column("role_id", KEY, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("remarks", CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["role.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id"),
    )
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_role_id"), ["role_id"], unique=False)

    op.create_table(
        "customer",
        sa.Column("name", CODE, nullable=False),
        sa.Column("line1", CODE, nullable=False),
        sa.Column("line2", CODE, nullable=False),
        sa.Column("line3", CODE, nullable=False),
        sa.Column("city", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("post", CODE, nullable=False),
        sa.Column("country", CODE, nullable=False),
        sa.Column("attention", CODE, nullable=False),
        sa.Column("telephone", CODE, nullable=False),
        sa.Column("fax", CODE, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", CODE, nullable=False),
        sa.Column("sort_name", CODE, nullable=False),
        sa.Column("salesperson", CODE, nullable=False),
        sa.Column("ship_via", CODE, nullable=False),
        sa.Column("remarks", CODE, nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("region", CODE, nullable=False),
        sa.Column("currency_id", KEY, nullable=False),
        sa.Column("site_id", KEY, nullable=True),
        sa.Column("language", CODE, nullable=False),
        sa.Column("fixed_price", sa.Boolean(), nullable=False),
        sa.Column("customer_class", CODE, nullable=False),
        sa.Column("partial_ok", sa.Boolean(), nullable=False),
        sa.Column("taxable", sa.Boolean(), nullable=False),
        sa.Column("tax_class", CODE, nullable=False),
        sa.Column("credit_limit", Scaled(3), nullable=False, comment="3 decimals"),
        sa.Column("credit_terms", CODE, nullable=False),
        sa.Column("credit_hold", sa.Boolean(), nullable=False),
        sa.Column("po_required", sa.Boolean(), nullable=False),
        sa.Column("discount", Scaled(4), nullable=False, comment="4 decimals"),
        sa.Column("bill_to_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["bill_to_id"],
            ["customer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["currency_id"],
            ["currency.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_bill_to_id"), ["bill_to_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_currency_id"), ["currency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_site_id"), ["site_id"], unique=False)

    op.create_table(
        "location",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("status_id", KEY, nullable=True),
        sa.Column("project", CODE, nullable=False),
        sa.Column("created", sa.Date(), nullable=True),
        sa.Column("permanent", sa.Boolean(), nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("single_item", sa.Boolean(), nullable=False),
        sa.Column("single_lot", sa.Boolean(), nullable=False),
        sa.Column("capacity", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("capacity_um", CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.ForeignKeyConstraint(
            ["status_id"],
            ["inventory_status.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("site_id", "code"),
    )
    with op.batch_alter_table("location", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_location_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_location_status_id"), ["status_id"], unique=False)

    op.create_table(
        "item",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", CODE, nullable=False),
        sa.Column("um", CODE, nullable=False),
        sa.Column("description1", CODE, nullable=False),
        sa.Column("description2", CODE, nullable=False),
        sa.Column("product_line", CODE, nullable=False),
        sa.Column("added", sa.Date(), nullable=True),
        sa.Column("design_group", CODE, nullable=False),
        sa.Column("promotion_group", CODE, nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("group", CODE, nullable=False),
        sa.Column("drawing", CODE, nullable=False),
        sa.Column("revision", CODE, nullable=False),
        sa.Column("price_break_category", CODE, nullable=False),
        sa.Column("abc", CODE, nullable=False),
        sa.Column("lot_control", CODE, nullable=False),
        sa.Column("site_id", KEY, nullable=True),
        sa.Column("location_id", KEY, nullable=True),
        sa.Column("location_type", CODE, nullable=False),
        sa.Column("article", CODE, nullable=False),
        sa.Column("shelf_life", sa.Integer(), nullable=False),
        sa.Column("price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("taxable", sa.Boolean(), nullable=False),
        sa.Column("tax_class", CODE, nullable=False),
        sa.Column("safety_stock", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("cost", Scaled(5), nullable=False, comment="5 decimals"),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_site_id"), ["site_id"], unique=False)

    op.create_table(
        "ship_to",
        sa.Column("name", CODE, nullable=False),
        sa.Column("line1", CODE, nullable=False),
        sa.Column("line2", CODE, nullable=False),
        sa.Column("line3", CODE, nullable=False),
        sa.Column("city", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("post", CODE, nullable=False),
        sa.Column("country", CODE, nullable=False),
        sa.Column("attention", CODE, nullable=False),
        sa.Column("telephone", CODE, nullable=False),
        sa.Column("fax", CODE, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("customer_id", "code"),
    )
    with op.batch_alter_table("ship_to", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ship_to_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_item",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("customer_item", CODE, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("comment", CODE, nullable=False),
        sa.Column("display", CODE, nullable=False),
        sa.Column("eco", CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("customer_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_item_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_item_item_id"), ["item_id"], unique=False)

    op.create_table(
        "item_site",
        sa.Column("id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("on_hand", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("available", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("required", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("allocated", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("on_order", Scaled(5), nullable=False, comment="5 decimals"),
        sa.CheckConstraint("allocated >= 0", name="allocated_not_negative"),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "site_id"),
    )
    with op.batch_alter_table("item_site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_site_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_site_site_id"), ["site_id"], unique=False)

    op.create_table(
        "price_list",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("list", CODE, nullable=False),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("currency_id", KEY, nullable=False),
        sa.Column("um", CODE, nullable=False),
        sa.Column("minimum_quantity", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("expire", sa.Date(), nullable=True),
        sa.Column("description", CODE, nullable=False),
        sa.Column("list_price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("minimum_price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("maximum_price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.CheckConstraint("list_price >= 0", name="list_price_not_negative"),
        sa.ForeignKeyConstraint(
            ["currency_id"],
            ["currency.id"],
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("price_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_list_currency_id"), ["currency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_list_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_list_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_price_list_search", ["item_id", "currency_id", "um", "start"], unique=False)

    op.create_table(
        "sales_order",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", CODE, nullable=False),
        sa.Column("sold_to_id", KEY, nullable=False),
        sa.Column("bill_to_id", KEY, nullable=False),
        sa.Column("ship_to_id", KEY, nullable=True),
        sa.Column("order_date", sa.Date(), nullable=False),
        sa.Column("required_date", sa.Date(), nullable=True),
        sa.Column("promise_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("perform_date", sa.Date(), nullable=True),
        sa.Column("pricing_date", sa.Date(), nullable=True),
        sa.Column("purchase_order", CODE, nullable=False),
        sa.Column("remarks", CODE, nullable=False),
        sa.Column("line_pricing", sa.Boolean(), nullable=False),
        sa.Column("price_list", CODE, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("channel", CODE, nullable=False),
        sa.Column("project", CODE, nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("currency_id", KEY, nullable=False),
        sa.Column("language", CODE, nullable=False),
        sa.Column("taxable", sa.Boolean(), nullable=False),
        sa.Column("tax_class", CODE, nullable=False),
        sa.Column("fixed_price", sa.Boolean(), nullable=False),
        sa.Column("credit_terms", CODE, nullable=False),
        sa.Column("entered_by", CODE, nullable=False),
        sa.Column("action_status", CODE, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("print_order", sa.Boolean(), nullable=False),
        sa.Column("print_packing_list", sa.Boolean(), nullable=False),
        sa.Column("partial_ok", sa.Boolean(), nullable=False),
        sa.Column("discount", Scaled(4), nullable=False, comment="4 decimals"),
        sa.Column("fob", CODE, nullable=False),
        sa.Column("ship_via", CODE, nullable=False),
        sa.Column("bol", CODE, nullable=False),
        sa.Column("ship_date", sa.Date(), nullable=True),
        sa.Column("line_total", Scaled(3), nullable=False, comment="3 decimals"),
        sa.ForeignKeyConstraint(
            ["bill_to_id"],
            ["customer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["currency_id"],
            ["currency.id"],
        ),
        sa.ForeignKeyConstraint(
            ["ship_to_id"],
            ["ship_to.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.ForeignKeyConstraint(
            ["sold_to_id"],
            ["customer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    with op.batch_alter_table("sales_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sales_order_bill_to_id"), ["bill_to_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_currency_id"), ["currency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_ship_to_id"), ["ship_to_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_sold_to_id"), ["sold_to_id"], unique=False)

    op.create_table(
        "stock",
        sa.Column("id", KEY, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("location_id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("lot", CODE, nullable=False),
        sa.Column("reference", CODE, nullable=False),
        sa.Column("on_hand", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("allocated", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("status_id", KEY, nullable=False),
        sa.Column("created", sa.Date(), nullable=True),
        sa.Column("expire", sa.Date(), nullable=True),
        sa.CheckConstraint("allocated >= 0", name="allocated_not_negative"),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.ForeignKeyConstraint(
            ["status_id"],
            ["inventory_status.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("site_id", "location_id", "item_id", "lot", "reference"),
    )
    with op.batch_alter_table("stock", schema=None) as batch_op:
        batch_op.create_index("ix_stock_item_site", ["item_id", "site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_status_id"), ["status_id"], unique=False)

    op.create_table(
        "unit_conversion",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("um", CODE, nullable=False),
        sa.Column("alternate_um", CODE, nullable=False),
        sa.Column("item_id", KEY, nullable=True),
        sa.Column("factor", Scaled(9), nullable=False, comment="9 decimals"),
        sa.CheckConstraint("factor > 0", name="factor_positive"),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("unit_conversion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_conversion_item_id"), ["item_id"], unique=False)

    op.create_table(
        "sales_order_line",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("order_id", KEY, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("customer_item", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("location_id", KEY, nullable=True),
        sa.Column("lot", CODE, nullable=False),
        sa.Column("quantity_ordered", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("um", CODE, nullable=False),
        sa.Column("um_conversion", Scaled(9), nullable=False, comment="9 decimals"),
        sa.Column("list_price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("discount", Scaled(4), nullable=False, comment="4 decimals"),
        sa.Column("price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("manual_price", sa.Boolean(), nullable=False),
        sa.Column("amount", Scaled(3), nullable=False, comment="3 decimals"),
        sa.Column("quantity_allocated", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("general_allocated", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("quantity_picked", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("quantity_shipped", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("quantity_to_invoice", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("required_date", sa.Date(), nullable=True),
        sa.Column("promise_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("perform_date", sa.Date(), nullable=True),
        sa.Column("pricing_date", sa.Date(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("fixed_price", sa.Boolean(), nullable=False),
        sa.Column("taxable", sa.Boolean(), nullable=False),
        sa.CheckConstraint("general_allocated >= 0", name="general_not_negative"),
        sa.CheckConstraint("quantity_allocated >= 0 and quantity_picked >= 0", name="allocations_not_negative"),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
        ),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["sales_order.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("order_id", "line"),
    )
    with op.batch_alter_table("sales_order_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sales_order_line_due_date"), ["due_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_line_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_line_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_line_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_order_line_site_id"), ["site_id"], unique=False)

    op.create_table(
        "allocation",
        sa.Column("id", KEY, nullable=False),
        sa.Column("line_id", KEY, nullable=False),
        sa.Column("stock_id", KEY, nullable=False),
        sa.Column("allocated", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("picked", Scaled(5), nullable=False, comment="5 decimals"),
        sa.CheckConstraint("allocated >= 0 and picked >= 0", name="not_negative"),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["sales_order_line.id"],
        ),
        sa.ForeignKeyConstraint(
            ["stock_id"],
            ["stock.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("line_id", "stock_id"),
    )
    with op.batch_alter_table("allocation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_allocation_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_allocation_stock_id"), ["stock_id"], unique=False)

    op.create_table(
        "stock_transaction",
        sa.Column("id", KEY, nullable=False),
        sa.Column("type", CODE, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("location_id", KEY, nullable=True),
        sa.Column("lot", CODE, nullable=False),
        sa.Column("reference", CODE, nullable=False),
        sa.Column("effective", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("quantity", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("location_quantity", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("begin_balance", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("um", CODE, nullable=False),
        sa.Column("um_conversion", Scaled(9), nullable=False, comment="9 decimals"),
        sa.Column("order_quantity", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("order", CODE, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("order_line_id", KEY, nullable=True),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("price", Scaled(5), nullable=False, comment="5 decimals"),
        sa.Column("amount", Scaled(3), nullable=False, comment="3 decimals"),
        sa.Column("currency_id", KEY, nullable=True),
        sa.Column("remarks", CODE, nullable=False),
        sa.Column("ship_via", CODE, nullable=False),
        sa.Column("bol", CODE, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("program", CODE, nullable=False),
        sa.Column("posting_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["currency_id"],
            ["currency.id"],
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"],
            ["sales_order_line.id"],
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"],
            ["posting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["site_id"],
            ["site.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("stock_transaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_transaction_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index("ix_stock_transaction_item", ["item_id", "effective"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_transaction_order"), ["order"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_transaction_order_line_id"), ["order_line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_transaction_posting_id"), ["posting_id"], unique=False)
        batch_op.create_index("ix_stock_transaction_type_effective", ["type", "effective"], unique=False)

    op.create_index(
        "uq_customer_item",
        "customer_item",
        [sa.literal_column("coalesce(customer_id, 0)"), "customer_item"],
        unique=True,
    )
    op.create_index(
        "uq_price_list",
        "price_list",
        [
            "list",
            sa.literal_column("coalesce(customer_id, 0)"),
            "item_id",
            "currency_id",
            "um",
            "minimum_quantity",
            sa.literal_column("coalesce(start, '0001-01-01')"),
        ],
        unique=True,
    )
    op.create_index(
        "uq_unit_conversion",
        "unit_conversion",
        ["um", "alternate_um", sa.literal_column("coalesce(item_id, 0)")],
        unique=True,
    )
