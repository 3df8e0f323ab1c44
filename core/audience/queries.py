"""Reading groups: the Audience page, and what other subjects need of the focus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.audience import rules
from core.audience.limits import SLOTS
from core.audience.mix import CELLS, Mix
from core.audience.sizing import Step
from core.store.database import Reader


@dataclass(frozen=True)
class Group:
    """One group with all that is kept of it, as it stands in one plan.

    `slot` is None outside the focus; `parked` says that the plan decided against it, for
    `reason`. `overlaps` are per cent by the other group's id.
    """

    id: int
    name: str
    who: str
    wants: str
    words: str
    gathers_elsewhere: str
    note: str
    size: rules.Size | None
    slot: int | None = None
    parked: bool = False
    reason: str = ""
    gathers: tuple[str, ...] = ()
    mix: Mix = field(default_factory=dict)
    mix_source: str = ""
    steps: tuple[Step, ...] = ()
    overlaps: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class AudiencePage:
    """All groups of the business, by name, with the focus and warnings of one plan."""

    plan_id: int | None
    groups: tuple[Group, ...]
    warnings: tuple[rules.Warned, ...]

    @property
    def focus(self) -> dict[int, Group]:
        """The groups in focus by slot; an empty slot is not in it."""
        return {group.slot: group for group in self.groups if group.slot is not None}

    @property
    def others(self) -> list[Group]:
        """The groups out of focus: those not decided on first, then the parked, biggest first."""
        rest = [group for group in self.groups if group.slot is None]
        return sorted(rest, key=lambda g: (g.parked, -rules.middle(g.size or (0, 0)), g.name))

    @property
    def is_full(self) -> bool:
        """Whether the three slots are taken."""
        return len(self.focus) == len(SLOTS)

    def group(self, segment_id: int) -> Group | None:
        """One group by its id, or None when it is gone."""
        return next((group for group in self.groups if group.id == segment_id), None)


@dataclass(frozen=True)
class FocusSegment:
    """A group in focus, as other subjects weigh it."""

    id: int
    slot: int
    name: str
    size: rules.Size | None
    mix: Mix
    """Per cent by age band and sex; empty when nothing is known."""
    mix_source: str
    gathers: tuple[str, ...]
    """Keys of networks."""


def audience_page(reader: Reader, plan_id: int | None) -> AudiencePage:
    """The Audience page of a plan; without one, every group stands outside the focus."""
    groups = tuple(all_groups(reader, plan_id))
    warned = rules.warnings(groups, _overlaps(reader)) if plan_id is not None else []
    return AudiencePage(plan_id, groups, tuple(warned))


def all_groups(reader: Reader, plan_id: int | None = None) -> list[Group]:
    """Every group by name, with its place in the plan if there is one."""
    gathers, mixes, sources = _gathers(reader), *_mixes(reader)
    steps, overlaps = _steps(reader), _overlaps_by_group(reader)
    rows = reader.rows(
        "SELECT s.id, s.name, s.who, s.wants, s.words, s.gathers_elsewhere, s.note, s.size_low, "
        "s.size_high, f.slot, p.id IS NOT NULL AS parked, coalesce(p.reason, '') AS reason "
        "FROM audience_segment AS s "
        "LEFT JOIN segment_focus AS f ON f.segment_id = s.id AND f.plan_id = :plan "
        "LEFT JOIN segment_parked AS p ON p.segment_id = s.id AND p.plan_id = :plan "
        "ORDER BY s.name COLLATE NOCASE, s.id",
        plan=plan_id,
    )
    return [
        Group(
            id=row.id,
            name=row.name,
            who=row.who,
            wants=row.wants,
            words=row.words,
            gathers_elsewhere=row.gathers_elsewhere,
            note=row.note,
            size=_size(row.size_low, row.size_high),
            slot=row.slot,
            parked=bool(row.parked),
            reason=row.reason,
            gathers=tuple(gathers[row.id]),
            mix=mixes[row.id],
            mix_source=sources.get(row.id, ""),
            steps=tuple(steps[row.id]),
            overlaps=overlaps[row.id],
        )
        for row in rows
    ]


def focus_segments(reader: Reader, plan_id: int) -> tuple[FocusSegment, ...]:
    """The groups in focus in a plan, primary first; empty slots are left out."""
    gathers, mixes, sources = _gathers(reader), *_mixes(reader)
    rows = reader.rows(
        "SELECT s.id, f.slot, s.name, s.size_low, s.size_high FROM segment_focus AS f "
        "JOIN audience_segment AS s ON s.id = f.segment_id WHERE f.plan_id = :plan ORDER BY f.slot",
        plan=plan_id,
    )
    return tuple(
        FocusSegment(
            id=row.id,
            slot=row.slot,
            name=row.name,
            size=_size(row.size_low, row.size_high),
            mix=mixes[row.id],
            mix_source=sources.get(row.id, ""),
            gathers=tuple(gathers[row.id]),
        )
        for row in rows
    )


def names(reader: Reader) -> dict[int, str]:
    """The names of all groups by id, in order of name."""
    rows = reader.rows("SELECT id, name FROM audience_segment ORDER BY name COLLATE NOCASE, id")
    return {row.id: row.name for row in rows}


def plans_with(reader: Reader, segment_id: int) -> list[str]:
    """The names of the plans that decided on a group, newest first: in focus, or parked."""
    rows = reader.rows(
        "SELECT name FROM plan WHERE id IN "
        "(SELECT plan_id FROM segment_focus WHERE segment_id = :segment "
        "UNION SELECT plan_id FROM segment_parked WHERE segment_id = :segment) "
        "ORDER BY starts_on DESC",
        segment=segment_id,
    )
    return [row.name for row in rows]


def _size(low: int | None, high: int | None) -> rules.Size | None:
    return None if low is None or high is None else (low, high)


def _gathers(reader: Reader) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in reader.rows("SELECT segment_id, network FROM segment_gathers ORDER BY network"):
        found[row.segment_id].append(row.network)
    return found


def _mixes(
    reader: Reader,
) -> tuple[defaultdict[int, dict[tuple[str, str], float]], dict[int, str]]:
    """Mixes and their sources by group, cells in the order of the grid."""
    found: defaultdict[int, dict[tuple[str, str], float]] = defaultdict(dict)
    sources: dict[int, str] = {}
    for row in reader.rows("SELECT segment_id, age_band, sex, share, source FROM segment_mix"):
        found[row.segment_id][row.age_band, row.sex] = row.share
        sources[row.segment_id] = row.source
    for segment_id, mix in found.items():
        found[segment_id] = {cell: mix[cell] for cell in CELLS if cell in mix}
    return found, sources


def _steps(reader: Reader) -> defaultdict[int, list[Step]]:
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for row in reader.rows(
        "SELECT segment_id, words, unit, low, high FROM segment_size_step "
        "ORDER BY segment_id, position"
    ):
        found[row.segment_id].append(Step(row.words, row.unit, row.low, row.high))
    return found


def _overlaps(reader: Reader) -> list[rules.Overlap]:
    return reader.each(
        rules.Overlap,
        "SELECT first_id, second_id, percent FROM segment_overlap "
        "ORDER BY percent DESC, first_id, second_id",
    )


def _overlaps_by_group(reader: Reader) -> defaultdict[int, dict[int, float]]:
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for overlap in _overlaps(reader):
        found[overlap.first][overlap.second] = overlap.percent
        found[overlap.second][overlap.first] = overlap.percent
    return found
