"""A chart's numbers as CSV, for a spreadsheet that runs nothing of what it reads."""

from __future__ import annotations

import csv
import io

from core.charts.shapes import Chart

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a text begins with it."""


def csv_text(chart: Chart) -> str:
    """Heads and rows with CRLF line ends, beginning with the mark by which Excel knows UTF-8.

    Numbers keep a point and all digits that they need; texts that a spreadsheet could take for a
    formula begin with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(harmless(head) for head in chart.table.heads)
    writer.writerows([_cell(value) for value in row] for row in chart.table.rows)
    return "\ufeff" + out.getvalue()


def harmless(text: str) -> str:
    """`text`, with an apostrophe before it where it could be taken for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return f"{value:.10g}"
