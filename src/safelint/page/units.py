"""Places in a text as scripts of a browser count them: in units of UTF-16."""

from __future__ import annotations

from bisect import bisect_left

from safelint.values.source import Span

_LAST_OF_ONE = "\uffff"


class Units:
    """The places of one text, whose offsets are code points everywhere else."""

    def __init__(self, text: str) -> None:
        wide = max(text, default="") > _LAST_OF_ONE
        self._wide = [at for at, each in enumerate(text) if each > _LAST_OF_ONE] if wide else []

    def at(self, offset: int) -> int:
        """The units before an offset."""
        return offset + bisect_left(self._wide, offset)

    def span(self, span: Span) -> dict[str, int]:
        return {"start": self.at(span.start), "end": self.at(span.end)}
