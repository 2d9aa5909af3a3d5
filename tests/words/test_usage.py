"""What stands around words in their sentence, as those ask who judge whether a term is used."""

from __future__ import annotations

import pytest

from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.text.view import TextView
from safelint.values.settings import Settings
from safelint.words.usage import Usage, is_all
from safelint.words.wordlists import WordLists, is_labelled

KNOWLEDGE = Knowledge(load(), ())


def view(text: str) -> TextView:
    return TextView(read("a.md", text.encode(), "markdown"), Settings(), KNOWLEDGE)


def usage(text: str, words: str = "psycho") -> Usage:
    of = view(text)
    start = of.document.text.index(words)
    return Usage(of, start, start + len(words))


def test_a_phrase_before_the_words_may_be_parted_from_them_by_marks_only() -> None:
    assert usage('They called her a "psycho" then.').led_by("excuses.called")
    assert usage("They called her a **psycho** then.").led_by("excuses.called")
    assert usage("They called her a real psycho then.").led_by("excuses.called") is None


def test_what_stands_in_another_sentence_says_nothing() -> None:
    assert (
        usage("This is about language. Psycho is what she said.", "Psycho").holds_before("excuses.about-words") is False
    )
    assert usage("This is about language, and psycho is in it.").holds_before("excuses.about-words")
    assert usage("She is a psycho. It is outdated.").holds_after("excuses.condemned") is False


def test_how_far_before_the_words_it_is_looked() -> None:
    far = "of the town " * 20
    assert usage(f"A word {far}and psycho").holds_before("excuses.about-words") is False
    near = Usage(view(f"A word {far}and psycho"), 251, 257, near=400)
    assert near.words == "psycho"
    assert near.holds_before("excuses.about-words")


def test_a_phrase_that_opens_the_sentence() -> None:
    assert usage("Calling the girl a psycho is wrong.").opened_by("excuses.calling")
    assert usage("\u201cCalling the girl a psycho is wrong.\u201d").opened_by("excuses.calling")
    assert usage("He was calling the girl a psycho again.").opened_by("excuses.calling") is None


@pytest.mark.parametrize(
    ("rest", "goes_on"),
    [
        (" choice is no excuse.", True),
        (", is not an excuse.", True),
        ("; that is no excuse.", False),
        (" choice is never right.", True),
        (" waited, but there is no right time.", False),
        (f" choice {'of hers ' * 6} is no excuse.", False),
    ],
)
def test_how_a_clause_goes_on(rest: str, goes_on: bool) -> None:
    of = usage(f"Her psycho{rest}")
    assert (of.clause_goes_on_with("excuses.no-excuse", 40) is not None) == goes_on


def test_words_across_two_sentences_have_both_around_them() -> None:
    of = usage("He said so. Never. She agreed.", "so. Never")
    assert of.words == "so. Never"
    assert of.before == "He said "
    assert of.after == "."


def test_even_white_space_and_marks() -> None:
    of = usage("It\u2019s  not\na psycho\u2019s  word")
    assert (of.before, of.words, of.after) == ("It's not a ", "psycho", "'s word")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Avoid", True),
        ("**Avoid these:**", True),
        ("Myth 3", True),
        ("Outdated terms", True),
        ("Avoid the town", False),
        ("We avoid", False),
        ("", False),
    ],
)
def test_a_header_that_is_a_phrase_as_a_whole(text: str, whole: bool) -> None:
    of = view(text)
    assert is_all(of, "excuses.avoid-header", 0, len(of.document.text)) == whole


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Avoid: psycho", True),
        ("Say person; not: psycho", True),
        ("Words to avoid: nutter, psycho", True),
        ("Avoid: nutter. Say: psycho", False),
        ("Note: psycho", False),
    ],
)
def test_a_label_before_the_words(text: str, labelled: bool) -> None:
    assert is_labelled(usage(text)) == labelled


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("## Avoid\n\n- psycho", True),
        ("Do not say:\n\n- nutter\n- psycho", True),
        ("Do not say:\n\n- nutter\n    - psycho", True),
        ("Common myths about illness:\n\n- psycho", True),
        ("Common myths and facts about illness:\n\n- psycho", False),
        ("We help with:\n\n- psycho", False),
        ("| Not | But |\n| --- | --- |\n| psycho | person |", True),
        ("| Not | But |\n| --- | --- |\n| nutter | psycho |", False),
        ("| Term | Why not |\n| --- | --- |\n| psycho | it hurts |", True),
        ("Myth: she is a psycho", True),
        ("Myth: she is ill. Fact: she is a psycho", False),
    ],
)
def test_lists_and_tables_of_words_to_avoid(text: str, avoided: bool) -> None:
    of = usage(text)
    place = of.view.document.block_index(of.start)
    assert WordLists(of.view).are_to_avoid(place, of.start) == avoided
