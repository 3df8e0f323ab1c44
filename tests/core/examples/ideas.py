"""One example of every operation on ideas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.audience import operations as audience
from core.calendar.facts import ActivityFacts
from core.ideas import operations as ops
from core.ideas.counting import Read
from core.ideas.facts import CampaignOfIdea, IdeaFacts, OptionFacts, PollFacts
from core.ideas.paste import read_block
from core.ideas.telling import to_tell
from core.people import operations as people
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
LATER = TODAY + dt.timedelta(1)


@dataclass
class Room:
    """Two ideas that are alike, a third merged into the first, a poll, a pile half counted."""

    knots: int
    twin: int
    merged: int
    priya: int
    group: int
    poll: int
    run: int
    tally: int
    touch: int
    question: int


def room(store: Store) -> Room:
    group = audience.add_segment(store, "Families")
    priya = people.add_person(store, "Priya R.", keys=[("email", "", "priya@example.com")])
    knots = idea(store, "Cardamom knots on Fridays", person_id=priya)
    twin = idea(store, "Cardamom knots every Friday", who="Tom Bell")
    merged = idea(store, "Knots with cardamom", who="Ana Lopes")
    ops.merge_ideas(store, knots, merged, TODAY)
    poll = ops.add_poll(store, the_poll(knots), TODAY)
    run = ops.start_run(store, "What next?", "pick_any", [knots, twin], TODAY)
    ops.count_ballot(store, run, Read(0b11, "Rye on Mondays", "Sam"), TODAY)
    ops.count_ballot(store, run, Read(0b01, name="Priya R.", contact="priya@example.com"), TODAY)
    ops.finish_count(store, run, TODAY)
    tally = ops.count_by_hand(store, twin, 3, 4, TODAY)
    ops.set_bet(store, knots, 40, 60, TODAY)
    ops.set_status(store, [knots], "not_now", TODAY, why_not="The oven is full on Fridays")
    touch = ops.tell(store, knots, priya, TODAY, said="Not now")
    question = ops.add_question(store, "Which crust?")
    return Room(knots, twin, merged, priya, group, poll, run, tally, touch, question)


def idea(store: Store, text: str, **facts: object) -> int:
    return ops.capture(store, IdeaFacts(text, **facts), TODAY)


def the_poll(idea_id: int, *votes: int) -> PollFacts:
    first, second = votes or (None, None)
    options = (OptionFacts("Knots", idea_id, first), OptionFacts("Buns", None, second))
    asked = 10 if votes else None
    return PollFacts("Knots or buns?", options, "pick_one", "instagram", TODAY, LATER, asked)


EXAMPLES = {
    "capture": (
        room,
        lambda s, r: idea(s, "Open at six", who="Mia", contact="@mia", network="instagram"),
    ),
    "take_candidates": (
        room,
        lambda s, r: ops.take_candidates(
            s,
            read_block("Jo B.: Oat rolls\nCardamom knots Fridays", {r.knots: "Knots"}).candidates,
            TODAY,
            polls=[the_poll(r.knots, 6, 4)],
        ),
    ),
    "change_idea": (room, lambda s, r: ops.change_idea(s, r.twin, "text", "Knots")),
    "set_fact": (room, lambda s, r: ops.set_fact(s, r.knots, "segment_id", r.group)),
    "set_status": (room, lambda s, r: ops.set_status(s, [r.knots, r.twin], "made", LATER)),
    "delete_ideas": (room, lambda s, r: ops.delete_ideas(s, [r.knots])),
    "add_vote": (room, lambda s, r: ops.add_vote(s, r.twin, TODAY, who="Lee", said="Yes")),
    "remove_vote": (room, lambda s, r: ops.remove_vote(s, r.knots, r.priya)),
    "merge_ideas": (room, lambda s, r: ops.merge_ideas(s, r.twin, r.knots, TODAY)),
    "split_idea": (room, lambda s, r: ops.split_idea(s, r.merged, TODAY)),
    "keep_ideas_apart": (room, lambda s, r: ops.keep_ideas_apart(s, r.twin, r.knots)),
    "count_by_hand": (room, lambda s, r: ops.count_by_hand(s, r.knots, 5, 9, TODAY)),
    "remove_result": (room, lambda s, r: ops.remove_result(s, r.tally)),
    "add_poll": (room, lambda s, r: ops.add_poll(s, the_poll(r.twin, 4, 5), TODAY)),
    "change_poll": (room, lambda s, r: ops.change_poll(s, r.poll, the_poll(r.twin, 6, 4), TODAY)),
    "delete_poll": (room, lambda s, r: ops.delete_poll(s, r.poll)),
    "start_run": (
        room,
        lambda s, r: ops.start_run(
            s, "Which one?", "pick_one", [r.twin, r.knots], TODAY, link="juniper.example"
        ),
    ),
    "note_printed": (room, lambda s, r: ops.note_printed(s, r.run, TODAY)),
    "count_ballot": (
        room,
        lambda s, r: ops.count_ballot(
            s, r.run, Read(0b10, "Rye", "Sam Hill", "020 7946 0018"), LATER
        ),
    ),
    "take_back_ballot": (room, lambda s, r: ops.take_back_ballot(s, r.run)),
    "finish_count": (room, lambda s, r: ops.finish_count(s, r.run, LATER)),
    "delete_run": (room, lambda s, r: ops.delete_run(s, r.run)),
    "tell": (room, lambda s, r: tell_everybody(s, r)),
    "untell": (room, lambda s, r: ops.untell(s, r.touch)),
    "set_bet": (room, lambda s, r: ops.set_bet(s, r.knots, 30, 50, LATER, outcome=44)),
    "make_campaign": (
        room,
        lambda s, r: ops.make_campaign(
            s, r.twin, CampaignOfIdea("Knots", LATER, "sale", "KNOTS", 40, 60), TODAY
        ),
    ),
    "make_activity": (
        room,
        lambda s, r: ops.make_activity(
            s, r.twin, ActivityFacts("own_story", "First knots", day=LATER), TODAY, code="KNOT5"
        ),
    ),
    "ask_question": (room, lambda s, r: ops.ask_question(s, "Which crust?", LATER)),
    "add_question": (room, lambda s, r: ops.add_question(s, "Butter or oil?")),
    "remove_question": (room, lambda s, r: ops.remove_question(s, r.question)),
}


def tell_everybody(store: Store, ready: Room) -> None:
    who = next(one for one in to_tell(store.reader, TODAY) if not one.told)
    ops.tell(store, ready.knots, who.person_id, LATER, said=who.words)
