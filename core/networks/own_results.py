"""What came of the networks by the business's own orders, kept with the file.

Worked out from the orders (`work_out`) and kept until they change; read without NumPy, since the
page Networks may be the first one on screen.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from core.loyalty import keeping
from core.loyalty import queries as loyalty
from core.loyalty.estimate import Estimate
from core.networks.fit import OwnResults
from core.networks.page import Results
from core.orders import keeping as orders_keeping
from core.store.database import Reader
from core.store.operation import Store

KEPT_AS = "networks"
FORM = 1
"""Raised when what is kept changes its form or its meaning."""
_TOLD = (
    "SELECT text, network, campaign_id, idea_id, person_id FROM code ORDER BY id",
    "SELECT what, value, network, link_id, person_id FROM attribution_rule ORDER BY id",
    "SELECT person_id, how, network FROM found_us ORDER BY person_id",
    "SELECT id, their_page FROM link ORDER BY id",
    "SELECT site FROM business",
)


def kept(reader: Reader, today: dt.date) -> Results:
    """What was worked out last, and whether it still holds."""
    if not reader.value("SELECT EXISTS (SELECT 1 FROM import_batch WHERE active = 1)"):
        return Results()
    found = keeping.kept(reader, KEPT_AS, today)
    if found is None or found.value.get("form") != FORM:
        return Results(fresh=False)
    networks = {key: OwnResults(*one) for key, one in found.value["networks"].items()}
    fresh = found.fresh and found.value["told"] == _told_by(reader)
    return Results(found.value["shop"], networks, fresh)


def work_out(store: Store, today: dt.date) -> None:
    """Work the results out and keep them. No step of undo."""
    from core.attribution.ways import ways

    orders_keeping.refresh(store)
    revision = orders_keeping.revision(store.reader) or 0
    found = ways(store.reader, today)
    shop = found.shop.value if found.shop else None
    networks = {}
    for row in found.rows:
        if row.is_network and row.came_back is not None and row.came_back.count and shop:
            networks[row.key] = (_own_rate(row.came_back, shop), row.came_back.count)
    value = {"form": FORM, "told": _told_by(store.reader), "shop": shop, "networks": networks}
    keeping.keep(store, KEPT_AS, today, revision, value)


def _own_rate(shrunk: Estimate, shop: float) -> float:
    """A network's own rate, which the fit draws towards the shop's by itself."""
    from core.loyalty.networks import OWN_WEIGHT

    assert shrunk.value is not None
    whole = shrunk.count + OWN_WEIGHT
    own = (shrunk.value * whole - OWN_WEIGHT * shop) / shrunk.count
    return min(max(own, 0.0), 1.0)


def _told_by(reader: Reader) -> str:
    """What the results follow from beside the orders, in short."""
    told = [[tuple(row) for row in reader.rows(sql)] for sql in _TOLD]
    return hashlib.sha256(repr((loyalty.rules(reader).days, told)).encode()).hexdigest()
