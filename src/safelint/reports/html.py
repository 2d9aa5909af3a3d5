"""The report for people who sign off: one file that asks nothing of any network and runs no script.

Everything of a document is escaped, and the page's own policy forbids scripts, forms and requests, so that a hostile
text can do nothing even if an escape were missed.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from hashlib import sha256

from safelint.model import ERROR, SEVERITIES, Block, DocumentReport, Finding, Number, Report, RuleNote
from safelint.plugins import Format, Style
from safelint.reports._common import (
    FAMILIES,
    HTML_HEAD,
    Place,
    counted,
    counts,
    date_in_words,
    documents_of,
    family,
    grouped,
    harm,
    places,
    said,
    silent,
    verdict,
    visible,
    where,
    widespread,
)  # fmt: skip
from safelint.reports._html_parts import (
    LEVELS,
    SIGNS,
    Marked,
    classes_of,
    filters,
    grade_picture,
    sentence_picture,
    text,
)  # fmt: skip
from safelint.reports._html_style import STYLE
from safelint.reports._repeats import told_once

_OPEN = 10  # documents up to which those with findings are shown open
_TEXTS = 500  # documents up to which those without a finding are shown with their text

_STOPS = 30  # errors that the overview lists; what says the same counts once
_LINKED = 3  # places of each that have a link

_UNKNOWN = "Not in the registry: check by hand"

_Told = dict[tuple[str, tuple[str, ...], str | None], tuple[str, int]]
"""What has been explained: rule, sources and standard; the name and the number of the note that does."""


def render(report: Report, style: Style) -> str:
    report = told_once(report)
    boxes, hiding = filters({place.finding.rule for place in places(report)})
    css = STYLE + hiding
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = [
        HTML_HEAD,
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n',
        f"<title>{_verdict(report, style)}: safelint report</title>\n<style>{css}</style>\n</head>\n<body>\n",
        '<a class="skip" href="#main">Skip to the report</a>\n',
        *_header(report, style),
        '<main id="main" tabindex="-1">\n',
        *_overview(report, _failing(style)),
        f'<section aria-labelledby="findings"><h2 id="findings">Each document</h2>\n{boxes}\n'
        if report.documents
        else "",
        *(
            piece
            for number, document in enumerate(report.documents, 1)
            for piece in _document(report, document, number)
        ),
        "</section>\n" if report.documents else "",
        "</main>\n",
        *_footer(report),
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _verdict(report: Report, style: Style) -> str:
    return verdict(report, _failing(style)[-1]).capitalize()


def _header(report: Report, style: Style) -> Iterator[str]:
    title = _verdict(report, style)
    status = {"D": "stop", "N": "unsure" if report.failures else "pass"}[title[0]]
    yield f'<header class="top {status}"><p class="tool">safelint report</p><h1>{title}</h1>'
    yield f"<p>{text(counts(report))}.{f' Not counted: {silent(report)}.' if silent(report) else ''}"
    yield f" Facts as of {text(date_in_words(report.today))}.</p></header>\n"


# The overview.


def _overview(report: Report, failing: tuple[str, ...]) -> Iterator[str]:
    yield '<section aria-labelledby="overview"><h2 id="overview">Overview</h2>\n'
    yield from _not_checked(report)
    yield from _stops(report, failing)
    yield from _shared(report, failing)
    yield from _by_family(report)
    yield from _documents(report)
    yield from _services(report)
    yield "</section>\n"


def _not_checked(report: Report) -> Iterator[str]:
    rows = [f"<li><bdi>{text(each.path)}</bdi>: {text(each.reason)}</li>" for each in report.failures]
    rows += [
        f"<li>{counted(count, 'file')} of the kind {text(suffix)}, which cannot be read yet</li>"
        for suffix, count in report.left_out.items()
    ]
    if rows:
        yield f'<section class="failed"><h3>Not checked</h3><ul>{"".join(rows)}</ul></section>\n'


def _by_family(report: Report) -> Iterator[str]:
    found: dict[str, dict[str, int]] = {}
    for place in places(report):
        row = found.setdefault(family(place.finding.rule), dict.fromkeys(SEVERITIES, 0))
        row[place.finding.severity] += 1
    if not found:
        yield "<p>No finding.</p>\n"
        return
    order = list(FAMILIES)
    rows = [
        [FAMILIES.get(name, name), *(str(found[name][level]) for level in SEVERITIES)]
        for name in sorted(found, key=lambda each: order.index(each) if each in order else len(order))
    ]
    yield _table("Findings by family", ["Family", "Errors", "Warnings", "Suggestions"], rows)


def _failing(style: Style) -> tuple[str, ...]:
    """The severities that fail the run. Where none does, a person still reads what its errors mean."""
    return SEVERITIES[: SEVERITIES.index(style.fail_on) + 1] if style.fail_on in SEVERITIES else (ERROR,)


def _stops(report: Report, failing: tuple[str, ...]) -> Iterator[str]:
    """What fails the run, the gravest and commonest first, each with where it is."""
    groups = [group for group in grouped(report) if group[0].finding.severity in failing]
    if not groups:
        return
    names = {
        id(finding): f"d{number}-{place}"
        for number, document in enumerate(report.documents, 1)
        for place, finding in enumerate(document.findings, 1)
    }
    yield '<h3>What stops publication</h3><ol class="stops">'
    for group in groups[:_STOPS]:
        places_ = ", ".join(
            f'<a href="#{names[id(place.finding)]}"><bdi>{text(place.document.source.path)}</bdi>,'
            f" {text(where(place.document.source, place.finding))}</a>"
            for place in group[:_LINKED]
        )
        yield f"{_shared_item(group)} {_spread(group, places_)}</li>"
    yield "</ol>\n"
    if len(groups) > _STOPS:
        yield f"<p>And {counted(len(groups) - _STOPS, 'further fault')}: see the documents.</p>\n"


def _spread(group: list[Place], links: str) -> str:
    documents = len(documents_of(group))
    if len(group) <= _LINKED:
        return links
    many = f"In {documents:,} documents" if documents > 1 else f"{len(group):,} times"
    return f"{many}, first in {links.partition('</a>')[0]}</a>"


def _shared(report: Report, failing: tuple[str, ...]) -> Iterator[str]:
    groups = [group for group in widespread(report) if group[0].finding.severity not in failing]
    if not groups:
        return
    yield f"<details><summary>{counted(len(groups), 'more finding')} that many documents share</summary><ul>"
    for group in groups:
        paths = documents_of(group)
        yield f"{_shared_item(group)} In {len(paths):,} documents, first in <bdi>{text(paths[0])}</bdi>.</li>"
    yield "</ul></details>\n"


def _shared_item(group: list[Place]) -> str:
    """An item without its end: what all of a group say."""
    finding = group[0].finding
    return f"<li>{_badge(finding)} {_lines(said(finding))}"


def _documents(report: Report) -> Iterator[str]:
    rows = []
    worst = sorted(enumerate(report.documents, 1), key=lambda pair: [-pair[1].count(level) for level in SEVERITIES])
    for number, document in worst:
        grade = document.scores.flesch_kincaid_grade
        target = f" (aim: {document.detail.grade_target:g})" if document.detail and grade is not None else ""
        rows.append(
            [
                f'<a href="#d{number}"><bdi>{text(document.source.path)}</bdi></a>',
                text(_words(document.kind)),
                "too short" if grade is None else f"{grade:.1f}{target}",
                *(str(document.count(level)) for level in SEVERITIES),
            ]
        )
    if rows:
        heads = ["Document", "Kind of text", "Reading grade", "Errors", "Warnings", "Suggestions"]
        yield _table("Documents, most errors first", heads, rows, escaped=True)


def _services(report: Report) -> Iterator[str]:
    uses: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for place, document in enumerate(report.documents):
        for found, _ in document.numbers:
            name = report.services.get(found.service, "")
            _, row = uses.setdefault((name, found.digits), (_printed(found), []))
            if place not in row[-1:]:
                row.append(place)
    for caption, known in (("Services, and where they appear", True), (_UNKNOWN, False)):
        rows = [
            [*([text(name)] if name else []), _number(uses[name, digits][0]), _links(report, uses[name, digits][1])]
            for name, digits in sorted(uses, key=lambda each: (each[0].lower(), each[1]))
            if bool(name) is known
        ]
        if rows:
            yield _table(caption, [*(["Service"] if known else []), "Number", "Appears in"], rows, escaped=True)


def _links(report: Report, places_: list[int]) -> str:
    shown = ", ".join(
        f'<a href="#d{place + 1}"><bdi>{text(report.documents[place].source.path)}</bdi></a>'
        for place in places_[:_LINKED]
    )
    return shown + (f" and {len(places_) - _LINKED:,} more" if len(places_) > _LINKED else "")


def _number(printed: str) -> str:
    return f'<span class="number">{text(printed)}</span>'


def _printed(number: Number) -> str:
    return visible(" ".join(number.text.split()))


def _table(caption: str, heads: list[str], rows: list[list[str]], *, escaped: bool = False) -> str:
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    body = []
    for first, *cells in rows:
        shown = [first, *cells] if escaped else [text(each) for each in (first, *cells)]
        body.append(f'<tr><th scope="row">{shown[0]}</th>{"".join(f"<td>{cell}</td>" for cell in shown[1:])}</tr>')
    return (
        f'<div class="wide" role="group" tabindex="0" aria-label="{text(caption)}">'
        f"<table><caption>{text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>\n"
    )


# A document.


def _document(report: Report, document: DocumentReport, number: int) -> Iterator[str]:
    name = f"d{number}"
    is_open = len(report.documents) <= _OPEN and (document.findings or len(report.documents) == 1)
    path = f"<bdi>{text(document.source.path)}</bdi>"
    yield f'<article class="document" id="{name}" aria-labelledby="{name}-title"><h3 id="{name}-title">{path}</h3>\n'
    yield f"<details{' open' if is_open else ''}><summary>{_counts(document)}</summary>\n"
    yield from _facts(document)
    yield from _about_the_whole(report, document, name)
    if document.detail is not None and (document.findings or len(report.documents) <= _TEXTS):
        yield from _text(report, document, name)
    yield from _numbers(report, document, name)
    yield from _signposting(report, document)
    yield from _silenced(document)
    yield "</details></article>\n"


def _counts(document: DocumentReport) -> str:
    if not document.findings:
        return "No finding"
    return ", ".join(counted(document.count(level), level) for level in SEVERITIES if document.count(level))


def _words(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


_READERS = {
    "public": "the public", "news": "readers of news", "children": "children under 12",
    "young-people": "young people (12 to 17)", "professional": "people who work in the field",
    "easy-read": "readers of easy read",
}  # fmt: skip


def _facts(document: DocumentReport) -> Iterator[str]:
    topics = ", ".join(map(_words, document.topics)) or "none found"
    yield '<div class="facts"><p>'
    readers = _READERS.get(document.audience, document.audience)
    yield f"{text(_words(document.kind).capitalize())} for {text(readers)}. Subject: {text(topics)}.</p>"
    yield grade_picture(document.scores, document.detail)
    if document.detail is not None:
        yield sentence_picture(document.detail)
    yield "</div>\n"


def _about_the_whole(report: Report, document: DocumentReport, name: str) -> Iterator[str]:
    whole = [(place, each) for place, each in enumerate(document.findings, 1) if not each.text]
    if whole:
        told: _Told = {}
        notes = "".join(_note(report, document, [pair], name, told) for pair in whole)
        yield f'<div class="whole"><h4>About the whole text</h4>{notes}</div>\n'


def _text(report: Report, document: DocumentReport, name: str) -> Iterator[str]:
    assert document.detail is not None
    yield '<h4>The text</h4><div class="text">\n'
    shown: set[int] = set()
    told: _Told = {}
    for block, html, found in Marked(document, document.detail, name).blocks():
        shown.update(number for number, _ in found)
        notes = "".join(_note(report, document, group, name, told) for group in _alike(found))
        yield f'<div class="row">{_block(block, html)}<div class="notes">{notes}</div></div>\n'
    rest = [(place, each) for place, each in enumerate(document.findings, 1) if each.text and place not in shown]
    if rest:  # in the source, but in no block of text
        notes = "".join(_note(report, document, group, name, told) for group in _alike(rest))
        yield f'<div class="row"><div></div><div class="notes">{notes}</div></div>\n'
    yield "</div>\n"


def _alike(found: list[tuple[int, Finding]]) -> Iterable[list[tuple[int, Finding]]]:
    """Those that say the same of the same words together, so that one note will do."""
    groups: dict[tuple[str, str, str, str | None], list[tuple[int, Finding]]] = {}
    for number, finding in found:
        write = finding.fix.replacement if finding.fix else None
        groups.setdefault((finding.rule, finding.severity, finding.message, write), []).append((number, finding))
    return groups.values()


_LABELS = {
    "title": "Page title", "description": "Page description", "alt": "Alternative text of an image",
    "tooltip": "Tooltip", "label": "Label", "caption": "Caption", "footnote": "Footnote", "cell": "Table cell",
    "term": "Term", "definition": "Definition",
}  # fmt: skip


def _block(block: Block, html: str) -> str:
    label = f"Heading {block.level}" if block.kind == "heading" else _LABELS.get(block.kind, "")
    tag_ = f'<span class="label">{label}: </span>' if label else ""
    language = f' lang="{text(block.language)}"' if block.language else ""
    level = f" h{min(block.level, 6)}" if block.kind == "heading" else ""
    return (
        f'<p class="block {block.kind}{level}{" quoted" if block.quoted else ""}"{language} dir="auto">{tag_}{html}</p>'
    )


def _badge(finding: Finding) -> str:
    level = finding.severity
    return f'<span class="badge {level}"><span aria-hidden="true">{SIGNS[level]}</span> {LEVELS[level]}</span>'


def _lines(message: str) -> str:
    first, *rest = message.split("\n")
    items = "".join(f"<li>{text(line.removeprefix('- '))}</li>" for line in rest if line.strip())
    return text(first) + (f"<ul>{items}</ul>" if items else "")


def _note(report: Report, document: DocumentReport, group: list[tuple[int, Finding]], name: str, told: _Told) -> str:
    """One note for findings that say the same; each has its own place in it that links lead to."""
    number, finding = group[0]
    place = f"{number}, {text(where(document.source, finding))}"
    if len(group) > 1:
        place = f"{number} and {len(group) - 1} more like it, {text(where(document.source, finding))}"
    anchors = "".join(f'<span id="{name}-{other}"></span>' for other, _ in group[1:])
    line = document.source.position(finding.span.start).line
    parts = [
        f'<p class="head">{_badge(finding)} <span class="where">{place}</span>{anchors}</p>',
        f'<div class="message">{_lines(finding.message)}</div>',
    ]
    if finding.fix is not None:
        parts.append(f"<p>Write: <strong>{text(finding.fix.replacement)}</strong></p>")
    lines = [(each.message, document.source.position(each.span.start).line) for each in finding.related[:5]]
    parts += [f"<p>{text(what[:1].upper() + what[1:])}: line {there}</p>" for what, there in lines if there != line]
    parts.append(_why(finding, report.rules.get(finding.rule), f"{name}-{number}", number, told))
    return f'<div class="note {classes_of(finding)}" id="{name}-{number}">{"".join(parts)}</div>'


def _why(finding: Finding, rule: RuleNote | None, name: str, number: int, told: _Told) -> str:
    """Why, once for each rule and source in a document; after that, where it was said."""
    first = told.setdefault((finding.rule, finding.sources, finding.standard), (name, number))
    if first[0] != name:
        return f'<p><a href="#{first[0]}">Why: see {first[1]}</a></p>'
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
    found = [pair for pair in enumerate(document.findings, 1) if family(pair[1].rule) == "helpline" and pair[1].text]
    rows = []
    for number, span in document.numbers:
        line = str(document.source.position(span.start).line)
        service = report.services.get(number.service, "") or _UNKNOWN
        given = report.services.get(number.attributed_to, "") or "nobody by name"
        links = ", ".join(
            f'<a href="#{name}-{place}">{LEVELS[each.severity]} {place}</a>'
            for place, each in found
            if each.span.start < span.end and span.start < each.span.end
        )
        rows.append([_number(_printed(number)), text(service), text(given), line, links or "none"])
    if rows:
        heads = ["Number", "Belongs to", "The text gives it to", "Line", "Finding"]
        yield _table("Numbers in this text", heads, rows, escaped=True)


def _signposting(report: Report, document: DocumentReport) -> Iterator[str]:
    present, missing = document.signposting.present, document.signposting.missing
    if not present and not missing:
        return
    names = {each: text(report.elements.get(each) or _words(each)) for each in (*present, *missing)}
    yield '<h4>Help that the text points to</h4><ul class="checklist">'
    yield from (f'<li class="yes"><span aria-hidden="true">\u2713</span> {names[each]}</li>' for each in present)
    yield from (
        f'<li class="no"><span aria-hidden="true">\u2715</span> <strong>Missing:</strong> {names[each]}</li>'
        for each in missing
    )
    yield "</ul>\n"


def _silenced(document: DocumentReport) -> Iterator[str]:
    for title, found in (("Silenced", document.suppressed), ("Known from the baseline", document.baselined)):
        if found:
            rows = "".join(
                f"<li>{_badge(each)} {text(where(document.source, each))}: {text(each.message)}"
                f" <em>Reason: {text(reason or 'none given')}.</em></li>"
                for each, reason in sorted(found, key=lambda pair: harm(pair[0]))
            )
            yield f"<details><summary>{title}: {counted(len(found), 'finding')}</summary><ul>{rows}</ul></details>\n"


def _footer(report: Report) -> Iterator[str]:
    packs = ", ".join(f"{name} {version}" for name, version in report.packs)
    yield f"<footer><p>safelint {text(report.version)}, rule packs: {text(packs)}. "
    yield "It cannot know everything: a person decides.</p></footer>\n"


FORMAT = Format(name="html", render=render, detail=True)
