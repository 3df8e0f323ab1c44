"""Looking at many pages at once, beside the window and beside the file.

Pages can take ten seconds each: on the store's worker they would hold up every edit. So they are
opened in the pool, a few sites at a time and the pages of one site one after the other, and what
was seen is stored in one step at the end. Stopped early, what was seen until then counts.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import deque
from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from core.links import pages
from core.links.checker import check_page
from core.links.facts import Look, Wanted
from core.links.fetching import Bounds, Fetcher
from gui.beside import open_way, tell

LANES = 4
"""Sites that are looked at side by side."""

Group = list[tuple[int, Wanted]]


class Checking(QObject):
    """One "Check now" after the other.

    `progressed(done, total, page)` after every page; `finished(looks, stopped)` at the end, the
    looks in the order they were asked for.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object, bool)

    def __init__(self, clock: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bounds = Bounds()
        self._clock = clock
        self._stop = threading.Event()
        self._lanes = 0
        self._asked: list[int] = []
        self._looks: list[Look] = []
        open_way()
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether pages are being looked at."""
        return self._lanes > 0

    def start(self, wanted: Sequence[tuple[int, Wanted]]) -> None:
        """Look at these pages; RuntimeError while others are being looked at."""
        if self.running:
            raise RuntimeError("pages are being looked at already")
        self._stop = threading.Event()
        self._asked = [link_id for link_id, _ in wanted]
        self._looks = []
        groups = deque(_by_site(wanted))
        self._lanes = min(LANES, len(groups))
        for _ in range(self._lanes):
            lane = _Lane(self, groups, self._stop, self.bounds, self._clock)
            QThreadPool.globalInstance().start(lane.run)
        if not self._lanes:
            self.finished.emit([], False)

    @Slot()
    def stop(self) -> None:
        """Look at no more pages; `finished` follows as soon as the open ones let go."""
        self._stop.set()

    def _take(self, look: Look, page: str) -> None:
        self._looks.append(look)
        self.progressed.emit(len(self._looks), len(self._asked), page)

    def _end_lane(self) -> None:
        self._lanes -= 1
        if not self._lanes:
            order = {link_id: place for place, link_id in enumerate(self._asked)}
            self._looks.sort(key=lambda look: order[look.link_id])
            self.finished.emit(self._looks, self._stop.is_set())


class _Lane:
    """Takes one site after the other off the pile, in a thread of the pool."""

    def __init__(
        self,
        owner: Checking,
        groups: deque[Group],
        stop: threading.Event,
        bounds: Bounds,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._owner, self._groups, self._stop = owner, groups, stop
        self._bounds, self._clock = bounds, clock

    def run(self) -> None:
        """Look until the pile is empty or the owner stops."""
        try:
            while not self._stop.is_set():
                try:
                    group = self._groups.popleft()
                except IndexError:
                    break
                self._look_at(group)
        finally:
            tell(self._owner, self._owner._end_lane)

    def _look_at(self, group: Group) -> None:
        with Fetcher(self._bounds, stopped=self._stop.is_set) as fetcher:
            for link_id, wanted in group:
                if self._stop.is_set():
                    return
                seen = check_page(wanted, fetcher)
                if self._stop.is_set() or not shiboken6.isValid(self._owner):
                    return
                look = Look(link_id, self._clock(), seen)
                tell(self._owner, self._owner._take, look, wanted.their_page)


def _by_site(wanted: Sequence[tuple[int, Wanted]]) -> list[Group]:
    groups: dict[str, Group] = {}
    for one in wanted:
        groups.setdefault(pages.site_key(one[1].their_page), []).append(one)
    return list(groups.values())
