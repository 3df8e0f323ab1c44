"""How long the first page takes, beside a bare PySide6 window in the same run.

Medians over several starts, each a process of its own: first paint, usable (the first page is
painted and has answered a key), and memory at the end.
"""

from __future__ import annotations

import datetime as dt
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.sample.build import make_sample

PROJECT = Path(__file__).parents[2]
RUNS = 9
FIRST_PAINT, USABLE, MEMORY_MB = 2.5, 5.0, 110
TODAY = dt.date(2027, 3, 9)
PEAK = """
import atexit, re
def peak():
    said = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
    print(f"memory\\t{int(said[1]) / 1024}", flush=True)
atexit.register(peak)
"""
OURS = """
import sys
import main
sys.exit(main.main(sys.argv[1:]))
"""
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print(f"first paint\\t{time.monotonic()}", flush=True)
        QTimer.singleShot(0, self.answered)
    def answered(self):
        print(f"usable\\t{time.monotonic()}", flush=True)
        app.quit()
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first paint and to usable, and the most memory in MB."""

    first_paint: float
    usable: float
    memory: float


def start(code: str, *arguments: str) -> Start:
    """Run `code` in a process of its own; it prints when it painted and when it answered."""
    command = [sys.executable, "-c", PEAK + code, *arguments]
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT, check=True)
    said = dict(line.split("\t") for line in done.stdout.splitlines() if "\t" in line)
    times = [float(said[name]) - began for name in ("first paint", "usable")]
    return Start(*times, float(said["memory"]))


def median(starts: list[Start]) -> Start:
    """Each figure's median."""
    figures = ("first_paint", "usable", "memory")
    return Start(*(statistics.median(getattr(s, name) for s in starts) for name in figures))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
def test_the_first_page_is_there_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path / "home"))
    sample = tmp_path / "juniper.regulars"
    make_sample(sample, "bakery", TODAY)
    flags = ["--quit-when-ready", "--timings", "--today", TODAY.isoformat()]
    ours = [OURS, str(sample), *flags]
    start(*ours)
    pairs = [(start(BARE), start(*ours)) for _run in range(RUNS)]
    low, here = median([pair[0] for pair in pairs]), median([pair[1] for pair in pairs])
    painted, usable = here.first_paint / low.first_paint, here.usable / low.first_paint
    more = here.memory - low.memory
    print(
        f"\nbare window: {low.first_paint * 1000:.0f} ms, {low.memory:.0f} MB\n"
        f"first paint: {here.first_paint * 1000:.0f} ms, {painted:.2f} times (≤ {FIRST_PAINT})\n"
        f"usable: {here.usable * 1000:.0f} ms, {usable:.2f} times, at most {USABLE}\n"
        f"memory: {here.memory:.0f} MB, {more:.0f} MB more (at most {MEMORY_MB})"
    )
    assert painted <= FIRST_PAINT
    assert usable <= USABLE
    assert more <= MEMORY_MB
