"""A text with the names of services in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from safelint.text.matcher import Hit
from safelint.text.view import TextData, TextView
from safelint.values.document import Document
from safelint.values.ranges import Ranges
from safelint.values.settings import Settings

if TYPE_CHECKING:
    from safelint.numbers.contact_words import ContactWords
    from safelint.numbers.cue_words import CueWords
    from safelint.numbers.longer_names import LongerNames
    from safelint.numbers.registry import Registry
    from safelint.numbers.service_names import ServiceName
    from safelint.text.matcher import Finder
    from safelint.values.tables.compiled import SurfaceRow


class NameData(TextData, Protocol):
    """What must be known to find names of services: `service_names` gives the fields of a `ServiceName`."""

    @property
    def registry(self) -> Registry: ...

    @property
    def contact_words(self) -> ContactWords: ...

    @property
    def cue_words(self) -> CueWords: ...

    @property
    def longer_names(self) -> LongerNames: ...

    @property
    def service_names(self) -> Finder[SurfaceRow]: ...


class NamedText(TextView):
    """What those look at who tell what a name or a number in a text is."""

    knowledge: NameData

    def __init__(self, document: Document, settings: Settings, knowledge: NameData) -> None:
        super().__init__(document, settings, knowledge)

    @cached_property
    def names(self) -> Ranges[Hit[ServiceName]]:
        """Names of services, sorted; where two overlap, the longer one."""
        from safelint.numbers.service_names import ServiceName

        hits = self.knowledge.service_names.find(self.fold.text)
        found = [Hit(*self.fold.unfold(start, end), ServiceName(*value)) for start, end, value in hits]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit[ServiceName]] = []
        for hit in found:
            if kept and hit.start < kept[-1].end:
                longer = hit.end - hit.start - (kept[-1].end - kept[-1].start)
                if longer > 0:
                    kept.pop()
                elif (hit.start, hit.end) != (kept[-1].start, kept[-1].end):
                    continue
            kept.append(hit)
        return Ranges(kept)

    @cached_property
    def parts(self) -> frozenset[int]:
        """Where those of the `names` begin that are a part of the longer name of another body."""
        return self.knowledge.longer_names.starts(self.document.text, self.names)

    def names_near(self, start: int, end: int) -> tuple[Hit[ServiceName], ...]:
        """The names that begin between `start` and `end`."""
        return self.names.begun(start, end)

    def name_over(self, start: int, end: int) -> Hit[ServiceName] | None:
        """The name that holds `text[start:end]`, if one does."""
        return self.names.holding(start, end)

    def is_in_longer_name(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is a part of a name, and not all of it."""
        name = self.name_over(start, end)
        return name is not None and name.end - name.start > end - start
