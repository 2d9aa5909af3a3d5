"""Bodies and laws of one nation in a text for another."""

from __future__ import annotations

import pytest

from safelint import Linter

RULE = "terminology/name-style"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def told(linter: Linter, text: str) -> list[tuple[str, str, str]]:
    """Severity, words and what to write instead."""
    found = linter.lint_text(text, "text.md").documents[0].findings
    return [
        (str(each.severity), each.text, each.message.partition(", write ")[2]) for each in found if each.rule == RULE
    ]


@pytest.mark.parametrize(
    ("text", "severity", "words", "new"),
    [
        (
            "He appeared at Dundee Sheriff Court. The Crown Prosecution Service said the case was strong.",
            "warning",
            "Crown Prosecution Service",
            "Crown Office and Procurator Fiscal Service.",
        ),
        (
            'DS Ann Bell of Police Scotland said: "I thank the CPS." He appeared at Paisley Sheriff Court.',
            "warning",
            "CPS",
            "Crown Office and Procurator Fiscal Service.",
        ),
        ("The PSNI sent a file to the CPS, which will decide.", "warning", "CPS", "Public Prosecution Service."),
        (
            "He will be at Leeds Crown Court after a report to the procurator fiscal.",
            "warning",
            "procurator fiscal",
            "Crown Prosecution Service.",
        ),
        (
            "Police in Edinburgh and in Glasgow say that this is rape under the Sexual Offences Act 2003.",
            "suggestion",
            "Sexual Offences Act 2003",
            "Sexual Offences (Scotland) Act 2009.",
        ),
        (
            "He was tried at Paisley Sheriff Court and Glasgow Sheriff Court under the Modern Slavery Act 2015.",
            "suggestion",
            "Modern Slavery Act 2015",
            "Human Trafficking and Exploitation (Scotland) Act 2015.",
        ),
        (
            "Police Scotland charged him under the Domestic Abuse Act 2021 at Glasgow Sheriff Court.",
            "suggestion",
            "Domestic Abuse Act 2021",
            "Domestic Abuse (Scotland) Act 2018.",
        ),
        (
            "If you are worried, ring the Gwynedd adult safeguarding team. The Care Quality Commission has our report.",
            "suggestion",
            "Care Quality Commission",
            "Care Inspectorate Wales or Healthcare Inspectorate Wales.",
        ),
        (
            "Police Scotland asked all our coaches to be members of the Disclosure and Barring Service.",
            "suggestion",
            "Disclosure and Barring Service",
            "Disclosure Scotland, or its PVG scheme.",
        ),
        (
            "The PSNI spoke to the pupils. The Protection from Harassment Act 1997 makes it a crime.",
            "suggestion",
            "Protection from Harassment Act 1997",
            "Protection from Harassment (Northern Ireland) Order 1997.",
        ),
        (
            "Gwent Police were called to the home. Ofsted has been told.",
            "suggestion",
            "Ofsted",
            "Estyn or Care Inspectorate Wales.",
        ),
    ],
)
def test_what_another_nation_has_is_told(linter: Linter, text: str, severity: str, words: str, new: str) -> None:
    assert told(linter, text) == [(severity, words, new)]


@pytest.mark.parametrize(
    "text",
    [
        "He appeared at Leeds Crown Court. The Crown Prosecution Service said the case was strong.",
        "The Crown Prosecution Service said the case was strong.",
        "The PSNI spoke to the pupils. The Equality Act 2010 does not apply here.",
        "The PSNI spoke to the pupils. There is no equivalent of the Equality Act 2010.",
        "Police Scotland worked with Kent Police and the Crown Prosecution Service in England.",
        "Police Scotland say that he must sign the register under the Sexual Offences Act 2003.",
        "A man from Glasgow is at the heart of a case that the Crown Prosecution Service has taken up.",
        'Police Scotland quoted a tweet: "The CPS has let us down."',
        "At Glasgow Sheriff Court they use the Human Trafficking and Exploitation (Scotland) Act 2015 "
        "as others use the Modern Slavery Act 2015.",
    ],
)
def test_what_may_be_right_is_not(linter: Linter, text: str) -> None:
    assert told(linter, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Cardiff Council runs the home. We follow the Care Act 2014, and the Care Quality Commission inspects us.",
            ["Care Act 2014", "Care Quality Commission"],
        ),
        ("Cardiff Council runs it. We follow the Care Act 2014. The CQC, Healthwatch and Ofsted inspect us.", []),
        ("Here in Wales, in Cardiff, we follow the Care Act 2014. The CQC inspects us.", []),
        ("Police Scotland has a file. The CPS was told. It is for the CPS to decide.", ["CPS"]),
        (
            "Police Scotland took him to Paisley Sheriff Court under the Domestic Abuse Act 2021. The CPS is told.",
            ["Domestic Abuse Act 2021", "CPS"],
        ),
        ("Police Scotland helped. The CPS has charged him under the Domestic Abuse Act 2021.", []),
    ],
)
def test_two_of_one_nation_do_not_hide_each_other_and_three_do(linter: Linter, text: str, words: list[str]) -> None:
    assert [each for _, each, _ in told(linter, text)] == words


def test_a_name_that_another_nation_has_can_be_chosen(linter: Linter) -> None:
    text = "He appeared at Glasgow Sheriff Court. The Crown Prosecution Service said the case was strong."
    found = [each for each in linter.lint_text(text, "a.txt").documents[0].findings if each.rule == RULE]
    assert [[choice.replacement for choice in each.choices] for each in found] == [
        ["Crown Office and Procurator Fiscal Service"]
    ]


def test_each_is_told_once_and_the_settings_are_asked_first() -> None:
    text = "The CPS will decide. The CPS was asked on Monday."
    assert told(Linter(nations=["scotland"]), text) == [
        ("warning", "CPS", "Crown Office and Procurator Fiscal Service.")
    ]
    assert told(Linter(nations=["england", "scotland"]), text) == []


def test_words_that_stand_twice_are_quoted_once(linter: Linter) -> None:
    text = "The Crown Prosecution Service decides. We meet in Glasgow. Later she moved, and lives in Glasgow."
    [found] = [each for each in linter.lint_text(text, "a.txt").documents[0].findings if each.rule == RULE]
    assert "The rest of this text is about Scotland (it says \u201cin Glasgow\u201d)." in found.message


def test_a_place_in_another_nation_keeps_it_quiet(linter: Linter) -> None:
    text = "He appeared at Dundee Sheriff Court. The CPS said the case was strong."
    assert told(linter, text)
    assert not told(linter, f"{text} He was born in Leeds.")


@pytest.mark.parametrize("own", ["Estyn", "Care Inspectorate Wales"])
def test_a_sentence_that_names_what_the_nation_has_speaks_of_both(own: str) -> None:
    linter = Linter(nations=["wales"])
    assert told(linter, f"Ofsted and {own} both wrote about the school in May.") == []
    assert told(linter, "Ofsted wrote about the school in May.") == [
        ("suggestion", "Ofsted", "Estyn or Care Inspectorate Wales.")
    ]
