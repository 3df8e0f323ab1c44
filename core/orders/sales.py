"""What the orders say now, as SQL: of each order the newest import's word, each sale once.

A payment that belongs to a sale (it names it, is named by it, or has the same amount, day and
person) adds nothing; one that belongs to none is a sale itself where its source is a till.
"""

from __future__ import annotations

_NEWEST = """{name} AS MATERIALIZED (
    SELECT this.* FROM {table} AS this JOIN counting ON counting.id = this.batch_id
    WHERE this.batch_id = (SELECT max(id) FROM counting) OR NOT EXISTS (
        SELECT 1 FROM {table} AS newer JOIN counting ON counting.id = newer.batch_id
        WHERE newer.source = this.source AND newer.external_id = this.external_id
          AND newer.nth = this.nth AND newer.batch_id > this.batch_id))"""

COUNTING = "counting AS MATERIALIZED (SELECT id FROM import_batch WHERE active = 1)"
ORDERS_NOW = _NEWEST.format(name="orders_now", table="purchase_order")
REFUNDS_NOW = _NEWEST.format(name="refunds_now", table="refund")
PAYMENTS_NOW = _NEWEST.format(name="payments_now", table="payment")

WHO = """who AS MATERIALIZED (
    SELECT buyer.id AS buyer_id, person_key.person_id FROM buyer JOIN person_key
    ON person_key.kind = buyer.kind AND person_key.scope = buyer.scope
    AND person_key.value = buyer.value)"""

ATTACHED = """named AS MATERIALIZED (
    SELECT p.id AS payment_id, o.id AS order_id FROM payments_now p JOIN orders_now o
    ON p.order_ref = o.external_id WHERE p.order_ref <> ''
    UNION SELECT p.id, o.id FROM payments_now p JOIN orders_now o
    ON o.payment_ref = p.external_id WHERE o.payment_ref <> ''),
paid AS (
    SELECT p.id, p.day, p.currency, p.total, who.person_id, row_number() OVER (
        PARTITION BY p.day, p.currency, p.total, who.person_id ORDER BY p.moment, p.id) AS turn
    FROM payments_now p JOIN who ON who.buyer_id = p.buyer_id
    WHERE p.status <> 'cancelled' AND p.id NOT IN (SELECT payment_id FROM named)),
sold AS (
    SELECT o.id, o.day, o.currency, o.total, who.person_id, row_number() OVER (
        PARTITION BY o.day, o.currency, o.total, who.person_id ORDER BY o.moment, o.id) AS turn
    FROM orders_now o JOIN who ON who.buyer_id = o.buyer_id
    WHERE o.id NOT IN (SELECT order_id FROM named) AND EXISTS (SELECT 1 FROM paid)),
attached AS MATERIALIZED (
    SELECT payment_id, order_id FROM named
    UNION ALL SELECT paid.id, sold.id FROM paid JOIN sold
    USING (day, currency, total, person_id, turn))"""

_SALES = """sales AS (
    SELECT buyer_id, 'order' AS what, source, external_id, day, currency, total, refunded
    FROM orders_now WHERE status <> 'cancelled'
    UNION ALL SELECT buyer_id, 'payment', source, external_id, day, currency, total, refunded
    FROM payments_now WHERE status <> 'cancelled' AND is_till = 1
    AND id NOT IN (SELECT payment_id FROM attached)),
given AS MATERIALIZED (
    SELECT source, order_external_id AS external_id, sum(amount) AS amount FROM refunds_now
    WHERE order_external_id <> '' GROUP BY source, order_external_id),
known AS MATERIALIZED (
    SELECT source, external_id FROM orders_now WHERE EXISTS (SELECT 1 FROM refunds_now)
    UNION SELECT source, external_id FROM payments_now),
told AS (
    SELECT sales.buyer_id, sales.day, sales.currency, sales.total,
           min(sales.total, max(sales.refunded, coalesce(given.amount, 0))) AS back
    FROM sales LEFT JOIN given USING (source, external_id)),
single AS (
    SELECT buyer_id, day, currency, total - back AS net, (back < total OR back = 0) AS counts
    FROM told
    UNION ALL SELECT buyer_id, day, currency, -amount, 0 FROM refunds_now
    WHERE counts_alone = 1 AND (source, order_external_id) NOT IN (SELECT * FROM known))"""

CURRENT = f"""WITH {COUNTING}, {ORDERS_NOW}, {REFUNDS_NOW}, {PAYMENTS_NOW},
{WHO}, {ATTACHED}, {_SALES}
SELECT who.person_id, single.day, single.currency, sum(single.net) AS net,
       sum(single.counts) AS orders
FROM single LEFT JOIN who ON who.buyer_id = single.buyer_id
GROUP BY who.person_id, single.day, single.currency HAVING orders > 0 OR net <> 0"""
"""The rows that `purchase` must have. What a record says of its own refunds and what refunds of
their own say is the same money told twice: the larger counts."""

ATTACHMENTS = (
    f"WITH {COUNTING}, {ORDERS_NOW}, {PAYMENTS_NOW}, {WHO}, {ATTACHED} "
    "SELECT payment_id, order_id FROM attached"
)
"""Which payment belongs to which order."""
