"""The facts of helplines in the pack `uk`: each stands on a page that shows it, and no remark holds one by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from safelint.checks.helpline.services import sources_of
from safelint.knowledge import loader
from safelint.numbers.plan import NumberingPlan
from safelint.values.entries import Channel, Helpline, Pack
from support.tools import tool

RANKS = tool("source_ranks")
CALLED = re.compile(r"\+?\d(?:[ ()]{0,3}\d){4,}")
DOUBT = re.compile(r"not confirmed|may not (?:answer|work)|may have (?:closed|ended|moved)")
MACHINE_FIELD = re.compile(
    r"(?:for |in |only )*(?:england|wales|scotland|northern ireland|uk|the uk|and|,| |free|freephone|24 hours|24/7"
    r"|office|textphone|webchat|live chat|hours: reported)+",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack = loader.load(full=True)
    assert pack.helplines
    return pack


def remarks(entry: Helpline) -> Iterator[str]:
    yield entry.notes
    yield from (source.says for source in entry.sources)
    yield from (each.notes for each in entry.channels)
    yield from (each.notes for each in entry.retired)


def called(entry: Helpline) -> Iterator[Channel]:
    return (each for each in entry.channels if each.digits and each.kind != "keypress")


def facts(entry: Helpline) -> set[str]:
    """All that a finding about an entry may rest on; "" is the entry as a whole."""
    return {"", "status", "hours", "cost", "nations", "name", "former-name", "website", "ages", *numbers(entry)}


def numbers(entry: Helpline) -> set[str]:
    return {each.digits for each in called(entry)} | {each.digits for each in entry.retired}


def test_a_number_in_a_remark_is_a_number_of_the_entry(pack: Pack) -> None:
    """A number that only a remark holds is told of as unknown, though the entry has it."""
    plan = NumberingPlan(pack.numbers)
    lost = [
        (entry.id, found[0])
        for entry in pack.helplines
        for remark in remarks(entry)
        for found in CALLED.finditer(remark)
        if plan.national(found[0]) not in numbers(entry)
    ]
    assert lost == []


def test_what_notes_call_doubtful_is_not_held_with_confidence(pack: Pack) -> None:
    entries = [entry for entry in pack.helplines if DOUBT.search(entry.notes) and entry.status == "active"]
    ways = [(entry.id, way) for entry in pack.helplines for way in entry.channels if DOUBT.search(way.notes)]
    of_hours = [(name, way) for name, way in ways if re.search(r"hours?\b", way.notes, re.IGNORECASE)]
    assert entries
    assert ways
    assert [entry.id for entry in entries if entry.confidence != "low"] == []
    assert [(name, way.number) for name, way in ways if way.confidence != "low"] == []
    assert [(name, way.number) for name, way in of_hours if way.hours] == []


def test_a_number_of_high_confidence_stands_on_a_page(pack: Pack) -> None:
    ways = [(entry, way) for entry in pack.helplines for way in called(entry)]
    unseen = [(entry, way) for entry, way in ways if not entry.sources_of(way.digits)]
    assert "high" in {way.confidence for _, way in ways}
    assert unseen
    for entry, way in unseen:
        assert way.confidence != "high", (entry.id, way.number)
        assert way.confidence == "low" or entry.id in pack.registry["corroborated"], (entry.id, way.number)


def test_a_retired_number_is_as_sure_as_the_pages_that_name_it(pack: Pack) -> None:
    found = [(entry, number) for entry in pack.helplines for number in entry.retired]
    assert {number.confidence for _, number in found} == {"high", "medium", "low"}
    for entry, number in found:
        pages = [page for page in entry.sources_of(number.digits) if page.by != "poor"]
        trusted = any(page.by in ("operator", "official") for page in pages) or len(pages) > 1
        assert number.confidence == ("high" if trusted else "medium" if pages else "low"), (entry.id, number.number)


def test_no_finding_about_a_service_prints_a_poor_page(pack: Pack) -> None:
    assert any(source.by == "poor" for entry in pack.helplines for source in entry.sources)
    assert any(sources_of(entry, "") for entry in pack.helplines)
    for entry in pack.helplines:
        unfit = {source.url for source in entry.sources if not source.cite or source.by == "poor"}
        for fact in facts(entry):
            for page in sources_of(entry, fact):
                assert page not in unfit - {entry.page, entry.website}, (entry.id, fact)
                assert RANKS.authority(page) < 3, (entry.id, fact)


def test_notes_do_not_repeat_what_a_field_says(pack: Pack) -> None:
    assert any(entry.notes for entry in pack.helplines)
    for entry in pack.helplines:
        for note in (entry.notes, *(each.notes for each in entry.channels)):
            assert not note or not MACHINE_FIELD.fullmatch(note), (entry.id, note)


def test_an_address_is_of_its_kind(pack: Pack) -> None:
    ways = [(entry.id, way) for entry in pack.helplines for way in entry.channels if way.address or way.kind == "email"]
    assert {"email", "webchat"} <= {way.kind for _, way in ways}
    for name, way in ways:
        is_right = re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https://.*", way.address)
        assert is_right, name
        assert way.address.startswith("https://") != (way.kind == "email"), name


def test_an_office_is_never_the_number_of_a_service(pack: Pack) -> None:
    """What notes call an office is marked as one, so that no advice sends somebody in need to it."""
    told = re.compile(r"\boffice\b|supporter|switchboard", re.IGNORECASE)
    offices = [(entry.id, way) for entry in pack.helplines for way in entry.channels if told.search(way.notes)]
    assert offices
    assert [(name, way.number) for name, way in offices if way.purpose != "office" and way.confidence != "low"] == []
