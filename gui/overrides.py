"""An error in what Qt calls is told, and is not the end of the app.

Qt calls what our classes override: `paintEvent`, `sizeHint`, `data`. An error that leaves one while
we are in a call of Qt's gets the place put before its words; but up to Python 3.11 an error that
Python raises by itself (a division by zero, a widget that is gone) is not made yet when it leaves,
PySide takes its words for it, and the process ends. Python makes it where somebody catches it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import cache, update_wrapper
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

CATCHING = """
def catching(overrides):
    def override({parameters}):
        try:
            return overrides({parameters})
        except BaseException:
            raise
    return override
"""


def install() -> None:
    """Let every class that is made from one of Qt's after this catch what its overrides raise."""
    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(_catch)  # type: ignore[arg-type,assignment]


def _catch(made: type, **named: Any) -> None:
    super(Shiboken.Object, made).__init_subclass__(**named)  # type: ignore[misc]
    theirs = next((kind for kind in made.__mro__ if kind.__module__.startswith("PySide6.")), object)
    for name, ours in list(vars(made).items()):
        if isinstance(ours, FunctionType) and not name.startswith("__") and hasattr(theirs, name):
            setattr(made, name, _catching(ours))


def _catching(overrides: FunctionType) -> FunctionType:
    code = overrides.__code__
    parameters = ", ".join(code.co_varnames[: code.co_argcount])
    if code.co_kwonlyargcount or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):
        parameters = "*given, **named"
    override = _maker(parameters)(overrides)
    override.__defaults__ = overrides.__defaults__
    update_wrapper(override, overrides)
    return override


@cache
def _maker(parameters: str) -> Callable[[FunctionType], FunctionType]:
    """PySide counts the parameters of a slot, so those of an override stay as they are."""
    made: dict[str, Any] = {}
    exec(CATCHING.format(parameters=parameters), made)
    maker: Callable[[FunctionType], FunctionType] = made["catching"]
    return maker
