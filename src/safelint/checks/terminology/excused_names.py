"""What excuses a wrong name, whichever of the rules for names finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.words.guarded import Window, bounds
from safelint.words.mentions import is_spoken_of
from safelint.words.terms import is_excused
from safelint.words.usage import Usage

if TYPE_CHECKING:
    from safelint.analysis import Analysis

_AROUND = 300  # characters of a sentence around a name that are looked at


def is_name_excused(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a wrong name at these folded offsets stands in an address or the like, or is spoken of as wrong."""
    left, right = bounds(analysis, start)
    left, right = max(left, start - _AROUND), min(right, start + 2 * _AROUND)
    origin, window = analysis.fold.unfold(start, end), Window.of(analysis.fold, (left, right), start, end)
    return end > right or is_excused(analysis, origin, window) or is_spoken_of(Usage(analysis, *origin))
