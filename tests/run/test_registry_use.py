"""The age of facts: it lowers nothing; the report says it, and a house may have it fail the run."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.knowledge.loader import load
from safelint.numbers.review import due
from safelint.reports import Style, find_format, format_names
from safelint.run import parcel
from safelint.run.engine import Engine
from safelint.run.keeper import Keeper
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport, Failure, RegistryUse, Report
from support import TODAY

pytestmark = pytest.mark.slow

LATER = ("2028-06-01", "2035-01-01")
NEWEST = max(entry.verified for entry in load().helplines)  # the day on which somebody last read a fact
WRONG = """# Getting help

Call Childline on 0808 800 5000. Call Childline on 0800 1112. The NSPCC Helpline is on 08088005000.

Women's Aid: 0808 2000 248. Childline is at childlines.org.uk. Call Samaritans free on 116 123, from 9am to 5pm.

Call ChildLine, or the Samaritens on 116 123. Ring 101; it costs 15p a call. Call the Silver Line on 0800 470 80 91.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(text: str, name: str = "a.md", **flags: object) -> Report:
    Path(name).write_text(text, encoding="utf-8")
    return Engine(Flags(**{"today": TODAY, **flags})).run([name])  # type: ignore[arg-type]


def document(text: str, **flags: object) -> DocumentReport:
    (found,) = run(text, **flags).documents
    return found


def judged(report: Report) -> list[Finding]:
    return list(report.documents[0].findings)


@pytest.mark.parametrize("day", LATER)
def test_no_finding_changes_with_the_age_of_facts(day: str) -> None:
    now = run(WRONG)
    assert {finding.rule for finding in judged(now)} >= {
        "helpline/wrong-organisation",
        "helpline/mistyped-number",
        "helpline/website",
        "helpline/claim",
        "helpline/number-format",
        "terminology/name-style",
    }
    assert judged(run(WRONG, today=day)) == judged(now)
    assert (now.status("error"), run(WRONG, today=day).status("error")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Call Childline on 0800 1111.", {"childline"}),
        ("Call 0800 1111.", {"childline"}),  # the number alone
        ("Childline opened a base.", {"childline"}),  # the name alone
        ("For help with domestic abuse, call 0808 2000 248.", {"national-domestic-abuse-helpline"}),  # what is advised
        ("The path is closed for repairs.", set()),
    ],
)
def test_what_a_run_rests_on(text: str, entries: set[str]) -> None:
    assert entries <= document(text).rests_on
    assert bool(document(text).rests_on) == bool(entries)


def test_a_number_that_was_given_up_rests_on_whose_it_was() -> None:
    retired = [
        (entry.id, past.number)
        for entry in Engine().checker.pack.helplines
        for past in entry.retired
        if past.digits.startswith("0") and len(past.digits) > 9
    ]
    assert retired
    for id_, number in retired[:5]:
        assert id_ in document(f"Call us on {number}.").rests_on


def test_the_services_that_a_text_is_told_to_name_count() -> None:
    text = "# Suicide\n\nHe died by suicide in May. His family said that they miss him every day.\n"
    found = document(text)
    (missing,) = [finding for finding in found.findings if finding.rule == "signposting/missing"]
    assert "samaritans" in missing.entries
    assert set(missing.entries) <= found.rests_on


def test_the_report_counts_them_by_the_day() -> None:
    pack = Engine().checker.pack
    days = sorted(
        due(entry, pack.review) for entry in pack.helplines if entry.id in ("samaritans", "papyrus-hopeline247")
    )
    text = "Call Samaritans on 116 123, or HOPELINE247 on 0800 068 4141."
    before = (date.fromisoformat(days[0]) - timedelta(days=1)).isoformat()
    found = [run(text, today=day).registry for day in (before, days[0], days[1])]
    assert found == [RegistryUse(NEWEST, 2, late) for late in (0, 1, 2)]


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_it_once(name: str) -> None:
    report = run("Call Childline on 0800 1111.", today="2028-06-01")
    text = find_format(name).render(report, Style())
    if name == "json":
        assert json.loads(text)["registry"] == {"last_confirmed": NEWEST, "used": 1, "overdue": 1}
    else:
        said = (
            f"Registry uk 2026.11, as of {NEWEST}: 1 entry used, it is due for review "
            "(this does not mean that a number is wrong)"
        )
        assert text.count(said) == (2 if name == "github" else 1)  # there as a note on the page of the job too


def test_nothing_is_said_of_it_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    from safelint.cli import main

    Path("a.md").write_text("Call Childline on 0800 1111.", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--today", "2035-01-01", "a.md"])
    assert capsys.readouterr().err == ""


def test_a_house_can_have_old_facts_fail_the_run() -> None:
    Path("safelint.toml").write_text('[registry]\nstale = "fail"\n', encoding="utf-8")
    text = "Call Samaritans on 116 123."
    assert run(text, today="2001-01-01").status("never") == 0
    old = run(text, today="2035-01-01")
    assert old.status("never") == 3
    assert old.failures == (
        Failure(
            "safelint.toml",
            "registry",
            "1 of the 1 entries of the registry that its texts rest on is past the date of review, and [registry] says "
            'stale = "fail": samaritans',
        ),
    )
    assert old.totals.unreadable == 0
    for name in format_names():
        assert "is past the date of review, and" in find_format(name).render(old, Style())
    assert run("The path is closed.", today="2035-01-01").status("error") == 0


@pytest.mark.parametrize(
    ("one", "other", "failed", "overdue"),
    [
        ("2099-01-01", "2001-01-01", [], 1),
        ("2001-01-01", "2099-01-01", ["b/safelint.toml"], 1),
        ("2001-01-01", "2001-01-01", [], 0),
    ],
)
def test_the_facts_of_a_text_are_judged_by_its_own_configuration(
    one: str, other: str, failed: list[str], overdue: int
) -> None:
    for folder, settings in (("a", f"today = {one!r}"), ("b", f"today = {other!r}\n[registry]\nstale = 'fail'")):
        Path(folder).mkdir()
        Path(folder, "safelint.toml").write_text(settings, encoding="utf-8")
        Path(folder, "text.md").write_text("Call Samaritans on 116 123.", encoding="utf-8")
    report = Engine().run(["a", "b"])
    assert [failure.path for failure in report.failures] == failed
    assert report.registry == RegistryUse(NEWEST, 1, overdue)


def test_what_a_result_rests_on_is_carried_between_processes() -> None:
    made = document("---\nsafelint: {nation: wales}\n---\nCall Childline on 0808 800 5000.")
    content = Path("a.md").read_bytes()
    types = Engine(Flags(today=TODAY)).checker.measured
    again = parcel.loaded(parcel.dumped(made, types), content, types, Keeper())
    assert (again.nations, again.nations_from) == (("wales",), "front-matter")
    assert again.rests_on == made.rests_on
    assert again.findings == made.findings
    assert again.source().text == made.source().text


@pytest.mark.parametrize(
    ("front", "config", "flags", "wanted"),
    [
        ("", "", {}, ((), "none")),
        ("", "", {"nations": ("wales", "england")}, (("wales", "england"), "given")),
        ("", 'nation = "scotland"\n', {}, (("scotland",), "given")),
        ("", '[[overrides]]\nfiles = ["a.md"]\nnation = "scotland"\n', {}, (("scotland",), "given")),
        ("---\nsafelint: {nation: wales}\n---\n", 'nation = "scotland"\n', {}, (("wales",), "front-matter")),
        ("---\nsafelint: {nation: wales}\n---\n", "", {"nations": ("england",)}, (("england",), "given")),
    ],
)
def test_a_document_says_its_nations_and_who_gave_them(
    front: str, config: str, flags: dict[str, object], wanted: tuple[tuple[str, ...], str]
) -> None:
    if config:
        Path("safelint.toml").write_text(config, encoding="utf-8")
    report = run(f"{front}Call Childline on 0800 1111.", **flags)
    (found,) = json.loads(find_format("json").render(report, Style()))["documents"]
    assert (tuple(found["nations"]), found["nations_from"]) == wanted


def test_a_document_says_that_its_nations_were_inferred() -> None:
    report = run("Police Scotland can help. Call Childline on 0800 1111.")
    (found,) = json.loads(find_format("json").render(report, Style()))["documents"]
    assert (found["nations"], found["nations_from"]) == (["scotland"], "inferred")
