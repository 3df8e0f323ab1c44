"""The business, its plans and what imports leave."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE business (
    id INTEGER NOT NULL,
    file_id TEXT NOT NULL,
    name TEXT NOT NULL,
    sells TEXT NOT NULL,
    site TEXT NOT NULL,
    hours_a_week REAL NOT NULL,
    currency TEXT NOT NULL,
    country TEXT NOT NULL,
    first_weekday INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    CONSTRAINT pk_business PRIMARY KEY (id),
    CONSTRAINT ck_business_one_row CHECK (id = 1),
    CONSTRAINT ck_business_name_length CHECK (length(name) <= 120 AND trim(name) <>
        ''),
    CONSTRAINT ck_business_sells_length CHECK (length(sells) <= 10000),
    CONSTRAINT ck_business_site_length CHECK (length(site) <= 500),
    CONSTRAINT ck_business_hours_in_a_week CHECK (hours_a_week >= 0 AND
        hours_a_week <= 168),
    CONSTRAINT ck_business_currency_code CHECK (length(currency) = 3),
    CONSTRAINT ck_business_country_code CHECK (length(country) = 2),
    CONSTRAINT ck_business_weekday CHECK (first_weekday BETWEEN 0 AND 6)
)
 STRICT""",
    """CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 STRICT""",
    """CREATE TABLE import_batch (
    id INTEGER NOT NULL,
    format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    covers_from TEXT,
    covers_to TEXT,
    imported_at TEXT NOT NULL,
    active INTEGER NOT NULL,
    CONSTRAINT pk_import_batch PRIMARY KEY (id),
    CONSTRAINT ck_import_batch_format_length CHECK (length(format) <= 60 AND
        trim(format) <> ''),
    CONSTRAINT ck_import_batch_file_name_length CHECK (length(file_name) <= 255 AND
        trim(file_name) <> ''),
    CONSTRAINT ck_import_batch_covers_from_day CHECK (covers_from IS NULL OR
        covers_from IS date(covers_from)),
    CONSTRAINT ck_import_batch_covers_to_day CHECK (covers_to IS NULL OR covers_to
        IS date(covers_to)),
    CONSTRAINT ck_import_batch_covers_in_order CHECK (covers_from <= covers_to),
    CONSTRAINT ck_import_batch_active_flag CHECK (active IN (0, 1))
)
 STRICT""",
    """CREATE TABLE "plan" (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    network_cap INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    picked INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_plan PRIMARY KEY (id),
    CONSTRAINT ck_plan_name_length CHECK (length(name) <= 120 AND trim(name) <> ''),
    CONSTRAINT ck_plan_starts_on_day CHECK (starts_on IS NULL OR starts_on IS
        date(starts_on)),
    CONSTRAINT ck_plan_ends_on_day CHECK (ends_on IS NULL OR ends_on IS
        date(ends_on)),
    CONSTRAINT ck_plan_days_in_order CHECK (starts_on <= ends_on),
    CONSTRAINT ck_plan_two_or_three CHECK (network_cap IN (2, 3)),
    CONSTRAINT ck_plan_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT ck_plan_picked_flag CHECK (picked = 0 OR (picked = 1 AND archived =
        0))
)
 STRICT""",
    """CREATE TABLE source_record (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    digest TEXT NOT NULL,
    payload TEXT NOT NULL,
    CONSTRAINT pk_source_record PRIMARY KEY (id),
    CONSTRAINT ck_source_record_nth_counts CHECK (nth >= 1),
    CONSTRAINT fk_source_record_batch_id FOREIGN KEY(batch_id) REFERENCES
        import_batch (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_import_batch_digest ON import_batch (digest)""",
    """CREATE UNIQUE INDEX ix_plan_picked ON "plan" (picked) WHERE picked = 1""",
    """CREATE INDEX ix_source_record_of ON source_record (source, external_id, nth)""",
    """CREATE INDEX ix_source_record_batch_id ON source_record (batch_id)""",
    """CREATE TRIGGER plan_no_overlap_insert BEFORE INSERT ON plan
WHEN NEW.archived = 0 AND EXISTS (
    SELECT 1 FROM plan AS other
    WHERE other.id <> NEW.id AND other.archived = 0
      AND other.starts_on <= NEW.ends_on AND other.ends_on >= NEW.starts_on
) BEGIN SELECT RAISE(ABORT, 'plans may not overlap'); END""",
    """CREATE TRIGGER plan_no_overlap_update BEFORE UPDATE OF starts_on, ends_on, archived
        ON plan
WHEN NEW.archived = 0 AND EXISTS (
    SELECT 1 FROM plan AS other
    WHERE other.id <> NEW.id AND other.archived = 0
      AND other.starts_on <= NEW.ends_on AND other.ends_on >= NEW.starts_on
) BEGIN SELECT RAISE(ABORT, 'plans may not overlap'); END""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
