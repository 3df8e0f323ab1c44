"""Addresses of pages: what may be opened, how they are compared, how they are shown.

Only http and https are ever opened. A host with letters past ASCII is shown in both spellings,
so that a look-alike (a Cyrillic а in a name that is known) is seen for what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from core.errors import UserError
from core.text import tr

SCHEMES = ("http", "https")
LIMIT = 2_000
"""Characters of an address; the longest that every browser takes."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(?:/|$))", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")


def checked(text: str, field: str = "site") -> str:
    """The address as it may be opened, `https://` before it if it says no scheme.

    Raises UserError: another scheme than http and https, no host, or a host of another name in
    front of it (`https://known.example@other.example`).
    """
    typed = text.strip()
    if not typed or len(typed) > LIMIT or _UNSEEN.search(typed):
        raise UserError(_no_address(), field=field)
    scheme = _SCHEME.match(typed)
    if scheme and scheme[1].lower() not in SCHEMES:
        raise UserError(
            tr("Only addresses that begin with http or https are kept here."), field=field
        )
    split = _split(typed if scheme else f"https://{typed.lstrip('/')}")
    if split is None:
        raise UserError(_no_address(), field=field)
    if split.username is not None:
        raise UserError(
            tr("This address hides where it leads. Copy it from the page itself."), field=field
        )
    return split.geturl()


def openable(text: str) -> str | None:
    """The address if it may be opened in a browser, in the spelling of the wire; else None."""
    try:
        split = urlsplit(checked(text))
        host = ascii_host(split.hostname or "")
    except UserError:
        return None
    port = f":{split.port}" if split.port else ""
    return split._replace(netloc=host + port).geturl()


def compared(address: str) -> str:
    """What two spellings of an address share: no scheme, no www, no slash or fragment at the end.

    The host is in its wire spelling, and the path as it stands: paths may differ by case.
    """
    split = urlsplit(checked(address))
    port = f":{split.port}" if split.port else ""
    query = f"?{split.query}" if split.query else ""
    return f"{site_of(address)}{port}{split.path.rstrip('/')}{query}"


def site_of(address: str) -> str:
    """The host of an address in its wire spelling, without www."""
    host = ascii_host(urlsplit(checked(address)).hostname or "")
    return host.removeprefix("www.")


def plain(address: str) -> str:
    """An address for reading: no scheme, no slash at the end, look-alike letters spelt out."""
    try:
        split = urlsplit(checked(address))
    except UserError:
        return address
    port = f":{split.port}" if split.port else ""
    query = f"?{split.query}" if split.query else ""
    path = "" if split.path == "/" and not query else split.path
    host = plain_host((split.hostname or "").removeprefix("www."))
    return f"{host}{port}{path}{query}".rstrip("/")


def plain_host(host: str) -> str:
    """A host in its own letters, followed by its wire spelling when that is another one."""
    wire = ascii_host(host)
    if "xn--" not in wire:
        return wire
    import idna

    try:
        letters = idna.decode(wire)
    except idna.IDNAError:
        return wire
    return f"{letters} ({wire})"


@lru_cache(maxsize=4096)
def ascii_host(host: str) -> str:
    """A host as browsers send it: small letters, punycode. Raises UserError when it is none."""
    bare = host.rstrip(".").lower()
    known = _plain_ascii(bare) if bare.isascii() and "xn--" not in bare else _punycode(bare)
    if not known:
        raise UserError(_no_address(), field="site")
    return known


def _punycode(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""


def _plain_ascii(host: str) -> str:
    labels = host.split(".")
    good = all(re.fullmatch(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", label) for label in labels)
    return host if good and len(host) <= 253 else ""


def _split(address: str) -> SplitResult | None:
    try:
        split = urlsplit(address)
        host, _ = split.hostname, split.port
        if not host or "." not in ascii_host(host).strip("."):
            return None
    except (UserError, ValueError):
        return None
    return split


def _no_address() -> str:
    return tr("This is no address of a page. Type it as it stands in the browser.")
