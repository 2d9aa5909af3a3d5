"""Which services are a line for a topic, and which fill something else: as elements.toml says it."""

from __future__ import annotations

from typing import Any

import pytest

from safelint.help.fillers import Fillers
from support import signposting


def fillers(**changed: Any) -> Fillers:
    pack = signposting.pack()
    return Fillers(pack._replace(elements={**pack.elements, **changed}))


@pytest.mark.parametrize(
    ("key", "service", "topic"),
    [
        ("no_topic_line", "ncdv", "domestic-abuse"),  # of lawyers
        ("few_readers", "ecpat-uk", "child-sexual-abuse"),  # for professionals
    ],
)
def test_a_service_for_something_else_or_for_few_is_no_line_for_a_topic(key: str, service: str, topic: str) -> None:
    assert service not in fillers().fills("topic_helpline", topic)
    assert service in fillers(**{key: []}).fills("topic_helpline", topic)


def test_what_fills_an_element_that_stands_apart_fills_no_broader_one() -> None:
    elements = [{**row, "apart": False} for row in signposting.pack().elements["element"]]
    broad, topic = "line_for_concerned_adults", "child-sexual-abuse"
    assert "stop-it-now" in fillers().fills("perpetrator_prevention", topic)
    assert "stop-it-now" not in fillers().fills(broad, topic)
    assert "stop-it-now" in fillers(element=elements).fills(broad, topic)


@pytest.mark.parametrize("service", ["police-101", "crimestoppers", "emergency-999"])
def test_who_takes_reports_of_anything_is_told_by_the_subjects_of_the_service(service: str) -> None:
    assert fillers().takes_any_report(service)
    assert not fillers(of_any_report=[]).takes_any_report(service)
