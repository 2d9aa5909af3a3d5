"""What tells an address, and the name in it."""

from __future__ import annotations

import re

import pytest

from safelint.numbers.websites import Websites
from support.number_texts import REGISTRY


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("get.stopitnow.org.uk", "stopitnow"),
        ("samaritans.org", "samaritans"),
        ("help.anytown.gov.uk", "anytown"),
        ("wellbeing.anytown.ac.uk", "anytown"),
        ("anytown.sch.uk", "anytown"),
        ("gov.uk", "gov"),
        ("breathingspace.scot", "breathingspace"),
        ("localhost", "localhost"),
    ],
)
def test_the_label_of_a_host_stands_below_the_domains_that_many_share(host: str, label: str) -> None:
    assert REGISTRY.websites.label_of(host) == label


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
    assert REGISTRY.websites.left_out(text) == left


def test_a_pack_that_knows_no_endings_finds_mailboxes_alone() -> None:
    websites = Websites((), {}, None)
    assert websites.left_out("See anytown.org.uk or help@anytown") == "See anytown.org.uk or  "
    assert re.search(websites.ending, "anytown.org.uk") is None
    assert websites.label_of("anytown.org.uk") == "org"
