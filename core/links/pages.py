"""Addresses of pages as links compare them: which spellings are one page, and which are ours.

A page is the same with http or https, with or without www, with a slash at its end or without,
with what campaigns hang on (utm_source …), and as the index page of its folder.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from core.errors import UserError
from core.people import addresses
from core.text import tr

_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|ttclid|twclid"
    r"|_hs(?:enc|mi)|ref_src",
    re.IGNORECASE,
)
_KEPT = "/:@!$&'()*+,;=~-._"


@lru_cache(maxsize=16_384)
def page_key(address: str) -> str:
    """What all spellings of one page share. Raises UserError for what is no page of the web."""
    split = urlsplit(addresses.checked(address))
    path = _INDEX.sub("", quote(unquote(split.path), safe=_KEPT)).rstrip("/")
    kept = [part for part in split.query.split("&") if part and not _is_tracking(part)]
    port = f":{split.port}" if split.port not in (None, 80, 443) else ""
    query = f"?{'&'.join(sorted(kept))}" if kept else ""
    return f"{addresses.site_of(address)}{port}{path}{query}"


def site_key(address: str) -> str:
    """The site that a page is on, with its port where it is an unusual one."""
    return re.split(r"[/?]", page_key(address), maxsplit=1)[0]


def is_site(address: str) -> bool:
    """Whether an address is that of a whole site: its first page."""
    return page_key(address) == site_key(address)


def same_site(one: str, other: str) -> bool:
    """Whether two site keys are one site: the same host, or a part of it (shop.ours.example)."""
    return one == other or one.endswith(f".{other}")


def their_page(text: str) -> str:
    """A page of theirs as it was typed. Raises UserError for "their_page"."""
    return _typed(text, "their_page", tr("Type the address of their page."))


def our_page(text: str) -> str:
    """A page of ours as it was typed. Raises UserError for "our_page"."""
    return _typed(text, "our_page", tr("Type the address of your page that they link to."))


def _typed(text: str, field: str, missing: str) -> str:
    if not text.strip():
        raise UserError(missing, field=field)
    return addresses.checked(text, field)


def _is_tracking(part: str) -> bool:
    return _TRACKING.fullmatch(part.partition("=")[0]) is not None
