"""Words that cannot both be so of one thing: a unanimous vote by 31 to six, the eldest of three with an older brother,
a line that is open on every day of the year and closed on bank holidays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_OPPOSITES = (
    ("facts.of-one-mind", "facts.of-two-minds"),
    ("facts.the-eldest", "facts.with-an-older-one"),
    ("facts.the-youngest", "facts.with-a-younger-one"),
    ("facts.on-every-day", "facts.not-on-every-day"),
)
_NEAR = 600  # characters between both: farther off another vote or line may be meant


def opposites(view: TextView) -> Iterator[tuple[Range, Range]]:
    """The places of words of a text that cannot both be so, the first of each pair of lists."""
    for names in _OPPOSITES:
        one, other = (view.matches.first(name) for name in names)
        if one is None or other is None:
            continue
        first, second = sorted((one, other), key=lambda match: match.start)
        if 0 <= second.start - first.end <= _NEAR:
            yield (first.start, first.end), (second.start, second.end)
