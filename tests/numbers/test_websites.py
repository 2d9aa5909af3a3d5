"""What tells the name in an address, and what is at a website."""

from __future__ import annotations

import pytest

from safelint.numbers.websites import Websites
from support.number_texts import PACK, REGISTRY


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


def test_the_endings_of_countries_are_those_of_the_pack() -> None:
    sites = REGISTRY.websites
    hosts = ("anytown.ie", "anytown.uk", "anytown.eu", "anytown.co", "anytown.org")
    assert [sites.is_abroad(each) for each in hosts] == [True, False, False, False, False]
    assert [sites.is_of_country(each) for each in hosts] == [False, True, False, False, False]
    other = Websites((), {"country_endings": ("ie",)}, None)
    assert [other.is_abroad(each) for each in hosts] == [False, True, True, True, False]
    assert (sites.bare_label("papyrus-uk"), other.bare_label("papyrus-uk")) == ("papyrus", "papyrusuk")


def test_what_a_pack_keeps_of_websites_is_what_its_entries_tell() -> None:
    assert PACK.registry["derived"]["websites"] == Websites(PACK.helplines, PACK.registry["naming"], None).derived()


def test_of_a_host_where_many_publish_the_pages_are_known_and_it_is_nobody_s() -> None:
    line = next(each for each in REGISTRY.helplines if each.website)
    here = line._replace(id="here", website="https://www.shared.example/Here/", channels=())
    sites = Websites((here,), {"shared_hosts": ("shared.example",)}, None)
    assert (sites.pages, sites.hosts) == ({"shared.example": (("/here", "here"),)}, {})
    assert sites.by_word == {"shared": (("shared.example", 0),)}
