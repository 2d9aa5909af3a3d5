"""`safelint registry new`: a service that the registry does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from safelint.cli.keeping import (
    PACK,
    TODAY,
    asked,
    finished,
    line,
    maybe,
    number_asked,
    page_read,
    reasons_asked,
    the_day,
)

if TYPE_CHECKING:
    from safelint.upkeep.changes import Table
    from safelint.upkeep.shelf import Shelf


@click.command()
@TODAY
@PACK
def new(today: str, pack: str) -> None:
    """Adds a service: asks for one fact at a time, checks each, and writes the entry."""
    from safelint.upkeep import changes
    from safelint.upkeep.checkout import pack_folder
    from safelint.upkeep.shelf import Shelf

    day, shelf = the_day(today), Shelf(pack_folder(pack))
    entry = _service(shelf)
    channel, why = _channel(shelf, entry)
    page = page_read(day)
    path = asked("File of the entry", lambda said: _file(shelf, said), changes.file_for(shelf, entry["topics"]))
    changes.new_entry(shelf, entry, channel, page, path)
    reasons_asked(shelf, entry["id"], why)
    finished(shelf, entry["id"], day)


def _service(shelf: Shelf) -> Table:
    """Who the service is and whom it is for."""
    from safelint.upkeep import facts

    entry: Table = {"id": ""}
    entry["name"] = asked("Name of the service, as its operator writes it", lambda said: _name(shelf, said))
    entry["id"] = facts.new_id(entry["name"], shelf.entries)
    entry["operator"] = asked("Who runs it", facts.words)
    entry["website"] = asked("Its website", facts.address)
    entry["nations"] = asked("Nations: uk for all, or england, wales, scotland, northern-ireland", facts.nations)
    line(f"Topics: {', '.join(shelf.topics)}")
    entry["topics"] = asked("Topics, the main one first", lambda said: facts.topics(said, shelf.topics))
    about = ", ".join(f"{name} ({means})" for name, means in shelf.audiences.items())
    line(f"Audiences: {about}")
    entry["audience"] = asked("Whom it is for", lambda said: facts.audiences(said, shelf.audiences), "anyone")
    entry["ages"] = maybe("Ages, as in: under 19", facts.words, otherwise="leave empty where any")
    return entry


def _name(shelf: Shelf, said: str) -> str:
    from safelint.upkeep import facts
    from safelint.values.errors import SafelintError

    name = facts.words(said)
    if found := shelf.called(name):
        raise SafelintError(f"the registry has it already: safelint registry edit {found[0]}")
    return name


def _channel(shelf: Shelf, entry: Table) -> tuple[Table, str]:
    """One way to reach the service, and the reason why another has the same number, or ""."""
    from safelint.upkeep import facts

    kind = asked(f"How do people reach it: {', '.join(facts.KINDS)}", facts.kind, "phone")
    why = ""
    if kind in ("email", "webchat"):
        channel: Table = {"kind": kind, **asked("Its address", lambda said: facts.way(said, kind, {}))}
    else:
        number, why = number_asked(shelf, entry, "The number, grouped as the operator prints it", kind)
        channel = {"kind": kind, "number": number}
    channel["hours"] = maybe("When it answers, as in: Monday to Friday, 9am to 5pm", facts.words)
    channel["cost"] = maybe(f"Cost: {', '.join(facts.COSTS)}", lambda said: facts.one_of(said, facts.COSTS, "cost"))
    return channel, why


def _file(shelf: Shelf, said: str) -> str:
    from safelint.upkeep import facts

    return facts.one_of(said, shelf.paths, "file of services")


COMMAND = new
