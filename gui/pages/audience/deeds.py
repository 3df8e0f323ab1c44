"""What the Audience page does when something is asked of it: one operation each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.audience import mix as mixes
from core.audience import operations, sizing
from core.audience.queries import Group, plans_with
from core.errors import UserError
from core.text import tr

if TYPE_CHECKING:
    from gui.dialogs.base import Dialog
    from gui.pages.audience.page import AudiencePage


class Deeds(QObject):
    """Answers the page's wishes, with a dialog where a decision is needed.

    Dialogs are imported when they open, so that the page itself shows sooner.
    """

    def __init__(self, page: AudiencePage) -> None:
        super().__init__(page)
        self.page = page
        self._reason_wanted: int | None = None
        wishes = page.wishes
        wishes.typed.connect(self.change_text)
        wishes.size_typed.connect(self.type_size)
        wishes.focus_wanted.connect(self.focus)
        wishes.park_wanted.connect(self.park)
        wishes.reason_typed.connect(self.type_reason)
        wishes.unpark_wanted.connect(self.unpark)
        wishes.worksheet_wanted.connect(self.size_group)
        wishes.mix_wanted.connect(self.edit_mix)
        wishes.clear_mix_wanted.connect(self.clear_mix)
        wishes.gathers_chosen.connect(self.set_gathers)
        wishes.overlap_typed.connect(self.set_overlap)
        wishes.delete_wanted.connect(self.delete)
        wishes.new_wanted.connect(self.add_group)

    # Typed in place ------------------------------------------------------------------------

    def change_text(self, group_id: int, field: str, text: str) -> None:
        """Keep a name or a text; what is refused is said, and the old text stands again."""
        if field == "name":
            self._run(operations.rename_segment, group_id, text)
        else:
            self._run(operations.change_segment, group_id, field, text)

    def type_size(self, group_id: int, typed: str) -> None:
        """Keep a size as it was typed: "650 – 1,100"."""
        try:
            size = sizing.read_range(typed)
        except UserError as error:
            self._refuse(error)
            return
        low, high = (None, None) if size is None else map(round, size)
        self._run(operations.set_size, group_id, low, high)

    def type_reason(self, group_id: int, reason: str) -> None:
        """Park a group for a reason, or change the reason."""
        if self._plan_id is not None:
            self._run(operations.park, self._plan_id, group_id, reason)

    def set_gathers(self, group_id: int, keys: Sequence[str]) -> None:
        """Keep the networks that a group gathers on."""
        self._run(operations.set_gathers, group_id, keys)

    def set_overlap(self, group_id: int, other: int, percent: float | None) -> None:
        """Keep an overlap."""
        self._run(operations.set_overlap, group_id, other, percent)

    # Focus and parking ---------------------------------------------------------------------

    def focus(self, group_id: int, slot: int | None) -> None:
        """Bring a group into focus, move it there, or ask who makes room."""
        plan_id, group = self._plan_id, self._group(group_id)
        if plan_id is None or group is None:
            return
        held = self.page.data.page.focus.get(slot) if slot else None
        if group.slot is not None and slot:
            self.page.run(operations.move_focus, plan_id, group_id, slot, then=self._back(group_id))
        elif held is not None or self.page.data.page.is_full:
            self._ask_swap(group, held)
        else:
            self.page.run(operations.focus, plan_id, group_id, slot, then=self._back(group_id))

    def _ask_swap(self, group: Group, held: Group | None) -> None:
        from gui.pages.audience.dialogs import Swap

        dialog = Swap(self.page.data.page, group, held.id if held else None, self.page)

        def swap(outgoing: int, reason: str) -> None:
            self.page.run(
                operations.swap_in,
                self._plan_id,
                group.id,
                outgoing,
                reason,
                then=lambda _: self._done(dialog, group.id),
                refused=lambda error: dialog.refuse(error, dialog.fields),
            )

        dialog.chosen.connect(swap)
        dialog.open()

    def park(self, group_id: int) -> None:
        """Park a group; its row then asks for the reason."""
        if self._plan_id is not None:
            self._reason_wanted = group_id
            self.page.run(operations.park, self._plan_id, group_id, then=self._back(group_id))

    def arrived(self, group_id: int) -> None:
        """The keyboard came to a group: one that was just parked is asked for its reason."""
        row = self.page.stage.board.parked.rows.get(group_id)
        if group_id == self._reason_wanted and row is not None:
            row.reason.edit()
        self._reason_wanted = None

    def unpark(self, group_id: int) -> None:
        """Leave a group undecided."""
        if self._plan_id is not None:
            self.page.run(operations.unpark, self._plan_id, group_id, then=self._back(group_id))

    # Dialogs -------------------------------------------------------------------------------

    def start_plan(self) -> None:
        """Ask for a new plan."""
        from gui.dialogs.plan import NewPlan

        NewPlan(self.page.runner, self.page.today, None, self.page).open()

    def add_group(self, slot: int | None) -> None:
        """Ask for a new group."""
        from gui.pages.audience.dialogs import AddGroup

        shown = self.page.data.page
        dialog = AddGroup(shown, slot, self.page)

        def add(name: str, who: str, place: int | None) -> None:
            self.page.run(
                operations.add_segment,
                name,
                who=who,
                plan_id=shown.plan_id if place else None,
                slot=place,
                then=lambda made: self._done(dialog, made),
                refused=lambda error: dialog.refuse(error, dialog.fields),
            )

        dialog.made.connect(add)
        dialog.open()

    def size_group(self, group_id: int | None) -> None:
        """Open the size worksheet."""
        from gui.pages.audience.worksheet import Worksheet

        groups = self._in_order()
        if not groups:
            return
        dialog = Worksheet(groups, group_id or groups[0].id, self.page)
        dialog.kept.connect(
            lambda chosen, steps: self.page.run(
                operations.set_worksheet,
                chosen,
                steps,
                then=lambda _: dialog.accept(),
                refused=dialog.refuse,
            )
        )
        dialog.open()

    def edit_mix(self, group_id: int) -> None:
        """Open the editor of ages and sexes."""
        from gui.pages.audience.mix_editor import MixEditor

        group = self._group(group_id)
        if group is None:
            return
        dialog = MixEditor(group, self.page.runner, self.page.today, self.page)

        def keep(mix: mixes.Mix, source: str, filled: bool) -> None:
            self.page.run(
                operations.fill_mix if filled and mix else operations.set_mix,
                group_id,
                mix,
                source,
                then=lambda _: dialog.accept(),
                refused=dialog.refuse,
            )

        dialog.kept.connect(keep)
        dialog.noted.connect(lambda words: self._add_to_note(group_id, words))
        dialog.open()

    def clear_mix(self, group_id: int) -> None:
        """Say that nothing is known of a group's ages and sexes."""
        self.page.run(operations.clear_mix, group_id)

    def delete(self, group_id: int) -> None:
        """Delete a group; asks first when plans other than this one decided on it."""
        self.page.runner.ask(
            plans_with,
            group_id,
            then=lambda plans: self._delete(group_id, plans),
            owner=("audience", "plans with"),
        )

    def _delete(self, group_id: int, plans: list[str]) -> None:
        group, plan = self._group(group_id), self.page.data.plan
        others = [name for name in plans if plan is None or name != plan.name]
        if group is None:
            return
        if not others:
            self.page.run(operations.delete_segment, group_id)
            return
        from gui.pages.audience.dialogs import DeleteGroup

        dialog = DeleteGroup(group, others, self.page)
        dialog.accepted.connect(lambda: self.page.run(operations.delete_segment, group_id))
        dialog.open()

    def _add_to_note(self, group_id: int, words: str) -> None:
        group = self._group(group_id)
        if group is not None:
            note = f"{group.note}\n\n{words}".strip()
            told = tr("Added to the note of {name}", name=group.name)
            self.page.run(operations.change_segment, group_id, "note", note, told=told)

    # Helpers -------------------------------------------------------------------------------

    @property
    def _plan_id(self) -> int | None:
        return self.page.data.page.plan_id

    def _group(self, group_id: int) -> Group | None:
        return self.page.data.page.group(group_id)

    def _in_order(self) -> list[Group]:
        """Groups as the page has them: focus first."""
        shown = self.page.data.page
        return [*(shown.focus[slot] for slot in sorted(shown.focus)), *shown.others]

    def _done(self, dialog: Dialog, group_id: int) -> None:
        dialog.accept()
        self.page.reveal(group_id)

    def _back(self, group_id: int) -> Callable[[object], None]:
        """After a move the keyboard stays with the group."""
        return lambda _: self.page.reveal(group_id)

    def _run(self, operation: Callable[..., object], *args: object) -> None:
        """Something typed in place: no toast, and a refusal puts the old text back."""
        self.page.run(operation, *args, told=None, refused=self._refuse)

    def _refuse(self, error: UserError) -> None:
        self.page.desk.say(error.sentence)
        self.page.show_data(self.page.data)
