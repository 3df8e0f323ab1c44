"""The passphrase in the system's keyring: a real Secret Service, and none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import KeyringProblem
from core.store import keys
from core.store.operation import Store
from tests.core.store.conftest import fill

ROOT = Path(__file__).resolve().parents[3]
STEPS = ROOT / "tests/core/store/keyring_steps.py"
UNLOCKED = "echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.regulars"
    fill(Store.create(path, key="four words in a row")).close()
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="Secret Service is Linux's")
def test_a_real_secret_service_keeps_finds_and_forgets_the_passphrase(tmp_path):
    for needed in ("dbus-run-session", "gnome-keyring-daemon"):
        if not shutil.which(needed):
            pytest.skip(f"{needed} is not installed")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    steps = f"{UNLOCKED}; exec '{sys.executable}' '{STEPS}' '{tmp_path}'"
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", steps],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "kept, found and forgotten"), done.stderr


def test_without_any_keyring_the_owner_reads_a_sentence(secret, monkeypatch):
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert "no keyring that Regulars can use" in keys.keyring_problem()
    assert keys.find_passphrase(secret) is None
    with pytest.raises(KeyringProblem, match="the passphrase is not kept"):
        keys.remember_passphrase(secret, "four words in a row")
    keys.forget_passphrase(secret)


def test_an_entry_is_named_by_the_salt_that_copies_share(secret, tmp_path):
    copy = shutil.copy(secret, tmp_path / "copy.regulars")
    assert keys.salt_of(secret) == keys.salt_of(Path(copy)) == secret.read_bytes()[:16].hex()


def test_keyring_is_not_loaded_by_opening_a_file():
    said = subprocess.run(
        [sys.executable, "-c", "import sys, core.store.keys as k; print('keyring' in sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert said.stdout.strip() == "False"
