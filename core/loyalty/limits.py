"""How long what is kept about loyalty may be."""

from __future__ import annotations

MEASURE_LIMIT = 200
