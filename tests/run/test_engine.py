"""Whatever goes wrong with one document, the report says so and the rest is checked."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from safelint import readers
from safelint.analysis import Analysis
from safelint.config import Flags
from safelint.run import engine, findings
from safelint.run.closing import closed
from safelint.run.engine import Engine
from safelint.run.findings import distinct
from safelint.values.document import Document
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.finding import Finding
from safelint.values.report import Failure, LeftOut, Report
from safelint.values.source import Span
from support import TODAY

pytestmark = pytest.mark.slow

GOOD = "# Help\n\nCall Childline on 0800 1111.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*paths: str) -> Report:
    return Engine(Flags(today=TODAY)).run(paths)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rtf", b"{\\rtf", "save it as"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.pdf", b"%PDF-1.7", "damaged"),
        ("a.md", b"\x00\x01\x02binary\x00" * 20, "text"),
        ("a.txt", b"\x00" * 50, "text"),
    ],
)
def test_what_cannot_be_read_is_a_failure_that_says_what_to_do(
    folder: Path, name: str, data: bytes, words: str
) -> None:
    (folder / name).write_bytes(data)
    report = run(name, "good.md")
    assert [(failure.path, failure.stage) for failure in report.failures] == [(name, "read")]
    assert words in report.failures[0].reason.lower()
    assert [document.path for document in report.documents] == ["good.md"]
    assert report.status("error") == 3
    assert report.status("never") == 3


def test_in_a_folder_what_nothing_reads_is_listed(folder: Path) -> None:
    for name in ("a.rtf", "plan.xyz", "photo.png", "safelint.toml"):
        (folder / name).write_bytes(b"")
    report = run(".")
    assert report.failures == ()
    assert report.left_out == (LeftOut("a.rtf", "format not read"), LeftOut("plan.xyz", "format not read"))


def test_an_empty_file_has_nothing_to_say(folder: Path) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        (folder / name).write_bytes(b"")
    report = run("a.txt", "a.md", "a.html", "good.md")
    assert report.failures == ()
    assert [document.findings for document in report.documents if not document.source().text] == [(), (), ()]


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised(folder: Path) -> None:
    (folder / "safelint.toml").write_text("[files]\nmax-megabytes = 0.001\n", encoding="utf-8")
    (folder / "big.txt").write_text("word " * 300, encoding="utf-8")
    report = run("big.txt", "good.md")
    assert [failure.path for failure in report.failures] == ["big.txt"]
    assert "larger than 0.001 MB" in report.failures[0].reason
    (folder / "safelint.toml").write_text("[files]\nmax-megabytes = 1\n", encoding="utf-8")
    assert run("big.txt").failures == ()


def test_a_check_that_raises_is_named_and_the_rest_goes_on(folder: Path) -> None:
    def broken(analysis: Analysis, rules: object) -> list[Finding]:
        raise RuntimeError("it broke")

    engine = Engine(Flags(today=TODAY))
    rule = "helpline/claim"
    engine.checker.checks = [
        check._replace(run=broken) if check.rule == rule else check for check in engine.checker.checks
    ]
    (folder / "bad.md").write_text("Officers found child pornography. Ring Childline on 0800 1112.\n", encoding="utf-8")
    report = engine.run(["bad.md"])
    assert [failure.stage for failure in report.failures] == ["check"]
    assert report.failures[0].reason == "the check for helpline/claim failed: RuntimeError: it broke"
    rules = [finding.rule for finding in report.documents[0].findings]
    assert {"terminology/child-pornography", "helpline/mistyped-number"} <= set(rules)
    assert report.status("error") == 3


@pytest.mark.parametrize(
    ("part", "reasons"),
    [
        ("audience", ["measuring the document failed: RuntimeError: it broke"]),
        (
            "numbers_found",
            [f"{what} failed: RuntimeError: it broke" for what in ("counting the numbers", "measuring the document")],
        ),
    ],
)
def test_what_cannot_be_measured_is_a_failure_and_what_checks_find_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, part: str, reasons: list[str]
) -> None:
    def broken(analysis: Analysis) -> None:
        raise RuntimeError("it broke")

    monkeypatch.setattr(Analysis, part, property(broken))
    (folder / "bad.md").write_text("[Click here](/a)\n", encoding="utf-8")
    flags = Flags(today=TODAY, audience="children", select=("accessibility",))
    report = Engine(flags, detail=True).run(["bad.md"])
    assert [failure.reason for failure in report.failures] == reasons
    [document] = report.documents
    assert [finding.text for finding in document.findings] == ["Click here"]
    assert (document.audience, document.kind, document.scores.status, document.numbers) == (
        "children",
        "general",
        "none",
        (),
    )
    read = document.original.document()
    assert read is not None
    assert read.text == "Click here"


def test_another_suffix_can_be_given_to_a_reader(folder: Path) -> None:
    (folder / "page.njk").write_text("<p>Officers found child <b>pornography</b>.</p>{{ x }}", encoding="utf-8")
    (folder / "safelint.toml").write_text('[files]\nsuffixes = {".njk" = "html"}\n', encoding="utf-8")
    report = run(".")
    assert [document.source().media for document in report.documents if document.path == "page.njk"] == ["html"]
    assert report.status("error") == 1


def test_house_data_counts(folder: Path) -> None:
    (folder / "safelint.toml").write_text(
        '[[term]]\nid = "house-word"\navoid = ["clientele"]\nprefer = ["people"]\nmessage = "Say people."\n'
        'why = "House style."\nseverity = "warning"\n',
        encoding="utf-8",
    )
    (folder / "a.md").write_text("Our clientele is growing.\n", encoding="utf-8")
    assert [finding.rule for finding in run("a.md").documents[0].findings] == ["terminology/house-word"]


def test_a_wrong_house_entry_stops_the_run(folder: Path) -> None:
    (folder / "safelint.toml").write_text('[[term]]\nid = "x"\navoyd = ["y"]\n', encoding="utf-8")
    with pytest.raises(SafelintError, match="avoyd"):
        run("good.md")


def test_front_matter_settings_apply_and_wrong_ones_are_a_failure_of_that_text(folder: Path) -> None:
    (folder / "a.md").write_text("---\nsafelint:\n  audience: children\n---\n\nText.\n", encoding="utf-8")
    assert run("a.md").documents[0].audience == "children"
    (folder / "a.md").write_text("---\nsafelint:\n  audience: childish\n---\n\nText.\n", encoding="utf-8")
    report = run("a.md", "good.md")
    assert [failure.path for failure in report.failures] == ["a.md"]
    assert "childish" in report.failures[0].reason
    assert len(report.documents) == 1


def test_a_topic_that_does_not_exist_is_named(folder: Path) -> None:
    (folder / "a.md").write_text("---\nsafelint:\n  topics: [suicde]\n---\n\nText.\n", encoding="utf-8")
    assert "nearest known: suicide" in run("a.md").failures[0].reason
    with pytest.raises(SafelintError, match="suicde"):
        Engine(Flags(today=TODAY, topics=("suicde",))).run(["good.md"])
    (folder / "safelint.toml").write_text('topics = ["suicde"]\n', encoding="utf-8")
    with pytest.raises(SafelintError, match="suicde"):
        run("good.md")


def test_front_matter_that_stands_for_millions_of_values_is_refused_at_once(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (folder / "a.md").write_text("\n".join(["---", *lines, "title: *a9", "---", "", "Text."]), encoding="utf-8")
    (folder / "b.md").write_text("\n".join(["---", *lines, "safelint: *a9", "---", "", "Text."]), encoding="utf-8")
    report = run("a.md", "b.md")
    assert [failure.path for failure in report.failures] == ["b.md"]


def test_the_kind_brings_its_limits_unless_an_audience_is_given(folder: Path) -> None:
    (folder / "a.md").write_text("---\nsafelint:\n  kind: press-release\n---\n\nText.\n", encoding="utf-8")
    assert run("a.md").documents[0].audience == "news"
    assert Engine(Flags(today=TODAY, audience="public")).run(["a.md"]).documents[0].audience == "public"


def test_one_span_one_finding_in_a_family() -> None:
    def finding(rule: str, severity: str) -> Finding:
        return Finding(rule, severity, "high", "", Span(0, 4), "text")

    kept = distinct(
        [finding("helpline/a", "warning"), finding("helpline/b", "error"), finding("terminology/c", "suggestion")]
    )
    assert [each.rule for each in kept] == ["helpline/b", "terminology/c"]


def test_documents_are_sorted_and_read_once(folder: Path) -> None:
    (folder / "b.md").write_text(GOOD, encoding="utf-8")
    report = run("good.md", ".", "b.md")
    assert [document.path for document in report.documents] == ["b.md", "good.md"]


ABOUT = "# Child sexual abuse\n\nThis page is about child sexual abuse and what can be done about it in this town.\n"


def rules_of(report: Report) -> list[str]:
    return [finding.rule for finding in report.documents[0].findings]


def test_what_the_site_adds_to_every_page_counts_as_present(folder: Path) -> None:
    (folder / "a.md").write_text(ABOUT, encoding="utf-8")
    assert "signposting/missing" in rules_of(run("a.md"))
    (folder / "footer.html").write_text(
        "<p>In immediate danger, call <b>999</b>. Worried about a child? Call the NSPCC Helpline on 0808 800 5000.</p>",
        encoding="utf-8",
    )
    (folder / "safelint.toml").write_text('[signposting]\nincluded = ["footer.html"]\n', encoding="utf-8")
    assert "signposting/missing" not in rules_of(run("a.md"))


def test_what_the_site_adds_has_the_format_that_the_configuration_gives_it(folder: Path) -> None:
    (folder / "a.md").write_text(ABOUT, encoding="utf-8")
    words = "In immediate danger, call 999. Worried about a child? Call the NSPCC Helpline on 0808 800 5000."
    (folder / "footer.inc").write_text(f"<!-- {words} --><p>Us</p>", encoding="utf-8")
    settings = '[signposting]\nincluded = ["footer.inc"]\n'
    (folder / "safelint.toml").write_text(settings, encoding="utf-8")
    assert "signposting/missing" not in rules_of(run("a.md"))
    (folder / "safelint.toml").write_text(f'{settings}[files]\nsuffixes = {{".inc" = "html"}}\n', encoding="utf-8")
    assert "signposting/missing" in rules_of(run("a.md"))


def test_what_the_site_adds_is_checked_once_however_many_pages_there_are(folder: Path) -> None:
    for name in ("pages/a.md", "pages/b.md", "layouts/footer.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(ABOUT, encoding="utf-8")
    (folder / "layouts" / "footer.html").write_text("<p>Childline: 0808 800 5000</p>", encoding="utf-8")
    (folder / "safelint.toml").write_text('[signposting]\nincluded = ["layouts/footer.html"]\n', encoding="utf-8")
    for paths in (["pages"], ["."], ["pages", "layouts"]):
        report = run(*paths)
        wrong = [each.path for each in report.documents for found in each.findings if found.severity == "error"]
        assert wrong == ["layouts/footer.html"], paths
    assert [each.path for each in run("pages/a.md").documents] == ["pages/a.md"]


HOUSE = (
    "If you are in danger, call **999**.\n\n- Northgate duty team: 01632 960123\n"
    "- [Childline](https://www.childline.org.uk)\n"
)


def test_a_house_text_must_stand_in_every_page_on_a_subject(folder: Path) -> None:
    (folder / "safelint.toml").write_text('[signposting]\nfixed = "house.md"\n', encoding="utf-8")
    (folder / "house.md").write_text(HOUSE, encoding="utf-8")
    (folder / "none.md").write_text("# Opening hours\n\nThe library is open on Monday.\n", encoding="utf-8")
    (folder / "lacking.md").write_text(ABOUT + "\nIf you are in danger, call 999.\n", encoding="utf-8")
    (folder / "same.md").write_text(ABOUT + "\n" + HOUSE, encoding="utf-8")
    (folder / "same.html").write_text(
        "<h1>Child sexual abuse</h1><p>It is about child sexual abuse.</p><p>If you are in\n danger, <em>call</em> 999."
        "<ul><li>Northgate duty team: 01632&nbsp;960123<li><a href='https://www.childline.org.uk'>Childline</a></ul>",
        encoding="utf-8",
    )
    lacks = {}
    for document in run("none.md", "lacking.md", "same.md", "same.html").documents:
        messages = [each.message for each in document.findings if "word for word" in each.message]
        lacks[document.path] = (messages, "fixed_text" in document.signposting.missing)
    assert lacks["none.md"] == lacks["same.md"] == lacks["same.html"] == ([], False)
    [message], missing = lacks["lacking.md"]
    assert missing
    assert message == (
        "This text is about child sexual abuse. Add the house text word for word, as it stands in house.md."
    )
    [document] = Engine(Flags(today=TODAY, kind="service-page")).run(["lacking.md"]).documents
    assert (
        "as it stands in house.md. Add a line for adults who are worried about a child" in document.findings[0].message
    )


def test_a_house_text_alone_may_be_what_is_missing(folder: Path) -> None:
    (folder / "safelint.toml").write_text('[signposting]\nfixed = "house.md"\n', encoding="utf-8")
    (folder / "house.md").write_text("Ring the duty team.\n", encoding="utf-8")
    (folder / "a.md").write_text("# Bullying at school\n\nCall Childline on 0800 1111.\n", encoding="utf-8")
    [document] = Engine(Flags(today=TODAY)).run(["a.md"]).documents
    assert [(each.rule, each.severity, each.message) for each in document.findings] == [
        (
            "signposting/incomplete",
            "suggestion",
            "This text is about bullying (it says “Bullying at school”). Add the house text word for word, as it "
            "stands in house.md.",
        )
    ]


@pytest.mark.parametrize(("footer", "lacks"), [("Ring the duty team.", False), ("Ring the office.", True)])
def test_a_house_text_may_stand_in_what_the_site_adds(folder: Path, footer: str, lacks: bool) -> None:
    (folder / "safelint.toml").write_text(
        '[signposting]\nfixed = "house.md"\nincluded = ["footer.html"]\n', encoding="utf-8"
    )
    (folder / "house.md").write_text("Ring the duty team.\n", encoding="utf-8")
    (folder / "footer.html").write_text(f"<footer>{footer}</footer>", encoding="utf-8")
    (folder / "a.md").write_text("# Bullying at school\n\nCall Childline on 0800 1111.\n", encoding="utf-8")
    report = run("a.md")
    assert not report.failures
    assert any("word for word" in each.message for each in report.documents[0].findings) is lacks


def test_the_options_of_checks_hold_what_the_configuration_says_alone(folder: Path) -> None:
    (folder / "safelint.toml").write_text('[signposting]\nincluded = ["footer.html"]\n', encoding="utf-8")
    (folder / "footer.html").write_text("<p>Call 999.</p>", encoding="utf-8")
    engine = Engine()
    settings = engine.checker.analysed(
        engine.checker.read_as("a.md", b"Words."), engine.checker.located("a.md")
    ).settings
    config = engine.checker.config("a.md")
    assert settings.options == {name: config.section(name) for name in ("readability", "signposting", "terminology")}
    assert [each.text for each in settings.house.included] == ["Call 999."]


@pytest.mark.parametrize(
    ("name", "problem"), [("none.md", "cannot be read"), ("empty.md", "holds no words"), ("odd.md", "unknown martians")]
)
def test_a_house_text_that_cannot_be_asked_for_is_wrong_use(folder: Path, name: str, problem: str) -> None:
    (folder / "empty.md").write_text("\n", encoding="utf-8")
    (folder / "odd.md").write_text("---\nsafelint:\n  audience: martians\n---\nCall 999.\n", encoding="utf-8")
    (folder / "safelint.toml").write_text(f'[signposting]\nfixed = "{name}"\n', encoding="utf-8")
    with pytest.raises(SafelintError, match=rf"signposting\.fixed: {name}:.* {problem}"):
        run("good.md")


def test_what_is_settled_holds_the_texts_of_the_house_whoever_asked_before(folder: Path) -> None:
    (folder / "footer.html").write_text("<p>Call 999.</p>", encoding="utf-8")
    (folder / "safelint.toml").write_text('[signposting]\nincluded = ["footer.html"]\n', encoding="utf-8")
    first, validated = Engine(), Engine()
    config = first.checker.config("a.md")
    validated.checker.validate(config)
    assert first.checker.settled(config) == validated.checker.settled(config)
    assert [text for text, *_ in first.checker.settled(config)[1]] == ["Call 999."]
    assert "object at" not in repr(first.checker.settled(config))
    (folder / "footer.html").unlink()
    with pytest.raises(SafelintError, match=r"signposting\.included"):
        Engine().checker.settled(config)


@pytest.mark.parametrize("name", ["none.html", "../out.html"])
def test_an_included_file_must_be_there_and_inside(folder: Path, name: str) -> None:
    (folder.parent / "out.html").write_text("x", encoding="utf-8")
    (folder / "safelint.toml").write_text(f'[signposting]\nincluded = ["{name}"]\n', encoding="utf-8")
    with pytest.raises(SafelintError, match=r"signposting\.included"):
        run("good.md")


def test_a_required_element_must_exist_and_is_asked_for(folder: Path) -> None:
    (folder / "safelint.toml").write_text('[signposting]\nrequire = ["acessible_route"]\n', encoding="utf-8")
    with pytest.raises(SafelintError, match="acessible_route; nearest known: accessible_route"):
        run("good.md")
    settings = 'kind = "service-page"\n[signposting]\nrequire = ["accessible_route"]\n'
    (folder / "safelint.toml").write_text(settings, encoding="utf-8")
    (folder / "a.md").write_text(ABOUT + "\nIn immediate danger, call 999.\n", encoding="utf-8")
    [finding] = [each for each in run("a.md").documents[0].findings if each.rule == "signposting/incomplete"]
    assert finding.severity == "warning"
    assert "text relay" in finding.message


def test_a_phrase_that_the_house_allows_is_left_alone(folder: Path) -> None:
    (folder / "a.md").write_text("The Wheelchair-bound Club met. He is wheelchair-bound.\n", encoding="utf-8")
    (folder / "safelint.toml").write_text('[terminology]\nallow = ["Wheelchair-bound Club"]\n', encoding="utf-8")
    assert [each.span.start for each in run("a.md").documents[0].findings if "wheelchair" in each.rule] == [37]


def test_quotations_are_reported_as_suggestions_where_asked(folder: Path) -> None:
    (folder / "a.md").write_text('He said: "It was child pornography."\n', encoding="utf-8")
    assert "terminology/child-pornography" not in rules_of(run("a.md"))
    (folder / "safelint.toml").write_text("[terminology]\nquotations = true\n", encoding="utf-8")
    [finding] = [each for each in run("a.md").documents[0].findings if each.rule == "terminology/child-pornography"]
    assert (finding.severity, finding.fix) == ("suggestion", None)


HOUSE_SERVICE = """
[[helpline]]
id = "marlowe-duty-team"
name = "Marlowe Duty Team"
operator = "Marlowe Council"
nations = ["england"]
topics = ["child-protection"]
audience = ["anyone"]

[[helpline.channel]]
kind = "phone"
number = "01903 555 014"
"""


def test_a_service_of_the_house_counts_in_every_check(folder: Path) -> None:
    (folder / "safelint.toml").write_text(HOUSE_SERVICE, encoding="utf-8")
    (folder / "a.md").write_text("Call the Marlowe Duty Team on 01903 555 014.\n", encoding="utf-8")
    (folder / "b.md").write_text("Call the Marlowe Duty Team on 01903 555 041.\n", encoding="utf-8")
    right, wrong = run("a.md", "b.md").documents
    assert [(number.service, number.attributed_to) for number, _ in right.numbers] == [("marlowe-duty-team",) * 2]
    assert [each.rule for each in right.findings if each.rule.startswith("helpline/")] == []
    assert [each.rule for each in wrong.findings if each.rule.startswith("helpline/")] == ["helpline/mistyped-number"]


def test_a_number_kept_for_drama_is_told_whoever_lists_it(folder: Path) -> None:
    (folder / "safelint.toml").write_text(HOUSE_SERVICE.replace("01903 555 014", "01632 960 014"), encoding="utf-8")
    (folder / "a.md").write_text("Call the Marlowe Duty Team on 01632 960 014.\n", encoding="utf-8")
    assert "helpline/fictional-number" in rules_of(run("a.md"))


def test_a_service_can_be_switched_off(folder: Path) -> None:
    (folder / "a.md").write_text("Call Childline on 0808 800 5000.\n", encoding="utf-8")
    assert "helpline/wrong-organisation" in rules_of(run("a.md"))
    (folder / "safelint.toml").write_text('[helplines]\noff = ["childline", "nspcc-helpline"]\n', encoding="utf-8")
    assert "helpline/wrong-organisation" not in rules_of(run("a.md"))
    (folder / "safelint.toml").write_text('[helplines]\noff = ["childlin"]\n', encoding="utf-8")
    with pytest.raises(SafelintError, match="childlin; nearest known: childline"):
        run("a.md")


def test_an_unknown_rule_in_an_override_is_named_even_where_it_matches_nothing(folder: Path) -> None:
    (folder / "safelint.toml").write_text(
        '[[overrides]]\nfiles = ["no/such/**"]\nignore = ["helplin"]\n', encoding="utf-8"
    )
    with pytest.raises(SafelintError, match="helplin; nearest known: helpline"):
        run("good.md")


@pytest.mark.parametrize("silenced", [False, True])
def test_of_very_many_findings_the_worst_are_reported_and_the_rest_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, silenced: bool
) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 20)
    head = "<!-- safelint-disable-file terminology -- an archive -->\n\n" if silenced else ""
    text = head + "He committed suicide. Call Childline on 0800 1112.\n\n" * 70 + "Call 0808 800 5000 for Childline.\n"
    (folder / "many.md").write_text(text, encoding="utf-8")
    (document,) = Engine(Flags(today=TODAY, select=("terminology", "helpline", "document"))).run(["many.md"]).documents
    *_, first = sorted(document.findings, key=lambda each: each.rule != "document/more-findings", reverse=True)
    assert (first.severity, first.text) == ("suggestion", "")
    total = 71 if silenced else 141
    assert first.message == (
        f"{total - 20} more findings are not shown here; the 20 shown are the worst. "
        "Mend what is shown and check the text again, or check it in parts."
    )
    rest = [each for each in document.findings if each != first]
    assert len(rest) == 20
    assert {each.severity for each in rest} == {"error"}
    assert rest == distinct(rest)
    assert len(document.suppressed) == (70 if silenced else 0)


TWO_NAMES = "We teach online safety. Our internet safety page tells more.\n"
CONSISTENCY = "terminology/inconsistent"
ARCHIVED = f'[[overrides]]\nfiles = ["archive/**"]\nrules = {{ "{CONSISTENCY}" = "suggestion" }}\n'


@pytest.mark.parametrize("across", [False, True])
def test_what_holds_where_standard_input_would_lie_holds_for_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, across: bool
) -> None:
    (folder / "safelint.toml").write_text(ARCHIVED, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWO_NAMES.encode())))
    engine = Engine(Flags(today=TODAY, across=across, select=(CONSISTENCY,)), stdin_name="archive/a.md")
    (document,) = engine.run(["-"]).documents
    assert [(each.rule, each.severity) for each in document.findings] == [(CONSISTENCY, "suggestion")]


def test_of_standard_input_the_rules_are_on_that_are_on_where_it_would_lie(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "safelint.toml").write_text(ARCHIVED.replace("suggestion", "off"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWO_NAMES.encode())))
    engine = Engine(Flags(today=TODAY), stdin_name="archive/a.md")
    on = engine.on(engine.run(["-"]))
    assert "helpline/invalid-number" in on
    assert CONSISTENCY not in on


def test_what_the_site_adds_goes_by_the_settings_of_the_site_to_its_end(folder: Path) -> None:
    for name in ("pages", "parts"):
        (folder / name).mkdir()
    (folder / "safelint.toml").write_text(
        f'[signposting]\nincluded = ["parts/footer.md"]\n[rules]\n"{CONSISTENCY}" = "suggestion"\n', encoding="utf-8"
    )
    (folder / "parts" / "safelint.toml").write_text(f'[rules]\n"{CONSISTENCY}" = "warning"\n', encoding="utf-8")
    (folder / "pages" / "a.md").write_text("We teach online safety.\n", encoding="utf-8")
    (folder / "parts" / "footer.md").write_text("Our internet safety page.\n", encoding="utf-8")
    _, footer = Engine(Flags(today=TODAY, across=True)).run(["pages"]).documents
    assert [each.severity for each in footer.findings if each.rule == CONSISTENCY] == ["suggestion"]


def test_a_text_and_a_document_are_compared_as_files_are(folder: Path) -> None:
    (folder / "a.md").write_text(TWO_NAMES, encoding="utf-8")
    engine = Engine(Flags(today=TODAY, across=True, select=(CONSISTENCY,)))
    in_files = engine.run(["a.md"])
    assert [each.rule for each in in_files.documents[0].findings] == [CONSISTENCY]
    in_text = engine.run_text("a.md", TWO_NAMES.encode())
    in_document = engine.run_text("a.md", engine.checker.read_as("a.md", TWO_NAMES.encode()))
    assert [report.documents[0].findings for report in (in_text, in_document)] == [in_files.documents[0].findings] * 2
    assert in_text.rules == in_document.rules == in_files.rules


@pytest.mark.parametrize("name", ["rape", "County lines", "stalking"])
def test_a_subject_is_fixed_by_its_id_or_by_a_common_word_for_it(folder: Path, name: str) -> None:
    text = "# A title\n\nWords.\n"
    by_id = {"rape": "sexual-violence", "County lines": "child-exploitation"}.get(name, name)
    by_flag = Engine(Flags(topics=(name,))).run_text("a.md", text.encode())
    by_text = Engine().run_text("a.md", f'---\nsafelint:\n  topics: ["{name}"]\n---\n{text}'.encode())
    (folder / "safelint.toml").write_text(f'topics = ["{name}"]\n', encoding="utf-8")
    by_file = Engine().run_text("a.md", text.encode())
    assert [each.documents[0].topics for each in (by_flag, by_text, by_file)] == [(by_id,)] * 3


def test_the_rules_of_a_text_that_was_checked_alone_are_on(folder: Path) -> None:
    engine = Engine(Flags(today=TODAY, select=(CONSISTENCY,)))
    report = engine.run_text("a.md", TWO_NAMES.encode())
    assert (report.files, engine.on(report)) == ({"a.md": "a.md"}, {CONSISTENCY})


def test_what_ends_a_run_hangs_on_its_report_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 5)
    (folder / "safelint.toml").write_text(ARCHIVED, encoding="utf-8")
    engine = Engine(Flags(today=TODAY, select=("terminology", "document")))
    text = b"He committed suicide.\n\n" * 30
    first = engine.run_text("archive/a.md", text, whole=True)
    on = engine.on(first)
    engine.run_text("b.md", b"Words.\n")  # which an editor checks meanwhile
    last = closed(engine.checker, first)
    assert last.documents[0].findings == engine.run_text("archive/a.md", text).documents[0].findings
    assert [len(each.findings) for each in (*first.documents, *last.documents)] == [30, 6]
    assert closed(engine.checker, last) == last
    assert engine.on(first) == on


def test_only_the_run_that_asks_for_every_finding_gets_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 5)
    text = b"He committed suicide.\n\n" * 30
    engine = Engine(Flags(today=TODAY, select=("terminology",)))
    for whole, count in ((True, 30), (False, 5)):
        assert len(engine.run_text("a.md", text, whole=whole).documents[0].findings) == count
    engine.run_text("a.md", text, whole=True)
    assert len(engine.run_text("a.md", engine.checker.read_as("a.md", text)).documents[0].findings) == 5


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "---\nsafelint:\n  topics: [nonsense]\n---\n\nCall us.\n",
            "the front matter: there is no topic called nonsense",
        ),
        ("<!-- safelint-set audience=nobody -->\n\nCall us.\n", 'line 1: safelint-set cannot take "audience=nobody"'),
    ],
)
def test_what_a_text_sets_wrongly_is_said_of_its_bytes_and_of_its_document(
    folder: Path, text: str, reason: str
) -> None:
    engine = Engine(Flags(today=TODAY))
    in_bytes = engine.run_text("a.md", text.encode())
    in_document = engine.run_text("a.md", engine.checker.read_as("a.md", text.encode()))
    assert in_bytes.documents == in_document.documents == ()
    assert in_bytes.failures == in_document.failures
    assert [(each.path, each.stage, each.reason.startswith(reason)) for each in in_bytes.failures] == [
        ("a.md", "read", True)
    ]
    with pytest.raises(Unreadable, match=f"^{re.escape(reason)}"):
        engine.checker.understood("a.md", engine.checker.read_as("a.md", text.encode()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_raises_costs_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    read = readers.read

    def faulty(path: str, data: bytes, form: str) -> Document:
        if b"faulty" in data:
            raise KeyError("no such part")
        return read(path, data, form)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(readers, "read", faulty)
    monkeypatch.setattr(engine, "_LARGE", 0)
    for name in "abcd":
        Path(f"{name}.md").write_text("This is faulty." if name == "b" else "He committed suicide.", encoding="utf-8")
    report = Engine(Flags(), jobs=jobs).run(["."])
    assert [each.path for each in report.documents if each.findings] == ["a.md", "c.md", "d.md"]
    assert report.failures == (Failure("b.md", "check", "reading failed: KeyError: 'no such part'"),)
