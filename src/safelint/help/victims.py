"""Whether an act is done to a child: "raped her niece, 9", "two girls of 13 were molested", "groped when I was ten"."""

from __future__ import annotations

from safelint.text.view import TextView

_NEAR = 80  # characters within which a child is told of after an act
_CHILDHOOD = 80  # characters within which such words are looked for to their end
_PASSAGE = 300  # characters around an act that may be no sexual one


def is_against_child(view: TextView, start: int, end: int) -> bool:
    """Whether the act at `start` to `end` of the document's text is done to a child."""
    matches = view.matches
    if matches.holds("topics.act_with_minor", start, end):
        return matches.after("topics.with_minor", end) is not None
    if matches.holds("topics.grooming", start, end):  # to run drugs?
        if matches.holds("topics.criminal", max(start - _PASSAGE, 0), end + _PASSAGE):
            return False
    if matches.after("topics.child_victim", end) or matches.after("topics.by_age", end):
        return True
    return _in_childhood(view, end) or matches.before("topics.child_was", start) is not None


def _in_childhood(view: TextView, end: int) -> bool:
    """Whether the rest of a sentence says that it was done to somebody who was then a child."""
    rest = min(end + _NEAR + _CHILDHOOD, view.sentence_around(end - 1)[1])
    then = view.matches.first("topics.in_childhood", end, rest)
    return then is not None and then.start <= end + _NEAR and not view.matches.holds("topics.adult", end, then.start)
