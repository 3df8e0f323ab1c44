"""Regulars: `main.py [FILE]` opens the window, `main.py VERB …` works without one."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run the verb named first, or open the window. Returns the exit code."""
    from core.command_line import is_verb, run

    if arguments and is_verb(arguments[0]):
        return run(arguments)
    from gui.app import open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
