"""Goals, groups and networks."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """CREATE TABLE audience_segment (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    who TEXT NOT NULL,
    wants TEXT NOT NULL,
    words TEXT NOT NULL,
    gathers_elsewhere TEXT NOT NULL,
    note TEXT NOT NULL,
    size_low INTEGER,
    size_high INTEGER,
    CONSTRAINT pk_audience_segment PRIMARY KEY (id),
    CONSTRAINT ck_audience_segment_name_length CHECK (length(name) <= 120 AND
        trim(name) <> ''),
    CONSTRAINT ck_audience_segment_who_length CHECK (length(who) <= 2000),
    CONSTRAINT ck_audience_segment_wants_length CHECK (length(wants) <= 2000),
    CONSTRAINT ck_audience_segment_words_length CHECK (length(words) <= 2000),
    CONSTRAINT ck_audience_segment_gathers_elsewhere_length CHECK
        (length(gathers_elsewhere) <= 2000),
    CONSTRAINT ck_audience_segment_note_length CHECK (length(note) <= 10000),
    CONSTRAINT ck_audience_segment_size_whole CHECK ((size_low IS NULL) =
        (size_high IS NULL)),
    CONSTRAINT ck_audience_segment_size_order CHECK (size_low IS NULL OR 0 <=
        size_low AND size_low <= size_high AND size_high <= 8000000000)
)
 STRICT""",
    """CREATE TABLE own_network (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    hours REAL,
    content_fit INTEGER,
    search_value INTEGER,
    CONSTRAINT pk_own_network PRIMARY KEY (id),
    CONSTRAINT uq_own_network_key UNIQUE ("key"),
    CONSTRAINT ck_own_network_key_form CHECK (key GLOB 'own-?*' AND length(key) <=
        60),
    CONSTRAINT ck_own_network_name_length CHECK (length(name) <= 60 AND trim(name)
        <> ''),
    CONSTRAINT ck_own_network_hours_week CHECK (hours IS NULL OR hours BETWEEN 0
        AND 168),
    CONSTRAINT ck_own_network_content_fit CHECK (content_fit IS NULL OR content_fit
        BETWEEN 0 AND 100),
    CONSTRAINT ck_own_network_search_value CHECK (search_value IS NULL OR
        search_value BETWEEN 0 AND 100)
)
 STRICT""",
    """CREATE TABLE profile (
    id INTEGER NOT NULL,
    network TEXT NOT NULL,
    handle TEXT NOT NULL,
    link TEXT NOT NULL,
    CONSTRAINT pk_profile PRIMARY KEY (id),
    CONSTRAINT uq_profile_network UNIQUE (network),
    CONSTRAINT ck_profile_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT ck_profile_handle_length CHECK (length(handle) <= 120),
    CONSTRAINT ck_profile_link_length CHECK (length(link) <= 2000)
)
 STRICT""",
    """CREATE TABLE profile_check (
    id INTEGER NOT NULL,
    network TEXT NOT NULL,
    point INTEGER NOT NULL,
    CONSTRAINT pk_profile_check PRIMARY KEY (id),
    CONSTRAINT uq_profile_check_network_point UNIQUE (network, point),
    CONSTRAINT ck_profile_check_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT ck_profile_check_point_range CHECK (point BETWEEN 1 AND 8)
)
 STRICT""",
    """CREATE TABLE network_weight (
    id INTEGER NOT NULL,
    part TEXT NOT NULL,
    weight INTEGER NOT NULL,
    CONSTRAINT pk_network_weight PRIMARY KEY (id),
    CONSTRAINT uq_network_weight_part UNIQUE (part),
    CONSTRAINT ck_network_weight_part_known CHECK (part IN ('reach', 'content',
        'time', 'search', 'results')),
    CONSTRAINT ck_network_weight_weight_range CHECK (weight BETWEEN 0 AND 100)
)
 STRICT""",
    """CREATE TABLE content_strength (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    strength INTEGER NOT NULL,
    CONSTRAINT pk_content_strength PRIMARY KEY (id),
    CONSTRAINT uq_content_strength_kind UNIQUE (kind),
    CONSTRAINT ck_content_strength_kind_known CHECK (kind IN ('photo',
        'short_video', 'long_video', 'text', 'link', 'event', 'local', 'review',
        'chat', 'poll')),
    CONSTRAINT ck_content_strength_strength_range CHECK (strength BETWEEN 0 AND 100)
)
 STRICT""",
    """CREATE TABLE segment_gathers (
    segment_id INTEGER NOT NULL,
    network TEXT NOT NULL,
    CONSTRAINT pk_segment_gathers PRIMARY KEY (segment_id, network),
    CONSTRAINT ck_segment_gathers_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT fk_segment_gathers_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_mix (
    segment_id INTEGER NOT NULL,
    age_band TEXT NOT NULL,
    sex TEXT NOT NULL,
    share REAL NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_segment_mix PRIMARY KEY (segment_id, age_band, sex),
    CONSTRAINT ck_segment_mix_age_band_known CHECK (age_band IN ('<18', '18-29',
        '30-49', '50-64', '65+')),
    CONSTRAINT ck_segment_mix_sex_known CHECK (sex IN ('women', 'men', 'other')),
    CONSTRAINT ck_segment_mix_share_range CHECK (share > 0 AND share <= 100),
    CONSTRAINT ck_segment_mix_source_length CHECK (length(source) <= 2000),
    CONSTRAINT fk_segment_mix_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_size_step (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    unit TEXT NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    CONSTRAINT pk_segment_size_step PRIMARY KEY (id),
    CONSTRAINT uq_segment_size_step_segment_id_position UNIQUE (segment_id,
        position),
    CONSTRAINT ck_segment_size_step_position_range CHECK (position >= 1),
    CONSTRAINT ck_segment_size_step_people_first CHECK ((position = 1) = (unit =
        'people')),
    CONSTRAINT ck_segment_size_step_unit_known CHECK (unit IN ('people', 'percent',
        'times')),
    CONSTRAINT ck_segment_size_step_words_length CHECK (length(words) <= 200),
    CONSTRAINT ck_segment_size_step_in_order CHECK (0 <= low AND low <= high),
    CONSTRAINT ck_segment_size_step_high_range CHECK (high <= CASE unit WHEN
        'percent' THEN 100 ELSE 8000000000 END),
    CONSTRAINT fk_segment_size_step_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_overlap (
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    percent REAL NOT NULL,
    CONSTRAINT pk_segment_overlap PRIMARY KEY (first_id, second_id),
    CONSTRAINT ck_segment_overlap_one_row_a_pair CHECK (first_id < second_id),
    CONSTRAINT ck_segment_overlap_percent_range CHECK (percent >= 0 AND percent <=
        100),
    CONSTRAINT fk_segment_overlap_first_id FOREIGN KEY(first_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE,
    CONSTRAINT fk_segment_overlap_second_id FOREIGN KEY(second_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_focus (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    CONSTRAINT pk_segment_focus PRIMARY KEY (id),
    CONSTRAINT uq_segment_focus_plan_id_slot UNIQUE (plan_id, slot),
    CONSTRAINT uq_segment_focus_plan_id_segment_id UNIQUE (plan_id, segment_id),
    CONSTRAINT ck_segment_focus_slot_range CHECK (slot BETWEEN 1 AND 3),
    CONSTRAINT fk_segment_focus_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_segment_focus_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_parked (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_segment_parked PRIMARY KEY (id),
    CONSTRAINT uq_segment_parked_plan_id_segment_id UNIQUE (plan_id, segment_id),
    CONSTRAINT ck_segment_parked_reason_length CHECK (length(reason) <= 500),
    CONSTRAINT fk_segment_parked_plan_id FOREIGN KEY(plan_id) REFERENCES "plan"
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_segment_parked_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE goal (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    measure TEXT NOT NULL,
    narrowing TEXT NOT NULL,
    baseline REAL,
    target REAL NOT NULL,
    starts_on TEXT,
    due_on TEXT NOT NULL,
    why TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT uq_goal_id_plan_id UNIQUE (id, plan_id),
    CONSTRAINT ck_goal_title_length CHECK (length(title) <= 120 AND trim(title) <>
        ''),
    CONSTRAINT ck_goal_measure_length CHECK (length(measure) <= 60 AND
        trim(measure) <> ''),
    CONSTRAINT ck_goal_measure_result CHECK (measure NOT IN ('followers', 'likes',
        'views', 'comments', 'shares')),
    CONSTRAINT ck_goal_narrowing_length CHECK (length(narrowing) <= 120),
    CONSTRAINT ck_goal_why_length CHECK (length(why) <= 500),
    CONSTRAINT ck_goal_baseline_size CHECK (abs(baseline) <= 1000000000000.0),
    CONSTRAINT ck_goal_target_size CHECK (abs(target) <= 1000000000000.0),
    CONSTRAINT ck_goal_target_moves CHECK (target <> baseline),
    CONSTRAINT ck_goal_starts_on_day CHECK (starts_on IS NULL OR starts_on IS
        date(starts_on)),
    CONSTRAINT ck_goal_due_on_day CHECK (due_on IS NULL OR due_on IS date(due_on)),
    CONSTRAINT ck_goal_days_in_order CHECK (starts_on < due_on),
    CONSTRAINT fk_goal_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE own_reach (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    network TEXT NOT NULL,
    percent REAL NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_own_reach PRIMARY KEY (id),
    CONSTRAINT uq_own_reach_segment_id_network UNIQUE (segment_id, network),
    CONSTRAINT ck_own_reach_percent_range CHECK (percent BETWEEN 0 AND 100),
    CONSTRAINT ck_own_reach_why_length CHECK (length(why) <= 500),
    CONSTRAINT fk_own_reach_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE segment_survey (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    survey_group TEXT NOT NULL,
    leads INTEGER NOT NULL,
    CONSTRAINT pk_segment_survey PRIMARY KEY (id),
    CONSTRAINT uq_segment_survey_segment_id_kind UNIQUE (segment_id, kind),
    CONSTRAINT ck_segment_survey_kind_known CHECK (kind IN ('education', 'income',
        'community')),
    CONSTRAINT ck_segment_survey_survey_group_length CHECK (length(survey_group) <=
        40),
    CONSTRAINT ck_segment_survey_leads_flag CHECK (leads IN (0, 1)),
    CONSTRAINT fk_segment_survey_segment_id FOREIGN KEY(segment_id) REFERENCES
        audience_segment (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE network_choice (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    network TEXT NOT NULL,
    role TEXT NOT NULL,
    hours REAL,
    CONSTRAINT pk_network_choice PRIMARY KEY (id),
    CONSTRAINT uq_network_choice_plan_id_slot UNIQUE (plan_id, slot),
    CONSTRAINT uq_network_choice_plan_id_network UNIQUE (plan_id, network),
    CONSTRAINT ck_network_choice_slot_range CHECK (slot BETWEEN 1 AND 3),
    CONSTRAINT ck_network_choice_hours_week CHECK (hours IS NULL OR hours BETWEEN 0
        AND 168),
    CONSTRAINT ck_network_choice_role_length CHECK (length(role) <= 300),
    CONSTRAINT ck_network_choice_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT fk_network_choice_plan_id FOREIGN KEY(plan_id) REFERENCES "plan"
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE network_not_now (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    network TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_network_not_now PRIMARY KEY (id),
    CONSTRAINT uq_network_not_now_plan_id_network UNIQUE (plan_id, network),
    CONSTRAINT ck_network_not_now_reason_length CHECK (length(reason) <= 500),
    CONSTRAINT ck_network_not_now_network_length CHECK (length(network) <= 60 AND
        trim(network) <> ''),
    CONSTRAINT fk_network_not_now_plan_id FOREIGN KEY(plan_id) REFERENCES "plan"
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE goal_reading (
    id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    value REAL NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_goal_reading PRIMARY KEY (id),
    CONSTRAINT uq_goal_reading_goal_id_day_source UNIQUE (goal_id, day, source),
    CONSTRAINT ck_goal_reading_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_goal_reading_value_size CHECK (abs(value) <= 1000000000000.0),
    CONSTRAINT ck_goal_reading_source_known CHECK (source IN ('hand', 'data')),
    CONSTRAINT fk_goal_reading_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON
        DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE stepping_stone (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    goal_id INTEGER,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    name TEXT NOT NULL,
    aim REAL,
    kept INTEGER NOT NULL,
    CONSTRAINT pk_stepping_stone PRIMARY KEY (id),
    CONSTRAINT uq_stepping_stone_goal_id_position UNIQUE (goal_id, position),
    CONSTRAINT fk_stepping_stone_goal_of_the_plan FOREIGN KEY(goal_id, plan_id)
        REFERENCES goal (id, plan_id) ON DELETE CASCADE,
    CONSTRAINT ck_stepping_stone_measure_length CHECK (length(measure) <= 60 AND
        trim(measure) <> ''),
    CONSTRAINT ck_stepping_stone_name_length CHECK (length(name) <= 120),
    CONSTRAINT ck_stepping_stone_own_named CHECK (measure <> 'own' OR trim(name) <>
        ''),
    CONSTRAINT ck_stepping_stone_kept_flag CHECK (kept = 0 OR (kept = 1 AND goal_id
        IS NULL)),
    CONSTRAINT ck_stepping_stone_aim_size CHECK (abs(aim) <= 1000000000000.0),
    CONSTRAINT fk_stepping_stone_plan_id FOREIGN KEY(plan_id) REFERENCES "plan"
        (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE TABLE bet (
    id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    made_on TEXT NOT NULL,
    outcome REAL,
    settled_on TEXT,
    CONSTRAINT pk_bet PRIMARY KEY (id),
    CONSTRAINT uq_bet_goal_id UNIQUE (goal_id),
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
        CASCADE
)
 STRICT""",
    """CREATE TABLE stone_reading (
    id INTEGER NOT NULL,
    stone_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    value REAL NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_stone_reading PRIMARY KEY (id),
    CONSTRAINT uq_stone_reading_stone_id_day_source UNIQUE (stone_id, day, source),
    CONSTRAINT ck_stone_reading_day_day CHECK (day IS NULL OR day IS date(day)),
    CONSTRAINT ck_stone_reading_value_size CHECK (abs(value) <= 1000000000000.0),
    CONSTRAINT ck_stone_reading_source_known CHECK (source IN ('hand', 'data')),
    CONSTRAINT fk_stone_reading_stone_id FOREIGN KEY(stone_id) REFERENCES
        stepping_stone (id) ON DELETE CASCADE
)
 STRICT""",
    """CREATE INDEX ix_segment_overlap_second_id ON segment_overlap (second_id)""",
    """CREATE INDEX ix_segment_focus_segment_id ON segment_focus (segment_id)""",
    """CREATE INDEX ix_segment_parked_segment_id ON segment_parked (segment_id)""",
    """CREATE INDEX ix_goal_plan_id ON goal (plan_id)""",
    """CREATE UNIQUE INDEX ix_segment_survey_leads ON segment_survey (segment_id) WHERE
        leads = 1""",
    """CREATE UNIQUE INDEX ix_stepping_stone_watched ON stepping_stone (plan_id, position)
        WHERE goal_id IS NULL""",
    """CREATE TRIGGER segment_focus_not_both_insert BEFORE INSERT ON segment_focus WHEN
        EXISTS (SELECT 1 FROM segment_parked WHERE plan_id = NEW.plan_id AND
        segment_id = NEW.segment_id) BEGIN SELECT RAISE(ABORT,
        'a group is in focus or parked, never both'); END""",
    """CREATE TRIGGER segment_focus_not_both_update BEFORE UPDATE ON segment_focus WHEN
        EXISTS (SELECT 1 FROM segment_parked WHERE plan_id = NEW.plan_id AND
        segment_id = NEW.segment_id) BEGIN SELECT RAISE(ABORT,
        'a group is in focus or parked, never both'); END""",
    """CREATE TRIGGER segment_parked_not_both_insert BEFORE INSERT ON segment_parked WHEN
        EXISTS (SELECT 1 FROM segment_focus WHERE plan_id = NEW.plan_id AND
        segment_id = NEW.segment_id) BEGIN SELECT RAISE(ABORT,
        'a group is in focus or parked, never both'); END""",
    """CREATE TRIGGER segment_parked_not_both_update BEFORE UPDATE ON segment_parked WHEN
        EXISTS (SELECT 1 FROM segment_focus WHERE plan_id = NEW.plan_id AND
        segment_id = NEW.segment_id) BEGIN SELECT RAISE(ABORT,
        'a group is in focus or parked, never both'); END""",
    """CREATE TRIGGER network_choice_cap_insert AFTER INSERT ON network_choice WHEN
        NEW.slot NOT BETWEEN 1 AND min(3, coalesce((SELECT network_cap FROM plan
        WHERE id = NEW.plan_id), 3)) BEGIN SELECT RAISE(ABORT,
        'a network stands past the places that its plan has'); END""",
    """CREATE TRIGGER plan_network_cap_insert AFTER INSERT ON plan WHEN EXISTS (SELECT 1
        FROM network_choice WHERE plan_id = NEW.id AND slot > NEW.network_cap)
        BEGIN SELECT RAISE(ABORT,
        'a network stands past the places that its plan has'); END""",
    """CREATE TRIGGER network_choice_taken_insert BEFORE INSERT ON network_choice WHEN
        EXISTS (SELECT 1 FROM network_choice WHERE (id = NEW.id OR plan_id =
        NEW.plan_id AND (slot = NEW.slot OR network = NEW.network))) BEGIN SELECT
        RAISE(ABORT, 'this place, or this network, is taken in the plan'); END""",
    """CREATE TRIGGER network_choice_cap_update AFTER UPDATE ON network_choice WHEN
        NEW.slot NOT BETWEEN 1 AND min(3, coalesce((SELECT network_cap FROM plan
        WHERE id = NEW.plan_id), 3)) BEGIN SELECT RAISE(ABORT,
        'a network stands past the places that its plan has'); END""",
    """CREATE TRIGGER plan_network_cap_update AFTER UPDATE ON plan WHEN EXISTS (SELECT 1
        FROM network_choice WHERE plan_id = NEW.id AND slot > NEW.network_cap)
        BEGIN SELECT RAISE(ABORT,
        'a network stands past the places that its plan has'); END""",
    """CREATE TRIGGER network_choice_taken_update BEFORE UPDATE ON network_choice WHEN
        EXISTS (SELECT 1 FROM network_choice WHERE (id = NEW.id OR plan_id =
        NEW.plan_id AND (slot = NEW.slot OR network = NEW.network)) AND id <>
        OLD.id) BEGIN SELECT RAISE(ABORT,
        'this place, or this network, is taken in the plan'); END""",
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
