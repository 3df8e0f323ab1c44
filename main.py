"""Regulars: `main.py [FILE]` opens the window, `main.py VERB …` works without one."""

from __future__ import annotations

import gc
import sys


def main(arguments: list[str]) -> int:
    """Run the verb named first, or open the window. Returns the exit code."""
    # Collecting garbage costs a tenth of the start and a sixth of a large import. The window does
    # it later; a verb is over before there is much.
    gc.disable()
    # Compiled modules are kept even where Python was told not to: a start must not compile anew.
    sys.dont_write_bytecode = False
    if arguments and not _is_for_window(arguments[0]):
        from core.command_line import is_verb, run

        if is_verb(arguments[0]):
            return run(arguments)
    from gui.app import open_window

    return open_window(arguments)


def _is_for_window(word: str) -> bool:
    """Whether no verb can be meant, so that the verbs need not be loaded to find out."""
    return word.endswith(".regulars") or word in ("--quit-when-ready", "--look-around")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
