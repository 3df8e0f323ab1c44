"""What is handed in about ideas, votes and polls, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.campaigns.facts import CampaignFacts
from core.campaigns.limits import KINDS, LAUNCH
from core.campaigns.queries import usual_days
from core.ideas.limits import COMMENT, PICK_ONE


@dataclass(frozen=True)
class IdeaFacts:
    """One idea to be noted down.

    Who gave it is `person_id`, or `who` as typed (somebody new, or known by their `contact`: an
    e-mail, a phone number, a name on the network with its @).
    """

    text: str
    source: str = COMMENT
    network: str = ""
    person_id: int | None = None
    who: str = ""
    contact: str = ""
    note: str = ""
    segment_id: int | None = None
    said_on: dt.date | None = None


@dataclass(frozen=True)
class OptionFacts:
    """One option of a poll: its words, the idea it stands for, its votes (None: not in yet)."""

    words: str
    idea_id: int | None = None
    votes: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class PollFacts:
    """A poll. `asked` None: the result is not in, or the votes say it."""

    question: str
    options: tuple[OptionFacts, ...]
    kind: str = PICK_ONE
    network: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    asked: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of a block or a form: ideas that were added, votes for ideas there were."""

    ideas: int = 0
    votes: int = 0
    polls: int = 0


@dataclass(frozen=True)
class CampaignOfIdea:
    """The campaign that an idea becomes. `low` to `high` is what the team expects, None for no
    bet; `code` is empty for none."""

    name: str
    event_on: dt.date
    kind: str = LAUNCH
    code: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def bet(self) -> tuple[float, float] | None:
        """The range that the team expects, None where none was given."""
        return None if self.low is None or self.high is None else (self.low, self.high)


def campaign_facts(facts: CampaignOfIdea, idea_id: int) -> CampaignFacts:
    """The campaign as campaigns know it, its days being those usual for its kind."""
    kind = facts.kind if facts.kind in KINDS else LAUNCH
    warm_up, follow_up = usual_days(kind, facts.event_on, facts.event_on)
    return CampaignFacts(
        kind=facts.kind,
        name=facts.name,
        event_on=facts.event_on,
        warm_up_from=warm_up,
        follow_up_to=follow_up,
        code=facts.code.strip(),
        idea_id=idea_id,
    )
