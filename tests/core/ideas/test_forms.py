"""Answers of forms: ideas with their givers, choices as counted polls."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from core.errors import UserError
from core.ideas import operations as ops
from core.ideas import polls
from core.ideas.facts import IdeaFacts, Taken
from core.importing.idea_preview import idea_preview

TODAY = dt.date(2027, 3, 9)
GOOGLE = """"Timestamp","Your idea?","Which would you buy?","Email Address"
"2027/03/01 6:31:58 PM EST","Rye on Mondays","Cardamom knots;Rye buns","ana@example.com"
"2027/03/02 9:01:00 AM EST","","Cardamom knots",""
"2027/03/02 9:05:00 AM EST","rye on mondays please","Rye buns;Oat rolls","ben@example.com"
"2027/03/03 9:05:00 AM EST","🔥","Cardamom knots;Oat rolls",""
"""
TYPEFORM = """#,First name,What should we do?,Cardamom knots,Rye buns,Submit Date (UTC),Network ID
a1,Ana,A box for two please,Cardamom knots,,2027-03-01 10:05:00,n1
a2,Ben,Open a bit earlier,Cardamom knots,Rye buns,2027-03-01 11:04:00,n2
a3,Cal,,,Rye buns,2027-03-02 09:03:00,n3
"""


def written(folder: Path, text: str, name: str = "What next.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_google_forms_give_ideas_their_givers_and_a_counted_poll(new_store, tmp_path):
    store = new_store()
    knots = ops.capture(store, IdeaFacts("Cardamom knots"), TODAY)
    found = idea_preview(store.reader, written(tmp_path, GOOGLE), {}, TODAY)
    assert [(one.text, one.email, one.same_as, one.why_not) for one in found.candidates] == [
        ("Rye on Mondays", "ana@example.com", None, ""),
        ("rye on mondays please", "ben@example.com", 1, ""),
        ("🔥", "", None, "No words"),
    ]
    (poll,) = found.polls
    assert (poll.question, poll.kind, poll.asked) == ("Which would you buy?", "pick_any", 4)
    assert [(one.words, one.votes, one.idea_id) for one in poll.options] == [
        ("Cardamom knots", 3, knots), ("Rye buns", 2, None), ("Oat rolls", 2, None),
    ]  # fmt: skip
    ticked = [one for one in found.candidates if not one.why_not]
    for again in (Taken(1, 1, 1), Taken(0, 0, 1)):
        found = idea_preview(store.reader, written(tmp_path, GOOGLE), {}, TODAY)
        ticked = [one for one in found.candidates if not one.why_not]
        taken = ops.take_candidates(store, ticked, TODAY, source="form", polls=found.polls)
        assert taken == again
    assert len(polls.polls(store.reader, TODAY)) == 1


def test_typeform_has_one_column_a_choice_and_its_number_is_no_comment(new_store, tmp_path):
    store = new_store()
    found = idea_preview(store.reader, written(tmp_path, TYPEFORM), {}, TODAY)
    assert [(one.name, one.text, one.day) for one in found.candidates] == [
        ("Ana", "A box for two please", "2027-03-01"),
        ("Ben", "Open a bit earlier", "2027-03-01"),
    ]
    (poll,) = found.polls
    assert (poll.question, poll.kind, poll.asked) == ("What next", "pick_any", 3)
    assert [(one.words, one.votes) for one in poll.options] == [
        ("Cardamom knots", 2), ("Rye buns", 2),
    ]  # fmt: skip


def test_a_file_that_is_no_form_is_refused_with_a_sentence(new_store, tmp_path):
    with pytest.raises(UserError, match="does not look like the answers of a form"):
        idea_preview(new_store().reader, written(tmp_path, "Name,Price\nBun,2\n"), {}, TODAY)
