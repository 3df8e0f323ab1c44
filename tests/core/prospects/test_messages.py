"""Messages: what goes into the braces, what is missing, how long they may be."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.networks.catalogue import catalogue
from core.prospects import messages, queries
from core.prospects import operations as ops
from core.prospects.limits import ASKS, GIVES


def test_braces_are_filled_with_what_is_known():
    filled = messages.fill("Hi {name}, see {my_page}", name="Tess", my_page="juniper.example")
    assert filled.text == "Hi Tess, see juniper.example"
    assert filled.may_go_out


@pytest.mark.parametrize("template", ["Hi {name}", "Hi { name }", "Hi {nmae}", "Hi {}"])
def test_an_empty_or_unknown_brace_stays_marked_and_nothing_goes_out(template):
    filled = messages.fill(template)
    assert filled.text == template
    assert not filled.may_go_out
    assert messages.empty_braces(filled.text) == [(3, len(template))]


def test_what_is_missing_is_said_once():
    filled = messages.fill("{name}, {their_page} and {their_page}", name="Tess")
    assert messages.missing_words(filled.missing) == (
        "Still missing: their page. Type it where it is marked."
    )


def test_a_value_with_braces_of_its_own_is_not_filled_again():
    filled = messages.fill("Hi {name}", name="{my_page}", my_page="x")
    assert filled.text == "Hi {my_page}"


def test_an_empty_message_does_not_go_out():
    assert not messages.fill("  ").may_go_out


@pytest.mark.parametrize("what", GIVES)
def test_every_give_has_an_example(what):
    assert messages.examples_for("give", what)


@pytest.mark.parametrize("what", ASKS)
def test_every_ask_has_an_example(what):
    assert messages.examples_for("ask", what)


def test_examples_are_short_and_know_only_the_three_braces():
    for one in messages.examples():
        assert len(one.words) <= 160, one.words
        assert "!" not in one.words
        full = messages.fill(one.words, name="Tess", their_page="their page", my_page="my page")
        assert full.may_go_out, one.words


def test_an_example_for_the_network_comes_first():
    found = messages.examples_for("give", "commented", "linkedin")
    assert found[0].network == "linkedin"
    assert all(one.network in ("", "linkedin") for one in found)


def test_the_length_is_held_against_the_networks_limit():
    x = catalogue()["x"]
    limit = next(one.characters for one in x.limits if one.what == "post")
    assert not messages.length("y" * limit, "give", x).too_long
    over = messages.length("y" * (limit + 5), "give", x)
    assert over.too_long
    assert over.words.endswith("too long by 5")


def test_without_a_network_a_long_message_is_said_to_be_long():
    assert messages.length("y", "ask", None).words == "1 character"
    assert messages.length("y" * 401, "ask", None).words == (
        "401 characters: long for a first message"
    )


@pytest.mark.parametrize(
    ("name", "is_human", "greeted"),
    [
        ("Maren Cole, food writer", True, "Maren"),
        ("Willow Barn weddings", False, "Willow Barn weddings"),
        (", ", True, ", "),
    ],
)
def test_a_human_is_greeted_by_the_first_name(name, is_human, greeted):
    assert messages.first_name(name, is_human) == greeted


def test_two_templates_of_one_name_are_refused(new_store):
    store = new_store()
    ops.add_template(store, "Hello", "Hi {name}", "give")
    with pytest.raises(UserError) as refused:
        ops.add_template(store, " hello ", "Hi", "give")
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("name", "text", "kind", "what", "field"),
    [
        ("", "Hi", "give", "", "name"),
        ("Hello", " ", "give", "", "words"),
        ("Hello", "Hi", "give", "link", "what"),
        ("Hello", "Hi", "hug", "", "what"),
        ("x" * 81, "Hi", "give", "", "name"),
    ],
)
def test_a_template_that_says_nothing_is_refused(new_store, name, text, kind, what, field):
    store = new_store()
    with pytest.raises(UserError) as refused:
        ops.add_template(store, name, text, kind, what)
    assert refused.value.field == field
    assert queries.templates(store.reader) == []
