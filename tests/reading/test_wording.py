"""Sentences that hide who acts, and words that have a plainer one."""

from __future__ import annotations

from collections import Counter

import pytest

from safelint.knowledge.loader import load
from safelint.lexicon.lexicon import Lexicon
from safelint.reading.counts import Prose
from safelint.reading.wording import HardWord, HardWords, Passive, locate, passives
from safelint.text.prose import Sentence
from safelint.values.rulebook import rule_id

PACK = load()
KNOWN = PACK.readability
LEXICON = Lexicon(PACK.lexicon)
NEWS = {*KNOWN["passive_excused"], *KNOWN["passive_excused_news"]}


def prose(*lines: str) -> Prose:
    """Counted sentences of which only the words matter."""
    uses = Counter(word for line in lines for word in line.split())
    return Prose(range(len(lines)), lines, [1] * len(lines), [1] * len(lines), uses, {}, uses.total(), 0, 0)


def shown(line: str, excused: object = KNOWN["passive_excused"]) -> str:
    found = passives(prose(line), LEXICON, frozenset(KNOWN["passive_irregular"]), frozenset(excused))  # type: ignore[call-overload]
    return " ".join(found[0].words) if found else ""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("mistakes were made", "were made"),
        ("it was decided that the centre would close", "was decided"),
        ("a review will be carried out next year", "be carried out"),
        ("your records will not be shared with anyone", "be shared"),
        ("the letter was then quickly sent to every parent", "was then quickly sent"),
        ("lessons have been learned from this", "been learned"),
        ("the forms are being changed", "being changed"),
        ("calls got transferred to the wrong team", "got transferred"),
        ("the report was published in may", "was published"),
        ("she was told about it too late", "was told"),
    ],
)
def test_passives(line: str, words: str) -> None:
    assert shown(line) == words


@pytest.mark.parametrize(
    "line",
    [
        "she is worried about her son",
        "are you concerned about a child",
        "he was born in leeds",
        "the centre is located in the town",
        "we are committed to this",
        "be prepared to wait",
        "they are interested in it",
        "she was abused as a child",
        "you will be believed",
        "he was arrested on monday",
        "she has been released on bail",
        "they were convicted in may",
        "the review was carried out by the board",
        "the letter was sent to every parent by the school",
        "there were reported cases in the town",
        "these are limited funds",
        "it is indeed",
        "she is in need of it",
        "he was a hundred",
        "two of the men were unnamed",
        "they get married in may",
        "we made mistakes",
        "you need to be",
        "it is",
    ],
)
def test_what_hides_nobody(line: str) -> None:
    assert shown(line) == ""


@pytest.mark.parametrize(
    "line",
    ["he was given a sentence of six years", "the court was told about it", "she was taken to hospital", "he was seen"],
)
def test_in_a_story_or_a_release_the_police_and_the_court_act(line: str) -> None:
    assert shown(line) != ""
    assert shown(line, NEWS) == ""


def test_one_passive_a_sentence_with_its_place() -> None:
    found = passives(
        prose("we act", "it was decided and it was printed", "he was born"),
        LEXICON,
        frozenset(KNOWN["passive_irregular"]),
        frozenset(KNOWN["passive_excused"]),
    )
    assert found == [Passive(1, ("was", "decided"))]


def test_a_passive_ends_with_its_sentence() -> None:
    found = passives(
        prose(
            "we know what it is", "closed doors were there", "opened letters", "the form was sent", "by then we left"
        ),
        LEXICON,
        frozenset(KNOWN["passive_irregular"]),
        frozenset(KNOWN["passive_excused"]),
    )
    assert found == [Passive(3, ("was", "sent"))]


def test_participles_are_not_both_excused_and_listed_twice() -> None:
    for name in ("passive_irregular", "passive_excused", "passive_excused_news"):
        assert len(KNOWN[name]) == len(set(KNOWN[name])), name
    assert {"worried", "concerned", "based", "arrested", "charged", "born"} <= set(KNOWN["passive_excused"])


def test_hard_words_by_entry_and_form() -> None:
    found = HardWords(KNOWN["hard_word"]).uses(
        prose("we ceased to act", "in accordance with it", "the purchases", "nothing")
    )
    assert sorted(found) == [
        HardWord(0, "ceased", ("stop", "end")),
        HardWord(1, "in accordance with", ("in line with", "under")),
        HardWord(2, "purchases", ("buy",)),
    ]


@pytest.mark.parametrize("line", ["the predeceased one", "in accordance", "repurchase it", "the saidways"])
def test_only_whole_words_are_hard(line: str) -> None:
    assert list(HardWords(KNOWN["hard_word"]).uses(prose(line))) == []


def test_words_of_officials_and_professionals_have_a_plainer_one() -> None:
    listed = KNOWN["hard_word"]
    assert len(listed) > 300
    assert {entry["kind"] for entry in listed} == {"official", "police", "jargon"}
    found = HardWords(listed).uses(
        prose("we operationalise it at your earliest convenience", "a multi-agency gap analysis")
    )
    assert {use.form for use in found} == {
        "operationalise",
        "at your earliest convenience",
        "multi-agency",
        "gap analysis",
    }


def test_no_hard_word_is_a_term_already() -> None:
    avoided = {form.lower(): rule_id(term) for term in PACK.terms for form in term.avoid}
    forms = [form for entry in KNOWN["hard_word"] for form in (entry["word"], *entry["forms"])]
    assert {form: avoided[form] for form in forms if form in avoided} == {}
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("was decided", (15, 26)),
        ("it", (12, 14)),
        ("that that we", (27, 39)),
        ("was it", None),
        ("outside", None),
    ],
)
def test_locate(words: str, place: tuple[int, int] | None) -> None:
    text = "It is late. It was\ndecided that that we go. Outside."
    assert locate(text, Sentence(12, 43, 0), words.split(" ")) == place
