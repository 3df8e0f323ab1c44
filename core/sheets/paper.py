"""All that a printing needs, as plain values: nothing here asks the file any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.sheets.options import Options


@dataclass(frozen=True)
class Paper:
    """The sheets asked for, each with its values by the names that its template knows.

    `foot` stands below every page; `page_words` holds {page} and {total}. `language` is that of
    our words with its region ("en", "GB"), `tongue` the owner's, whose long words take its
    hyphens. `logo` is a picture with its kind, or None.
    """

    options: Options
    business: str
    plan: str
    title: str
    foot: str
    page_words: str
    language: tuple[str, str]
    tongue: str
    sheets: tuple[tuple[str, Mapping[str, Any]], ...]
    logo: bytes | None = None
    logo_kind: str = ""
