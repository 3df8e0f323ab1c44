"""argparse in the language of the command line: it brings English words of its own."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from core.text import tr

_MISSING = "the following arguments are required: "
_UNKNOWN = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """A parser whose headings, help and most usual complaints are said through `tr`."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **kw)
        self._positionals.title = tr("arguments")
        self._optionals.title = tr("options")
        self.add_argument("-h", "--help", action="help", help=tr("show this help and leave"))

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what was wrong, to stderr; exit 2."""
        if message.startswith(_MISSING):
            message = tr("missing: {names}", names=message.removeprefix(_MISSING))
        elif message.startswith(_UNKNOWN):
            message = tr("not known: {words}", words=message.removeprefix(_UNKNOWN))
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)
