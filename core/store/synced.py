"""Folders that another program carries to other computers while the file is open."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from core.text import tr

_SERVICES: tuple[tuple[str, str], ...] = (
    (r"dropbox( \(.+\))?", "Dropbox"),
    (r"onedrive( ?- ?.+)?", "OneDrive"),
    (r"mobile documents|com~apple~clouddocs|icloud ?drive|iclouddrive", "iCloud Drive"),
    (r"google ?drive( \(.+\))?|googledrive-.+|my drive", "Google Drive"),
    (r"nextcloud( \(.+\)|\d+)?", "Nextcloud"),
    (r"owncloud", "ownCloud"),
    (r"dropbox-.+", "Dropbox"),
    (r"onedrive-.+", "OneDrive"),
    (r"syncthing|sync", "Sync"),
    (r"pcloud ?drive", "pCloud"),
    (r"seafile", "Seafile"),
    (r"magentacloud", "MagentaCLOUD"),
    (r"tresorit", "Tresorit"),
)


def synced_by(path: PurePath) -> str | None:
    """The service whose folder the path is in, by the names on the way; None for none known."""
    for part in path.parent.parts:
        for pattern, name in _SERVICES:
            if re.fullmatch(pattern, part.strip(), re.IGNORECASE):
                return name
    return None


def synced_warning(path: Path) -> str | None:
    """A sentence for a file in a synced folder, None elsewhere."""
    service = synced_by(path.resolve())
    if service is None:
        return None
    return tr(
        "{name} is in a folder that {service} copies to other computers. Open it on one computer "
        "at a time, and wait until {service} is done before you open it on another.",
        name=path.name,
        service=service,
    )
