"""Which services have, or had, a number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.numbers.distance import moved, shortened, slip, swapped
from safelint.numbers.plan import NumberingPlan
from safelint.values.entries import Channel, Helpline, RetiredNumber
from safelint.values.settings import CONFIDENCES, Confidence

if TYPE_CHECKING:
    from safelint.values.tables.numbers import NumbersTable

DIALLED = frozenset({"phone", "sms", "textphone", "whatsapp"})
"""Kinds of channel that have a number to find in a text."""


class Owner(NamedTuple):
    """A number's place in the registry."""

    helpline: Helpline
    channel: Channel


class Past(NamedTuple):
    """A number that `helpline` has given up."""

    helpline: Helpline
    retired: RetiredNumber


class NumberIndex:
    """The numbers of all entries, as national digits. `numbers` is the table of the numbering plan from the pack,
    `plan` what it says of digits."""

    def __init__(self, helplines: Iterable[Helpline], numbers: NumbersTable) -> None:
        self.helplines = tuple(helplines)
        self.plan = NumberingPlan(numbers)
        self._prefixes = numbers.get("prefix", ())
        self.by_id = {helpline.id: helpline for helpline in self.helplines}
        self.owners: dict[str, list[Owner]] = {}
        self.retired: dict[str, list[Past]] = {}
        for helpline in self.helplines:
            for channel in helpline.channels:
                if channel.digits and channel.kind in DIALLED:
                    self.owners.setdefault(channel.digits, []).append(Owner(helpline, channel))
            for past in helpline.retired:
                self.retired.setdefault(past.digits, []).append(Past(helpline, past))
        # What has been asked for once: number -> the first of its owners, all of them, all who have or had it.
        self._first: dict[str, str] = {}
        self._owner_ids: dict[str, frozenset[str]] = {}
        self._holder_ids: dict[str, frozenset[str]] = {}

    @cached_property
    def text_codes(self) -> frozenset[str]:
        """Short numbers that are only texted, such as 85258."""
        known = [*self.owners.items(), *self.retired.items()]
        return frozenset(digits for digits, _ in known if self.plan.is_text_code(digits))

    def knows(self, digits: str) -> bool:
        return digits in self.owners or digits in self.retired

    def is_withdrawn(self, digits: str) -> bool:
        """Whether a number was that of an entry, and is that of none today."""
        return digits in self.retired and digits not in self.owners

    def owns(self, id_: str, digits: str) -> bool:
        """Whether the entry has this number today."""
        if digits not in self.owners:
            return False
        known = self._owner_ids.get(digits)
        if known is None:
            known = self._owner_ids[digits] = frozenset(owner.helpline.id for owner in self.owners[digits])
        return id_ in known

    def holders(self, digits: str) -> frozenset[str]:
        """The ids of the entries whose number this is or was."""
        if not self.knows(digits):
            return frozenset()
        known = self._holder_ids.get(digits)
        if known is None:
            places = (*self.owners.get(digits, ()), *self.retired.get(digits, ()))
            known = self._holder_ids[digits] = frozenset(place.helpline.id for place in places)
        return known

    def owned(self, id_: str) -> list[str]:
        """The digits of every number of an entry, the first being the one to print."""
        entry = self.by_id[id_]
        return [channel.digits for channel in entry.channels if channel.digits and channel.kind in DIALLED]

    def nations_of(self, id_: str, digits: str = "") -> tuple[str, ...]:
        """The nations that an entry serves by the number with these digits, else as a whole."""
        entry = self.by_id[id_]
        mine = (channel.nations for channel in entry.channels if digits and channel.digits == digits)
        return tuple(dict.fromkeys(nation for nations in mine for nation in nations)) or entry.nations

    def printed(self, id_: str, digits: str = "") -> str:
        """The entry's number as its operator prints it: the one with these digits, else the first for help, else ""."""
        channels = [channel for channel in self.by_id[id_].channels if channel.number and channel.kind in DIALLED]
        for channel in channels:
            if channel.digits == digits:
                return channel.number
        return next((channel.number for channel in channels if channel.purpose == "help"), "")

    def confidence(self, id_: str, digits: str) -> Confidence:
        """How well it is known that the entry has, or had, this number; that of the entry where it never did."""
        entry = self.by_id[id_]
        known = [each.confidence for each in entry.channels if each.digits == digits and each.confidence]
        known += [each.confidence for each in entry.retired if each.digits == digits and each.confidence]
        return min(known, key=CONFIDENCES.index, default=entry.confidence)

    def service(self, digits: str, named: str = "") -> str:
        """The id of the entry that a number belongs to: `named` where that shares it, else the active owner."""
        if named and self.owns(named, digits):
            return named
        if digits not in self._first:
            owners = self.owners.get(digits)
            if owners is None:
                return ""
            self._first[digits] = min(owners, key=self.standing).helpline.id
        return self._first[digits]

    def by_keyword(self, digits: str, word: str) -> str:
        """The one entry that shares a text number and asks for this word, or ""."""
        asked = {owner.helpline.id for owner in self.owners.get(digits, ()) if word.upper() in owner.channel.keywords}
        return next(iter(asked)) if len(asked) == 1 else ""

    def standing(self, owner: Owner) -> tuple[bool, int, int]:
        """Active before closed; an entry named after the number first; then the better known fact."""
        helpline, channel = owner
        named = [name.replace(" ", "") for name in (helpline.name, *helpline.aliases)]
        apart = 0 if channel.digits in named else 1 if any(channel.digits in name for name in named) else 2
        sure = CONFIDENCES.index(channel.confidence) if channel.confidence in CONFIDENCES else 2
        return (not helpline.is_active, apart, sure)

    def one_slip(self, digits: str, id_: str) -> str:
        """The number of the entry that `digits` miss by a `slip`, two `swapped` or a `moved` digit, or ""."""
        for right in self.owned(id_):
            if digits == right or len(right) < 5:
                continue
            is_moved = (self.plan.is_free(right) or self.plan.is_text_code(right)) and moved(digits, right)
            if is_moved or slip(digits, right) or (len(right) > 9 and swapped(digits, right)):
                return right
        return ""

    @cached_property
    def _costly(self) -> tuple[tuple[str, frozenset[int], str], ...]:
        return tuple(
            (prefix, frozenset(row["lengths"]), row["charge"])
            for row in self._prefixes
            if row["cost_class"] == "costly"
            for prefix in row["prefixes"]
        )

    @cached_property
    def _costly_prefixes(self) -> tuple[str, ...]:
        return tuple(prefix for prefix, _, _ in self._costly)

    def charge(self, digits: str) -> str | None:
        """What a call costs on top of the access charge, "" where the numbers of that kind differ; None: no more."""
        if not digits.startswith(self._costly_prefixes):
            return None
        found = ((prefix, text) for prefix, lengths, text in self._costly if len(digits) in lengths)
        return next((text for prefix, text in found if digits.startswith(prefix)), None)

    def nearest(self, digits: str) -> tuple[str, str]:
        """The one active entry and its number from which `digits` is a single slip away, else ("", "")."""
        like = {right for part in (digits, *shortened(digits)) for right in self._parts.get(part, ())}
        found = [right for right in like if slip(digits, right)]
        return (self.service(found[0]), found[0]) if len(found) == 1 else ("", "")

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        """The numbers of active entries of which a string is the whole, or the whole less one digit: two that a slip
        parts share one."""
        found: dict[str, list[str]] = {}
        for right, owners in self.owners.items():
            if len(right) > 5 and any(owner.helpline.is_active for owner in owners):
                for part in (right, *shortened(right)):
                    found.setdefault(part, []).append(right)
        return found
