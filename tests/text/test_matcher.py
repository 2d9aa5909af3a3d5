"""Folding and matching: every hit at its exact place, and nothing inside a longer word."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.lexicon.folding import fold
from safelint.text.matcher import Lists, Matcher

TERM = "child abuse"


def found(text: str, *phrases: str) -> list[str]:
    matcher: Matcher[str] = Matcher()
    for phrase in phrases:
        matcher.add(phrase, phrase)
    folded = fold(text)
    return [text[slice(*folded.unfold(hit.start, hit.end))] for hit in matcher.find(folded.text)]


@pytest.mark.parametrize(
    "written",
    [
        "child abuse",
        "Child Abuse",
        "CHILD ABUSE",
        "child\nabuse",
        "child\r\nabuse",
        "child  abuse",
        "child \t \n abuse",
        "child\u00a0abuse",
        "child\u202f\u2009abuse",
        "chi\u00adld abuse",
        "child\u200b \u200babuse",
        "child abu\u2060se",
        "child\u200b\nabuse",
    ],
)
def test_a_phrase_is_found_however_its_white_space_is_written(written: str) -> None:
    assert found(f"Before  it, {written}.  After", TERM) == [written]


@pytest.mark.parametrize(
    "text", ["child abuser", "grandchild abuse", "childabuse", "child, abuse", "child\0abuse", "child_abuse"]
)
def test_a_phrase_is_no_part_of_something_longer(text: str) -> None:
    assert found(text, TERM) == []


def test_quotation_marks_and_hyphens_of_every_kind_are_the_same() -> None:
    assert found("Barnardo\u2019s and self\u2010harm", "Barnardo's", "self-harm") == [
        "Barnardo\u2019s",
        "self\u2010harm",
    ]


def test_overlapping_phrases_are_all_found() -> None:
    assert found("child sexual abuse images", "sexual abuse", "child sexual abuse", "abuse images") == [
        "child sexual abuse",
        "sexual abuse",
        "abuse images",
    ]


def test_a_part_of_a_word_is_found_where_asked() -> None:
    matcher: Matcher[int] = Matcher()
    matcher.add("suicid", 1, whole=False)
    assert [(hit.start, hit.end) for hit in matcher.find("suicidal")] == [(0, 6)]


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="empty phrase"):
        Matcher[int]().add(" \u00ad", 1)


def test_a_capital_that_grows_in_lower_case_moves_nothing() -> None:
    assert found("\u0130\u0130 child abuse", TERM) == ["child abuse"]


pieces = st.lists(
    st.sampled_from(["a", "B", " ", "  ", "\n", "\u00ad", "\u200b", "\u00a0", "\0", "-", "\u2019"]), max_size=40
)


@given(pieces)
def test_every_folded_character_comes_from_its_own_place(parts: list[str]) -> None:
    text = "".join(parts)
    folded = fold(text)
    assert len(folded.text) == len(folded.cased)
    last = -1
    for offset, character in enumerate(folded.cased):
        origin = folded.origin(offset)
        assert origin > last
        last = origin
        assert fold(text[origin]).cased in (character, "")
        assert folded.fold(origin) == offset


pieces_of_pdf = st.lists(
    st.sampled_from(
        ["a", "o", "q", " ", "  ", "\u00ad", "\0", "e\u0301", "e\u0302\u0301", "q\u0301", "\u0301", "\ufb01", "\ufb03"]
    ),
    max_size=30,
)


@given(pieces_of_pdf)
def test_every_folded_character_is_made_of_its_own_place(parts: list[str]) -> None:
    text = "".join(parts)
    folded = fold(text)
    for offset, character in enumerate(folded.text):
        start, end = folded.unfold(offset, offset + 1)
        assert character == " " or character in fold(text[start:end]).text
        assert folded.fold(start) <= offset < folded.fold_end(end)
        assert all(folded.fold(inside) <= offset for inside in range(start, end))
        if text[start] not in "\ufb01\ufb03":
            assert (folded.fold(start), folded.fold_end(end)) == (offset, offset + 1)
    assert folded.fold(len(text)) == len(folded.text)


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("sel\ufb02ess a\ufb00air", "selfless affair"),
        ("a\ufb03davit", "affidavit"),
        ("\ufb01re sta\ufb00", "fire staff"),
        ("SIA\u0302N", "Si\u00e2n"),
        ("Jose\u0301", "Jos\u00e9"),
        ("tw\u0302 co\u00adve\u0301", "t\u0175 cov\u00e9"),
        ("\u1ebf", "e\u0302\u0301"),
    ],
)
def test_letters_in_one_piece_and_accents_apart_are_plain_letters(written: str, phrase: str) -> None:
    assert found(f"The  {written} \ufb01nd e\u0301 {written}. {written}", phrase) == [written] * 3


PHRASES = (
    "child", "children", "child sexual abuse", "abuse", "'honour' based", "self-harm", "self", "a b", "q\u0301t", "x_",
)  # fmt: skip


@given(st.lists(st.sampled_from([*PHRASES, " ", "-", "'", "s", "_", "\u00e9", ".", "Child", "\n"]), max_size=30))
def test_a_matcher_finds_what_an_expression_for_each_phrase_finds(parts: list[str]) -> None:
    matcher: Matcher[int] = Matcher()
    for number, phrase in enumerate((*PHRASES, *PHRASES[:2])):
        matcher.add(phrase, number, whole=number % 3 != 0)
    text = fold("".join(parts)).text
    found = matcher.find(text)
    assert Matcher[int](matcher.kept).find(text) == found
    plain = [(hit.start, hit.end, hit.value) for hit in found]
    assert sorted(plain) == sorted(_slowly(text, (*PHRASES, *PHRASES[:2])))


def _slowly(text: str, phrases: Sequence[str]) -> list[tuple[int, int, int]]:
    """What a matcher finds, by one expression for each phrase."""
    found = []
    for number, phrase in enumerate(phrases):
        before, after = (r"(?<!\w)" if phrase[0].isalnum() else "", r"(?!\w)" if re.match(r"\w", phrase[-1]) else "")
        whole = number % 3 != 0
        pattern = f"{before if whole else ''}(?={re.escape(phrase)}{after if whole else ''})"
        found += [(match.start(), match.start() + len(phrase), number) for match in re.finditer(pattern, text)]
    return found


def test_lists_that_are_looked_for_together_find_what_each_finds() -> None:
    first, second = Matcher[int](), Matcher[str]()
    for number, phrase in enumerate(PHRASES):
        first.add(phrase, number, whole=number % 2 == 0)
        second.add(phrase, phrase, whole=number % 3 == 0)
    for text in ("child sexual abuse, self-harm", "children's x_x a b", ""):
        lists = Lists(Lists.kept({"first": first, "second": second}))
        for name, alone in (("second", second), ("first", first), ("third", Matcher[int]())):
            assert lists.named(name).find(text) == alone.find(text)


def test_texts_that_are_read_ahead_together_hold_what_each_holds_alone() -> None:
    matcher = Matcher[int]()
    for number, phrase in enumerate(PHRASES):
        matcher.add(phrase, number, whole=number % 2 == 0)
    texts = ["child", "", "abuse, self-harm", "child", "selfish children", "a", "b", *"vwxyz"]
    lists = Lists(Lists.kept({"list": matcher}))
    for ahead in ([], texts, texts[2:3], texts[:5]):
        lists.read_ahead(ahead)
        assert [lists.find("list", text) for text in texts] == [matcher.find(text) for text in texts]
    assert any(matcher.find(text) for text in texts)


def test_white_space_of_every_kind_is_one_space() -> None:
    kinds = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isspace()]
    assert {fold(f"a{each}b").text for each in kinds if each not in "\x1c\x1d\x1e\x1f"} == {"a b"}
