"""What is done with orders: taking them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.errors import Cancelled, UserError
from core.importing import writes as importing
from core.importing.mappings import remember, remembered
from core.importing.order_rows import ORDER, PAYMENT, REFUND
from core.importing.writes import Incoming
from core.orders.incoming import AT_ONCE, OrdersPreview, Placed
from core.orders.keeping import rebuild
from core.orders.limits import ADDRESS_LIMIT, CODE_LIMIT, ITEMS_LIMIT
from core.store import backups
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.people.customers import Customers, Named, Owned

CACHE_KB = 96_000
LARGE = 5_000
"""An import of so many records is preceded by a backup."""

_INSERT = {
    ORDER: "INSERT INTO purchase_order (batch_id, buyer_id, source, external_id, nth, day, moment, "
    "currency, total, refunded, status, code, landing, referrer, items, tags, payment_ref) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    PAYMENT: "INSERT INTO payment (batch_id, buyer_id, source, external_id, nth, day, moment, "
    "currency, total, refunded, status, order_ref, is_till) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    REFUND: "INSERT INTO refund (batch_id, buyer_id, source, external_id, nth, day, moment, "
    "currency, amount, order_external_id, counts_alone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}


@dataclass(frozen=True)
class Imported:
    """What taking a file in did: the import's number, and how many people are new by it."""

    batch: int
    people: int


def import_orders(
    store: Store,
    shown: OrdersPreview,
    answers: Mapping[str, Mapping[str, str]] | None = None,
    *,
    told: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Take in a file that was looked at, whole or not at all.

    `answers` are kept for the next file: by what they are remembered by, the answers by their
    questions' keys. Undo switches the import off and takes the new people out. Raises UserError
    when nothing in it is new, Cancelled between two pieces when `cancelled` says so.
    """
    from core.people.customers import Customers, Named

    if not shown.brings:
        raise UserError(tr("Nothing in {name} is new.", name=shown.file_name))
    if len(shown.placed) >= LARGE:
        backups.back_up_if_changed(store, backups.Reason.IMPORT)
    first, last = shown.covers or (None, None)
    incoming = Incoming(shown.format, shown.file_name, shown.digest, first, last, len(shown.placed))
    label = tr("Import {file}", file=shown.file_name)
    with (
        _roomy(store),
        store.operation(label, touches=("purchase",), place=Place("loyalty")) as session,
    ):
        batch = importing.take_in(session, incoming, (), store.clock())
        customers = Customers.of(store.reader)
        writing = _Writing(session, batch, shown.source, customers, _next_buyer(store), Named)
        for start in range(0, len(shown.placed), AT_ONCE):
            if cancelled is not None and cancelled():
                raise Cancelled
            writing.write(shown.placed[start : start + AT_ONCE])
            if told is not None:
                told(min(start + AT_ONCE, len(shown.placed)))
        for digest, given in (answers or {}).items():
            remember(session, digest, {**remembered(store.reader, digest), **given})
        session.flush()
        rebuild(store.connection)
    return Imported(batch, customers.added)


@contextmanager
def _roomy(store: Store) -> Iterator[None]:
    """The indexes of a million orders do not fit the few pages that small changes need."""
    usual = int(store.reader.value("PRAGMA cache_size"))
    store.connection.execute(f"PRAGMA cache_size = -{CACHE_KB}").close()
    try:
        yield
    finally:
        store.connection.execute(f"PRAGMA cache_size = {usual}").close()


def _next_buyer(store: Store) -> int:
    return int(store.reader.value("SELECT coalesce(max(id), 0) + 1 FROM buyer"))


@dataclass
class _Writing:
    """One import being written."""

    session: Session
    batch: int
    source: str
    customers: Customers
    next_buyer: int
    named: type[Named]
    _buyers: dict[Owned, int] = field(default_factory=dict)

    def write(self, placed: list[Placed]) -> None:
        """Write some records, the people that they name first."""
        known = len(self._buyers)
        rows: dict[str, list[tuple[Any, ...]]] = {ORDER: [], PAYMENT: [], REFUND: []}
        for one in placed:
            rows[one.sale.what].append(self._row(one))
        self.customers.store(self.session)
        connection = self.session.connection()
        buyers = list(self._buyers.items())[known:]
        if buyers:
            connection.exec_driver_sql(
                "INSERT INTO buyer (id, batch_id, kind, scope, value) VALUES (?, ?, ?, ?, ?)",
                [(number, self.batch, *owned) for owned, number in buyers],
            )
        for what, made in rows.items():
            if made:
                connection.exec_driver_sql(_INSERT[what], made)

    def _row(self, one: Placed) -> tuple[Any, ...]:
        sale = one.sale
        head = (
            self.batch,
            self._buyer(one),
            self.source,
            one.id,
            one.nth,
            one.day,
            one.moment,
            sale.currency,
            sale.total,
        )
        if sale.what == REFUND:
            return (*head, sale.belongs_to, int(sale.till))
        state = (sale.refunded, sale.status)
        if sale.what == PAYMENT:
            return (*head, *state, sale.belongs_to, int(sale.till))
        return (*head, *state, *_texts(one))

    def _buyer(self, one: Placed) -> int | None:
        sale = one.sale
        if not (sale.email or sale.phone or sale.customer or sale.name_is_key):
            return None
        named = self.named(
            sale.email, sale.phone, self.source, sale.customer, sale.name, sale.name_is_key
        )
        owned = self.customers.take(named)
        if owned is None:
            return None
        if owned not in self._buyers:
            self._buyers[owned] = self.next_buyer
            self.next_buyer += 1
        return self._buyers[owned]


def _texts(one: Placed) -> tuple[str, ...]:
    sale = one.sale
    return (
        sale.code[:CODE_LIMIT],
        sale.landing[:ADDRESS_LIMIT],
        sale.referrer[:ADDRESS_LIMIT],
        sale.items[:ITEMS_LIMIT],
        sale.tags[:ITEMS_LIMIT],
        sale.payment_ref[:ADDRESS_LIMIT],
    )
