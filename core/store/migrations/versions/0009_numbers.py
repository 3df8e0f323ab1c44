"""Where orders come from, traffic, answers and kept numbers."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    """CREATE TABLE number_cache (
    measure TEXT NOT NULL,
    as_of TEXT NOT NULL,
    order_revision INTEGER NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_number_cache PRIMARY KEY (measure, as_of),
    CONSTRAINT ck_number_cache_measure_length CHECK (length(measure) <= 200 AND
        trim(measure) <> ''),
    CONSTRAINT ck_number_cache_as_of_day CHECK (as_of IS NULL OR as_of IS
        date(as_of))
)
 STRICT""",
    """CREATE TABLE stamp_card_week (
    week TEXT NOT NULL,
    handed_out INTEGER,
    "full" INTEGER,
    redeemed INTEGER,
    CONSTRAINT pk_stamp_card_week PRIMARY KEY (week),
    CONSTRAINT ck_stamp_card_week_week_day CHECK (week IS NULL OR week IS
        date(week)),
    CONSTRAINT ck_stamp_card_week_week_begins_on_monday CHECK (strftime('%w', week)
        = '1'),
    CONSTRAINT ck_stamp_card_week_handed_out_bounds CHECK (handed_out IS NULL OR
        handed_out BETWEEN 0 AND 1000000),
    CONSTRAINT ck_stamp_card_week_full_bounds CHECK (full IS NULL OR full BETWEEN 0
        AND 1000000),
    CONSTRAINT ck_stamp_card_week_redeemed_bounds CHECK (redeemed IS NULL OR
        redeemed BETWEEN 0 AND 1000000),
    CONSTRAINT ck_stamp_card_week_something_counted CHECK (coalesce(handed_out,
        full, redeemed) IS NOT NULL)
)
 STRICT""",
    """CREATE TABLE customer_standing (
    person_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    purchases INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    net INTEGER NOT NULL,
    chance REAL,
    CONSTRAINT pk_customer_standing PRIMARY KEY (person_id)
)
 STRICT""",
    """CREATE TABLE forgotten (
    hash TEXT NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT pk_forgotten PRIMARY KEY (hash),
    CONSTRAINT ck_forgotten_hash_length CHECK (length(hash) <= 64 AND trim(hash) <>
        ''),
    CONSTRAINT ck_forgotten_day_day CHECK (day IS NULL OR day IS date(day))
)
 STRICT""",
    """CREATE TABLE forgotten_secret (
    id INTEGER NOT NULL,
    secret TEXT NOT NULL,
    CONSTRAINT pk_forgotten_secret PRIMARY KEY (id),
    CONSTRAINT ck_forgotten_secret_one_row CHECK (id = 1),
    CONSTRAINT ck_forgotten_secret_secret_length CHECK (length(secret) <= 64 AND
        trim(secret) <> '')
)
 STRICT""",
    """CREATE TABLE found_us (
    person_id INTEGER NOT NULL,
    how TEXT NOT NULL,
    network TEXT NOT NULL,
    recommended_by INTEGER,
    words TEXT NOT NULL,
    CONSTRAINT pk_found_us PRIMARY KEY (person_id),
    CONSTRAINT ck_found_us_how_known CHECK (how IN ('network', 'recommended',
        'search', 'passing', 'other')),
    CONSTRAINT ck_found_us_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_found_us_network_named CHECK ((network <> '') = (how =
        'network')),
    CONSTRAINT ck_found_us_recommended_by_another CHECK (recommended_by IS NULL OR
        (how = 'recommended' AND recommended_by <> person_id)),
    CONSTRAINT ck_found_us_words_length CHECK (length(words) <= 500),
    CONSTRAINT fk_found_us_person_id FOREIGN KEY(person_id) REFERENCES person (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_found_us_recommended_by FOREIGN KEY(recommended_by) REFERENCES
        person (id) ON DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE traffic (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    source TEXT NOT NULL,
    network TEXT NOT NULL,
    breakdown TEXT NOT NULL,
    words TEXT NOT NULL,
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    CONSTRAINT pk_traffic PRIMARY KEY (id),
    CONSTRAINT
        uq_traffic_source_network_breakdown_words_measure_starts_on_ends_on_batch_id
        UNIQUE (source, network, breakdown, words, measure, starts_on, ends_on,
        batch_id),
    CONSTRAINT ck_traffic_source_length CHECK (length(source) <= 60 AND
        trim(source) <> ''),
    CONSTRAINT ck_traffic_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_traffic_breakdown_known CHECK (breakdown IN ('total', 'channel',
        'source', 'source_medium', 'medium', 'referrer', 'campaign', 'landing',
        'page', 'first_channel', 'first_source', 'first_source_medium')),
    CONSTRAINT ck_traffic_words_length CHECK (length(words) <= 2000),
    CONSTRAINT ck_traffic_measure_known CHECK (measure IN ('views', 'likes',
        'comments', 'shares', 'clicks', 'saves', 'reach', 'interactions',
        'profile_visits', 'video_views', 'followers', 'new_followers',
        'lost_followers', 'visits', 'visitors', 'new_visitors', 'page_views',
        'key_events')),
    CONSTRAINT ck_traffic_starts_on_day CHECK (starts_on IS NULL OR starts_on IS
        date(starts_on)),
    CONSTRAINT ck_traffic_ends_on_day CHECK (ends_on IS NULL OR ends_on IS
        date(ends_on)),
    CONSTRAINT ck_traffic_in_order CHECK (starts_on <= ends_on),
    CONSTRAINT ck_traffic_value_bounds CHECK (value BETWEEN -1000000000000.0 AND
        1000000000000.0),
    CONSTRAINT fk_traffic_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE post (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    network TEXT NOT NULL,
    external_id TEXT NOT NULL,
    counted_on TEXT,
    day TEXT,
    words TEXT NOT NULL,
    link TEXT NOT NULL,
    kind TEXT NOT NULL,
    views INTEGER,
    likes INTEGER,
    comments INTEGER,
    shares INTEGER,
    clicks INTEGER,
    saves INTEGER,
    reach INTEGER,
    CONSTRAINT pk_post PRIMARY KEY (id),
    CONSTRAINT ck_post_source_length CHECK (length(source) <= 60 AND trim(source)
        <> ''),
    CONSTRAINT ck_post_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT ck_post_external_id_length CHECK (length(external_id) <= 300 AND
        trim(external_id) <> ''),
    CONSTRAINT ck_post_counted_on_day CHECK (counted_on IS NULL OR counted_on IS
        date(counted_on)),
    CONSTRAINT ck_post_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_post_words_length CHECK (length(words) <= 2000),
    CONSTRAINT ck_post_link_length CHECK (length(link) <= 2000),
    CONSTRAINT ck_post_kind_length CHECK (length(kind) <= 60),
    CONSTRAINT ck_post_counts_bounds CHECK (coalesce(views, 0) BETWEEN 0 AND
        1000000000000 AND coalesce(likes, 0) BETWEEN 0 AND 1000000000000 AND
        coalesce(comments, 0) BETWEEN 0 AND 1000000000000 AND coalesce(shares, 0)
        BETWEEN 0 AND 1000000000000 AND coalesce(clicks, 0) BETWEEN 0 AND
        1000000000000 AND coalesce(saves, 0) BETWEEN 0 AND 1000000000000 AND
        coalesce(reach, 0) BETWEEN 0 AND 1000000000000),
    CONSTRAINT fk_post_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
        ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE survey_answer (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    survey TEXT NOT NULL,
    external_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    day TEXT NOT NULL,
    score INTEGER NOT NULL,
    words TEXT NOT NULL,
    buyer_id INTEGER,
    CONSTRAINT pk_survey_answer PRIMARY KEY (id),
    CONSTRAINT uq_survey_answer_survey_external_id_nth_batch_id UNIQUE (survey,
        external_id, nth, batch_id),
    CONSTRAINT ck_survey_answer_survey_length CHECK (length(survey) <= 2000),
    CONSTRAINT ck_survey_answer_external_id_length CHECK (length(external_id) <=
        300 AND trim(external_id) <> ''),
    CONSTRAINT ck_survey_answer_nth_counts CHECK (nth >= 1),
    CONSTRAINT ck_survey_answer_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_survey_answer_score_bounds CHECK (score BETWEEN 0 AND 10),
    CONSTRAINT ck_survey_answer_words_length CHECK (length(words) <= 10000),
    CONSTRAINT fk_survey_answer_batch_id FOREIGN KEY(batch_id) REFERENCES
        import_batch (id) ON DELETE CASCADE,
    CONSTRAINT fk_survey_answer_buyer_id FOREIGN KEY(buyer_id) REFERENCES buyer
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE code (
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    campaign_id INTEGER,
    idea_id INTEGER,
    person_id INTEGER,
    network TEXT NOT NULL,
    CONSTRAINT pk_code PRIMARY KEY (id),
    CONSTRAINT ck_code_text_length CHECK (length(text) <= 60 AND trim(text) <> ''),
    CONSTRAINT ck_code_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_code_one_owner CHECK ((campaign_id IS NOT NULL) + (idea_id IS NOT
        NULL) + (person_id IS NOT NULL) + (network <> '') = 1),
    CONSTRAINT fk_code_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_code_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE
        CASCADE,
    CONSTRAINT fk_code_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE attribution_rule (
    id INTEGER NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    campaign_id INTEGER,
    link_id INTEGER,
    person_id INTEGER,
    network TEXT NOT NULL,
    CONSTRAINT pk_attribution_rule PRIMARY KEY (id),
    CONSTRAINT uq_attribution_rule_what_value UNIQUE (what, value),
    CONSTRAINT ck_attribution_rule_what_known CHECK (what IN ('utm_source',
        'utm_medium', 'utm_campaign', 'referrer', 'landing')),
    CONSTRAINT ck_attribution_rule_value_length CHECK (length(value) <= 500 AND
        trim(value) <> ''),
    CONSTRAINT ck_attribution_rule_network_length CHECK (length(network) <= 60),
    CONSTRAINT ck_attribution_rule_one_owner CHECK ((campaign_id IS NOT NULL) +
        (link_id IS NOT NULL) + (person_id IS NOT NULL) + (network <> '') = 1),
    CONSTRAINT fk_attribution_rule_campaign_id FOREIGN KEY(campaign_id) REFERENCES
        campaign (id) ON DELETE CASCADE,
    CONSTRAINT fk_attribution_rule_link_id FOREIGN KEY(link_id) REFERENCES link
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_attribution_rule_person_id FOREIGN KEY(person_id) REFERENCES
        person (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_customer_standing_place_purchases ON customer_standing (place,
        purchases, person_id)""",
    """CREATE INDEX ix_customer_standing_place_chance ON customer_standing (place, chance,
        person_id)""",
    """CREATE INDEX ix_customer_standing_chance ON customer_standing (chance, person_id)""",
    """CREATE INDEX ix_customer_standing_purchases ON customer_standing (purchases,
        person_id)""",
    """CREATE INDEX ix_customer_standing_net ON customer_standing (net, person_id)""",
    """CREATE INDEX ix_customer_standing_last ON customer_standing (last, person_id)""",
    """CREATE INDEX ix_customer_standing_place_net ON customer_standing (place, net,
        person_id)""",
    """CREATE INDEX ix_customer_standing_place_last ON customer_standing (place, last,
        person_id)""",
    """CREATE INDEX ix_found_us_recommended_by ON found_us (recommended_by)""",
    """CREATE INDEX ix_traffic_of ON traffic (measure, starts_on)""",
    """CREATE INDEX ix_traffic_batch_id ON traffic (batch_id)""",
    """CREATE INDEX ix_post_of ON post (network, external_id)""",
    """CREATE INDEX ix_post_batch_id ON post (batch_id)""",
    """CREATE INDEX ix_survey_answer_batch_id ON survey_answer (batch_id)""",
    """CREATE INDEX ix_survey_answer_buyer_id ON survey_answer (buyer_id)""",
    """CREATE INDEX ix_code_campaign_id ON code (campaign_id)""",
    """CREATE UNIQUE INDEX ix_code_text ON code (text COLLATE NOCASE)""",
    """CREATE INDEX ix_code_person_id ON code (person_id)""",
    """CREATE INDEX ix_code_idea_id ON code (idea_id)""",
    """CREATE INDEX ix_attribution_rule_campaign_id ON attribution_rule (campaign_id)""",
    """CREATE INDEX ix_attribution_rule_person_id ON attribution_rule (person_id)""",
    """CREATE INDEX ix_attribution_rule_link_id ON attribution_rule (link_id)""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
