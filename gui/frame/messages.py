"""Where the window's own sentences stand: a bar under the header, toasts at its foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.names import names
from gui.theme import theme

if TYPE_CHECKING:
    from gui.widgets.messages import Kind, MessageBar
    from gui.widgets.toast import ToastHost

Act = Callable[[], object]


class Messages(QWidget):
    """One sentence under the header, until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Act | None = None
        self._say: Callable[[str], None] | None = None
        self._marked = ""
        self._column = QVBoxLayout(self)
        self.bar: MessageBar | None = None
        self.hide()

    @property
    def sentence(self) -> str:
        """What stands in the bar, empty when it is closed."""
        return "" if self.bar is None or self.isHidden() else self.bar.sentence

    def say(
        self, sentence: str, action: str = "", act: Act | None = None, *, kind: Kind = "caution"
    ) -> None:
        """Show `sentence`, with a button `action` where something can be done."""
        from gui.widgets.speaking import announce

        self._act = act
        self._say = partial(self._bar().say, kind=kind, action=action)
        self._marked = sentence
        self.renew()
        self._bar().show()
        self.show()
        announce(self._bar(), names().said(sentence))

    def renew(self) -> None:
        """Say it again as it may be read now: names were hidden or shown."""
        if self._say is not None:
            self._say(names().said(self._marked))

    def act(self) -> None:
        """Do what the bar's button offers."""
        self.hide()
        if self._act is not None:
            self._act()

    def _bar(self) -> MessageBar:
        if self.bar is None:
            from gui.widgets.messages import MessageBar

            self.bar = MessageBar(dismissible=True, parent=self)
            self.bar.acted.connect(self.act)
            self.bar.dismissed.connect(self.hide)
            px = theme().px
            self._column.setContentsMargins(px(24), px(12), px(24), 0)
            self._column.addWidget(self.bar)
        return self.bar


class Toasts:
    """The toasts of a window. A new one takes the last one's place: its Undo means the newest."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._host: ToastHost | None = None

    @property
    def sentence(self) -> str:
        """What the toast says, empty when there is none."""
        return self._host.toasts[-1].sentence if self._host and self._host.toasts else ""

    def show_sentence(
        self,
        sentence: str,
        action: str = "",
        act: Act | None = None,
        also: tuple[str, Act] | None = None,
    ) -> None:
        """Say what was done; `action` is usually Undo, `also` where it shows."""
        if self._host is None:
            from gui.widgets.toast import ToastHost

            self._host = ToastHost(self._parent)
        self._host.clear()
        self._host.show_toast(sentence, action=action, then=act, also=also)

    def clear(self) -> None:
        """Take the toast away: something newer happened that needs none."""
        if self._host is not None:
            self._host.clear()
