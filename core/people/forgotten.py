"""Who was forgotten, so that no import brings them back: their keys, hashed under a secret.

What comes by a forgotten key is nobody's: a contact is left out, an order is a guest's. Somebody
whom the owner adds again by hand has the key again, and is known by it from then on.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from core.people.limits import EMAIL, PHONE
from core.store.database import Connection, Reader

Owned = tuple[str, str, str]
"""Kind, scope and value of a key."""


@dataclass(frozen=True)
class Forgotten:
    """The hashes of a file and its secret; empty where nobody was ever forgotten."""

    secret: str = ""
    hashes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reader: Reader) -> Forgotten:
        """Those of a file."""
        hashes = frozenset(reader.each(str, "SELECT hash FROM forgotten"))
        if not hashes:
            return cls()
        return cls(str(reader.value("SELECT secret FROM forgotten_secret")), hashes)

    def has(self, key: Owned) -> bool:
        """Whether somebody with this key was forgotten."""
        return bool(self.hashes) and hashed(self.secret, key) in self.hashes

    def owns(self, keys: Collection[Owned]) -> bool:
        """Whether what comes with these keys, none of them anybody's now, is a forgotten person's.

        The surest kind decides. A phone may be a family's, so beside an e-mail it says nothing.
        """
        if not self.hashes:
            return False
        has_email = any(key[0] == EMAIL for key in keys)
        return any(self.has(key) for key in keys if key[0] != PHONE or not has_email)


def hashed(secret: str, key: Owned) -> str:
    """A key's hash (BLAKE2b, keyed), in hex."""
    text = "\x1f".join(key).encode()
    return hashlib.blake2b(text, key=bytes.fromhex(secret), digest_size=20).hexdigest()


def remember(connection: Connection, keys: Iterable[Owned], day: str) -> None:
    """Keep the hashes of some keys, inside the caller's transaction."""
    connection.execute(
        "INSERT OR IGNORE INTO forgotten_secret (id, secret) VALUES (1, ?)",
        (secrets.token_hex(32),),
    )
    secret = connection.execute("SELECT secret FROM forgotten_secret").fetchone()[0]
    connection.executemany(
        "INSERT OR IGNORE INTO forgotten (hash, day) VALUES (?, ?)",
        [(hashed(secret, key), day) for key in keys],
    )
