"""One example of every operation on networks."""

from __future__ import annotations

from core.networks import operations as networks
from core.store.operation import Store
from tests.core.networks import shop


def _full(store: Store) -> int:
    return shop.full(store, cap=3)


def _two_of_three(store: Store) -> int:
    plan = shop.full(store, cap=3)
    networks.take_out(store, plan, "facebook")
    return plan


def _refused(store: Store) -> int:
    plan = shop.spring(store)
    networks.decide_against(store, plan, "tiktok", "Nobody has time to film")
    return plan


def _bakery(store: Store) -> int:
    plan = shop.bakery(store)
    networks.set_profile(store, "instagram", handle="@juniper", link="https://example.org")
    networks.tick_point(store, "instagram", 3, True)
    networks.set_weights(store, {"time": 40})
    return plan


def _own(store: Store) -> str:
    plan = shop.spring(store)
    key = networks.add_own_network(store, "Ravelry", hours=1, content_fit=80, search_value=40)
    segment = shop.group(store, "Knitters", shop.YOUNG_WOMEN, plan, 1)
    networks.set_own_estimate(store, segment, key, 45, "Half of the knitting circle")
    networks.decide_against(store, plan, key, "Later")
    networks.tick_point(store, key, 1, True)
    return key


def _planners(store: Store) -> int:
    segment = shop.group(store, "Planners", None, shop.spring(store), 1)
    networks.point_group_at(store, segment, {"income": "$100k+"}, leads="income")
    return segment


def _estimated(store: Store) -> int:
    segment = _planners(store)
    networks.set_own_estimate(store, segment, "linkedin", 80, "We asked them")
    return segment


EXAMPLES = {
    "choose": (_refused, lambda s, plan: networks.choose(s, plan, "tiktok", role="Fun", hours=3)),
    "swap_in": (
        _full,
        lambda s, plan: networks.swap_in(s, plan, "linkedin", "facebook", reason="Too loud"),
    ),
    "take_out": (_full, lambda s, plan: networks.take_out(s, plan, "instagram", reason="Later")),
    "move_choice": (_full, lambda s, plan: networks.move_choice(s, plan, "pinterest", 1)),
    "set_role": (_full, lambda s, plan: networks.set_role(s, plan, "facebook", "Events")),
    "set_hours": (_full, lambda s, plan: networks.set_hours(s, plan, "facebook", 1.25)),
    "set_cap": (_two_of_three, lambda s, plan: networks.set_cap(s, plan, 2)),
    "decide_against": (_full, lambda s, plan: networks.decide_against(s, plan, "x", "Too loud")),
    "consider_again": (_refused, lambda s, plan: networks.consider_again(s, plan, "tiktok")),
    "set_profile": (_bakery, lambda s, _: networks.set_profile(s, "instagram", handle="@other")),
    "tick_point": (_bakery, lambda s, _: networks.tick_point(s, "instagram", 3, False)),
    "set_weights": (_bakery, lambda s, _: networks.set_weights(s, {"time": 10, "reach": 50})),
    "reset_weights": (_bakery, lambda s, _: networks.reset_weights(s)),
    "set_content_strength": (
        _bakery,
        lambda s, _: networks.set_content_strength(s, "photo", None),
    ),
    "add_own_network": (_full, lambda s, _: networks.add_own_network(s, "Ravelry", hours=1)),
    "change_own_network": (
        _own,
        lambda s, key: networks.change_own_network(
            s, key, "Ravelry groups", hours=None, content_fit=20, search_value=None
        ),
    ),
    "delete_own_network": (_own, lambda s, key: networks.delete_own_network(s, key)),
    "set_own_estimate": (
        _estimated,
        lambda s, group: networks.set_own_estimate(s, group, "linkedin", 72.5, "We asked again"),
    ),
    "clear_own_estimate": (
        _estimated,
        lambda s, group: networks.clear_own_estimate(s, group, "linkedin"),
    ),
    "point_group_at": (
        _planners,
        lambda s, group: networks.point_group_at(
            s, group, {"education": "College grad", "income": "$70-100k"}, leads="education"
        ),
    ),
}
