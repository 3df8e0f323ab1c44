"""What people read in a sample, said in the language of the window."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from core.resources import resource
from core.text import tr

READ = frozenset((
    "about", "counts", "mix_source", "narrowed_to", "next", "note", "options", "question", "reason",
    "reward", "role", "sells", "tags", "text", "title", "wants", "why", "words",
    "campaign.name", "group.name", "group.who", "snippet.name",
))  # fmt: skip
"""The keys of texts, in any table or in one. Names of people and sites stay as they are."""
NAMED = frozenset((
    "between", "customers_in_group", "goal", "group", "groups", "groups_of", "ideas", "poll",
))  # fmt: skip
"""The keys under which a text of another entry stands as its name."""
CODES = frozenset(("code.text",))
"""What a customer types at the till, the same in every language."""


def sample_words(name: str) -> dict[str, Any]:
    """The file `name` of the samples, its texts in the language of the window."""
    data = tomllib.loads(resource("sample", f"{name}.toml").read_text(encoding="utf-8"))
    return {table: _said(value, table, table) for table, value in data.items()}


def readable(data: dict[str, Any]) -> Iterator[str]:
    """The texts of a sample's file that people read, in its order."""
    for table, value in data.items():
        yield from _texts(value, table, table)


def _said(value: Any, table: str, key: str) -> Any:
    if isinstance(value, dict):
        named = (key in NAMED and key != table) or table == "customers_in_group"
        return {
            (tr(inner) if named else inner): _said(one, table, inner)
            for inner, one in value.items()
        }
    if isinstance(value, list):
        return [_said(one, table, key) for one in value]
    is_text = isinstance(value, str) and value and (_is_read(table, key) or key in NAMED)
    return tr(value) if is_text else value


def _texts(value: Any, table: str, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _texts(one, table, inner)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, table, key)
    elif isinstance(value, str) and value and _is_read(table, key):
        yield value


def _is_read(table: str, key: str) -> bool:
    place = f"{table}.{key}"
    return place in READ or (key in READ and place not in CODES)
