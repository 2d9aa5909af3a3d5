"""The reading grade of a document, and sentences that are too long, by the limits of the audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safelint.analysis import Analysis
from safelint.model import ERROR, LEFT_OUT, SUGGESTION, WARNING, Finding
from safelint.packs import Rule
from safelint.plugins import Check

_AUDIENCE_NAMES = {
    "public": "the public",
    "news": "news readers",
    "children": "children under 12",
    "young-people": "young people of 12 to 17",
    "professional": "people who do this for a living",
    "easy-read": "easy read",
}
_MOST_LISTED = 5
_SHOWN = 60  # characters of a sentence that a message quotes
GRADE, SENTENCE = "readability/reading-grade", "readability/long-sentence"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    limits = Limits(analysis)
    if SENTENCE in rules:
        yield from _long_sentences(analysis, rules[SENTENCE], limits)
    if GRADE in rules:
        yield from _grade(analysis, rules[GRADE], limits)


class Limits:
    """The limits of the document's audience, with what the configuration changes."""

    def __init__(self, analysis: Analysis) -> None:
        options = analysis.settings.options.get("readability", {})
        limits = analysis.knowledge.pack.readability["limits"][analysis.audience]
        self.strict = bool(options.get("strict"))
        self.grade = options.get("grade") or limits["grade_warn"]
        self.grade_error = limits["grade_error"]
        self.grade_target = limits["grade_target"]
        self.sentence = int(options.get("sentence-words") or limits["sentence_warn"])
        self.sentence_error = limits["sentence_error"]
        self.readers = _AUDIENCE_NAMES[analysis.audience]

    def severity(self, value: float, error_above: float) -> str:
        return ERROR if self.strict and value > error_above else WARNING


def _long_sentences(analysis: Analysis, rule: Rule, limits: Limits) -> Iterator[Finding]:
    from safelint.readability import split_points

    text, prose = analysis.document.text, analysis.prose
    for index, count in zip(prose.scored, prose.words_in, strict=True):
        if count <= limits.sentence:
            continue
        sentence = analysis.sentences[index]
        quoted = analysis.is_quoted(sentence.start, sentence.end)
        severity = SUGGESTION if quoted else limits.severity(count, limits.sentence_error)
        message = f"This sentence has {count} words; for {limits.readers} keep to {limits.sentence}."
        points = split_points(text[sentence.start : sentence.end])
        if points:
            at = sentence.start + points[0]
            message += f' You could begin a new sentence at "{_shown(text[at : sentence.end], 30)}".'
        yield analysis.finding(rule, sentence.start, sentence.end, message, severity=severity)


def _grade(analysis: Analysis, rule: Rule, limits: Limits) -> Iterator[Finding]:
    from safelint.readability import costs

    scores = analysis.scores
    grade = scores.flesch_kincaid_grade
    if grade is None or grade <= limits.grade:
        return
    rough = scores.status == "indicative"
    severity = SUGGESTION if rough or analysis.kind == "record" else limits.severity(grade, limits.grade_error)
    message = (
        f"The reading grade is {grade:.1f}, a reading age of about {scores.reading_age}; for {limits.readers} stay at"
        f" {limits.grade:g} or below and aim for {limits.grade_target:g}."
    )
    if rough:
        message += f" With only {scores.words} words this is a rough guide."
    worst = costs(analysis.prose, analysis.sentences, _MOST_LISTED)
    if worst:
        message += " These sentences cost most:"
    text, source = analysis.document.text, analysis.document.source
    for cost in worst:
        line = source.position(analysis.document.span(cost.start, cost.end).start).line
        fall = f"without it the grade falls by {cost.fall:.1f}"
        message += f'\nline {line}, {cost.words} words, {fall}: "{_shown(text[cost.start : cost.end], _SHOWN)}"'
    top = analysis.top
    yield analysis.finding(rule, top, top, message, severity=severity)


def _shown(text: str, length: int) -> str:
    text = " ".join(text.replace(LEFT_OUT, "\u2026").split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " ..."


CHECK = Check(kind="readability", run=run)
