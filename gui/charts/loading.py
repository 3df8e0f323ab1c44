"""Getting pyqtgraph ready, which takes a third of a second that the window must not stand still."""

from __future__ import annotations

import importlib
import os
import sys
import threading

_done = threading.Event()


def load() -> None:
    """Import it; to be called beside the window, before the first `plot.PlotView`."""
    # It would take PyQt6 where it finds it.
    os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
    hooks = sys.excepthook, threading.excepthook
    importlib.import_module("gui.charts.plot")
    # It wraps what is told of bugs; ours stays.
    sys.excepthook, threading.excepthook = hooks
    _done.set()


def loaded() -> bool:
    """Whether that was done."""
    return _done.is_set()
