"""One example of every operation, and where to find the operations.

Beside this file lies one module for each subject, with `EXAMPLES`: the operation's name to a pair
of functions. The first prepares, by other operations, what the second needs; the second calls
the operation once.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import core
from core.store.operation import Store

FINAL = frozenset({"business.start_business", "people.forget_person"})
"""The operations that cannot be undone and empty the history."""


@dataclass(frozen=True)
class Example:
    """How to do one operation: `act(store, prepare(store))`."""

    name: str
    prepare: Callable[[Store], Any]
    act: Callable[[Store, Any], Any]

    def __str__(self) -> str:
        return self.name


def operations() -> dict[str, Callable[..., Any]]:
    """Every public function that takes a store, of every `core/*/operations.py`, by its name."""
    found = {}
    for package in pkgutil.iter_modules(core.__path__):
        name = f"core.{package.name}.operations"
        if package.ispkg and importlib.util.find_spec(name):
            module = importlib.import_module(name)
            for verb, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == name and not verb.startswith("_") and _takes(function):
                    found[f"{package.name}.{verb}"] = function
    return found


def examples() -> dict[str, Example]:
    """Every example there is, by the name of its operation."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        pairs = importlib.import_module(f"{__name__}.{module.name}").EXAMPLES
        for verb, (prepare, act) in pairs.items():
            name = f"{module.name}.{verb}"
            found[name] = Example(name, prepare, act)
    return found


def _takes(function: Callable[..., Any]) -> bool:
    kinds = [p.annotation for p in inspect.signature(function).parameters.values()]
    return any(kind in ("Store", Store) for kind in kinds)
