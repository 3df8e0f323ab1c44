"""Setting pages beside the window: the sheet on screen first, then counts, then small pictures.

The typesetter is kept warm, so that a change shows at once. Only the newest wish counts: what was
asked before is finished and thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from core.sheets.paper import Paper
from gui.beside import Beside
from gui.pages.plan.pictures import picture

if TYPE_CHECKING:
    from core.sheets.typesetting import Press, SheetPlace

QUIET_MS = 250
"""Small pictures wait until nothing was changed for so long: the large one comes first."""


@dataclass(frozen=True)
class Proof:
    """The pages of one sheet, set for a screen of `ppi`."""

    paper: Paper
    key: str
    ppi: float
    pages: tuple[QImage, ...]


@dataclass(frozen=True)
class Count:
    """Where each sheet of a paper stands, and what could not be set as it is written."""

    paper: Paper
    places: tuple[SheetPlace, ...]
    notes: tuple[str, ...]

    @property
    def total(self) -> int:
        """Pages of all sheets."""
        return sum(place.pages for place in self.places)


@dataclass(frozen=True)
class Small:
    """One sheet's pages as small pictures."""

    paper: Paper
    key: str
    pages: tuple[QImage, ...]


class Setting(QObject):
    """`show` a sheet of a paper; `proof`, `counted` and `small` bring what was set.

    `failed` carries a bug.
    """

    proof = Signal(object)
    counted = Signal(object)
    small = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._press: Press | None = None
        self._wanted: tuple[Paper, str, float] | None = None
        self._uncounted: Paper | None = None
        self._paper: Paper | None = None
        self._shown: Proof | None = None
        self._pages: dict[str, int] = {}
        self._small_keys: list[str] = []
        self._small_ppi = 12.0
        self._busy = False
        self._pool = Beside(self)
        self._pool.done.connect(self._done)
        self._pool.refused.connect(self._broken)
        self._pool.failed.connect(self._broken)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._next)

    @property
    def idle(self) -> bool:
        """Whether all that was wanted is set."""
        waiting = self._wanted or self._uncounted or self._small_keys
        return not self._busy and not waiting

    def show(self, paper: Paper, key: str, ppi: float) -> None:
        """Set one sheet of a paper at a resolution; a paper that is new is also counted."""
        if paper is not self._paper:
            self._paper = self._uncounted = paper
            self._small_keys = []
        self._wanted = (paper, key, ppi)
        self._quiet.start()
        self._next()

    def clear(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = self._uncounted = self._paper = None
        self._small_keys = []

    def show_small(self, keys: Iterable[str], ppi: float) -> None:
        """Make the small pictures of these sheets when there is time, in place of those before."""
        # The list of pages may be of the paper before, until this one is counted.
        there = {key for key, _ in self._paper.sheets} if self._paper is not None else set()
        self._small_keys, self._small_ppi = [key for key in keys if key in there], ppi
        self._next()

    def press(self) -> Press:
        """The typesetter, for printing and saving too; made in the thread that asks first."""
        if self._press is None:
            from core.sheets.typesetting import Press

            self._press = Press()
        return self._press

    # In the window's thread -----------------------------------------------------------------

    def _next(self) -> None:
        if self._busy:
            return
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._start(self._set, *wanted)
        elif self._uncounted is not None:
            paper, self._uncounted = self._uncounted, None
            self._start(self._count, paper)
        elif self._small_keys and self._paper is not None and not self._quiet.isActive():
            self._start(self._set_small, self._paper, self._small_keys.pop(0), self._small_ppi)

    def _start(self, work: Callable[..., Any], *args: Any) -> None:
        self._busy = True
        self._pool.run(work, *args)

    def _done(self, found: object) -> None:
        self._busy = False
        if isinstance(found, Proof):
            if found.paper is self._paper and self._wanted is None:
                self._shown = found
                self.proof.emit(found)
        elif isinstance(found, Count):
            self._take_count(found)
        elif isinstance(found, Small) and found.paper is self._paper:
            self.small.emit(found)
        self._next()

    def _take_count(self, found: Count) -> None:
        before, self._pages = self._pages, {one.key: one.pages for one in found.places}
        if found.paper is not self._paper:
            return
        self.counted.emit(found)
        shown = self._shown
        if shown is None or shown.paper is not found.paper or self._wanted is not None:
            return
        thought = [(one.key, before.get(one.key, one.pages)) for one in found.places]
        if _numbers(thought, shown.key) != _numbers(list(self._pages.items()), shown.key):
            # The page numbers on it were taken from how many pages the others had before.
            self._wanted = (shown.paper, shown.key, shown.ppi)

    def _broken(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
        self._next()

    # In the pool -----------------------------------------------------------------------------

    def _set(self, paper: Paper, key: str, ppi: float) -> Proof:
        return Proof(paper, key, ppi, _pictures(self.press().pages(paper, ppi, only=key)))

    def _count(self, paper: Paper) -> Count:
        press = self.press()
        return Count(paper, press.places(paper), press.notes(paper))

    def _set_small(self, paper: Paper, key: str, ppi: float) -> Small:
        return Small(paper, key, _pictures(self.press().pages(paper, ppi, only=key)))


def _pictures(pages: list[bytes]) -> tuple[QImage, ...]:
    return tuple(map(picture, pages))


def _numbers(pages: list[tuple[str, int]], key: str) -> tuple[int, int]:
    """The first page of a sheet, and how many pages there are after all."""
    keys = [one for one, _ in pages]
    first = sum(count for _, count in pages[: keys.index(key)]) if key in keys else 0
    return first, sum(count for _, count in pages)
