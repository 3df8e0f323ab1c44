"""Bets of campaigns and ideas; touches that an activity or an idea led to."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    "CREATE TEMP TABLE kept_bet AS SELECT * FROM bet",
    "DROP TABLE bet",
    """CREATE TABLE bet (
    id INTEGER NOT NULL,
    goal_id INTEGER,
    campaign_id INTEGER,
    idea_id INTEGER,
    low REAL NOT NULL,
    high REAL NOT NULL,
    made_on TEXT NOT NULL,
    outcome REAL,
    settled_on TEXT,
    CONSTRAINT pk_bet PRIMARY KEY (id),
    CONSTRAINT uq_bet_goal_id UNIQUE (goal_id),
    CONSTRAINT uq_bet_campaign_id UNIQUE (campaign_id),
    CONSTRAINT uq_bet_idea_id UNIQUE (idea_id),
    CONSTRAINT ck_bet_on_one_thing CHECK ((goal_id IS NOT NULL) + (campaign_id IS
        NOT NULL) + (idea_id IS NOT NULL) = 1),
    CONSTRAINT ck_bet_low_size CHECK (abs(low) <= 1000000000000.0),
    CONSTRAINT ck_bet_high_size CHECK (abs(high) <= 1000000000000.0),
    CONSTRAINT ck_bet_outcome_size CHECK (abs(outcome) <= 1000000000000.0),
    CONSTRAINT ck_bet_right_way_up CHECK (low <= high),
    CONSTRAINT ck_bet_made_on_day CHECK (made_on IS NULL OR made_on IS
        date(made_on)),
    CONSTRAINT ck_bet_settled_on_day CHECK (settled_on IS NULL OR settled_on IS
        date(settled_on)),
    CONSTRAINT ck_bet_settled_with_outcome CHECK ((outcome IS NULL) = (settled_on
        IS NULL)),
    CONSTRAINT fk_bet_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE
        CASCADE,
    CONSTRAINT fk_bet_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_bet_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE
        CASCADE
)
 STRICT""",
    """INSERT INTO bet (id, goal_id, low, high, made_on, outcome, settled_on)
    SELECT id, goal_id, low, high, made_on, outcome, settled_on FROM kept_bet""",
    "DROP TABLE kept_bet",
    "CREATE TEMP TABLE kept_touch AS SELECT * FROM touch",
    "DROP TABLE touch",
    """CREATE TABLE touch (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    network TEXT NOT NULL,
    words TEXT NOT NULL,
    sooner_because TEXT NOT NULL,
    outcome TEXT,
    settled_on TEXT,
    activity_id INTEGER,
    idea_id INTEGER,
    CONSTRAINT pk_touch PRIMARY KEY (id),
    CONSTRAINT ck_touch_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_touch_kind_known CHECK (kind IN ('give', 'ask', 'reply', 'note')),
    CONSTRAINT ck_touch_what_of_kind CHECK ((kind = 'give' AND what IN ('followed',
        'commented', 'shared_theirs', 'linked_theirs', 'sent_customer', 'helped'))
        OR (kind = 'ask' AND what IN ('link', 'guest_post', 'partnership',
        'shout_out')) OR (kind = 'reply' AND what IN ('theirs', 'ours')) OR (kind =
        'note' AND what IN (''))),
    CONSTRAINT ck_touch_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_touch_words_length CHECK (length(words) <= 2000),
    CONSTRAINT ck_touch_sooner_because_length CHECK (length(sooner_because) <=
        2000),
    CONSTRAINT ck_touch_only_asks_come_sooner CHECK (sooner_because = '' OR kind =
        'ask'),
    CONSTRAINT ck_touch_asks_have_an_outcome CHECK ((kind = 'ask' AND outcome IS
        NOT NULL AND outcome IN ('open', 'yes', 'declined', 'withdrawn')) OR (kind
        <> 'ask' AND outcome IS NULL)),
    CONSTRAINT ck_touch_settled_on_day CHECK (settled_on IS NULL OR settled_on IS
        date(settled_on)),
    CONSTRAINT ck_touch_settled_has_a_day CHECK ((settled_on IS NULL) = (outcome IS
        NULL OR outcome = 'open')),
    CONSTRAINT fk_touch_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_touch_activity_id FOREIGN KEY(activity_id) REFERENCES activity
        (id) ON DELETE SET NULL,
    CONSTRAINT fk_touch_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE
        SET NULL
)
 STRICT""",
    """INSERT INTO touch (id, person_id, day, kind, what, network, words, sooner_because,
        outcome, settled_on)
    SELECT id, person_id, day, kind, what, network, words, sooner_because,
        outcome, settled_on
    FROM kept_touch""",
    "DROP TABLE kept_touch",
    """CREATE INDEX ix_touch_of ON touch (person_id, day, kind, what, outcome, settled_on)""",
    """CREATE INDEX ix_touch_activity_id ON touch (activity_id)""",
    """CREATE INDEX ix_touch_idea_id ON touch (idea_id)""",
    """CREATE TRIGGER touch_one_open_ask_insert AFTER INSERT ON touch WHEN NEW.outcome =
        'open' AND EXISTS (SELECT 1 FROM touch WHERE person_id = NEW.person_id AND
        outcome = 'open' AND id <> NEW.id) BEGIN SELECT RAISE(ABORT,
        'an ask of this person is open already'); END""",
    """CREATE TRIGGER touch_one_open_ask_update AFTER UPDATE ON touch WHEN NEW.outcome =
        'open' AND EXISTS (SELECT 1 FROM touch WHERE person_id = NEW.person_id AND
        outcome = 'open' AND id <> NEW.id) BEGIN SELECT RAISE(ABORT,
        'an ask of this person is open already'); END""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
