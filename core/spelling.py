"""American spelling of the source's British words."""

from __future__ import annotations

import re

AMERICAN = {
    "autumn": "fall",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "catalogue": "catalog",
    "centre": "center",
    "centred": "centered",
    "cheque": "check",
    "colour": "color",
    "coloured": "colored",
    "colours": "colors",
    "cosy": "cozy",
    "favour": "favor",
    "favourite": "favorite",
    "favourites": "favorites",
    "flavour": "flavor",
    "flavours": "flavors",
    "fulfil": "fulfill",
    "grey": "gray",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "labelled": "labeled",
    "licence": "license",
    "licences": "licenses",
    "mum": "mom",
    "mums": "moms",
    "neighbour": "neighbor",
    "neighbourhood": "neighborhood",
    "neighbouring": "neighboring",
    "neighbours": "neighbors",
    "organisation": "organization",
    "organisations": "organizations",
    "organise": "organize",
    "organised": "organized",
    "organiser": "organizer",
    "organising": "organizing",
    "per cent": "percent",
    "practise": "practice",
    "programme": "program",
    "programmes": "programs",
    "recognise": "recognize",
    "recognised": "recognized",
    "recognises": "recognizes",
    "spelt": "spelled",
    "summarise": "summarize",
    "theatre": "theater",
    "towards": "toward",
    "travelled": "traveled",
    "travelling": "traveling",
}
"""British to American, in small letters."""
_BRITISH = re.compile(rf"\b(?:{'|'.join(sorted(AMERICAN, key=len, reverse=True))})\b", re.I)


def american(text: str) -> str:
    """`text` with every word in the table respelt, capital letters kept."""
    return _BRITISH.sub(_respelt, text)


def _respelt(found: re.Match[str]) -> str:
    word = found[0]
    new = AMERICAN[word.lower()]
    return new[0].upper() + new[1:] if word[0].isupper() else new
