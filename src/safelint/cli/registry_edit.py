"""`safelint registry edit`: a change to a service of the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from safelint.cli.keeping import (
    PACK,
    TODAY,
    asked,
    channel_asked,
    chosen,
    finished,
    line,
    maybe,
    number_asked,
    page_read,
    reasons_asked,
    the_day,
    told,
    tried,
)

if TYPE_CHECKING:
    from safelint.upkeep.changes import ReadPage, Table
    from safelint.upkeep.draft import PackDraft


@click.command()
@click.argument("service", metavar="ID")
@TODAY
@PACK
def edit(service: str, today: str, pack: str) -> None:
    """Changes an entry: asks for one fact at a time, checks each, and writes the entry. ID may be a name too."""
    from safelint.upkeep.checkout import pack_folder
    from safelint.upkeep.draft import PackDraft

    day, draft = the_day(today), PackDraft(pack_folder(pack))
    id_ = draft.entry(service)["id"]
    told(draft.entries[id_])
    page = page_read(day)
    while True:
        change = list(_CHANGES.values())[chosen("What do you want to change", list(_CHANGES))]
        _Change(draft, id_, page, day).made(change)
        if not click.confirm("Anything else to change in this entry", default=False):
            break
        told(draft.entries[id_])
    finished(draft, id_, day)


class _Change:
    """One change to an entry, asked for."""

    def __init__(self, draft: PackDraft, id_: str, page: ReadPage, today: str) -> None:
        self.draft, self.page, self.today = draft, page, today
        self.entry = draft.entry(id_)

    def made(self, change: Callable[[_Change], None]) -> None:
        """Asks for what the change needs and makes it, or says why it cannot be."""
        if tried(lambda: change(self)):
            reasons_asked(self.draft, self.entry["id"])

    def number(self) -> None:
        from safelint.upkeep import changes

        channel = self._which()
        old, kind = channel["number"], channel["kind"]
        new, why = number_asked(self.draft, self.entry, "The right number, grouped as the operator prints it", kind)
        given_up = click.confirm(f"Was {old} right once, so that old texts print it", default=True)
        until = self._since("Until when was it in use") if given_up else ""
        changes.correct_number(self.draft, self.entry, channel, new, self.page, given_up, until)
        if why:
            reasons_asked(self.draft, self.entry["id"], why)

    def retire(self) -> None:
        from safelint.upkeep import changes, facts

        channel = self._which()
        until = self._since("Until when was it in use")
        instead = maybe(
            "Which number is to be printed today",
            lambda said: facts.number(said, "sms", self.draft.plan),
            otherwise="empty: none",
        )
        changes.retire_number(self.draft, self.entry, channel, until, instead, self.page)

    def further(self) -> None:
        from safelint.upkeep import changes

        channel, why = channel_asked(self.draft, self.entry, "What is it")
        changes.add_channel(self.draft, self.entry, channel, self.page)
        if why:
            reasons_asked(self.draft, self.entry["id"], why)

    def hours(self) -> None:
        from safelint.upkeep import changes, facts

        channel = self._which()
        said = asked("When it answers, as in: Monday to Friday, 9am to 5pm", facts.hours)
        changes.set_fact(self.draft, self.entry, channel, "hours", said, self.page)

    def cost(self) -> None:
        from safelint.upkeep import changes, facts

        channel = self._which()
        said = asked(f"Cost: {', '.join(facts.COSTS)}", facts.cost)
        changes.set_fact(self.draft, self.entry, channel, "cost", said, self.page)

    def name(self) -> None:
        from safelint.upkeep import changes, facts

        changes.rename(self.draft, self.entry, asked("The name that the operator writes today", facts.words), self.page)

    def source(self) -> None:
        from safelint.upkeep import changes

        shown = [fact for fact, words in self._facts() if click.confirm(f"Does the page show {words}", default=False)]
        changes.add_source(self.draft, self.entry, self.page, shown)

    def verify(self) -> None:
        from safelint.upkeep import changes
        from safelint.values.errors import SafelintError

        for _, words in self._facts():
            if not click.confirm(f"Does the page say so: {words}", default=False):
                raise SafelintError(f"correct or retire what the page does not say first: {words}")
        changes.verify(self.draft, self.entry, self.page)

    def close(self) -> None:
        from safelint.upkeep import changes

        status = ("closed", "renamed", "merged")
        which = status[chosen("What has become of it", ("it closed", "it has another name", "another took it over"))]
        since = self._since("Since when")
        successor = maybe("Which service of the registry took its place", self._other, otherwise="empty: none")
        changes.close(self.draft, self.entry, which, since, successor, self.page)

    def _which(self) -> Table:
        """A channel of the entry that has a number."""
        from safelint.values.errors import SafelintError

        called: list[Table] = [
            each for each in self.entry.get("channel", ()) if each.get("number") and each["kind"] != "keypress"
        ]
        if not called:
            raise SafelintError("the entry has no number")
        if len(called) == 1:
            line(f"Its number: {called[0]['number']}")
        shown = [f"{each['number']} ({each['kind']})" for each in called]
        return called[chosen("Which number", shown) if len(called) > 1 else 0]

    def _since(self, question: str) -> str:
        from safelint.upkeep import facts

        return maybe(question, lambda said: facts.since(said, self.today))

    def _other(self, said: str) -> str:
        return str(self.draft.entry(said)["id"])

    def _facts(self) -> list[tuple[str, str]]:
        """What a page may show of the entry, each fact with the words for it."""
        found = [("name", f"the name {self.entry['name']}")]
        for each in self.entry.get("channel", ()):
            if each["kind"] == "keypress":
                continue
            way = each.get("number") or each["address"]
            found.append((way, f"{way} ({each['kind']})"))
            found += [(key, f"{key} of {way}: {each[key]}") for key in ("hours", "cost") if each.get(key)]
        return found


_CHANGES: Mapping[str, Callable[[_Change], None]] = {
    "a number is wrong or has been replaced": _Change.number,
    "a number is no longer in use": _Change.retire,
    "a further number or address": _Change.further,
    "the hours of a number": _Change.hours,
    "the cost of a number": _Change.cost,
    "the name": _Change.name,
    "a page that shows facts of the entry": _Change.source,
    "nothing: I have read all facts on the operator's page and they are right": _Change.verify,
    "the service has ended": _Change.close,
}
"""What may be changed, in the words that are offered."""


COMMAND = edit
