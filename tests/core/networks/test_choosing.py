"""Places, refusals, swaps and reasons."""

import pytest

from core.errors import UserError
from core.networks import operations as networks
from core.networks import queries
from core.networks.page import networks_page
from core.plans.operations import copy_plan
from core.plans.queries import plan as find_plan
from tests.core.networks import shop


def drawn(store, plan):
    """The plan's places as text: "1 Instagram 2.5 h | 2 Facebook | 3 –"."""
    page = networks_page(store.reader, plan)
    taken = {card.slot: card for card in page.chosen}
    places = []
    for slot in range(1, page.cap + 1):
        card = taken.get(slot)
        hours = f" {card.hours:g} h" if card and card.hours is not None else ""
        places.append(f"{slot} {card.name}{hours}" if card else f"{slot} –")
    return " | ".join(places)


def refused(act, *args, **how):
    with pytest.raises(UserError) as caught:
        act(*args, **how)
    return caught.value.sentence


def test_networks_are_chosen_into_the_first_open_place(new_store):
    store = new_store()
    plan = shop.spring(store)
    assert networks.choose(store, plan, "instagram", role="Families", hours=2.5) == 1
    assert networks.choose(store, plan, "facebook") == 2
    assert drawn(store, plan) == "1 Instagram 2.5 h | 2 Facebook | 3 –"


def test_a_third_network_is_refused_with_the_sentence_when_the_plan_has_two_places(new_store):
    store = new_store()
    plan = shop.full(store, cap=2)
    assert refused(networks.choose, store, plan, "linkedin") == (
        "Instagram and Facebook fill both places. Take one out to choose LinkedIn."
    )
    assert drawn(store, plan) == "1 Instagram | 2 Facebook"


def test_a_fourth_network_is_refused_with_the_sentence(new_store):
    store = new_store()
    plan = shop.full(store, cap=3)
    assert refused(networks.choose, store, plan, "linkedin") == (
        "Instagram, Facebook and Pinterest fill all three places. Take one out to choose LinkedIn."
    )


def test_a_network_is_chosen_once(new_store):
    store = new_store()
    plan = shop.full(store, cap=3)
    networks.take_out(store, plan, "pinterest")
    assert refused(networks.choose, store, plan, "facebook") == "Facebook is chosen already."


def test_a_swap_keeps_the_place_and_the_hours_and_notes_why(new_store):
    store = new_store()
    plan = shop.full(store)
    networks.set_hours(store, plan, "facebook", 1.5)
    networks.swap_in(store, plan, "linkedin", "facebook", reason="Office managers are elsewhere")
    assert drawn(store, plan) == "1 Instagram | 2 LinkedIn 1.5 h"
    assert queries.not_now(store.reader, plan) == {"facebook": "Office managers are elsewhere"}
    assert store.undo_label == "Swap Facebook for LinkedIn"


def test_taking_one_out_moves_the_others_up(new_store):
    store = new_store()
    plan = shop.full(store, cap=3)
    networks.take_out(store, plan, "instagram")
    assert drawn(store, plan) == "1 Facebook | 2 Pinterest | 3 –"
    store.undo()
    assert drawn(store, plan) == "1 Instagram | 2 Facebook | 3 Pinterest"


@pytest.mark.parametrize(
    ("network", "slot", "after"),
    [
        ("pinterest", 1, "1 Pinterest | 2 Facebook | 3 Instagram"),
        ("instagram", 2, "1 Facebook | 2 Instagram | 3 Pinterest"),
        ("facebook", 2, "1 Instagram | 2 Facebook | 3 Pinterest"),
    ],
)
def test_moving_a_network_changes_places_with_the_one_there(new_store, network, slot, after):
    store = new_store()
    plan = shop.full(store, cap=3)
    networks.move_choice(store, plan, network, slot)
    assert drawn(store, plan) == after


def test_a_place_that_the_plan_lacks_is_refused(new_store):
    store = new_store()
    plan = shop.full(store)
    assert refused(networks.move_choice, store, plan, "facebook", 3) == "This plan has 2 places."


def test_the_cap_goes_down_only_when_the_networks_fit(new_store):
    store = new_store()
    plan = shop.full(store, cap=3)
    assert refused(networks.set_cap, store, plan, 2) == (
        "Instagram, Facebook and Pinterest are chosen. "
        "Take one out before the plan goes down to two places."
    )
    networks.take_out(store, plan, "instagram")
    networks.set_cap(store, plan, 2)
    assert find_plan(store.reader, plan).network_cap == 2
    assert drawn(store, plan) == "1 Facebook | 2 Pinterest"
    assert refused(networks.set_cap, store, plan, 4).startswith("A plan has two places or three.")


def test_fewer_than_two_is_not_decided_yet(new_store):
    store = new_store()
    plan = shop.spring(store)
    networks.choose(store, plan, "instagram")
    assert not networks_page(store.reader, plan).decided
    networks.choose(store, plan, "facebook")
    assert networks_page(store.reader, plan).decided
    assert queries.count(store.reader, shop.TODAY) == "2 of 3"


def test_not_now_carries_its_reason_until_the_network_is_chosen(new_store):
    store = new_store()
    plan = shop.spring(store)
    networks.decide_against(store, plan, "tiktok", "Nobody has time to film")
    rows = {row.key: row for row in networks_page(store.reader, plan).rows}
    assert (rows["tiktok"].state, rows["tiktok"].reason) == ("not now", "Nobody has time to film")
    networks.choose(store, plan, "tiktok")
    assert queries.not_now(store.reader, plan) == {}
    assert refused(networks.decide_against, store, plan, "tiktok", "No") == (
        "TikTok is chosen. Take it out to decide against it."
    )


def test_hours_over_the_week_are_a_warning_and_never_a_refusal(new_store):
    store = new_store()
    plan = shop.full(store)
    networks.set_hours(store, plan, "instagram", 4)
    networks.set_hours(store, plan, "facebook", 3)
    page = networks_page(store.reader, plan)
    assert (page.given_hours, page.week_hours, page.over_hours) == (7, 5, 2)


@pytest.mark.parametrize("hours", [-0.5, 169, 1e9])
def test_hours_that_no_week_has_are_refused_at_the_field(new_store, hours):
    store = new_store()
    plan = shop.full(store)
    with pytest.raises(UserError) as caught:
        networks.set_hours(store, plan, "instagram", hours)
    assert caught.value.field == "hours"


def test_ten_thousand_characters_are_refused_at_the_field_and_nothing_is_lost(new_store):
    store = new_store()
    plan = shop.full(store)
    networks.set_role(store, plan, "instagram", "Für 👩‍👧 und العائلات")
    with pytest.raises(UserError) as caught:
        networks.set_role(store, plan, "instagram", "x" * 10_000)
    assert caught.value.field == "role"
    assert caught.value.sentence == (
        "This has 10,000 characters; there is room for 300. Shorten it."
    )
    assert queries.choices(store.reader, plan)[0].role == "Für 👩‍👧 und العائلات"


def test_typing_a_role_is_one_step(new_store):
    store = new_store()
    plan = shop.full(store)
    before = len(store.steps())
    for words in ("F", "Fa", "Families"):
        networks.set_role(store, plan, "instagram", words)
    assert len(store.steps()) == before + 1
    networks.set_role(store, plan, "facebook", "Events")
    assert len(store.steps()) == before + 2


def test_a_copied_plan_has_the_networks_and_the_reasons_of_the_old_one(new_store):
    store = new_store()
    plan = shop.full(store, cap=3)
    networks.set_role(store, plan, "facebook", "Events")
    networks.decide_against(store, plan, "x", "Not our tone")
    day = shop.dt.date
    copy = copy_plan(store, plan, "Autumn 2027", day(2027, 7, 1), day(2027, 12, 31))
    assert drawn(store, copy) == "1 Instagram | 2 Facebook | 3 Pinterest"
    assert queries.choices(store.reader, copy)[1].role == "Events"
    assert queries.not_now(store.reader, copy) == {"x": "Not our tone"}


def test_an_own_network_can_be_chosen_and_not_deleted_while_it_is(new_store):
    store = new_store()
    plan = shop.spring(store)
    key = networks.add_own_network(store, "Ravelry  forum", hours=1.0, content_fit=80)
    assert key == "own-ravelry-forum"
    networks.choose(store, plan, key)
    assert drawn(store, plan) == "1 Ravelry forum | 2 – | 3 –"
    assert refused(networks.delete_own_network, store, key) == (
        "Ravelry forum is chosen in Spring 2027. Take it out there first."
    )
    networks.take_out(store, plan, key)
    networks.delete_own_network(store, key)
    assert key not in queries.network_names(store.reader)


def test_own_networks_have_names_of_their_own(new_store):
    store = new_store()
    shop.spring(store)
    networks.add_own_network(store, "Ravelry")
    assert refused(networks.add_own_network, store, "ravelry") == "ravelry is in the list already."
    assert refused(networks.add_own_network, store, "FACEBOOK") == (
        "FACEBOOK is in the list already."
    )
    assert refused(networks.add_own_network, store, " ") == "Give the network a name."
    assert networks.add_own_network(store, "🧶") == "own-network"
    assert refused(networks.delete_own_network, store, "facebook") == (
        "Facebook came with Regulars and stays."
    )


def test_profile_points_are_ticked_and_unticked(new_store):
    store = new_store()
    plan = shop.full(store)
    for point in (1, 2, 8):
        networks.tick_point(store, "instagram", point, True)
    networks.tick_point(store, "instagram", 2, False)
    networks.set_profile(store, "instagram", handle="@juniper")
    card = networks_page(store.reader, plan).chosen[0]
    assert (sorted(card.profile.done), card.profile.handle) == ([1, 8], "@juniper")
    assert refused(networks.tick_point, store, "instagram", 9, True) == (
        "The profile check has eight points."
    )


def test_weights_are_the_owners_and_can_be_reset(new_store):
    store = new_store()
    shop.spring(store)
    assert queries.weights(store.reader) == {
        "reach": 30, "content": 20, "time": 20, "search": 15, "results": 15,
    }  # fmt: skip
    networks.set_weights(store, {"time": 40, "search": 0})
    assert queries.weights(store.reader)["time"] == 40
    nothing = dict.fromkeys(queries.weights(store.reader), 0)
    assert refused(networks.set_weights, store, nothing).startswith("Let one of the five count")
    networks.reset_weights(store)
    assert queries.weights(store.reader)["time"] == 20


def test_a_group_is_pointed_at_rows_that_the_survey_has(new_store):
    store = new_store()
    plan = shop.spring(store)
    planners = shop.group(store, "Planners", None, plan, 1)
    rows = {"education": "College grad", "income": "$100k+"}
    networks.point_group_at(store, planners, rows, leads="income")
    found = [(one.kind, one.leads) for one in networks_page(store.reader, plan).groups[0].pointed]
    assert found == [("education", False), ("income", True)]
    assert refused(networks.point_group_at, store, planners, {"income": "$5"}) == (
        "The survey has no such group. Choose one from the list."
    )
    networks.point_group_at(store, planners, {})
    assert networks_page(store.reader, plan).groups[0].pointed == ()
