"""The registry as Open Referral UK: what its schema asks for, stated anew here; `outside/` asks the schema itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from safelint.directory import looked_up
from safelint.openreferral.schedules import OpenTime, openings
from support.number_texts import KNOWLEDGE

LEXICON = KNOWLEDGE.lexicon
STATUSES = {"active", "inactive", "defunct", "temporarily closed"}
DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"}


def exported(query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(looked_up(query, form="openreferral"))
    return found


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value, the value itself first."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def test_the_page_counts_its_services() -> None:
    page = exported()
    ids = [each["id"] for each in page["contents"]]
    assert (page["total_items"], page["size"], page["total_pages"]) == (len(ids), len(ids), 1)
    assert len(ids) > 250
    assert len(set(ids)) == len(ids)
    assert page["first_page"] is page["last_page"] is True
    assert page["empty"] is False
    assert exported("no such service") == {**page, "total_items": 0, "size": 0, "empty": True, "contents": []}


def test_every_object_has_what_the_schema_asks_for() -> None:
    owners: dict[str, Any] = {}
    for each in objects(exported()["contents"]):
        assert UUID(each["id"])
        assert owners.setdefault(each["id"], each) == each  # one identifier, one thing
        assert "" not in each.values()
        if "status" in each:
            assert each["name"]
            assert each["status"] in STATUSES
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", each["assured_date"])
            assert each["organization"]["name"]
            assert each["organization"]["description"]
        if "freq" in each:
            assert set(each["byday"].split(",")) <= DAYS
            assert all(re.fullmatch(r"\d\d:\d\d", each.get(key, "00:00")) for key in ("opens_at", "closes_at"))
        if "taxonomy" in each:
            assert each["description"]
        if "location_type" in each:
            assert each["location_type"] == "virtual"
        for key in ("url", "uri"):
            assert urlsplit(each.get(key, "https://example.org")).netloc
        assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", each.get("email", "a@example.org"))


def test_a_service_is_told_whole() -> None:
    (service,) = [each for each in exported("childline")["contents"] if each["name"] == "Childline"]
    assert service["organization"]["name"] == "NSPCC"
    (contact,) = service["contacts"]
    assert contact["phones"][0]["number"] == "0800 1111"
    assert contact["phones"][0]["type"] == "voice"
    assert [each["name"] for each in service["service_areas"]] == ["United Kingdom"]
    assert service["cost_options"][0]["amount"] == 0
    assert service["schedules"][0]["byday"] == "MO,TU,WE,TH,FR,SA,SU"
    assert [each["code"] for each in service["languages"]] == ["bfi"]
    assert {"topic", "audience"} == {each["link_type"] for each in service["attributes"]}
    assert "minimum_age" not in service  # the registry knows none


def test_a_service_that_ended_says_what_took_its_place() -> None:
    ended = [each for each in exported()["contents"] if each["status"] == "defunct"]
    assert ended
    assert all(each["alert"] for each in ended)
    assert any("; see " in each["alert"] for each in ended)


def test_the_same_registry_gives_the_same_bytes() -> None:
    first, second = (looked_up("", topic="suicide", form="openreferral") for _ in range(2))
    assert first == second
    assert exported("childline")["contents"][0] in exported()["contents"]


@pytest.mark.parametrize(
    ("hours", "meant"),
    [
        ("24/7", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("24 hours a day, 7 days a week", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("Monday to Friday, 9am to 5.30pm", [("MO,TU,WE,TH,FR", "09:00", "17:30")]),
        ("Tuesday and Thursday noon to midnight", [("TU,TH", "12:00", "00:00")]),
        ("12am to 2am, every night", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "02:00")]),
        ("Monday, Wednesday and Friday, 9am to 1pm; weekends, 12pm to 4pm",
         [("MO,WE,FR", "09:00", "13:00"), ("SA,SU", "12:00", "16:00")]),
        ("10am to 4pm and 7pm to 10pm, every day",
         [("MO,TU,WE,TH,FR,SA,SU", "10:00", "16:00"), ("MO,TU,WE,TH,FR,SA,SU", "19:00", "22:00")]),
        ("Monday to Saturday", [("MO,TU,WE,TH,FR,SA", "", "")]),
        ("", []),
        ("9am to 5pm", []),  # on which days?
        ("Monday to Friday, 9am to 8pm; weekends and bank holidays 9am to 5pm", []),
        ("Friday 6pm to Monday 6am",
         [("MO", "00:00", "06:00"), ("FR", "18:00", "00:00"), ("SA,SU", "00:00", "23:59")]),
        ("Monday to Friday, 9am to 5pm; closed on bank holidays", []),
        ("Monday to Friday, 9am to 5pm, term time only", []),
    ],
)  # fmt: skip
def test_hours_become_days_and_times(hours: str, meant: list[tuple[str, str, str]]) -> None:
    assert openings(LEXICON, hours) == tuple(OpenTime(*each) for each in meant)
