"""The mark of Regulars as pictures, for menus, task bars and installers.

python packaging/icons.py OUT_DIR     mark.ico, and mark.iconset with what macOS' iconutil reads
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

MARK = Path(__file__).resolve().parent.parent / "resources" / "icons" / "mark.svg"
ICO_SIZE = 256
ICONSET = {
    "16x16": 16, "16x16@2x": 32, "32x32": 32, "32x32@2x": 64, "128x128": 128,
    "128x128@2x": 256, "256x256": 256, "256x256@2x": 512, "512x512": 512, "512x512@2x": 1024,
}  # fmt: skip
"""What iconutil wants: the name of each picture, and its size in pixels."""


def draw(pictures: Iterable[tuple[Path, int]]) -> None:
    """Draw the mark into each path at its size; the name's ending says the format.

    Raises OSError when one cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(MARK))
    for path, size in pictures:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise OSError(f"{path} could not be written")


def main(out: Path) -> None:
    """Draw what the installers of Windows and macOS need."""
    iconset = out / "mark.iconset"
    draw([(out / "mark.ico", ICO_SIZE)])
    draw((iconset / f"icon_{name}.png", size) for name, size in ICONSET.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
