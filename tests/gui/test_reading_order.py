"""Things are told in the order of their layouts, whenever they were made."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.reading_order import put_in_order


def told(top: QWidget) -> list[str]:
    return [child.text() for child in top.children() if isinstance(child, QLabel)]


def test_what_was_made_early_and_stands_below_is_told_last(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    cancel, over = QLabel("Cancel", top), QLabel("A message over it", top)
    column, row = QVBoxLayout(top), QHBoxLayout()
    column.addLayout(row)
    column.addWidget(cancel)
    column.insertWidget(0, QLabel("Title", top))
    row.addWidget(QLabel("Right", top))
    row.insertWidget(0, QLabel("Left", top))
    over.raise_()
    top.show()

    put_in_order(top)

    assert told(top) == ["Title", "Left", "Right", "Cancel", "A message over it"]


def test_what_is_in_order_is_left_alone(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    under = QLabel("A picture behind it", top)
    column = QVBoxLayout(top)
    column.addWidget(QLabel("First", top))
    top.show()

    put_in_order(top)

    assert told(top)[0] == under.text()
