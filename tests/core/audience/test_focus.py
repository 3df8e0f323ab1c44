from __future__ import annotations

import pytest

from core.audience import operations as ops
from core.audience.queries import audience_page, focus_segments
from core.errors import UserError


def drawn(store, plan):
    """The focus and the rest, as lines of words."""
    page = audience_page(store.reader, plan)
    slots = [f"{slot} {page.focus[slot].name}" for slot in sorted(page.focus)]
    rest = [
        f"{'parked' if group.parked else 'new'} {group.name}"
        + (f": {group.reason}" if group.reason else "")
        for group in page.others
    ]
    return slots + rest


def test_a_new_group_is_not_decided_on_yet(store, plan):
    ops.add_segment(store, "Bridesmaids")
    assert drawn(store, plan) == ["new Bridesmaids"]


def test_a_group_can_be_added_straight_into_an_empty_slot(store, plan):
    ops.add_segment(store, "Newly engaged women", plan_id=plan, slot=1)
    assert drawn(store, plan) == ["1 Newly engaged women"]


def test_promoting_takes_the_first_empty_slot_and_ends_the_parking(store, plan, wedding):
    women, maids, *_ = wedding
    ops.park(store, plan, maids, "Later")
    assert ops.focus(store, plan, women) == 1
    assert ops.focus(store, plan, maids) == 2
    assert drawn(store, plan)[:2] == ["1 Newly engaged women", "2 Bridesmaids"]


def test_a_fourth_group_is_refused_with_the_sentence_of_the_screen(store, plan, wedding):
    for group in wedding[:3]:
        ops.focus(store, plan, group)
    with pytest.raises(UserError) as refused:
        ops.focus(store, plan, wedding[3])
    assert refused.value.sentence == (
        "Three groups is full. Swap one out to add another: "
        "spreading wider makes each of them hear less from you."
    )


def test_a_second_primary_is_refused_while_a_slot_is_open(store, plan, wedding):
    ops.focus(store, plan, wedding[0], 1)
    with pytest.raises(UserError, match="Newly engaged women is the primary group"):
        ops.focus(store, plan, wedding[1], 1)


def test_swapping_parks_the_outgoing_group_with_its_reason(store, plan, wedding):
    for group in wedding[:3]:
        ops.focus(store, plan, group)
    ops.swap_in(store, plan, wedding[4], wedding[2], "Read by their daughters anyway")
    assert drawn(store, plan) == [
        "1 Newly engaged women",
        "2 Bridesmaids",
        "3 Professional planners",
        "new The groom’s parents",
        "parked The bride’s parents: Read by their daughters anyway",
    ]


def test_moving_onto_a_taken_slot_changes_places(store, plan, wedding):
    for group in wedding[:2]:
        ops.focus(store, plan, group)
    ops.move_focus(store, plan, wedding[1], 1)
    assert drawn(store, plan)[:2] == ["1 Bridesmaids", "2 Newly engaged women"]


def test_parking_the_primary_leaves_it_open_and_keeps_the_sub_groups(store, plan, wedding):
    for group in wedding[:2]:
        ops.focus(store, plan, group)
    ops.park(store, plan, wedding[0], "Next year")
    assert 1 not in audience_page(store.reader, plan).focus
    assert drawn(store, plan)[0] == "2 Bridesmaids"


def test_unparking_forgets_the_reason(store, plan, wedding):
    ops.park(store, plan, wedding[0], "Next year")
    ops.unpark(store, plan, wedding[0])
    assert "new Newly engaged women" in drawn(store, plan)


def test_typing_a_reason_is_one_step_with_the_parking(store, plan, wedding):
    ops.park(store, plan, wedding[0])
    ops.park(store, plan, wedding[0], "Next")
    ops.park(store, plan, wedding[0], "Next year")
    store.undo()
    assert "new Newly engaged women" in drawn(store, plan)


def test_a_deleted_group_comes_back_whole_with_undo(store, plan, wedding):
    women, maids, *_ = wedding
    ops.focus(store, plan, women)
    ops.set_overlap(store, women, maids, 35)
    ops.set_mix(store, women, {("18-29", "women"): 100.0})
    before = audience_page(store.reader, plan)
    ops.delete_segment(store, women)
    assert len(audience_page(store.reader, plan).groups) == 4
    store.undo()
    assert audience_page(store.reader, plan) == before


def test_each_plan_has_a_focus_of_its_own(store, plan, wedding):
    import datetime as dt

    from core.plans.operations import add_plan

    ops.focus(store, plan, wedding[0])
    other = add_plan(store, "Autumn 2027", dt.date(2027, 9, 1), dt.date(2027, 11, 30))
    ops.focus(store, other, wedding[1])
    assert [g.name for g in focus_segments(store.reader, plan)] == ["Newly engaged women"]
    assert [g.name for g in focus_segments(store.reader, other)] == ["Bridesmaids"]


def test_copying_a_plan_copies_the_focus_and_the_parked_groups_with_reasons(store, plan, wedding):
    import datetime as dt

    from core.audience.writes import copy_into
    from core.plans.operations import add_plan

    ops.focus(store, plan, wedding[0])
    ops.park(store, plan, wedding[3], "Read what the bride’s parents read")
    other = add_plan(store, "Autumn 2027", dt.date(2027, 9, 1), dt.date(2027, 11, 30))
    with store.operation("Copy") as session:
        copy_into(session, plan, other)
    assert drawn(store, other) == drawn(store, plan)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "BRIDESMAIDS"])
def test_a_senseless_name_is_refused_at_the_name(store, plan, wedding, name):
    with pytest.raises(UserError) as refused:
        ops.rename_segment(store, wedding[0], name)
    assert refused.value.field == "name"


def test_names_in_arabic_and_emoji_are_kept_as_typed(store, plan):
    made = ops.add_segment(store, "  عائلات شابة  👰🏽 ")
    assert audience_page(store.reader, plan).group(made).name == "عائلات شابة 👰🏽"


def test_a_text_of_ten_thousand_characters_is_refused_with_the_room_there_is(store, wedding):
    with pytest.raises(UserError, match="10,000 characters; there is room for 2,000"):
        ops.change_segment(store, wedding[0], "wants", "x" * 10_000)


def test_quick_typing_in_one_field_is_one_step(store, wedding):
    for text in ("A", "A check", "A checklist"):
        ops.change_segment(store, wedding[0], "wants", text)
    store.undo()
    assert audience_page(store.reader, None).group(wedding[0]).wants == ""


def test_groups_are_found_by_what_they_want(store, wedding):
    from core.store.search import find

    ops.change_segment(store, wedding[1], "wants", "Shower games and dress ideas")
    assert [(hit.kind, hit.row) for hit in find(store.reader, "shower")] == [
        ("segment", wedding[1])
    ]
