"""News: reports of courts and crimes, by-lines, whom a report quotes, what a paper puts around it, how it opens."""

from __future__ import annotations

from itertools import islice

from safelint.kinds.shape import Evidence, Shape, shown
from safelint.kinds.voice import own_parts, speaks_to_reader, speeches, unquoted
from safelint.lazy import regex
from safelint.values.source import Range

_ENOUGH, _ENOUGH_TO_READERS = 3, 5
_MARK, _OPENING = 3, 3  # what each sign weighs
_MOST_SPEECHES = 2
_MOST_TELLING = 3
_START = 800  # characters
_LINE = 70  # characters of a line that stands by itself
_SENTENCE = 60  # characters of a line of running text
_LONG_WORD = 6  # letters
_LEAD = 600  # characters of the first sentences, quotations left out
_LINES = 8  # in which a by-line stands

# "WEXLEY, 3 May — Two people": capitals and a dash, no words.
_DATELINE = regex(r"[A-Z]{4,20}(?: [A-Z]{2,20})?(?:, \d{1,2} [A-Z][a-z]{2,9})? ?[\u2013\u2014] ?[A-Z]")
_ENDS = (". ", ".\n", "\0", "? ", "! ")


def news(shape: Shape) -> Evidence | None:
    written = shape.at("report.court", shape.head) or by_reporter(shape)
    if written:
        return shown(written)
    report = _report(shape)
    return report if report is not None else _story(shape)


def by_reporter(shape: Shape) -> Range | None:
    """Who wrote a report, or where and when."""
    return shape.at("report.reporter", shape.head) or _by_line(shape)


def of_the_paper(shape: Shape) -> Range | None:
    """What a paper puts around a report."""
    return shape.at("report.of_the_paper", shape.head) or _line_of_a_paper(shape)


def _by_line(shape: Shape) -> Range | None:
    for line in shape.opening[:_LINES]:
        name = shape.at("report.by_line", line)
        if name and name[0] == line[0] and shape.text[name[1] : line[1]][:1] in ("", ","):
            return name
        dated = _DATELINE.match(shape.text, *line)
        if dated:
            return dated.span()
    return None


# ------------------------------------------------------------------------------------------ courts and crimes


def _report(shape: Shape) -> Evidence | None:
    """What shows that the first sentences tell of an arrest, a trial or a crime, and speak to nobody."""
    start, end = _lead(shape)
    spoken = next(unquoted(shape.view, "report.you", (start, end)), None)
    if spoken:
        end = max(start, *(shape.text.rfind(mark, start, spoken[0]) + 1 for mark in _ENDS))
    deed = next(unquoted(shape.view, "report.deed", (start, end)), None)
    if deed:
        return shown(deed)
    crime = next(unquoted(shape.view, "report.crime", (start, end)), None)
    day = next(unquoted(shape.view, "report.day", (start, end)), None) if crime else None
    if day:
        return shown(crime, day)
    headline = shape.holds("report.headline", shape.first) and (not spoken or start < end)
    return shown(shape.first) if headline and not shape.holds("report.general", shape.first) else None


def _lead(shape: Shape) -> Range:
    """The first sentences."""
    start, end = shape.head
    left = _LEAD
    for low, high in own_parts(shape.view, (start, min(end, start + 2 * _LEAD))):
        if high - low >= left:
            return start, low + left
        left -= high - low
    return start, min(end, start + 2 * _LEAD)


# ------------------------------------------------------------------------------------------------ other stories


def _story(shape: Shape) -> Evidence | None:
    """What shows that a text reports, None where it does not."""
    said = list(islice(speeches(shape.view, shape.body), _MOST_SPEECHES))
    paper = of_the_paper(shape)
    opened = _shouted(shape)
    told = shape.different("report.telling", shape.head)[:_MOST_TELLING]
    weight = sum(speech.weight for speech in said) + _MARK * bool(paper) + _OPENING * bool(opened) + len(told)
    if weight < _ENOUGH or (weight < _ENOUGH_TO_READERS and speaks_to_reader(shape.view, shape.body)):
        return None
    return shown(*(speech.verb for speech in said), *told, paper, opened)


def _line_of_a_paper(shape: Shape) -> Range | None:
    """The line of its own that says when a report was published or who took its picture.

    Pages of help are dated as well, and say neither the hour nor who wrote them.
    """
    start, end = shape.head
    place = (start, min(end, start + _START))
    published = shape.lines("report.published_line")
    if published and published[0][1] <= place[1]:
        return published[0]
    for name in ("report.dated_opening", "report.updated_opening", "report.picture_opening"):
        for match in shape.matches.all(name, *place):
            line = shape.line(match)
            if line[1] - line[0] > _LINE or not shape.begins(match[0], line):
                continue
            if name == "report.updated_opening" and not shape.matches.before("report.half_day", line[1]):
                continue
            if name == "report.picture_opening" and "/" not in shape.text[slice(*line)]:
                continue
            return line
    return None


def _shouted(shape: Shape) -> Range | None:
    """The words with which a sentence opens as newspapers set it: "A MAN has been", "CALLS to a helpline"."""
    first = next((line for line in shape.opening if shape.text[slice(*line)].strip()), None)
    start, end = shape.body
    running: list[Range] = []
    at = start
    for line in shape.text[start : min(end, start + _START)].replace("\0", "\n").split("\n"):
        if len(line) > _SENTENCE:
            running.append((at, at + len(line)))
        at += len(line) + 1
    lines = [first, *running[:2]] if first else running[:2]
    return next((place for line in lines if (place := _in_capitals(shape, line))), None)


def _in_capitals(shape: Shape, line: Range) -> Range | None:
    written = shape.text[slice(*line)]
    bare = written.lstrip(' \u201c"\u2018')
    words = bare.split(" ", 4)
    if len(words) < 4 or written.isupper() or not words[0].isupper() or not any(word.islower() for word in words[1:4]):
        return None
    lexicon = shape.view.knowledge.lexicon
    word = words[0].replace("\u2019", "'")
    if word == "A":
        opens = words[1].isupper() and words[1].lower() in lexicon.words("report.shouted_after_a")
    else:
        possessive = len(word) > _LONG_WORD and word.endswith(("'S", "S'"))
        opens = possessive or word.lower() in lexicon.words("report.shouted")
    begin = line[0] + len(written) - len(bare)
    return (begin, begin + len(" ".join(words[:2]))) if opens else None
