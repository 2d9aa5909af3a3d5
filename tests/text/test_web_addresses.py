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
        ("Write to help@anytown now", "Write to   now"),
        ("See report.pdf or call", "See report.pdf or call"),
    ],
)
def test_addresses_are_left_out_by_their_endings(text: str, left: str) -> None:
    assert ADDRESSES.left_out(text) == left


def test_a_pack_that_knows_no_endings_finds_mailboxes_alone() -> None:
    addresses = WebAddresses(())
    assert addresses.left_out("See anytown.org.uk or help@anytown") == "See anytown.org.uk or  "
    assert re.search(addresses.ending, "anytown.org.uk") is None
    assert not addresses.stand_in("anytown.org.uk")


def _is_word_left_out(address: str) -> bool:
    return without_contacts(f"Read more at {address} today.", ADDRESSES) == (True, ["read", "more", "at", "today"])


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
