"""What can be done with a customer: noting, exporting, leaving in peace, forgetting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from core.people import operations as people
from core.people.known import as_csv, as_json, known_of
from core.text import tr
from gui.dialogs.files import safe_stem
from gui.names import names

if TYPE_CHECKING:
    from core.loyalty.customer_panel import CustomerPanel
    from gui.pages.loyalty.customers import CustomersTab


class Deeds(QObject):
    """The deeds of one tab."""

    def __init__(self, tab: CustomersTab) -> None:
        super().__init__(tab)
        self.tab = tab

    def menu(self, at: QPoint) -> None:
        """The menu of the customer in the panel."""
        shown = self.tab.panel.shown if self.tab.has_panel else None
        if shown is None:
            return
        menu = QMenu(self.tab)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person, page = shown.person, self.tab.page
        menu.addAction(tr("Show among prospects")).triggered.connect(
            lambda: page.desk.show_page("prospects", person.id)
        )
        if person.do_not_contact:
            menu.addAction(tr("Allow contact")).triggered.connect(
                lambda: page.run(people.allow_contact, [person.id])
            )
        else:
            menu.addAction(tr("Do not contact")).triggered.connect(
                lambda: page.run(people.do_not_contact, [person.id])
            )
        menu.addSeparator()
        menu.addAction(tr("Save what is known of them …")).triggered.connect(
            lambda: self.export(shown)
        )
        menu.addAction(tr("Forget this person …")).triggered.connect(lambda: self.forget(shown))
        menu.popup(at)

    def forget(self, shown: CustomerPanel) -> None:
        """Ask, then forget somebody."""
        from gui.pages.loyalty.customers_dialogs import ForgetDialog

        person = shown.person
        ForgetDialog(self.tab.page, person.id, names().customer(person.id, person.name)).open()

    def ask_found(self) -> None:
        """Ask how the customer in the panel found the business."""
        from gui.pages.loyalty.customers_dialogs import FoundUsDialog

        data = self.tab.opened
        if data is not None:
            FoundUsDialog(
                self.tab.page,
                data.panel.person.id,
                data.panel.found_us,
                dict(data.person.networks),
            ).open()

    def export(self, shown: CustomerPanel) -> None:
        """Let the owner choose where all that is known of somebody is written."""
        stem = safe_stem(shown.person.name) if not names().hidden else str(shown.person.id)
        kinds = (tr("Table for spreadsheets (*.csv)"), tr("Everything, for programs (*.json)"))
        dialog = QFileDialog(
            self.tab, tr("Save what is known of them"), str(Path.home()), ";;".join(kinds)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("json" if kind == kinds[1] else "csv")
        )
        dialog.selectFile(f"{stem}.csv")
        dialog.fileSelected.connect(lambda name: self.write(shown.person.id, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, person_id: int, path: Path) -> None:
        """Write all that is known of somebody to `path`, by its ending as JSON or CSV."""
        as_text = as_json if path.suffix.lower() == ".json" else as_csv
        self.tab.page.runner.ask(
            lambda reader: as_text(known_of(reader, person_id)),
            then=lambda text: self._written(path, text),
        )

    def _written(self, path: Path, text: str) -> None:
        desk = self.tab.page.desk
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            desk.say(tr("{name} could not be written: {why}.", name=path.name,
                        why=error.strerror or str(error)))  # fmt: skip
            return
        desk.toast(tr("Saved {name}. It is not encrypted.", name=path.name))
