"""The calendar and campaigns."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    """CREATE TABLE slot (
    id INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    time TEXT,
    kind TEXT NOT NULL,
    network TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    doer TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_slot PRIMARY KEY (id),
    CONSTRAINT ck_slot_weekday_known CHECK (weekday BETWEEN 0 AND 6),
    CONSTRAINT ck_slot_time_of_day CHECK (time IS NULL OR (length(time) = 5 AND
        time IS strftime('%H:%M', time))),
    CONSTRAINT ck_slot_kind_known CHECK (kind IN ('reply', 'question', 'poll',
        'chat', 'share_theirs', 'own_story', 'own_offer')),
    CONSTRAINT ck_slot_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_slot_minutes_of_a_day CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT ck_slot_doer_length CHECK (length(doer) <= 60),
    CONSTRAINT ck_slot_words_length CHECK (length(words) <= 200)
)
 STRICT""",
    """CREATE TABLE snippet (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_snippet PRIMARY KEY (id),
    CONSTRAINT uq_snippet_name UNIQUE (name),
    CONSTRAINT ck_snippet_kind_known CHECK (kind IN ('words', 'hashtags')),
    CONSTRAINT ck_snippet_name_length CHECK (length(name) <= 80 AND trim(name) <>
        ''),
    CONSTRAINT ck_snippet_words_length CHECK (length(words) <= 10000 AND
        trim(words) <> '')
)
 STRICT""",
    """CREATE TABLE campaign (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    event_on TEXT NOT NULL,
    event_until TEXT NOT NULL,
    warm_up_from TEXT NOT NULL,
    follow_up_to TEXT NOT NULL,
    hashtag TEXT NOT NULL,
    cost INTEGER,
    counts TEXT NOT NULL,
    note TEXT NOT NULL,
    closed_on TEXT,
    skipped_because TEXT NOT NULL,
    idea_id INTEGER,
    again_of INTEGER,
    CONSTRAINT pk_campaign PRIMARY KEY (id),
    CONSTRAINT ck_campaign_kind_known CHECK (kind IN ('sale', 'event', 'launch',
        'season', 'product_vote')),
    CONSTRAINT ck_campaign_name_length CHECK (length(name) <= 120 AND trim(name) <>
        ''),
    CONSTRAINT ck_campaign_event_on_day CHECK (event_on IS NULL OR event_on IS
        date(event_on)),
    CONSTRAINT ck_campaign_event_until_day CHECK (event_until IS NULL OR
        event_until IS date(event_until)),
    CONSTRAINT ck_campaign_warm_up_from_day CHECK (warm_up_from IS NULL OR
        warm_up_from IS date(warm_up_from)),
    CONSTRAINT ck_campaign_follow_up_to_day CHECK (follow_up_to IS NULL OR
        follow_up_to IS date(follow_up_to)),
    CONSTRAINT ck_campaign_days_in_order CHECK (warm_up_from <= event_on AND
        event_on <= event_until AND event_until <= follow_up_to),
    CONSTRAINT ck_campaign_hashtag_length CHECK (length(hashtag) <= 60),
    CONSTRAINT ck_campaign_cost_bounds CHECK (cost IS NULL OR cost BETWEEN 0 AND
        1000000000000),
    CONSTRAINT ck_campaign_counts_length CHECK (length(counts) <= 120),
    CONSTRAINT ck_campaign_note_length CHECK (length(note) <= 10000),
    CONSTRAINT ck_campaign_closed_on_day CHECK (closed_on IS NULL OR closed_on IS
        date(closed_on)),
    CONSTRAINT ck_campaign_skipped_because_length CHECK (length(skipped_because) <=
        500),
    CONSTRAINT ck_campaign_skipped_is_closed CHECK (skipped_because = '' OR
        closed_on IS NOT NULL),
    CONSTRAINT ck_campaign_not_again_of_itself CHECK (again_of IS NULL OR again_of
        <> id),
    CONSTRAINT fk_campaign_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON
        DELETE SET NULL,
    CONSTRAINT fk_campaign_again_of FOREIGN KEY(again_of) REFERENCES campaign (id)
        ON DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE series (
    id INTEGER NOT NULL,
    every INTEGER NOT NULL,
    unit TEXT NOT NULL,
    weekdays INTEGER NOT NULL,
    on_nth INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    until TEXT,
    times INTEGER,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    link TEXT NOT NULL,
    network TEXT NOT NULL,
    time TEXT,
    minutes INTEGER NOT NULL,
    doer TEXT NOT NULL,
    campaign_id INTEGER,
    person_id INTEGER,
    CONSTRAINT pk_series PRIMARY KEY (id),
    CONSTRAINT ck_series_kind_known CHECK (kind IN ('reply', 'question', 'poll',
        'chat', 'share_theirs', 'own_story', 'own_offer')),
    CONSTRAINT ck_series_title_length CHECK (length(title) <= 200 AND trim(title)
        <> ''),
    CONSTRAINT ck_series_text_length CHECK (length(text) <= 10000),
    CONSTRAINT ck_series_link_length CHECK (length(link) <= 2000),
    CONSTRAINT ck_series_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_series_time_of_day CHECK (time IS NULL OR (length(time) = 5 AND
        time IS strftime('%H:%M', time))),
    CONSTRAINT ck_series_minutes_of_a_day CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT ck_series_doer_length CHECK (length(doer) <= 60),
    CONSTRAINT ck_series_unit_known CHECK (unit IN ('day', 'week', 'month')),
    CONSTRAINT ck_series_every_counts CHECK (every BETWEEN 1 AND 99),
    CONSTRAINT ck_series_weekdays_mask CHECK (weekdays BETWEEN 0 AND 127),
    CONSTRAINT ck_series_weekdays_of_weeks CHECK (weekdays = 0 OR unit = 'week'),
    CONSTRAINT ck_series_nth_known CHECK (on_nth IN (-1, 0, 1, 2, 3, 4, 5)),
    CONSTRAINT ck_series_nth_of_months CHECK (on_nth = 0 OR unit = 'month'),
    CONSTRAINT ck_series_starts_on_day CHECK (starts_on IS NULL OR starts_on IS
        date(starts_on)),
    CONSTRAINT ck_series_until_day CHECK (until IS NULL OR until IS date(until)),
    CONSTRAINT ck_series_days_in_order CHECK (until IS NULL OR until >= starts_on),
    CONSTRAINT ck_series_times_count CHECK (times IS NULL OR times BETWEEN 1 AND
        999),
    CONSTRAINT ck_series_one_end CHECK (until IS NULL OR times IS NULL),
    CONSTRAINT fk_series_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_series_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE series_skip (
    series_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT pk_series_skip PRIMARY KEY (series_id, day),
    CONSTRAINT ck_series_skip_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT fk_series_skip_series_id FOREIGN KEY(series_id) REFERENCES series
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE activity (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    link TEXT NOT NULL,
    network TEXT NOT NULL,
    day TEXT,
    time TEXT,
    position INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    doer TEXT NOT NULL,
    done_on TEXT,
    campaign_id INTEGER,
    step TEXT NOT NULL,
    offset_days INTEGER,
    idea_id INTEGER,
    person_id INTEGER,
    poll_id INTEGER,
    series_id INTEGER,
    series_on TEXT,
    CONSTRAINT pk_activity PRIMARY KEY (id),
    CONSTRAINT ck_activity_kind_known CHECK (kind IN ('reply', 'question', 'poll',
        'chat', 'share_theirs', 'own_story', 'own_offer')),
    CONSTRAINT ck_activity_title_length CHECK (length(title) <= 200 AND trim(title)
        <> ''),
    CONSTRAINT ck_activity_text_length CHECK (length(text) <= 10000),
    CONSTRAINT ck_activity_link_length CHECK (length(link) <= 2000),
    CONSTRAINT ck_activity_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_activity_time_of_day CHECK (time IS NULL OR (length(time) = 5 AND
        time IS strftime('%H:%M', time))),
    CONSTRAINT ck_activity_minutes_of_a_day CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT ck_activity_doer_length CHECK (length(doer) <= 60),
    CONSTRAINT uq_activity_series_id_series_on UNIQUE (series_id, series_on),
    CONSTRAINT ck_activity_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_activity_time_needs_day CHECK (time IS NULL OR day IS NOT NULL),
    CONSTRAINT ck_activity_done_on_day CHECK (done_on IS NULL OR done_on IS
        date(done_on)),
    CONSTRAINT ck_activity_step_length CHECK (length(step) <= 60),
    CONSTRAINT ck_activity_series_on_day CHECK (series_on IS NULL OR series_on IS
        date(series_on)),
    CONSTRAINT ck_activity_series_with_day CHECK ((series_id IS NULL) = (series_on
        IS NULL)),
    CONSTRAINT fk_activity_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_activity_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON
        DELETE SET NULL,
    CONSTRAINT fk_activity_person_id FOREIGN KEY(person_id) REFERENCES person (id)
        ON DELETE SET NULL,
    CONSTRAINT fk_activity_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id) ON
        DELETE SET NULL,
    CONSTRAINT fk_activity_series_id FOREIGN KEY(series_id) REFERENCES series (id)
        ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE activity_result (
    activity_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    views INTEGER,
    likes INTEGER,
    comments INTEGER,
    shares INTEGER,
    clicks INTEGER,
    CONSTRAINT pk_activity_result PRIMARY KEY (activity_id),
    CONSTRAINT ck_activity_result_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_activity_result_views_count CHECK (views IS NULL OR views BETWEEN
        0 AND 1000000000000),
    CONSTRAINT ck_activity_result_likes_count CHECK (likes IS NULL OR likes BETWEEN
        0 AND 1000000000000),
    CONSTRAINT ck_activity_result_comments_count CHECK (comments IS NULL OR
        comments BETWEEN 0 AND 1000000000000),
    CONSTRAINT ck_activity_result_shares_count CHECK (shares IS NULL OR shares
        BETWEEN 0 AND 1000000000000),
    CONSTRAINT ck_activity_result_clicks_count CHECK (clicks IS NULL OR clicks
        BETWEEN 0 AND 1000000000000),
    CONSTRAINT fk_activity_result_activity_id FOREIGN KEY(activity_id) REFERENCES
        activity (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_campaign_event_on ON campaign (event_on)""",
    """CREATE INDEX ix_campaign_again_of ON campaign (again_of)""",
    """CREATE INDEX ix_campaign_idea_id ON campaign (idea_id)""",
    """CREATE INDEX ix_series_campaign_id ON series (campaign_id)""",
    """CREATE INDEX ix_series_person_id ON series (person_id)""",
    """CREATE INDEX ix_activity_poll_id ON activity (poll_id)""",
    """CREATE INDEX ix_activity_person_id ON activity (person_id)""",
    """CREATE INDEX ix_activity_campaign_id ON activity (campaign_id)""",
    """CREATE INDEX ix_activity_day ON activity (day, position)""",
    """CREATE INDEX ix_activity_idea_id ON activity (idea_id)""",
    """CREATE INDEX ix_activity_done_on ON activity (done_on)""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
