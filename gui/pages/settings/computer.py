"""How Regulars looks on this computer: kept beside the file, not in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from core import languages
from core.errors import UserError
from core.text import percent, tr
from gui import language
from gui.frame.commands import Commands
from gui.theme import TEXT_SIZES, theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import ChoiceField, Field, keep_wheel_off
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.segmented import Option, Segmented, Switch


class ComputerCard(Card):
    """Theme, text size, motion; the list of shortcuts, and the tips of pages once more."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(tr("On this computer"), spacing=14)
        self._commands = commands
        self.mode = Segmented(
            [
                Option("system", tr("As the system"), "monitor"),
                Option("light", tr("Light"), "sun"),
                Option("dark", tr("Dark"), "moon"),
            ],
            theme().mode,
            name=tr("Colours"),
        )
        self.mode.chosen.connect(commands.choose_mode)
        self.add(Field(tr("Colours"), self.mode))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(TEXT_SIZES[0], TEXT_SIZES[-1])
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.setTracking(False)
        keep_wheel_off(self.slider)
        self.shown_size = Label("", "medium")
        self.add(Field(tr("Text size"), self._size_row()))
        self.slider.setAccessibleName(tr("Text size"))
        self.slider.valueChanged.connect(commands.set_text_size)
        self.slider.sliderMoved.connect(self._say_size)
        self.motion = Switch(tr("Reduced motion: nothing moves or fades"))
        self.motion.setChecked(theme().reduced_motion)
        self.motion.toggled.connect(commands.set_reduced_motion)
        self.add(self.motion)
        if len(languages.offered()) > 1:
            self.add(self._language_field())
            self.add_row(self.restart)
            self.restart.setVisible(language.is_waiting())
        shortcuts = Button(tr("Keyboard shortcuts"), small=True, icon="keyboard")
        shortcuts.clicked.connect(commands.shortcuts)
        about = Button(tr("About Regulars"), small=True, icon="info")
        about.clicked.connect(commands.about)
        tips = Button(tr("Show tips again"), small=True, icon="lightbulb")
        tips.clicked.connect(commands.show_tips_again)
        self.add(Flow(shortcuts, about, tips, spacing=8))
        theme().changed.connect(self._show)
        self._show()

    def _language_field(self) -> ChoiceField:
        names = [(one.code, one.name) for one in languages.offered()]
        self.language = ChoiceField(
            tr("Language"),
            [(languages.SYSTEM, tr("As the system")), *names],
            languages.chosen(),
            hint=tr("Counts from the next start of Regulars"),
        )
        self.language.chosen.connect(self._choose_language)
        self.restart = Button(tr("Restart now"), small=True, icon="rotate-ccw")
        self.restart.clicked.connect(self._commands.speak_anew)
        return self.language

    def _choose_language(self, code: object) -> None:
        try:
            languages.choose(str(code))
        except UserError as error:
            self.language.set_error(error.sentence)
        self.restart.setVisible(language.is_waiting())

    def _size_row(self) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.shown_size)
        box = QWidget()
        box.setLayout(row)
        return box

    def _show(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(theme().text_size)
        self.slider.blockSignals(False)
        self._say_size(theme().text_size)
        self.mode.set_value(theme().mode)

    def _say_size(self, size: int) -> None:
        self.shown_size.setText(percent(size / 100))
