"""Where an order came from: its code first, then the owner's rules, then what Regulars knows.

Pure functions of plain values. One order may tell several things at once: a code of a campaign and
a link on a network; each is taken from the first place that says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.attribution.known import Known, known
from core.attribution.limits import (
    CODE_LIMIT,
    LANDING,
    LINKS,
    NOT_KNOWN,
    RECOMMENDED,
    REFERRER,
    TRACES,
    UTM_CAMPAIGN,
    UTM_MEDIUM,
    UTM_SOURCE,
    VALUE_LIMIT,
)
from core.attribution.traces import Trace, compared
from core.errors import UserError
from core.people.rules import folded
from core.text import number, tr

ASKED = (UTM_CAMPAIGN, UTM_SOURCE, REFERRER, LANDING, UTM_MEDIUM)
"""The order in which the owner's rules are asked: the most telling trace first."""


class Owner(NamedTuple):
    """Whom a code or a trace belongs to: one of them, the others being empty."""

    network: str = ""
    campaign_id: int | None = None
    idea_id: int | None = None
    person_id: int | None = None
    link_id: int | None = None


class Origin(NamedTuple):
    """Where an order came from, as far as anything says; `way` "" is not known."""

    way: str = NOT_KNOWN
    campaign_id: int | None = None
    idea_id: int | None = None
    person_id: int | None = None
    link_id: int | None = None


UNKNOWN = Origin()


class Pointing(NamedTuple):
    """A page that points to the business, and whose it is."""

    link_id: int | None
    person_id: int | None


@dataclass(frozen=True)
class Book:
    """What the owner has said, and the sites that are known.

    `codes` by their text in small letters; `rules` by trace and value; `campaigns` by their name or
    hashtag as links spell them; `pages` by page and by host; `own_site` is the business's own.
    """

    codes: Mapping[str, Owner] = field(default_factory=dict)
    rules: Mapping[tuple[str, str], Owner] = field(default_factory=dict)
    campaigns: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, Pointing] = field(default_factory=dict)
    own_site: str = ""
    known: Known = field(default_factory=known)

    def origin(self, codes: Sequence[str], trace: Trace) -> Origin:
        """Where an order with these codes and traces came from."""
        said = [self.codes[code] for code in codes if code in self.codes]
        ruled = [
            owner
            for what in ASKED
            if (value := trace.value(what)) and (owner := self.rules.get((what, value)))
        ]
        owners = [*said, *ruled]
        page = self._page(trace)
        person = next((one.person_id for one in owners if one.person_id is not None), None)
        link = next((one.link_id for one in owners if one.link_id is not None), None)
        campaign = next((one.campaign_id for one in owners if one.campaign_id is not None), None)
        return Origin(
            self._way(owners, said, trace, page),
            campaign if campaign is not None else self.campaigns.get(spelt(trace.campaign)),
            next((one.idea_id for one in owners if one.idea_id is not None), None),
            person if person is not None or page is None else page.person_id,
            link if link is not None or page is None else page.link_id,
        )

    def way_of(self, trace: Trace) -> str:
        """The way of a visit, "" for none."""
        return self.origin((), trace).way

    def _page(self, trace: Trace) -> Pointing | None:
        if not trace.host or trace.host == self.own_site:
            return None
        return self.pages.get(trace.page) or self.pages.get(trace.host)

    def _way(
        self, owners: Sequence[Owner], said: Sequence[Owner], trace: Trace, page: Pointing | None
    ) -> str:
        if named := next((one.network for one in owners if one.network), ""):
            return named
        if any(one.link_id is not None for one in owners):
            return LINKS
        if by_itself := self.known.way_of(trace):
            return by_itself
        if page is not None:
            return LINKS
        return RECOMMENDED if any(one.person_id is not None for one in said) else NOT_KNOWN


def spelt(text: str) -> str:
    """A campaign's name as links spell it, whatever stands between the words."""
    return re.sub(r"[^a-z0-9]+", "", folded(text))


def checked_code(text: str) -> str:
    """A code on one line. Raises UserError for "code"."""
    line = " ".join(text.split())
    if not line:
        raise UserError(tr("Type the code, for example INSTA10."), field="code")
    if len(line) > CODE_LIMIT:
        raise UserError(
            tr("A code has at most {limit} characters.", limit=number(CODE_LIMIT)), field="code"
        )
    if re.search(r"[,;|]", line):
        raise UserError(tr("Type one code, without a comma."), field="code")
    return line


def checked_value(what: str, value: str) -> str:
    """The value of a rule as it is compared. Raises UserError for "value"."""
    if what not in TRACES:
        raise UserError(tr("Choose what the rule looks at."), field="what")
    known_as = compared(what, value)
    if not known_as:
        raise UserError(tr("Type what the link or the page says."), field="value")
    if len(known_as) > VALUE_LIMIT:
        raise UserError(
            tr("This is longer than {limit} characters.", limit=number(VALUE_LIMIT)), field="value"
        )
    return known_as


def one_owner(owner: Owner) -> Owner:
    """The owner itself. Raises UserError for "owner" unless it is exactly one."""
    filled = [owner.network != "", *(value is not None for value in owner[1:])]
    if sum(filled) != 1:
        raise UserError(tr("Say whose it is."), field="owner")
    return owner
