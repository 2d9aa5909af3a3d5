"""Archives that are damaged are refused with a reason, however they are damaged."""

from __future__ import annotations

import random

import pytest

from safelint.readers.paper.archive import Archive
from safelint.values.errors import Unreadable
from support.word import archive

WHOLE = archive({"a.xml": "<a>" + "call " * 200 + "</a>", "b.xml": "<b/>"})


def test_a_part_said_to_stand_before_the_start_is_damaged() -> None:
    at = WHOLE.index(b"PK\x05\x06") + 16
    moved = (int.from_bytes(WHOLE[at : at + 4], "little") + 45).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="damaged"):
        Archive(WHOLE[:at] + moved + WHOLE[at + 4 :], "Word file").read("a.xml")


def test_any_byte_may_be_wrong() -> None:
    chance = random.Random(1)
    reasons = set()
    for at in range(len(WHOLE)):
        data = bytearray(WHOLE)
        data[at] = chance.randrange(256)
        try:
            Archive(bytes(data), "Word file").read("a.xml")
        except Unreadable as reason:
            reasons.add(str(reason).partition(":")[0])
    assert "it is damaged" in reasons
