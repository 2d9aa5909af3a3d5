"""The report for people who sign off: one file that asks nothing of any network and runs no script.

Everything of a document is escaped, and the page's own policy forbids scripts, requests and the sending of forms, so
that a hostile text can do nothing even if an escape were missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safelint.html_pages.head import html_head
from safelint.html_pages.parts import badge, lines, table, text, words
from safelint.html_pages.style import STYLE
from safelint.reports import Format, Style
from safelint.reports._groups import DocumentFinding, documents_of, grouped, places, widespread
from safelint.reports._html_document import UNKNOWN, document_shown
from safelint.reports._html_find import ORDERS, FindForm, are_sorted, in_orders
from safelint.reports._html_parts import as_printed, new_mark, number_shown
from safelint.reports._html_signoff import signoff
from safelint.reports._notes import said
from safelint.reports._repeats import told_once
from safelint.reports._since import compared
from safelint.values.dates import in_words
from safelint.values.families import FAMILIES, family
from safelint.values.finding import SEVERITIES, stopping
from safelint.values.report import DocumentReport, Report
from safelint.values.report_words import counts, left_out, registry, silent, verdict
from safelint.values.wording import counted

_STOPS = 30  # errors that the overview lists; what says the same counts once
_LINKED = 3  # places of each that have a link
_GONE = 200  # findings of an earlier report that are listed


def render(report: Report, style: Style) -> str:
    since = compared(report)
    report = told_once(report)
    finder = FindForm(report)
    parts = [
        html_head(f"{_verdict(report, style)}: safelint report", STYLE + finder.style(), "report"),
        *_header(report, style, since),
        f'<main id="main" class="{"one" if len(report.documents) == 1 else "many"}" tabindex="-1">\n',
        *_overview(report, stopping(style.fail_on)),
        *_each_document(report, finder),
        *signoff(report, style),
        "</main>\n",
        *_footer(report),
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _verdict(report: Report, style: Style) -> str:
    return verdict(report, style.fail_on).capitalize()


def _each_document(report: Report, finder: FindForm) -> Iterator[str]:
    if not report.documents:
        return
    yield f'<section class="each" aria-labelledby="findings"><h2 id="findings">Each document</h2>\n{finder.form()}'
    for number, document in enumerate(report.documents, 1):
        yield from document_shown(report, document, number, finder)
    yield "</section>\n"


def _header(report: Report, style: Style, since: str) -> Iterator[str]:
    light = report.judged(style.fail_on)[0].light
    yield f'<header class="top {light}"><p class="tool">safelint report</p><h1>{_verdict(report, style)}</h1>'
    yield f"<p>{text(counts(report))}.{f' Not counted: {silent(report)}.' if silent(report) else ''}"
    facts = f" {text(registry(report))}." if registry(report) else ""
    yield f" Judged on {text(in_words(report.today))}.{facts}</p>"
    yield f"<p>{text(since)}.</p>" if since else ""
    yield '<p class="ways"><a href="#overview">Overview</a>'
    yield ' <a href="#findings">Each document</a>' if report.documents else ""
    yield ' <a href="#sign-off">Sign-off</a></p></header>\n'


# The overview.


def _overview(report: Report, levels: tuple[str, ...]) -> Iterator[str]:
    yield '<section aria-labelledby="overview"><h2 id="overview">Overview</h2>\n'
    yield from _not_checked(report)
    yield from _stops(report, levels)
    yield from _gone(report)
    yield from _shared(report, levels)
    yield from _by_family(report)
    yield from _documents(report)
    yield from _services(report)
    yield "</section>\n"


def _not_checked(report: Report) -> Iterator[str]:
    rows = [f"<li><bdi>{text(each.path)}</bdi>: {text(each.reason)}</li>" for each in report.failures]
    for reason, names in left_out(report).items():
        items = "".join(f"<li><bdi>{text(name)}</bdi></li>" for name in names)
        title = f"Left out, {text(reason)}: {len(names):,}"
        rows.append(f"<li><details><summary>{title}</summary><ul>{items}</ul></details></li>")
    if rows:
        yield f'<section class="failed"><h3>Not checked</h3><ul>{"".join(rows)}</ul></section>\n'


def _gone(report: Report) -> Iterator[str]:
    """What an earlier report had and this one has not. Its words may come from anybody: no address in it is a link."""
    if report.since is None:
        return
    if report.since.packs != report.packs:
        packs = ", ".join(f"{name} {version}" for name, version in report.since.packs) or "none"
        yield f"<p>The earlier report was made with other rules ({text(packs)}): what is new may come from these.</p>\n"
    gone = report.since.gone
    if not gone:
        return
    are = "is" if len(gone) == 1 else "are"
    yield f"<details><summary>{counted(len(gone), 'finding')} of the earlier report {are} gone</summary><ul>"
    for each in gone[:_GONE]:
        place = each["place"] or (f"line {each['line']}" if each["text"] else "whole text")
        what = f"<bdi>{text(each['path'])}</bdi>, {text(place)}: {lines(each['message'])}"
        yield f"<li>{badge(each['severity'])} {what}</li>"
    yield f"<li>and {len(gone) - _GONE:,} more</li>" if len(gone) > _GONE else ""
    yield "</ul></details>\n"


def _by_family(report: Report) -> Iterator[str]:
    found: dict[str, dict[str, int]] = {}
    for place in places(report):
        row = found.setdefault(family(place.finding.rule), dict.fromkeys(SEVERITIES, 0))
        row[place.finding.severity] += place.finding.times
    if not found:
        yield "<p>No finding.</p>\n"
        return
    rows = [
        [told.title, *(str(found[name][level]) for level in SEVERITIES)]
        for name, told in FAMILIES.items()
        if name in found
    ]
    yield table("Findings by family", ["Family", "Errors", "Warnings", "Suggestions"], rows, kind="counts")


def _stops(report: Report, levels: tuple[str, ...]) -> Iterator[str]:
    """What stops publication, the gravest and commonest first, each with where it is."""
    groups = [group for group in grouped(report) if group[0].finding.severity in levels]
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
            f'<a href="#{names[id(place.finding)]}"><bdi>{text(place.document.path)}</bdi>,'
            f" {text(place.finding.where_in(place.document.source()))}</a>"
            for place in group[:_LINKED]
        )
        yield f"{_shared_item(group)} {_spread(group, places_)}</li>"
    yield "</ol>\n"
    if len(groups) > _STOPS:
        yield f"<p>And {counted(len(groups) - _STOPS, 'further fault')}: see the documents.</p>\n"


def _spread(group: list[DocumentFinding], links: str) -> str:
    documents = len(documents_of(group))
    if len(group) <= _LINKED:
        return links
    many = f"In {documents:,} documents" if documents > 1 else f"{len(group):,} times"
    return f"{many}, first in {links.partition('</a>')[0]}</a>"


def _shared(report: Report, levels: tuple[str, ...]) -> Iterator[str]:
    groups = [group for group in widespread(report) if group[0].finding.severity not in levels]
    if not groups:
        return
    yield f"<details><summary>{counted(len(groups), 'more fault')} that many documents share</summary><ul>"
    for group in groups:
        paths = documents_of(group)
        yield f"{_shared_item(group)} In {len(paths):,} documents, first in <bdi>{text(paths[0])}</bdi>.</li>"
    yield "</ul></details>\n"


def _shared_item(group: list[DocumentFinding]) -> str:
    """An item without its end: what all of a group say."""
    finding = group[0].finding
    return f"<li>{badge(finding.severity)}{new_mark(finding)} {lines(said(finding))}"


def _documents(report: Report) -> Iterator[str]:
    """The documents with their counts, in each order where there are several."""
    rows = {number: _row(number, document) for number, document in enumerate(report.documents, 1)}
    if not rows:
        return
    tables = [_in_order(report, rows, order) for order in ORDERS]
    yield in_orders(tables) if are_sorted(report) else tables[0]


def _row(number: int, document: DocumentReport) -> list[str]:
    grade = document.scores.flesch_kincaid_grade
    target = f" (aim: {document.detail.grade_target:g})" if document.detail and grade is not None else ""
    return [
        f'<a href="#d{number}"><bdi>{text(document.path)}</bdi></a>',
        *(str(document.count(level)) for level in SEVERITIES),
        "too short" if grade is None else f"{grade:.1f}{target}",
        text(words(document.kind)),
    ]


def _in_order(report: Report, rows: Mapping[int, list[str]], order: tuple[str, str]) -> str:
    name, called = order

    def key(number: int) -> tuple[float | str, ...]:
        document = report.documents[number - 1]
        if name == "errors":
            return tuple(-document.count(level) for level in SEVERITIES)
        if name == "name":
            return (document.path.lower(),)
        grade = document.scores.flesch_kincaid_grade
        return (0, 0) if grade is None else (-1, -grade)

    heads = ["Document", "Errors", "Warnings", "Suggestions", "Reading grade", "Kind of text"]
    ordered = [rows[number] for number in sorted(rows, key=key)]
    return table(f"Documents, {called}", heads, ordered, kind="counts documents", escaped=True)


def _services(report: Report) -> Iterator[str]:
    uses: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for place, document in enumerate(report.documents):
        for found, _ in document.numbers:
            name = report.services.get(found.service, "")
            _, row = uses.setdefault((name, found.digits), (as_printed(found), []))
            if place not in row[-1:]:
                row.append(place)
    for caption, known in (("Services, and where they appear", True), (UNKNOWN, False)):
        rows = [
            [
                *([text(name)] if name else []),
                number_shown(uses[name, digits][0]),
                _links(report, uses[name, digits][1]),
            ]
            for name, digits in sorted(uses, key=lambda each: (each[0].lower(), each[1]))
            if bool(name) is known
        ]
        if rows:
            yield table(
                caption, [*(["Service"] if known else []), "Number", "Appears in"], rows, kind="services", escaped=True
            )


def _links(report: Report, places_: list[int]) -> str:
    shown = ", ".join(
        f'<a href="#d{place + 1}"><bdi>{text(report.documents[place].path)}</bdi></a>' for place in places_[:_LINKED]
    )
    return shown + (f" and {len(places_) - _LINKED:,} more" if len(places_) > _LINKED else "")


def _footer(report: Report) -> Iterator[str]:
    packs = ", ".join(f"{name} {version}" for name, version in report.packs)
    yield f"<footer><p>safelint {text(report.version)}, rule packs: {text(packs)}. "
    yield "It cannot know everything: a person decides.</p></footer>\n"


FORMAT = Format(name="html", render=render, detail=True, choices=True)
