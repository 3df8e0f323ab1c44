"""The walls of the house: who may import whom and when, and who may commit.

Walls that a graph of imports can hold are contracts of import-linter in pyproject.toml; the
others read the code. Every breach is told as file:line and the wall, and every wall is shown to
hold on a small tree where it is broken.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
HEAVY = ("numpy", "pandas", "scipy", "pyqtgraph", "typst", "alembic", "sqlalchemy")
"""Loaded where they are used, never on the way to the first window."""
FIRST_WINDOW = re.compile(r"main|gui\.(app|window|frame(\..*)?|pages(\..*)?)")
"""What is loaded before the owner can work: any page may be the one that opens first."""
PURE = re.compile(r"core\.\w+\.(queries|rules)(\..*)?")


@dataclass(frozen=True)
class Import:
    """One import: `starting` when it is done as soon as the module is loaded."""

    module: str
    name: str
    place: str
    starting: bool


class House:
    """The code under `root`, by module."""

    def __init__(self, root: Path) -> None:
        self.root = root
        files = [root / "main.py", *root.glob("core/**/*.py"), *root.glob("gui/**/*.py")]
        self.trees = {
            file.relative_to(root): ast.parse(file.read_bytes()) for file in files if file.exists()
        }
        self.modules = {_module(file) for file in self.trees}
        self.imports: dict[str, list[Import]] = defaultdict(list)
        for file, tree in self.trees.items():
            for node, starting in _imports(tree, starting=True):
                for name in self._targets(node):
                    place = f"{file.as_posix()}:{node.lineno}"
                    self.imports[_module(file)].append(Import(_module(file), name, place, starting))

    def _targets(self, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        yield node.module or ""
        inner = (f"{node.module}.{alias.name}" for alias in node.names)
        yield from (name for name in inner if name in self.modules)

    def loaded_with(self, module: str) -> Iterator[tuple[Import, list[str]]]:
        """Every import done while `module` is loaded, with the modules that lead to it."""
        seen = {module}
        waiting = [[module]]
        for way in waiting:
            for one in self.imports[way[-1]]:
                if one.starting:
                    yield one, way
                    found = [name for name in _with_parents(one.name) if name in self.modules]
                    waiting += [[*way, name] for name in found if name not in seen]
                    seen.update(found)


def _module(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def _imports(
    node: ast.AST, *, starting: bool
) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, starting
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _imports(child, starting=False)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from ((found, False) for found, _ in _imports(child, starting=False))
        else:
            yield from _imports(child, starting=starting)


def _is(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def heavy_on_the_way(house: House) -> list[str]:
    """Heavy packages that are loaded before the first window shows."""
    breaches = {}
    for start in sorted(filter(FIRST_WINDOW.fullmatch, house.modules)):
        for one, way in house.loaded_with(start):
            for package in HEAVY:
                if _is(one.name, package):
                    breaches.setdefault(
                        (one.place, package),
                        f"{one.place}: {package} is loaded on the way to the first window"
                        f" ({' > '.join(way)})",
                    )
    return sorted(breaches.values())


def impure(house: House) -> list[str]:
    """Queries and rules that import sqlalchemy, or load a module that does."""
    breaches = set()
    for module in filter(PURE.fullmatch, house.modules):
        written = [(one, [module]) for one in house.imports[module]]
        for one, way in [*written, *house.loaded_with(module)]:
            if _is(one.name, "sqlalchemy"):
                breaches.add(
                    f"{one.place}: queries and rules never import sqlalchemy ({' > '.join(way)})"
                )
    return sorted(breaches)


def commits(house: House) -> list[str]:
    """Commits outside the store; a field's own `self.commit()` is none, nor is one of a value."""
    return sorted(
        f"{file.as_posix()}:{node.lineno}: only core/store commits"
        for file, tree in house.trees.items()
        if file.parts[:2] != ("core", "store")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        and not node.args
        and ast.unparse(node.func.value) != "self"
    )


def unseen_folders(house: House) -> list[str]:
    """Folders that import-linter, mypy and the packager pass over."""
    return sorted(
        {
            f"{file.parent.as_posix()}:1: a folder of code has an __init__.py"
            for file in house.trees
            if len(file.parts) > 1 and file.parent / "__init__.py" not in house.trees
        }
    )


def broken_contracts(root: Path) -> list[str]:
    """What import-linter says about `root`, each breach as file:line and the contract's name."""
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    said = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=root,
        env={**os.environ, "COLUMNS": "1000", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    breaches, title, before = [], "", ""
    for line in said.stdout.splitlines():
        title = before if line and set(line) == {"-"} else title
        before = line
        for module, number in re.findall(r"([\w.]+) -> [\w.]+ \(l\.(\d+)", line):
            breaches.append(f"{_file(root, module)}:{number}: {title}")
    assert breaches or said.returncode == 0, said.stdout + said.stderr
    return sorted(set(breaches))


def _file(root: Path, module: str) -> str:
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (root / path).is_dir() else f"{path}.py"


@pytest.fixture(scope="module")
def house() -> House:
    return House(PROJECT)


def test_no_heavy_package_is_loaded_on_the_way_to_the_first_window(house: House) -> None:
    assert not heavy_on_the_way(house), "\n".join(heavy_on_the_way(house))


def test_queries_and_rules_never_import_sqlalchemy(house: House) -> None:
    assert not impure(house), "\n".join(impure(house))


def test_only_the_store_commits(house: House) -> None:
    assert not commits(house), "\n".join(commits(house))


def test_every_folder_of_code_is_a_package(house: House) -> None:
    assert not unseen_folders(house), "\n".join(unseen_folders(house))


def test_the_contracts_on_imports_hold() -> None:
    breaches = broken_contracts(PROJECT)
    assert not breaches, "\n".join(breaches)


def loaded_by(module: str, names: tuple[str, ...]) -> list[str]:
    """Which of `names` a fresh interpreter has loaded after importing `module`."""
    code = f"import sys, {module}; print(*[n for n in {names!r} if n in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    return said.stdout.split()


def test_loading_the_app_leaves_the_heavy_packages_out() -> None:
    assert loaded_by("gui.app", HEAVY) == []


def test_the_command_line_loads_no_qt() -> None:
    assert loaded_by("main, core.command_line", ("PySide6", "shiboken6", "gui")) == []


# The same walls, broken on purpose.

SMALL_HOUSE = {
    "main.py": "",
    "core/__init__.py": "",
    "core/command_line.py": "from core.goals import operations\nfrom core.sample import build\n",
    "core/errors.py": "",
    "core/intake.py": "from core import import_others\n",
    "core/import_others.py": "from core.goals import operations\n",
    "core/text.py": "",
    "core/sample/__init__.py": "",
    "core/sample/build.py": "from core.goals import operations\n",
    "core/start.py": "from core.goals.operations import add\n",
    "core/store/__init__.py": "",
    "core/store/database.py": "from core.text import tr\n",
    "core/store/operation.py": "def commit(session):\n    session.commit()\n",
    "core/goals/__init__.py": "",
    "core/goals/tables.py": "import sqlalchemy\n",
    "core/goals/rules.py": "from core.plans import queries\n",
    "core/goals/queries.py": "from core.store import database\n",
    "core/goals/operations.py": "def add():\n    from core.goals.tables import Goal\n",
    "core/plans/__init__.py": "",
    "core/plans/queries.py": "",
    "core/plans/operations.py": "from core.goals import queries, rules\n",
    "gui/__init__.py": "",
    "gui/app.py": "import gui.pages.goals\n",
    "gui/charts/__init__.py": "",
    "gui/charts/line.py": "import pyqtgraph\n",
    "gui/pages/__init__.py": "",
    "gui/pages/goals.py": "from core.goals import operations, queries\n",
}


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    contracts = (PROJECT / "pyproject.toml").read_text("utf-8").partition("[tool.importlinter]")
    plant(tmp_path, {**SMALL_HOUSE, "pyproject.toml": "".join(contracts[1:])})
    return tmp_path


def plant(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def all_breaches(root: Path) -> list[str]:
    house = House(root)
    read = [*heavy_on_the_way(house), *impure(house), *commits(house), *unseen_folders(house)]
    return [*read, *broken_contracts(root)]


def test_a_sound_house_has_no_breach(small_house: Path) -> None:
    assert all_breaches(small_house) == []


BREACHES = {
    "core-imports-qt": (
        {"core/goals/rules.py": "\ndef f():\n    from PySide6 import QtCore\n"},
        "core/goals/rules.py:3: core knows no screen",
    ),
    "core-imports-the-window": (
        {"core/goals/rules.py": "import gui.app\n"},
        "core/goals/rules.py:1: core knows no screen",
    ),
    "core-draws": (
        {"core/goals/rules.py": "def f():\n    import pyqtgraph\n"},
        "core/goals/rules.py:2: core knows no screen",
    ),
    "a-page-draws-by-itself": (
        {"gui/pages/plans.py": "def f():\n    import pyqtgraph\n"},
        "gui/pages/plans.py:2: only gui.charts imports pyqtgraph",
    ),
    "a-page-imports-sqlalchemy": (
        {"gui/pages/plans.py": "def f():\n    from sqlalchemy import select\n"},
        "gui/pages/plans.py:2: the screen never imports sqlalchemy",
    ),
    "operations-use-operations": (
        {"core/plans/operations.py": "\nfrom core.goals.operations import add\n"},
        "core/plans/operations.py:2: a subject never uses another's operations",
    ),
    "queries-use-operations": (
        {"core/plans/queries.py": "from core.goals import operations\n"},
        "core/plans/queries.py:1: a subject never uses another's operations",
    ),
    "the-store-imports-a-subject": (
        {"core/store/operation.py": "def f():\n    from core.goals import tables\n"},
        "core/store/operation.py:2: the store knows no subject",
    ),
    "a-subject-imports-the-command-line": (
        {"core/plans/writes.py": "from core import command_line\n"},
        "core/plans/writes.py:1: no subject imports upwards",
    ),
    "a-subject-imports-the-sample": (
        {"core/plans/writes.py": "from core.sample.build import make\n"},
        "core/plans/writes.py:1: no subject imports upwards",
    ),
    "rules-import-sqlalchemy": (
        {"core/goals/rules.py": "def f():\n    import sqlalchemy.orm\n"},
        "core/goals/rules.py:2: queries and rules never import sqlalchemy (core.goals.rules)",
    ),
    "queries-load-tables": (
        {"core/plans/queries.py": "from core.goals.tables import Goal\n"},
        "core/goals/tables.py:1: queries and rules never import sqlalchemy"
        " (core.plans.queries > core.goals.tables)",
    ),
    "a-page-loads-the-orm": (
        {"core/goals/operations.py": "from core.goals.tables import Goal\n"},
        "core/goals/tables.py:1: sqlalchemy is loaded on the way to the first window"
        " (gui.app > gui.pages.goals > core.goals.operations > core.goals.tables)",
    ),
    "a-package-on-the-way-is-heavy": (
        {"core/goals/__init__.py": "try:\n    import pandas\nexcept ImportError:\n    pass\n"},
        "core/goals/__init__.py:2: pandas is loaded on the way to the first window"
        " (gui.app > gui.pages.goals > core.goals)",
    ),
    "a-page-commits": (
        {"gui/pages/plans.py": "def f(store):\n    store.session.commit()\n"},
        "gui/pages/plans.py:2: only core/store commits",
    ),
    "a-folder-is-no-package": (
        {"core/ideas/rules.py": "import PySide6\n"},
        "core/ideas:1: a folder of code has an __init__.py",
    ),
}


@pytest.mark.parametrize(("files", "breach"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_told_with_its_line_and_wall(
    small_house: Path, files: dict[str, str], breach: str
) -> None:
    plant(small_house, files)
    assert breach in all_breaches(small_house)


def test_what_only_types_need_is_not_loaded(small_house: Path) -> None:
    plant(
        small_house,
        {"gui/app.py": "if TYPE_CHECKING:\n    import pandas\nimport gui.pages.goals\n"},
    )
    assert all_breaches(small_house) == []
