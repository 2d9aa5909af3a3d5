"""The examples of every entry: a bad one is flagged over exactly the words it marks, a good one not at all."""

from __future__ import annotations

from functools import cache

import pytest

from safelint.config import Flags
from safelint.knowledge.loader import load
from safelint.run.engine import Engine
from safelint.values.entries import Rule, Term
from safelint.values.finding import MASKED
from safelint.values.rulebook import NAMES, rule_id, rulebook
from safelint.words.instead import message
from support import TODAY, CheckText
from support.checking import check_document
from support.examples import marked

PACK = load(full=True)
ENTRIES: list[Term] = [*PACK.terms, *PACK.names]


def of_terms(attribute: str) -> list[object]:
    return [
        pytest.param(entry, example, id=f"{entry.theme}-{entry.id}-{number}")
        for entry in ENTRIES
        for number, example in enumerate(getattr(entry, attribute))
    ]


@cache
def all_on(nations: tuple[str, ...]) -> Engine:
    """An engine with every rule on, those too that are off by default."""
    select = tuple(rule.id for rule in rulebook(PACK).values() if rule.kind == "term")
    return Engine(Flags(today=TODAY, select=select, nations=nations))


def flagged(entry: Term, example: str) -> list[tuple[int, str, str]]:
    """Offset, words and message of each finding of the entry's rule."""
    from safelint.readers import read

    document = read("example.txt", example.encode(), "text")
    report = check_document(all_on(entry.nations).checker, document, "example.txt")
    rule = rule_id(entry)
    found = [each for each in report.findings if each.rule == rule]
    assert all((each.masked, each.text == MASKED) == (entry.masked, entry.masked) for each in found)
    return [(each.span.start, example[each.span.start : each.span.end], each.message) for each in found]


@pytest.mark.parametrize(("entry", "example"), of_terms("bad"))
def test_a_bad_example_is_flagged_over_the_words_it_marks(entry: Term, example: str) -> None:
    text, places = marked(example)
    assert places, "a bad example marks its words with [[...]]"
    assert flagged(entry, text) == [(at, words, message(entry, words)) for at, words in places]


@pytest.mark.parametrize(("entry", "example"), of_terms("good"))
def test_a_good_example_is_not_flagged(entry: Term, example: str) -> None:
    assert flagged(entry, example) == []


def of_rules(attribute: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in PACK.rules
        for number, example in enumerate(getattr(rule, attribute))
    ]


@pytest.mark.parametrize(("rule", "example"), of_rules("bad"))
def test_a_bad_example_of_a_rule(check_text: CheckText, rule: Rule, example: str) -> None:
    text, places = marked(example)
    findings = [finding for finding in check_text(text).findings if finding.rule == rule.id]
    if places:
        assert [(finding.span.start, finding.text) for finding in findings] == places
    else:
        assert [finding.text for finding in findings] == [""]


@pytest.mark.parametrize(("rule", "example"), of_rules("good"))
def test_a_good_example_of_a_rule(check_text: CheckText, rule: Rule, example: str) -> None:
    assert [finding for finding in check_text(example).findings if finding.rule == rule.id] == []


def test_every_entry_has_an_example_of_each_kind() -> None:
    assert NAMES in rulebook(PACK)
    assert PACK.terms
    assert PACK.names
    assert [entry.id for entry in ENTRIES if not (entry.bad and entry.good)] == []
