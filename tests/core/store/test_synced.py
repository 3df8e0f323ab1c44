"""Folders that travel to other computers are known by their names."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from core.store.synced import synced_by, synced_warning


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PurePosixPath("/home/ann/Dropbox/shop.regulars"), "Dropbox"),
        (PurePosixPath("/Users/ann/Dropbox (Personal)/plans/shop.regulars"), "Dropbox"),
        (PurePosixPath("/Users/ann/Library/CloudStorage/Dropbox-Personal/x.regulars"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\Ann\OneDrive\shop.regulars"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Ann\OneDrive - Juniper Ltd\shop.regulars"), "OneDrive"),
        (PurePosixPath("/Users/ann/Library/CloudStorage/OneDrive-Personal/x.regulars"), "OneDrive"),
        (
            PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x.regulars"),
            "iCloud Drive",
        ),
        (PureWindowsPath(r"C:\Users\Ann\iCloudDrive\shop.regulars"), "iCloud Drive"),
        (
            PurePosixPath("/Users/a/Library/CloudStorage/GoogleDrive-a@b.com/My Drive/x.regulars"),
            "Google Drive",
        ),
        (PureWindowsPath(r"G:\My Drive\shop.regulars"), "Google Drive"),
        (PurePosixPath("/home/ann/Nextcloud/shop.regulars"), "Nextcloud"),
        (PurePosixPath("/home/ann/Documents/shop.regulars"), None),
        (PurePosixPath("/home/ann/my dropbox notes/shop.regulars"), None),
        (PurePosixPath("/home/ann/Documents/Dropbox"), None),
    ],
)
def test_synced_folders_are_known_by_their_names(path, service):
    assert synced_by(path) == service


def test_the_warning_names_the_service_and_what_to_do(tmp_path):
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    said = synced_warning(folder / "shop.regulars")
    assert "Nextcloud copies to other computers" in said
    assert "one computer at a time" in said
    assert synced_warning(tmp_path / "shop.regulars") is None
