"""Examples of paper's operations for the undo law."""

from __future__ import annotations

from pathlib import Path

from core.sheets.operations import remove_logo, set_logo
from core.store.operation import Store

LOGO = Path(__file__).parents[2] / "data" / "sheets" / "logo.svg"


def _set(store: Store, _: object) -> None:
    set_logo(store, LOGO)


EXAMPLES = {
    "set_logo": (lambda store: None, _set),
    "remove_logo": (lambda store: _set(store, None), lambda store, _: remove_logo(store)),
}
