"""What the Plan page does with its paper and its file: save, export, print, put a logo on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from core.errors import UserError
from core.exporting.saving import save_whole
from core.sheets.cards import PER_SHEET
from core.sheets.paper import Paper
from core.store.database import Reader
from core.text import number, tr
from gui.beside import Beside
from gui.dialogs.files import safe_stem
from gui.dialogs.saving import ask_folder, ask_where, folder_of
from gui.pages.plan.printing import PrintJob, ask_printer, has_printers
from gui.widgets.file_card import choose_file

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from core.sheets.typesetting import Press
    from gui.pages.plan.page import PlanPage as Page

PICTURES = "*.png *.jpg *.jpeg *.svg"


@dataclass(frozen=True)
class Made:
    """A PDF that was made of a paper, and how many pages it has."""

    paper: Paper
    pdf: bytes
    pages: int


class Deeds(QObject):
    """`do(way)` does what the buttons and Ctrl+K ask for, as soon as there is something to do it
    with."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.folder = ""
        self.job: PrintJob | None = None
        self._warned = False
        self._path = Path()
        self._saver = Beside(self)
        self._saver.done.connect(self._saved)
        self._saver.refused.connect(self._refused)
        self._saver.failed.connect(self._failed)

    def do(self, way: str) -> None:
        """Print, save or export: a way out of `Choice`."""
        if way in ("print", "pdf") and not self._page.has_paper:
            self._page.desk.say(tr("No sheet is ticked. Tick what you would like on paper."))
            return
        {
            "print": self.print_out,
            "pdf": self.save_pdf,
            "calendar": self._calendar,
            "excel": self._excel,
            "json": self._json,
            "csv": self._csv,
            "logo": self._choose_logo,
            "no_logo": self._remove_logo,
        }[way]()

    # PDF -------------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask where the pages go, and save them."""
        name = safe_stem(f"{self._business} {self._page.paper.plan}")
        self._ask(tr("Save as PDF"), f"{name}.pdf", tr("PDF (*.pdf)"), self.write_pdf)

    def write_pdf(self, path: Path) -> None:
        """Save the pages at `path`."""
        self._remember(path)
        self._path = path
        self._page.say_working(tr("Writing {name}", name=path.name))
        self._saver.run(_make_pdf, self._page.setting.press, self._page.paper, path)

    def _saved(self, made: Made) -> None:
        self._page.say_working("")
        self.keep(made)
        self.tell_saved(self._path, tr("{name} is saved.", name=self._path.name))

    def keep(self, made: Made) -> None:
        """Keep what went out, and note what was printed on it."""
        from core.ideas.operations import note_printed
        from core.loyalty.operations import note_cards_printed
        from core.sheets.printouts import keep_printout

        run, data, options = self._page.runner.run, self._page.data, made.paper.options
        now = dt.datetime.now(dt.UTC)
        run(keep_printout, made.paper.plan, options, made.pages, made.pdf, now)
        if data is None:
            return
        if "ballot" in options.sheets and data.ballot is not None:
            run(note_printed, data.ballot, options.today)
        if "cards" in options.sheets:
            last = data.next_card + options.card_sheets * PER_SHEET - 1
            told = tr(
                "Cards {first} to {last} are printed. The next begin at {after}.",
                first=number(data.next_card),
                last=number(last),
                after=number(last + 1),
            )
            run(note_cards_printed, last, told=told)

    # Printing --------------------------------------------------------------------------------

    def print_out(self) -> None:
        """Ask for the printer and its pages, and print."""
        if self.job is not None:
            return
        if not has_printers():
            self._page.desk.say(
                tr(
                    "No printer is set up on this computer. Save the PDF, and print it where "
                    "there is one."
                ),
                tr("Save as PDF"),
                self.save_pdf,
            )
            return
        ask_printer(self._page, self._page.paper, self._page.total, self.send)

    def send(self, printer: QPrinter) -> None:
        """Print on this printer, as it was set up."""
        job = PrintJob(self._page.setting.press, self._page.paper, printer, self)
        self.job = job
        job.progress.connect(self._say_printing)
        job.done.connect(self._printed)
        job.refused.connect(self._print_refused)
        job.failed.connect(self._print_failed)
        self._page.say_working(tr("Setting the pages"), can_stop=True)
        job.start()

    def stop(self) -> None:
        """Stop printing after the page that is in the works."""
        if self.job is not None:
            self.job.stop()

    def _say_printing(self, page: int, pages: int) -> None:
        words = tr("Printing page {n} of {total}", n=number(page), total=number(pages))
        self._page.say_working(words, can_stop=True)

    def _printed(self, made: Made | None) -> None:
        self._print_over()
        if made is None:
            self._page.desk.toast(tr("Printing was stopped."))
            return
        self.keep(made)
        self._page.desk.toast(tr("Sent to the printer, and kept among the earlier printouts."))
        self._warn()

    def _print_refused(self, error: UserError) -> None:
        self._print_over()
        self._page.desk.say(error.sentence, tr("Save as PDF"), self.save_pdf)

    def _print_failed(self, error: Exception) -> None:
        self._print_over()
        self._page.runner.failed.emit(error)

    def _print_over(self) -> None:
        self.job = None
        self._page.say_working("")

    # Exports ---------------------------------------------------------------------------------

    def _calendar(self) -> None:
        from core.exporting.ics import write_calendar

        kind = tr("Calendar files (*{suffix})", suffix=".ics")
        then = partial(self.export, write_calendar, self._page.today)
        self._ask(tr("Save as a calendar file"), f"{self._stem}.ics", kind, then)

    def _excel(self) -> None:
        from core.exporting.workbook import write_workbook

        kind = tr("Workbooks (*{suffix})", suffix=".xlsx")
        then = partial(self.export, write_workbook, self._page.today)
        self._ask(tr("Save as a workbook"), f"{self._stem}.xlsx", kind, then)

    def _json(self) -> None:
        kind = tr("Everything in the file (*{suffix})", suffix=".json")
        then = partial(self.export, _everything, self._page.today)
        self._ask(tr("Save everything as one file"), f"{self._stem}.json", kind, then)

    def _csv(self) -> None:
        from core.exporting.csv_folder import write_folder

        title = tr("Choose a folder for the tables")
        ask_folder(
            self._page,
            title,
            folder_of(self.folder),
            lambda chosen: self.export(
                write_folder, self._page.today, chosen / tr("{name} tables", name=self._stem)
            ),
        )

    def export(self, write: Callable[..., int], today: dt.date, path: Path) -> None:
        """Have `write(reader, path, today)` write a file or a folder."""
        self._remember(path)
        self._page.say_working(tr("Writing {name}", name=path.name))
        self._page.runner.ask(
            write,
            path,
            today,
            then=lambda _count: self._exported(path),
            refused=self._refused,
        )

    def _exported(self, path: Path) -> None:
        self._page.say_working("")
        self.tell_saved(path, tr("{name} is written.", name=path.name))

    # The logo --------------------------------------------------------------------------------

    def _choose_logo(self) -> None:
        kind = tr("Pictures ({endings})", endings=PICTURES)
        choose_file(self._page, tr("Choose a logo"), [kind], self.set_logo)

    def set_logo(self, path: Path) -> None:
        """Print the picture at `path` beside every head."""
        from core.sheets.operations import set_logo

        self._page.run(set_logo, path)

    def _remove_logo(self) -> None:
        from core.sheets.operations import remove_logo

        self._page.run(remove_logo)

    # Shared ----------------------------------------------------------------------------------

    @property
    def _business(self) -> str:
        return self._page.paper.business if self._page.data is not None else ""

    @property
    def _stem(self) -> str:
        return safe_stem(self._business)

    def _ask(self, title: str, name: str, kind: str, then: Callable[[Path], object]) -> None:
        ask_where(self._page, title, folder_of(self.folder) / name, kind, then)

    def _remember(self, path: Path) -> None:
        self.folder = str(path.parent)

    def tell_saved(self, path: Path, sentence: str) -> None:
        """Say that something is at `path`, with the way to its folder."""
        folder = QUrl.fromLocalFile(str(path.parent))
        self._page.desk.toast(sentence, tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._warn()

    def _warn(self) -> None:
        """Say once that what leaves an encrypted file is not encrypted."""
        if self._page.runner.store.encrypted and not self._warned:
            self._warned = True
            self._page.desk.say(
                tr(
                    "Your file is encrypted; what you print or export is not. "
                    "Whoever has it can read it."
                )
            )

    def _refused(self, error: UserError) -> None:
        self._page.say_working("")
        self._page.desk.say(error.sentence)

    def _failed(self, error: Exception) -> None:
        self._page.say_working("")
        self._page.runner.failed.emit(error)


def _make_pdf(press: Callable[[], Press], paper: Paper, path: Path) -> Made:
    made = make(press, paper)
    save_whole(path, made.pdf)
    return made


def make(press: Callable[[], Press], paper: Paper) -> Made:
    """A paper as PDF. In the pool."""
    from core.sheets.typesetting import page_count

    pdf = press().pdf(paper)
    return Made(paper, pdf, page_count(pdf))


def _everything(reader: Reader, path: Path, _today: dt.date) -> int:
    from core.exporting.everything import write_everything

    return write_everything(reader, path)
