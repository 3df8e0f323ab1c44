"""The words and bounds that tables and rules of people share."""

from __future__ import annotations

HUMAN, ORGANISATION = "human", "organisation"
PERSON_KINDS = (HUMAN, ORGANISATION)

EMAIL, PHONE, HANDLE, SITE, SOURCE, NAME = "email", "phone", "handle", "site", "source", "name"
KEY_KINDS = (EMAIL, PHONE, HANDLE, SITE, SOURCE, NAME)
"""`source` is a customer's id in a source, `name` a name that is a key inside its own source."""
SCOPED_KINDS = (HANDLE, SOURCE, NAME)
"""Kinds that say where: a handle its network, an id or a name its source."""

NAME_LIMIT = 120
"""Characters of a person's name; `core.store.schema.NAME_LIMIT` for readers."""
NOTE_LIMIT = 10_000
"""Characters of a note; `core.store.schema.NOTE_LIMIT` for readers."""
LINE_LIMIT = 300
"""Characters of who they are, how you met, and why not to contact them."""
KEY_LIMIT = 2_000
"""Characters of a key: an address of a page may be as long as that."""
SCOPE_LIMIT = 60
TAG_LIMIT = 60
