"""A text with the names of services and the numbers in it, and whose numbers they are."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.numbers.named import NamedText
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.owners.attribution import Attribution
    from safelint.numbers.owners.scene import Scene

_OF_ONE_ENTRY = ("name", "alias", "former")  # roles of names that do not stand for several services


class NumberedText(NamedText):
    """What those look at who judge how names and numbers stand together."""

    @cached_property
    def numbers_found(self) -> tuple[Number, ...]:
        """The numbers, not yet given to anybody; see `phones.find` on texts that hold very many."""
        from safelint.numbers.find.phones import find

        return find(self)

    @cached_property
    def scene(self) -> Scene:
        """The names and numbers in their blocks and sentences."""
        from safelint.numbers.owners.scene import Scene

        return Scene(self, self.numbers_found)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The numbers with whose they are, why, and which names beside them lost."""
        from safelint.numbers.owners.attribution import attribute

        return attribute(self.scene) if self.numbers_found else ()

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(each.number for each in self.attributions)

    @property
    def entries(self) -> set[str]:
        """Ids of the registry entries that the text names, or whose number, present or past, stands in it."""
        registry = self.knowledge.registry
        sure = (hit.value for hit in self.names if hit.value.role in _OF_ONE_ENTRY and hit.value.word != "weak")
        found = {id_ for name in sure for id_ in name.ids[:1]}
        for number in self.numbers:
            past = () if number.service else registry.holders(number.digits)
            found |= {number.service, number.attributed_to, *past}
        return found - {""}

    def numbers_near(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that begin between `start` and `end`."""
        left = bisect_left(self.numbers, start, key=lambda number: number.start)
        return self.numbers[left : bisect_left(self.numbers, end, key=lambda number: number.start)]
