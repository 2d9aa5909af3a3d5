"""Names of which a text has the words in another order, in other forms, or one of them otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.run.engine import Engine
from support import TODAY, CheckText

RULE = "terminology/name-style"
MARKED = re.compile(r"\[\[(.+?)\]\]")


def told(check_text: CheckText, text: str) -> list[tuple[str, str, str]]:
    """How loud each finding is, the words that it is about, and what it says to write."""
    found = [each for each in check_text(text).findings if each.rule == RULE]
    return [(each.severity, each.text, each.choices[0].replacement if each.choices else "") for each in found]


def wanted(marked: str, severity: str, right: str) -> tuple[str, list[tuple[str, str, str]]]:
    """A text without its marks, and what shall be told of the words between them."""
    return MARKED.sub(r"\1", marked), [(severity, words, right) for words in MARKED.findall(marked)]


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        # another order
        ("Inspectors of the [[Care Commission for Quality]] came in May.", "Care Quality Commission"),
        ("He is no longer with the [[Midwifery and Nursing Council]].", "Nursing and Midwifery Council"),
        ("Ask the [[Porn Revenge Helpline]] to have it taken down.", "Revenge Porn Helpline"),
        # other forms of its words
        ("Ring the [[National Stalker Helpline]].", "National Stalking Helpline"),
        ("The [[Crown Prosecutor Service]] has charged him.", "Crown Prosecution Service"),
        ("Write to the [[Health and Care Professionals Council]].", "Health and Care Professions Council"),
        ("It was sent to the NRM, the [[National Referring Mechanism]].", "national referral mechanism"),
    ],
)
def test_a_name_with_all_its_words_in_another_way_is_told_loudly(
    check_text: CheckText, marked: str, right: str
) -> None:
    text, expected = wanted(marked, "warning", right)
    assert told(check_text, text) == expected


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        # one word for another of like meaning
        ("The [[Forced Marriage Department]] can help.", "Forced Marriage Unit"),
        ("The [[Domestic Violence Commissioner]] spoke to us.", "Domestic Abuse Commissioner"),
        ("Ask [[Scottish Victim Support]] to go with you.", "Victim Support Scotland"),
        # one too many
        ("Ask the [[Criminal Injuries Compensation Board Authority]].", "Criminal Injuries Compensation Authority"),
        # one for another of another sense, in a long name
        ("Ask the [[Crown Office and Prosecutor Fiscal Service]].", "Crown Office and Procurator Fiscal Service"),
        # only the letters beside show what is meant
        ("Tell the LADO ([[Local Area Designation Officer]]).", "Local authority designated officer"),
        ("Our [[Designated Safety Lead]] (DSL) is Ms Okoro.", "designated safeguarding lead"),
        ("The MARAC, a [[Multi-Agency Risk Meeting]], met.", "multi-agency risk assessment conference"),
        (
            "NAPAC, the [[National Association of Childhood Abuse Survivors]], listens.",
            "National Association for People Abused in Childhood",
        ),
        ("Tell CEOP, the [[Child Exploitation and Online Safety Centre]].", "Child Exploitation and Online Protection"),
    ],
)
def test_a_name_with_one_word_otherwise_is_a_suggestion(check_text: CheckText, marked: str, right: str) -> None:
    text, expected = wanted(marked, "suggestion", right)
    assert told(check_text, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Care Quality Commission's inspectors came in May.",
        "Crown Prosecution Service lawyers read the file.",
        # shorter
        "The Procurator Fiscal was told. The Safeguarding Practice Review is out.",
        # other bodies: a town, a nation, a word that no name has
        "Exham Safeguarding Children Partnership met on Monday.",
        "Cruse Scotland Bereavement Support has its own line.",
        "The British Holistic Medical Association met in York.",
        "The General Dental Council and the General Medical Council answered.",
        # what is no name of one body
        "The Designated Person for Safeguarding is Ms Okoro.",
        "The Designated Safeguarding Officer is Ms Okoro.",
        # much that many names have
        "The Northern Ireland Fire Service sent two engines.",
        "The National Guidance for Child Protection in Scotland says so.",
        "The Manchester Action on Street Health (MASH) van stops here.",
        # two names, and what is said of one
        "He may call the Helpline and the NSPCC Helpline will listen.",
        "Ring Karma Nirvana from Leeds or York.",
        "You can use Report Remove from Childline to have a picture taken down.",
        "Use Report Remove from Childline, or ring us.",
        "We asked Save the Children for Report Remove.",
        "We work with Report Remove and Action for Children.",
        "It is run by the Health and Safety Executive for Children in Northern Ireland.",
        # spoken of as wrong
        "It is the Care Quality Commission, not the Quality Care Commission.",
        "# Names that people get wrong\n\nDo not write: Quality Care Commission.",
    ],
)
def test_another_name_is_let_stand(check_text: CheckText, text: str) -> None:
    assert told(check_text, text) == []


def test_it_says_what_is_meant_and_changes_nothing_by_itself(check_text: CheckText) -> None:
    [finding] = [each for each in check_text("The Quality Care Commission came in May.").findings if each.rule == RULE]
    assert finding.message.startswith('"Quality Care Commission": the name is Care Quality Commission.')
    assert not any(choice.safe for choice in finding.choices)


def test_names_of_the_house_are_compared_too(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text(
        '[[name]]\nid = "exham-listening"\nseverity = "warning"\navoid = ["ELS"]\n'
        'prefer = ["Exham Youth Listening Service"]\n'
        'message = "Write {instead}."\nwhy = "So its leaflets say."\n',
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text("The Exham Listening Service for Youth is open.\n", encoding="utf-8")
    [document] = Engine(Flags(today=TODAY)).run([str(tmp_path / "a.md")]).documents
    assert [each.text for each in document.findings if each.rule == RULE] == ["Exham Listening Service for Youth"]
