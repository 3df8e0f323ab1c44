"""What was printed, and planning sessions."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """CREATE TABLE printout (
    id INTEGER NOT NULL,
    printed_at TEXT NOT NULL,
    plan_name TEXT NOT NULL,
    sheets TEXT NOT NULL,
    paper TEXT NOT NULL,
    ink TEXT NOT NULL,
    pages INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    CONSTRAINT pk_printout PRIMARY KEY (id),
    CONSTRAINT ck_printout_plan_name_length CHECK (length(plan_name) <= 120 AND
        trim(plan_name) <> ''),
    CONSTRAINT ck_printout_sheets_length CHECK (length(sheets) <= 10000),
    CONSTRAINT ck_printout_paper_known CHECK (paper IN ('a4', 'letter')),
    CONSTRAINT ck_printout_ink_known CHECK (ink IN ('colour', 'black')),
    CONSTRAINT ck_printout_some_pages CHECK (pages > 0)
)
 STRICT""",
    """CREATE TABLE logo (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    picture BLOB NOT NULL,
    CONSTRAINT pk_logo PRIMARY KEY (id),
    CONSTRAINT ck_logo_one_row CHECK (id = 1),
    CONSTRAINT ck_logo_kind_known CHECK (kind IN ('png', 'jpg', 'svg')),
    CONSTRAINT ck_logo_picture_size CHECK (length(picture) BETWEEN 1 AND 400000)
)
 STRICT""",
    """CREATE TABLE planning_session (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    started_on TEXT NOT NULL,
    ended_on TEXT,
    minutes INTEGER NOT NULL,
    who TEXT NOT NULL,
    step INTEGER NOT NULL,
    CONSTRAINT pk_planning_session PRIMARY KEY (id),
    CONSTRAINT ck_planning_session_started_on_day CHECK (started_on IS NULL OR
        started_on IS date(started_on)),
    CONSTRAINT ck_planning_session_ended_on_day CHECK (ended_on IS NULL OR ended_on
        IS date(ended_on)),
    CONSTRAINT ck_planning_session_days_in_order CHECK (ended_on IS NULL OR
        ended_on >= started_on),
    CONSTRAINT ck_planning_session_minutes_of_a_day CHECK (minutes BETWEEN 0 AND
        1440),
    CONSTRAINT ck_planning_session_who_length CHECK (length(who) <= 300),
    CONSTRAINT ck_planning_session_step_known CHECK (step BETWEEN 1 AND 8),
    CONSTRAINT fk_planning_session_plan_id FOREIGN KEY(plan_id) REFERENCES "plan"
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE session_note (
    id INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_session_note PRIMARY KEY (id),
    CONSTRAINT ck_session_note_step_known CHECK (step BETWEEN 1 AND 8),
    CONSTRAINT ck_session_note_kind_known CHECK (kind IN ('decision', 'bet',
        'note')),
    CONSTRAINT ck_session_note_words_length CHECK (length(words) <= 1000 AND
        trim(words) <> ''),
    CONSTRAINT fk_session_note_session_id FOREIGN KEY(session_id) REFERENCES
        planning_session (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_planning_session_plan_id ON planning_session (plan_id, started_on)""",
    """CREATE INDEX ix_session_note_session_id ON session_note (session_id, step, position)""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
