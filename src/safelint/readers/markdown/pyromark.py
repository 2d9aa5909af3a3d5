"""Markdown read by pyromark: its events, with where they stand in characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyromark

from safelint.readers.markdown.offsets import spaced

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)


class PyromarkEvents:
    """A text that was parsed. `gaps` are the places at which a space is to be read that is not there."""

    def __init__(self, body: str, gaps: Sequence[int]) -> None:
        self._parsed, self._offsets = spaced(body, gaps)

    def events(self) -> Iterator[tuple[Any, int, int]]:
        """Each event with its range: most are dicts of one key, the rest bare names."""
        offsets = self._offsets
        for event, where in pyromark.events_with_range(self._parsed, options=_OPTIONS):  # in bytes of UTF-8
            yield event, offsets[where["start"]], offsets[where["end"]]

    def definitions(self) -> Iterator[tuple[str, str, int, int]]:
        """Each definition that links refer to: its target, its title, and where it stands."""
        for link in pyromark.reference_definitions(self._parsed, options=_OPTIONS).values():
            span = link["span"]
            yield link["dest"], link["title"] or "", self._offsets[span["start"]], self._offsets[span["end"]]
