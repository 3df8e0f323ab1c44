"""What is done with imports: taking a file in, taking it out, bringing it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from core.errors import UserError
from core.importing.writes import Also, switch, take_in
from core.importing.writes import Incoming as Incoming
from core.importing.writes import Record as Record
from core.store import backups
from core.store.operation import Store
from core.text import tr

LARGE = 5_000
"""An import of so many records is preceded by a backup."""


def store_import(
    store: Store,
    incoming: Incoming,
    chunks: Iterable[Sequence[Record]],
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    also: Also | None = None,
) -> int:
    """Take a file in, whole or not at all; returns the id of its batch.

    `progress` hears how many records are stored after each chunk; when `cancelled` says so
    between two chunks, Cancelled is raised and nothing is left. Undo switches the batch off.
    Raises FileProblem when the disk has no room for it, or for the backup before a large one.
    """
    if incoming.expected >= LARGE:
        backups.back_up_if_changed(store, backups.Reason.IMPORT)
    label = tr("Import {file}", file=incoming.file_name)
    with store.operation(label) as session:
        return take_in(
            session,
            incoming,
            chunks,
            store.clock(),
            progress=progress,
            cancelled=cancelled,
            also=also,
        )


def remove_import(store: Store, batch_id: int) -> None:
    """Take out what a file brought; what older files said of the same records shows again."""
    name = _file_name(store, batch_id)
    with store.operation(tr("Remove import {file}", file=name)) as session:
        switch(session, batch_id, active=False)


def bring_back_import(store: Store, batch_id: int) -> None:
    """Let a removed import count again. Raises UserError when it was cleared away meanwhile."""
    name = _file_name(store, batch_id)
    with store.operation(tr("Bring back import {file}", file=name)) as session:
        switch(session, batch_id, active=True)


def _file_name(store: Store, batch_id: int) -> str:
    name = store.reader.value("SELECT file_name FROM import_batch WHERE id = :id", id=batch_id)
    if name is None:
        raise UserError(tr("That import was cleared away. Import the file again."))
    return str(name)
