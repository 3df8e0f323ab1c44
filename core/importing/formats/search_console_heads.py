"""The heads of Search Console's tables, in the languages that it is used in most.

A head is known by a piece of it, so that "Klicks", "URL clicks" and "Last 3 months Clicks" are
one thing; heads of rates ("Klickrate") hold the piece for clicks as well and are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_TEXT = (
    *("quer", "suchanfrag", "requête", "consulta", "zoekopdracht", "zapytani", "sökfråg", "søk"),
    *("forespørgs", "dotaz", "sorgu", "interogăr", "lekérdezés", "kysely", "ερωτήμα", "запрос"),
    *("заявк", "クエリ", "검색어", "查询", "查詢"),
)
_CLICKS = (
    *("click", "klick", "clic", "klik", "cliq", "tıkla", "napsaut", "kattint", "κλικ", "клик"),
    *("クリック", "클릭", "点击", "點擊"),
)
_RATES = (
    *("ctr", "rate", "frekv", "frequ", "taux", "tasso", "tasa", "porcent", "oran", "wskaźnik"),
    *("współcz", "míra", "率", "률"),
)
_IMPRESSIONS = (
    *("impr", "vertoning", "wyświetl", "zobrazen", "visning", "exponering", "eksponering"),
    *("görüntül", "gösterim", "näyt", "megjelen", "afișăr", "εμφανίσ", "показ", "импрес"),
    *("表示", "노출", "展示", "曝光"),
)
_POSITION = (
    *("posi", "pozi", "pozíc", "pozy", "konum", "plasser", "placering", "sijoit", "θέση", "позици"),
    *("掲載順位", "순위", "排名"),
)

DATE_KEYS = frozenset(
    (
        "date",
        "datum",
        "fecha",
        "data",
        "dato",
        "tarih",
        "дата",
        "päivämäärä",
        "日付",
        "날짜",
        "日期",
    )
)
"""What the table of filters calls the period."""
TYPE_KEYS = frozenset(
    {
        "search type",
        "suchtyp",
        "type de recherche",
        "tipo de búsqueda",
        "tipo di ricerca",
        "tipo de pesquisa",
        "zoektype",
        "typ wyszukiwania",
        "söktyp",
        "søgetype",
        "тип поиска",
    }
)
"""What it calls the kind of search: web, image, video."""


@dataclass(frozen=True)
class Columns:
    """Where a table has what; None for a column that it lacks. `compares`: two periods."""

    text: int | None
    clicks: int
    impressions: int
    position: int | None
    compares: bool = False


def columns_of(cells: Sequence[str]) -> Columns | None:
    """The columns of a head, None for a row that is no head of Search Console's."""
    heads = [cell.casefold() for cell in cells]
    clicks = [n for n, head in enumerate(heads) if _has(head, _CLICKS) and not _has(head, _RATES)]
    impressions = [n for n, head in enumerate(heads) if _has(head, _IMPRESSIONS)]
    positions = [n for n, head in enumerate(heads) if _has(head, _POSITION)]
    if not clicks or not impressions or 0 in (clicks[0], impressions[0]):
        return None
    text = 0 if _has(heads[0], _TEXT) else None
    position = positions[0] if positions else None
    return Columns(text, clicks[0], impressions[0], position, len(clicks) > 1)


def _has(head: str, pieces: Sequence[str]) -> bool:
    return any(piece in head for piece in pieces)
