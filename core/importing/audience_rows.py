"""What audience exports are read into, whichever network they are from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AudienceShare:
    """The share of one age band and sex in one table of an export.

    `table` is the table's title in the file ("Instagram followers by gender and age"); `share`
    stands as the file has it: per cent, a fraction, or a count.
    """

    table: str
    band: str
    sex: str
    share: float
    line: int


@dataclass(frozen=True)
class AudienceTrait:
    """Something else that an export says of an audience: a city, a job function, an industry.

    `share` is per cent of that kind, None where the file has only counts too small to tell.
    """

    table: str
    kind: str
    words: str
    share: float | None
    line: int


AudienceRow = AudienceShare | AudienceTrait
