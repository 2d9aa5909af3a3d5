"""Phrases: how they are written, and what they find."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.knowledge.loader import load
from safelint.lexicon import codes, notation, search
from safelint.lexicon.compiling import Compiler, PhraseList, WrongPhraseError
from safelint.lexicon.folding import fold
from safelint.lexicon.forms import WordForms
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.matching import Matches
from safelint.lexicon.notation import (
    Ahead,
    AnyWord,
    Node,
    NotAhead,
    OneOf,
    PhraseError,
    RepeatedPart,
    Row,
    Word,
    parsed,
)
from safelint.lexicon.parts import LONGEST
from safelint.lexicon.tokens import Tokens
from safelint.words.term_phrases import phrases_of

CLASSES = {
    "child": ("girl|girls|boy|boys", "young person|people", "@digits year|years old"),
    "act": ("raped|hurt", "did harm to @child"),
}


def lexicon(*phrases: str, unless: Sequence[str] = (), forms: dict[str, str] | None = None) -> Lexicon:
    compiler = Compiler(CLASSES, WordForms(forms))
    family = compiler.family({"list": PhraseList(tuple(phrases), tuple(unless))})
    classes = compiler.every_class()
    kept = {
        "families": {"test": family},
        "classes": classes,
        "sets": compiler.sets(),
        "words": {},
        "pairs": {},
        "expressions": {},
    }
    return Lexicon(kept)


def matches(text: str, *phrases: str, unless: Sequence[str] = (), forms: dict[str, str] | None = None) -> Matches:
    return lexicon(*phrases, unless=unless, forms=forms).matches(Tokens(fold(text)))


def found(text: str, *phrases: str, **more: Sequence[str]) -> list[str]:
    return [text[start:end] for start, end in matches(text, *phrases, **more).all("test.list")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("anyone who saw", "Anyone who saw it", ["Anyone who saw"]),
        ("anyone who saw", "anyone, who saw it", []),
        ("harm", "harmful, unharmed, harm's way", ["harm"]),
        ("self-harm", "Self harm and self\u2011harm", ["Self harm", "self\u2011harm"]),
        ("self harm", "self-harm", ["self-harm"]),
        ("isn't", "It isn\u2019t so", ["isn\u2019t"]),
        ("victim", "a victim's story, two victims' stories", ["victim"]),
        ("girl|girls|boy", "a girl, two boys, a boy", ["girl", "boy"]),
        ("[call it|refer to] as", "they call it as such and refer to as", ["call it as", "refer to as"]),
        ("the (poor) victim", "the victim; the poor victim", ["the victim", "the poor victim"]),
        ("told _{0,2} lies", "told lies, told many lies, told so very many lies", ["told lies", "told many lies"]),
        ("told _{0,2} lies", "He told. Then lies", []),
        ("suicid*", "Suicidal thoughts, suicide", ["Suicidal", "suicide"]),
        ("@digits calls", "0800 calls and many calls", ["0800 calls"]),
        ("weigh #kg|#lb", "weigh 34kg, weigh kg, weigh 34 kg, weigh 9LB", ["weigh 34kg", "weigh 9LB"]),
        ("by @capital", "by Jo, by day", ["by Jo"]),
        ("Mind", "Mind your mind", ["Mind"]),
        ("@child was hurt", "a young person was hurt", ["young person was hurt"]),
        ("he @act", "he did harm to 12-year-old boys", ["he did harm to 12-year-old"]),
        ("^dear", "Dear all, my dear", ["Dear"]),
        ("ends$", "It ends here. It ends", ["ends"]),
        ("quote :", "quote: and quote", ["quote:"]),
        (r"call \(free\)", "call (free)", ["call (free)"]),
        ("ffôn", "Ffôn yma", ["Ffôn"]),
        ("rape", "ra\u00adpe", ["ra\u00adpe"]),
        ("[a|b]{2} end", "a b end; a end", ["a b end"]),
        ("@child 's book", "the girl's book, a girls book", ["girl's book"]),
        ("a youth >was|.", "a youth was, a youth club, a youth.", ["a youth", "a youth"]),
        ("a youth >[_{0,2} ran|$]", "a youth also ran; a youth club; a youth", ["a youth", "a youth"]),
        ("youth >@child", "youth boys; youth men", ["youth"]),
        ("~the|i @capital was", "The was, I was, Mo was", ["Mo was"]),
        ("~[ay bee] ay _", "ay bee; ay cee", ["ay cee"]),
    ],
)
def test_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_nothing_is_found_across_two_blocks() -> None:
    assert found("anyone\0who saw", "anyone who") == []
    assert found("one\0Dear two\0dear", "^dear") == ["Dear", "dear"]
    assert found("so it ends\0It", "ends$") == ["ends"]


def test_what_an_exception_holds_is_not_found() -> None:
    assert found("a prison term, a term, prison terms", "term|terms", unless=["prison term|terms"]) == ["term"]


def test_plain_words_stand_for_their_forms_and_marked_ones_do_not() -> None:
    forms = {"refuse": "refused refuses", "rose": "rise"}
    assert found("refused help, refuse help", "refuse help", forms=forms) == ["refused help", "refuse help"]  # type: ignore[arg-type]
    assert found("a rose, a rise", "=rose", forms=forms) == ["rose"]  # type: ignore[arg-type]


def test_where_a_match_is_asked_for() -> None:
    text = 'Do not say "crazy" or say daft. We said daft.'
    here = matches(text, "do not say", "say", "said")
    crazy, daft = text.index("crazy"), text.index("daft")
    assert here.before("test.list", crazy) == (0, 10)
    assert here.before("test.list", daft) == (text.index("say daft"), text.index(" daft"))
    assert here.before("test.list", text.index("or say")) is None
    assert here.after("test.list", text.index(" daft")) is None
    assert here.after("test.list", text.index("say daft") - 1) == here.before("test.list", daft)
    assert here.holds("test.list", daft)
    assert not here.holds("test.list", daft, daft + 4)
    assert here.first("test.list", 5) == (7, 10)


def test_each_wording_counts_once_however_its_line_is_broken() -> None:
    text = "Do not say it. Do  Not\nsay it: say that, and say this. We said it."
    here, quoted = matches(text, "do not say", "say", "said"), (text.index("say that"), text.index(" that"))
    told = [text[start:end] for start, end in here.different("test.list")]
    assert told == ["Do not say", "say", "said"]
    assert [match.start for match in here.different("test.list", but=lambda *place: place == quoted)] == [
        0,
        text.index("say this"),
        text.index("said"),
    ]
    assert here.different("test.list", 4, 10) == [(7, 10)]


@pytest.mark.parametrize(
    ("phrase", "column", "says"),
    [
        ("", 1, "a word was expected"),
        ("a (b", 5, "was expected"),
        ("a b)", 4, "not opened"),
        ("a | b", 3, "square brackets"),
        ("_{3,1} a", 2, "few to more"),
        ("_{0,99} a", 2, "12 at most"),
        ("_{x} a", 2, "a repeat is written"),
        ("@ a", 2, "the name of a class"),
        ("weigh # a", 8, "the letters of a unit"),
        ("ab* c", 1, "three letters"),
        ("a \u00ad", 3, "a word was expected"),
        ("a \0b", 3, "a word was expected"),
        ("went|kept|kept going", 15, "twice; choices of more than one word stand in square brackets"),
    ],
)
def test_a_mistake_is_told_with_its_column(phrase: str, column: int, says: str) -> None:
    with pytest.raises(PhraseError, match=says) as raised:
        parsed(phrase)
    assert raised.value.column == column


@pytest.mark.parametrize("phrase", ["_ _", "(a)", "@nobody a", "@digits", "#kg"])
def test_a_phrase_without_a_word_of_its_own_is_refused(phrase: str) -> None:
    with pytest.raises(WrongPhraseError, match="list: "):
        Compiler(CLASSES).family({"list": PhraseList((phrase,))})


def test_a_class_cannot_hold_itself() -> None:
    with pytest.raises(WrongPhraseError, match="one > two > one"):
        Compiler({"one": ("a @two",), "two": ("b @one",)}).every_class()


# ----------------------------------------------------------------- against a slow matcher that is plainly right

_ATOMS = st.sampled_from(
    "ay;bee;cee;ay|bee;_;_{0,2};(bee);[ay bee|cee];(ay cee);[ay|cee]{1,2};>bee;>[_ cee|ay];~bee;~[_ cee|ay]".split(";")
)
_PHRASES = st.lists(_ATOMS, min_size=1, max_size=5).map(" ".join)
_TEXTS = st.lists(st.sampled_from(["ay", "bee", "cee", "dee", ",", ".", "\0"]), max_size=12).map(" ".join)


def _slow(node: Node) -> str:
    """An expression over tokens, each of which ends in a space; the mark of where a match ends may follow any."""
    match node:
        case Word(text):
            return re.escape(text) + " \1?"
        case AnyWord():
            return "[^.;:!?\0\1 ]+ \1?"
        case Row(parts):
            return "".join(map(_slow, parts))
        case OneOf(parts):
            return "(?:" + "|".join(map(_slow, parts)) + ")"
        case RepeatedPart(part, least, most):
            return f"(?:{_slow(part)}){{{least},{most}}}"
        case Ahead(part):
            return f"(?={_slow(part)})"
        case NotAhead(part):
            return f"(?!{_slow(part)})"
    raise AssertionError(node)


@given(_PHRASES, _TEXTS)
def test_it_finds_what_a_slow_matcher_finds(phrase: str, text: str) -> None:
    try:
        here = matches(text, phrase)
    except WrongPhraseError:
        return
    words, expression = here.tokens.words, re.compile(_slow(notation.parsed(phrase)) + "(?<=\1)")

    def rest(start: int, end: int | None = None) -> str:
        return "".join(f"{word} " for word in words[start:end])

    expected = {
        here.tokens.span(start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if expression.match(f"{rest(start, end)}\1{rest(end)}")
    }
    assert set(here.all("test.list")) == expected
    with patch.object(search, "STRETCH", 2):  # as a text of many thousand words is looked at
        assert matches(text, phrase).all("test.list") == here.all("test.list")


def test_what_stretches_hold_is_what_the_text_holds() -> None:
    text = "He told lies.\0One told no lies, a prison term, a term\0" * 3 + "told " * 9 + "lies"
    phrases, unless = ("told _{0,6} lies", "term$", "^one", "a term"), ("prison term", "_{0,6} told so")
    whole = matches(text, *phrases, unless=unless).all("test.list")
    for size in range(1, 9):
        with patch.object(search, "STRETCH", size):
            assert matches(text, *phrases, unless=unless).all("test.list") == whole


_LINES = (
    "He told lies.\0By Jo and Al",
    "",
    "\0The poor victim told no lies\0",
    "by Jo ends",
    "told many",
    "lies, by day. A Boy was hurt",
    "victim's Boy",
)


@pytest.mark.parametrize("size", [2, 3, 7, 16_000])
def test_texts_that_are_looked_through_together_hold_what_each_holds_alone(size: int) -> None:
    phrases = ("told _{0,2} lies", "by @capital", "^by", "ends$", "Boy", "victim", "boy >was|$", "_ ends")
    made = lexicon(*phrases, unless=("poor victim",))
    texts = [Tokens(fold(line)) for line in _LINES]

    def told(found: Matches) -> object:
        ends = range(len(found.tokens.fold.text) + 1)
        beside = [(found.before("test.list", at), found.after("test.list", at)) for at in ends]
        return found.all("test.list"), list(found.every("test")), found.different("test.list"), beside

    alone = [told(made.matches(text)) for text in texts]
    with patch.object(search, "STRETCH", size):
        assert [told(found) for found in made.matches_of_each(texts)] == alone
    assert sum(len(found.all("test.list")) for found in made.matches_of_each(texts)) > 9


def test_no_phrase_is_longer_than_a_stretch_looks_around() -> None:
    kept = load().lexicon

    @cache
    def of_class(name: str) -> int:
        tables = kept["classes"][name]
        parts = [part for tries in tables["tries"].values() for _, part, _ in codes.opened(tries)]
        return max(map(longest, (*parts, *tables["rest"])))

    def longest(part: Any) -> int:
        match part[0]:
            case codes.RUN:
                return len(part) - 1
            case codes.ROW:
                return sum(map(longest, part[1:]))
            case codes.ONE_OF:
                return max(map(longest, part[1:]))
            case codes.REPEAT:
                return part[2] * longest(part[3])
            case codes.AHEAD | codes.NOT_AHEAD:
                return longest(part[1])
            case codes.CLASS:
                return of_class(part[1])
            case _:
                return 1

    for tables in kept["families"].values():
        for tries in (*tables["tries"].values(), *tables["unless"].values()):
            assert max(longest(part) for _, part, _ in codes.opened(tries)) <= LONGEST


@pytest.mark.parametrize("words", [*(f"ay {mark} bee" for mark in sorted(notation.SPECIAL)), "ay->bee"])
def test_words_to_avoid_are_found_as_they_stand(words: str) -> None:
    term = load().terms[0]._replace(kind="term", case_sensitive=False, patterns_only=False, avoid=(words,), phrases=())
    (phrase,) = phrases_of(term._replace(too_broad_alone=()))
    assert found(f"He wrote {words} here.", phrase) == [words]
