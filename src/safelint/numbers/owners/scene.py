"""What a document holds where numbers are given to services, and what a name may mean beside a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.stated import audience_of_text
from safelint.numbers.owners.cells import Cells
from safelint.numbers.owners.mentions import Mention, Mentions
from safelint.numbers.owners.reasons import Reason
from safelint.numbers.service_names import ServiceName
from safelint.text.clauses import clauses
from safelint.values.document import Block
from safelint.values.report import Number
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText


class OwnerTie(NamedTuple):
    """A name that a number may be given to, and why."""

    name: Mention
    reason: Reason


class Scene:
    """One document's names and numbers in their blocks and clauses, and what a name may mean beside a number."""

    def __init__(self, view: NamedText, numbers: tuple[Number, ...]) -> None:
        self.view, self._lexicon = view, view.knowledge.lexicon
        self.document, self.registry, self.numbers = view.document, view.knowledge.registry, numbers
        self.contact = view.knowledge.contact_words
        audience = audience_of_text(view)
        self.for_children = bool(audience) and view.knowledge.audiences[audience].young
        self.text, self.longer_names = view.document.text, view.knowledge.longer_names
        self.mentions = Mentions(view)
        self.cells = Cells(view.document)
        self.number_starts = [number.start for number in numbers]
        self.ties: dict[int, OwnerTie | None] = {}

    def words(self, name: str) -> frozenset[str]:
        """The single words of a list in the family `owners`."""
        return self._lexicon.words(f"owners.{name}")

    def pattern(self, name: str) -> re.Pattern[str]:
        """An expression of the family."""
        return self._lexicon.expression(f"owners.{name}")

    def says(self, name: str, start: int, end: int) -> bool:
        """Whether a phrase of a list in the family stands in `text[start:end]`."""
        return self.view.matches.holds(f"owners.{name}", start, end)

    def clause(self, at: int) -> Range:
        """The clause in which a name or a number begins."""
        found = self.view.view(clauses).at(at)
        if found is None:
            block = self.document.block_at(at)
            return block.start, block.end
        return found

    def clause_of(self, number: Number) -> Range:
        """The clause in which a number begins, as far as the number's end at least."""
        start, end = self.clause(number.start)
        return start, max(end, number.end)

    def clauses(self, block: Block) -> Sequence[Range]:
        """Those of a block, in order."""
        return self.view.view(clauses).begun(block.start, block.end)

    def meant(self, name: ServiceName, digits: str) -> str:
        """The entry that a name means beside this number: the number's owner where the name can mean it."""
        registry, ids = self.registry, name.ids
        if name.role == "generic":
            if len(digits) > 6 and not registry.knows(digits):
                return ""
            mine = [id_ for id_ in ids if self.has(id_, digits)]
            return mine[0] if mine else ids[0] if self.is_name(digits) else ""
        for test in (registry.owns, self.has):
            for id_ in ids:
                if test(id_, digits):
                    return id_
        for id_ in ids:
            if registry.one_slip(digits, id_):
                return id_
        if name.role == "shared" or (name.role == "operator" and len(ids) > 1):
            return ""
        active = [id_ for id_ in ids if registry.by_id[id_].is_active]
        return (active or list(ids))[0]

    def is_name(self, digits: str) -> bool:
        """Whether a number is its service's own name."""
        return digits in self.registry.plan.named

    def has(self, id_: str, digits: str) -> bool:
        """Whether the number is or was the entry's."""
        return id_ in self.registry.holders(digits)

    def own(self, name: ServiceName, digits: str) -> bool:
        return not self.registry.holders(digits).isdisjoint(name.ids)

    def nearly_own(self, name: ServiceName, digits: str) -> bool:
        """Whether the number is nobody's and a slip from one of the service named."""
        return not self.registry.knows(digits) and any(self.registry.one_slip(digits, id_) for id_ in name.ids)

    def is_relay(self, name: ServiceName) -> bool:
        """Whether a name is that of the relay: a way to dial any number, which is its owner's still."""
        return any(not self.registry.plan.relay.isdisjoint(self.registry.owned(id_)) for id_ in name.ids)

    def has_numbers(self, name: ServiceName) -> bool:
        """Whether a service has any number: one that is reached by video or on a website alone has not even 999."""
        return any(self.registry.owned(id_) for id_ in name.ids)

    def is_anothers(self, name: ServiceName, digits: str) -> bool:
        """Whether the number is that of a service that has nothing to do with the one named: no branch has it."""
        owners = self.registry.owners.get(digits, ())
        return bool(owners) and not any(
            self.registry.related(owner.helpline.id, id_) for owner in owners for id_ in name.ids
        )

    def holds_number(self, block: Block) -> bool:
        place = bisect_left(self.number_starts, block.start)
        return place < len(self.numbers) and self.numbers[place].start < block.end
