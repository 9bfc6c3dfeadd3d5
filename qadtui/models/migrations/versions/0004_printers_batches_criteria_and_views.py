"""Printers, batches, criteria and views."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "batch_id",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("permanent", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("run_at", CODE, nullable=False),
        sa.Column("interval", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "browse_view",
        sa.Column("id", KEY, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("screen", CODE, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user", "screen"),
    )
    op.create_table(
        "criteria",
        sa.Column("id", KEY, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("screen", CODE, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user", "screen"),
    )
    op.create_table(
        "printer_default",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user", CODE, nullable=False),
        sa.Column("function", CODE, nullable=False),
        sa.Column("output", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user", "function"),
    )
    op.create_table(
        "printer_type",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("form_feed", sa.Boolean(), nullable=False),
        sa.Column("charset", CODE, nullable=False),
        sa.Column("start", CODE, nullable=False),
        sa.Column("narrow", CODE, nullable=False),
        sa.Column("wide", CODE, nullable=False),
        sa.Column("bold", CODE, nullable=False),
        sa.Column("plain", CODE, nullable=False),
        sa.Column("reset", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "batch_request",
        sa.Column("id", KEY, nullable=False),
        sa.Column("batch_id", KEY, nullable=False),
        sa.Column("user", CODE, nullable=False),
        sa.Column("function", CODE, nullable=False),
        sa.Column("output", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("page_lines", sa.Integer(), nullable=False),
        sa.Column("message", CODE, nullable=False),
        sa.Column("job", sa.JSON(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch_id.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("batch_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batch_request_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "printer",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified_by", CODE, nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", CODE, nullable=False),
        sa.Column("description", CODE, nullable=False),
        sa.Column("type_id", KEY, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("destination", CODE, nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["type_id"],
            ["printer_type.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    with op.batch_alter_table("printer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printer_type_id"), ["type_id"], unique=False)

    op.create_table(
        "batch_output",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["batch_request.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id", "part"),
    )

    with op.batch_alter_table("stock_transaction", schema=None) as batch_op:
        batch_op.drop_index("ix_stock_transaction_type_effective")
        batch_op.create_index(
            "ix_stock_transaction_type_effective", ["type", "effective", "order", "line"], unique=False
        )
