"""What is read of a regular expression, and that `re` reads it so too."""

from __future__ import annotations

import random
import re
import tomllib
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safelint.text.expressions import (
    ENDLESS,
    Alternation,
    Anchor,
    BackReference,
    Category,
    Character,
    CharacterRange,
    ExpressionError,
    Look,
    Repeat,
    parse,
)
from safelint.text.patterns import UnsafePatternError, needs, normalised, parsed
from support import ROOT
from support.expressions import sample

pytestmark = pytest.mark.slow

RULES = ROOT / "rules"
A, B, C = Character(("a",)), Character(("b",)), Character(("c",))


def patterns_of(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from patterns_of(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from patterns_of(each, key)
    elif isinstance(value, str) and key in ("pattern", "patterns", "exception_patterns"):
        yield value


PATTERNS = sorted(
    {each for path in RULES.rglob("*.toml") for each in patterns_of(tomllib.loads(path.read_text(encoding="utf-8")))}
)


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        ("ab", (A, B)),
        (".", (Character((), True),)),
        (r"[^a\d-]", (Character(("a", Category("d"), "-"), True),)),
        (r"[]a-c\b]", (Character(("]", CharacterRange("a", "c"), "\b")),)),
        (r"\x61\u0062\U00000063", (A, B, C)),
        (r"^\ba\Z", (Anchor("^"), Anchor("b"), A, Anchor("Z"))),
        ("a{2,}?b{,3}+c{1}", (Repeat((A,), 2, ENDLESS, False), Repeat((B,), 0, 3, True), Repeat((C,), 1, 1, False))),
        ("a{}{,b}", (A, *(Character((sign,)) for sign in "{}{,"), B, Character(("}",)))),
        ("(a)(?:b)(?P<x>c)(?>a)(?i-s:b)", (A, B, C, A, B)),
        ("(?i)(?:ab)*", (Repeat((A, B), 0, ENDLESS, False),)),
        ("ab|ac", (A, Character(("b", "c")))),
        ("ab|a", (A, Alternation(((B,), ())))),
        (r"([ab])\1", (Character(("a", "b")), BackReference(1))),
        ("(?=a)(?!b)(?<=ab)(?<!c)", (Look((A,), True, False), Look((B,), True, True), Look((A, B), False, False),
                                     Look((C,), False, True))),
        ("", ()),
    ],
)  # fmt: skip
def test_the_tree_of_a_pattern(pattern: str, row: object) -> None:
    re.compile(pattern)
    assert parse(pattern) == row


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(?x) abuse", 'holds "(?x", which is not supported'),
        ("(?a:abuse)", 'holds "(?a", which is not supported'),
        ("(?#all)abuse", 'holds "(?#", which is not supported'),
        ("(a)?(?(1)abuse|b)", 'holds "(?(", which is not supported'),
        (r"\101buse", r'holds "\1", which is not supported'),
        (r"abuse[\0]", r'holds "\0", which is not supported'),
        (r"\N{BULLET}abuse", r'holds "\N", which is not supported'),
        ("(?P<x>a)(?P=x)abuse", 'holds "(?P", which is not supported'),
        ("abuse{1,99999}", "holds a repeat of more than 9,999 times, which is not supported"),
        ("(?<=a{2000})abuse", "holds a look back over more than 1,000 characters, which is not supported"),
    ],
)
def test_what_is_not_supported_is_named(pattern: str, message: str) -> None:
    re.compile(pattern)
    with pytest.raises(UnsafePatternError) as refusal:
        needs(pattern)
    assert str(refusal.value) == message


NO_EXPRESSIONS = r"""
(a a) [a [] *a a** a{2}{3} ^* \b+ (?i a(?i) (?i-i:a) (?-:a) [b-a] [a-\d] a{3,2} (?P<1>a) (?P<a>a)(?P<a>b) \1(a) (a\1)
(?<=a+) (?<=a|bc) \q [\q] \x4 (?<a)
"""


@pytest.mark.parametrize("pattern", [*NO_EXPRESSIONS.split(), "a\\"])
def test_what_is_no_expression_is_refused(pattern: str) -> None:
    with pytest.raises(re.error):
        re.compile(pattern)
    with pytest.raises(ExpressionError):
        parse(pattern)


PIECES = r"""
a b bad é 0 : , . | ( (?: (?= (?<= (?! (?<! (?> (?i: (?P<n> (?i) (?# (?x) ) ) ) [ ] [^ ^ $ - * + ? ?? ++ {2} {1,3} {,2}
{2,} { } \ \b \w \d \S \1 \2 \n \.
"""
written = st.lists(st.sampled_from([" ", *PIECES.split()]), max_size=12).map("".join)


@given(written)
@settings(max_examples=2_000, deadline=None)
def test_what_is_taken_re_takes_too(pattern: str) -> None:
    try:
        row = parse(pattern)
    except ExpressionError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of "[[", which may mean more one day
        compiled = re.compile(pattern, re.DOTALL)
    if "(?i" not in pattern and not any(
        sign in pattern for sign in ("$", "^", "\\b", "\\1", "\\2", "[^", "\\S", "(?", "+")
    ):
        text = sample(
            row, random.Random(pattern)
        )  # no place, no look, nothing kept: all that the tree makes must match
        assert compiled.fullmatch(text), text


nodes = st.recursive(
    st.sampled_from(["a", "b", "bad", "abuse", " ", "[ab]", "[^a]", r"\w", r"\d", ".", r"\b", "[a-c]", "é"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(st.sampled_from(["(", "(?:", "(?>", "(?i:"]), inner, st.sampled_from(["", "?", "*", "{1,2}", "+?"]))
        .map(lambda each: f"{each[0]}{each[1]}){each[2]}"),
        st.tuples(st.sampled_from(["(?=", "(?!"]), inner).map(lambda each: f"{each[0]}{each[1]})"),
    ),
    max_leaves=10,
)  # fmt: skip


@given(nodes, st.randoms(use_true_random=False))
@settings(max_examples=1_000, deadline=None)
def test_every_match_holds_one_of_each_set_of_words(pattern: str, chance: random.Random) -> None:
    try:
        wanted = needs(pattern)
    except UnsafePatternError:
        return
    compiled = re.compile(pattern, re.IGNORECASE)
    row = parse(pattern)
    for _ in range(10):
        match = compiled.search(sample(row, chance))
        if match:
            assert all(any(word in match.string.lower() for word in words) for words in wanted), (match, wanted)


def test_there_are_patterns_in_the_packs() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_the_packs_is_read(pattern: str) -> None:
    assert parsed(pattern) == parse(pattern)
    try:
        wanted = needs(pattern)
    except UnsafePatternError as problem:
        assert "no fixed word" in str(problem)  # as only what excuses may have none
        return
    chance = random.Random(pattern)
    row, compiled = parse(normalised(pattern)), re.compile(normalised(pattern), re.IGNORECASE)
    found = [match for match in (compiled.search(sample(row, chance)) for _ in range(30)) if match]
    for match in found:
        assert all(any(word in match.string.lower() for word in words) for words in wanted), (match, wanted)
