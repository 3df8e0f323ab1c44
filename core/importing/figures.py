"""Figures as exports write them, and what a spreadsheet made of them."""

from __future__ import annotations

import re

NO_VALUE = frozenset({"", "-", "--", "–", "—", "n/a", "nan", "null", "undefined"})
"""How exports write that there is no value; never a zero."""

_FIGURE = re.compile(r"[<>~≈]?\s*([+-]?\d+(?:[.,\s'’]\d{3})*(?:[.,]\d+)?|[.,]\d+)\s*%?")
_DATED = re.compile(
    r"\d{1,4}[./ -]+[^\W\d_]{3,12}\.?(?:[./ -]+\d{2,4})?"
    r"|[^\W\d_]{3,12}[./ -]+\d{1,4}"
    r"|\d{1,2}[/-]\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}-\d{2}-\d{2}.*"
)


def share_of(text: str) -> float | None:
    """A share as written: "10.6", "12,2%", "< 1%" (its upper end); None where there is no value.

    Raises ValueError for what is no figure.
    """
    bare = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if bare.casefold() in NO_VALUE:
        return None
    found = _FIGURE.fullmatch(bare)
    if not found:
        raise ValueError(text)
    return _plain(found[1])


def is_dated(text: str) -> bool:
    """Whether a spreadsheet turned this figure into a day: 3.6 saved again as "3.юни"."""
    return _DATED.fullmatch(text.strip()) is not None


def _plain(figure: str) -> float:
    """The last separator is the decimal point, unless it stands before exactly three digits."""
    bare = re.sub(r"[\s'’]", "", figure)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return float(bare)
    whole, _, rest = bare.rpartition(marks[-1])
    one_mark = len(set(marks)) == 1
    if one_mark and len(rest) == 3 and (len(marks) > 1 or _is_grouped(whole)):
        return float(re.sub(r"[.,]", "", bare))
    return float(f"{re.sub('[.,]', '', whole) or '0'}.{rest}")


def _is_grouped(whole: str) -> bool:
    """Whether digits before a three-digit end can be thousands: no leading zero, three at most."""
    digits = whole.lstrip("+-")
    return digits.isdigit() and len(digits) <= 3 and not digits.startswith("0")
