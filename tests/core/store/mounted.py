"""Runs a piece of Python where a disk is small or read-only, in a mount namespace of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run_mounted(mounts: list[str], code: str, *words: Path) -> str:
    """What `code` prints after the `mounts` (shell commands), which nobody else sees.

    Skips where the system allows no such namespace.
    """
    if sys.platform != "linux" or not shutil.which("unshare"):
        pytest.skip("needs Linux's mount namespaces")
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-r", "--mount"]
    shell = " && ".join(["set -e", *mounts, 'exec "$0" "$@"'])
    tried = subprocess.run([*space, "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"no mount namespace here: {tried.stderr.decode().strip()}")
    done = subprocess.run(
        [*space, "sh", "-c", shell, sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
