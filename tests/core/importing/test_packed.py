"""A zip of texts that was spoiled on its way is a sentence, whatever is wrong with it."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress

import pytest

from core.errors import UserError
from core.importing.packed import parts_of


def spoiled(whole: bytes, seed: int) -> bytes:
    """`whole` cut off, or with some bytes altered behind its first four."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        return whole[: chance.randrange(4, len(whole))]
    altered = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        altered[chance.randrange(4, len(altered))] = chance.randrange(256)
    return bytes(altered)


@pytest.fixture
def packed(tmp_path):
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for n in range(3):
            rows = "".join(f"{i},{i * n},someone{i}@shop.example\n" for i in range(200))
            made.writestr(f"part{n}.csv", "a,b,email\n" + rows)
    return path


def test_a_spoiled_zip_gives_its_tables_or_a_sentence_and_never_a_traceback(packed):
    whole = packed.read_bytes()
    refused = 0
    for seed in range(1500):
        packed.write_bytes(spoiled(whole, seed))
        with suppress(UserError):
            parts_of(packed)
            continue
        refused += 1
    assert refused > 500


def test_a_part_that_does_not_unpack_is_named_with_what_to_do(packed):
    whole = bytearray(packed.read_bytes())
    whole[60:90] = bytes(30)
    packed.write_bytes(bytes(whole))

    with pytest.raises(UserError, match=r"list\.zip is damaged and cannot be unpacked"):
        parts_of(packed)
