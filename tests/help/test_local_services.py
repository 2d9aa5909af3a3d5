"""A service for a part of a nation: help where a text gives it, and never named by advice to a whole nation."""

from __future__ import annotations

import pytest

from safelint.directory import looked_up
from safelint.help.asks import Asks, Readers
from safelint.help.fillers import Fillers
from safelint.values.settings import NATIONS
from support import CheckText, signposting

LOCAL = {service.id for service in signposting.pack().helplines if service.area}
WHERE = [(), *((nation,) for nation in NATIONS)]


def test_there_are_some() -> None:
    assert {"gateway-ni-belfast", "havens", "rasasc-north-wales"} <= LOCAL


@pytest.mark.parametrize("nations", WHERE)
def test_advice_names_none(nations: tuple[str, ...]) -> None:
    guide = signposting.guide()
    for topic in guide.fillers.topics:
        for element in guide.fillers.elements:
            readers = Readers(nations=nations)
            named = {service.id for service in guide.advice.choice.services_to_name(element, topic, readers)}
            assert named.isdisjoint(LOCAL), (topic, element)


def test_some_fill_an_element() -> None:
    fillers = signposting.guide().fillers
    assert "gateway-ni-belfast" in fillers.fills("local_service", "child-abuse-general")
    assert "rasasc-north-wales" in fillers.fills("topic_helpline_of_the_nation", "sexual-violence")


def test_an_element_that_only_a_local_service_fills_is_not_asked_for() -> None:
    pack, kinds, wales = signposting.pack(), signposting.knowledge().kinds, Readers(nations=("wales",))
    local = [service._replace(area="Marlowe") for service in pack.helplines]
    for helplines, asked in ((pack.helplines, True), (local, False)):
        fillers = Fillers(pack._replace(helplines=helplines))
        assert Asks(pack.elements, kinds, fillers).can_ask("samaritans", "suicide", wales) is asked


PAGE = (
    "# Rape and sexual assault in {place}\n\nIf you have been raped or sexually assaulted, you can get help.\n\n"
    "In immediate danger, call 999. To report rape to the police, call 101. You can also go to the nearest sexual "
    "assault referral centre.\n\n{help}\n"
)


@pytest.mark.parametrize(
    ("line", "asked"),
    [("", True), ("RASASC North Wales can help you: call 01286 669266.", False)],
)
def test_one_in_a_text_is_help(check_text: CheckText, line: str, asked: bool) -> None:
    text = PAGE.format(place="Gwynedd", help=line)
    report = check_text(text, nations=("wales",), audience="public")
    advice = [each.message for each in report.findings if each.rule.startswith("signposting/")]
    assert any("0808 500 2222" in message or "0808 80 10 800" in message for message in advice) is asked


def test_a_service_may_have_the_topic_of_a_subject_and_be_no_line_for_it() -> None:
    lines = signposting.guide().fillers.fills("topic_helpline", "older-people-abuse")
    assert "hourglass" in lines
    assert "re-engage" not in lines


def test_it_is_said_where_it_works() -> None:
    told = looked_up("gateway-ni-belfast")
    assert "For: northern-ireland (only Belfast); child-abuse-general" in told
