"""Runs first in the bundle: stands in for Qt's OpenGL, which is not in it.

pyqtgraph wants its modules when it is loaded, and asks of every widget whether it is one of theirs.
None is: charts are painted without. The modules take 10 MB.
"""

import sys
from types import ModuleType


class QOpenGLWidget:
    """What no widget is."""


def stand_in(name: str, **holds: object) -> None:
    """Let `import name` find a module with what it `holds`."""
    module = ModuleType(name)
    vars(module).update(holds)
    sys.modules[name] = module


stand_in("PySide6.QtOpenGL")
stand_in("PySide6.QtOpenGLWidgets", QOpenGLWidget=QOpenGLWidget)
