"""How a run of words is set, as Word and OpenDocument files both tell it."""

from __future__ import annotations

from typing import NamedTuple


class RunLook(NamedTuple):
    """Properties of a run. None: not said here, so the style says it."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    language: str | None = None

    def over(self, below: RunLook) -> RunLook:
        """These properties, and those of `below` where these say nothing."""
        return RunLook(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.strike if self.strike is None else self.strike,
            below.hidden if self.hidden is None else self.hidden,
            below.language if self.language is None else self.language,
        )
