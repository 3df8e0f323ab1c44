"""Small exports, written as their sources write them."""

from __future__ import annotations

from pathlib import Path

SHOPIFY = (
    "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Billing Name,Phone,Cancelled at,Refunded Amount,Payment Reference\n"
)


def shopify(folder: Path, *lines: str, name: str = "orders_export.csv") -> Path:
    """Orders of Shopify: lines of "name,email,status,currency,total,created,…"."""
    return written(folder, name, SHOPIFY + "".join(f"{line}\n" for line in lines))


def sold(
    number: str,
    email: str,
    total: str,
    day: str,
    *,
    status: str = "paid",
    back: str = "0.00",
    currency: str = "GBP",
    reference: str = "",
    name: str = "",
    phone: str = "",
    cancelled: str = "",
) -> str:
    """One line of an order."""
    return (
        f"{number},{email},{status},{currency},{total},{day} 10:00:00 +0000,1,Loaf,{total},"
        f"{name},{phone},{cancelled},{back},{reference}"
    )


def stripe(folder: Path, *lines: str, name: str = "unified_payments.csv") -> Path:
    """Payments of Stripe: lines of "id,created,amount,refunded,currency,status,email"."""
    head = (
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,"
        "order_id (metadata)\n"
    )
    return written(folder, name, head + "".join(f"{line}\n" for line in lines))


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
