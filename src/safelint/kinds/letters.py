"""Letters: a salutation or whom they are for, a close, who signs, and what letters say."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, HINT, KindReason, Signs, counted, sign
from safelint.lazy import regex
from safelint.values.source import Range

_NAME = regex(r"(?:[A-Z][\w'\u2019-]*\.? ){1,3}[A-Z][\w'\u2019-]+")
_LONGEST = 60  # characters of a salutation, or of the line with which somebody signs
_LONGEST_TITLE = 90  # of the line that says to whom a letter goes, and what it is on
_RUNNING = 200  # of a line of running text, of which a letter has none above its salutation
_TOP = 3  # lines in which a letter without a salutation says to whom it goes
_LAST = 3  # lines in which somebody signs


def letter(shape: Shape) -> Signs:
    above = takewhile(lambda line: line[1] - line[0] <= _RUNNING, shape.opening)
    greeting = next((place for line in above if (place := _salutation(shape, line))), None)
    home = shape.at("kinds.salutation_home", greeting) if greeting else None
    if home and greeting and home[0] == greeting[0]:
        yield from sign(KindReason.SALUTATION, FORM, greeting)
        yield from sign(KindReason.ADDRESSED, FORM, greeting)
    else:
        yield from sign(KindReason.SALUTATION, ENOUGH, greeting)
        to_home = _addressed_home(shape)
        to_any = to_home or _addressed(shape, "kinds.addressed", shape.opening)
        yield from sign(KindReason.ADDRESSED, FORM if to_home else CLEAR, to_any)
    yield from sign(KindReason.CLOSE, CLEAR, shape.at("kinds.signed", shape.tail))
    yield from sign(KindReason.SIGNED, CLEAR, _signature(shape))
    named = (line for line in shape.closing[-_LAST:] if _is_name(shape, line))
    yield from sign(KindReason.NAMED, HINT, next(named, None))
    yield from sign(KindReason.DATED, HINT, *(shape.lines("kinds.date_line") or ())[:1])
    words = shape.different("kinds.letter_words", shape.head)
    yield from counted(KindReason.OF_A_LETTER, words, CLEAR, HINT)


def _salutation(shape: Shape, line: Range) -> Range | None:
    """The line from its salutation on. "Dear oh dear!" and "Dear old friends returned" go on."""
    dear = shape.at("kinds.salutation", line)
    if dear is None or not shape.begins(dear[0], line):
        return None
    words = shape.text[dear[0] : line[1]].rstrip()
    return (dear[0], dear[0] + len(words)) if len(words) <= _LONGEST and not words.endswith((".", "!")) else None


def _addressed_home(shape: Shape) -> Range | None:
    """The line at the top that says that a letter goes to families or members. "Carers" alone is none as a heading."""
    top = shape.opening[:_TOP]
    no_headings = [line for line in top if line not in shape.headings]
    return _addressed(shape, "kinds.addressed_home", top) or _addressed(shape, "kinds.addressed_alone", no_headings)


def _addressed(shape: Shape, name: str, lines: Iterable[Range]) -> Range | None:
    """The short line near the start that says to whom the letter goes."""
    found = shape.titled(name, lines, _LONGEST_TITLE)
    return found[1] if found else None


def _is_name(shape: Shape, line: Range) -> bool:
    return bool(_NAME.fullmatch(shape.text[slice(*line)].strip(" ,*_")))


def _signature(shape: Shape) -> Range | None:
    """The last short line that holds the office of who writes and ends as no sentence does."""
    for line in shape.closing[-_LAST:]:
        office = shape.at("kinds.signer", line)
        words = shape.text[slice(*line)].rstrip()
        if office and len(words) <= _LONGEST and not words.endswith((".", "!", "?", ":")):
            return line
    return None
