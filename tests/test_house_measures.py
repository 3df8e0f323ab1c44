"""The house's own measures: small files, small functions, nothing left for later."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FILE_LINES = 450
FUNCTION_LINES = 60
MEDIAN_LINES = 8
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")
# Where packages are fetched from: an option that names an address, or an address like a registry's.
REGISTRY = re.compile(
    r"--(?:extra-)?index-url[ =]\w|--find-links[ =]\w|"
    r"\w+://[^\s\"')>]*(?:/simple(?:/|\s|$)|/packages/[0-9a-f]{2}/)|"
    r"\w+://[^\s/\"')>]*\b(?:py[p]i|python[h]osted|registry|artifacts?|mirrors?)\b"
)


def tracked(root: Path) -> list[Path]:
    """The files that a commit would hold: tracked, or new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return [root / name for name in names.split("\0") if name and (root / name).is_file()]


def code(root: Path) -> list[Path]:
    return [file for file in tracked(root) if file.suffix == ".py"]


def product(root: Path) -> list[Path]:
    """The app's code, without its tests and tools."""
    rooms = ("core", "gui", "main.py")
    return [file for file in code(root) if file.relative_to(root).parts[0] in rooms]


def place(root: Path, file: Path, line: int = 1) -> str:
    return f"{file.relative_to(root).as_posix()}:{line}"


def functions(root: Path, files: list[Path]) -> list[tuple[str, int]]:
    """Place and length in lines of every function."""
    return [
        (f"{place(root, file, node.lineno)} {node.name}", node.end_lineno - node.lineno + 1)
        for file in files
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def long_files(root: Path) -> list[str]:
    lengths = [(place(root, file), file.read_bytes().count(b"\n")) for file in code(root)]
    return [f"{where} has {lines} lines" for where, lines in lengths if lines > FILE_LINES]


def long_functions(root: Path) -> list[str]:
    lengths = functions(root, code(root))
    return [f"{where} has {lines} lines" for where, lines in lengths if lines > FUNCTION_LINES]


def lines_with(root: Path, files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place(root, file, number)} {found[0]}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_no_file_is_long() -> None:
    assert long_files(PROJECT) == []


def test_no_function_is_long() -> None:
    assert long_functions(PROJECT) == []


def test_half_of_the_functions_are_short() -> None:
    lengths = [lines for _, lines in functions(PROJECT, product(PROJECT))]
    assert statistics.median(lengths) < MEDIAN_LINES


def test_nothing_is_left_for_later() -> None:
    assert lines_with(PROJECT, code(PROJECT), UNFINISHED) == []


def test_no_file_names_where_packages_are_fetched() -> None:
    assert lines_with(PROJECT, tracked(PROJECT), REGISTRY) == []


@pytest.fixture
def poor_house(tmp_path: Path) -> Path:
    """A project where every measure is exceeded by one."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "long.py").write_text("x = 1\n" * (FILE_LINES + 1))
    later = "def f():\n" + "    y = 1\n" * FUNCTION_LINES + f"# {MARK}: the rest\n"
    (tmp_path / "core" / "later.py").write_text(later)
    (tmp_path / "make.txt").write_text(f"pip install\n{OPTION}{ADDRESS} x\n")
    (tmp_path / "lock.json").write_text(f'{{"resolved": "{ADDRESS}"}}\n')
    (tmp_path / "fine.txt").write_text("A --no-emit-index-url and https://example.org/simply.\n")
    return tmp_path


MARK = "TO" + "DO"
OPTION = "--index-url" + "="
ADDRESS = "https://example.org/" + "simple/"


def test_each_measure_tells_where_it_is_exceeded(poor_house: Path) -> None:
    assert long_files(poor_house) == ["core/long.py:1 has 451 lines"]
    assert long_functions(poor_house) == ["core/later.py:1 f has 61 lines"]
    assert lines_with(poor_house, code(poor_house), UNFINISHED) == [f"core/later.py:62 {MARK}"]
    named = lines_with(poor_house, sorted(tracked(poor_house)), REGISTRY)
    assert named == [f"lock.json:1 {ADDRESS}", f"make.txt:2 {OPTION}h"]
