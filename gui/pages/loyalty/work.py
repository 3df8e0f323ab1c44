"""Working the numbers out without the window noticing.

The orders are read on the store's worker, the numbers are worked out in the pool, so that edits
need not wait for them, and what came of it is kept with the file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.store.operation import Store
from gui.beside import Beside
from gui.runner import Runner

if TYPE_CHECKING:
    from core.loyalty.page_numbers import PageNumbers
    from core.loyalty.queries import Shop
    from core.loyalty.rules import Rules


@dataclass(frozen=True)
class Read:
    """The orders as columns, ready to be worked out, and what they are kept under."""

    shop: Shop
    rules: Rules
    revision: int
    today: dt.date


class Reckoning(QObject):
    """`begin` starts it, unless it is running; `done` when the numbers are kept.

    Asked again while it runs (the orders changed meanwhile), it starts anew when it is through.
    """

    done = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: dt.date | None = None
        self._read_now: Read | None = None
        self.busy = False
        self._pool = Beside(self)
        self._pool.done.connect(self._worked_out)
        self._pool.refused.connect(self._failed)
        self._pool.failed.connect(self._failed)

    def begin(self, today: dt.date) -> None:
        """Read the orders and work out their numbers as of `today`."""
        if self.busy:
            self._wanted = today
            return
        self.busy, self._wanted = True, None
        self._runner.ask_store(lambda store: read_orders(store, today), then=self._read, owner=self)

    def _read(self, read: Read | None) -> None:
        self._read_now = read
        if read is None:
            self._through()
        else:
            self._pool.run(work_out, read)

    def _worked_out(self, numbers: PageNumbers) -> None:
        read, self._read_now = self._read_now, None
        if read is not None:
            self._runner.run(keep, read, numbers, told=None)
        self._through()

    def _through(self) -> None:
        self.busy = False
        self.done.emit()
        if self._wanted is not None:
            self.begin(self._wanted)

    def _failed(self, error: Any) -> None:
        self.busy, self._read_now = False, None
        self._runner.failed.emit(error)


def read_orders(store: Store, today: dt.date) -> Read | None:
    """Bring `purchase` up to date and read it; None when what is kept is right after all.

    On the worker.
    """
    from core.loyalty.page_numbers import kept_numbers
    from core.loyalty.queries import rules, shop
    from core.orders import keeping

    keeping.refresh(store)
    reader = store.reader
    if kept_numbers(reader, today).fresh:
        return None
    return Read(shop(reader, today), rules(reader), keeping.revision(reader) or 0, today)


def work_out(read: Read) -> PageNumbers:
    """The numbers of what was read. In the pool."""
    from core.loyalty.reckoning import page_numbers

    return page_numbers(read.shop, read.rules)


def keep(store: Store, read: Read, numbers: PageNumbers) -> None:
    """Keep the numbers until the orders change. On the worker."""
    from core.loyalty import keeping
    from core.loyalty.page_numbers import measure_of, to_json

    keeping.keep(store, measure_of(read.rules), read.today, read.revision, to_json(numbers))
