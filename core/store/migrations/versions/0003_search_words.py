"""Words that customers search for."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """CREATE TABLE customer_search (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    clicks INTEGER NOT NULL,
    impressions INTEGER NOT NULL,
    position REAL,
    CONSTRAINT pk_customer_search PRIMARY KEY (id),
    CONSTRAINT ck_customer_search_text_length CHECK (length(text) <= 500 AND
        trim(text) <> ''),
    CONSTRAINT ck_customer_search_clicks_count CHECK (clicks >= 0),
    CONSTRAINT ck_customer_search_impressions_count CHECK (impressions >= 0),
    CONSTRAINT ck_customer_search_position_above_zero CHECK (position IS NULL OR
        position > 0),
    CONSTRAINT uq_customer_search_text_batch_id UNIQUE (text, batch_id),
    CONSTRAINT fk_customer_search_batch_id FOREIGN KEY(batch_id) REFERENCES
        import_batch (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_customer_search_batch_id ON customer_search (batch_id)""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
