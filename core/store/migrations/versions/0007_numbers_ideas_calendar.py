"""Numbers, ideas, calendar and paper."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

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
        uq_traffic_source_network_breakdown_words_measure_starts_on_ends_on_batch_id UNIQUE (source, network, breakdown, words, measure, starts_on, ends_on, batch_id),
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
    """CREATE UNIQUE INDEX ix_own_question_words ON own_question (words COLLATE NOCASE)""",
    """CREATE INDEX ix_found_us_recommended_by ON found_us (recommended_by)""",
    """CREATE INDEX ix_planning_session_plan_id ON planning_session (plan_id, started_on)""",
    """CREATE INDEX ix_traffic_batch_id ON traffic (batch_id)""",
    """CREATE INDEX ix_traffic_of ON traffic (measure, starts_on)""",
    """CREATE INDEX ix_post_of ON post (network, external_id)""",
    """CREATE INDEX ix_post_batch_id ON post (batch_id)""",
    """CREATE INDEX ix_idea_segment_id ON idea (segment_id)""",
    """CREATE INDEX ix_idea_merged_into ON idea (merged_into)""",
    """CREATE INDEX ix_idea_status ON idea (status, said_on)""",
    """CREATE INDEX ix_idea_person_id ON idea (person_id)""",
    """CREATE INDEX ix_idea_goal_id ON idea (goal_id)""",
    """CREATE INDEX ix_session_note_session_id ON session_note (session_id, step, position)""",
    """CREATE INDEX ix_survey_answer_batch_id ON survey_answer (batch_id)""",
    """CREATE INDEX ix_survey_answer_buyer_id ON survey_answer (buyer_id)""",
    """CREATE INDEX ix_campaign_event_on ON campaign (event_on)""",
    """CREATE INDEX ix_campaign_again_of ON campaign (again_of)""",
    """CREATE INDEX ix_campaign_idea_id ON campaign (idea_id)""",
    """CREATE INDEX ix_idea_apart_second_id ON idea_apart (second_id)""",
    """CREATE INDEX ix_poll_option_idea_id ON poll_option (idea_id)""",
    """CREATE INDEX ix_ballot_run_idea_idea_id ON ballot_run_idea (idea_id)""",
    """CREATE INDEX ix_ballot_person_id ON ballot (person_id)""",
    """CREATE INDEX ix_ballot_idea_id ON ballot (idea_id)""",
    """CREATE INDEX ix_code_idea_id ON code (idea_id)""",
    """CREATE INDEX ix_code_campaign_id ON code (campaign_id)""",
    """CREATE UNIQUE INDEX ix_code_text ON code (text COLLATE NOCASE)""",
    """CREATE INDEX ix_code_person_id ON code (person_id)""",
    """CREATE INDEX ix_attribution_rule_campaign_id ON attribution_rule (campaign_id)""",
    """CREATE INDEX ix_attribution_rule_link_id ON attribution_rule (link_id)""",
    """CREATE INDEX ix_attribution_rule_person_id ON attribution_rule (person_id)""",
    """CREATE INDEX ix_series_campaign_id ON series (campaign_id)""",
    """CREATE INDEX ix_series_person_id ON series (person_id)""",
    """CREATE INDEX ix_tally_idea_id ON tally (idea_id)""",
    """CREATE INDEX ix_activity_done_on ON activity (done_on)""",
    """CREATE INDEX ix_activity_idea_id ON activity (idea_id)""",
    """CREATE INDEX ix_activity_poll_id ON activity (poll_id)""",
    """CREATE INDEX ix_activity_day ON activity (day, position)""",
    """CREATE INDEX ix_activity_person_id ON activity (person_id)""",
    """CREATE INDEX ix_activity_campaign_id ON activity (campaign_id)""",
    """CREATE INDEX ix_vote_tally_id ON vote (tally_id)""",
    """CREATE INDEX ix_vote_counted ON vote (idea_id, source, tally_id, day)""",
    """CREATE INDEX ix_vote_person_id ON vote (person_id)""",
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
