"""Campaigns on the Calendar page: planned against the hours, moved, bet on, closed."""

from __future__ import annotations

import datetime as dt

import pytest

from core.campaigns import operations as campaigns
from core.campaigns import queries
from core.campaigns.facts import CampaignFacts
from gui.pages.campaigns.builder import BuilderDialog
from gui.pages.campaigns.closing import CloseDialog
from tests.gui.pages.calendar.desk import TODAY

PARTY = dt.date(2027, 4, 10)
FACTS = CampaignFacts(
    "event", "Juniper turns five", PARTY, dt.date(2027, 3, 9), dt.date(2027, 5, 1), hashtag="#five"
)


@pytest.fixture
def planned(desk):
    """The birthday is planned, and its panel is open."""
    with_work = queries.proposal(desk.store.reader, FACTS, TODAY)
    made = campaigns.add_campaign(desk.store, FACTS, TODAY, with_work.pieces)
    desk.page.show_campaign(made)
    desk.settle()
    return desk


def builder(desk) -> BuilderDialog:
    desk.page.campaign_deeds.plan()
    desk.settle()
    return desk.dialog(BuilderDialog)


def ask(desk, shown: BuilderDialog):
    shown.form.changed.emit()
    desk.settle()
    return shown.preview._shown


def test_the_builder_shows_the_weeks_before_anything_is_written(desk):
    shown = builder(desk)
    shown.form.event_on.set_value(PARTY)
    preview = ask(desk, shown)
    assert preview.sentence.endswith("Every week stays inside your hours.")
    assert len(preview.steps) > 10
    assert all(load.already + load.added <= load.room for load in preview.loads)
    assert desk.store.reader.value("SELECT count(*) FROM campaign") == 0
    shown.reject()


def test_a_full_week_is_thinned_and_what_is_left_out_waits_in_the_tray(desk):
    from core.business.operations import change_business

    change_business(desk.store, "hours_a_week", 1.0)
    shown = builder(desk)
    shown.form.event_on.set_value(PARTY)
    preview = ask(desk, shown)
    assert any(step.words.endswith("is full") for step in preview.left_out)
    shown.form.name.line.setText("Juniper turns five")
    shown.keep.setChecked(True)
    left = len(preview.left_out)
    shown.main.click()
    desk.settle()
    assert len(desk.page.stage.side.tray.list_model.chips) == 1 + left


def test_a_campaign_needs_a_name_and_a_day_to_come(desk):
    shown = builder(desk)
    shown.main.click()
    assert shown.form.name.has_error
    shown.form.name.line.setText("Last week’s party")
    shown.form.event_on.set_value(TODAY - dt.timedelta(7))
    ask(desk, shown)
    shown.main.click()
    desk.settle()
    assert shown.form.event_on.has_error
    shown.reject()


def test_overlapping_campaigns_are_pointed_out(planned):
    shown = builder(planned)
    preview = ask(planned, shown)
    assert preview.warnings[0].startswith("At the same time: Juniper turns five.")
    shown.reject()


def test_the_bands_and_the_day_of_the_event_stand_on_the_calendar(planned):
    (bar,) = planned.page.stage.bands.bars
    assert bar.accessibleName() == (
        "Juniper turns five: warm-up from 9 March, Event 10 April, follow-up until 1 May"
    )
    planned.page.show_day(PARTY)
    planned.settle()
    view = planned.page.grid.days.view_at(planned.page.grid.days.place_of(PARTY))
    assert view.name == "Juniper turns five"
    assert view.event


def test_a_dragged_band_changes_its_days_and_undo_brings_them_back(planned):
    (bar,) = planned.page.stage.bands.bars
    bar.resized.emit(bar.band.campaign_id, dt.date(2027, 3, 1), dt.date(2027, 4, 30))
    planned.settle()
    assert planned.page.campaign.warm_up_from == dt.date(2027, 3, 1)
    planned.runner.undo()
    planned.settle()
    assert planned.page.campaign.warm_up_from == dt.date(2027, 3, 9)


def test_a_band_that_is_dragged_too_far_goes_back_with_the_reason(planned):
    (bar,) = planned.page.stage.bands.bars
    bar.resized.emit(bar.band.campaign_id, dt.date(2026, 12, 1), dt.date(2027, 5, 1))
    planned.settle()
    assert planned.said == ["A warm-up begins at most 90 days before the event."]
    assert planned.page.stage.bands.bars[0].band.warm_up_from == dt.date(2027, 3, 9)


def test_moving_the_event_moves_what_is_not_done(planned):
    before = {one.key: one.when for one in planned.page.campaign.pieces}
    planned.page.campaign_panel.moved.emit(PARTY + dt.timedelta(7))
    planned.settle()
    view = planned.page.campaign
    assert view.event_on == PARTY + dt.timedelta(7)
    assert all(one.when != before[one.key] for one in view.pieces)


def test_a_bet_is_noted_and_settled(planned):
    panel = planned.page.campaign_panel
    panel.bet_changed.emit(40.0, 60.0)
    planned.settle()
    assert not panel.outcome.isVisible()
    planned.page.day_changed(PARTY + dt.timedelta(1))
    planned.settle()
    panel.changed.emit("counts", "guests")
    panel.outcome_given.emit(52.0)
    planned.settle()
    assert panel.bet_words.text() == "52 guests: inside your bet of 40 – 60."


def test_it_cannot_be_closed_before_its_follow_up_without_a_reason(planned):
    panel = planned.page.campaign_panel
    assert not panel.close_it.isEnabled()
    planned.page.day_changed(PARTY + dt.timedelta(1))
    planned.settle()
    panel.close_it.click()
    asked = planned.dialog(CloseDialog)
    asked.main.click()
    assert asked.reason.has_error
    asked.reason.set_value("Everybody was thanked at the party")
    asked.main.click()
    planned.settle()
    assert planned.page.campaign.closed
    assert not planned.page.findChildren(CloseDialog)


def test_it_is_planned_again_next_year(planned):
    planned.page.campaign_panel.again.click()
    planned.settle()
    assert planned.page.campaign.event_on == PARTY + dt.timedelta(364)
    assert planned.page.summary == "April 2028"


def test_deleting_it_takes_its_work_along_and_undo_brings_both_back(planned):
    work = len(planned.page.campaign.pieces)
    planned.page.campaign_panel.delete.click()
    planned.settle()
    count = "SELECT count(*) FROM activity WHERE campaign_id IS NOT NULL"
    assert planned.store.reader.value(count) == 0
    planned.runner.undo()
    planned.settle()
    assert planned.store.reader.value(count) == work
