"""What a person is found again by: e-mail, phone, handle, site, and how each is compared.

`key_of` makes a key of what was typed or read from a file: the value that is compared and unique,
and the text that is shown.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.errors import UserError
from core.people import addresses, profiles
from core.people.limits import (
    EMAIL,
    HANDLE,
    KEY_LIMIT,
    NAME,
    PHONE,
    SITE,
    SOURCE,
)
from core.text import tr

SHORTEST_PHONE, LONGEST_PHONE = 3, 15
"""Digits of a phone number; the longest as the numbering plan of the world (E.164) has it."""
LOCAL_LIMIT, EMAIL_LIMIT = 64, 254
"""Characters of an e-mail address before the @ and in all (RFC 5321)."""

_ANGLES = re.compile(r"<([^<>]+)>\s*$")
_LOCAL = re.compile(r"[^\s@<>()\[\],;:\"\\\x00-\x1f]+")


@dataclass(frozen=True)
class Key:
    """One key. `scope` is the network of a handle, the source of an id or a name, else empty."""

    kind: str
    scope: str
    value: str
    shown: str


def key_of(kind: str, text: str, *, scope: str = "", country: str = "") -> Key:
    """The key that `text` stands for. `country` (two letters) is whose phones have no +44.

    Raises UserError, its field being the kind, with what is wrong.
    """
    shown = cleaned(text)
    if not shown:
        raise UserError(tr("Nothing was typed."), field=kind)
    if len(shown) > KEY_LIMIT:
        raise UserError(tr("This is longer than any address. Shorten it."), field=kind)
    if kind == EMAIL:
        return email(shown)
    if kind == PHONE:
        return phone(shown, country)
    if kind == SITE:
        return site(shown)
    if kind == HANDLE:
        return handle(shown, scope)
    if kind in (SOURCE, NAME):
        value = " ".join(shown.casefold().split()) if kind == NAME else shown
        return Key(kind, scope, value, shown)
    raise ValueError(kind)


def email(text: str) -> Key:
    """An e-mail address, small letters, its host in the wire spelling; names around it go."""
    named = _ANGLES.search(text)
    typed = (named[1] if named else text).strip().removeprefix("mailto:")
    local, _, host = typed.rpartition("@")
    try:
        wire = addresses.ascii_host(host)
    except UserError:
        wire = ""
    if not _LOCAL.fullmatch(local) or len(local) > LOCAL_LIMIT or "." not in wire:
        raise UserError(
            tr(
                "“{typed}” is no e-mail address. It needs a form like name@shop.example.",
                typed=text,
            )
            if len(text) <= EMAIL_LIMIT
            else tr("This is no e-mail address."),
            field=EMAIL,
        )
    value = f"{local.lower()}@{wire}"
    if len(value) > EMAIL_LIMIT:
        raise UserError(tr("This is no e-mail address."), field=EMAIL)
    return Key(EMAIL, "", value, typed)


def phone(text: str, country: str = "") -> Key:
    """A phone number, compared in its international form where its country is known."""
    import phonenumbers

    shown = text.removeprefix("tel:").lstrip("'’ ")
    try:
        number = phonenumbers.parse(shown, country or None)
        if phonenumbers.is_possible_number(number):
            value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            inner = f";{number.extension}" if number.extension else ""
            return Key(PHONE, "", value + inner, shown)
    except phonenumbers.NumberParseException:
        pass
    digits = "".join(str(unicodedata.digit(letter)) for letter in shown if letter.isdigit())
    letters = sum(letter.isalpha() for letter in shown)
    if not SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE or letters > len(digits):
        raise UserError(
            tr("“{typed}” is no phone number.", typed=text[:60]),
            field=PHONE,
        )
    return Key(PHONE, "", ("+" if shown.startswith("+") else "") + digits, shown)


def site(text: str) -> Key:
    """The address of a site or a page."""
    address = addresses.checked(text, SITE)
    return Key(SITE, "", addresses.compared(address), address)


def handle(text: str, network: str) -> Key:
    """A name on a network; the address of the profile is as good."""
    found = profiles.handle_in(text)
    if found is not None and found[0] == network:
        text = found[1]
    shown = text.strip().lstrip("@").strip()
    if not shown or not network:
        raise UserError(tr("Type the name as the network shows it."), field=HANDLE)
    return Key(HANDLE, network, " ".join(shown.casefold().split()), shown)


def cleaned(text: str) -> str:
    """A text on one line, without control characters and halves of letters."""
    if text.isprintable():
        return " ".join(text.split())
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if _is_control(letter) else letter for letter in whole).split())


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc"
