"""Only help in the body counts: the verdicts of an editor on pages with tempting menus and help in unusual places."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import safelint
from safelint import readers
from safelint.help.fulfilment import CONTACT, WORDING, Held
from safelint.help.routes import Area, Tie
from safelint.values.finding import SUGGESTION
from safelint.values.settings import Settings
from support import DATA, TODAY
from support import signposting as helper

pytestmark = pytest.mark.slow

FOLDER = DATA / "signposting"
PAGES: list[dict[str, Any]] = [
    page for path in sorted(FOLDER.glob("*.toml")) for page in tomllib.loads(path.read_text(encoding="utf-8"))["page"]
]
SUFFIX = {"html": ".html", "markdown": ".md"}  # by the name of the format


def verdict(page: dict[str, Any]) -> str:
    topics = tuple(page.get("topics", ()))
    report = safelint.lint_text(page["text"].strip() + "\n", "a" + SUFFIX[page["format"]], today=TODAY, topics=topics)
    (document,) = report.documents
    assert document.topics, "the subject must be found, else nothing is asked for"
    rules = {each.rule: each.severity for each in document.findings}
    if "signposting/missing" in rules:
        return "missing"
    return "position" if rules.get("signposting/position", SUGGESTION) != SUGGESTION else "help"


def test_there_are_pages_of_each_verdict() -> None:
    assert len(PAGES) >= 64
    assert {page["verdict"] for page in PAGES} == {"missing", "position", "help"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_an_editor_agrees(page: dict[str, Any]) -> None:
    assert verdict(page) == page["verdict"]


# --- where a way stands, and what it is tied to


def judged(text: str, form: str, topic: str = "suicide") -> list[tuple[str, Area, Tie | None]]:
    """Of each way to help its service, place and tie."""
    document = readers.read("a" + SUFFIX[form], text.encode(), form)
    found = helper.as_text(document)
    held = Held(
        helper.guide().fillers,
        helper.guide().places,
        found,
        helper.guide().places.routes(found),
        Settings(),
        helper.index().given((topic,)),
    )
    return [(route.service, route.place, route.tie) for route in held.routes]


SAMARITANS = "<p>Call Samaritans on 116 123.</p>"


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (SAMARITANS, Area.BODY),
        (f"<footer>{SAMARITANS}</footer>", Area.FOOTER),
        (f"<main><footer>{SAMARITANS}</footer></main>", Area.BODY),
        (f"<article><footer>{SAMARITANS}</footer></article>", Area.BODY),
        (f"<div role=main><div class=footer>{SAMARITANS}</div></div>", Area.BODY),
        (f"<main></main><article></article><footer>{SAMARITANS}</footer>", Area.FOOTER),
        (f'<div class="wide site-footer">{SAMARITANS}</div>', Area.FOOTER),
        (f'<div id="colophon">{SAMARITANS}</div>', Area.FOOTER),
        (f'<div role="contentinfo">{SAMARITANS}</div>', Area.FOOTER),
        (f'<div class="card-footer">{SAMARITANS}</div>', Area.BODY),
        (f'<div class="has-footer">{SAMARITANS}</div>', Area.BODY),
        (f'<div class="menu"><main>{SAMARITANS}</main></div>', Area.BODY),
        (f"<nav>{SAMARITANS}</nav>", Area.MENU),
        (f'<div class="menu-main-menu-container">{SAMARITANS}</div>', Area.MENU),
        (f"<main><nav>{SAMARITANS}</nav></main>", Area.MENU),
        (f"<aside>{SAMARITANS}</aside>", Area.BODY),
    ],
)
def test_the_place_of_a_number(page: str, place: Area) -> None:
    assert judged(page, "html") == [("samaritans", place, Tie.SERVICE)]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Call Samaritans on 116 123.", Tie.SERVICE),
        ("[Samaritans](https://www.samaritans.org)", Tie.SERVICE),
        ("[Donate to Samaritans](https://www.samaritans.org)", Tie.DESK),
        ("[Samaritans](https://www.samaritans.org/donate-now/)", Tie.DESK),
        ("StepChange: 0800 138 1111", Tie.OTHER_SUBJECT),
        ("In danger, call 999.", Tie.POLICE),
        ("She dialled 999 at once.", Tie.TOLD),
        ("In danger, call 999. A 999 call was made.", Tie.TOLD),
        ("Call Dana on 01632 555 301.", Tie.GENERIC),
        ("Call our counsellor on 01632 555 301.", Tie.LOCAL_HELP),
        ("Survivors can call 01632 555 301.", Tie.LOCAL_HELP),
        ("Survivors will sing. Call 01632 555 301 for tickets.", Tie.DESK),
        ("## Get help\n\nNorthgate Hall: 01632 555 301", Tie.LOCAL_HELP),
        ("# Get help\n\nNorthgate Hall: 01632 555 301", Tie.LOCAL_HELP),
        ("# Suicide at work\n\nNorthgate Hall: 01632 555 301", Tie.GENERIC),
        ("## Get help\n\nThe press office is on 01632 555 301.", Tie.DESK),
        ("[Contact us](contact.html)", Tie.GENERIC),
        ("If you are worried, [contact us](contact.html).", Tie.LOCAL_HELP),
        ("[Get help](help.html)", Tie.LOCAL_HELP),
        ("- [Home](home.html)\n- [Get help](help.html)", Tie.GENERIC),
        ("[Survivors read aloud](diary.html)", Tie.GENERIC),
    ],
)
def test_what_a_way_is_tied_to(text: str, tie: Tie) -> None:
    assert judged(text, "markdown")[-1][2] == tie


def test_the_words_that_tie_a_way_are_kept() -> None:
    text = "Survivors can ring 01632 555 301 at night."
    found = helper.assess(text, given=("sexual-violence",))
    assert [[text[slice(*words)] for words in route.words] for route in found.routes] == [["Survivors"]]


def test_what_meets_an_element_is_kept_with_its_words() -> None:
    text = "Children can contact Childline on 0800 1111.\n\nChildren's social care: 01632 555 301. Calls are free."
    found = helper.assess(text, "service-page", given=("child-abuse-general",))
    by = {
        name: (met.by, [helper.document(text).text[slice(*words)] for words in met.words])
        for name, met in found.met.items()
    }
    assert by["line_for_children"] == ("childline", ["Childline", "0800 1111"])
    assert by["local_service"] == (CONTACT, ["Children's social care", "01632 555 301"])
    assert by.get("free", (WORDING, ["free"])) == (WORDING, ["free"])
    assert "emergency_999" not in by


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("If you are a pupil here, ring 01632 555 302.", "warning"),
        ("If you want tickets, ring 01632 555 302.", "error"),
        ("The chair is Ann Lee, 01632 555 302.", "error"),
    ],
)
def test_a_number_that_may_be_help_makes_no_error(sentence: str, severity: str) -> None:
    page = (
        f"# Thinking about suicide\n\nIf you feel suicidal, you are not alone. Suicidal thoughts pass.\n\n{sentence}\n"
    )
    (document,) = safelint.lint_text(page, today=TODAY).documents
    assert [each.severity for each in document.findings if each.rule == "signposting/missing"] == [severity]
