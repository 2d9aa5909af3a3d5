"""What tells the name in an address."""

from __future__ import annotations

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


def test_a_pack_that_names_no_parent_domains_takes_all_before_the_ending() -> None:
    assert Websites((), {}, None).label_of("anytown.org.uk") == "org"
