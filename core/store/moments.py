"""Moments as the file keeps them."""

from __future__ import annotations

import datetime as dt


def moment_text(value: dt.datetime) -> str:
    """UTC ISO text to the microsecond. Raises ValueError for a moment without a time zone."""
    if value.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
