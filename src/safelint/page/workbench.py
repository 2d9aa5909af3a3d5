"""What the page asks while somebody writes: runs in the browser, in a worker, and answers in JSON.

The working folder is its own: what reads a file finds the writer's there, and a configuration of the house. What the
first check does not need is imported where it is used, so that the page is ready sooner.
"""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from safelint import readers
from safelint.analysis import Analysis
from safelint.config import Flags
from safelint.disk import write
from safelint.page.seen import SeenText
from safelint.page.units import Units
from safelint.readers.prose.decode import bytes_of
from safelint.reports import Style, find_format
from safelint.run.engine import Engine
from safelint.values.document import ANNOTATED, TRACKED, Document
from safelint.values.errors import SafelintError
from safelint.values.finding import ERROR, Choice, Finding
from safelint.values.judgement import Judgement
from safelint.values.offered import offered
from safelint.values.report import DocumentReport, Report, RuleNote
from safelint.values.settings import AUDIENCES, KINDS, NATIONS
from safelint.values.source import Source, Span
from safelint.version import __version__

_PDF = "pdf"
"""The format whose reader may not be there, or not yet, as in a browser."""

_SENTENCES = 5
_LEAST = 0.05  # of a grade that a sentence must cost to be named
_PLAIN = "text.txt"


class _OpenedFile(NamedTuple):
    """The file that was opened last, as it was read."""

    data: bytes
    document: Document


class Workbench:
    """One text on the desk: the last one that was checked, of which the other questions are asked."""

    def __init__(self) -> None:
        self._engine = Engine(detail=True)
        self._flags = Flags()
        self._name = _PLAIN
        self._data = b""
        self._read: Document | None = None
        self._report: Report | None = None
        self._opened: _OpenedFile | None = None
        self._seen: SeenText | None = None
        self._places: Units | SeenText = Units("")

    # --- before anything is written

    def warm(self) -> None:
        """Loads what the first text will need."""
        self._engine.run_text(_PLAIN, b"Call 999.\n")

    def names(self, pdf_comes: bool = False) -> str:
        """What a writer can choose from, which files can be opened, and how current the facts are.

        With `pdf_comes`, what reads PDF comes before the first file of that format is opened.
        """
        return json.dumps(_names(self._engine, pdf_comes))

    def open(self, name: str, data: bytes, looking: bool = False) -> str:
        """The text in a file, how it is to be called from now on, and whether it can be written in.

        With `looking`, for what a writer has before their eyes elsewhere: `data` is UTF-8, `text` is what people see of
        it, all places are places in that, and nothing is written in it. `problem` says why the file cannot be read; it
        is empty where files like it are not read here.
        """
        name = os.path.basename(name.replace("\\", "/")) or _PLAIN
        if looking:
            data = BOM_UTF8 + data  # which says that it is UTF-8, whatever the page declares
        try:
            if not _is_read(_suffixes(self._engine).get(os.path.splitext(name)[1].lower(), "")):
                return _problem(readers.unsupported(name))
            self._engine.checker.must_fit(data, self._engine.checker.config(name))
            document = self._engine.checker.read_as(name, data)
        except SafelintError as error:
            return _problem(str(error))
        source, form = document.source, document.source.media
        self._opened = _OpenedFile(data, document)
        self._seen = SeenText(document) if looking else None
        return json.dumps(
            {
                "name": name,
                "text": (self._seen or source).text.replace("\r\n", "\n").replace("\r", "\n"),
                "editable": source.editable and not looking,
                "annotated": form in ANNOTATED,
                "fixable": form in TRACKED,
            }
        )

    # --- the text

    def check(self, ask: str) -> str:
        """What there is to say of a text.

        `ask` holds `name`, `text` (null for the file that was opened, as it is), `audience`, `kind`, `nations`,
        `topics`. Choices are here only where they are safe: `choices` tries them all.
        """
        wanted = json.loads(ask)
        flags = Flags(
            audience=wanted["audience"],
            kind=wanted["kind"],
            nations=tuple(wanted["nations"]),
            topics=tuple(wanted["topics"]),
        )
        if flags != self._flags:
            self._flags, self._engine = flags, Engine(flags, detail=True, pack=self._engine.checker.loaded)
        self._name = wanted["name"]
        text = wanted["text"]
        opened = self._opened if text is None else None
        self._read = opened.document if opened is not None else None
        self._data = opened.data if opened is not None else bytes_of(text or "")
        self._report = None
        try:
            report = self._engine.run_text(self._name, self._read or self._data)
        except SafelintError as error:
            return _problem(str(error))
        if not report.documents:
            return _problem("; ".join(each.reason for each in report.failures))
        self._report = report
        self._places = (self._seen if text is None else None) or Units(report.documents[0].source().text)
        return json.dumps(_Answer(report, report.documents[0], self._places).values())

    def choices(self, at: int) -> str:
        """The choices of a finding that are offered now that all were tried, best first."""
        [finding] = self._tried([self._document().findings[at]])
        return json.dumps(_choices(finding.choices, self._places))

    def hardest(self) -> str:
        """The sentences that make the text hard to read, those that cost most first."""
        from safelint.judging.parts import parts
        from safelint.reading.costs import costs

        analysis, source = self._analysis(), self._document().source()
        found = []
        for part in analysis.view(parts):
            hard = (each for each in costs(part.prose, analysis.sentences, _SENTENCES) if each.fall >= _LEAST)
            for cost in hard:
                span = analysis.document.span(cost.start, cost.end)
                said = analysis.on_one_line(cost.start, cost.end)
                place = {"where": _where(self._places, source, span), **self._places.span(span)}
                found.append({"text": said, "words": cost.words, "fall": round(cost.fall, 2), **place})
        return json.dumps(found)

    def missing_help(self) -> str:
        """The lines of help that the text lacks, and where they go in if that helps."""
        from safelint.footer import rendered
        from safelint.gate.missing_help import RULES, help_chosen
        from safelint.gate.tried_text import TriedText
        from safelint.judging.lines_of_help import lines

        document = self._document()
        asked = next((each for each in document.findings if each.rule in RULES), None)
        analysis, edit = self._analysis(), None
        sentences, welsh = lines(analysis) if asked is not None else ([], False)
        if asked is not None:
            chosen = help_chosen(analysis, TriedText(self._engine.checker, self._name, analysis), document, asked)
            edit = chosen.edits[0] if chosen is not None else None
        language = "cy" if welsh else "en"
        return json.dumps(
            {
                "lines": rendered(sentences, "text", language, heading=False) if sentences else "",
                "language": language,
                "insert": None if edit is None else {"text": edit.text, **self._places.span(edit.span)},
            }
        )

    def why(self) -> str:
        """What was understood of the text, for its writer."""
        from safelint.why import as_text
        from safelint.why.understood import Why

        return as_text(Why(self._engine, self._name, self._read_text()))

    def explain(self, rule: str) -> str:
        """All that is known of a rule."""
        from safelint.explain import explained

        return explained(rule, "")

    def report(self) -> str:
        """The report for people who sign off, as an HTML page."""
        document = self._document()
        assert self._report is not None
        findings = tuple(self._tried(document.findings))
        report = self._report._replace(documents=(document._replace(findings=findings),))
        return find_format("html").render(report, Style())

    def marked(self, *, fixing: bool) -> bytes:
        """A copy of the Word, OpenDocument or PDF file that was opened with the findings as comments."""
        from safelint.annotate import annotated

        write.whole(self._name, self._data)
        return annotated(self._name, self._flags, fixing=fixing).data

    def _tried(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Findings of the text on the desk with the choices that are offered."""
        from safelint.gate.choices import holding

        kept = holding(self._engine.checker, self._name, self._document(), findings, self._read)
        return (each._replace(choices=offered(each, kept.get(each, ()))) for each in findings)

    def _analysis(self) -> Analysis:
        return self._engine.checker.analysed(self._read_text(), self._engine.checker.located(self._name))

    def _read_text(self) -> Document:
        """The text on the desk; a file that is shown as it was read is read once, as a PDF takes long."""
        return self._read or self._engine.checker.read_as(self._name, self._data)

    def _document(self) -> DocumentReport:
        assert self._report is not None
        return self._report.documents[0]


class _Answer:
    """What there is to say of a text, for a script."""

    def __init__(self, report: Report, document: DocumentReport, places: Units | SeenText) -> None:
        self._report = report
        self._document = document
        self._places = places

    def values(self) -> dict[str, Any]:
        report, document = self._report, self._document
        help_given = document.signposting
        return {
            "verdict": _verdict(report, document),
            "problems": [each.reason for each in report.failures],
            "editable": document.source().editable and isinstance(self._places, Units),
            "findings": list(self._findings()),
            "rules": {id_: _rule(note) for id_, note in report.rules.items()},
            "suppressed": len(document.suppressed),
            "numbers": list(self._numbers()),
            "reading": self._reading(),
            "understood": {
                "kind": document.kind,
                "audience": document.audience,
                "nations": document.nations,
                "topics": document.topics,
            },
            "help": {
                "present": [self._element(each) for each in help_given.present if each not in help_given.misnumbered],
                "misnumbered": [self._element(each) for each in help_given.misnumbered],
                "missing": [self._element(each) for each in help_given.missing],
            },
            "registry": report.registry.last_confirmed,
        }

    def _findings(self) -> Iterator[dict[str, Any]]:
        document = self._document
        for at, finding in enumerate(document.findings):
            yield {
                "at": at,
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "text": " ".join(finding.text.split()),
                "where": self._where(finding.span) if finding.text else finding.where_in(document.source()),
                **self._places.span(finding.span),
                "related": [self._related(*each) for each in finding.related],
                "choices": _choices(offered(finding), self._places),
                "tries": any(not each.safe for each in finding.choices),
                "sources": list(finding.sources),
                "standard": finding.standard or "",
            }

    def _related(self, message: str, span: Span) -> dict[str, Any]:
        return {"message": message, "where": self._where(span), **self._places.span(span)}

    def _where(self, span: Span) -> str:
        return _where(self._places, self._document.source(), span)

    def _numbers(self) -> Iterator[dict[str, Any]]:
        services = self._report.services
        for number, span in self._document.numbers_in_order():
            yield {
                "text": " ".join(number.text.split()),
                "service": services.get(number.service, ""),
                "given": services.get(number.attributed_to, ""),
                "where": self._where(span),
                **self._places.span(span),
            }

    def _reading(self) -> dict[str, Any]:
        scores, detail = self._document.scores, self._document.detail
        return {
            "status": scores.status,
            "grade": None if scores.flesch_kincaid_grade is None else round(scores.flesch_kincaid_grade, 1),
            "age": scores.reading_age,
            "words": scores.words,
            "sentences": scores.sentences,
            "average": scores.average_sentence_words,
            "limit": detail.grade_limit if detail is not None else None,
            "target": detail.grade_target if detail is not None else None,
        }

    def _element(self, id_: str) -> str:
        return self._report.elements.get(id_) or id_.replace("_", " ")


def _names(engine: Engine, pdf_comes: bool) -> dict[str, Any]:
    guide = engine.checker.rules.of(engine.checker.located(_PLAIN), None).knowledge.guide
    topics = sorted((guide.fillers.label(each.id), each.id) for each in engine.checker.pack.topics)
    return {
        "version": __version__,
        "pack": engine.checker.pack.version,
        "audiences": AUDIENCES,
        "kinds": KINDS,
        "nations": NATIONS,
        "topics": [{"id": id_, "label": label} for label, id_ in topics],
        "suffixes": sorted(suffix for suffix, form in _suffixes(engine).items() if form != _PDF or pdf_comes),
    }


def _suffixes(engine: Engine) -> Mapping[str, str]:
    """The format of each suffix that can be opened, by the configuration of the house, too."""
    return {**readers.suffixes(), **engine.checker.config(_PLAIN).files.suffixes}


def _is_read(form: str) -> bool:
    """Whether files of a format can be read here."""
    if form != _PDF:
        return bool(form)
    from safelint.readers.pdf.process import can_read

    return can_read()


def _problem(reason: str) -> str:
    return json.dumps({"problem": reason})


def _verdict(report: Report, document: DocumentReport) -> str:
    """What a person may make of it: `nothing` was checked, `stop`, `unsure` where a part was not, `change`, `pass`."""
    return report.judged(ERROR)[0].light if document.source().text.strip() else Judgement.NOTHING.value


def _rule(note: RuleNote) -> Mapping[str, Any]:
    return {"title": note.title, "advice": note.advice, "why": note.why, "sources": list(note.sources)}


def _where(places: Units | SeenText, source: Source, span: Span) -> str:
    return places.where(span) if isinstance(places, SeenText) else source.where(span.start)


def _choices(choices: Iterable[Choice], places: Units | SeenText) -> list[dict[str, Any]]:
    return [_choice(each, places) for each in choices]


def _choice(choice: Choice, places: Units | SeenText) -> dict[str, Any]:
    edits = [{"text": edit.text, **places.span(edit.span)} for edit in choice.edits]
    return {"title": choice.said, "safe": choice.safe, "edits": edits}
