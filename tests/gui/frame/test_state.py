"""What the computer remembers, and that nothing broken in it matters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.state import RECENT_KEPT, State


def test_what_was_remembered_is_there_at_the_next_start(tmp_path: Path) -> None:
    before = State(tmp_path / "state.ini")
    before.mode, before.text_size, before.reduced_motion = "dark", 120, True
    before.geometry = QByteArray(b"\x00\x01\xff")
    before.opened(Path("/plans/a.regulars"))
    before.page_opened(Path("/plans/a.regulars"), "goals")
    before.keep_page_state("goals", {"columns": [1, 2]})
    before.save()
    after = State(tmp_path / "state.ini")
    assert (after.mode, after.text_size, after.reduced_motion) == ("dark", 120, True)
    assert after.geometry == QByteArray(b"\x00\x01\xff")
    assert after.last_page(Path("/plans/a.regulars")) == "goals"
    assert after.page_state("goals") == {"columns": [1, 2]}


def test_recent_files_come_newest_first_once_each_and_only_some(tmp_path: Path) -> None:
    state = State(tmp_path / "state.ini")
    paths = [Path(f"/plans/{n}.regulars") for n in range(RECENT_KEPT + 3)]
    for path in [*paths, paths[5]]:
        state.opened(path)
    assert state.recent_files()[:2] == [paths[5], paths[-1]]
    assert len(state.recent_files()) == RECENT_KEPT
    state.forget_file(paths[5])
    assert paths[5] not in state.recent_files()


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfenot an ini at all",
        b"[look]\nmode=purple\ntext_size=huge\n[window]\ngeometry=%%%\n[files]\nrecent={\n",
        b'[files]\nrecent="[1, {\\"path\\": 3}, null]"\n[page]\ngoals="[1]"\n'
        b"[look]\ntext_size=9000\n",
        b"[look]\nmode=a, b, c\ntext_size=@Variant(\\0\\0)\n[files]\nrecent=@Invalid()\n",
    ],
)
def test_a_broken_memory_is_taken_for_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.ini").write_bytes(content)
    state = State(tmp_path / "state.ini")
    assert state.mode == "system"
    assert state.text_size in (100, 150)
    assert state.geometry.isEmpty()
    assert state.recent_files() == []
    assert state.page_state("goals") == {}
    assert state.last_page(Path("/plans/a.regulars")) == ""
