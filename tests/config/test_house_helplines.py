"""`[[helpline]]`: the services of a house count in every check, and are read as those of the registry are."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.finding import Finding
from support import TODAY

SERVICE = """
[[helpline]]
id = "northmoor-duty-team"
name = "Northmoor Duty Team"
operator = "Northmoor Council"
nations = ["england"]
topics = ["child-protection"]
ages = "under 18"

[[helpline.channel]]
kind = "phone"
number = "01903 755 014"
cost = "standard"
hours = "Monday to Friday, 9am to 5pm"
"""
WRONG = (
    "Call the Northmoor Duty Team free on 01903 755 014, 24 hours a day.",
    "The Northmoor Duty Team (01903 755 014) is open until 10pm.",
    "The Northmoor Duty Team, run by Samaritans, is on 01903 755 014.",
    "The Northmoor Duty Team is on 01903 755 014. It is for people over 18.",
    "Call the Northmoor Duty Team on 01903 755 015.",
    "Call the Northmoor Duty Team on 01903755014.",
)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(settings: str) -> None:
    Path("safelint.toml").write_text(settings, encoding="utf-8")


def told(text: str) -> list[Finding]:
    """What is found of services in a text."""
    Path("a.md").write_text(f"{text}\n", encoding="utf-8")
    [document] = Engine(Flags(today=TODAY)).run(["a.md"]).documents
    return [each for each in document.findings if each.rule.startswith("helpline/")]


@pytest.mark.parametrize("text", WRONG)
def test_a_finding_on_a_service_of_the_house_cites_only_pages_of_its_entry(house: Path, text: str) -> None:
    written(SERVICE)
    found = told(text)
    assert found
    assert {each.sources for each in found} == {()}
    site = "https://www.northmoor.example/duty-team"
    written(SERVICE.replace("ages =", f'website = "{site}"\nages ='))
    assert {each.sources for each in told(text)} == {(site,)}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("24 hours a day", "is not open day and night. It is open Monday to Friday, 9am to 5pm, as your own data say."),
        (
            "until 10pm",
            "is open Monday to Friday, 9am to 5pm, as your own data say. The text says “until 10pm”. Give those hours.",
        ),
    ],
)
def test_hours_that_a_house_knows_are_said_to_stand_on_no_page(house: Path, said: str, message: str) -> None:
    written(SERVICE)
    [finding] = told(f"Call the Northmoor Duty Team on 01903 755 014, {said}.")
    assert finding.message == f"Northmoor Duty Team {message}"
