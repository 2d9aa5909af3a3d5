"""Titles and years of laws: what is wrong is found, what resembles it is left alone."""

from __future__ import annotations

import pytest

from safelint.values.rulebook import NAMES
from support import CheckText

# (text, the words, what the message says)
WRONG = [
    ("It is covered by the Domestic Abuse Act 2020.", "Domestic Abuse Act 2020", "the Domestic Abuse Act is of 2021."),
    (
        "See the Protection from Harassment Act 1998.",
        "Protection from Harassment Act 1998",
        "is of 1997.",
    ),
    (
        "It is in the Protection from Harassment (Northern Ireland) Order 1998.",
        "Protection from Harassment (Northern Ireland) Order 1998",
        "Order is of 1997.",
    ),
    (
        "See the Mental Health (Northern Ireland) Order 1996.",
        "Mental Health (Northern Ireland) Order 1996",
        "is of 1986.",
    ),
    (
        "See the Safeguarding of Vulnerable Groups (Northern Ireland) Order 2007.",
        "Safeguarding of Vulnerable Groups (Northern Ireland) Order 2007",
        "Safeguarding Vulnerable Groups (Northern Ireland) Order 2007",
    ),
    ("Under the Care Act 2015 we help.", "Care Act 2015", "the Care Act is of 2014."),
    ("She was held under the Mental Health Act 1984.", "Mental Health Act 1984", "of 1959, 1983, 2007 and 2025."),
    (
        "The Domestic Abuse Act 2018 is clear.",
        "Domestic Abuse Act 2018",
        "The law of 2018 is the Domestic Abuse (Scotland) Act 2018.",
    ),
    ("The Equalities Act 2010 protects people.", "Equalities Act 2010", "the name is Equality Act 2010."),
    ("The Equality's Act protects people.", "Equality's Act", "the name is Equality Act."),
    ("See the Protection of Freedom Act 2012.", "Protection of Freedom Act 2012", "Protection of Freedoms Act 2012."),
    (
        "The Domestic Abuse Act (Scotland) 2018 is clear.",
        "Domestic Abuse Act (Scotland) 2018",
        "the name is Domestic Abuse (Scotland) Act 2018.",
    ),
    (
        "It is in the Domestic Violence and Civil Proceedings Act 2021.",
        "Domestic Violence and Civil Proceedings Act 2021",
        "is the Domestic Abuse and Civil Proceedings Act (Northern Ireland) 2021.",
    ),
    (
        "Wales has the Violence Against Women Act 2015.",
        "Violence Against Women Act 2015",
        "is the Violence against Women, Domestic Abuse and Sexual Violence (Wales) Act 2015.",
    ),
    (
        "It is an offence under the Protection from Stalking Act 2022.",
        "Protection from Stalking Act 2022",
        "is the Protection from Stalking Act (Northern Ireland) 2022.",
    ),
    (
        "We follow the Adult Support and Protection Act 1997.",
        "Adult Support and Protection Act 1997",
        "the Adult Support and Protection (Scotland) Act is of 2007.",
    ),
    ("See the Crime and Policing Act 2017.", "Crime and Policing Act 2017", "the name is Policing and Crime Act 2017."),
    (
        "Stalking is a crime under the Criminal Justice and Licensing Act 2010.",
        "Criminal Justice and Licensing Act 2010",
        "is the Criminal Justice and Licensing (Scotland) Act 2010.",
    ),
    (
        "Exham Safeguarding Children Partnership goes by the Children Act 1998.",  # a law of other countries
        "Children Act 1998",
        "the Children Act is of",
    ),
    ("In England, Kent Police go by the Children Act 1998.", "Children Act 1998", "the Children Act is of"),
    ("Cardiff Council: in\nWales we go by the Children Act 1998.", "Children Act 1998", "the Children Act is of"),
    ("In May Cardiff Council went by the Children Act 1998.", "Children Act 1998", "the Children Act is of"),
    ("The Online Safeguarding Act 2023 is clear.", "Online Safeguarding Act 2023", "is the Online Safety Act 2023."),
]


@pytest.mark.parametrize(("text", "words", "said"), WRONG)
def test_a_wrong_title_or_year_is_found(check_text: CheckText, text: str, words: str, said: str) -> None:
    [finding] = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    assert finding.text == words
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The Children Act 1989 and the Children Act 2004 apply.",
        "See the Adoption and Children Act 2002.",
        "The law (Care Act 2014) is clear.",
        "The Domestic Abuse (Scotland) Act 2018 made it an offence.",
        "The Mental Capacity Act (Northern Ireland) 2016 is partly in force.",
        "The Domestic Violence, Crime and Victims Act 2004 is in force in part.",
        "The Modern Slavery Act 2018 of Australia is like ours.",  # a law of another country
        "We go by the Children Act 1998.",
        "Exham Safeguarding Children Partnership has a twin. In Ghana they go by the Children Act 1998.",
        "Exham Safeguarding Children Partnership has a twin. In\nGhana they go by the Children Act 1998.",
        "Exham Safeguarding Children Partnership has a twin. In\xa0Accra they go by the Children Act 1998.",
        "Exham Safeguarding Children Partnership was asked for the Children Act 1998 of Ghana.",
        "Exham Safeguarding Children Partnership has a twin that goes by the Irish Children Act 2001.",
        "Belfast City Council looked at the Charities Act 2009.",
        "The Mental Health Act 2026 is new.",  # later than the laws that the pack knows
        "The Children Act 1908 set up juvenile courts.",  # earlier than those
        "The Equality and Care Act 2013 of a novel.",
        "The Violence Act 2015 of a novel.",  # too little of a longer title
        "The Health and Social Care Act (Northern Ireland) 2022 is one.",  # another nation's
        "Do not write Domestic Abuse Act 2020.",
        "Under the Protection from Stalking Act it is an offence.",  # of Northern Ireland
        "The Crime and Policing Act is another than the Policing and Crime Act.",
        "Children Act out what they have seen.",
        "In Scotland, the Domestic Abuse (Scotland) Act 2018 says so.",
        "In Wales the Social Services and Well-being (Wales) Act 2014 says so.",
        "The Care Acts of Kindness day is in May.",
        "The Children (Northern Ireland) Order 1995 and the Sexual Offences (Northern Ireland) Order 2008 apply.",
        "A Sexual Harm Prevention Order 2016 was made, and the Children Order 1995 applies.",
    ],
)
def test_what_is_right_is_left_alone(check_text: CheckText, text: str) -> None:
    assert [(each.text, each.message) for each in check_text(text, "text").findings if each.rule == NAMES] == []


def test_a_law_that_an_entry_names_is_found_once_whatever_is_misspelt_before_it(check_text: CheckText) -> None:
    text = "Call the Samaratins on 116 123. The Sex Offence Act 2003 and the Domestic Violence Act 2021."
    messages = [each.message for each in check_text(text, "text").findings if each.rule == NAMES]
    assert messages[1:] == ["Write Sexual Offences Act.", "Write Domestic Abuse Act 2021."]


def test_a_title_is_fixed_and_a_year_is_not(check_text: CheckText) -> None:
    findings = check_text("The Equalities Act 2010 and the Care Act 2015.", "text").findings
    fixes = {each.text: each.fix and each.fix.replacement for each in findings if each.rule == NAMES}
    assert fixes == {"Equalities Act 2010": "Equality Act 2010", "Care Act 2015": None}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("Care Act 2015", ["Care Act 2014"]),
        ("Sexual Offences Act 2013", ["Sexual Offences Act 2003", "Sexual Offences Act 1993"]),
        ("Online Safeguarding Act 2023", ["Online Safety Act 2023"]),
        ("Equalities Act 2010", ["Equality Act 2010"]),
    ],
)
def test_the_law_that_may_have_been_meant_is_offered(check_text: CheckText, words: str, offered: list[str]) -> None:
    [finding] = [each for each in check_text(f"See the {words}.", "text").findings if each.rule == NAMES]
    assert [choice.replacement for choice in finding.choices] == offered
