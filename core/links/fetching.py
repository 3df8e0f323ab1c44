"""Getting a page of the web, with bounds on how long, how much, and where.

The only place of the core that goes online, and only when the owner asked for it. Only http and
https are opened, nothing inside the owner's own network, and nothing is sent along but the
request itself: no cookies kept, no referrer.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from core.people import addresses

if TYPE_CHECKING:
    import httpx

AGENT = "Mozilla/5.0 (compatible; Regulars link check; opened by a person)"
HTML_TYPES = ("text/html", "application/xhtml+xml")
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Bounds:
    """How far a look at one page may go. `seconds` are for all of it, redirects included.

    `private` lets pages on this computer be opened: for tests, which have a server of their own.
    """

    seconds: float = 10.0
    most_bytes: int = 5 * 1024 * 1024
    most_redirects: int = 5
    private: bool = False


@dataclass(frozen=True)
class Fetched:
    """A page that answered: where in the end, with what, and its body as far as it was read.

    `kind` is its content type and `charset` what the server says of its encoding, both empty
    where it says nothing; `cut` that the page is longer than what was read.
    """

    address: str
    status: int
    kind: str
    charset: str
    body: bytes
    cut: bool = False
    robots: tuple[str, ...] = ()


@dataclass
class NoPage(Exception):  # noqa: N818 - it is an answer, and is handled as one
    """Why there is no page: `reason` is a word of `checker`, with the address it happened at."""

    reason: str
    address: str


@dataclass
class Fetcher:
    """Opens pages one after the other; `stopped()` is asked between pieces of a page.

    Used from one thread. Close it, or use it as a context manager.
    """

    bounds: Bounds = field(default_factory=Bounds)
    stopped: Callable[[], bool] = lambda: False
    _client: httpx.Client | None = None

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def fetch(self, address: str) -> Fetched:
        """The page at `address`, after its redirects. Raises NoPage."""
        end = time.monotonic() + self.bounds.seconds
        # Cookies last for one page and its redirects: some sites send on to themselves with one.
        self._http().cookies.clear()
        for _ in range(self.bounds.most_redirects + 1):
            found = self._once(self._openable(address), end)
            if isinstance(found, Fetched):
                return found
            address = found
        raise NoPage("endless", address)

    def _openable(self, address: str) -> str:
        openable = addresses.openable(address)
        if openable is None:
            raise NoPage("not_web", address)
        if not self.bounds.private and is_private(urlsplit(openable).hostname or ""):
            raise NoPage("private", address)
        return openable

    def _once(self, address: str, end: float) -> Fetched | str:
        """The page, or the address that it sends on to."""
        import httpx

        try:
            with self._http().stream(
                "GET", address, timeout=max(end - time.monotonic(), 0.01)
            ) as answer:
                onward = answer.headers.get("location")
                if answer.status_code in REDIRECTS and onward:
                    return _onward(address, onward)
                return self._read(address, answer, end)
        except httpx.TimeoutException as error:
            raise NoPage("time_out", address) from error
        except httpx.ConnectError as error:
            reason = "certificate" if "CERTIFICATE" in str(error).upper() else "no_answer"
            raise NoPage(reason, address) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise NoPage("broken_off", address) from error

    def _read(self, address: str, answer: httpx.Response, end: float) -> Fetched:
        kind, _, _ = answer.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        body = b""
        cut = False
        if not kind or kind in HTML_TYPES:
            body, cut = self._body(address, answer, end)
        return Fetched(
            address=address,
            status=answer.status_code,
            kind=kind,
            charset=answer.charset_encoding or "",
            body=body,
            cut=cut,
            robots=tuple(answer.headers.get("x-robots-tag", "").lower().replace(",", " ").split()),
        )

    def _body(self, address: str, answer: httpx.Response, end: float) -> tuple[bytes, bool]:
        pieces, size = [], 0
        for piece in answer.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if self.stopped():
                raise NoPage("stopped", address)
            if time.monotonic() > end:
                raise NoPage("time_out", address)
            if size > self.bounds.most_bytes:
                break
        whole = b"".join(pieces)
        return whole[: self.bounds.most_bytes], size > self.bounds.most_bytes

    def _http(self) -> httpx.Client:
        if self._client is None:
            import httpx

            self._client = httpx.Client(
                follow_redirects=False,
                headers={
                    "User-Agent": AGENT,
                    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
                    # What the standard library unpacks by itself, piece by piece.
                    "Accept-Encoding": "gzip, deflate",
                },
            )
        return self._client


def is_private(host: str) -> bool:
    """Whether a host is inside the owner's own network, or this computer.

    One whose address nobody knows is not: opening it will tell.
    """
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(one[4][0]).split("%")[0]).is_global for one in found)


def _onward(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise NoPage("not_web", address) from error
