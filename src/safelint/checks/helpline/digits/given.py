"""A number as a text gives it to a service, and what the registry knows of both."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from safelint.checks.helpline.services import display, sentence_start, what_became
from safelint.numbers.number_index import DIALLED
from safelint.numbers.service_names import bare
from safelint.values.entries import Channel, Helpline
from safelint.values.finding import Choice
from safelint.words.fitting import start_of_name

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.report import Number
    from safelint.values.settings import Confidence
    from safelint.values.severity import Level


class Verdict(NamedTuple):
    """What is wrong with a number, and how loudly to say so.

    `entry` is what the finding rests on, `fact` what of it (see `Helpline.sources_of`), `confidence` how well that is
    known ("": as the entry); `advised` are ids of the further entries that the message names. Choices that are None
    are left out.
    """

    message: str
    level: Level
    entry: Helpline | None = None
    choices: tuple[Choice | None, ...] = ()
    advised: tuple[str, ...] = ()
    fact: str = ""
    confidence: Confidence | Literal[""] = ""


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
        return self.registry.plan.is_drama(self.digits)

    @property
    def charge(self) -> str | None:
        """What a call costs on top, "" where nobody can say; None for a number without a service charge."""
        return self.registry.charge(self.digits)

    @property
    def is_right(self) -> bool:
        """Whether the number is that of a service that is there today, costs nothing more and is given to no other."""
        registry, number = self.registry, self.number
        owner = registry.by_id.get(number.service)
        if owner is None or not owner.is_active or not registry.owns(owner.id, self.digits):
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
    def sureness(self) -> Confidence:
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
        """ " Childline is 0800 1111." for the service that the text gives the number to, or as `gone`, or ""."""
        entry, channel = self.named, self._channel
        if entry is None or not entry.is_active:
            return self.gone(rule)
        if not self._dialled:
            return ""
        service = sentence_start(display(entry))
        if channel is None:
            return rule.says("no-phone-line", service=service)
        name = "right-by-text" if channel.kind == "sms" else "right"
        return rule.says(name, service=service, number=channel.number)

    def gone(self, rule: Rule) -> str:
        """ " The Mix became part of Shout." where the text gives the number to a service that has ended, else ""."""
        entry = self.named
        if entry is None or entry.is_active:
            return ""
        return rule.says("gone", service=sentence_start(display(entry)), end=what_became(entry, self.registry, rule))

    @property
    def followed_by(self) -> tuple[str, ...]:
        """The id of the service that took over from the one that the text gives the number to, if any did."""
        entry = self.named
        return (entry.replaced_by,) if entry is not None and entry.replaced_by in self.registry.by_id else ()

    @cached_property
    def _dialled(self) -> list[Channel]:
        """The ways to call or text the service that the text gives the number to."""
        channels = self.named.channels if self.named is not None else ()
        return [each for each in channels if each.number and each.kind in DIALLED and each.purpose == "help"]

    @cached_property
    def _channel(self) -> Channel | None:
        """The way to reach the service that the text gives the number to; None where none is like it."""
        same = [channel for channel in self._dialled if channel.kind == self.number.kind]
        voice = [channel for channel in self._dialled if channel.kind == "phone"]
        if self.number.kind == "phone" and not same and not voice:
            return None  # a number to text is no advice to one who would call
        return next(iter(same or voice or self._dialled), None)

    def own_number(self, rule: Rule) -> Choice | None:
        """Writes the number of the service that the text names."""
        if self.named is None or self._channel is None or _way(self._channel.kind) != _way(self.number.kind):
            return None
        return self.other_number(rule, self.named, self._channel.number)

    def other_number(self, rule: Rule, entry: Helpline, printed: str) -> Choice | None:
        """Writes another number, of `entry`, in place of this one; none of a service that is not active."""
        if not printed or self.number.linked or not entry.is_active:
            return None
        title = rule.says("choose-number", number=printed, service=display(entry))
        return self.analysis.choice(self.number.start, self.number.end, printed, title)

    def other_name(self, rule: Rule, entry: Helpline) -> Choice | None:
        """Writes `entry`, whose number this is, in place of the service that the text names."""
        title = rule.says("choose-name", service=entry.name, number=self.shown)
        return self._renamed(entry, title)

    def other_service(self, rule: Rule, entry: Helpline) -> Choice | None:
        """Writes the name and the number of `entry` in place of the ones that the text gives."""
        printed = self.registry.printed(entry.id)
        number = self.other_number(rule, entry, printed)
        name = self._renamed(entry, rule.says("choose-service", service=entry.name, number=printed))
        if name is None or number is None:
            return None
        return name._replace(edits=tuple(sorted((*name.edits, *number.edits))))

    def _renamed(self, entry: Helpline, title: str) -> Choice | None:
        """Writes the name of `entry` in place of the name in the text, and of words of it that stand beside that: no
        "Stop It Now helpline helpline". A name that is a number ("101") names nothing."""
        text, start, end = self.analysis.document.text, self.number.name_start, self.number.name_end
        if end <= start or not entry.is_active or entry.name.isdigit():
            return None
        words = entry.name.lower().split()
        first, last = f"{words[0]} ", f" {words[-1]}"
        if text[max(start - len(first), 0) : start].lower() == first:
            start -= len(first)
        behind = end + len(last)
        if text[end:behind].lower() == last and not text[behind : behind + 1].isalnum():
            end = behind
        start = start_of_name(self.analysis.knowledge.lexicon, text, start, entry.name)
        return self.analysis.choice(start, end, entry.name, title)

    @property
    def names_body(self) -> bool:
        """Whether the name given is that of the body behind the service, not of the line itself."""
        entry, words = self.named, self.words
        known = self.registry.surfaces.get(words)
        is_body = known is not None and (known.word == "plain" or known.role == "operator")
        return is_body or (entry is not None and bare(entry.operator).startswith(words))

    @property
    def words(self) -> str:
        """The words that name the service, without what one leaves out."""
        text = self.analysis.document.text
        return bare(" ".join(text[self.number.name_start : self.number.name_end].split()))


def _way(kind: str) -> str:
    """How a number is used: a short one is called, too."""
    return "phone" if kind == "short" else kind


def as_shown(number: Number) -> str:
    return number.digits if number.linked else " ".join(number.text.split())
