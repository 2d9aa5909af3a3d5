"""`[[helpline]]`: the services of a house count in every check, and are read as those of the registry are."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.cli import main
from safelint.config import Flags, extended, load
from safelint.directory import looked_up
from safelint.explain import settings
from safelint.knowledge import loader
from safelint.run.engine import Engine
from safelint.values.entries import Helpline
from safelint.values.errors import SafelintError
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


@pytest.mark.parametrize("hours", ["office hours", "by appointment", "Monday to Friday, then by appointment"])
@pytest.mark.usefixtures("house")
def test_hours_that_nothing_can_be_compared_with_are_refused(hours: str) -> None:
    written(SERVICE.replace("Monday to Friday, 9am to 5pm", hours))
    with pytest.raises(
        SafelintError, match=f'helpline "northmoor-duty-team": hours "{hours}": say the days and the times'
    ):
        service()


def service() -> Helpline:
    """The last service that the settings of the current folder add."""
    return extended(loader.load(), load("safelint.toml")).helplines[-1]


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


def test_a_service_takes_the_topics_of_texts_by_all_their_names(house: Path) -> None:
    topics = loader.load().topics
    names = '", "'.join(name for topic in topics for name in (topic.id, *topic.called))
    written(SERVICE.replace("child-protection", names))
    assert service().topics == tuple(topic.id for topic in topics)


def test_a_service_is_looked_up_by_any_name_of_its_topic(house: Path) -> None:
    written(SERVICE)
    for name in ("child-abuse-general", "child-protection", "Child neglect"):
        assert "northmoor-duty-team" in looked_up("", topic=name)
        assert "northmoor-duty-team" in looked_up(name)


@pytest.mark.parametrize("name", ["child-abuse-general", "child-protection", "County lines", "honour-abuse"])
def test_a_topic_has_the_same_names_wherever_one_is_written(house: Path, name: str) -> None:
    written(SERVICE.replace("child-protection", name))
    told("Words.")
    Path("safelint.toml").unlink()
    shown = []
    Path("a.md").write_text("Words.\n", encoding="utf-8")
    shown.append(Engine(Flags(today=TODAY, topics=(name,))).run(["a.md"]))
    written(f'topics = ["{name}"]\n')
    shown.append(Engine(Flags(today=TODAY)).run(["a.md"]))
    written(f'[[overrides]]\nfiles = ["*.md"]\ntopics = ["{name}"]\n')
    shown.append(Engine(Flags(today=TODAY)).run(["a.md"]))
    Path("safelint.toml").unlink()
    Path("a.md").write_text(f"---\nsafelint:\n  topics: [{name}]\n---\nWords.\n", encoding="utf-8")
    shown.append(Engine(Flags(today=TODAY)).run(["a.md"]))
    assert {report.documents[0].topics for report in shown} == {shown[0].documents[0].topics}


def test_topics_of_services_alone_are_names_for_a_service_and_for_no_text(house: Path) -> None:
    for name in ("older-people", "Older people"):
        written(SERVICE.replace("child-protection", name))
        assert service().topics == ("older-people",)
    with pytest.raises(SafelintError, match="there is no topic called older-people"):
        Engine(Flags(topics=("Older people",))).run(["a.md"])
    written(SERVICE.replace("child-protection", "womenn"))
    with pytest.raises(SafelintError, match='topics: "womenn" is no topic of helplines; nearest known: women'):
        service()


def test_a_service_for_a_topic_is_a_line_for_texts_on_it(house: Path) -> None:
    text = "# Rape\n\nA man has been jailed for rape.\n\nCall the Northmoor Duty Team on 01903 755 014."
    Path("a.md").write_text(text, encoding="utf-8")
    flags = Flags(today=TODAY, topics=("rape",), kind="press-release")
    written(SERVICE.replace("child-protection", "rape"))
    [near] = Engine(flags).run(["a.md"]).documents
    written(SERVICE.replace("child-protection", "money"))
    [far] = Engine(flags).run(["a.md"]).documents
    assert (near.signposting.present, far.signposting.present) == (
        ("any_one_route", "topic_helpline_of_the_nation"),
        (),
    )


CHILDLINE = SERVICE.replace("01903 755 014", "0800 1111").replace('cost = "standard"', 'cost = "free"')


def test_a_number_of_another_service_is_refused_unless_both_have_it(house: Path) -> None:
    written(CHILDLINE)
    with pytest.raises(SafelintError) as refused:
        service()
    assert str(refused.value) == (
        'safelint.toml: helpline "northmoor-duty-team": channel 1.number: is also the number of Childline; where '
        'you share it, write shares_with = ["childline"]'
    )
    written(CHILDLINE.replace("ages =", 'shares_with = ["childline"]\nages ='))
    assert service().channels[0].digits == "08001111"
    written('[helplines]\noff = ["childline"]\n' + CHILDLINE)
    assert service().channels[0].digits == "08001111"
    written(CHILDLINE.replace("ages =", 'shares_with = ["childlin"]\nages ='))
    with pytest.raises(SafelintError, match='shares_with: "childlin" is no helpline; nearest known: childline'):
        service()


def texted(keywords: str) -> str:
    """The service at a number to text that several services have, each with words of its own."""
    return SERVICE.replace('kind = "phone"', f'kind = "sms"\n{keywords}').replace("01903 755 014", "85258")


def test_services_at_one_number_to_text_are_told_apart_by_their_words(house: Path) -> None:
    written(texted('keywords = ["NORTH"]'))
    assert service().channels[0].keywords == ("NORTH",)
    written(texted('keywords = ["North", "ww"]'))
    with pytest.raises(SafelintError, match=r'shares_with = \["winstons-wish", "shout"\]'):
        service()


def test_all_services_that_have_a_number_are_named(house: Path) -> None:
    written(texted(""))
    with pytest.raises(SafelintError) as refused:
        service()
    assert str(refused.value).endswith(
        "is also the number of Winston's Wish, Mermaids, Crisis Text Service for Deaf people, Shout and Student Space; "
        'where you share it, write shares_with = ["winstons-wish", "mermaids", "signhealth-crisis-text", "shout", '
        '"student-space"]'
    )
    missing_people = SERVICE.replace("01903 755 014", "116 000")
    written(missing_people.replace("ages =", 'shares_with = ["missing-people"]\nages ='))
    with pytest.raises(SafelintError, match=r'"missing-people", "runaway-helpline", "safecall"'):
        service()


def test_a_clash_of_numbers_is_wrong_use(house: Path) -> None:
    written(CHILDLINE)
    Path("a.md").write_text("Words.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        main(["check", "a.md"])
    assert done.value.code == 2


def test_services_of_a_house_may_have_one_number(house: Path) -> None:
    night = SERVICE.replace("northmoor-duty-team", "night-team").replace("Duty Team", "Night Team")
    written(SERVICE + night)
    assert service().id == "night-team"
    written(SERVICE + night.replace("ages =", 'shares_with = ["northmoor-duty-team"]\nages ='))
    assert service().id == "night-team"


def test_what_a_house_adds_is_shown_with_where_it_stands(house: Path) -> None:
    term = """
[[term]]
id = "northmoor-customer"
severity = "suggestion"
avoid = ["safeguarding customer"]
prefer = ["person"]
message = "Say person."
"""
    written(SERVICE + term + term.replace("customer", "client"))
    shown = settings("a.md", "").split("\n")
    assert "helpline:  northmoor-duty-team  (safelint.toml)" in shown
    assert "term:      northmoor-customer, northmoor-client  (safelint.toml)" in shown
    written("helpline = []\n")
    assert "helpline:" not in settings("a.md", "")
    written("helpline = 3\n")
    with pytest.raises(SafelintError, match="helpline"):
        settings("a.md", "")


@pytest.mark.parametrize("off", ["beat", "shout"])
def test_a_service_that_is_off_is_named_by_nothing(house: Path, capsys: pytest.CaptureFixture[str], off: str) -> None:
    written(f'[helplines]\noff = ["{off}"]\n')
    Path("a.md").write_text("See www.harbourtrust.org.uk, or write to help@harbourtrust.org.uk.\n", encoding="utf-8")
    assert Engine(Flags(today=TODAY)).run(["a.md"]).failures == ()
    with pytest.raises(SystemExit) as stopped:
        main(["helplines", "--format", "openreferral"])
    assert not stopped.value.code, capsys.readouterr().err
