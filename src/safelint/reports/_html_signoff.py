"""The block for whoever signs off: name, date and decision, and exactly what was checked, with which settings.

It is there to be printed. What is typed into it stands on the page alone: the page's policy lets no form be sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safelint.html_pages.parts import table, text, words
from safelint.reports import Style
from safelint.values.dates import in_words
from safelint.values.finding import stopping
from safelint.values.report import Commit, DocumentReport, Report
from safelint.values.settings import READERS
from safelint.values.wording import counted

_DECISIONS = ("Publish", "Publish after changes", "Do not publish")
_NAMES = {
    "audience": "Audience", "kind": "Kind of text", "nation": "Nation", "topics": "Subject",
    "only": "Only these rules", "not": "Not these rules",
}  # fmt: skip

_Settings = tuple[tuple[str, str, str], ...]


def signoff(report: Report, style: Style) -> Iterator[str]:
    groups: dict[_Settings, list[DocumentReport]] = {}
    for document in report.documents:
        groups.setdefault(document.detail.settings if document.detail else (), []).append(document)
    numbers = {settings: number for number, settings in enumerate(groups, 1)}
    yield '<section class="signoff" aria-labelledby="sign-off"><h2 id="sign-off">Sign-off</h2>\n'
    yield from _fields()
    yield from _texts(report, numbers)
    yield "<h3>How they were checked</h3>\n"
    yield _list(_of_run(report, style))
    for settings, documents in groups.items():
        rows = [(_name(name), _value(name, value, origin)) for name, value, origin in settings if name != "today"]
        if rows and len(groups) > 1:
            yield f"<h4>Settings {numbers[settings]}, of {counted(len(documents), 'text')}</h4>\n"
        yield _list(rows)
    yield "</section>\n"


def _fields() -> Iterator[str]:
    yield '<div class="fields"><p><label for="sign-name">Name</label> <input id="sign-name" autocomplete="name"></p>'
    yield '<p><label for="sign-date">Date</label> <input id="sign-date" autocomplete="off"></p>'
    yield "<fieldset><legend>Decision</legend>"
    for place, decision in enumerate(_DECISIONS):
        yield f'<label><input type="radio" name="decision" id="sign-{place}" autocomplete="off"> {decision}</label>'
    yield '</fieldset></div>\n<p class="hint">Fill it in on paper, or type here and then print.'
    yield " Nothing is stored or sent.</p>\n"


def _texts(report: Report, numbers: dict[_Settings, int]) -> Iterator[str]:
    """Each text with its digest, so that anybody can tell later whether a file is the one that was checked."""
    heads = ["Text", "SHA-256 of the file"]
    heads += ["Commit"] if report.commits else []
    heads += ["Settings"] if len(numbers) > 1 else []
    rows = []
    for document in report.documents:
        path, detail = document.path, document.detail
        row = [f"<bdi>{text(path)}</bdi>", f"<code>{text(detail.digest)}</code>" if detail else "not known"]
        row += [_commit(report.commits.get(path))] if report.commits else []
        row += [str(numbers[detail.settings if detail else ()])] if len(numbers) > 1 else []
        rows.append(row)
    if rows:
        yield table("Texts that were checked", heads, rows, kind="digests", escaped=True)
    if report.failures:
        yield f"<p>{counted(len(report.failures), 'file')} could not be checked: see the overview.</p>\n"


def _commit(commit: Commit | None) -> str:
    if commit is None or not commit.name:
        return "none"
    name = f"<code>{text(commit.name)}</code>"
    return name if commit.has_it else f"not as in {name}"


def _of_run(report: Report, style: Style) -> Iterator[tuple[str, str]]:
    yield "Made with", text(f"safelint {report.version}")
    yield "Rule packs", text(", ".join(f"{name} {version}" for name, version in report.packs))
    yield "Day of the check", text(in_words(report.today))
    yield "Publication stops at", text(f"{stopping(style.fail_on)[-1]}s")
    if report.revision:
        yield "Only lines that differ from", f"<bdi>{text(report.revision)}</bdi>"


def _name(name: str) -> str:
    return _NAMES[name] if name in _NAMES else f"<code>{text(name)}</code>"


def _value(name: str, value: str, origin: str) -> str:
    value = READERS.get(value, value) if name == "audience" else words(value) if name in ("kind", "nation") else value
    return text(f"{value} ({origin})")


def _list(rows: Iterable[tuple[str, str]]) -> str:
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return f"<dl>{shown}</dl>\n" if shown else ""
