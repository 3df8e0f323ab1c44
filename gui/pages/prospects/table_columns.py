"""The columns of the table of prospects, as data."""

from __future__ import annotations

import datetime as dt

from core.prospects import words
from core.prospects.limits import FIT_MOST, STAGES
from core.prospects.summaries import Summary
from core.text import short_day, tr
from gui.models.rows import Column
from gui.pages.prospects.card_words import plain_site, step
from gui.widgets.looks import ChipLook, StampsLook, TextLook

STAGE_HUES = {
    "following": "sea",
    "talking": "plum",
    "ready": "stamp",
    "asked": "mustard",
    "linked": "leaf",
    "declined": "tomato",
    "do_not_contact": "tomato",
}
HIDDEN = ("about", "site", "networks", "tags", "found", "asked")
"""Columns that are not shown until the owner wants them."""
MOST_STAMPS = 5


class TableColumns:
    """What each column says as of `today`; `gives` are wanted before an ask."""

    def __init__(self) -> None:
        self.today = dt.date.min
        self.gives = 3

    def all(self) -> tuple[Column, ...]:
        """Every column, in the order that the table begins with."""
        return (self._name(), *self._ledger(), *self._next(), *_facts())

    def _name(self) -> Column:
        return Column(
            "name",
            tr("Name"),
            lambda one: one.name,
            sort=lambda one: one.folded,
            look=lambda one: TextLook("strong", second=plain_site(one.site) or one.about),
            tooltip=lambda one: one.name,
            width=200,
            stretch=True,
            optional=False,
        )

    def _ledger(self) -> tuple[Column, ...]:
        return (
            Column(
                "stage",
                tr("Stage"),
                lambda one: words.stage_name(one.stage),
                sort=lambda one: STAGES.index(one.stage),
                look=lambda one: ChipLook(STAGE_HUES.get(one.stage, "")),
                tooltip=lambda one: tr("Set by hand until the next touch") if one.by_hand else "",
                width=118,
            ),
            Column("given", tr("Given"), lambda one: one.story.gives, look=self._stamps, width=104),
            Column(
                "asked",
                tr("Asked", of="column"),
                lambda one: one.story.asks or None,
                align="right",
                width=70,
            ),
            Column(
                "last", tr("Last touch"), lambda one: one.story.last_touch, self._last, width=104
            ),
        )

    def _next(self) -> tuple[Column, ...]:
        return (
            Column(
                "due",
                tr("Follow up"),
                lambda one: one.due,
                text=lambda one: words.due_words(one.due, self.today) if one.due else "",
                look=self._due_look,
                tooltip=lambda one: short_day(one.due, year=True) if one.due else "",
                width=128,
            ),
            Column(
                "step",
                tr("Next step"),
                self._step_text,
                sort=lambda one: self._step_text(one) or None,
                width=150,
            ),
            Column("doer", tr("Doer", of="column"), lambda one: one.doer or None, width=80),
        )

    def _stamps(self, one: Summary) -> StampsLook:
        wanted = min(max(one.story.gives, self.gives), MOST_STAMPS)
        return StampsLook(min(one.story.gives, MOST_STAMPS), wanted)

    def _last(self, one: Summary) -> str:
        return words.ago(one.story.last_touch, self.today) if one.story.last_touch else ""

    def _step_text(self, one: Summary) -> str:
        found = step(one, self.today)
        return found.text if found else ""

    def _due_look(self, one: Summary) -> TextLook:
        found = step(one, self.today)
        hue = found.hue if found and found.hue in ("tomato", "mustard") else ""
        return TextLook("body", tone=hue, icon="clock" if hue == "tomato" else "")


def _facts() -> tuple[Column, ...]:
    return (
        Column(
            "fit",
            tr("Fit"),
            lambda one: sum(one.fit),
            text=lambda one: "",
            look=lambda one: StampsLook(round(sum(one.fit) / len(one.fit)), FIT_MOST),
            tooltip=_fit_words,
            width=64,
        ),
        Column("about", tr("Who"), lambda one: one.about or None, width=160),
        Column("site", tr("Site"), lambda one: plain_site(one.site) or None, width=160),
        Column("networks", tr("Networks"), lambda one: ", ".join(one.networks) or None, width=130),
        Column("tags", tr("Tags"), lambda one: ", ".join(one.tags) or None, width=120),
        Column(
            "found",
            tr("Found"),
            lambda one: one.story.found_on,
            text=lambda one: short_day(one.story.found_on, year=True),
            width=104,
        ),
    )


def _fit_words(one: Summary) -> str:
    match, reach, relevance = one.fit
    return tr(
        "Audience match {match}, reach {reach}, relevance {relevance}, of three each",
        match=match,
        reach=reach,
        relevance=relevance,
    )
