"""What is an address: every part of the program tells it by the endings of the pack."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from safelint.reading.words import without_contacts
from safelint.text.web_addresses import WebAddresses
from support.number_texts import KNOWLEDGE, analyse

ADDRESSES = KNOWLEDGE.addresses


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See anytown.org.uk/help or call", "See   or call"),
        ("See anytown.support or call", "See   or call"),
        ("Write to help@anytown.org.uk now", "Write to   now"),
        ("See report.pdf or call", "See report.pdf or call"),
    ],
)
def test_addresses_are_left_out_by_their_endings(text: str, left: str) -> None:
    assert ADDRESSES.left_out(text) == left


def test_a_pack_that_knows_no_endings_finds_mailboxes_alone() -> None:
    addresses = WebAddresses(())
    assert addresses.left_out("See anytown.org.uk or help@anytown.org") == "See anytown.org.uk or  "
    assert re.search(addresses.ending, "anytown.org.uk") is None
    assert not addresses.stand_in("anytown.org.uk")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("See wexley.gov.uk/help/young-people.", ["wexley.gov.uk/help/young-people"]),
        (
            "(see WWW.WEXLEY.ORG, WEXLEY.ORG or https://wexley.london/a?b=c#d)",
            ["WWW.WEXLEY.ORG", "WEXLEY.ORG", "https://wexley.london/a?b=c#d"],
        ),
        ("Childline/wexley.support, “wexley.co.uk”", ["wexley.support", "wexley.co.uk"]),
        ("Write to a.b+c@wexley.sch.uk or first.help@wexley.ie.", ["a.b+c@wexley.sch.uk", "first.help@wexley.ie"]),
        ("wexley.org\0wexley.org", ["wexley.org", "wexley.org"]),
        ("Call us.Help is here. See report.pdf, @wexley.support, #wexley and 10.30am.", []),
    ],
)
def test_an_address_is_printed_with_a_scheme_with_www_or_with_an_ending(text: str, printed: list[str]) -> None:
    found = list(ADDRESSES.printed(text))
    assert [text[each.start : each.end] for each in found] == printed
    assert [each.mailbox for each in found] == ["@" in each for each in printed]


@pytest.mark.parametrize(
    ("text", "inside"), [("wexley.uk/help", True), ("a\0help\0wexley.uk", False), ("help@wexley.uk", False)]
)
def test_a_word_of_the_address_of_a_website_stands_in_it(text: str, inside: bool) -> None:
    assert ADDRESSES.in_website(text, text.index("help")) == inside


def _is_word_left_out(address: str) -> bool:
    return without_contacts(f"Read more at {address} today.", ADDRESSES, ()) == (True, ["read", "more", "at", "today"])


def _begins_sentence(address: str) -> bool:
    return len(analyse(f"You can look online. {address} has more.").sentences) == 2


def _makes_line_of_contacts(address: str) -> bool:
    return len(analyse(f"Hexley Hub {address}\nMarlow House {address}").sentences) == 2


def _is_no_use_of_a_word(address: str) -> bool:
    text = f"Read more at {address} today."
    return ADDRESSES.hold(text, (text.index("anytown"), text.index("anytown") + len("anytown")))


@pytest.mark.parametrize("ending", ["org", "gov.uk", "support", "charity", "help", "info", "eu", "scot", "cymru"])
@pytest.mark.parametrize(
    "holds", [_is_word_left_out, _begins_sentence, _makes_line_of_contacts, _is_no_use_of_a_word, ADDRESSES.stand_in]
)
def test_all_know_the_same_endings(holds: Callable[[str], bool], ending: str) -> None:
    assert holds(f"anytown.{ending}")


@pytest.mark.parametrize("holds", [_begins_sentence, _makes_line_of_contacts, _is_no_use_of_a_word, ADDRESSES.stand_in])
def test_the_name_of_a_file_is_no_address(holds: Callable[[str], bool]) -> None:
    assert not holds("anytown.pdf")
