"""Tells that a text is for readers in another country, by the lines to which it sends them, its places and spelling."""

from __future__ import annotations

from safelint.numbers.numbered import NumberedText
from safelint.values.source import Range

_SIGNS = 4  # different ones, where no line of another country stands
_MOST_LOOKED_AT = 200


def signs_of_abroad(view: NumberedText) -> tuple[Range, ...]:
    """The words that show it, in order; none where something shows the UK, or too little the other country."""
    named = any(name.value.role != "generic" and not name.value.word for name in view.names)
    if named or any(number.service for number in view.numbers) or view.matches.holds("abroad.home"):
        return ()
    lines = view.matches.all("abroad.line")[:_MOST_LOOKED_AT]
    signs = view.matches.all("abroad.sign")[:_MOST_LOOKED_AT]
    text = view.document.text
    different = {text[start:end].lower(): (start, end) for start, end in reversed(signs)}
    enough = bool(lines) or len(different) >= _SIGNS
    return tuple(sorted([*((start, end) for start, end in lines), *different.values()])) if enough else ()
