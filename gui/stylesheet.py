"""The style sheet of the standard controls, written from the tokens of the theme.

Variants are dynamic properties, set before a widget is first shown:
QPushButton `kind` (primary, quiet, danger) and `small`; QLabel `role` (theme.ROLES) and `tone`
(a hue); any field `invalid`.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from core.resources import resource

if TYPE_CHECKING:
    from gui.theme import Theme

# Marks that the style sheet can only take from files: name of the file, Lucide name, token.
_MARKS = (
    ("check", "check", "on_stamp", 3.0),
    ("dash", "minus", "on_stamp", 3.0),
    ("down", "chevron-down", "ink2", 2.0),
    ("down-off", "chevron-down", "line", 2.0),
    ("up", "chevron-up", "ink2", 2.0),
    ("calendar", "calendar", "ink2", 1.75),
    ("left", "chevron-left", "ink2", 2.0),
    ("right", "chevron-right", "ink2", 2.0),
)

_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="5.2" fill="{colour}"/></svg>'
)

_BASICS = """
QWidget { selection-background-color: $stamp; selection-color: $on_stamp; }
QMainWindow, QDialog { background: $paper; }
QLabel { background: transparent; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: ${p4}px ${p8}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
.QProgressBar { background: $line; border: none; border-radius: ${p4}px; max-height: ${p8}px;
  min-height: ${p8}px; color: transparent; }
.QProgressBar::chunk { background: $stamp; border-radius: ${p4}px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${p12}px; }
QScrollBar:horizontal { height: ${p12}px; }
QScrollBar::handle { background: $line; border-radius: ${p3}px; margin: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_BUTTONS = """
QPushButton { background: $card; color: $ink; border: 1px solid $line; border-radius: ${r7}px;
  outline: none; padding: 0 ${p12}px; min-height: ${b30}px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $stamp_soft; border-color: $stamp; }
QPushButton:focus { border: 2px solid $stamp; padding: 0 ${p11}px; min-height: ${b28}px; }
QPushButton:disabled { color: $off; background: $card; border-color: $line; }
QPushButton::menu-indicator { image: url("$down"); width: ${p12}px; height: ${p12}px;
  subcontrol-position: right center; right: ${p8}px; }
QPushButton[small="true"] { padding: 0 ${p9}px; min-height: ${b24}px; font-size: ${f12}pt; }
QPushButton[small="true"]:focus { padding: 0 ${p8}px; min-height: ${b22}px; }
QPushButton[kind="primary"] { background: $stamp; color: $on_stamp; border-color: $stamp; }
QPushButton[kind="primary"]:hover { background: $stamp_hover; border-color: $stamp_hover; }
QPushButton[kind="primary"]:pressed { background: $stamp; }
QPushButton[kind="primary"]:focus { border-color: $stamp_ring; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $ink2; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $ink2; }
QPushButton[kind="quiet"]:hover { background: $hover; color: $ink; }
QPushButton[kind="quiet"]:checked { background: $card; border-color: $line; color: $ink; }
QPushButton[kind="quiet"]:focus { border-color: $stamp; }
QPushButton[kind="quiet"]:disabled { color: $off; }
QPushButton[kind="danger"] { color: $tomato; }
QPushButton[kind="danger"]:hover { background: $tomato_soft; border-color: $tomato; }
QPushButton[kind="danger"]:focus { border-color: $tomato; }
QPushButton[kind="danger"]:disabled { color: $off; border-color: $line; background: $card; }
QToolButton { background: transparent; color: $ink2; border: 2px solid transparent;
  border-radius: ${r7}px; padding: ${p4}px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $stamp_soft; }
QToolButton:focus { border-color: $stamp; }
QToolButton:disabled { color: $off; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS = """
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit {
  background: $card; color: $ink; border: 1px solid $line; border-radius: ${r7}px;
  padding: 0 ${p10}px; min-height: ${b30}px; }
QPlainTextEdit, QTextEdit { background: $card; color: $ink; border: 1px solid $line;
  border-radius: ${r7}px; padding: ${p4}px ${p6}px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $ink3; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover, QPlainTextEdit:hover, QTextEdit:hover {
  border-color: $ink3; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus { border: 2px solid $stamp; padding: 0 ${p9}px;
  min-height: ${b28}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $stamp; padding: ${p3}px ${p5}px; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"],
QPlainTextEdit[invalid="true"] { border-color: $tomato; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  background: $paper; color: $off; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] { background: transparent; border: none;
  padding: 0; min-height: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox, QDoubleSpinBox, QTimeEdit { qproperty-alignment: AlignCenter; }
QAbstractSpinBox { max-height: ${b30}px; }
QAbstractSpinBox:focus { max-height: ${b28}px; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none;
  width: ${p28}px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$down"); width: ${p16}px; height: ${p16}px; }
QComboBox::down-arrow:disabled { image: url("$downoff"); }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url("$calendar"); width: ${p16}px;
  height: ${p16}px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $line;
  padding: ${p4}px; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${p28}px; padding: 0 ${p8}px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button { border: none;
  width: ${p22}px; subcontrol-origin: border; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button { border: none;
  width: ${p22}px; subcontrol-origin: border; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow { image: url("$up");
  width: ${p12}px; height: ${p12}px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow { image: url("$down");
  width: ${p12}px; height: ${p12}px; }
"""

_TICKS = """
QCheckBox, QRadioButton { color: $ink; spacing: ${p10}px; background: transparent;
  border: 2px solid transparent; border-radius: ${r7}px; padding: ${p2}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $stamp; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator, QAbstractItemView::indicator { width: ${p14}px; height: ${p14}px;
  border: 1px solid $ink3; border-radius: ${p4}px; background: $card; }
QCheckBox::indicator:hover { border-color: $stamp; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $stamp;
  border-color: $stamp; image: url("$check"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $stamp; border-color: $stamp; image: url("$dash"); }
QCheckBox::indicator:disabled { background: $line; border-color: $line; }
QRadioButton::indicator { width: ${p14}px; height: ${p14}px; border: 1px solid $ink3;
  border-radius: ${r8}px; background: $card; }
QRadioButton::indicator:hover { border-color: $stamp; }
QRadioButton::indicator:checked { background: $stamp; border-color: $stamp; image: url("$dot"); }
QRadioButton::indicator:disabled { border-color: $line; }
QSlider { border: 2px solid transparent; border-radius: ${r7}px; min-height: ${p22}px; }
QSlider:focus { border-color: $stamp; }
QSlider::groove:horizontal { height: ${p4}px; border-radius: ${p2}px; background: $line; }
QSlider::sub-page:horizontal { background: $stamp; border-radius: ${p2}px; }
QSlider::handle:horizontal { background: $card; border: 2px solid $stamp; width: ${p12}px;
  height: ${p12}px; margin: -${p6}px 0; border-radius: ${p8}px; }
QGroupBox { border: none; margin-top: ${p24}px; }
QGroupBox::title { subcontrol-origin: margin; color: $ink2; padding: 0; }
"""

_LISTS = """
QAbstractItemView { background: $card; color: $ink; border: none; outline: none;
  selection-background-color: $stamp_soft; selection-color: $ink; }
QTableView, QTreeView, QListView { gridline-color: $line; }
QTableView::item, QTreeView::item { border: none; border-bottom: 1px solid $line;
  padding: 0 ${p10}px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $stamp_soft; color: $ink; }
#thumbs { background: transparent; }
QListView::item { padding: ${p2}px ${p8}px; border-radius: ${r7}px; min-height: ${p24}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $card; color: $ink2; border: none;
  border-bottom: 1px solid $line; padding: ${p4}px ${p10}px; font-size: ${f12}pt;
  font-weight: 500; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QHeaderView::up-arrow { image: url("$up"); width: ${p12}px; height: ${p12}px; }
QHeaderView::down-arrow { image: url("$down"); width: ${p12}px; height: ${p12}px; }
QTableCornerButton::section { background: $card; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $ink2; border: 1px solid transparent;
  border-radius: ${r7}px; padding: ${p4}px ${p10}px; margin: ${p2}px ${p4}px ${p4}px 0;
  font-weight: 500; }
QTabBar::tab:hover { background: $hover; color: $ink; }
QTabBar::tab:selected { background: $card; color: $ink; border-color: $line; }
QTabBar::tab:focus { border-color: $stamp; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$right"); }
QCalendarWidget QTableView { selection-background-color: $stamp; selection-color: $on_stamp; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QTableView::item:selected { background: $stamp; color: $on_stamp;
  border-radius: ${r7}px; }
QCalendarWidget QAbstractItemView:disabled { color: $off; }
"""

_MENUS = """
QMenu { background: $card; color: $ink; border: 1px solid $line; padding: ${p4}px;
  icon-size: ${p16}px; }
QAbstractItemView { icon-size: ${p16}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p10}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $stamp_soft; color: $ink; }
QMenu::item:disabled { color: $off; background: transparent; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::indicator { width: ${p14}px; height: ${p14}px; margin-left: ${p8}px; border-radius: ${p4}px;
  border: 1px solid $ink3; background: $card; }
QMenu::indicator:checked { background: $stamp; border-color: $stamp; image: url("$check"); }
QMenuBar { background: $paper; color: $ink; }
QMenuBar::item { padding: ${p4}px ${p8}px; background: transparent; }
QMenuBar::item:selected { background: $stamp_soft; }
"""


def compose(theme: Theme, folder: str) -> str:
    """The whole sheet for `theme`; its marks are written as SVG files into `folder`."""
    from gui.theme import ROLES, TOKENS

    values: dict[str, object] = {token: theme.hex(token) for token in TOKENS}
    off = theme.colour("ink3", 0.65)
    values["off"] = f"rgba({off.red()}, {off.green()}, {off.blue()}, 65%)"
    values |= {f"p{n}": theme.px(n) for n in (*range(2, 13), 14, 16, 22, 24, 28, 32)}
    # A box of n pixels with a line of one (two when focused) is n - 2 (n - 4) inside.
    values |= {f"b{n - 2}": theme.px(n) - 2 for n in (24, 26, 32)}
    values |= {f"b{n - 4}": theme.px(n) - 4 for n in (26, 32)}
    values |= {"r8": (theme.px(14) + 2) // 2, "r7": theme.px(7), "f12": f"{theme.points(12):.3f}"}
    values |= _marks(theme, Path(folder))
    sheet = _BASICS + _BUTTONS + _FIELDS + _TICKS + _LISTS + _MENUS
    roles = [
        f'QLabel[role="{name}"] {{ font-family: "{role.family}"; font-weight: {role.weight};'
        f" font-size: {theme.points(role.size):.3f}pt; color: {theme.hex(role.token)}; }}"
        for name, role in ROLES.items()
    ]
    tones = [f'QLabel[tone="{token}"] {{ color: {theme.hex(token)}; }}' for token in TOKENS]
    return Template(sheet).substitute(values) + "\n".join([*roles, *tones])


def _marks(theme: Theme, folder: Path) -> dict[str, str]:
    found = {}
    for name, source, token, stroke in _MARKS:
        colour = theme.hex(token)
        path = folder / f"{name}-{colour[1:]}.svg"
        if not path.exists():
            path.write_text(tinted(source, colour, stroke), encoding="utf-8")
        found[name.replace("-", "")] = path.as_posix()
    dot = folder / f"dot-{theme.hex('on_stamp')[1:]}.svg"
    if not dot.exists():
        dot.write_text(_DOT.format(colour=theme.hex("on_stamp")), encoding="utf-8")
    return found | {"dot": dot.as_posix()}


def tinted(name: str, colour: str, stroke: float) -> str:
    """The Lucide icon `name` as SVG in one colour; FileNotFoundError when we ship none."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{stroke}"'
    )
