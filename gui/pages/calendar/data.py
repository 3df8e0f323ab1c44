"""What the page reads: everything on screen for some weeks, in one go. No widgets."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.business.queries import business
from core.calendar import queries, rules
from core.calendar.limits import KINDS
from core.calendar.queries import Item, is_empty
from core.networks.queries import network_names
from core.store.database import Reader
from core.text import (
    EN_DASH,
    day,
    hours,
    minutes,
    number,
    opening,
    percent,
    share_words,
    time_of_day,
    tr,
)
from gui.pages.calendar import bands as band_views
from gui.pages.calendar.agenda import Line
from gui.pages.calendar.details import Details
from gui.pages.calendar.details_data import read_details
from gui.pages.calendar.filter_menu import Choices
from gui.pages.calendar.kinds import BAR_HUES, KIND_HUES, KIND_ICONS
from gui.pages.calendar.side import Coming, MixRow, MixView, WeekHours
from gui.pages.calendar.state import LIST, State
from gui.pages.calendar.views import Chip, DayView, Phase
from gui.pages.campaigns.views import CampaignView

AHEAD = 120
"""Days that what is coming up looks forward."""
MOST_COMING = 5
"""Lines of what is coming up."""


Asked = tuple[str | None, int | None]
"""What is open: an activity by its key, or a campaign by its id."""


@dataclass(frozen=True)
class PageData:
    """Everything that the page shows."""

    first_weekday: int
    days: tuple[DayView, ...]
    lines: tuple[Line, ...]
    bands: tuple[band_views.Band, ...]
    mix: MixView
    weeks: tuple[WeekHours, ...]
    room: str
    hours_note: str
    coming: tuple[Coming, ...]
    tray: tuple[Chip, ...]
    choices: Choices
    details: Details | None
    campaign: CampaignView | None
    asked: Asked
    """What was open when this was asked for."""
    items: dict[str, Item]
    empty: bool


def read_page(
    reader: Reader,
    today: dt.date,
    state: State,
    asked: Asked,
    *,
    named: bool = True,
) -> PageData:
    """Everything for the view and the filters of `state`, and for what is open (`asked`).

    Without `named` holidays are left out, whose library takes a while to load.
    """
    key, campaign_id = asked
    shop = business(reader)
    first, last = state.span(shop.first_weekday)
    names = network_names(reader)
    found = queries.items(reader, first, last, state.filters)
    tray = queries.tray(reader, state.filters)
    near = queries.bands(reader, first, last)
    weeks = queries.weeks(reader, first, last, today)
    days = _named(reader, first, last) if named else {}
    inside = [one for one in found if one.day is not None and state.inside(one.day)]
    shown_weeks, note = _weeks(weeks)
    return PageData(
        first_weekday=shop.first_weekday,
        days=_days(first, last, state, found, near, names, today, days),
        lines=tuple(_line(one, names) for one in inside) if state.view == LIST else (),
        bands=tuple(_band(one) for one in near),
        mix=_mix(inside),
        weeks=shown_weeks,
        room=tr("{hours} a week", hours=hours(shop.hours_a_week)) if shop.hours_a_week else "",
        hours_note=note,
        coming=_coming(reader, today, named),
        tray=tuple(_chip(one, names) for one in tray),
        choices=_choices(reader, names, today),
        details=None if key is None else read_details(reader, key, names, today),
        campaign=None if campaign_id is None else _campaign(reader, campaign_id, today),
        asked=asked,
        items={one.key: one for one in (*found, *tray)},
        empty=not (found or tray or near) and is_empty(reader),
    )


def _days(
    first: dt.date,
    last: dt.date,
    state: State,
    found: Sequence[Item],
    near: Sequence[queries.Band],
    names: dict[str, str],
    today: dt.date,
    days: dict[dt.date, str],
) -> tuple[DayView, ...]:
    by_day: dict[dt.date, list[Item]] = defaultdict(list)
    for one in found:
        if one.day is not None:
            by_day[one.day].append(one)
    views = []
    for n in range((last - first).days + 1):
        on = first + dt.timedelta(n)
        chips = tuple(_chip(one, names) for one in by_day[on])
        events = [band for band in near if band.event_on <= on <= band.event_until]
        name = " · ".join([*(band.name for band in events), *filter(None, [days.get(on)])])
        views.append(
            DayView(
                on,
                chips,
                name,
                event=bool(events),
                inside=state.inside(on),
                phases=tuple(_phases(near, on)),
                now=on == today,
            )
        )
    return tuple(views)


def _phases(near: Sequence[queries.Band], on: dt.date) -> list[Phase]:
    found = []
    for band in near:
        if band.event_on <= on <= band.event_until:
            found.append(Phase(band.campaign_id, "stamp"))
        elif band.warm_up_from <= on < band.event_on:
            found.append(Phase(band.campaign_id, "sea"))
        elif band.event_until < on <= band.follow_up_to:
            found.append(Phase(band.campaign_id, "mustard"))
    return found


def _chip(one: Item, names: dict[str, str]) -> Chip:
    hue, icon = KIND_HUES[one.kind], KIND_ICONS[one.kind]
    return Chip(one.key, one.title, hue, icon, one.done_on is not None, (one, names))


def _line(one: Item, names: dict[str, str]) -> Line:
    assert one.day is not None
    return Line(
        one.key,
        one.day,
        "" if one.time is None else time_of_day(dt.time.fromisoformat(one.time)),
        rules.kind_words(one.kind),
        KIND_HUES[one.kind],
        one.title,
        names.get(one.network, one.network),
        one.campaign,
        one.doer,
        one.minutes,
        one.done_on is not None,
    )


def _band(one: queries.Band) -> band_views.Band:
    return band_views.Band(
        one.campaign_id,
        one.name,
        tr("{event} {day}", event=event_words(one.kind), day=day(one.event_on)),
        one.warm_up_from,
        one.event_on,
        one.event_until,
        one.follow_up_to,
        one.closed,
    )


def event_words(kind: str) -> str:
    """What the day of a campaign is called on its band."""
    return {
        "sale": tr("Sale"),
        "event": tr("Event"),
        "launch": tr("Launch"),
        "season": tr("Season"),
        "product_vote": tr("Vote"),
    }[kind]


def _mix(inside: Sequence[Item]) -> MixView:
    planned = Counter(one.kind for one in inside)
    done = Counter(one.kind for one in inside if one.done_on is not None)
    whole = rules.mix(one.kind for one in inside)
    if not whole.total:
        return MixView(sentence=tr("Nothing planned yet."))
    did = max(done.total(), 1)
    rows = tuple(
        MixRow(
            rules.kind_words(kind),
            BAR_HUES[kind],
            planned[kind] / whole.total,
            done[kind] / did,
        )
        for kind in KINDS
    )
    aim, about = (
        percent(rules.OWN_AIM / 100),
        opening(share_words(whole.conversation / whole.total)),
    )
    if whole.too_many_offers:
        sentence = tr(
            "{share} is about them. Your own offers are {own}; keep them to {aim} or less.",
            share=about,
            own=share_words(whole.own_offer / whole.total),
            aim=aim,
        )
    else:
        sentence = tr(
            "{share} is about them. Keep your own offers to {aim} or less.", share=about, aim=aim
        )
    return MixView(rows, sentence, whole.too_many_offers, bool(done))


def _weeks(weeks: Sequence[queries.Week]) -> tuple[tuple[WeekHours, ...], str]:
    shown = tuple(
        WeekHours(_week_words(week.starts_on), week.planned + week.due, week.done, week.hours or 0)
        for week in weeks
    )
    over = [week for week in shown if week.over]
    notes = [
        tr("{week} is {minutes} over.", week=week.words, minutes=minutes(week.planned - week.room))
        for week in over[:2]
    ]
    if len(over) > 2:
        notes.append(tr("{n} weeks are over in all.", n=number(len(over))))
    return shown, " ".join(notes)


def _week_words(starts_on: dt.date) -> str:
    ends = starts_on + dt.timedelta(6)
    return f"{starts_on.day} {EN_DASH} {ends.day}"


def _campaign(reader: Reader, campaign_id: int, today: dt.date) -> CampaignView | None:
    # What it brought is read by modules that nothing else of the page needs.
    from gui.pages.campaigns.data import read_campaign

    return read_campaign(reader, campaign_id, today)


def _named(reader: Reader, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """The names of holidays and trade days, by day."""
    from core.calendar.named_days import named_days

    found: dict[dt.date, str] = {}
    for one in named_days(reader, first, last):
        found[one.day] = f"{found[one.day]} · {one.name}" if one.day in found else one.name
    return found


def _coming(reader: Reader, today: dt.date, named: bool) -> tuple[Coming, ...]:
    last = today + dt.timedelta(AHEAD)
    campaigns = [
        Coming(band.event_on, band.name, band.campaign_id)
        for band in queries.bands(reader, today, last)
        if band.event_until >= today and not band.closed
    ][:MOST_COMING]
    days = _named(reader, today + dt.timedelta(1), last) if named else {}
    others = [Coming(on, name) for on, name in sorted(days.items())]
    found = [*campaigns, *others[: MOST_COMING - len(campaigns)]]
    return tuple(sorted(found, key=lambda one: one.day))


def _choices(reader: Reader, names: dict[str, str], today: dt.date) -> Choices:
    used = dict(queries.networks_on(reader, today))
    near = queries.bands(reader, today - dt.timedelta(AHEAD), today + dt.timedelta(AHEAD))
    return Choices(
        used,
        {band.campaign_id: band.name for band in near},
        tuple(queries.doers(reader)),
    )
