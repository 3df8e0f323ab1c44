"""Examples of the operations on figures, posts and answers for the undo law."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from core.importing.traffic_files import TrafficFile, TrafficRead
from core.importing.traffic_rows import AnswerRow, CountedRow, Figure, PostRow
from core.store.operation import Store
from core.traffic import operations as ops
from core.traffic.incoming import TrafficPreview, preview

DAY = dt.date(2027, 1, 4)
FILE = TrafficFile(Path("figures.csv"), "tiktok", "TikTok", (), "ab" * 32)


def rows(first: int) -> list[CountedRow]:
    """A figure, a post and an answer."""
    return [
        Figure(1, DAY, DAY, "views", first + 10.0, "tiktok"),
        PostRow(2, "tiktok", f"p{first}", DAY, "Loaves", "", counts={"views": 3}),
        AnswerRow(3, "Would you?", f"a{first}", DAY, 9, "Good bread", "ana@x.example"),
    ]


def shown(store: Store) -> TrafficPreview:
    """The next rows after those that are there."""
    first = store.reader.value("SELECT count(*) FROM traffic")
    return preview(store.reader, FILE, TrafficRead(rows(first), (), (), "cd" * 32), DAY)


EXAMPLES = {
    "import_traffic": (
        shown,
        lambda s, preview: ops.import_traffic(s, preview, {"ef" * 32: {"network": "x"}}),
    ),
}
