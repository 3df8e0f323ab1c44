"""What every test stands on: a home of its own, British English, and no silent complaints."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from core.store.operation import Store

HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
BENCHMARKS = Path(__file__).with_name("benchmarks")

# Before anything reads them, and for every process that a test starts.
os.environ.pop("LC_ALL", None)
os.environ.update(
    LANG="en_GB.UTF-8",
    LANGUAGE="en_GB",
    OPENBLAS_NUM_THREADS="1",
    LC_TIME="en_GB.UTF-8",
    PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
    TZ="Europe/London",
)
if sys.platform == "linux":
    os.environ["LC_CTYPE"] = "C.UTF-8"
if sys.platform != "win32":
    time.tzset()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--benchmarks", action="store_true", help="measure instead of testing")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benchmarks are measured by `make bench` alone."""
    return True if collection_path == BENCHMARKS and not config.getoption("benchmarks") else None


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of this test's owner: empty, so that no settings or recent files leak in or out."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in HOMES[1:]:
        monkeypatch.setenv(name, str(folder / name.lower()))
    if "PySide6.QtCore" in sys.modules:
        # Qt asks the environment only once in a process.
        from PySide6.QtCore import QSettings

        form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setPath(form, scope, str(folder / "xdg_config_home"))
    return folder


@pytest.fixture(autouse=True)
def british_english() -> None:
    """British words and formats, whatever the test before has chosen."""
    from core import text

    text.use_words(None)
    text.use_locale("en_GB")


@pytest.fixture(autouse=True)
def no_complaints(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A message of warning or above fails the test, unless it is marked as expecting one."""
    yield
    if request.node.get_closest_marker("logs") is None:
        records = [*caplog.get_records("setup"), *caplog.get_records("call")]
        said = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
        assert not said, f"logged: {said}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Every thread that a test starts has ended with it."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    # A pool's or Qt's thread that called into Python is known to it as a dummy, and is not ours.
    ours = [thread for thread in started if not isinstance(thread, threading._DummyThread)]
    for thread in ours:
        thread.join(timeout=5)
    left = [thread.name for thread in ours if thread.is_alive()]
    assert not left, f"still running: {left}"


@pytest.fixture(autouse=True)
def no_widget_is_left_to_a_thread(request: pytest.FixtureRequest) -> None:
    """What a test with a screen let go of is destroyed here, not in a thread of the next test.

    Python collects garbage in whatever thread makes the next object, and a widget that is
    destroyed in the thread of a store ends the process.
    """
    with_screen = request.node.nodeid.startswith(("tests/gui/", "tests/journeys/"))
    if not with_screen and not gc.isenabled():
        gc.collect()
        gc.enable()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, dt.date], Path]:
    """Puts a sample business of a day at a path: `made_sample(path, "bakery", TODAY)`.

    Making one takes seconds, so each is made once and then copied.
    """
    folder = tmp_path_factory.mktemp("samples")

    def copy(path: Path, kind: str, today: dt.date) -> Path:
        from core.sample.build import make_sample

        master = folder / f"{kind}-{today}.regulars"
        if not master.exists():
            make_sample(master, kind, today)
        return Path(shutil.copyfile(master, path))

    return copy


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Makes an empty file and opens it: `new_store()`, `new_store("other.regulars", key="…")`."""
    from core.store.operation import Store

    made: list[Store] = []

    def make(name: str = "shop.regulars", **how: object) -> Store:
        made.append(Store.create(tmp_path / name, **how))
        return made[-1]

    yield make
    for store in made:
        store.close()
