"""The two families of error.

A `UserError` is a sentence for the owner: what is wrong, and what to do. Anything
else that is raised is a bug and is shown as one.
"""
# ruff: noqa: N818 -- these are problems and a wish, not errors of the program

from __future__ import annotations

from core.private import plain


class UserError(Exception):
    """Something the owner can understand and act upon.

    `sentence` is complete, translated, and says what to do next. `field` names the input
    that it belongs to ("name", "low" …), so that a form can show it there; None for the whole.
    `marked` is the sentence with people's names marked (`core.private`).
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        self.marked = sentence
        self.sentence = plain(sentence)
        super().__init__(self.sentence)
        self.field = field


class FileProblem(UserError):
    """A .regulars file that cannot be opened or written as asked."""


class LockedProblem(FileProblem):
    """The passphrase is missing or does not open the file (a damaged file looks alike)."""


class HeldProblem(FileProblem):
    """Another window has the file open; the sentence names machine and since when.

    `elsewhere` is True when it is another machine, which nobody can ask from here: after asking
    the owner the file may be opened anyway.
    """

    def __init__(self, sentence: str, *, elsewhere: bool = False) -> None:
        super().__init__(sentence)
        self.elsewhere = elsewhere


class KeyringProblem(UserError):
    """The system's keyring is missing, locked or refuses."""


class Cancelled(Exception):
    """The owner cancelled a piece of work; everything is as before it, and nothing is wrong."""
