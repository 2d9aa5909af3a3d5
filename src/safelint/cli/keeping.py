"""What the commands of `safelint registry` share: where the pack is, which day it is, how one fact is asked for and
checked at once, and what is said at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from safelint.cli.options import file_option, today_option
from safelint.cli.output import print_text
from safelint.values.errors import SafelintError

if TYPE_CHECKING:
    from safelint.upkeep.changes import ReadPage, Table
    from safelint.upkeep.draft import PackDraft

PACK = file_option("--pack", "The folder of the rule pack (default: rules/uk of the checkout).", "FOLDER")
TODAY = today_option("The day that counts as today (ISO 8601).")
Value = TypeVar("Value")


def the_day(today: str) -> str:
    """The day that is given, or today."""
    from safelint import config

    return today or config.today()


def line(text: str) -> None:
    """Says something on a line of its own."""
    from safelint.visible import oneline

    print_text(f"{oneline(text)}\n")


def asked(question: str, check: Callable[[str], Value], default: str | None = None) -> Value:
    """What `check` makes of an answer; what it refuses is said, and asked again. With a `default` the answer may be
    left out."""

    def checked(said: str) -> Value:
        try:
            return check(said)
        except SafelintError as problem:
            raise click.UsageError(str(problem)) from None

    found: Value = click.prompt(question, value_proc=checked, default=default, show_default=bool(default))
    return found


def maybe(question: str, check: Callable[[str], str], *, otherwise: str = "leave empty if not known") -> str:
    """The same for an answer that may be left out: then ""."""
    return asked(f"{question} ({otherwise})", lambda said: check(said) if said.strip() else "", "")


def chosen(question: str, offered: Sequence[str]) -> int:
    """Which of some things a person means, counted from 0."""
    for count, each in enumerate(offered, 1):
        line(f"  {count}  {each}")
    number: int = click.prompt(question, type=click.IntRange(1, len(offered)))
    return number - 1


def page_read(today: str) -> ReadPage:
    """The page that a person has read, asked for."""
    from safelint.upkeep import facts
    from safelint.upkeep.changes import ReadPage

    address = asked("Address of the page that you have read, best on the operator's own site", facts.address)
    seen = asked("On which day did you read it", lambda said: facts.day(said, today), today)
    own = maybe("Which date does the page itself show", lambda said: facts.since(said, today), otherwise="empty: none")
    attested = click.confirm("Do you work for the organisation that runs the service", default=False)
    return ReadPage(address, seen, own, attested=attested)


def tried(change: Callable[[], None]) -> bool:
    """Whether a change could be made; else it is said why not."""
    try:
        change()
    except SafelintError as problem:
        line(f"Not changed: {problem}")
        return False
    return True


def number_asked(draft: PackDraft, entry: Table, question: str, kind: str) -> tuple[str, str]:
    """A number for a service, and the reason why others have it too, or ""."""
    from safelint.upkeep import facts

    while True:
        printed = asked(question, lambda said: facts.number(said, kind, draft.plan))
        digits = draft.plan.national(printed)
        owners = [each for each in draft.owners(digits) if each != entry["id"]]
        shared = draft.reasons("shared_number", digits)
        if not owners or (shared and entry["id"] in shared.values["entries"]):
            return printed, ""
        names = " and ".join(str(draft.entries[each]["name"]) for each in owners)
        line(f"{printed} is also a number of {names}.")
        if why := maybe("Why do both have it", facts.words, otherwise="leave empty to give another number"):
            return printed, why


def channel_asked(draft: PackDraft, entry: Table, question: str, kind: str | None = None) -> tuple[Table, str]:
    """A way to reach a service, and the reason why others have the same number, or ""."""
    from safelint.upkeep import facts

    kind = asked(f"{question}: {', '.join(facts.KINDS)}", facts.kind, kind)
    why = ""
    if kind in ("email", "webchat"):
        channel: Table = {"kind": kind, **asked("Its address", lambda said: facts.way(said, kind, draft.plan))}
    else:
        number, why = number_asked(draft, entry, "The number, grouped as the operator prints it", kind)
        channel = {"kind": kind, "number": number}
    channel["hours"] = maybe("When it answers, as in: Monday to Friday, 9am to 5pm", facts.hours)
    channel["cost"] = maybe(f"Cost: {', '.join(facts.COSTS)}", facts.cost)
    return channel, why


def reasons_asked(draft: PackDraft, id_: str, given: str = "") -> None:
    """Asks why other services have, or had, the same numbers, where no reason is `given`."""
    from safelint.upkeep import changes, facts

    for key, digits, others in changes.unexplained(draft, id_):
        names = " and ".join(str(draft.entries[each]["name"]) for each in others)
        said = given or asked(f"{digits} is or was also a number of {names}. Why", facts.words)
        changes.explain(draft, id_, key, digits, said)


def finished(draft: PackDraft, id_: str, today: str) -> None:
    """Reads the whole pack with the change, writes it, and says what is done and what to do next.

    Raises:
        SafelintError: the pack would be wrong: nothing is written.
    """
    if not draft.changed:
        line("Nothing has changed.")
        return
    line("Reading the whole pack with the change ...")
    draft.dated(today)
    draft.checked()
    written = draft.write()
    lines = [*(f"Written: {path}" for path in written), f"Entry: {id_}", "", "What to do next:"]
    lines += [f"  safelint helplines {id_}    shows the entry", "  git diff    shows what has changed"]
    lines += ['  Commit it and open a pull request. Its title says the service, as in "Childline: new text number".']
    print_text("".join(f"{line}\n" for line in lines))


def told(entry: dict[str, Any]) -> None:
    """Says what an entry holds."""
    line(f"{entry['name']} ({entry['id']}), {entry.get('status', 'active')}")
    for channel in entry.get("channel", ()):
        parts = (channel["kind"], channel.get("number") or channel.get("address", ""), channel.get("hours"))
        line(f"  {', '.join(filter(None, (*parts, channel.get('cost'))))}")
    for retired in entry.get("retired", ()):
        line(f"  no longer: {retired['number']}")
    verified = entry.get("verified")
    line(f"  last verified {verified}" if verified else "  nobody has verified the entry yet")
