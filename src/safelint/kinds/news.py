"""News: reports of courts and crimes, by-lines, whom a report quotes, what a paper puts around it, how it opens."""

from __future__ import annotations

from safelint.kinds.shape import Shape, shown
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, HINT, KindReason, Signs, counted, sign
from safelint.kinds.voice import own_parts, unquoted
from safelint.lazy import regex
from safelint.values.source import Range

_MOST_SPEECHES = 2
_START = 800  # characters
_LINE = 70  # characters of a line that stands by itself
_SENTENCE = 60  # characters of a line of running text
_LONG_WORD = 6  # letters
_LEAD = 600  # characters of the first sentences, quotations left out
_HEADLINES = 3  # lines, of which one may be the headline
_LINES = 8  # in which a by-line stands

# "WEXLEY, 3 May — Two people": capitals and a dash, no words.
_DATELINE = regex(
    r"[A-Z]{4,20}(?: [A-Z]{2,20})?(?:, \d{1,2} [A-Z][a-z]{2,9})? ?[\u2013\u2014] ?[A-Z](?![A-Z]+ [A-Z]{2})"
)


def news(shape: Shape) -> Signs:
    yield from sign(KindReason.REPORTER, FORM, _reporter(shape))
    yield from sign(KindReason.COURT, ENOUGH, shape.at("report.court", shape.head))
    paper = shape.different("report.of_the_paper", shape.head) or shown(_line_of_a_paper(shape))
    yield from counted(KindReason.PAPER_AROUND, paper, FORM, ENOUGH)
    others = shape.different("report.other_side", shape.body)
    yield from counted(KindReason.OTHER_SIDE, others, ENOUGH, CLEAR)
    yield from sign(KindReason.JUDGING, CLEAR, next(unquoted(shape.view, "report.judging", shape.body), None))
    passing = shape.different_unquoted("report.in_passing", shape.body)
    yield from counted(KindReason.IN_PASSING, passing, CLEAR, HINT)
    yield from sign(KindReason.HEADLINE, ENOUGH, _headline(shape, "report.headline_says"))
    yield from sign(KindReason.NEWS_OPENING, ENOUGH, _shouted(shape))
    yield from told(shape)


def told(shape: Shape) -> Signs:
    """What a text tells as news does, and releases too."""
    yield from _deed(shape)
    said = shape.speeches[:_MOST_SPEECHES]
    weight = min(ENOUGH + HINT, HINT + sum(speech.weight for speech in said))
    yield from sign(KindReason.REPORTED, weight, *(speech.verb for speech in said))
    yield from sign(KindReason.AGED, CLEAR, shape.at("report.aged", shape.head))
    yield from counted(KindReason.TELLING, shape.different("report.telling", shape.head), ENOUGH, HINT)


def _reporter(shape: Shape) -> Range | None:
    """Who wrote a report, or where and when."""
    return shape.at("report.reporter", shape.head) or _by_line(shape)


def _by_line(shape: Shape) -> Range | None:
    for line in shape.opening[:_LINES]:
        name = shape.at("report.by_line", line)
        if name and shape.begins(name[0], line) and shape.text[name[1] : line[1]].lstrip()[:1] in ("", ",", "|"):
            return name
        dated = _DATELINE.match(shape.text, *line)
        if dated:
            return dated.span()
    return None


# ------------------------------------------------------------------------------------------ courts and crimes


def _deed(shape: Shape) -> Signs:
    """What shows that the first sentences tell of an arrest, a trial or a crime, and speak to nobody."""
    start, end = _lead(shape)
    spoken = next(unquoted(shape.view, "report.you", (start, end)), None)
    if spoken:
        end = max(start, shape.view.sentence_around(spoken[0])[0])
    deed = next(unquoted(shape.view, "report.deed", (start, end)), None)
    crime = next(unquoted(shape.view, "report.crime", (start, end)), None)
    day = next(unquoted(shape.view, "report.day", (start, end)), None)
    headline = _headline(shape, "report.headline") if not spoken or start < end else None
    if deed:
        yield from sign(KindReason.DEED, ENOUGH, deed)
    elif crime and day:
        # A page on a crime may name the day that is kept for those it harmed.
        together = shape.view.document.block_at(crime[0]) == shape.view.document.block_at(day[0])
        yield from sign(KindReason.DEED, ENOUGH if together else CLEAR, crime, day)
    else:
        yield from sign(KindReason.DEED, ENOUGH, headline)


def _headline(shape: Shape, name: str) -> Range | None:
    """The first title or line that works as one and has a match of a list, and tells of one case."""
    lines = (shape.first, *shape.short_lines(_HEADLINES))
    return next((line for line in lines if shape.holds(name, line) and not shape.holds("report.general", line)), None)


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
