"""People, prospects and links."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """CREATE TABLE import_mapping (
    head_digest TEXT NOT NULL,
    answers TEXT NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (head_digest),
    CONSTRAINT ck_import_mapping_head_digest_length CHECK (length(head_digest) <=
        64 AND trim(head_digest) <> ''),
    CONSTRAINT ck_import_mapping_answers_length CHECK (length(answers) <= 100000)
)
 STRICT""",
    """CREATE TABLE person (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    about TEXT NOT NULL,
    how_met TEXT NOT NULL,
    note TEXT NOT NULL,
    do_not_contact INTEGER NOT NULL,
    why_not TEXT NOT NULL,
    why_not_source TEXT NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_name_length CHECK (length(name) <= 120 AND trim(name) <>
        ''),
    CONSTRAINT ck_person_folded_length CHECK (length(folded) <= 480 AND
        trim(folded) <> ''),
    CONSTRAINT ck_person_kind_known CHECK (kind IN ('human', 'organisation')),
    CONSTRAINT ck_person_about_length CHECK (length(about) <= 300),
    CONSTRAINT ck_person_how_met_length CHECK (length(how_met) <= 300),
    CONSTRAINT ck_person_note_length CHECK (length(note) <= 10000),
    CONSTRAINT ck_person_do_not_contact_flag CHECK (do_not_contact IN (0, 1)),
    CONSTRAINT ck_person_why_not_length CHECK (length(why_not) <= 300),
    CONSTRAINT ck_person_why_not_source_length CHECK (length(why_not_source) <=
        300),
    CONSTRAINT ck_person_why_not_needed CHECK (do_not_contact = 1 OR (why_not = ''
        AND why_not_source = ''))
)
 STRICT""",
    """CREATE TABLE message_template (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    network TEXT NOT NULL,
    CONSTRAINT pk_message_template PRIMARY KEY (id),
    CONSTRAINT uq_message_template_name UNIQUE (name),
    CONSTRAINT ck_message_template_kind_known CHECK (kind IN ('give', 'ask',
        'reply', 'note')),
    CONSTRAINT ck_message_template_what_of_kind CHECK ((kind = 'give' AND what IN
        ('', 'followed', 'commented', 'shared_theirs', 'linked_theirs',
        'sent_customer', 'helped')) OR (kind = 'ask' AND what IN ('', 'link',
        'guest_post', 'partnership', 'shout_out')) OR (kind = 'reply' AND what IN
        ('', 'theirs', 'ours')) OR (kind = 'note' AND what IN ('', ''))),
    CONSTRAINT ck_message_template_name_length CHECK (length(name) <= 80 AND
        trim(name) <> ''),
    CONSTRAINT ck_message_template_words_length CHECK (length(words) <= 2000 AND
        trim(words) <> ''),
    CONSTRAINT ck_message_template_network_length CHECK (length(network) <= 60)
)
 STRICT""",
    """CREATE TABLE link (
    id INTEGER NOT NULL,
    person_id INTEGER,
    their_page TEXT NOT NULL,
    our_page TEXT NOT NULL,
    their_key TEXT NOT NULL,
    our_key TEXT NOT NULL,
    whole_site INTEGER NOT NULL,
    words TEXT NOT NULL,
    rel TEXT NOT NULL,
    how TEXT NOT NULL,
    found_on TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_link PRIMARY KEY (id),
    CONSTRAINT uq_link_their_key_our_key UNIQUE (their_key, our_key),
    CONSTRAINT ck_link_their_page_length CHECK (length(their_page) <= 2000 AND
        trim(their_page) <> ''),
    CONSTRAINT ck_link_our_page_length CHECK (length(our_page) <= 2000 AND
        trim(our_page) <> ''),
    CONSTRAINT ck_link_their_key_length CHECK (length(their_key) <= 24000 AND
        trim(their_key) <> ''),
    CONSTRAINT ck_link_our_key_length CHECK (length(our_key) <= 24000 AND
        trim(our_key) <> ''),
    CONSTRAINT ck_link_their_page_web CHECK ((their_page LIKE 'http://_%' OR
        their_page LIKE 'https://_%')),
    CONSTRAINT ck_link_our_page_web CHECK ((our_page LIKE 'http://_%' OR our_page
        LIKE 'https://_%')),
    CONSTRAINT ck_link_whole_site_flag CHECK (whole_site IN (0, 1)),
    CONSTRAINT ck_link_words_length CHECK (length(words) <= 300),
    CONSTRAINT ck_link_rel_known CHECK (rel IN ('', 'follow', 'nofollow',
        'sponsored', 'ugc', 'nofollow sponsored', 'nofollow ugc', 'sponsored ugc',
        'nofollow sponsored ugc')),
    CONSTRAINT ck_link_how_known CHECK (how IN ('unknown', 'unasked', 'asked',
        'guest_post', 'partnership', 'shout_out')),
    CONSTRAINT ck_link_found_on_day CHECK (found_on IS NULL OR found_on IS
        date(found_on)),
    CONSTRAINT ck_link_source_length CHECK (length(source) <= 80),
    CONSTRAINT fk_link_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON
        DELETE SET NULL
)
 STRICT""",
    """CREATE TABLE person_key (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    value TEXT NOT NULL,
    shown TEXT NOT NULL,
    follows_us INTEGER NOT NULL,
    CONSTRAINT pk_person_key PRIMARY KEY (id),
    CONSTRAINT uq_person_key_kind_scope_value UNIQUE (kind, scope, value),
    CONSTRAINT ck_person_key_kind_known CHECK (kind IN ('email', 'phone', 'handle',
        'site', 'source', 'name')),
    CONSTRAINT ck_person_key_scope_needed CHECK ((scope <> '') = (kind IN
        ('handle', 'source', 'name')) AND length(scope) <= 60),
    CONSTRAINT ck_person_key_value_length CHECK (length(value) <= 2000 AND
        trim(value) <> ''),
    CONSTRAINT ck_person_key_shown_length CHECK (length(shown) <= 2000 AND
        trim(shown) <> ''),
    CONSTRAINT ck_person_key_handles_follow CHECK (follows_us = 0 OR (follows_us =
        1 AND kind = 'handle')),
    CONSTRAINT fk_person_key_person_id FOREIGN KEY(person_id) REFERENCES person
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE person_tag (
    person_id INTEGER NOT NULL,
    tag TEXT NOT NULL,
    CONSTRAINT pk_person_tag PRIMARY KEY (person_id, tag),
    CONSTRAINT ck_person_tag_tag_length CHECK (length(tag) <= 60 AND trim(tag) <>
        ''),
    CONSTRAINT fk_person_tag_person_id FOREIGN KEY(person_id) REFERENCES person
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE person_segment (
    person_id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    CONSTRAINT pk_person_segment PRIMARY KEY (person_id, segment_id),
    CONSTRAINT fk_person_segment_person_id FOREIGN KEY(person_id) REFERENCES person
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_person_segment_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE person_apart (
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    CONSTRAINT pk_person_apart PRIMARY KEY (first_id, second_id),
    CONSTRAINT ck_person_apart_one_row_a_pair CHECK (first_id < second_id),
    CONSTRAINT fk_person_apart_first_id FOREIGN KEY(first_id) REFERENCES person
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_person_apart_second_id FOREIGN KEY(second_id) REFERENCES person
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE prospect (
    person_id INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    found_words TEXT NOT NULL,
    audience_match INTEGER NOT NULL,
    reach INTEGER NOT NULL,
    relevance INTEGER NOT NULL,
    their_page TEXT NOT NULL,
    next_on TEXT,
    next_step TEXT NOT NULL,
    doer TEXT NOT NULL,
    stage_by_hand TEXT,
    CONSTRAINT pk_prospect PRIMARY KEY (person_id),
    CONSTRAINT ck_prospect_found_on_day CHECK (found_on IS NULL OR found_on IS
        date(found_on)),
    CONSTRAINT ck_prospect_found_words_length CHECK (length(found_words) <= 200),
    CONSTRAINT ck_prospect_audience_match_stamps CHECK (audience_match BETWEEN 0
        AND 3),
    CONSTRAINT ck_prospect_reach_stamps CHECK (reach BETWEEN 0 AND 3),
    CONSTRAINT ck_prospect_relevance_stamps CHECK (relevance BETWEEN 0 AND 3),
    CONSTRAINT ck_prospect_their_page_length CHECK (length(their_page) <= 2000),
    CONSTRAINT ck_prospect_next_on_day CHECK (next_on IS NULL OR next_on IS
        date(next_on)),
    CONSTRAINT ck_prospect_next_step_length CHECK (length(next_step) <= 200),
    CONSTRAINT ck_prospect_doer_length CHECK (length(doer) <= 60),
    CONSTRAINT ck_prospect_stage_known CHECK (stage_by_hand IS NULL OR
        stage_by_hand IN ('found', 'following', 'talking', 'ready', 'asked',
        'linked', 'declined')),
    CONSTRAINT fk_prospect_person_id FOREIGN KEY(person_id) REFERENCES person (id)
        ON DELETE CASCADE
)
 STRICT""",
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
        DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE link_check (
    id INTEGER NOT NULL,
    link_id INTEGER NOT NULL,
    moment TEXT NOT NULL,
    state TEXT NOT NULL,
    final_url TEXT NOT NULL,
    http_status INTEGER,
    rel TEXT NOT NULL,
    note TEXT NOT NULL,
    by_hand INTEGER NOT NULL,
    CONSTRAINT pk_link_check PRIMARY KEY (id),
    CONSTRAINT ck_link_check_state_known CHECK (state IN ('live', 'not_found',
        'now_nofollow', 'redirected', 'page_error', 'could_not_check')),
    CONSTRAINT ck_link_check_by_hand_flag CHECK (by_hand IN (0, 1)),
    CONSTRAINT ck_link_check_status CHECK (http_status IS NULL OR http_status
        BETWEEN 100 AND 999),
    CONSTRAINT ck_link_check_rel_known CHECK (rel IN ('', 'follow', 'nofollow',
        'sponsored', 'ugc', 'nofollow sponsored', 'nofollow ugc', 'sponsored ugc',
        'nofollow sponsored ugc')),
    CONSTRAINT ck_link_check_final_url_length CHECK (length(final_url) <= 2000),
    CONSTRAINT ck_link_check_note_length CHECK (length(note) <= 500),
    CONSTRAINT fk_link_check_link_id FOREIGN KEY(link_id) REFERENCES link (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_person_folded ON person (folded, id)""",
    """CREATE INDEX ix_link_person_id ON link (person_id)""",
    """CREATE INDEX ix_person_key_of ON person_key (person_id, kind)""",
    """CREATE INDEX ix_person_key_value ON person_key (value, person_id)""",
    """CREATE INDEX ix_person_tag_tag ON person_tag (tag)""",
    """CREATE INDEX ix_person_segment_segment_id ON person_segment (segment_id)""",
    """CREATE INDEX ix_person_apart_second_id ON person_apart (second_id)""",
    """CREATE INDEX ix_touch_of ON touch (person_id, day, kind, what, outcome, settled_on)""",
    """CREATE INDEX ix_link_check_link_id ON link_check (link_id, moment)""",
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
