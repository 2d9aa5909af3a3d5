"""Letters: a salutation on a line of its own, and either many whom it greets or a close."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, both, shown
from safelint.values.source import Range

_LONGEST = 60  # characters of a salutation


def letter(shape: Shape) -> Evidence | None:
    greeting = next((place for line in shape.opening if (place := _salutation(shape, line))), None)
    if greeting is None:
        return None
    home = shape.at("kinds.salutation_home", greeting)
    if home and home[0] == greeting[0]:
        return shown(greeting)
    return both(greeting, shape.at("kinds.signed", shape.tail))


def _salutation(shape: Shape, line: Range) -> Range | None:
    """The line from its salutation on. "Dear oh dear!" and "Dear old friends returned" go on."""
    dear = shape.at("kinds.salutation", line)
    if dear is None or not shape.begins(dear[0], line):
        return None
    words = shape.text[dear[0] : line[1]].rstrip()
    return (dear[0], dear[0] + len(words)) if len(words) <= _LONGEST and not words.endswith((".", "!")) else None
