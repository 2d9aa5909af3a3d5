"""Press releases: "ENDS", notes to editors, a press office, an embargo; or only officials speak in it."""

from __future__ import annotations

from itertools import islice

from safelint.kinds.news import by_reporter, of_the_paper
from safelint.kinds.shape import Evidence, Shape, shown
from safelint.kinds.voice import speeches
from safelint.values.source import Range

_OPENING = 400  # characters
_MOST_SPEECHES = 12


def release(shape: Shape) -> Evidence | None:
    lines = shape.lines("kinds.release_line") or shape.begun("kinds.release_opening")
    if lines:
        return lines
    start, end = shape.head
    said = shape.says("kinds.to_editors") or shape.at("kinds.release_at_once", (start, min(end, start + _OPENING)))
    return shown(said) if said else _of_officials(shape)


def _of_officials(shape: Shape) -> Evidence | None:
    """Who speaks in a text in which officials of a force, a council or a prosecutor do and nobody else does.

    A paper asks others too: neighbours, a mother, the defence. A text with what a paper puts around it is none.
    """
    named: list[Range] = []
    for speech in islice(speeches(shape.view, shape.body), _MOST_SPEECHES):
        official = shape.at("kinds.official", speech.speaker)
        if official:
            named.append(official)
        elif not (named and shape.view.matches.holds("kinds.same_speaker", *speech.speaker)):
            return None
    if not named or shape.at("report.court", shape.head) or shape.at("kinds.other_side", shape.body):
        return None
    return None if by_reporter(shape) or of_the_paper(shape) else shown(*named)
