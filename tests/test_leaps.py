"""Each character of a text and its kind."""

from __future__ import annotations

from safelint.text.leaps import Kinds


def test_each_character_has_one_in_its_place_that_says_its_kind() -> None:
    kinds = Kinds({"0123456789": "0", ".!": "."})
    assert kinds.of("Am 9_\u00e9\u2019\U0001f600\ud800!?") == "xx 0xx   . "


def test_what_is_beyond_latin_1_may_be_told_apart() -> None:
    assert Kinds({}, beyond="?").of("a?\u2019\u0141") == "x ??"
