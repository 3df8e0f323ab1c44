"""The stage of a prospect: a table of drawn cases, and what never happens."""

from __future__ import annotations

import datetime as dt

import pytest

from core.prospects import operations as ops
from core.prospects.rules import Pace, Story, stage, waiting
from tests.core.prospects import people
from tests.core.prospects.people import TODAY, ago, barn, give, line

# What was logged, drawn as one line a case: f followed, c commented, s shared theirs, r a reply of
# theirs, n a note, a an ask; y yes, d declined, w withdrawn settle the open ask. The number before
# a letter is how many days ago it was.
DRAWN = [
    ("", "found"),
    ("5n", "found"),
    ("5f", "following"),
    ("9f 2f", "following"),
    ("5f 4c", "talking"),
    ("5c", "talking"),
    ("5r", "talking"),
    ("5f 4r", "talking"),
    ("20f 15c 3s", "ready"),
    ("14f 8c 3s", "ready"),
    ("13f 8c 3s", "talking"),
    ("20f 15c", "talking"),
    ("20f 15c 1n", "talking"),
    ("99f 80c 60s", "ready"),
    ("99f 80c 61s", "talking"),
    ("99f 80c 61s 1r", "ready"),
    ("20f 15c 3s 2a", "asked"),
    ("4a", "asked"),
    ("20f 15c 3s 2a 1y", "linked"),
    ("20f 15c 3s 2a 1d", "declined"),
    ("20f 15c 3s 2a 1w", "ready"),
    ("200f 180c 95s 92a 91d", "talking"),
    ("200f 180c 95s 92a 91d 5c", "ready"),
    ("200f 180c 95s 92a 90d 5c", "ready"),
    ("200f 180c 95s 92a 89d 5c", "declined"),
    ("20f 15c 9s 8a 7y 5a", "asked"),
    ("20f 15c 9s 8a 7y 5a 4w", "linked"),
    ("20f 15c 9s 8a 7y 5a 4d", "declined"),
    ("20f 15c 9s 8a 7d 5a 4y", "linked"),
    ("99f 92a 91w", "talking"),
]
WHATS = {"f": "followed", "c": "commented", "s": "shared_theirs"}
OUTCOMES = {"y": "yes", "d": "declined", "w": "withdrawn"}


def draw(store, who: int, drawn: str) -> None:
    """Log what is drawn, each on its own day."""
    ask = 0
    for part in drawn.split():
        day, letter = ago(int(part[:-1])), part[-1]
        if letter in WHATS:
            ops.log_give(store, who, WHATS[letter], day)
        elif letter == "r":
            ops.log_reply(store, who, day)
        elif letter == "n":
            ops.log_note(store, who, "Seen at the market", day)
        elif letter == "a":
            ask = ops.log_ask(store, who, "link", day, sooner_because="Their list closes")
        else:
            ops.settle_ask(store, ask, OUTCOMES[letter], day)


@pytest.mark.parametrize(("drawn", "expected"), DRAWN, ids=[case or "-" for case, _ in DRAWN])
def test_the_stage_follows_from_what_was_logged_and_from_today(new_store, drawn, expected):
    store = new_store()
    who = barn(store, ago(300))
    draw(store, who, drawn)
    assert people.stage(store, who) == expected


def test_a_ready_prospect_goes_back_to_talking_when_two_months_pass(new_store):
    store = new_store()
    who = people.ready(store)
    assert people.stage(store, who, TODAY + dt.timedelta(58)) == "ready"
    assert people.stage(store, who, TODAY + dt.timedelta(59)) == "talking"


def test_a_stage_set_by_hand_holds_until_the_next_touch(new_store):
    store = new_store()
    who = barn(store)
    ops.set_stage(store, [who], "talking")
    assert line(store, who).by_hand
    assert people.stage(store, who, TODAY + dt.timedelta(500)) == "talking"
    ops.log_give(store, who, "followed", TODAY)
    assert people.stage(store, who) == "following"
    assert not line(store, who).by_hand


def test_an_answer_to_an_ask_ends_a_stage_set_by_hand(new_store):
    store = new_store()
    who = people.ready(store)
    ask = ops.log_ask(store, who, "link", TODAY)
    ops.set_stage(store, [who], "talking")
    ops.settle_ask(store, ask, "yes", TODAY)
    assert people.stage(store, who) == "linked"


def test_letting_the_stage_follow_takes_away_what_was_set_by_hand(new_store):
    store = new_store()
    who = people.ready(store)
    ops.set_stage(store, [who], "found")
    ops.set_stage(store, [who], None)
    assert people.stage(store, who) == "ready"


def test_do_not_contact_stands_above_every_other_stage(new_store):
    store = new_store()
    who = people.ready(store)
    ops.set_stage(store, [who], "linked")
    people.people.do_not_contact(store, [who], "Asked us to stop")
    assert people.stage(store, who) == "do_not_contact"


def test_following_the_business_back_counts_as_one_of_the_gives(new_store):
    store = new_store()
    who = barn(store, ago(30))
    give(store, who, 21, 10)
    assert people.stage(store, who) == "talking"
    people.followed_by(store, who)
    assert people.stage(store, who) == "ready"
    assert line(store, who).story.gives == 2


def test_a_link_that_stands_makes_linked_and_a_lost_one_does_not():
    base = Story(ago(90), gives=1, last_touch=ago(50), yes_on=ago(40), had_link=True)
    assert stage(base._replace(linked_on=ago(39)), Pace(), TODAY) == "linked"
    assert stage(base, Pace(), TODAY) == "following"


def test_the_owners_own_rules_decide_who_is_ready(new_store):
    store = new_store()
    who = people.ready(store)
    ops.set_pace(store, "gives", 4)
    assert people.stage(store, who) == "talking"
    ops.set_pace(store, "gives", 3)
    ops.set_pace(store, "days", 22)
    assert people.stage(store, who) == "talking"
    ops.reset_pace(store)
    assert people.stage(store, who) == "ready"


def test_ready_as_a_stage_and_ready_as_a_verdict_are_one():
    for gives in range(5):
        for first in (0, 13, 14, 70):
            for last in (0, 60, 61):
                if last <= first and gives:
                    story = Story(ago(99), gives, 0, True, ago(first), ago(last))
                    ready = waiting(story, Pace(), TODAY).ready
                    assert (stage(story, Pace(), TODAY) == "ready") == ready
