"""The calendar file as the command line writes it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar

from core.business.rules import BusinessFacts
from core.calendar.facts import ActivityFacts
from core.calendar.operations import add_activity
from core.command_line import run
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def test_export_writes_the_calendar_beside_an_open_window_and_refuses_other_endings(
    tmp_path: Path, capsys
) -> None:
    path, out = tmp_path / "shop.regulars", tmp_path / "shop.ics"
    start_file(path, BusinessFacts(name="Juniper Street Bakery"), TODAY)
    with Store.open(path) as store:
        add_activity(store, ActivityFacts("chat", "Ask the regulars", day=TODAY, time="09:30"))

        assert run(["export", str(path), "-o", str(out), "--today", "2027-03-09"]) == 0
        assert run(["export", str(path), "-o", str(tmp_path / "shop.docx")]) == 1

    (event,) = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Ask the regulars"
    said = capsys.readouterr().err
    assert "shop.ics: 1 entry." in said
    assert "Nothing here writes shop.docx." in said
