"""All that advice may say, as a table that a person has read: topics, nations, kinds of text and audiences.

To renew after a change that is meant: `SAFELINT_RENEW=1 pytest tests/help/test_advice_table.py`, then read the diff as
an editor who knows the services: does each serve these readers, in this nation, with this subject?
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from safelint import footer
from safelint.help.asks import Readers
from safelint.help.elements import Ask
from safelint.help.topics import TopicFound
from safelint.values.settings import AUDIENCES, GENERAL, KINDS, NATIONS, Settings
from support import DATA
from support import signposting as helper

TABLE = DATA / "golden" / "advice.md"
PLACES: tuple[tuple[str, ...], ...] = ((), *((nation,) for nation in NATIONS))
NAMES = dict(zip(PLACES, ("no nation", "England", "Wales", "Scotland", "Northern Ireland"), strict=True))
EVERY_KIND = (*KINDS, GENERAL)
TOPICS = sorted(topic.id for topic in helper.pack().topics)
# What a writer adds in words of their own, the same in every text.
PLAIN = (
    "hours",
    "free",
    "confidential",
    "believed",
    "online_route",
    "content_warning",
    "reference_number",
    "safety_exit",
)
HEAD = """# What safelint advises

Made by `tests/help/test_advice_table.py`, and read by a person, cell by cell. For each topic: the sentences that
findings and `safelint footer` give for each thing that may be asked for, by nation, where an audience has its own by
audience; then what is asked for, by kind of text and audience. Equal rows are one. “A or B”: either will do. What a
writer adds in words of their own is left out: the hours, that a call is free or confidential, an address, a reference
number and the like.
"""


def asked(topic: str, kind: str, audience: str, place: tuple[str, ...]) -> Mapping[str, Sequence[Ask]]:
    """What is asked of a text that gives nothing, by what of it a finding names it as."""
    guide = helper.guide()
    settings = Settings(audience=audience, kind=kind, nations=place)
    wanted = guide.asks.wanted([TopicFound(topic, 0, strong=True)], kind, settings)
    others = (*wanted.suggested, *wanted.best)
    least = (*(wanted.required or wanted.suggested), Ask(("any_one_route",), topic))
    return {
        "where no help stands": guide.advice.fitting(least, others, Readers.of(settings)),
        "must": wanted.required,
        "should": wanted.suggested,
        "better still": wanted.best,
        "footer": footer.asked(guide, settings._replace(topics=(topic,))),
    }


def by_value(pairs: Iterable[tuple[str, str]], every: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Values with the names that share each, "" where all do, in the order of the first."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        if name not in names[value]:
            names[value].append(name)
    for value, shared in names.items():
        yield ("" if len(shared) == len(every) else ", ".join(shared)), value


def sentences(topic: str) -> Iterator[str]:
    """For each thing that may be asked for in a text on a topic what is said, by nation and audience."""
    said: defaultdict[str, dict[tuple[tuple[str, ...], str], str]] = defaultdict(dict)
    guide = helper.guide()
    for kind in EVERY_KIND:
        for audience in AUDIENCES:
            for place in PLACES:
                readers = Readers(audience, place)
                every = (ask for asks in asked(topic, kind, audience, place).values() for ask in asks)
                for ask in (ask for ask in every if ask.members[0] not in PLAIN):
                    words = guide.advice.sentence(ask, readers) or f"({guide.advice.asked_in_words(ask, readers)})"
                    said[name_of(ask)][place, audience] = words
    for name, cells in said.items():
        audiences = [audience for audience in AUDIENCES if any(each == audience for _, each in cells)]
        rows = (
            (audience, "; ".join(f"{where or 'all'}: {words}" for where, words in by_nation(cells, audience)))
            for audience in audiences
        )
        for who, row in by_value(rows, audiences):
            yield f"| {name} | {who or 'all'} | {row} |"


def by_nation(cells: Mapping[tuple[tuple[str, ...], str], str], audience: str) -> Iterator[tuple[str, str]]:
    pairs = ((NAMES[place], cells[place, audience]) for place in PLACES if (place, audience) in cells)
    return by_value(pairs, PLACES)


def name_of(ask: Ask) -> str:
    return " or ".join(name.replace("_", " ") for name in ask.members)


def lists(topic: str) -> Iterator[str]:
    """What is asked for by kind and audience, and the lines of the footer by what they answer."""
    rows: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in EVERY_KIND:
        for audience in AUDIENCES:
            rows[cells_of(topic, kind, audience)].append((kind, audience))
    for cells, pairs in rows.items():
        kinds: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for kind in EVERY_KIND:
            if shared := tuple(audience for each, audience in pairs if each == kind):
                kinds[shared].append(kind)
        for audiences, names in kinds.items():
            who = "all" if len(audiences) == len(AUDIENCES) else ", ".join(audiences)
            yield f"| {', '.join(names)} | {who} | {cells} |"


def cells_of(topic: str, kind: str, audience: str) -> str:
    places: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for place in PLACES:
        for column, asks in asked(topic, kind, audience, place).items():
            for ask in (each for each in asks if each.members[0] not in PLAIN):
                shared = places[column].setdefault(name_of(ask), [])
                if NAMES[place] not in shared:
                    shared.append(NAMES[place])
    columns = ("where no help stands", "must", "should", "better still", "footer")
    return " | ".join(
        "; ".join(
            name + ("" if len(where) == len(PLACES) else f" ({', '.join(where)})")
            for name, where in places[column].items()
        )
        or "–"
        for column in columns
    )


def table() -> str:
    parts = [HEAD]
    for topic in TOPICS:
        parts += [
            f"## {helper.guide().fillers.label(topic).capitalize()}\n",
            "| asked for | audience | what is said |\n| --- | --- | --- |\n" + "\n".join(sentences(topic)) + "\n",
            "| kind | audience | named where no help stands | must | should | better still | footer |\n"
            "| --- | --- | --- | --- | --- | --- | --- |\n" + "\n".join(lists(topic)) + "\n",
        ]
    return "\n".join(parts)


def test_what_is_advised_is_what_a_person_has_read() -> None:
    made = table()
    if os.environ.get("SAFELINT_RENEW"):  # then read the diff
        TABLE.write_text(made, encoding="utf-8")
    assert made == TABLE.read_text(encoding="utf-8")
