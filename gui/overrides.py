"""An error in what Qt calls is told, and is not the end of the app.

Qt calls what our classes override: `paintEvent`, `sizeHint`, `data`. PySide keeps an error that
leaves one while we are in a call of Qt's, until that call is over, and ends the process:

- up to Python 3.11 when Python raised it by itself (a division by zero, a widget that is gone):
  such an error is made only where somebody catches it, and PySide takes its words for it;
- when it calls another override before that, whose function then loses a reference;
- when a painter that the error was raised among lives longer than what it paints on.

So what answers an event or paints tells of its error at once, as it would between two calls; the
rest, which owes Qt a value or has somebody of ours waiting, raises an error that is made.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import cache, update_wrapper
from traceback import clear_frames
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

CATCHING = """
def catching(overrides, tell):
    def override({parameters}):
        try:
            return overrides({parameters})
        except BaseException as error:
            if not tell(error):
                raise
    return override
"""


def install() -> None:
    """Let every class that is made from one of Qt's after this catch what its overrides raise."""
    Shiboken.Object.__init_subclass__ = classmethod(_catch)  # type: ignore[arg-type,assignment]


def _catch(made: type, **named: Any) -> None:
    super(Shiboken.Object, made).__init_subclass__(**named)  # type: ignore[misc]
    theirs = next((kind for kind in made.__mro__ if kind.__module__.startswith("PySide6.")), object)
    for name, ours in list(vars(made).items()):
        if isinstance(ours, FunctionType) and not name.startswith("__") and hasattr(theirs, name):
            setattr(made, name, _catching(name, ours))


def _catching(name: str, overrides: FunctionType) -> FunctionType:
    code = overrides.__code__
    parameters = ", ".join(code.co_varnames[: code.co_argcount])
    if code.co_kwonlyargcount or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):
        parameters = "*given, **named"
    owes_nothing = overrides.__annotations__.get("return") in ("None", None)
    answers = owes_nothing and (name == "paint" or name.endswith("Event"))
    override = _maker(parameters)(overrides, _tell if answers else _let_go)
    override.__defaults__ = overrides.__defaults__
    update_wrapper(override, overrides)
    return override


@cache
def _maker(parameters: str) -> Callable[[FunctionType, Callable[..., bool]], FunctionType]:
    """PySide counts the parameters of a slot, so those of an override stay as they are."""
    made: dict[str, Any] = {}
    exec(CATCHING.format(parameters=parameters), made)
    maker: Callable[..., FunctionType] = made["catching"]
    return maker


def _tell(error: BaseException) -> bool:
    if isinstance(error, Exception):
        sys.excepthook(type(error), error, error.__traceback__)
    _let_go(error)
    return isinstance(error, Exception)


def _let_go(error: BaseException) -> bool:
    """Let go of what the error was raised among, painters above all."""
    clear_frames(error.__traceback__)
    return False
