from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.core.links.web import Web, a_web


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as served:
        yield served
