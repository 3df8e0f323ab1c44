"""Exports of Search Console as it writes them; every figure here is made up."""

from __future__ import annotations

import zipfile

QUERIES = """Top queries,Clicks,Impressions,CTR,Position
sourdough near me,41,"1,204",3.41%,4.2
juniper street bakery,38,96,39.58%,1.03
birthday cake leeds,12,880,1.36%,8.75
croissants,0,310,0%,22.4
"""
DATES = """Date,Clicks,Impressions,CTR,Position
2027-03-31,2,40,5%,7.5
2027-01-01,1,30,3.33%,9
"""
PAGES = """Top pages,Clicks,Impressions,CTR,Position
https://juniperstreet.example/,60,2000,3%,6.1
"""
FILTERS = """Filter,Value
Search type,Web
Date,Last 3 months
"""
WHOLE = {
    "Queries.csv": QUERIES,
    "Pages.csv": PAGES,
    "Countries.csv": "Country,Clicks,Impressions,CTR,Position\nUnited Kingdom,60,2000,3%,6.1\n",
    "Devices.csv": "Device,Clicks,Impressions,CTR,Position\nMobile,60,2000,3%,6.1",
    "Dates.csv": DATES,
    "Filters.csv": FILTERS,
}


def packed(path, parts):
    """A zip of these texts (or bytes) by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return path


def whole(folder, name="juniper.zip", **parts):
    """The export as it is saved; `parts` replace or add tables, by their name without .csv."""
    return packed(folder / name, WHOLE | {f"{key}.csv": text for key, text in parts.items()})


def loose(folder, text, name="Queries.csv"):
    """One table by itself."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
