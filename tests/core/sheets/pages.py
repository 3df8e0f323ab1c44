"""Papers of files, and what can be read off their PDFs."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from core.sheets.catalogue import KEYS
from core.sheets.gathering import gather
from core.sheets.options import Options
from core.sheets.paper import Paper
from core.sheets.typesetting import Press
from core.store import database
from core.store.database import Reader

TODAY = dt.date(2027, 3, 9)
PRESS = Press(system_fonts=False)
"""Whatever fonts this machine has: tests see ours alone."""
SIGHTLESS = re.compile(r"[\s\u00ad\u200b\u2068\u2069\u202a-\u202e]")


def paper_of(path: Path, *sheets: str, **options: Any) -> Paper:
    connection = database.connect_to_read(path)
    try:
        return gather(
            Reader(connection),
            Options(TODAY, sheets or KEYS, **options),
        )
    finally:
        connection.close()


def texts(pdf: bytes) -> list[str]:
    """The text of each page as a reader of PDFs copies it."""
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return told.stdout.decode().split("\f")[:-1]


def bare(text: str) -> str:
    """Without blanks, soft hyphens and marks that are not seen: lines break where they break."""
    return SIGHTLESS.sub("", text)


def figures(pdf: bytes) -> list[str | None]:
    """The alternative text of every figure in the structure tree, None where it has none."""
    root = PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"]
    return [one.get("/Alt") for one in _elements(root) if one.get("/S") == "/Figure"]


def _elements(node: Any) -> Iterator[Any]:
    found = node.get_object()
    if isinstance(found, list):
        for one in found:
            yield from _elements(one)
    elif isinstance(found, dict):
        yield found
        if "/K" in found:
            yield from _elements(found["/K"])


def contents(pdf: bytes) -> list[str]:
    """What draws each page."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [page.get_contents().get_data().decode("latin-1") for page in pages]
