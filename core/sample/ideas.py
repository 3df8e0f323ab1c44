"""The ideas of a sample: what was asked for, polls, ballots, who was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.ideas import operations as ideas
from core.ideas import queries
from core.ideas.counting import Read
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.people.operations import put_in_group
from core.sample.days import Days
from core.sample.words import sample_words
from core.store.operation import Store


def fill(store: Store, kind: str, days: Days, segments: Mapping[str, int], plan: int) -> None:
    """Add the ideas of the sample `kind` with all that hangs on them."""
    data = sample_words(f"{kind}_ideas")
    goals = {title: key for key, title in queries.goals(store.reader, plan).items()}
    added = {one["text"]: _add(store, one, days, segments, goals) for one in data["idea"]}
    for poll in data.get("poll", []):
        _poll(store, poll, days, added)
    for ballot in data.get("ballot", []):
        _ballot(store, ballot, days, added)
    for question in data.get("own_question", []):
        ideas.add_question(store, question["words"])
    for one in data["idea"]:
        _became(store, one, days, added[one["text"]], segments)


def _add(
    store: Store,
    one: Mapping[str, Any],
    days: Days,
    segments: Mapping[str, int],
    goals: Mapping[str, int],
) -> int:
    who, contact = one.get("who", ("", ""))
    facts = IdeaFacts(
        one["text"],
        one["source"],
        one.get("network", ""),
        who=who,
        contact=contact,
        note=one.get("note", ""),
        segment_id=segments[one["group"]] if "group" in one else None,
        said_on=days.moved(one["said"]),
    )
    added = ideas.capture(store, facts, days.today)
    if "goal" in one:
        ideas.set_fact(store, added, "goal_id", goals[one["goal"]])
    if "effort" in one:
        ideas.set_fact(store, added, "effort", one["effort"])
    for name, address in one.get("votes", []):
        ideas.add_vote(
            store, added, facts.said_on or days.today, who=name, contact=address,
            source="in_person",
        )  # fmt: skip
    for votes, asked, source, day in one.get("counted", []):
        ideas.count_by_hand(store, added, votes, asked, days.moved(day), source=source)
    return added


def _poll(store: Store, poll: Mapping[str, Any], days: Days, added: Mapping[str, int]) -> None:
    options = tuple(
        OptionFacts(words, added.get(idea), *(votes or (None,)))
        for words, idea, *votes in poll["options"]
    )
    facts = PollFacts(
        poll["question"],
        options,
        poll["kind"],
        poll["network"],
        days.moved(poll["starts"]),
        days.moved(poll["ends"]),
        poll.get("asked"),
    )
    ideas.add_poll(store, facts, days.moved(poll["starts"]))


def _ballot(store: Store, ballot: Mapping[str, Any], days: Days, added: Mapping[str, int]) -> None:
    printed = days.moved(ballot["printed"])
    run = ideas.start_run(
        store,
        ballot["question"],
        "pick_any",
        [added[text] for text in ballot["ideas"]],
        printed,
        link=ballot["link"],
    )
    ideas.note_printed(store, run, printed)
    for marks in ballot.get("marks", []):
        ideas.count_ballot(store, run, Read(marks), days.moved(ballot["counted"]))
    if "counted" in ballot:
        ideas.finish_count(store, run, days.moved(ballot["counted"]))


def _became(
    store: Store, one: Mapping[str, Any], days: Days, idea_id: int, segments: Mapping[str, int]
) -> None:
    """Its status as it is now, who of its backers was told, and in which groups they are."""
    since = days.moved(one["since"] if "since" in one else one["said"])
    now = store.reader.value("SELECT status FROM idea WHERE id = :id", id=idea_id)
    status = one.get("status", now)
    if status != now:
        ideas.set_status(store, [idea_id], status, since, why_not=one.get("why", ""))
    backers = {backer.name: backer.person_id for backer in queries.backers(store.reader, idea_id)}
    if "thanked" in one:
        ideas.tell(store, idea_id, backers[one["who"][0]], days.moved(one["thanked"]))
    for name in one.get("told", []):
        ideas.tell(store, idea_id, backers[name], since)
    for group, names in one.get("groups_of", {}).items():
        put_in_group(store, [backers[name] for name in names], segments[group])
