"""What the Calendar page does when something is asked of it: one operation each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from core.calendar import operations
from core.calendar.facts import ActivityFacts, Repeat, Results
from core.calendar.limits import KINDS
from core.calendar.operations import OWN_ALONE
from core.calendar.queries import Item
from core.calendar.rules import THIS, kind_words
from core.errors import UserError
from core.text import tr

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page
    from gui.pages.calendar.panel import ActivityPanelView


class Deeds(QObject):
    """Answers the page's wishes; dialogs are imported when they open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    def wire(self, panel: ActivityPanelView) -> None:
        """Answer the panel's wishes too."""
        from gui.pages.calendar.text_deeds import TextDeeds

        panel.changed.connect(self.change)
        panel.tick_wanted.connect(self._tick_open)
        panel.counts_changed.connect(self.set_counts)
        panel.repeat_wanted.connect(self.repeat)
        panel.reuse_wanted.connect(lambda: self._with_open(self.use_again))
        panel.delete_wanted.connect(lambda: self._with_open(self.delete))
        self.texts = TextDeeds(self.page, panel)

    @property
    def open_key(self) -> str | None:
        """The activity in the panel."""
        return self.page.open_key

    def item(self, key: str) -> Item | None:
        """An activity that is on screen."""
        return self.page.data.items.get(key) if self.page.data is not None else None

    def _with_open(self, act: Callable[[str], None]) -> None:
        if self.open_key is not None:
            act(self.open_key)

    def _tick_open(self, on: bool) -> None:
        if self.open_key is not None:
            self.tick(self.open_key, on)

    # -- which of a repeat

    def _scoped(self, key: str, title: str, act: Callable[[str], object]) -> None:
        """Do something with one activity; of a repeat it is asked with which of them."""
        if not self._repeats(key):
            act(THIS)
            return
        from gui.pages.calendar.repeat_form import WhichDialog

        dialog = WhichDialog(title, self.page)
        dialog.settled.connect(act)
        dialog.rejected.connect(self.page.refresh)
        dialog.open()

    def _repeats(self, key: str) -> bool:
        one = self.item(key)
        if one is not None:
            return one.series_id is not None and one.done_on is None
        details = self.page.details
        return details is not None and details.key == key and details.series_id is not None

    # -- one activity

    def add(self, day: dt.date | None, *, kind: str = "") -> None:
        """Ask what is to be done, and put it on a day or into the tray."""
        from gui.pages.calendar.add_dialog import AddDialog

        AddDialog(
            self.page,
            day,
            kind,
            last=self.page.last_added,
            campaign_id=self.page.state.filters.campaign_id,
            added=self.added,
        ).open()

    def added(self, activity_id: int, facts: ActivityFacts) -> None:
        """Go to what was just made."""
        key, day = f"a{activity_id}", facts.day
        self.page.last_added = facts
        if self.page.open_key is not None:
            self.page.open_key = key
        if day is not None and self.page.state.view != "list":
            self.page.state.anchor = day
            self.page.go_on(day, key)
        self.page.refresh()

    def change(self, field: str, value: object) -> None:
        """Keep a field of the activity that is open."""
        key = self.open_key
        if key is None:
            return
        if field == "day":
            self.move(key, value)
            return
        if field in OWN_ALONE:
            self._change(key, field, value, THIS)
            return
        self._scoped(
            key, tr("Change it"), lambda scope: self._change(key, field, value, str(scope))
        )

    def _change(self, key: str, field: str, value: object, scope: str) -> None:
        self.page.run(
            operations.change_activity,
            key,
            field,
            value,
            scope=scope,
            then=partial(self.page.renamed, key),
            refused=self._refused,
            told=None,
        )

    def _refused(self, error: UserError) -> None:
        self.page.panel.refuse(error)

    def move(self, key: str, day: object) -> None:
        """Put an activity on another day or, with None, into the tray."""
        one = self.item(key)
        if one is not None and one.day == day:
            return
        self._scoped(key, tr("Move it"), lambda scope: self._move(key, day, str(scope)))

    def _move(self, key: str, day: object, scope: str) -> None:
        def moved(keys: list[str]) -> None:
            new = keys[0] if keys else key
            if isinstance(day, dt.date):
                self.page.go_on(day, new)
            self.page.renamed(key, new)

        self.page.run(
            operations.move,
            [key],
            day,
            scope=scope,
            then=moved,
            refused=self._move_refused,
        )

    def reorder(self, key: str, by: int) -> None:
        """Put an activity one place up (-1) or down (1) among those of its day and time."""
        beside = self.beside(key)
        at = beside.index(key) + by if beside else -1
        if 0 <= at < len(beside):
            others = [other for other in beside if other != key]
            self.place(key, others[at] if at < len(others) else None)

    def beside(self, key: str) -> list[str]:
        """The activities of its day and time, itself too, in their order.

        Days of something that repeats have no place of their own until they are changed.
        """
        one, data = self.item(key), self.page.data
        if one is None or data is None:
            return []
        return [
            other.key
            for other in data.items.values()
            if (other.day, other.time) == (one.day, one.time)
            and (other.key == key or other.activity_id is not None)
        ]

    def place(self, key: str, before: object) -> None:
        """Put an activity before another one beside it; None puts it last."""
        one, beside = self.item(key), self.beside(key)
        others = [other for other in beside if other != key]
        at = others.index(str(before)) if before in others else len(others)
        if one is None or [*others[:at], key, *others[at:]] == beside:
            return
        self.page.run(
            operations.place_before,
            key,
            before,
            then=lambda new: self._reordered(key, new, one.day),
            refused=self._move_refused,
        )

    def _reordered(self, key: str, new: str, day: dt.date | None) -> None:
        if day is not None:
            self.page.go_on(day, new)
        self.page.renamed(key, new)

    def _move_refused(self, error: UserError) -> None:
        if self.page.open_key is not None:
            self._refused(error)
        else:
            self.page.desk.say(error.sentence)
        self.page.refresh()

    def toggle(self, key: str) -> None:
        """Tick an activity off, or take the tick back."""
        one = self.item(key)
        if one is not None:
            self.tick(key, one.done_on is None)

    def tick(self, key: str, on: bool) -> None:
        """Tick an activity off (`on`) or not."""
        if on:
            self.page.run(
                operations.tick, key, self.page.today, then=partial(self.page.renamed, key)
            )
        else:
            self.page.run(operations.untick, key)

    def set_counts(self, counts: object) -> None:
        """Keep the numbers of the activity that is open."""
        found = key_id(self.open_key)
        if found is not None and isinstance(counts, dict):
            results = Results(self.page.today, **counts)
            self.page.run(
                operations.set_results,
                found,
                results,
                told=None,
                refused=self._refused,
            )

    def delete(self, key: str) -> None:
        """Take an activity out; Undo brings it back."""
        self._scoped(key, tr("Delete it"), lambda scope: self._delete(key, str(scope)))

    def _delete(self, key: str, scope: str) -> None:
        if self.page.open_key == key:
            self.page.close_panel()
        self.page.run(operations.delete, [key], scope=scope)

    def use_again(self, key: str) -> None:
        """Copy a good one into the tray, to be put on another day."""
        self.page.run(
            operations.copy,
            key,
            None,
            then=lambda made: self.page.open_activity(f"a{made}"),
            told=tr("A copy lies in the tray"),
        )

    # -- repeats

    def repeat(self) -> None:
        """Ask how the open activity repeats."""
        details = self.page.details
        if details is None or details.day is None or self.page.data is None:
            return
        from gui.pages.calendar.repeat_form import RepeatDialog

        first_weekday = self.page.data.first_weekday
        dialog = RepeatDialog(
            details.starts_on or details.day, details.rule, first_weekday, self.page
        )
        dialog.settled.connect(partial(self._repeat, details.key, details.series_id, details.day))
        dialog.open()

    def _repeat(self, key: str, series_id: int | None, day: dt.date, rule: object) -> None:
        if isinstance(rule, Repeat) and series_id is None:
            self.page.run(
                operations.repeat,
                key,
                rule,
                refused=self._refused,
            )
        elif isinstance(rule, Repeat):
            self.page.run(operations.change_repeat, series_id, rule, refused=self._refused)
        elif series_id is not None:
            self.page.run(operations.stop_repeating, series_id, day, refused=self._refused)

    # -- menus

    def menu(self, key: str | None, day: dt.date | None, at: QPoint) -> None:
        """What can be done with an activity, or on a bare day."""
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self.item(key) if key else None
        if one is not None:
            self._menu_of(menu, one)
            menu.addSeparator()
        menu.addAction(tr("New activity")).triggered.connect(lambda: self.add(day))
        menu.popup(at)

    def _menu_of(self, menu: QMenu, one: Item) -> None:
        def add(words: str, act: Callable[[], Any]) -> None:
            menu.addAction(words).triggered.connect(lambda: act())

        add(tr("Open"), lambda: self.page.open_activity(one.key))
        done = one.done_on is not None
        add(tr("Take the tick back") if done else tr("Tick off"), lambda: self.toggle(one.key))
        if one.day is not None:
            add(tr("A day later"), lambda: self.move(one.key, one.day + dt.timedelta(1)))  # type: ignore[operator]
            add(tr("A week later"), lambda: self.move(one.key, one.day + dt.timedelta(7)))  # type: ignore[operator]
            add(tr("Into the tray"), lambda: self.move(one.key, None))
        else:
            day = self.page.chosen_day
            add(tr("Onto the day that is chosen"), lambda: self.move(one.key, day))
        part = menu.addMenu(tr("Kind"))
        for kind in KINDS:
            action = part.addAction(kind_words(kind))
            action.setCheckable(True)
            action.setChecked(kind == one.kind)
            action.triggered.connect(partial(self._set_kind, one.key, kind))
        add(tr("Use again"), lambda: self.use_again(one.key))
        add(tr("Delete"), lambda: self.delete(one.key))

    def _set_kind(self, key: str, kind: str, _checked: bool = False) -> None:
        title = tr("Change it")
        self._scoped(key, title, lambda scope: self._change(key, "kind", kind, str(scope)))

    def find(self, row: int) -> None:
        """Show an activity by its place: found by search, undone, or meant by another page."""
        from core.calendar import queries
        from core.calendar.keys import key_of

        key = key_of(row)
        self.page.runner.ask(queries.item, key, then=self._found, owner=("calendar", "find"))

    def _found(self, one: Item | None) -> None:
        if one is not None:
            if one.day is not None:
                self.page.state.anchor = one.day
                self.page.go_on(one.day, one.key)
            self.page.open_activity(one.key)


def key_id(key: str | None) -> int | None:
    """The id of an activity that is a row of its own."""
    return int(key[1:]) if key is not None and key.startswith("a") else None
