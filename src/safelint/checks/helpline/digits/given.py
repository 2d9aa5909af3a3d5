"""A number as a text gives it to a service, and what the registry knows of both."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.services import display, sentence_start
from safelint.numbers.find.plan import is_drama
from safelint.numbers.number_index import DIALLED
from safelint.values.entries import Helpline
from safelint.values.finding import Fix

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.report import Number
    from safelint.values.severity import Level


class Verdict(NamedTuple):
    """What is wrong with a number, and how loudly to say so.

    `entry` is what the finding rests on, `fact` what of it (see `Helpline.sources_of`), `confidence` how well that is
    known ("": as the entry); `advised` are ids of the further entries that the message names.
    """

    message: str
    level: Level
    entry: Helpline | None = None
    fix: Fix | None = None
    advised: tuple[str, ...] = ()
    fact: str = ""
    confidence: str = ""


class Given:
    """`shown` is the number as a message prints it, `named` the service that the text gives it to, or None."""

    def __init__(self, analysis: Analysis, number: Number) -> None:
        self.analysis = analysis
        self.number = number
        self.registry = analysis.knowledge.registry
        self.digits = number.digits
        self.shown = as_shown(number)
        self.named = self.registry.by_id.get(number.attributed_to)

    @property
    def is_of_drama(self) -> bool:
        """Whether the number lies in a range that Ofcom keeps for drama."""
        return is_drama(self.digits, self.registry.numbers)

    @property
    def charge(self) -> str | None:
        """What a call costs on top, "" where nobody can say; None for a number without a service charge."""
        return self.registry.charge(self.digits)

    @property
    def is_right(self) -> bool:
        """Whether the number is that of a service that is there today, costs nothing more and is given to no other."""
        registry, number = self.registry, self.number
        owner = registry.by_id.get(number.service)
        if owner is None or owner.status != "active" or not registry.owns(owner.id, self.digits):
            return False
        mine = not number.attributed_to or registry.owns(number.attributed_to, self.digits)
        return mine and self.charge is None

    @cached_property
    def stranger(self) -> Helpline | None:
        """The service that the text gives the number to, where it neither has nor had it."""
        entry, digits = self.named, self.digits
        if entry is None or self.registry.owns(entry.id, digits):
            return None
        return None if any(past.helpline.id == entry.id for past in self.registry.retired.get(digits, ())) else entry

    @property
    def sureness(self) -> str:
        """How surely the text gives the number to the service that it names, as a confidence."""
        return "high" if self.number.clear else "medium"

    @cached_property
    def owners(self) -> list[Helpline]:
        """The services that have the number, or else had it."""
        registry = self.registry
        return [owner.helpline for owner in registry.owners.get(self.digits, ())] or [
            past.helpline for past in registry.retired.get(self.digits, ())
        ]

    @cached_property
    def slipped(self) -> str:
        """The number of the stranger of which this one is a slip, "" where it is of none, or somebody's."""
        entry, digits, registry = self.stranger, self.digits, self.registry
        if entry is None or self.owners:
            return ""
        found = registry.one_slip(digits, entry.id)
        if not found and digits[:1] != "0":
            found = registry.one_slip("0" + digits, entry.id)
        if not found and "0" + digits in registry.owned(entry.id):
            found = "0" + digits
        if found:
            return found
        # Two or three digits too many after it.
        owned = (own for own in registry.owned(entry.id) if len(own) > 5 and 0 < len(digits) - len(own) <= 3)
        return next((own for own in owned if digits.startswith(own)), "")

    def right(self, rule: Rule) -> str:
        """ " Childline is 0800 1111." for the service that the text gives the number to, or ""."""
        entry, number = self.named, self.number
        if entry is None:
            return ""
        channels = [each for each in entry.channels if each.number and each.kind in DIALLED and each.purpose == "help"]
        same = [channel for channel in channels if channel.kind == number.kind]
        if not channels:
            return ""
        service = sentence_start(display(entry))
        voice = [channel for channel in channels if channel.kind == "phone"]
        if number.kind == "phone" and not same and not voice:  # a number to text is no advice to one who would call
            return rule.says("no-phone-line", service=service)
        channel = (same or voice or channels)[0]
        name = "right-by-text" if channel.kind == "sms" else "right"
        return rule.says(name, service=service, number=channel.number)

    @property
    def words(self) -> str:
        """The words that name the service, without what one leaves out."""
        text = self.analysis.document.text
        return bare(" ".join(text[self.number.name_start : self.number.name_end].split()))


def as_shown(number: Number) -> str:
    return number.digits if number.linked else " ".join(number.text.split())


def bare(name: str) -> str:
    """A name of a service as names are compared."""
    return name.lower().removeprefix("the ").replace("\u2019", "'")
