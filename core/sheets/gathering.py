"""Everything that is to be printed, read from the file in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from importlib import import_module
from typing import Any

from core import text
from core.business.queries import business
from core.plans.queries import current_plan
from core.sheets.asked import Asked
from core.sheets.options import Options
from core.sheets.paper import Paper
from core.store.database import Reader
from core.text import day, tr

Read = Callable[[Asked], Any]


def gather(reader: Reader, options: Options) -> Paper:
    """The sheets of the current plan as plain values; a file without a plan has its sheets too."""
    asked = Asked(reader, options, business(reader), current_plan(reader, options.today))
    language, _, region = text.words_language().partition("_")
    name = asked.plan.name if asked.plan else tr("No plan yet")
    return Paper(
        options=options,
        business=asked.business.name,
        plan=name,
        title=tr("{business}: {plan}", business=asked.business.name, plan=name),
        foot=tr(
            "{business} · {plan} · printed {day}",
            business=asked.business.name,
            plan=name,
            day=day(options.today, year=True),
        ),
        page_words=tr("{page} of {total}"),
        language=(language, region),
        tongue=text.locale_name().partition("_")[0],
        sheets=tuple((key, _values(key, asked)) for key in options.sheets),
        **_logo(reader),
    )


def _values(key: str, asked: Asked) -> Mapping[str, Any]:
    module = import_module(f"core.sheets.{key.replace('-', '_')}")
    read: Read = module.read
    values = read(asked)
    return asdict(values) if is_dataclass(values) and not isinstance(values, type) else values


def _logo(reader: Reader) -> dict[str, Any]:
    row = reader.row("SELECT kind, picture FROM logo")
    return {"logo": bytes(row.picture), "logo_kind": row.kind} if row else {}
