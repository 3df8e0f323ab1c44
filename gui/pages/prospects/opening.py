"""Opening a page in the browser: http and https alone, whoever asks."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.people import addresses


def open_address(text: str) -> bool:
    """Open the address in the owner's browser; False, and nothing opened, for all that is none."""
    address = addresses.openable(text)
    if address is None:
        return False
    return bool(QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)))
