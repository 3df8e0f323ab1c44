"""Keeping `purchase`: whether it still says what the orders say, and making it anew.

It follows from orders of imports that count and from whose keys are whose. Undo, redo, a merge, an
import switched off: all of these are told by the undo log, which numbers every change. So it is
fresh if, since it was made, nothing changed that it depends on.
"""

from __future__ import annotations

from core.orders.sales import CURRENT
from core.store.database import Connection, Reader
from core.store.operation import Store

_BUYER = """EXISTS (SELECT 1 FROM buyer
    WHERE buyer.kind = {row}.kind AND buyer.scope = {row}.scope AND buyer.value = {row}.value)"""
_TOUCHED = f"""
    SELECT EXISTS (SELECT 1 FROM undo_change WHERE seq > :then AND source = 'import_batch')
    OR EXISTS (
        SELECT 1 FROM undo_change JOIN undo_person_key AS old ON old.undo_seq = seq
        LEFT JOIN person_key AS now ON now.id = old.id
        WHERE seq > :then AND source = 'person_key'
        AND ({_BUYER.format(row="old")} OR {_BUYER.format(row="now")}))
"""
_CHANGES = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'undo_change'"
_DIFFERS = f"""
    SELECT (SELECT count(*) FROM purchase) <> (SELECT count(*) FROM ({CURRENT}))
    OR EXISTS (SELECT * FROM ({CURRENT})
        EXCEPT SELECT person_id, day, currency, net, orders FROM purchase)
"""
_KEPT = "SELECT revision, changes FROM purchase_revision"


def is_fresh(reader: Reader) -> bool:
    """Whether `purchase` says what the orders say; at worst it says no when it does."""
    kept = reader.row(_KEPT)
    if kept is None:
        return not reader.value("SELECT EXISTS (SELECT 1 FROM import_batch)")
    now = reader.value(_CHANGES)
    if kept.changes == now:
        return True
    told = reader.value("SELECT count(*) FROM undo_change WHERE seq > :then", then=kept.changes)
    # Changes that the log has forgotten may have been any.
    return bool(told == now - kept.changes and not reader.value(_TOUCHED, then=kept.changes))


def revision(reader: Reader) -> int | None:
    """What numbers worked out from `purchase` are kept under; None while it is not fresh."""
    if not is_fresh(reader):
        return None
    return int(reader.value("SELECT max(revision) FROM purchase_revision") or 0)


def refresh(store: Store) -> bool:
    """Make `purchase` anew if it is not fresh; returns whether it was made. No step of undo.

    Taking a step back makes it doubtful, whatever the step was about. Where it says what the
    orders say all the same, its revision stays, and with it every number worked out from it.
    """
    fresh = is_fresh(store.reader)
    if fresh and store.reader.value(_CHANGES) == store.reader.value(
        "SELECT changes FROM purchase_revision"
    ):
        return False
    with store.upkeep() as connection:
        changed = not fresh and bool(connection.execute(_DIFFERS).fetchone()[0])
        if changed:
            rebuild(connection)
        else:
            _stamp(connection, 0)
    return changed


def rebuild(connection: Connection) -> None:
    """Make `purchase` anew, inside the caller's transaction."""
    connection.execute("DELETE FROM purchase")
    connection.execute(
        f"INSERT INTO purchase (person_id, day, currency, net, orders) SELECT * FROM ({CURRENT})"
    )
    _stamp(connection, 1)


def _stamp(connection: Connection, more: int) -> None:
    connection.execute(
        "INSERT INTO purchase_revision (id, revision, changes) "
        f"VALUES (1, :more, ({_CHANGES})) ON CONFLICT (id) DO UPDATE "
        "SET revision = revision + :more, changes = excluded.changes",
        {"more": more},
    )
