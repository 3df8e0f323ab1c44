"""What an order carries of where it came from, brought into one spelling.

`landing` is the page that the visit began on, or its UTM values alone; `referrer` the page that it
came from, or the shop system's own word ("Source: Instagram", "web").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_plus

from core.attribution.limits import (
    LANDING,
    REFERRER,
    UTM_CAMPAIGN,
    UTM_MEDIUM,
    UTM_SOURCE,
    VALUE_LIMIT,
)

_UTM = re.compile(r"utm_(source|medium|campaign)\s*=\s*([^&#]*)", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*://", re.IGNORECASE)
_LABEL = re.compile(r"^(?:source|referral|organic|utm|referrer)\s*:\s*(?!//)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[,;|]\s*")
_SAME = ("www.", "m.", "mobile.", "amp.")


class Trace(NamedTuple):
    """The traces of a visit in small letters, empty where there are none.

    `page` is the referring page without its query, `host` the site that it is on.
    """

    source: str = ""
    medium: str = ""
    campaign: str = ""
    path: str = ""
    host: str = ""
    page: str = ""

    def value(self, what: str) -> str:
        """The trace that a rule of the kind `what` looks at."""
        return {
            UTM_SOURCE: self.source,
            UTM_MEDIUM: self.medium,
            UTM_CAMPAIGN: self.campaign,
            LANDING: self.path,
            REFERRER: self.host,
        }[what]


@lru_cache(maxsize=20_000)
def trace_of(landing: str, referrer: str) -> Trace:
    """The traces in the two columns that orders have for them."""
    utm = {name.lower(): _tidy(unquote_plus(value)) for name, value in _UTM.findall(landing)}
    page = page_of(referrer)
    return Trace(
        utm.get("source", ""),
        utm.get("medium", ""),
        utm.get("campaign", ""),
        path_of(landing),
        page.partition("/")[0],
        page,
    )


def codes_of(text: str) -> tuple[str, ...]:
    """The codes in a column that may hold several, as they are compared."""
    return tuple(part.casefold() for part in spellings_of(text))


def spellings_of(text: str) -> tuple[str, ...]:
    """The codes in a column that may hold several, as they are written."""
    return tuple(part for part in _SEVERAL.split(text.strip()) if part)


def page_of(referrer: str) -> str:
    """A referring page without scheme, www and query, or the word that stands in its place."""
    bare = _LABEL.sub("", referrer.strip())
    bare = re.split(r"[?#]", _SCHEME.sub("", bare).lower(), maxsplit=1)[0].rstrip("/")
    host, slash, path = bare.partition("/")
    if "." in host:
        host = host.partition(":")[0].rstrip(".")
        for part in _SAME:
            host = host.removeprefix(part)
    return _tidy(host + slash + path)


def path_of(landing: str) -> str:
    """The path of a landing page, "/" for the first page, empty where only UTM values are known."""
    address = re.split(r"[?#&]", landing.strip(), maxsplit=1)[0]
    if not address or "=" in address:
        return ""
    if _SCHEME.match(address):
        address = "/" + _SCHEME.sub("", address).partition("/")[2]
    if not address.startswith("/"):
        host, _, rest = address.partition("/")
        address = f"/{rest}" if "." in host else f"/{address}"
    return _tidy(address.rstrip("/").lower() or "/")


def compared(what: str, value: str) -> str:
    """What the owner typed for a rule, as traces are compared."""
    if what == REFERRER:
        return page_of(value).partition("/")[0]
    return path_of(value) if what == LANDING else _tidy(value)


def _tidy(value: str) -> str:
    return " ".join(value.lower().split())[:VALUE_LIMIT]
