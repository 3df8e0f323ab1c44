"""What the command line asks of the window; by hand, since argparse costs the start 5 ms."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from core.resources import PROGRAM

USAGE = f"usage: {PROGRAM} [FILE] [--quit-when-ready] [--today DATE]"


@dataclass(frozen=True)
class Options:
    """`file` to open, None for the one used last; `today` instead of this computer's day.

    `quit_when_ready` leaves once the first page is painted and answers; `timings` prints when.
    `look_around` leaves when every page was shown once. Who leaves by itself asks nobody anything.
    """

    file: Path | None = None
    quit_when_ready: bool = False
    timings: bool = False
    today: dt.date | None = None
    look_around: bool = False

    @property
    def leaves(self) -> bool:
        """Whether nobody sits there: what goes wrong is printed, and the exit code says so."""
        return self.quit_when_ready or self.look_around


def read_options(arguments: Sequence[str]) -> Options:
    """The options among `arguments`; leaves with 2 and the usage where they make no sense."""
    given = list(arguments)
    today = _today(given)
    flags = ("--quit-when-ready", "--timings", "--look-around")
    quit_when_ready, timings, look_around = (_flag(given, name) for name in flags)
    if len(given) > 1 or (given and given[0].startswith("-")):
        _leave(f"{PROGRAM}: {' '.join(given)} cannot be understood")
    file = Path(given[0]) if given else None
    return Options(file, quit_when_ready, timings, today, look_around)


def _flag(given: list[str], name: str) -> bool:
    found = name in given
    if found:
        given.remove(name)
    return found


def _today(given: list[str]) -> dt.date | None:
    if "--today" not in given:
        return None
    at = given.index("--today")
    words = given[at : at + 2]
    del given[at : at + 2]
    try:
        return dt.date.fromisoformat(words[1])
    except (IndexError, ValueError):
        _leave(f"{PROGRAM}: --today needs a day like 2027-03-09")


def _leave(sentence: str) -> NoReturn:
    print(USAGE, sentence, sep="\n", file=sys.stderr)
    raise SystemExit(2)
