"""What an export of contacts says, line by line, before anybody is found or added by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContactRow:
    """One contact as its file has it; texts are as they stand there, not checked yet.

    `file` is the part of a zip that it is from, else the file; `line` counts from 1. `handles`
    are (network key, name); `source_id` is the source's own number, empty where it has none.
    `unsubscribed` is what the list says of contact, and `why` the words for it.
    """

    file: str
    line: int
    name: str
    organisation: bool = False
    about: str = ""
    note: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    source_id: str = ""
    unsubscribed: bool = False
    why: str = ""
