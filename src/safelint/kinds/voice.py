"""In whose words a text is: whom it quotes as news does, and whether it speaks to its reader as a page of help does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safelint.text.prose import word_count
from safelint.text.view import TextView
from safelint.values.source import Range

_FEW = 40  # words to one "you", in a text that does not speak to its reader
_SPOKEN = 2  # times that a text may say "you" by the way
_AT_ONCE = 400  # characters
_REACH = 120  # characters around a verb in which a speaker is looked for
_AFTER = 60  # characters after a verb in which one is
_SHORT = 8  # words of a body that has said something
_SPEECH = 2  # what a speech weighs; one of somebody with a name or an office, in quotation marks, weighs one more

_QUOTES = "\u201c\u201d\"\u2018\u2019'"
_WHEN_SAID = 60  # characters
_STOPS = frozenset(".\n\0" + _QUOTES)
_CLOSING = ("\u201d", '"', "\u2019", "'")


def unquoted(view: TextView, name: str, place: Range) -> Iterator[Range]:
    """The matches of a list in `text[slice(*place)]` that stand outside quotations."""
    return (match for match in view.matches.all(name, *place) if not view.is_quoted(*match))


def own_parts(view: TextView, place: Range) -> Iterator[Range]:
    """What is left of a range without the quotations in it."""
    at, end = place
    for start, stop in view.quotations:
        if stop <= at:
            continue
        if start >= end:
            break
        if at < start:
            yield at, start
        at = stop
    if at < end:
        yield at, end


def speaks_to_reader(view: TextView, place: Range) -> bool:
    """Whether a part of a text, quotations left out, says "you" at once or often."""
    if any(unquoted(view, "report.asking", place)):
        return True
    spoken = list(unquoted(view, "report.you", place))
    if not spoken:
        return False
    if spoken[0][0] < place[0] + _AT_ONCE:
        return True
    text = view.document.text
    words = sum(word_count(text[start:end]) for start, end in own_parts(view, place))
    return len(spoken) > _SPOKEN and len(spoken) * _FEW > words


class Speech(NamedTuple):
    """A verb with which somebody is quoted, or a body has said something; `speaker` is the range that names who, or
    says that it is he or she who spoke before."""

    weight: int
    verb: Range
    speaker: Range


def speeches(view: TextView, place: Range) -> Iterator[Speech]:
    """How somebody with a name or an office is quoted, or a body has said something."""
    for verb in view.matches.all("report.said", *place):
        speaker, closed = _speaker(view, verb, place)
        weight = _weight(view, verb, place, speaker, quoted=closed)
        if weight:
            yield Speech(weight, verb, speaker)


def reports_speech(view: TextView, place: Range) -> bool:
    """Whether a part of a text tells in quotation marks what somebody said, whoever that was."""
    text = view.document.text
    verbs = view.matches.all("report.said", *place)
    return any(_speaker(view, (a, b), place)[1] or _opens(text[b : min(b + _REACH, place[1])]) for a, b in verbs)


def _speaker(view: TextView, verb: Range, place: Range) -> tuple[Range, bool]:
    """The words that name who speaks, and whether a quotation ends before the verb."""
    text = view.document.text
    start, end = verb
    left = max(start - _REACH, place[0])
    closed = _closed(text[left:start])
    first, last = view.sentence_around(start)
    cut = max(left + closed + 1, first)
    speaker = (cut, start)
    if closed >= 0 and not text[cut:start].strip(_QUOTES + " ,"):  # "…," said Jo Lee
        speaker = (end, max(end, min(end + _AFTER, place[1], last)))
    return speaker, closed >= 0


def _weight(view: TextView, verb: Range, place: Range, speaker: Range, *, quoted: bool) -> int:
    text = view.document.text
    start, end = verb
    words = text[slice(*speaker)].split()
    of_office = view.matches.holds("report.office", *speaker)
    said = text[start:end].lower()
    if not quoted and not _opens(text[end : min(end + _REACH, place[1])]):
        body = said in view.knowledge.lexicon.words("report.told") and len(words) < _SHORT
        return _SPEECH if body and of_office else 0
    if not of_office and view.matches.before("report.he_added", end):
        return _SPEECH
    named = of_office or sum(word[:1].isupper() for word in words) >= 2
    return _SPEECH + 1 if named else 0


def _closed(before: str) -> int:
    """Where in the words before a verb a quotation ends, -1 where none does."""
    marks = (at for at in range(len(before) - 1, 0, -1) if before[at] in _CLOSING)
    return next((at for at in marks if before[at - 1] in ",.!?" and not before[at + 1 : at + 2].isalnum()), -1)


def _opens(after: str) -> bool:
    """Whether a quotation begins right after a verb, or after "said" with when or where: "said after the hearing:"."""
    colon = after.find(":", 0, _WHEN_SAID)
    if colon > 0 and not _STOPS.intersection(after[:colon]):
        after = after[colon:]
    opened = after.lstrip(" \u00a0,:\n\0")[:1]
    if after[:1] == ":":
        return (opened != "" and opened in _QUOTES) or after[1:].lstrip(" \u00a0")[:1] in ("\n", "\0")
    return after[:1] in ", \u00a0" and opened != "" and opened in '\u201c"'
