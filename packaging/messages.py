"""Brings the catalogues up to date: collects every sentence, updates the .po, compiles the .mo.

python packaging/messages.py            update resources/translations
python packaging/messages.py --missing de [N]   print N sentences that German still lacks
"""

from __future__ import annotations

import ast
import datetime as dt
import re
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from core.languages import ENGLISH, LANGUAGES  # noqa: E402
from core.sample.words import readable  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
ONE, TWO = ("tr", "later"), ("trn", "later_counted")
RESOURCES = {
    "campaigns.toml": ("title", "text"),
    "messages.toml": ("words",),
    "networks.toml": ("text", "source"),
    "questions.toml": ("name", "questions"),
    "trade_days.toml": ("name",),
}
"""The keys whose texts people read, by file."""
NO_WORDS = re.compile(r"(\{\w+\}|\W|\d)*")
"""A message of nothing but placeholders may stand as it is."""

Said = str | tuple[str, str]
"""A sentence, or the two forms of one with a count."""


def sentences() -> Iterator[tuple[str, Said, str | None]]:
    """Every sentence that people read, with its file and what it is said of, in a steady order."""
    modules = (path for room in ("core", "gui") for path in ROOT.glob(f"{room}/**/*.py"))
    for path in sorted(modules):
        where = path.relative_to(ROOT).as_posix()
        yield from ((where, *said) for said in in_code(path.read_text(encoding="utf-8")))
    for name, keys in RESOURCES.items():
        data = tomllib.loads((ROOT / "resources" / name).read_text(encoding="utf-8"))
        yield from ((f"resources/{name}", said, None) for said in _in_table(data, keys))
    for path in sorted((ROOT / "resources" / "sample").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        where = f"resources/sample/{path.name}"
        yield from ((where, said, None) for said in readable(data))


def in_code(source: str) -> Iterator[tuple[Said, str | None]]:
    """What the calls of `tr`, `trn` and `later` in a module say, and of what, in its order."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        wanted = 1 if name in ONE else 2 if name in TWO else 0
        said = [arg.value for arg in call.args[:wanted] if isinstance(arg, ast.Constant)]
        if wanted and len(said) == wanted and said[0]:
            yield said[0] if wanted == 1 else (said[0], said[1]), _sense(call)


def _sense(call: ast.Call) -> str | None:
    """Of what a call says its words; what is no literal fails, since no catalogue could have it."""
    return next((ast.literal_eval(one.value) for one in call.keywords if one.arg == "of"), None)


def _in_table(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _in_table(one, keys)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in keys and isinstance(one, str):
                yield one
            elif key in keys and isinstance(one, list):
                yield from (text for text in one if isinstance(text, str))
            else:
                yield from _in_table(one, keys)


def template() -> Catalog:
    """The sentences of the source, each once in each of its senses, with the files that say it."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for where, said, of in sentences():
        known = found.get(said[0] if isinstance(said, tuple) else said, of)
        if known is not None and isinstance(said, str) and known.pluralizable:
            known.locations = [*known.locations, (where, None)]
        else:
            found.add(said, locations=[(where, None)], context=of)
    return found


def read(code: str) -> Catalog:
    """The catalogue of a language as it is."""
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def is_missing(message: Any) -> bool:
    """Whether a message has no words yet, in one form or all."""
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(message.id) and (message.fuzzy or not all(said))


def update(code: str, wanted: Catalog) -> tuple[int, int]:
    """Take in new sentences, drop gone ones, compile; returns how many of how many are said."""
    kept = read(code)
    kept.update(wanted, no_fuzzy_matching=True)
    kept.obsolete.clear()
    messages = [message for message in kept if message.id]
    for message in messages:
        if is_missing(message) and isinstance(message.id, str) and NO_WORDS.fullmatch(message.id):
            message.string = message.id
    with (FOLDER / f"{code}.po").open("wb") as file:
        write_po(file, _headed(kept), include_lineno=False, width=100, sort_by_file=True)
    (FOLDER / f"{code}.mo").write_bytes(compiled(kept))
    return sum(not is_missing(message) for message in messages), len(messages)


def compiled(kept: Catalog) -> bytes:
    """A catalogue as .mo, without what is not said yet: an empty form would show as nothing."""
    said = Catalog(locale=kept.locale, charset="utf-8", fuzzy=False)
    for message in kept:
        if message.id and not is_missing(message):
            said.add(message.id, message.string, context=message.context)
    file = BytesIO()
    write_mo(file, _headed(said))
    return file.getvalue()


def _headed(kept: Catalog) -> Catalog:
    """The same head at every run, so that only what was said differs."""
    kept.project, kept.version = "Regulars", "1"
    kept.header_comment = "# Regulars, in another language. The words: GLOSSARY.md beside this."
    kept.creation_date = kept.revision_date = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    kept.last_translator = kept.language_team = kept.msgid_bugs_address = "nobody"
    return kept


def main(arguments: list[str]) -> int:
    """Update all languages, or print what one lacks."""
    if arguments[:1] == ["--missing"]:
        lacking = [
            f"{message.id} (of: {message.context})" if message.context else message.id
            for message in read(arguments[1])
            if is_missing(message)
        ]
        print(*lacking[: int(arguments[2]) if arguments[2:] else None], sep="\n")
        return 0
    wanted = template()
    for language in LANGUAGES:
        if language is not ENGLISH:
            said, all_of = update(language.code, wanted)
            print(f"{language.name}: {said} of {all_of} sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
