"""What is quick gives what its slow twin gives: the expression that leaps stand for, or the same said plainly."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safelint.checks.accessibility import block_capitals as capitals
from safelint.jsontext import as_json
from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge
from safelint.numbers.find import digit_forms, digits
from safelint.text import prose, quotations, sentence_ends
from safelint.words import abbreviations, misspelt

pytestmark = pytest.mark.slow


def texts(alphabet: str, *pieces: str, most: int = 30) -> st.SearchStrategy[str]:
    """Texts of these characters and pieces, and of some that no table of Latin letters knows."""
    every = [*alphabet, *pieces, *" \u00e9\u2019\u2013\u0141\U0001f600\ud800?\1\x7f\0"]
    return st.lists(st.sampled_from(every), max_size=most).map("".join)


def spans(matches: Any) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@given(texts("Oo0lI189_x.-", "0800", "O8OO", " 1111"))
@example("_O8OO 8OO 5OOO_")
def test_letters_for_digits(text: str) -> None:
    slow = [
        match.span()
        for match in digit_forms._WITH_LETTERS.finditer(text)
        if any(char in match.group() for char in "OolI")
    ]
    assert [(start, end) for start, end, _ in digit_forms.in_other_forms(text) if text[start:end].isascii()] == slow


@given(texts("089()+.-\n\r\t", "\u00a0", "\u200b"))
def test_clusters_of_digits(text: str) -> None:
    assert list(digits._clusters(text)) == spans(digits._CLUSTER.finditer(text))


@given(texts("ABTsab12.@#\\&+'-_/", "CSA"))
def test_letters_that_stand_for_words(text: str) -> None:
    assert spans(abbreviations._runs(text)) == spans(abbreviations._LETTERS.finditer(text))


@given(texts("ABIab1,:;&'_.@/-\n", "\u00c9\u00c9", "AB CD", "\u0174", "\u2014"))
def test_runs_of_capitals(text: str) -> None:
    assert spans(capitals._runs(text)) == spans(capitals._RUN.finditer(text))


def test_what_is_kept_of_words_is_bounded() -> None:
    kept = dict.fromkeys(map(str, range(misspelt._MOST_KEPT - 1)), None)
    misspelt._make_room(kept)
    assert kept
    kept["more"] = None
    misspelt._make_room(kept)
    assert not kept


@given(texts("ab1 .:'", "\u201c", "\u201d", "\u2018", "\u201b", '"', "\u00ab", "\u201e"))
def test_quotation_marks(text: str) -> None:
    def is_apostrophe(at: int) -> bool:
        return text[at] in "'\u2019\u201b" and 0 < at < len(text) - 1 and (text[at - 1] + text[at + 1]).isalnum()

    marks = "\"\u201c\u201d\u201e\u00ab\u00bb'\u2018\u2019\u201b"
    assert quotations._places(text) == [at for at, char in enumerate(text) if char in marks and not is_apostrophe(at)]


FULL_STOPS = texts("aB1)].", ". ", "\n", "[1]", "Mr. ", "e.g. ")
PACK = loader.load()
DATA = Knowledge(PACK, ()).prose


@given(FULL_STOPS)
def test_ends_of_sentences_at_full_stops(text: str) -> None:
    text = text.replace("?", "")
    assert spans(sentence_ends._END_AT_FULL_STOPS.finditer(text)) == spans(sentence_ends._END.finditer(text))


@given(texts("aB1)].", ". ", ". A", "Mr", "St", "pm", "no", "etc", "\n"))
def test_a_plain_end_is_an_end(text: str) -> None:
    for match in sentence_ends._END.finditer(text):
        start, end = match.span()
        if end - start == 1 and sentence_ends._is_plain_end(text, start, DATA, 0):
            ahead = sentence_ends._NEXT.match(text, end)
            assert ahead is not None
            assert sentence_ends._is_end(text, match, ahead, DATA, 0)


@given(texts("aB1'-.", ", ", "GOV.UK", "e.g."))
def test_words(text: str) -> None:
    plain = re.sub("[^\x01-\x7f]", "", text)
    assert prose.words(plain) == prose.WORD.findall(prose.INNER_STOP.sub("", plain))


@given(st.dictionaries(st.text(), st.lists(st.text())))
def test_whatever_is_written_as_json_is_read_as_it_was(value: object) -> None:
    assert json.loads(as_json(value)) == value
