"""A link, what to look for on their page, and what was seen, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What to look for. `our_site` is the site of the business, empty where it has none; `rel` is
    what the link was before."""

    their_page: str
    our_page: str
    our_site: str = ""
    rel: str = ""
    whole_site: bool = False


@dataclass(frozen=True)
class Checked:
    """What was seen. `final_url` is where the page was if elsewhere; `note` is a sentence or empty;
    `rel` and `words` are the link's where it was found."""

    state: str
    final_url: str = ""
    http_status: int | None = None
    note: str = ""
    rel: str = ""
    words: str = ""


@dataclass(frozen=True)
class LinkFacts:
    """What is known of a link that is added. `found_on` None means today."""

    their_page: str
    our_page: str
    person_id: int | None = None
    words: str = ""
    rel: str = ""
    how: str = "unknown"
    found_on: dt.date | None = None
    whole_site: bool = False


@dataclass(frozen=True)
class Look:
    """What the app saw of one link, and when."""

    link_id: int
    moment: dt.datetime
    seen: Checked
