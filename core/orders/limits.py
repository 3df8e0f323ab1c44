"""The words and bounds that tables and rules of orders share."""

from __future__ import annotations

PAID, OPEN, CANCELLED = "paid", "open", "cancelled"
STATUSES = (PAID, OPEN, CANCELLED)
"""`open`: ordered and not paid yet, which counts; `cancelled`: voided, failed, called off."""

BUYER_KINDS = ("email", "phone", "source", "name")
"""The kinds of keys that customers are found by, the surest first."""

ID_LIMIT = 200
"""Characters of an order's or payment's number in its source."""
ADDRESS_LIMIT = 2_000
"""Characters of the page that a visit began on, and of the one it came from."""
CODE_LIMIT = 200
ITEMS_LIMIT = 4_000
"""Characters of what was bought, a name a line."""
LARGEST = 10**15
"""Minor units of an amount: more is a mistake."""
