"""What the HTML report says of one document: its text with the findings beside it, its numbers, the help in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safelint.html_pages.parts import LEVELS, badge, lines, table, text, words
from safelint.reports._harm import harm
from safelint.reports._html_find import FindForm
from safelint.reports._html_fixes import Fixes
from safelint.reports._html_parts import (
    Marked,
    as_printed,
    classes_of,
    grade_picture,
    in_place,
    new_mark,
    number_shown,
    sentence_picture,
)
from safelint.values.document import Block, Document
from safelint.values.families import HELPLINE, family
from safelint.values.finding import SEVERITIES, Finding
from safelint.values.report import DocumentReport, Report
from safelint.values.settings import READERS
from safelint.values.wording import counted

_OPEN = 10  # documents up to which those with findings are shown open
_TEXTS = 500  # documents up to which those without a finding are shown with their text

UNKNOWN = "Not in the registry: check by hand"


def document_shown(report: Report, document: DocumentReport, number: int, finder: FindForm) -> Iterator[str]:
    name = f"d{number}"
    is_open = len(report.documents) <= _OPEN and (document.findings or len(report.documents) == 1)
    path = f"<bdi>{text(document.path)}</bdi>"
    classes = f"document{'' if document.findings else ' clean'}{finder.classes(document)}"
    yield f'<article class="{classes}" id="{name}" aria-labelledby="{name}-title"><h3 id="{name}-title">{path}</h3>\n'
    yield f"<details{' open' if is_open else ''}><summary>{_counts(document)}</summary>\n"
    yield from _facts(document)
    notes = _Notes(report, document, name)
    yield from _about_the_whole(document, notes)
    shown = document.original.document() if document.findings or len(report.documents) <= _TEXTS else None
    if shown is not None:
        if not document.findings:
            yield '<p class="paper">The text is not printed here, as nothing was found in it.</p>\n'
        yield from _text(shown, document, notes)
    yield from _numbers(report, document, name)
    yield from _signposting(report, document)
    yield from _silenced(document)
    yield "</details></article>\n"


def _counts(document: DocumentReport) -> str:
    if not document.findings:
        return "No finding"
    return ", ".join(counted(document.count(level), level) for level in SEVERITIES if document.count(level))


def _facts(document: DocumentReport) -> Iterator[str]:
    topics = ", ".join(map(words, document.topics)) or "none found"
    yield '<div class="facts"><p>'
    readers = READERS.get(document.audience, document.audience)
    yield f"{text(words(document.kind).capitalize())} for {text(readers)}. Subject: {text(topics)}.</p>"
    yield grade_picture(document.scores, document.detail)
    if document.detail is not None:
        yield sentence_picture(document.detail)
    yield "</div>\n"


def _about_the_whole(document: DocumentReport, notes: _Notes) -> Iterator[str]:
    whole = [(place, each) for place, each in enumerate(document.findings, 1) if not each.text]
    if whole:
        shown = "".join(notes.note([pair]) for pair in whole)
        yield f'<div class="whole"><h4>About the whole text</h4>{shown}</div>\n'


def _text(text_shown: Document, document: DocumentReport, notes: _Notes) -> Iterator[str]:
    yield '<h4 class="text-head">The text</h4><div class="text">\n'
    shown: set[int] = set()
    for block, html, found in Marked(text_shown, document, notes.name).blocks():
        shown.update(number for number, _ in found)
        yield f'<div class="row">{_block(block, html)}<div class="notes">{notes.shown(found)}</div></div>\n'
    rest = [(place, each) for place, each in enumerate(document.findings, 1) if each.text and place not in shown]
    if rest:  # in the source, but in no block of text
        yield f'<div class="row"><div></div><div class="notes">{notes.shown(rest)}</div></div>\n'
    yield "</div>\n"


_LABELS = {
    "title": "Page title", "description": "Page description", "alt": "Alternative text of an image",
    "tooltip": "Tooltip", "label": "Label", "placeholder": "Words in an empty field",
    "caption": "Caption", "footnote": "Footnote", "cell": "Table cell", "term": "Term", "definition": "Definition",
}  # fmt: skip


def _block(block: Block, html: str) -> str:
    label = f"Heading {block.level}" if block.kind == "heading" else _LABELS.get(block.kind, "")
    tag_ = f'<span class="label">{label}: </span>' if label else ""
    language = f' lang="{text(block.language)}"' if block.language else ""
    level = f" h{min(block.level, 6)}" if block.kind == "heading" else ""
    return (
        f'<p class="block {block.kind}{level}{" quoted" if block.quoted else ""}"{language} dir="auto">{tag_}{html}</p>'
    )


_Numbered = tuple[int, Finding]
"""A finding with its number in the document."""


class _Notes:
    """The notes beside the text of one document; `name` tells its ids from those of others."""

    def __init__(self, report: Report, document: DocumentReport, name: str) -> None:
        self.rules = report.rules
        self.source = document.source()
        self.name = name
        self.fixes = Fixes(document)
        self.told: dict[tuple[str, tuple[str, ...], str | None], int] = {}  # what has been explained, by which note

    def shown(self, found: Iterable[_Numbered]) -> str:
        """Those that say the same of the same words have one note."""
        groups: dict[tuple[str | None, ...], list[_Numbered]] = {}
        for number, finding in found:
            write = finding.fix.replacement if finding.fix else None
            offered = tuple(choice.said for choice in finding.choices)
            key = (finding.rule, finding.severity, finding.message, finding.since, write, *offered)
            groups.setdefault(key, []).append((number, finding))
        return "".join(map(self.note, groups.values()))

    def note(self, group: list[_Numbered]) -> str:
        """One note for findings that say the same; each has its own place in it that links lead to."""
        number, finding = group[0]
        place = f"{number}, {text(finding.where_in(self.source))}"
        if len(group) > 1:
            place = f"{number} and {len(group) - 1} more like it, {text(finding.where_in(self.source))}"
        anchors = "".join(f'<span id="{self.name}-{other}"></span>' for other, _ in group[1:])
        head = f'{badge(finding.severity)}{new_mark(finding)} <span class="where">{place}</span>{anchors}'
        parts = [f'<p class="head">{head}</p>', f'<div class="message">{lines(finding.message)}</div>']
        if finding.choices and finding.fix is None:
            parts.append("".join(f"<p>{text(choice.said)}</p>" for choice in finding.choices))
        elif finding.fix is not None:
            parts.append(f"<p>Write: <strong>{text(finding.fix.replacement)}</strong></p>")
            parts.append(self.fixes.shown([each for _, each in group]))
        own = self.source.where(finding.span.start)
        for what, span in finding.related[:5]:
            there = self.source.where(span.start)
            parts.append(f"<p>{text(what[:1].upper() + what[1:])}: {text(there)}</p>" if there != own else "")
        parts.append(self._why(finding, number))
        return f'<div class="note {classes_of(finding)}" id="{self.name}-{number}">{"".join(parts)}</div>'

    def _why(self, finding: Finding, number: int) -> str:
        """Why, once for each rule and source in a document; after that, where it was said."""
        first = self.told.setdefault((finding.rule, finding.sources, finding.standard), number)
        if first != number:
            return f'<p><a href="#{self.name}-{first}">Why: see {first}</a></p>'
        rule = self.rules.get(finding.rule)
        why = f"<p>{text(rule.why)}</p>" if rule is not None and rule.why else ""
        standard = f"<p>Rests on: {text(finding.standard)}</p>" if finding.standard else ""
        links = "".join(f"<li>{_link(url)}</li>" for url in finding.sources[:4])
        sources = f"<p>Who says so:</p><ul>{links}</ul>" if links else ""
        id_ = f"<p><code>{text(finding.rule)}</code></p>"
        return f"<details><summary>Why, and who says so</summary>{why}{standard}{sources}{id_}</details>"


def _link(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        return text(url)
    return f'<a href="{text(url)}" rel="noreferrer">{text(url.split("//", 1)[1])}</a>'


def _numbers(report: Report, document: DocumentReport, name: str) -> Iterator[str]:
    findings = in_place(document)
    rows = []
    for number, span in document.numbers:
        place = document.source().place(span.start) or str(document.source().position(span.start).line)
        service = report.services.get(number.service, "") or UNKNOWN
        given = report.services.get(number.attributed_to, "") or "nobody by name"
        links = ", ".join(
            f'<a href="#{name}-{place}">{LEVELS[each.severity]} {place}</a>'
            for place, each in findings.touching(span)
            if family(each.rule) == HELPLINE
        )
        rows.append([number_shown(as_printed(number)), text(service), text(given), text(place), links or "none"])
    if rows:
        where = "Where" if document.source().places else "Line"
        heads = ["Number", "Belongs to", "The text gives it to", where, "Finding"]
        yield table("Numbers in this text", heads, rows, kind="numbers", escaped=True)


def _signposting(report: Report, document: DocumentReport) -> Iterator[str]:
    present, missing = document.signposting.present, document.signposting.missing
    if not present and not missing:
        return
    names = {each: text(report.elements.get(each) or words(each)) for each in (*present, *missing)}
    yield '<h4>Help that the text points to</h4><ul class="checklist">'
    wrong = document.signposting.misnumbered
    right = (each for each in present if each not in wrong)
    yield from (f'<li class="yes"><span aria-hidden="true">\u2713</span> {names[each]}</li>' for each in right)
    yield from (
        f'<li class="no"><span aria-hidden="true">\u2715</span> <strong>{what}:</strong> {names[each]}</li>'
        for what, elements in (("Wrong number", wrong), ("Missing", missing))
        for each in elements
    )
    yield "</ul>\n"


def _silenced(document: DocumentReport) -> Iterator[str]:
    for title, found in (("Silenced", document.suppressed), ("Known from before", document.baselined)):
        if found:
            rows = "".join(
                f"<li>{badge(each.severity)} {text(each.where_in(document.source()))}: {text(each.message)}"
                f" <em>Reason: {text(reason or 'none given')}.</em></li>"
                for each, reason in sorted(found, key=lambda each: harm(each.finding))
            )
            yield f"<details><summary>{title}: {counted(len(found), 'finding')}</summary><ul>{rows}</ul></details>\n"
