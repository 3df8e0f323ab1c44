"""Ideas, polls, ballots and votes."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    """CREATE TABLE poll (
    id INTEGER NOT NULL,
    question TEXT NOT NULL,
    kind TEXT NOT NULL,
    network TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    asked INTEGER,
    note TEXT NOT NULL,
    CONSTRAINT pk_poll PRIMARY KEY (id),
    CONSTRAINT ck_poll_question_length CHECK (length(question) <= 300 AND
        trim(question) <> ''),
    CONSTRAINT ck_poll_kind_known CHECK (kind IN ('pick_one', 'pick_any',
        'yes_no')),
    CONSTRAINT ck_poll_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_poll_starts_on_day CHECK (starts_on IS NULL OR starts_on IS
        date(starts_on)),
    CONSTRAINT ck_poll_ends_on_day CHECK (ends_on IS NULL OR ends_on IS
        date(ends_on)),
    CONSTRAINT ck_poll_days_in_order CHECK (starts_on IS NULL OR ends_on IS NULL OR
        starts_on <= ends_on),
    CONSTRAINT ck_poll_asked_count CHECK (asked IS NULL OR asked BETWEEN 0 AND
        1000000000),
    CONSTRAINT ck_poll_note_length CHECK (length(note) <= 10000)
)
 STRICT""",
    """CREATE TABLE ballot_run (
    id INTEGER NOT NULL,
    question TEXT NOT NULL,
    kind TEXT NOT NULL,
    printed_on TEXT,
    counted_on TEXT,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_ballot_run PRIMARY KEY (id),
    CONSTRAINT ck_ballot_run_question_length CHECK (length(question) <= 300 AND
        trim(question) <> ''),
    CONSTRAINT ck_ballot_run_kind_known CHECK (kind IN ('pick_one', 'pick_any',
        'yes_no')),
    CONSTRAINT ck_ballot_run_printed_on_day CHECK (printed_on IS NULL OR printed_on
        IS date(printed_on)),
    CONSTRAINT ck_ballot_run_counted_on_day CHECK (counted_on IS NULL OR counted_on
        IS date(counted_on)),
    CONSTRAINT ck_ballot_run_link_length CHECK (length(link) <= 2000),
    CONSTRAINT ck_ballot_run_note_length CHECK (length(note) <= 10000)
)
 STRICT""",
    """CREATE TABLE own_question (
    id INTEGER NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_own_question PRIMARY KEY (id),
    CONSTRAINT ck_own_question_words_length CHECK (length(words) <= 200 AND
        trim(words) <> '')
)
 STRICT""",
    """CREATE TABLE idea (
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    status TEXT NOT NULL,
    status_on TEXT NOT NULL,
    source TEXT NOT NULL,
    network TEXT NOT NULL,
    said_on TEXT NOT NULL,
    person_id INTEGER,
    segment_id INTEGER,
    goal_id INTEGER,
    effort INTEGER,
    merged_into INTEGER,
    status_before TEXT NOT NULL,
    why_not TEXT NOT NULL,
    CONSTRAINT pk_idea PRIMARY KEY (id),
    CONSTRAINT ck_idea_text_length CHECK (length(text) <= 300 AND trim(text) <> ''),
    CONSTRAINT ck_idea_note_length CHECK (length(note) <= 10000),
    CONSTRAINT ck_idea_status_known CHECK (status IN ('new', 'asking', 'planned',
        'made', 'not_now', 'merged')),
    CONSTRAINT ck_idea_status_on_day CHECK (status_on IS NULL OR status_on IS
        date(status_on)),
    CONSTRAINT ck_idea_source_known CHECK (source IN ('comment', 'message',
        'in_person', 'ballot', 'poll', 'form', 'own')),
    CONSTRAINT ck_idea_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_idea_said_on_day CHECK (said_on IS NULL OR said_on IS
        date(said_on)),
    CONSTRAINT ck_idea_effort_stamps CHECK (effort IS NULL OR effort BETWEEN 1 AND
        5),
    CONSTRAINT ck_idea_merged_into_another CHECK ((merged_into IS NOT NULL) =
        (status = 'merged') AND (merged_into IS NULL OR merged_into <> id)),
    CONSTRAINT ck_idea_why_not_length CHECK (length(why_not) <= 500),
    CONSTRAINT ck_idea_status_before_merge CHECK (status_before = '' OR (status =
        'merged' AND status_before IN ('new', 'asking', 'planned', 'made',
        'not_now'))),
    CONSTRAINT ck_idea_why_not_needed CHECK (why_not = '' OR status = 'not_now'),
    CONSTRAINT fk_idea_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE SET NULL,
    CONSTRAINT fk_idea_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE SET NULL,
    CONSTRAINT fk_idea_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE
        SET NULL,
    CONSTRAINT fk_idea_merged_into FOREIGN KEY(merged_into) REFERENCES idea (id) ON
        DELETE RESTRICT
)
 STRICT""",
    """CREATE TABLE idea_apart (
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    CONSTRAINT pk_idea_apart PRIMARY KEY (first_id, second_id),
    CONSTRAINT ck_idea_apart_in_order CHECK (first_id < second_id),
    CONSTRAINT fk_idea_apart_first_id FOREIGN KEY(first_id) REFERENCES idea (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_idea_apart_second_id FOREIGN KEY(second_id) REFERENCES idea (id)
        ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE poll_option (
    id INTEGER NOT NULL,
    poll_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    idea_id INTEGER,
    CONSTRAINT pk_poll_option PRIMARY KEY (id),
    CONSTRAINT uq_poll_option_poll_id_position UNIQUE (poll_id, position),
    CONSTRAINT ck_poll_option_words_length CHECK (length(words) <= 300 AND
        trim(words) <> ''),
    CONSTRAINT fk_poll_option_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_poll_option_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON
        DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE ballot_run_idea (
    ballot_run_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    idea_id INTEGER NOT NULL,
    CONSTRAINT pk_ballot_run_idea PRIMARY KEY (ballot_run_id, position),
    CONSTRAINT uq_ballot_run_idea_ballot_run_id_idea_id UNIQUE (ballot_run_id,
        idea_id),
    CONSTRAINT ck_ballot_run_idea_position_on_ballot CHECK (position BETWEEN 1 AND
        9),
    CONSTRAINT fk_ballot_run_idea_ballot_run_id FOREIGN KEY(ballot_run_id)
        REFERENCES ballot_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_ballot_run_idea_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id)
        ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE ballot (
    id INTEGER NOT NULL,
    ballot_run_id INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    marks INTEGER NOT NULL,
    idea_id INTEGER,
    person_id INTEGER,
    CONSTRAINT pk_ballot PRIMARY KEY (id),
    CONSTRAINT uq_ballot_ballot_run_id_nth UNIQUE (ballot_run_id, nth),
    CONSTRAINT ck_ballot_nth_counts CHECK (nth >= 1),
    CONSTRAINT ck_ballot_marks_mask CHECK (marks BETWEEN 0 AND 511),
    CONSTRAINT fk_ballot_ballot_run_id FOREIGN KEY(ballot_run_id) REFERENCES
        ballot_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_ballot_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON
        DELETE SET NULL,
    CONSTRAINT fk_ballot_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE tally (
    id INTEGER NOT NULL,
    idea_id INTEGER,
    option_id INTEGER,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    votes_for INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    day TEXT NOT NULL,
    ballot_run_id INTEGER,
    CONSTRAINT pk_tally PRIMARY KEY (id),
    CONSTRAINT uq_tally_option_id UNIQUE (option_id),
    CONSTRAINT uq_tally_ballot_run_id_idea_id UNIQUE (ballot_run_id, idea_id),
    CONSTRAINT ck_tally_idea_or_option CHECK ((idea_id IS NULL) <> (option_id IS
        NULL)),
    CONSTRAINT ck_tally_kind_known CHECK (kind IN ('pick_one', 'pick_any',
        'yes_no')),
    CONSTRAINT ck_tally_source_known CHECK (source IN ('comment', 'message',
        'in_person', 'ballot', 'poll', 'form', 'own')),
    CONSTRAINT ck_tally_votes_of_the_asked CHECK (votes_for BETWEEN 0 AND asked),
    CONSTRAINT ck_tally_asked_count CHECK (asked BETWEEN 0 AND 1000000000),
    CONSTRAINT ck_tally_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT fk_tally_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE
        CASCADE,
    CONSTRAINT fk_tally_option_id FOREIGN KEY(option_id) REFERENCES poll_option
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_tally_ballot_run_id FOREIGN KEY(ballot_run_id) REFERENCES
        ballot_run (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE vote (
    idea_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    words TEXT NOT NULL,
    tally_id INTEGER,
    CONSTRAINT pk_vote PRIMARY KEY (idea_id, person_id),
    CONSTRAINT ck_vote_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_vote_source_known CHECK (source IN ('comment', 'message',
        'in_person', 'ballot', 'poll', 'form', 'own')),
    CONSTRAINT ck_vote_words_length CHECK (length(words) <= 2000),
    CONSTRAINT fk_vote_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE
        CASCADE,
    CONSTRAINT fk_vote_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_vote_tally_id FOREIGN KEY(tally_id) REFERENCES tally (id) ON
        DELETE SET NULL
)
 STRICT""",
    """CREATE UNIQUE INDEX ix_own_question_words ON own_question (words COLLATE NOCASE)""",
    """CREATE INDEX ix_idea_segment_id ON idea (segment_id)""",
    """CREATE INDEX ix_idea_merged_into ON idea (merged_into)""",
    """CREATE INDEX ix_idea_status ON idea (status, said_on)""",
    """CREATE INDEX ix_idea_person_id ON idea (person_id)""",
    """CREATE INDEX ix_idea_goal_id ON idea (goal_id)""",
    """CREATE INDEX ix_idea_apart_second_id ON idea_apart (second_id)""",
    """CREATE INDEX ix_poll_option_idea_id ON poll_option (idea_id)""",
    """CREATE INDEX ix_ballot_run_idea_idea_id ON ballot_run_idea (idea_id)""",
    """CREATE INDEX ix_ballot_idea_id ON ballot (idea_id)""",
    """CREATE INDEX ix_ballot_person_id ON ballot (person_id)""",
    """CREATE INDEX ix_tally_idea_id ON tally (idea_id)""",
    """CREATE INDEX ix_vote_person_id ON vote (person_id)""",
    """CREATE INDEX ix_vote_tally_id ON vote (tally_id)""",
    """CREATE INDEX ix_vote_counted ON vote (idea_id, tally_id, day)""",
    """CREATE TRIGGER idea_merged_once_insert AFTER INSERT ON idea WHEN EXISTS (SELECT 1
        FROM idea AS other WHERE other.merged_into IS NOT NULL AND (other.id =
        NEW.merged_into OR (other.merged_into = NEW.id AND NEW.merged_into IS NOT
        NULL))) BEGIN SELECT RAISE(ABORT,
        'an idea is merged into one that is merged itself'); END""",
    """CREATE TRIGGER idea_merged_once_update AFTER UPDATE ON idea WHEN EXISTS (SELECT 1
        FROM idea AS other WHERE other.merged_into IS NOT NULL AND (other.id =
        NEW.merged_into OR (other.merged_into = NEW.id AND NEW.merged_into IS NOT
        NULL))) BEGIN SELECT RAISE(ABORT,
        'an idea is merged into one that is merged itself'); END""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
