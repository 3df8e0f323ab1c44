"""What was counted for each idea: votes by name, and tallies of polls and piles of ballots.

An idea and those merged into it are one family. Whoever voted for two of a family is one backer,
and whoever was asked in one poll or pile was asked once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.ideas.limits import POOLED
from core.ideas.rules import Result, of_one_occasion
from core.store.database import Reader

Source = tuple[str, str]
"""Where votes came from, and on which network: ("poll", "instagram")."""

_VOTES = """
    SELECT idea_id, count(*) AS votes, count(tally_id) AS tallied, max(day) AS last_on
    FROM vote GROUP BY idea_id"""
_GIVERS = """
    SELECT idea.id FROM idea JOIN vote ON vote.idea_id = idea.id AND vote.person_id = idea.person_id
    WHERE idea.status <> 'merged'"""
_TALLIES = """
    SELECT coalesce(tally.idea_id, poll_option.idea_id) AS idea_id,
        coalesce('p' || poll_option.poll_id, 'b' || ballot_run_id, 't' || tally.id) AS occasion,
        tally.kind, votes_for, tally.asked, day, source, coalesce(poll.network, '') AS network,
        ballot_run_id
    FROM tally LEFT JOIN poll_option ON poll_option.id = option_id
    LEFT JOIN poll ON poll.id = poll_id
    WHERE tally.idea_id IS NOT NULL OR poll_option.idea_id IS NOT NULL"""
_TOUCHES = "SELECT idea_id, max(day) AS last_on FROM touch WHERE idea_id IS NOT NULL GROUP BY 1"
_FAMILY_VOTES = """
    SELECT root, count(*) AS backers, sum(NOT tallied) AS named FROM (
        SELECT coalesce(idea.merged_into, idea.id) AS root, vote.person_id,
            max(tally_id IS NOT NULL) AS tallied
        FROM idea JOIN vote ON vote.idea_id = idea.id
        WHERE idea.id IN ({family})
        GROUP BY 1, 2) GROUP BY root"""
_FAMILY_GIVERS = """
    SELECT DISTINCT root.id FROM idea AS one JOIN idea AS root ON root.id = one.merged_into
    JOIN vote ON vote.idea_id = one.id AND vote.person_id = root.person_id
    WHERE one.id IN ({family})"""
_FAMILY_BALLOTS = """
    SELECT root, run, count(DISTINCT ballot.id) AS votes FROM (
        SELECT coalesce(idea.merged_into, idea.id) AS root, on_it.ballot_run_id AS run,
            1 << (position - 1) AS bit
        FROM idea JOIN ballot_run_idea AS on_it ON on_it.idea_id = idea.id
        WHERE idea.id IN ({family}))
    JOIN ballot ON ballot.ballot_run_id = run AND marks & bit GROUP BY root, run"""


@dataclass(slots=True)
class Sum:
    """What was counted for one idea with those merged into it.

    `votes` of all kinds; `wanted` of `asked` in results that may be pooled; `backers` by name;
    `sources` of the counted results.
    """

    votes: int = 0
    wanted: int = 0
    asked: int = 0
    backers: int = 0
    giver_votes: bool = False
    last_on: str = ""
    sources: tuple[Source, ...] = ()


@dataclass
class Sums:
    """The sums of all ideas that have any."""

    found: dict[int, Sum] = field(default_factory=dict)

    def of(self, idea_id: int) -> Sum:
        """The sum of an idea; empty where nobody voted."""
        return self.found.get(idea_id, _NOTHING)


_NOTHING = Sum()


def read_sums(reader: Reader) -> Sums:
    """What was counted for every idea that stands for itself."""
    roots = {
        row.id: row.merged_into
        for row in reader.rows("SELECT id, merged_into FROM idea WHERE merged_into IS NOT NULL")
    }
    found: dict[int, Sum] = defaultdict(Sum)
    sources: dict[int, dict[Source, None]] = defaultdict(dict)
    _add_tallies(reader, roots, found, sources)
    _add_votes(reader, roots, found)
    for idea_id, last_on in reader.rows(_TOUCHES):
        one = found[roots.get(idea_id, idea_id)]
        one.last_on = max(one.last_on, last_on)
    for sql in (_GIVERS, *([_of_family(_FAMILY_GIVERS, roots)] if roots else [])):
        for (idea_id,) in reader.rows(sql):
            found[idea_id].giver_votes = True
    for idea_id, named in sources.items():
        found[idea_id].sources = tuple(named)
    return Sums(dict(found))


def _add_votes(reader: Reader, roots: Mapping[int, int], found: dict[int, Sum]) -> None:
    families = set(roots.values())
    for idea_id, votes, tallied, last_on in reader.rows(_VOTES):
        root = roots.get(idea_id, idea_id)
        one = found[root]
        if last_on > one.last_on:
            one.last_on = last_on
        if root not in families:
            one.votes += votes - tallied
            one.backers += votes
    if roots:
        for root, backers, by_name in reader.rows(_of_family(_FAMILY_VOTES, roots)):
            found[root].votes += by_name
            found[root].backers += backers


def _add_tallies(
    reader: Reader,
    roots: Mapping[int, int],
    found: dict[int, Sum],
    sources: dict[int, dict[Source, None]],
) -> None:
    shared: dict[tuple[int, str], list[Result]] = defaultdict(list)
    runs: dict[tuple[int, str], int] = {}
    for row in reader.rows(_TALLIES):
        idea_id, occasion, kind, votes, asked, day, source, network, run = row
        root = roots.get(idea_id, idea_id)
        shared[root, occasion].append(Result(occasion, kind, votes, asked))
        if run is not None:
            runs[root, occasion] = run
        sources[root].setdefault((source, network))
        found[root].last_on = max(found[root].last_on, day)
    exact = _family_ballots(reader, roots) if roots else {}
    for (root, occasion), results in shared.items():
        one = results[0] if len(results) == 1 else of_one_occasion(results)
        votes = one.votes_for
        if len(results) > 1 and (root, occasion) in runs:
            votes = exact.get((root, runs[root, occasion]), votes)
        found[root].votes += votes
        if one.kind in POOLED:
            found[root].wanted += votes
            found[root].asked += one.asked


def _family_ballots(reader: Reader, roots: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """How many ballots of a pile have a tick at any of a family, from the ballots themselves."""
    rows = reader.rows(_of_family(_FAMILY_BALLOTS, roots))
    return {(row.root, row.run): row.votes for row in rows}


def _of_family(sql: str, roots: Mapping[int, int]) -> str:
    """A question about the ideas that are merged and those that they are merged into."""
    return sql.format(family=", ".join(str(int(one)) for one in {*roots, *roots.values()}))
