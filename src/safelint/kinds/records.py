"""What is kept on record: minutes, papers, jobs, answers to requests, statistics, laws and judgments, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.kinds.shape import Evidence, Shape, both, shown
from safelint.kinds.voice import speaks_to_reader
from safelint.lazy import regex

_REQUEST_NUMBER = regex(r"\(\d{2,6}[A-Za-z]?/\d{2,4}\)[\s*_.]*$")
_EXCERPTS = (
    *("kinds.court_excerpt", "kinds.paper_excerpt", "kinds.statistics_excerpt", "kinds.parliament_excerpt"),
    *("kinds.accounts_excerpt", "kinds.law_excerpt", "kinds.history_excerpt"),
)
_SIGNS_OF_A_JOB = 3
_LINES = 4  # in which a text calls itself minutes


def record(shape: Shape) -> Evidence | None:
    return next((found for found in _forms(shape) if found is not None), None)


def _forms(shape: Shape) -> Iterator[Evidence | None]:
    head, title = shape.head, shape.first
    yield shape.lines("kinds.minutes_line", 2)
    yield shape.lines("kinds.academic_line", 2)
    item = shape.lines("kinds.minutes_item_line")
    if item:
        yield both(item[0], shape.says("kinds.noted"))
    yield both(shape.says("kinds.apply"), shape.says("kinds.pay"))
    answer = shape.says("kinds.answer")
    if answer:
        yield both(answer, shape.says("kinds.request") or (title if _is_numbered(shape) else None))
    author = shape.at("kinds.author", head)
    if author:
        yield both(author, shape.says("kinds.published"))
    for name in ("kinds.statistics", "kinds.law"):
        place = shape.at(name, head)
        if place:
            yield shown(place)
    yield _excerpt(shape)
    history = shape.at("kinds.history_title", title)
    if history and shape.begins(history[0], title):
        yield shown(title)
    minutes = next(
        (line for line in (title, *shape.short_lines(_LINES)) if shape.holds("kinds.minutes_title", line)), None
    )
    yield both(minutes, shape.says("kinds.of_minutes", "kinds.of_a_meeting"))
    if shape.holds("kinds.notes_title", title):
        yield both(title, shape.says("kinds.of_a_meeting"))


def _is_numbered(shape: Shape) -> bool:
    """Whether the title ends as those of answers to requests do: "(1234/25)"."""
    return bool(_REQUEST_NUMBER.search(shape.text[slice(*shape.first)][-30:]))


def _excerpt(shape: Shape) -> Evidence | None:
    """Two marks of one of the forms, where an excerpt lacks its head and foot."""
    job = shape.begun("kinds.job_line", 2)
    if job:
        return job
    signs = shape.different("kinds.job_sign", shape.head)
    if len(signs) >= _SIGNS_OF_A_JOB:
        return shown(*signs)
    vacancy = shape.at("kinds.vacancy", shape.head)
    application = shape.says("kinds.application") if vacancy else None
    if application:
        return shown(vacancy, application)
    found = next((found for form in _EXCERPTS if len(found := shape.different(form, shape.head)) >= 2), None)
    return shown(*found) if found and not speaks_to_reader(shape.view, shape.head) else None
