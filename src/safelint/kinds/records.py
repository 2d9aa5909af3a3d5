"""What is kept on record or offered to those who work: minutes, transcripts, papers, jobs, courses, answers to
requests, statistics, laws and judgments, evidence."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, both
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, counted, sign
from safelint.kinds.turns import turns
from safelint.kinds.voice import speaks_to_reader
from safelint.lazy import regex

_REQUEST_NUMBER = regex(r"\(\d{2,6}[A-Za-z]?/\d{2,4}\)[\s*_.]*$")
_EXCERPTS = (
    (KindReason.LAW, "kinds.court_excerpt"),
    (KindReason.PAPER, "kinds.paper_excerpt"),
    (KindReason.FIGURES, "kinds.statistics_excerpt"),
    (KindReason.LAW, "kinds.parliament_excerpt"),
    (KindReason.FIGURES, "kinds.accounts_excerpt"),
    (KindReason.LAW, "kinds.law_excerpt"),
    (KindReason.HISTORY, "kinds.history_excerpt"),
)
_MARKS = 2  # of one form that show it
_SIGNS_OF_A_JOB = 3
_LINES = 4  # in which a text calls itself minutes


def record(shape: Shape) -> Signs:
    head, title = shape.head, shape.first
    yield from sign(KindReason.MINUTES, FORM, *_minutes(shape))
    yield from sign(KindReason.MINUTES_TITLE, ENOUGH, shape.at("kinds.minutes_of_title", shape.first))
    yield from sign(KindReason.TRANSCRIPT, FORM, shape.at("kinds.transcript_title", title), *turns(shape)[:_MARKS])
    yield from sign(KindReason.COMMITTEE, FORM, *(shape.begun("kinds.paper_line", 2) or ()))
    yield from _job(shape)
    yield from sign(KindReason.PROGRAMME, FORM, *(shape.begun("kinds.programme_line", 2) or ()))
    course = shape.different("kinds.course", shape.head)
    yield from counted(KindReason.COURSE, course if len(course) >= _MARKS else (), FORM, CLEAR)
    yield from _answer(shape)
    author = shape.at("kinds.author", head)
    abstract = both(author, shape.says("kinds.published")) or ()
    yield from sign(KindReason.PAPER, FORM, *(shape.lines("kinds.academic_line", 2) or ()), *abstract)
    yield from sign(KindReason.FIGURES, FORM, shape.at("kinds.statistics", head))
    reported = shape.at("kinds.report_title", title)
    yield from sign(KindReason.FIGURES, FORM, title if reported else None)
    yield from sign(KindReason.LAW, FORM, shape.at("kinds.law", head))
    yield from _excerpts(shape)
    history = shape.at("kinds.history_title", title)
    if history and shape.begins(history[0], title):
        yield from sign(KindReason.HISTORY, FORM, title)


def _minutes(shape: Shape) -> Evidence:
    lines = shape.lines("kinds.minutes_line", 2)
    item = shape.lines("kinds.minutes_item_line")
    part = item or shape.lines("kinds.minutes_line")
    noted = both(part[0], shape.says("kinds.noted")) if part else None
    first = (shape.first, *shape.short_lines(_LINES))
    titled = next((line for line in first if shape.holds("kinds.minutes_title", line)), None)
    kept = both(titled, shape.says("kinds.of_minutes", "kinds.of_a_meeting"))
    notes = shape.first if shape.holds("kinds.notes_title", shape.first) else None
    return lines or noted or kept or both(notes, shape.says("kinds.of_a_meeting")) or ()


def _job(shape: Shape) -> Signs:
    paid = both(shape.says("kinds.apply"), shape.says("kinds.pay"))
    vacancy = both(shape.at("kinds.vacancy", shape.head), shape.says("kinds.application"))
    yield from sign(KindReason.JOB, FORM, *(paid or vacancy or shape.begun("kinds.job_line", 2) or ()))
    signs = shape.different("kinds.job_sign", shape.head)
    yield from counted(KindReason.JOB, signs if len(signs) >= _SIGNS_OF_A_JOB else (), FORM, CLEAR)


def _answer(shape: Shape) -> Signs:
    answer = shape.says("kinds.answer")
    asked = shape.says("kinds.request") or (shape.first if _is_numbered(shape) else None)
    yield from sign(KindReason.ANSWER, FORM, *(both(answer, asked) or ()))


def _is_numbered(shape: Shape) -> bool:
    """Whether the title ends as those of answers to requests do: "(1234/25)"."""
    return bool(_REQUEST_NUMBER.search(shape.text[slice(*shape.first)][-30:]))


def _excerpts(shape: Shape) -> Signs:
    """Marks of one of the forms, where an excerpt lacks its head and foot."""
    to_reader = None
    for reason, name in _EXCERPTS:
        found = shape.different(name, shape.head)
        if len(found) < _MARKS:
            continue
        to_reader = speaks_to_reader(shape.view, shape.head) if to_reader is None else to_reader
        yield from counted(reason, () if to_reader else found, FORM, FORM // _MARKS)
