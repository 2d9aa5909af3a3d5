"""Which printed addresses are a way to a service."""

from __future__ import annotations

import pytest

from safelint.help.routes import LOCAL
from safelint.lexicon.folding import fold
from support import signposting as helper
from support.number_texts import analyse


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("See www.nspcc.org.uk.", ["online"]),
        ("See https://NSPCC.org.uk/keeping-children-safe", ["online"]),
        ("Write to help@nspcc.org.uk", ["email"]),
        ("nspcc.org.uk", ["online"]),
        ("See xnspcc.org.uk", []),
        ("See nspcc.org.ukx", []),
        ("See nspcc.org", []),
        ("See nspcc .org.uk and .org.uk", []),
        ("nspcc.org.uk\0nspcc.org.uk", ["online", "online"]),
    ],
)
def test_an_address_is_found_as_whole_words(text: str, ways: list[str]) -> None:
    found = list(helper.guide().places.directory.by_address(fold(text)))
    assert [each.how.value for each in found] == ways
    assert all(text[each.start : each.end].lower() == "nspcc.org.uk" for each in found)


@pytest.mark.parametrize(
    "address", ["wexley.org.uk/help", "www.wexley.org.uk", "WEXLEY.GOV.UK", "wexley.com.", "a@wexley.scot"]
)
def test_an_address_of_nobody_known_is_a_way_with_and_without_www(address: str) -> None:
    routes = helper.guide().places.routes(analyse(f"Get help at {address}"))
    assert [(each.service, each.start, each.end) for each in routes] == [(LOCAL, 12, 12 + len(address.rstrip(".")))]


@pytest.mark.parametrize(
    ("link", "service"),
    [
        ('<a href="https://www.example.org">Refuge</a>', "national-domestic-abuse-helpline"),
        ('<a href="//www.nationaldahelpline.org.uk">Get help</a>', "national-domestic-abuse-helpline"),
        ('<a href="tel:%2B448082000247">Call us</a>', "national-domestic-abuse-helpline"),
        ('<a href="callto:08082000247">Call us</a>', "national-domestic-abuse-helpline"),
        ('<a href="https://www.example.org">Kent Women\'s Refuge</a>', LOCAL),
        ('<a href="https://www.example.org">Refuge Kent</a>', LOCAL),
    ],
)
def test_a_link_leads_to_the_body_that_it_names_and_not_to_one_within_its_name(link: str, service: str) -> None:
    analysis = analyse(f"<p>{link}</p>", "html")
    assert {route.service for route in helper.guide().places.routes(analysis)} == {service}


def test_of_two_ways_at_one_place_the_one_with_a_name_comes_first_in_every_run() -> None:
    """As a set they came in an order of their own: of a hundred numbers about half."""
    calls = "".join("<p>Refuge: <a href='tel:08082000247'>0808 2000 247</a></p>" for _ in range(100))
    routes = helper.guide().places.routes(analyse(calls, "html"))
    first = {route.start: route for route in reversed(routes)}
    assert len(first) == 100
    assert all(route.named is not None for route in first.values())
