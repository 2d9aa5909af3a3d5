"""Pieces of the HTML report: the text of a document with its findings marked, pictures of its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise

from safelint.html_pages.parts import LEVELS, text, token
from safelint.values.document import Block, Document
from safelint.values.families import family
from safelint.values.finding import MASKED, NEW, Finding
from safelint.values.report import Detail, DocumentReport, Number, Scores
from safelint.values.report_words import unscored
from safelint.values.source import InPlace, Span
from safelint.values.wording import counted
from safelint.visible import visible

_FEW = 3  # sentences from which a picture is worth its place
_BARS = 400  # sentences that a picture shows; of more, the longest in each equal part


def classes_of(finding: Finding) -> str:
    """The classes by which the filters find a finding."""
    since = f" n-{finding.since}" if finding.since else ""
    return f"finding {finding.severity} f-{family(finding.rule)} r-{token(finding.rule)}{since}"


# The text.


def in_place(document: DocumentReport) -> InPlace[tuple[int, Finding]]:
    """The findings over words of a document, each with its number."""
    return InPlace((pair[1].span, pair) for pair in enumerate(document.findings, 1) if pair[1].text)


class Marked:
    """A document's text with its findings; `name` tells the ids of this document from those of others."""

    def __init__(self, document: Document, report: DocumentReport, name: str) -> None:
        self.document = document
        self.name = name
        self.text = document.text
        self._in_place = in_place(report)
        self._hidden = InPlace((span, span) for span in report.hidden_spans())
        self._by_number = dict(enumerate(report.findings, 1))

    def blocks(self) -> Iterator[tuple[Block, str, list[tuple[int, Finding]]]]:
        """Each block that holds text, as HTML, with the findings that begin in it."""
        told: set[int] = set()
        for block in self.document.blocks:
            words = self.text[block.start : block.end]
            if not words.strip():
                continue
            span = self.document.span(block.start, block.end)
            found, left_unsaid = self._in_place.touching(span), self._hidden.touching(span)
            pieces = list(self._pieces(block)) if found or left_unsaid else []
            starts = [span.start for _, _, span in pieces]
            marks = [(number, *_range(finding.span, block, pieces, starts)) for number, finding in found]
            hidden = [_range(span, block, pieces, starts) for span in left_unsaid]
            marks = [mark for mark in marks if mark[1] < mark[2]]
            new = [(number, finding) for number, finding in found if number not in told]
            told.update(number for number, _ in new)
            yield block, self._html(block, marks, hidden), new

    def _pieces(self, block: Block) -> Iterator[tuple[int, int, Span]]:
        segments = self.document.segments
        place = max(bisect_left(segments, block.start + 1, key=lambda segment: segment.offset) - 1, 0)
        while place < len(segments) and segments[place].offset < block.end:
            segment = segments[place]
            after = segments[place + 1].offset if place + 1 < len(segments) else len(self.text)
            yield max(segment.offset, block.start), min(after, block.end), Span(segment.start, segment.end)
            place += 1

    def _html(self, block: Block, marks: list[tuple[int, int, int]], hidden: list[tuple[int, int]]) -> str:
        edges = sorted({block.start, block.end, *(edge for _, *edges in marks for edge in edges), *chain(*hidden)})
        findings = self._by_number
        parts, begun = [], set()
        ends = {number: end for number, _, end in marks}
        waiting = sorted(marks, key=lambda mark: mark[1], reverse=True)
        over: list[int] = []
        hidden_to = dict(sorted(hidden))  # by where ranges begin, how far the longest goes
        hidden_until = block.start
        for left, right in pairwise(edges):
            hidden_until = max(hidden_until, hidden_to.get(left, left))
            words = MASKED if right <= hidden_until else text(self.text[left:right])
            over = [number for number in over if ends[number] > left]
            while waiting and waiting[-1][1] <= left:
                over.append(waiting.pop()[0])
            if not over:
                parts.append(words)
                continue
            worst = min(over, key=lambda number: list(LEVELS).index(findings[number].severity))
            fresh = [number for number in over if number not in begun]
            begun.update(fresh)
            links = "".join(
                f'<a class="{classes_of(findings[number])} ref" href="#{self.name}-{number}">'
                f'<span class="unseen">{LEVELS[findings[number].severity]} </span>{number}</a>'
                for number in fresh
            )
            parts.append(f'<mark class="{classes_of(findings[worst])}">{words}</mark>{links}')
        return "".join(parts)


def _range(there: Span, block: Block, pieces: list[tuple[int, int, Span]], starts: list[int]) -> tuple[int, int]:
    """Where a span of the source stands in `Document.text`, as far as it stands in the pieces of the block."""
    start = end = block.start
    for place in range(max(bisect_right(starts, there.start) - 1, 0), len(pieces)):
        left, right, span = pieces[place]
        if span.start >= there.end:
            break
        low, high = max(there.start, span.start), min(there.end, span.end)
        if low >= high:
            continue
        exact = span.end - span.start == right - left
        if start == end:
            start = left + (low - span.start if exact else 0)
        end = left + (high - span.start) if exact else right
    return start, end


# Pictures.


def sentence_picture(detail: Detail) -> str:
    """A bar for each sentence, with the limit; what it shows is also said in words."""
    lengths = [words for _, words in detail.sentences]
    if len(lengths) < _FEW:
        return ""
    limit = detail.sentence_limit
    over = sum(words > limit for words in lengths)
    longest = max(lengths)
    said = (
        f"{counted(len(lengths), 'sentence')}, {sum(lengths) / len(lengths):.0f} words on average. The longest has"
        f" {longest}. {over or 'None'} {'are' if over > 1 else 'is'} above the limit of {limit} words (broken line)."
    )
    bars = _thinned(lengths)
    high, step = max(longest, limit) + 2, 1000 / len(bars)
    drawn = "".join(
        f'<rect class="{"over" if words > limit else "bar"}" x="{place * step:.1f}" y="{100 - words / high * 100:.1f}"'
        f' width="{max(step * 0.8, 1):.1f}" height="{words / high * 100:.1f}"/>'
        for place, words in enumerate(bars)
    )
    line = 100 - limit / high * 100
    drawn += f'<line class="limit" x1="0" x2="1000" y1="{line:.1f}" y2="{line:.1f}"/>'
    picture = 'role="img" aria-label="Sentence lengths, first to last"'
    svg = f'<svg viewBox="0 0 1000 100" preserveAspectRatio="none" {picture}>{drawn}</svg>'
    return f'<figure class="sentences">{svg}<figcaption>{said}</figcaption></figure>'


def _thinned(lengths: list[int]) -> list[int]:
    if len(lengths) <= _BARS:
        return lengths
    step = len(lengths) / _BARS
    return [
        max(lengths[int(place * step) : max(int((place + 1) * step), int(place * step) + 1)]) for place in range(_BARS)
    ]


def grade_picture(scores: Scores, detail: Detail | None) -> str:
    """The grade in words and, where there is one, on a line from 0 to 20 with the target and the limit."""
    grade = scores.flesch_kincaid_grade
    if grade is None:
        return f"<p>No reading grade: {unscored(scores)}.</p>"
    said = f"Reading grade {grade:.1f}, reading age about {scores.reading_age}."
    rough = " Only a rough guide, as the text is short." if scores.status == "indicative" else ""
    if detail is None:
        return f"<p>{said}{rough}</p>"
    at = max(0.0, min(grade, 20.0)) * 50
    drawn = (
        '<rect class="scale" x="0" y="8" width="1000" height="8"/>'
        f'<rect class="good" x="0" y="8" width="{detail.grade_target * 50:.0f}" height="8"/>'
        f'<line class="limit" x1="{detail.grade_limit * 50:.0f}" x2="{detail.grade_limit * 50:.0f}" y1="2" y2="22"/>'
        f'<circle class="{"over" if grade > detail.grade_limit else "bar"}" cx="{at:.0f}" cy="12" r="9"/>'
    )
    svg = f'<svg class="grade" viewBox="-10 0 1020 24" aria-hidden="true" focusable="false">{drawn}</svg>'
    aim = f" Aim for {detail.grade_target:g} (green), and stay at {detail.grade_limit:g} (broken line) or below."
    return f"<figure>{svg}<figcaption>{said}{aim}{rough}</figcaption></figure>"


# Small things.


def new_mark(finding: Finding) -> str:
    """Says of what an earlier report does not have that it is new."""
    return ' <span class="new-mark">New</span>' if finding.since == NEW else ""


def number_shown(printed: str) -> str:
    return f'<span class="number">{text(printed)}</span>'


def as_printed(number: Number) -> str:
    return visible(" ".join(number.text.split()))
