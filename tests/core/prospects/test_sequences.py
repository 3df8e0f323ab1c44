"""No sequence of what an owner can do breaks what the rules promise."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.people import operations as people_ops
from core.prospects import operations as ops
from core.prospects import queries, rules
from core.prospects.limits import BY_HAND, GIVES, OUTCOMES, STAGES
from core.prospects.summaries import summary_of
from core.store.operation import Store
from tests.core.prospects.people import TODAY

PAST = st.integers(0, 200)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("give"), st.sampled_from(GIVES), PAST),
        st.tuples(st.just("reply"), st.sampled_from(["theirs", "ours"]), PAST),
        st.tuples(st.just("note"), st.just("Seen"), PAST),
        st.tuples(st.just("ask"), st.sampled_from(["", "It cannot wait"]), PAST),
        st.tuples(st.just("settle"), st.sampled_from(OUTCOMES), st.integers(0, 5)),
        st.tuples(st.just("stage"), st.sampled_from([None, *BY_HAND]), st.just(0)),
        st.tuples(st.just("next"), st.integers(-10, 90), st.just(0)),
        st.tuples(st.just("block"), st.booleans(), st.just(0)),
        st.tuples(st.just("remove"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("undo"), st.just(None), st.just(0)),
    ),
    max_size=14,
)


def move(store: Store, who: int, verb: str, what: object, number: int) -> None:
    day = TODAY - dt.timedelta(number)
    touched = queries.touches(store.reader, who)
    asks = [one.id for one in touched if one.kind == "ask"]
    if verb == "give":
        ops.log_give(store, who, str(what), TODAY, day=day)
    elif verb == "reply":
        ops.log_reply(store, who, TODAY, who=str(what), day=day)
    elif verb == "note":
        ops.log_note(store, who, str(what), TODAY, day=day)
    elif verb == "ask":
        ops.log_ask(store, who, "link", TODAY, day=day, sooner_because=str(what))
    elif verb == "settle" and asks:
        ops.settle_ask(store, asks[number % len(asks)], str(what), TODAY)
    elif verb == "stage":
        ops.set_stage(store, [who], what)
    elif verb == "next":
        ops.set_next_day(store, [who], TODAY + dt.timedelta(what))
    elif verb == "block":
        (people_ops.do_not_contact if what else people_ops.allow_contact)(store, [who])
    elif verb == "remove" and touched:
        ops.remove_touch(store, touched[what % len(touched)].id)
    elif verb == "undo" and sum(not step.undone for step in store.steps()) > 1:
        store.undo()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(MOVES, st.integers(0, 300))
def test_whatever_is_done_one_ask_is_open_at_most_and_who_is_blocked_is_never_due(moves, later):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "a.regulars") as store,
    ):
        store.connection.execute("PRAGMA synchronous = OFF")
        who = ops.add_prospect(store, "Willow Barn", TODAY - dt.timedelta(200))
        for verb, what, number in moves:
            last = store.reader.value("SELECT max(id) FROM touch")
            try:
                move(store, who, verb, what, number)
            except UserError:
                assert store.reader.value("SELECT max(id) FROM touch") == last
            check(store, who, TODAY)
        check(store, who, TODAY + dt.timedelta(later))


def check(store: Store, who: int, today: dt.date) -> None:
    pace = queries.pace(store.reader)
    found = summary_of(store.reader, who, pace, today)
    logged = queries.touches(store.reader, who)
    waiting = rules.waiting(found.story, pace, today)
    open_asks = [one for one in logged if one.outcome == "open"]
    assert len(open_asks) <= 1
    assert found.stage in STAGES
    blocked = people_ops.queries.person(store.reader, who).do_not_contact
    if blocked:
        assert (found.stage, found.due, found.cold) == ("do_not_contact", None, False)
        assert waiting.barred
    elif not found.by_hand:
        assert (found.stage == "asked") == bool(open_asks)
        assert found.stage != "ready" or waiting.ready
        assert found.stage != "found" or all(one.kind in ("note", "ask") for one in logged)
    if waiting.ready:
        assert not open_asks
        assert sum(one.kind == "give" for one in logged) >= pace.gives
        assert not blocked
    if found.due is not None and found.due < today:
        assert found.story.next_on is None or found.story.next_on < today
