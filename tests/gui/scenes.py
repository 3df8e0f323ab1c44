"""Everything that can be on screen, and how it gets there: pages, tabs, side panels, dialogs.

Each scene is a function of the window on the sample bakery. Whoever adds a dialog adds a line to
`DIALOGS`; a test fails until it is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from core.ideas.limits import NEW
from gui.pages.calendar.bands import BandBar
from gui.pages.today.loop_card import LoopCard
from gui.window import Window

Scene = Callable[[Window], object]
DAY = dt.date(2027, 3, 9)


def _page(key: str, then: Callable[[Any], object] = lambda page: None) -> Scene:
    def show(window: Window) -> None:
        window.show_page(key)
        settled(window)
        then(window.page)

    return show


def settled(window: Window) -> None:
    """Wait until every answer has arrived, the work in the pool included."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    for _turn in range(4):
        window.runner.wait()
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
    # Room that is asked for goes up from part to part, one turn each.
    for _turn in range(4):
        QApplication.processEvents()


def _tab(page: str, tab: str, then: Callable[[Any], object] = lambda tab: None) -> Scene:
    def show(shown: Any) -> None:
        shown.show_tab(tab)
        settled(shown.window())
        # What comes back from the pool is kept by one more job.
        settled(shown.window())
        then(shown._opened[tab])

    return _page(page, show)


def _after(first: Callable[[Any], object], then: Callable[[Any], object]) -> Callable[[Any], None]:
    """Something on a page that needs something else to be open first."""

    def both(page: Any) -> None:
        first(page)
        settled(page.window())
        then(page)

    return both


def _segment(page: Any, *, focus: bool) -> Any:
    groups = page.deeds._in_order()
    return next(one for one in groups if (one.slot is not None) is focus)


def _row(page: Any, state: str) -> str:
    return next(row.key for row in page._data.rows if row.state == state)


def _item(page: Any, *, repeats: bool) -> str:
    items = page.data.items.values()
    return next(
        one.key
        for one in items
        if (one.series_id is not None) is repeats and one.done_on is None and one.day is not None
    )


def _open_item(page: Any) -> None:
    page.open_activity(_item(page, repeats=False))


def _links(page: Any) -> Any:
    page.stage.tabs.set_value("links")
    page.show_tab("links")
    settled(page.window())
    return page.filters.links_tab()


def _open_link(page: Any) -> None:
    tab = _links(page)
    tab.go_to(1)


def _first_customer(tab: Any) -> None:
    tab.go_to(tab.list.rows[0].person_id)


def _prospect(page: Any) -> None:
    told = (one for one in page.board.people.values() if one.story.gives)
    page.open_person(next(told).person_id)


def _idea(page: Any) -> None:
    page.open_idea(1)


def _campaign(page: Any) -> None:
    open_ones = (band for bar in page.stage.bands.findChildren(BandBar) if (band := bar.band))
    page.show_campaign(next(band.campaign_id for band in open_ones if not band.closed))


def _session(question: int) -> Scene:
    """The planning session, after so many presses of Continue."""

    def show(window: Window) -> None:
        window.front.leave()
        window.commands.planning_session()
        settled(window)
        while window.front.over.step < question:
            window.front.over.go_on()
            settled(window)

    return show


PAGES: dict[str, Scene] = {
    **{f"session, question {n}": _session(n) for n in range(10)},
    "today": _page("today"),
    "plan": _page("plan"),
    "goals": _page("goals"),
    "goals, a new one": _page("goals", lambda page: page.add_goal()),
    "audience": _page("audience"),
    "audience, a group": _page(
        "audience", lambda page: page.open_panel(_segment(page, focus=True).id)
    ),
    "networks": _page("networks"),
    "networks, the evidence": _page(
        "networks", lambda page: page.open_evidence(_row(page, "chosen"))
    ),
    "networks, a profile": _page("networks", lambda page: page.open_profile(_row(page, "chosen"))),
    "networks, the weights": _page("networks", lambda page: page._show_panel(page.weights)),
    "prospects, the board": _page("prospects", lambda page: page.show_tab("board")),
    "prospects, one": _page("prospects", _prospect),
    "prospects, the table": _page("prospects", lambda page: page.show_tab("table")),
    "prospects, everyone": _page("prospects", lambda page: page.show_tab("everyone")),
    "prospects, links": _page("prospects", _links),
    "prospects, a link": _page("prospects", _open_link),
    "ideas": _page("ideas"),
    "ideas, one": _page("ideas", _idea),
    "ideas, polls": _page("ideas", lambda page: page.set_view("polls")),
    "ideas, ballots": _page("ideas", lambda page: page.set_view("ballots")),
    "ideas, tell them": _page("ideas", lambda page: page.set_view("tell")),
    "calendar, the month": _page("calendar", lambda page: page.show_view("month")),
    "calendar, the week": _page("calendar", lambda page: page.show_view("week")),
    "calendar, the list": _page("calendar", lambda page: page.show_view("list")),
    "calendar, an activity": _page(
        "calendar", _after(lambda page: page.show_view("month"), _open_item)
    ),
    "calendar, a campaign": _page("calendar", _campaign),
    "loyalty": _page("loyalty", lambda page: page.show_tab("numbers")),
    "loyalty, customers": _tab("loyalty", "customers"),
    "loyalty, a customer": _tab("loyalty", "customers", _first_customer),
    "loyalty, stamp cards": _tab("loyalty", "stamps"),
    "loyalty, where from": _tab("loyalty", "sources"),
    "settings": _page("settings"),
}


def _tell(page: Any) -> None:
    (card,) = page.findChildren(LoopCard)
    pairs = zip(card._shown, card.buttons, strict=False)
    next(button for loop, button in pairs if loop.status != NEW).click()


def _of_goal(what: str) -> Scene:
    return _page("goals", lambda page: page._asked(next(iter(page._views)), what))


def _of_calendar(act: Callable[[Any], object]) -> Scene:
    return _page("calendar", _after(lambda page: page.show_view("month"), act))


def _of_open_idea(act: Callable[[Any], object]) -> Scene:
    return _page("ideas", _after(_idea, act))


def _of_prospect(act: Callable[[Any], object]) -> Scene:
    return _page("prospects", _after(_prospect, act))


def _of_customer(act: Callable[[Any], object]) -> Scene:
    def show(tab: Any) -> None:
        _first_customer(tab)
        settled(tab.window())
        act(tab)

    return _tab("loyalty", "customers", show)


def _made(module: str, name: str, *given: Callable[[Any], Any]) -> Callable[[Any], None]:
    """A dialog that is made with these values of a page or a window."""

    def show(place: Any) -> None:
        import importlib

        getattr(importlib.import_module(module), name)(*(one(place) for one in given)).open()

    return show


def _it(place: Any) -> Any:
    return place


def _is(value: Any) -> Callable[[Any], Any]:
    return lambda _place: value


def _write(page: Any) -> None:
    page.deeds.keep_template("ask", "link", "", "Hello {name}")


def _touch(page: Any) -> None:
    page.deeds.change_touch(page.opened.touches[0].id)


def _survey(page: Any) -> None:
    page.choose_rows(page._data.groups[0])


DIALOGS: dict[str, Scene] = {
    "gui.dialogs.about.About": lambda window: window.commands.about(),
    "gui.dialogs.bug.Bug": _made("gui.dialogs.bug", "Bug", _is("ValueError: an example"), _it),
    "gui.dialogs.encryption.Encryption": lambda window: window.commands.encryption(),
    "gui.dialogs.held.Held": _made("gui.dialogs.held", "Held", _is("It is open on a laptop."), _it),
    "gui.dialogs.new_file.NewFile": lambda window: window.commands.new_file(),
    "gui.dialogs.passphrase.AskPassphrase": _made(
        "gui.dialogs.passphrase", "AskPassphrase", lambda window: window.path, _it
    ),
    "gui.dialogs.plan.AllPlans": lambda window: window.commands.manage_plans(),
    "gui.dialogs.plan.NewPlan": lambda window: window.commands.new_plan(copy=True),
    "gui.dialogs.restore.Restore": lambda window: window.commands.restore(),
    "gui.dialogs.restore.RestoreAs": _made(
        "gui.dialogs.restore", "RestoreAs", _is(lambda _path: None), _it
    ),
    "gui.dialogs.shortcuts.Shortcuts": lambda window: window.commands.shortcuts(),
    "gui.imports.listing.ImportsList": lambda window: window.commands.imports(),
    "gui.imports.window.ImportWindow": lambda window: window.commands.import_files(),
    "gui.pages.audience.dialogs.AddGroup": _page(
        "audience", lambda page: page.deeds.add_group(None)
    ),
    "gui.pages.audience.dialogs.DeleteGroup": _page(
        "audience", lambda page: page.deeds._delete(_segment(page, focus=True).id, ["Winter 2026"])
    ),
    "gui.pages.audience.dialogs.Swap": _page(
        "audience", lambda page: page.deeds._ask_swap(_segment(page, focus=False), None)
    ),
    "gui.pages.audience.mix_editor.MixEditor": _page(
        "audience", lambda page: page.deeds.edit_mix(_segment(page, focus=True).id)
    ),
    "gui.pages.audience.worksheet.Worksheet": _page(
        "audience", lambda page: page.deeds.size_group(_segment(page, focus=True).id)
    ),
    "gui.pages.calendar.add_dialog.AddDialog": _of_calendar(lambda page: page.deeds.add(DAY)),
    "gui.pages.calendar.qr.QrDialog": _of_calendar(
        _after(_open_item, lambda page: page.deeds.texts.code())
    ),
    "gui.pages.calendar.repeat_form.RepeatDialog": _of_calendar(
        _after(_open_item, lambda page: page.deeds.repeat())
    ),
    "gui.pages.calendar.repeat_form.WhichDialog": _of_calendar(
        lambda page: page.deeds.delete(_item(page, repeats=True))
    ),
    "gui.pages.calendar.rhythm.RhythmDialog": _of_calendar(lambda page: page.dialogs.rhythm()),
    "gui.pages.calendar.snippets.SnippetsDialog": _of_calendar(
        lambda page: page.dialogs.snippets()
    ),
    "gui.pages.campaigns.builder.BuilderDialog": _of_calendar(
        lambda page: page.campaign_deeds.plan()
    ),
    "gui.pages.campaigns.closing.CloseDialog": _of_calendar(
        _after(_campaign, lambda page: page.campaign_deeds.close())
    ),
    "gui.pages.goals.dialogs.BetDialog": _of_goal("bet"),
    "gui.pages.goals.dialogs.DaysDialog": _of_goal("days"),
    "gui.pages.goals.dialogs.MeasureDialog": _of_goal("measure"),
    "gui.pages.goals.dialogs.StoneDialog": _of_goal("stone"),
    "gui.pages.goals.figures.FiguresDialog": _of_goal("figures"),
    "gui.pages.ideas.ballot_dialog.BallotDialog": _page(
        "ideas", lambda page: page.deeds.make_ballot()
    ),
    "gui.pages.ideas.capture.CaptureDialog": lambda window: window.commands.capture_idea(),
    "gui.pages.ideas.count.CountView": _page("ideas", lambda page: page.deeds.count_ballots(1)),
    "gui.pages.ideas.dialogs.BetDialog": _of_open_idea(lambda page: page.deeds.bet()),
    "gui.pages.ideas.dialogs.NotNowDialog": _page(
        "ideas", lambda page: page.deeds.set_status([1], "not_now")
    ),
    "gui.pages.ideas.dialogs.QuestionDialog": _page(
        "ideas", lambda page: page.deeds.put_question("Sweet or savoury?")
    ),
    "gui.pages.ideas.dialogs.ResultDialog": _of_open_idea(lambda page: page.deeds.count()),
    "gui.pages.ideas.dialogs.VoteDialog": _of_open_idea(lambda page: page.deeds.vote()),
    "gui.pages.ideas.make.MakeDialog": _of_open_idea(lambda page: page.deeds.make_happen()),
    "gui.pages.ideas.merge.MergeDialog": _page("ideas", lambda page: page.deeds.merge(1, 2)),
    "gui.pages.ideas.paste.PasteDialog": _page("ideas", lambda page: page.deeds.paste()),
    "gui.pages.ideas.poll_dialog.PollDialog": _page("ideas", lambda page: page.deeds.add_poll()),
    "gui.pages.ideas.questions.QuestionsDialog": _page(
        "ideas", lambda page: page.deeds.questions()
    ),
    "gui.pages.loyalty.customers_dialogs.ForgetDialog": _of_customer(
        lambda tab: tab.deeds.forget(tab.panel.shown)
    ),
    "gui.pages.loyalty.customers_dialogs.FoundUsDialog": _of_customer(
        lambda tab: tab.deeds.ask_found()
    ),
    "gui.pages.loyalty.origins_owner.CodeDialog": _tab(
        "loyalty", "sources", lambda tab: tab.new_thing()
    ),
    "gui.pages.loyalty.origins_owner.PersonDialog": _page(
        "loyalty", _made("gui.pages.loyalty.origins_owner", "PersonDialog", _it, _is(print))
    ),
    "gui.pages.loyalty.origins_owner.RenameDialog": _page(
        "loyalty",
        _made("gui.pages.loyalty.origins_owner", "RenameDialog", _it, _is(1), _is("INSTA10")),
    ),
    "gui.pages.loyalty.rules_dialog.LoyaltyRulesDialog": _page(
        "loyalty", lambda page: page.open_rules()
    ),
    "gui.pages.networks.dialogs.OwnNetworkDialog": _page("networks", lambda page: page.new_thing()),
    "gui.pages.networks.dialogs.ReasonDialog": _page(
        "networks", lambda page: page.refuse(_row(page, "open"))
    ),
    "gui.pages.networks.dialogs.SurveyRowsDialog": _page("networks", _survey),
    "gui.pages.networks.dialogs.SwapDialog": _page(
        "networks",
        _made(
            "gui.pages.networks.dialogs",
            "SwapDialog",
            _it,
            lambda page: page._data.plan_id,
            _is("tiktok"),
            _is("TikTok"),
            lambda page: page._data.chosen,
        ),
    ),
    "gui.pages.networks.leaving.LeavingDialog": _page(
        "networks",
        _made(
            "gui.pages.networks.leaving",
            "LeavingDialog",
            _it,
            _is("instagram"),
            _is("Instagram"),
            _is(3),
            _is({"facebook": "Facebook"}),
        ),
    ),
    "gui.pages.plan.earlier.Earlier": _page("plan", lambda page: page._earlier()),
    "gui.pages.plans.compare.ComparePlans": _page("goals", lambda page: page.compare()),
    "gui.pages.prospects.dialogs.AddDialog": _page("prospects", lambda page: page.deeds.add()),
    "gui.pages.prospects.dialogs.AskDialog": _of_prospect(
        _made("gui.pages.prospects.dialogs", "AskDialog", _it, lambda page: page.opened)
    ),
    "gui.pages.prospects.dialogs.ManyDialog": _page(
        "prospects", lambda page: page.deeds.set_many("day", [1, 2])
    ),
    "gui.pages.prospects.dialogs.NoteDialog": _of_prospect(lambda page: page.deeds.note()),
    "gui.pages.prospects.dialogs.RulesDialog": _page("prospects", lambda page: page.deeds.rules()),
    "gui.pages.prospects.dialogs.TouchDialog": _of_prospect(_touch),
    "gui.pages.prospects.duplicates.DuplicatesDialog": _page(
        "prospects",
        _made("gui.pages.prospects.duplicates", "DuplicatesDialog", lambda page: page.runner, _it),
    ),
    "gui.pages.prospects.importing.ImportContacts": _page("prospects", lambda page: page._import()),
    "gui.pages.prospects.links_form.AddLinkDialog": _page(
        "prospects", lambda page: _links(page).new_link()
    ),
    "gui.pages.prospects.links_import.ImportLinksDialog": _page(
        "prospects", lambda page: _links(page).import_file(None)
    ),
    "gui.pages.prospects.templates.TemplateDialog": _page("prospects", _write),
    "gui.pages.prospects.templates.TemplatesDialog": _page(
        "prospects", lambda page: page.deeds.templates()
    ),
    "gui.pages.today.tell_dialog.TellDialog": _page("today", _tell),
}
