"""Which printed addresses are a way to a service."""

from __future__ import annotations

import pytest

import signposting_helper as helper
from safelint.text.matcher import fold


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("See www.nspcc.org.uk.", ["online"]),
        ("See https://NSPCC.org.uk/keeping-children-safe", ["online"]),
        ("Write to help@nspcc.org.uk", ["email"]),
        ("nspcc.org.uk", ["online"]),
        ("See xnspcc.org.uk", []),
        ("See nspcc.org.ukx", []),
        ("See nspcc.org", []),
        ("See nspcc .org.uk and .org.uk", []),
        ("nspcc.org.uk\0nspcc.org.uk", ["online", "online"]),
    ],
)
def test_an_address_is_found_as_whole_words(text: str, ways: list[str]) -> None:
    found = list(helper.guide().directory.by_address(fold(text)))
    assert [each.how for each in found] == ways
    assert all(text[each.start : each.end].lower() == "nspcc.org.uk" for each in found)
