"""One closed report with everything in it that a format can meet: findings of each severity, about words and about the
whole text, silenced and known ones, a text without any, files that could not be checked, and hostile words."""

from __future__ import annotations

from safelint.readers import read
from safelint.values.document import Document
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Choice, Edit, Finding, Related
from safelint.values.report import (
    Detail,
    DocumentReport,
    Failure,
    InHand,
    LeftOut,
    Number,
    PlacedNumber,
    RegistryUse,
    Report,
    RuleNote,
    Scores,
    SetAside,
    Signposting,
)
from safelint.values.source import Source, Span

LETTER = """Dear parents,

Call Childline on 0808 800 5000 or 08001111.

A child prostitute, it was said.
"""

HOSTILE = """# <script>alert("a&b")</script>

=HYPERLINK("x") ::error::no | `code` @someone #12 \x1b[2J \u202eabc ]]> %0A
"""


def finding(source: Source, words: str, rule: str, severity: str, message: str, **more: object) -> Finding:
    start = source.text.index(words)
    values = {"confidence": "high", "text": words, **more}
    return Finding(rule=rule, severity=severity, message=message, span=Span(start, start + len(words)), **values)  # type: ignore[arg-type]


def document(source: Source, findings: list[Finding], shown: Document | None = None, **more: object) -> DocumentReport:
    values: dict[str, object] = {
        "language": "en", "audience": "public", "kind": "letter", "topics": ("child-sexual-abuse",),
        "scores": Scores(240, 12, "indicative", 9.1, 58.3, 11.2, 12.0, 10.4, 9.9, 14, 20.0), "numbers": (),
        "signposting": Signposting(), "block": None, "nations": ("wales",), "nations_from": "given", **more,
    }  # fmt: skip
    return DocumentReport(original=InHand(source, shown), findings=tuple(findings), **values)  # type: ignore[arg-type]


def _letter() -> DocumentReport:
    source = Source("letters/caf\u00e9, 1.md", "markdown", LETTER)
    wrong = finding(
        source,
        "0808 800 5000",
        "helpline/wrong-organisation",
        ERROR,
        "0808 800 5000 is the NSPCC Helpline, not Childline. Childline is 0800 1111.",
        related=(Related("named here", Span(20, 29)),),
        sources=("https://www.childline.org.uk/get-support/contacting-childline/",),
    )
    at = source.text.index("08001111")
    row = finding(
        source,
        "08001111",
        "helpline/number-format",
        WARNING,
        "08001111 is hard to read as one row of digits.",
        choices=(Choice((Edit(Span(at, at + 8), "0800 1111"),), safe=True),),
    )
    whole = Finding(
        "signposting/incomplete", SUGGESTION, "high", "Add:\n- 999 for an emergency\n- Crimestoppers", Span(0, 0)
    )
    term = finding(source, "child prostitute", "terminology/child-prostitute", ERROR, "Say sexually exploited child.")
    return document(
        source,
        [whole, wrong, row],
        suppressed=(SetAside(term, "the court's own words"),),
        numbers=(
            PlacedNumber(Number(35, 48, "0808 800 5000", "08088005000", "phone", service="nspcc-helpline"), wrong.span),
            PlacedNumber(Number(52, 60, "08001111", "08001111", "phone", service="childline"), row.span),
        ),
        signposting=Signposting(("line_for_children",), ("emergency_999",), (15, 60)),
        block=Span(15, 60),
        shown=read(source.path, LETTER.encode(), "markdown"),
        detail=Detail(
            ((0, 2), (14, 7), (62, 6)),
            8.0,
            10.0,
            25,
            digest="0123456789abcdef" * 4,
            settings=(("audience", "public", "default"), ("readability/long-sentence", "off", "safelint.toml")),
        ),
    )


def _hostile() -> DocumentReport:
    source = Source("hostile=1:<b>.html", "html", HOSTILE)
    title = finding(
        source, '<script>alert("a&b")</script>', "accessibility/page-title", WARNING, 'Not "<b>" & not @someone.\nNo.',
        standard="WCAG 2.2 2.4.2 A", confidence="medium",
    )  # fmt: skip
    formula = finding(
        source, '=HYPERLINK("x")', "terminology/name-style", SUGGESTION, "::error::]]> %0A | `x`", confidence="low"
    )
    known = finding(source, "\x1b[2J \u202eabc", "terminology/name-style", WARNING, "=1+1")
    return document(
        source,
        [title, formula],
        baselined=(SetAside(known, "known since the baseline"),),
        kind="service-page",
        topics=(),
    )


def sample() -> Report:
    clean = document(
        Source("nothing.txt", "plain", "All well.\n"), [], scores=Scores(2, 1, "none", average_sentence_words=2.0)
    )
    documents = sorted((_letter(), _hostile(), clean), key=lambda each: each.path)
    rules = (
        RuleNote(
            "accessibility/page-title", "The page has no title", WARNING, "Give it one.", "Why.", "WCAG 2.2 2.4.2 A"
        ),
        RuleNote("helpline/number-format", "Not grouped", WARNING, "Group it.", "Easier to read."),
        RuleNote(
            "helpline/wrong-organisation",
            "Another service's number",
            ERROR,
            "Print the right one.",
            "Time.",
            confidence="medium",
            page="rules/helpline/#helplinewrong-organisation",
        ),
        RuleNote("signposting/incomplete", "Help is missing", WARNING, "Add what is missing.", "Readers need it."),
        RuleNote("terminology/child-prostitute", "child prostitute", ERROR, "Say exploited child.", "Blame."),
        RuleNote(
            "terminology/name-style", "A name", WARNING, "Write it as its owner.", "Found.", "", ("https://a.example/",)
        ),
    )
    return Report(
        version="0.0.0",
        packs=(("uk", "2026.11"),),
        today="2026-11-25",
        documents=tuple(documents),
        failures=(
            Failure("broken: \n.docx", "read", "is damaged & <cut>"),
            Failure("missing.md", "find", "does not exist"),
        ),
        services={"nspcc-helpline": "NSPCC Helpline", "childline": "Childline"},
        left_out=(LeftOut("archive/", "ignored by git"), LeftOut("odd|`<b>, ##[error]1.docx", "format not read")),
        registry=RegistryUse("2026-11-25", 2, 1),
        rules={rule.id: rule for rule in rules},
    )
