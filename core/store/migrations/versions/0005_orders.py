"""Orders, refunds, payments and the purchases that follow."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """CREATE TABLE purchase (
    id INTEGER NOT NULL,
    person_id INTEGER,
    day TEXT NOT NULL,
    currency TEXT NOT NULL,
    net INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    CONSTRAINT pk_purchase PRIMARY KEY (id),
    CONSTRAINT ck_purchase_currency_code CHECK (length(currency) = 3)
)
 STRICT""",
    """CREATE TABLE purchase_revision (
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    CONSTRAINT pk_purchase_revision PRIMARY KEY (id),
    CONSTRAINT ck_purchase_revision_one_row CHECK (id = 1)
)
 STRICT""",
    """CREATE TABLE buyer (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_buyer PRIMARY KEY (id),
    CONSTRAINT uq_buyer_kind_scope_value_batch_id UNIQUE (kind, scope, value,
        batch_id),
    CONSTRAINT ck_buyer_kind_known CHECK (kind IN ('email', 'phone', 'source',
        'name')),
    CONSTRAINT fk_buyer_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
        ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE purchase_order (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    buyer_id INTEGER,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    day TEXT NOT NULL,
    moment TEXT,
    total INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    landing TEXT NOT NULL,
    referrer TEXT NOT NULL,
    items TEXT NOT NULL,
    tags TEXT NOT NULL,
    payment_ref TEXT NOT NULL,
    CONSTRAINT pk_purchase_order PRIMARY KEY (id),
    CONSTRAINT uq_purchase_order_source_external_id_nth_batch_id UNIQUE (source,
        external_id, nth, batch_id),
    CONSTRAINT ck_purchase_order_external_id_length CHECK (length(external_id) <=
        200 AND trim(external_id) <> ''),
    CONSTRAINT ck_purchase_order_nth_counts CHECK (nth >= 1),
    CONSTRAINT ck_purchase_order_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_purchase_order_total_bounds CHECK (total BETWEEN
        -1000000000000000 AND 1000000000000000),
    CONSTRAINT ck_purchase_order_refunded_bounds CHECK (refunded BETWEEN 0 AND
        1000000000000000),
    CONSTRAINT ck_purchase_order_currency_code CHECK (length(currency) = 3),
    CONSTRAINT ck_purchase_order_status_known CHECK (status IN ('paid', 'open',
        'cancelled')),
    CONSTRAINT ck_purchase_order_code_length CHECK (length(code) <= 200),
    CONSTRAINT ck_purchase_order_landing_length CHECK (length(landing) <= 2000),
    CONSTRAINT ck_purchase_order_referrer_length CHECK (length(referrer) <= 2000),
    CONSTRAINT ck_purchase_order_items_length CHECK (length(items) <= 4000),
    CONSTRAINT ck_purchase_order_tags_length CHECK (length(tags) <= 4000),
    CONSTRAINT ck_purchase_order_payment_ref_length CHECK (length(payment_ref) <=
        2000),
    CONSTRAINT fk_purchase_order_batch_id FOREIGN KEY(batch_id) REFERENCES
        import_batch (id) ON DELETE CASCADE,
    CONSTRAINT fk_purchase_order_buyer_id FOREIGN KEY(buyer_id) REFERENCES buyer
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE refund (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    buyer_id INTEGER,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    order_external_id TEXT NOT NULL,
    day TEXT NOT NULL,
    moment TEXT,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    counts_alone INTEGER NOT NULL,
    CONSTRAINT pk_refund PRIMARY KEY (id),
    CONSTRAINT uq_refund_source_external_id_nth_batch_id UNIQUE (source,
        external_id, nth, batch_id),
    CONSTRAINT ck_refund_external_id_length CHECK (length(external_id) <= 200 AND
        trim(external_id) <> ''),
    CONSTRAINT ck_refund_order_external_id_length CHECK (length(order_external_id)
        <= 200),
    CONSTRAINT ck_refund_nth_counts CHECK (nth >= 1),
    CONSTRAINT ck_refund_counts_alone_flag CHECK (counts_alone IN (0, 1)),
    CONSTRAINT ck_refund_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_refund_amount_bounds CHECK (amount BETWEEN 0 AND
        1000000000000000),
    CONSTRAINT ck_refund_currency_code CHECK (length(currency) = 3),
    CONSTRAINT fk_refund_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_refund_buyer_id FOREIGN KEY(buyer_id) REFERENCES buyer (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE payment (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    buyer_id INTEGER,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    order_ref TEXT NOT NULL,
    day TEXT NOT NULL,
    moment TEXT,
    total INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    is_till INTEGER NOT NULL,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT uq_payment_source_external_id_nth_batch_id UNIQUE (source,
        external_id, nth, batch_id),
    CONSTRAINT ck_payment_external_id_length CHECK (length(external_id) <= 200 AND
        trim(external_id) <> ''),
    CONSTRAINT ck_payment_order_ref_length CHECK (length(order_ref) <= 200),
    CONSTRAINT ck_payment_nth_counts CHECK (nth >= 1),
    CONSTRAINT ck_payment_is_till_flag CHECK (is_till IN (0, 1)),
    CONSTRAINT ck_payment_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_payment_total_bounds CHECK (total BETWEEN -1000000000000000 AND
        1000000000000000),
    CONSTRAINT ck_payment_refunded_bounds CHECK (refunded BETWEEN 0 AND
        1000000000000000),
    CONSTRAINT ck_payment_currency_code CHECK (length(currency) = 3),
    CONSTRAINT ck_payment_status_known CHECK (status IN ('paid', 'open',
        'cancelled')),
    CONSTRAINT fk_payment_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_payment_buyer_id FOREIGN KEY(buyer_id) REFERENCES buyer (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_purchase_person ON purchase (person_id, day)""",
    """CREATE INDEX ix_buyer_batch_id ON buyer (batch_id)""",
    """CREATE INDEX ix_purchase_order_buyer_id ON purchase_order (buyer_id)""",
    """CREATE INDEX ix_purchase_order_batch_id ON purchase_order (batch_id)""",
    """CREATE INDEX ix_refund_buyer_id ON refund (buyer_id)""",
    """CREATE INDEX ix_refund_batch_id ON refund (batch_id)""",
    """CREATE INDEX ix_payment_batch_id ON payment (batch_id)""",
    """CREATE INDEX ix_payment_buyer_id ON payment (buyer_id)""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
