"""`safelint registry new`: a service that the registry does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from safelint.cli.keeping import (
    PACK,
    TODAY,
    asked,
    channel_asked,
    finished,
    line,
    maybe,
    page_read,
    reasons_asked,
    the_day,
)

if TYPE_CHECKING:
    from safelint.upkeep.changes import Table
    from safelint.upkeep.draft import PackDraft


@click.command()
@TODAY
@PACK
def new(today: str, pack: str) -> None:
    """Adds a service: asks for one fact at a time, checks each, and writes the entry."""
    from safelint.upkeep import changes
    from safelint.upkeep.checkout import pack_folder
    from safelint.upkeep.draft import PackDraft

    day, draft = the_day(today), PackDraft(pack_folder(pack))
    entry = _service(draft)
    channel, why = channel_asked(draft, entry, "How do people reach it", "phone")
    page = page_read(day)
    path = asked("File of the entry", lambda said: _file(draft, said), changes.file_for(draft, entry["topics"]))
    changes.new_entry(draft, entry, channel, page, path)
    reasons_asked(draft, entry["id"], why)
    finished(draft, entry["id"], day)


def _service(draft: PackDraft) -> Table:
    """Who the service is and whom it is for."""
    from safelint.upkeep import facts

    entry: Table = {"id": ""}
    entry["name"] = asked("Name of the service, as its operator writes it", lambda said: _name(draft, said))
    entry["id"] = facts.new_id(entry["name"], draft.entries)
    entry["operator"] = asked("Who runs it", facts.words)
    entry["website"] = asked("Its website", facts.address)
    entry["nations"] = asked("Nations: uk for all, or england, wales, scotland, northern-ireland", facts.nations)
    line(f"Topics: {', '.join(draft.topics)}")
    entry["topics"] = asked("Topics, the main one first", lambda said: facts.topics(said, draft.topic_names))
    about = ", ".join(f"{name} ({means})" for name, means in draft.audiences.items())
    line(f"Audiences: {about}")
    entry["audience"] = asked("Whom it is for", lambda said: facts.audiences(said, draft.audiences), "anyone")
    entry["ages"] = maybe("Ages, as in: under 19", facts.words, otherwise="leave empty where any")
    return entry


def _name(draft: PackDraft, said: str) -> str:
    from safelint.upkeep import facts
    from safelint.values.errors import SafelintError

    name = facts.words(said)
    if found := draft.called(name):
        raise SafelintError(f"the registry has it already: safelint registry edit {found[0]}")
    return name


def _file(draft: PackDraft, said: str) -> str:
    from safelint.upkeep import facts

    return facts.one_of(said, draft.paths, "file of services")


COMMAND = new
