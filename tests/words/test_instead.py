"""What an entry tells a writer to write is meant for the form that was found, in its number and with its capitals."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest

from safelint.knowledge.loader import load
from safelint.values.entries import Term
from safelint.words.instead import GAP, MARK, advice, gap_filled, instead, message
from support import CheckText

PACK = load(full=True)
ENTRIES: list[Term] = [*PACK.terms, *PACK.names]
TOLD = [entry for entry in ENTRIES if entry.instead and MARK in entry.message]
UNTOLD = [entry for entry in PACK.terms if entry.instead and MARK not in entry.message and entry.enabled]
REPLACED = [entry for entry in ENTRIES if entry.kind != "term" and entry.fix and not entry.patterns_only]


def each(entries: list[Term]) -> Any:
    return pytest.mark.parametrize("entry", entries, ids=lambda entry: f"{entry.theme}-{entry.id}")


def holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@each(TOLD)
def test_a_message_proposes_what_is_meant_for_the_form_and_no_words_of_another(entry: Term) -> None:
    forms = (*entry.avoid, *entry.too_broad_alone, *entry.instead)
    assert all(instead(entry, form) for form in forms)
    every = {words for form in forms for words in instead(entry, form)}
    for form in forms:
        said, own = message(entry, form), instead(entry, form)
        assert all(holds(said, re.sub(r" \([^)]*\)$", "", words).replace(GAP, "").strip()) for words in own)
        foreign = {words for words in every.difference(own) if not any(holds(mine, words) for mine in own)}
        assert not any(holds(said, words) for words in foreign), form


def test_a_form_that_nothing_is_told_for_is_shown_the_form_most_like_it() -> None:
    entry = next(entry for entry in TOLD if entry.id == "professional-curiosity")
    assert not instead(entry, "voices of the child")
    assert message(entry, "voices of the child").startswith('Say "what the child says" for "voice of the child"')


@each(UNTOLD)
def test_words_that_no_message_tells_can_be_written_for_an_example(check_text: CheckText, entry: Term) -> None:
    """Else the form stands in nothing that the entry finds, and nobody would notice. Whether they read well there is
    another question: see `words/fitting.py`."""
    texts = [example.replace("[[", "").replace("]]", "") for example in entry.bad]
    found = [each for text in texts for each in check_text(text, "text").findings if each.rule.endswith(f"/{entry.id}")]
    assert any(instead(entry, each.text) or each.choices for each in found)  # a masked entry shows no words


@pytest.mark.parametrize(
    ("wording", "form", "found", "written"),
    [
        ("has \u2026", "suffers from", "suffers from Asthma", "has Asthma"),
        ("\u2026 home", "placement", "her placement", "her home"),
        ("\u2026", "evil", "evil man", "man"),
        ("\u2026", "robust", "robust", ""),
        ("has \u2026", "suffers from", "suffers from", "has"),
        ("\u2026 home", "placement", "placement", None),
        ("\u2026 died \u2026", "was killed", "she was killed today", "she died today"),
        ("has \u2026", "suffers from", "fell ill", None),
    ],
)
def test_a_gap_holds_the_other_words_found(wording: str, form: str, found: str, written: str | None) -> None:
    assert gap_filled(wording, form, found, found) == written


@each([entry for entry in ENTRIES if MARK in entry.message])
def test_one_and_several_have_replacements_of_their_own(entry: Term) -> None:
    forms = (*entry.avoid, *entry.too_broad_alone)
    pairs = [(one, several) for one in forms for several in forms if several == one + "s"]
    assert [pair for pair in pairs if instead(entry, pair[0]) == instead(entry, pair[1])] == []


@each(REPLACED)
def test_a_replacement_that_can_be_made_is_only_that(entry: Term) -> None:
    """No remark, no year and no letters in brackets that may stand in the text already, and no plural for one."""
    for form in entry.avoid:
        words = instead(entry, form)
        if len(words) == 1:
            assert "(" not in words[0]
            assert re.findall(r"\d{4}", words[0]) == re.findall(r"\d{4}", form)
            assert words[0].split()[0].lower() != "the" or form.lower().startswith("the ")
    for one, several in combinations(entry.avoid, 2):
        if several == one + "s":
            assert instead(entry, several)[0].endswith("s")


@pytest.mark.parametrize(
    ("text", "said", "fix"),
    [
        ("He used Youtube.", "Write YouTube.", "YouTube"),
        ("He used Tik Tok.", "Write TikTok.", "TikTok"),
        ("Saftey comes first.", "Write safety.", "Safety"),
        ("Our safe guarding lead.", "Write safeguarding.", "safeguarding"),
        ("It is off-line today.", "Write offline.", "offline"),
        ("E-mails reach us.", "Write emails.", "Emails"),
        ("Ask the Multi Agency Safeguarding Hub.", "Write multi-agency.", "Multi-Agency"),
        ("The Multiagency Safeguarding Hub met.", "Write multi-agency.", "Multi-Agency"),
        ("Multi agency MARAC meetings help.", "Write multi-agency.", "Multi-agency"),
        ("Ask the multi agency Safeguarding Hub.", "Write multi-agency.", "multi-agency"),
        ("The grant is paid pro rata.", 'Say "in proportion".', None),
        ("The grant is paid per annum.", 'Say "a year".', None),
        ("Inmates of a psychiatric hospital wrote.", 'Say "patients".', None),
        ("He was released from a psychiatric hospital.", 'Say "discharged".', None),
        ("The Childrens Society can help.", "Write Children's Society.", "Children's Society"),
        ("See the Children's Act 2004.", "Write Children Act 2004.", "Children Act 2004"),
        ("Officers utilised a drone.", 'Say "used".', None),
        ("She helps the deaf.", 'Name people first: say "deaf people".', None),
        ("He was their trained councillor.", "Write trained counsellor.", None),
        (
            "All tutors are CRB checked now.",
            "Write DBS checked. Scotland has the PVG scheme, and Northern Ireland",
            None,
        ),
    ],
)
def test_a_writer_is_told_what_fits_the_words(check_text: CheckText, text: str, said: str, fix: str | None) -> None:
    found = [finding for finding in check_text(text, "text").findings if finding.message.startswith(said)]
    assert len(found) == 1
    assert (found[0].fix.replacement if found[0].fix else None) == fix


def test_the_longest_form_that_stands_in_the_words_counts() -> None:
    entry = next(entry for entry in PACK.terms if entry.id == "suicide-bid")
    helpline = next(entry for entry in PACK.terms if entry.id == "helpline")
    assert instead(entry, "Suicide bids") == ("suicide attempts",)
    assert instead(helpline, "our help lines") == ("helplines",)
    assert instead(helpline, "our help line") == ("helpline",)


def test_the_advice_of_an_entry_has_no_gap_to_fill() -> None:
    said = {entry.id: advice(entry) for entry in ENTRIES}
    assert [name for name, text in said.items() if "{" in text] == []
    assert said["utilise"] == 'Say "use".'
    assert said["happy-pills"] == 'Say "antidepressants" or "medicine".'
    assert (
        said["whilst-amongst"] == 'Say "while" for "whilst", "among" for "amongst", "among" or "during" for "amidst".'
    )
