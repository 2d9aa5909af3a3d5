"""Each character of a text and its kind."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from safelint.text.leaps import Kinds
from safelint.words import misspelt
from safelint.words.likeness import LikeTables

NOTHING = misspelt.NearIndex(
    {
        "names": (),
        "also": frozenset(),
        "words": frozenset(),
        "endings": frozenset(),
        "starts": {},
        "ends": {},
        "before": {},
        "after": {},
        "split": {},
        "joined": {},
        "sequences": {},
        "right": frozenset(),
        "small": frozenset(),
        "like": LikeTables.of({}, {}, (), (), ()).values(),
    }
)


def texts(*pieces: str) -> st.SearchStrategy[str]:
    return st.lists(
        st.sampled_from([*" .,_-'@#/&\n\0\u2019\u2014\u2026\u0141\u00e9\u00c9?", *pieces]), max_size=14
    ).map("".join)


def test_each_character_has_one_in_its_place_that_says_its_kind() -> None:
    kinds = Kinds({"0123456789": "0", ".!": "."})
    assert kinds.of("Am 9_\u00e9\u2019\U0001f600\ud800!?") == "xx 0xx   . "


def test_what_is_beyond_latin_1_may_be_told_apart() -> None:
    assert Kinds({}, beyond="?").of("a?\u2019\u0141") == "x ??"


@given(texts("Aa", "Childline", "B", "a", "9", "x" * 60))
@example("Refuge\u2014Samaratans")
@example("Samaritans\u2014Childline")
def test_words_with_a_capital_are_found_by_leaps_as_by_the_pattern(text: str) -> None:
    found = [(start, word.text) for start, word in NOTHING.capitals(text)]
    assert found == [(match.start(), match[0]) for match in misspelt._CAPITAL.finditer(text)]
