"""The command line: every verb that works without a window, and loads no Qt.

Results go to stdout, messages to stderr. Exit 0: done; 1: a problem was found or met, said in a
sentence; 2: used wrongly.
"""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from babel import default_locale

from core import languages, text
from core.command_parser import Parser
from core.errors import UserError
from core.resources import PROGRAM
from core.store import backups, check, encryption, keys
from core.store.database import SUFFIX, is_encrypted
from core.store.operation import Store, utc_now
from core.text import tr, trn

Arguments = argparse.Namespace


@dataclass(frozen=True)
class Verb:
    """One verb: what `--help` says, its arguments, and what it does (returns the exit code)."""

    name: str
    words: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]


def is_verb(word: str) -> bool:
    """Whether the first word of a command line asks for a verb (or for help) and not for a file."""
    return word in {verb.name for verb in _verbs()} or word in ("-h", "--help", "--version")


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` say; returns the exit code."""
    formats = default_locale("LC_TIME") or text.BRITISH
    languages.start(default_locale("LC_MESSAGES") or formats, formats=formats)
    asked = _parser(arguments[0] if arguments else "").parse_args(arguments)
    try:
        done = int(asked.run(asked))
        sys.stdout.flush()
        return done
    except BrokenPipeError:
        # Whoever read along (`| head`) has seen enough. Nothing is left to write at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UserError as error:
        _say(error.sentence)
        return 1
    except KeyboardInterrupt:
        _say(tr("Stopped."))
        return 1


def _parser(wanted: str) -> argparse.ArgumentParser:
    """All verbs by name, and the arguments of the one wanted: only its modules are loaded."""
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE] | {PROGRAM} VERB …",
        description=tr("Regulars plans a social presence that brings customers back."),
        epilog=tr("Without a verb the window opens, on FILE or on the file used last."),
    )
    parser.add_argument(
        "--version", action=Version, nargs=0, help=tr("say which version this is, and of which day")
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True, prog=PROGRAM)
    for verb in _verbs():
        added = verbs.add_parser(verb.name, help=verb.words, description=verb.words)
        if verb.name == wanted:
            verb.arguments(added)
        added.set_defaults(run=verb.run)
    return parser


class Version(argparse.Action):
    """Says the version and its day, and leaves."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Read only when asked for."""
        from core.release import this_release

        release = this_release()
        print(tr("Regulars {version}", version=release.version))
        print(tr("Released on {day}.", day=text.day(release.day, year=True)))
        parser.exit()


def _verbs() -> list[Verb]:
    return [
        Verb("new", tr("make a new file"), _new_arguments, _new),
        Verb("check", tr("look whether a file is sound"), _check_arguments, _check),
        Verb("backup", tr("write a backup of a file"), _backup_arguments, _backup),
        Verb("restore", tr("make a file from a backup"), _restore_arguments, _restore),
        Verb("numbers", tr("say who comes back"), _numbers_arguments, _numbers),
        Verb("print", tr("write the plan’s sheets as PDF"), _print_arguments, _print),
        Verb("export", tr("write it for other programs"), _export_arguments, _export),
        Verb("encrypt", tr("put a file under a passphrase"), _file_arguments, _encrypt),
        Verb("decrypt", tr("take the passphrase off a file"), _file_arguments, _decrypt),
        Verb("import", tr("take exports in"), _import_arguments, _import),
    ]


def _file_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("a .regulars file"))
    _passphrase_argument(parser)


def _passphrase_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="TEXT",
        help=tr("a text file whose first line is the passphrase"),
    )


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    from core.sample import KINDS

    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the file to make"))
    parser.add_argument(
        "--sample",
        nargs="?",
        const=KINDS[0],
        choices=KINDS,
        help=tr("a sample business to play with: bakery (the usual one) or wedding"),
    )
    parser.add_argument(
        "--from",
        type=Path,
        dest="source",
        metavar="JSON",
        help=tr("make it equal to the file that this export of everything was written from"),
    )
    parser.add_argument("--name", help=tr("the name of the business"))
    parser.add_argument("--country", default="GB", help=tr("two letters, GB unless given"))
    parser.add_argument(
        "--currency", default="", help=tr("three letters, the country’s own unless given")
    )
    parser.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATE",
        help=tr("make it as if it were this day (2027-03-09)"),
    )


def _new(asked: Arguments) -> int:
    from core.business.rules import BusinessFacts
    from core.sample.build import make_sample
    from core.start import start_file

    path = asked.file if asked.file.suffix else asked.file.with_suffix(SUFFIX)
    today = asked.today or dt.date.today()
    if asked.source:
        from core.exporting.everything import make_from_json

        make_from_json(asked.source, path)
    elif asked.sample:
        make_sample(path, asked.sample, today)
    else:
        facts = BusinessFacts(
            name=asked.name or path.stem, country=asked.country, currency=asked.currency
        )
        start_file(path, facts, today)
    _say(tr("Made {path}.", path=path))
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    _file_arguments(parser)
    parser.add_argument("--json", action="store_true", help=tr("write the findings as JSON"))


def _check(asked: Arguments) -> int:
    findings = check.check_file(asked.file, key=_passphrase(asked, asked.file))
    if asked.json:
        _write_json({"file": str(asked.file), "findings": [asdict(f) for f in findings]})
    else:
        for finding in findings:
            print(f"{finding.sentence} {finding.advice}")
    if not findings:
        _say(tr("{name} is sound.", name=asked.file.name))
        return 0
    _say(trn("{n} problem found.", "{n} problems found.", len(findings)))
    return 1


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    _file_arguments(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help=tr("where to, the backup folder unless given"),
    )


def _backup(asked: Arguments) -> int:
    key = _passphrase(asked, asked.file)
    print(backups.back_up_file(asked.file, asked.output, key=key, now=utc_now()))
    return 0


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=tr("the backup to restore"))
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        required=True,
        help=tr("the file to make from it"),
    )
    _passphrase_argument(parser)


def _restore(asked: Arguments) -> int:
    backups.restore_as(asked.backup, asked.output, key=_passphrase(asked, asked.backup))
    _say(tr("Restored {path}.", path=asked.output))
    return 0


def _numbers_arguments(parser: argparse.ArgumentParser) -> None:
    from core import numbers_command

    _file_arguments(parser)
    numbers_command.arguments(parser)


def _numbers(asked: Arguments) -> int:
    from core import numbers_command

    return numbers_command.show(asked.file, _passphrase(asked, asked.file), asked)


def _print_arguments(parser: argparse.ArgumentParser) -> None:
    from core import print_command

    _file_arguments(parser)
    print_command.arguments(parser)


def _print(asked: Arguments) -> int:
    from core import print_command

    return print_command.write(asked.file, _passphrase(asked, asked.file), asked)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    from core import export_command

    _file_arguments(parser)
    export_command.arguments(parser)


def _export(asked: Arguments) -> int:
    from core import export_command

    return export_command.write(asked.file, _passphrase(asked, asked.file), asked)


def _encrypt(asked: Arguments) -> int:
    with Store.open(asked.file) as store:
        encryption.encrypt(store, _given(asked) or _asked_twice())
    _say(
        tr(
            "{name} is encrypted now. Nobody can open it without the passphrase, so keep it safe.",
            name=asked.file.name,
        )
    )
    return 0


def _decrypt(asked: Arguments) -> int:
    with Store.open(asked.file, key=_passphrase(asked, asked.file)) as store:
        encryption.decrypt(store)
    _say(tr("{name} is not encrypted any more.", name=asked.file.name))
    return 0


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    from core import import_command

    _file_arguments(parser)
    import_command.arguments(parser)


def _import(asked: Arguments) -> int:
    from core import import_command

    with Store.open(asked.file, key=_passphrase(asked, asked.file)) as store:
        return import_command.run(store, asked)


def _passphrase(asked: Arguments, path: Path) -> str | None:
    """The passphrase as given, as remembered, else asked for; None for a plain file."""
    if not path.is_file() or not is_encrypted(path):
        return None
    return _given(asked) or keys.find_passphrase(path) or _asked(path)


def _given(asked: Arguments) -> str | None:
    if asked.passphrase_file is None:
        return None
    try:
        lines = asked.passphrase_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            tr("The passphrase file {path} cannot be read.", path=asked.passphrase_file)
        ) from error
    if not lines or not lines[0]:
        raise UserError(tr("The passphrase file {path} is empty.", path=asked.passphrase_file))
    return str(lines[0])


def _asked(path: Path) -> str | None:
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(tr("Passphrase of {name}: ", name=path.name)) or None


def _asked_twice() -> str:
    if not sys.stdin.isatty():
        raise UserError(tr("Give the new passphrase with --passphrase-file."))
    first = getpass.getpass(tr("New passphrase: "))
    if getpass.getpass(tr("Once more: ")) != first:
        raise UserError(tr("The two passphrases differ, so nothing was changed. Try again."))
    return first


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _write_json(value: Any) -> None:
    json.dump(value, sys.stdout, indent=2, ensure_ascii=False, default=str)
    print()
