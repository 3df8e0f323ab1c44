"""A field for one of the people: type some letters of a name, choose among those that fit."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from core.people.everyone import PeopleFilter, ids, rows
from core.store.database import Reader
from core.text import tr
from gui.runner import Runner
from gui.widgets.field import TextField

OFFERED = 12
"""People that are offered at a time."""


class PersonField(TextField):
    """`person_id` is whoever is named in it, None for nobody; `picked(id or None)` on leaving it
    with somebody else. `nobody` says in the empty field what that means."""

    picked = Signal(object)

    def __init__(
        self, runner: Runner, label: str, *, nobody: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, placeholder=nobody or tr("Nobody"), limit=120, parent=parent)
        self._runner = runner
        self._offered: dict[str, int] = {}
        self._last: int | None = None
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # What is offered was filtered by the file already, accents and handles included.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._choose)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._ask)
        self.committed.connect(self._entered)

    @property
    def person_id(self) -> int | None:
        """Whoever is called what stands in the field."""
        wanted = self.value.casefold()
        return next((one for name, one in self._offered.items() if name.casefold() == wanted), None)

    def set_person(self, person_id: int | None, name: str) -> None:
        """Show somebody, or nobody."""
        self._last = person_id
        self._offered = {} if person_id is None else {name: person_id}
        self.set_value(name)

    def problem(self) -> str:
        if self.value and self.person_id is None:
            return tr("Nobody is called that. Choose one of the names offered, or nobody.")
        return super().problem()

    def _ask(self, typed: str) -> None:
        self._runner.ask(_people, typed, then=self._offer, owner=self)

    def _offer(self, found: dict[str, int]) -> None:
        self._offered = found
        self._model.setStringList(list(found))
        if self.line.hasFocus() and self.value and found:
            self.line.completer().complete()

    def _choose(self, name: str) -> None:
        self.line.setText(name)
        self.line.editingFinished.emit()

    def _entered(self, _: str) -> None:
        if self.person_id != self._last:
            self._last = self.person_id
            self.picked.emit(self._last)


def _people(reader: Reader, typed: str) -> dict[str, int]:
    """Those who fit, by a name that tells them apart."""
    found: dict[str, int] = {}
    for row in rows(reader, ids(reader, PeopleFilter(typed=typed))[:OFFERED]):
        name = row.name if row.name not in found else f"{row.name} · {row.about or row.id}"
        found[name] = row.id
    return found
