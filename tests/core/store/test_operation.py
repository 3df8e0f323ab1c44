"""The one door for change: whole or not at all, told to whoever listens, taken back by Undo."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.business.tables import Business, Setting
from core.errors import UserError
from core.store.changes import Changes, Kind, Place
from core.store.check import check_store
from core.store.operation import Store
from tests.core.store.conftest import name_it, name_of


def put(store, *rows: Setting, refuse: bool = False) -> None:
    with store.operation("Try") as session:
        session.add_all(rows)
        session.flush()
        if refuse:
            raise UserError("Not like this.")


def test_what_is_raised_inside_takes_everything_back(store):
    steps = store.steps()
    with pytest.raises(UserError, match="Not like this"):
        put(store, Setting(key="a", value="b"), refuse=True)
    assert store.reader.value("SELECT count(*) FROM setting") == 0
    assert store.steps() == steps
    name_it(store, "Goes on")


def test_a_rule_of_the_database_is_a_bug_that_names_the_rule(store):
    with (
        pytest.raises(IntegrityError, match="ck_business_name_length"),
        store.operation("Try") as s,
    ):
        s.get_one(Business, 1).name = "   "
    assert name_of(store) == "Juniper Street Bakery"
    assert check_store(store) == []
    name_it(store, "Goes on")


def test_an_error_report_does_not_show_what_people_typed(store):
    twice = [Setting(key="a", value="secret") for _ in range(2)]
    with pytest.raises(IntegrityError) as raised:
        put(store, *twice)
    assert "secret" not in str(raised.value)


def link_nowhere(store) -> None:
    with store.operation("Try") as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(
            text(
                "INSERT INTO network_choice (id, plan_id, slot, network, role) "
                "VALUES (1, 99, 1, 'instagram', '')"
            )
        )


def test_a_commit_that_is_refused_leaves_nothing_and_work_goes_on(store):
    with pytest.raises(IntegrityError):
        link_nowhere(store)
    assert check_store(store) == []
    name_it(store, "Goes on")
    assert store.undo().verb == "undo"


def test_operations_do_not_nest_and_undo_does_not_start_inside_one(store):
    with store.operation("Outer") as session:
        session.add(Setting(key="a", value="b"))
        with pytest.raises(RuntimeError, match="inside “Outer”"), store.operation("Inner"):
            pass
        with pytest.raises(RuntimeError, match="inside “Outer”"):
            store.undo()
    assert store.reader.value("SELECT value FROM setting") == "b"


def test_listeners_hear_what_changed_and_where(store):
    heard: list[Changes] = []
    store.listeners.append(heard.append)
    with store.operation("Set it", place=Place("settings", 7)) as session:
        session.add(Setting(key="a", value="b"))
    store.undo()
    store.redo()
    told = [(c.label, c.tables, c.place, c.verb) for c in heard]
    assert told == [
        ("Set it", frozenset({"setting"}), Place("settings", 7), verb)
        for verb in ("do", "undo", "redo")
    ]
    assert len({c.step for c in heard}) == 1


@pytest.mark.logs
def test_a_listener_that_fails_is_logged_and_the_others_still_hear(store, caplog):
    heard: list[Changes] = []

    def fails(changes):
        raise ValueError("a page fell over")

    store.listeners += [fails, heard.append]
    name_it(store, "Done all the same")
    assert name_of(store) == "Done all the same"
    assert len(heard) == 1
    assert "a page fell over" in caplog.text


def test_nothing_changed_is_no_step_and_tells_nobody(store):
    store.undo()
    heard: list[Changes] = []
    store.listeners.append(heard.append)
    with store.operation("Nothing") as session:
        session.get_one(Business, 1).name = "Juniper Street Bakery"
    assert heard == []
    assert store.redo_label == "Start plan Spring 2027"


def test_doing_something_else_ends_redo(store):
    store.undo()
    name_it(store, "Else")
    assert store.redo_label is None
    assert store.redo() is None


def test_the_history_survives_closing(store, path, clock):
    name_it(store, "Renamed")
    store.undo()
    store.close()
    with Store.open(path, clock=clock) as again:
        assert again.redo_label == "Change the name of the business"
        again.redo()
        assert name_of(again) == "Renamed"
        assert again.undo().label == "Change the name of the business"
        assert again.undo().label == "Start plan Spring 2027"
        assert again.undo() is None


def test_typing_on_is_one_step_until_one_stops(store, clock):
    for name in ("B", "Ba", "Bak", "Bake"):
        name_it(store, name)
        clock.go_on(seconds=2)
    clock.go_on(seconds=10)
    name_it(store, "Baker")
    store.undo()
    assert name_of(store) == "Bake"
    store.undo()
    assert name_of(store) == "Juniper Street Bakery"


def test_typing_after_undo_is_a_step_of_its_own(store, clock):
    name_it(store, "One")
    name_it(store, "Two")
    store.undo()
    name_it(store, "Three")
    store.undo()
    assert name_of(store) == "Juniper Street Bakery"


def test_a_group_of_steps_is_one_in_the_end_and_single_before(store, clock):
    heard: list[Changes] = []
    with store.grouped("session-1", "Planning session"):
        for name in ("One", "Two"):
            name_it(store, name)
            clock.go_on(minutes=1)
        store.undo()
        assert name_of(store) == "One"
        store.listeners.append(heard.append)
    assert heard == [Changes("Planning session", frozenset(), step=heard[0].step)]
    assert store.undo_label == "Planning session"
    store.undo()
    assert name_of(store) == "Juniper Street Bakery"
    store.redo()
    assert name_of(store) == "One"


def test_a_group_without_steps_leaves_the_history_alone(store):
    before = store.steps()
    with store.grouped("session-1", "Planning session"):
        pass
    assert store.steps() == before


def test_a_final_operation_empties_the_history(store):
    with store.operation("Start over", kind=Kind.FINAL) as session:
        session.add(Setting(key="a", value="b"))
    assert store.steps() == []
    assert check_store(store) == []


def test_a_quiet_operation_may_not_touch_what_can_be_undone(store):
    with (
        pytest.raises(RuntimeError, match="quiet but changed setting"),
        store.operation("Cache", kind=Kind.QUIET) as session,
    ):
        session.add(Setting(key="a", value="b"))
    assert store.reader.value("SELECT count(*) FROM setting") == 0


def test_closing_twice_does_not_take_the_next_ones_lock(store, path):
    store.close()
    with Store.open(path) as again:
        store.close()
        with pytest.raises(UserError, match="open in another window"):
            Store.open(path)
        name_it(again, "Mine")


def test_a_file_reached_by_a_link_is_the_same_file(store, path, tmp_path):
    link = tmp_path / "link.regulars"
    link.symlink_to(path)
    with pytest.raises(UserError, match="open in another window"):
        Store.open(link)


def test_what_fails_while_a_file_is_made_leaves_no_file(tmp_path):
    def fill_and_fail() -> None:
        with Store.making(tmp_path / "new.regulars") as store:
            name_it(store, "No business yet")

    with pytest.raises(Exception, match="No row"):
        fill_and_fail()
    assert list(tmp_path.iterdir()) == []
