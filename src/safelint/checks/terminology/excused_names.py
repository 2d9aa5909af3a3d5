"""What excuses a wrong name, whichever of the rules for names finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.words.guarded import Window, bounds
from safelint.words.mentions import is_set_right, is_spoken_of
from safelint.words.terms import is_excused
from safelint.words.usage import Usage

if TYPE_CHECKING:
    from safelint.analysis import Analysis

_AROUND = 300  # characters of a sentence around a name that are looked at


def is_name_excused(analysis: Analysis, start: int, end: int, right: str = "") -> bool:
    """Whether a wrong name at these folded offsets stands in an address or the like, or is spoken of as wrong, as where
    it is set against the `right` one."""
    first, last = bounds(analysis, start)
    first, last = max(first, start - _AROUND), min(last, start + 2 * _AROUND)
    origin, window = analysis.fold.unfold(start, end), Window.of(analysis.fold, (first, last), start, end)
    usage = Usage(analysis, *origin)
    is_told = is_spoken_of(usage) or (bool(right) and is_set_right(usage, (right,)))
    return end > last or is_excused(analysis, origin, window) or is_told
