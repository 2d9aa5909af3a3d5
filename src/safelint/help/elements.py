"""One thing that readers may need: an element of help, as `elements.toml` has it; and that it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.values.entries import Needs

if TYPE_CHECKING:
    import re

    from safelint.values.entries import Topic
    from safelint.values.tables.elements import ElementRow


class HelpElement(NamedTuple):
    """One `[[element]]` of the pack, but for the phrases and cues, which `wordings` reads; see the head of
    `elements.toml` for what each field means."""

    id: str
    label: str
    suggest: str
    suggest_cy: str
    services: tuple[str, ...]
    patterns: tuple[str, ...]
    route: str
    of_topic: bool
    by_nation: bool
    with_number: bool
    wording: bool
    of_some: bool
    no_line: bool
    open_line: bool
    apart: bool
    of_a_line: bool
    on_pages: bool
    own: str
    nations: tuple[str, ...]
    only_on: tuple[str, ...]
    not_for: tuple[str, ...]
    suggest_for: Mapping[str, str]
    services_for: Mapping[str, tuple[str, ...]]
    cues_for: Mapping[str, tuple[str, ...]]
    label_for: Mapping[str, str]


def element(row: ElementRow) -> HelpElement:
    """An `[[element]]` as read from the pack."""
    return HelpElement(
        id=row["id"],
        label=row["label"],
        suggest=row["suggest"],
        suggest_cy=row["suggest_cy"],
        services=row["services"],
        patterns=row["patterns"],
        route=row["route"],
        of_topic=row["of_topic"],
        by_nation=row["by_nation"],
        with_number=row["with_number"],
        wording=row["wording"],
        of_some=row["of_some"],
        no_line=row["no_line"],
        open_line=row["open_line"],
        apart=row["apart"],
        of_a_line=row["of_a_line"],
        on_pages=row["on_pages"],
        own=row["own"],
        nations=row["nations"],
        only_on=row["only_on"],
        not_for=row["not_for"],
        suggest_for=row["suggest_for"],
        services_for=row["services_for"],
        cues_for=row["cues_for"],
        label_for=row["label_for"],
    )


def finder(pattern: str, needs: Needs) -> Callable[[str], re.Match[str] | None]:
    """What finds a pattern in a block, which costs little where a word that it needs is not there."""
    expression = regex(pattern)

    def found(block: str) -> re.Match[str] | None:
        needed = all(any(word in block for word in words) for words in needs)
        return expression.search(block) if needed else None

    return found


class Ask(NamedTuple):
    """Something asked for: any of `members` (element ids) fills it. `topic` is the topic that asks, or the first one on
    which a kind or an audience asks; "" for what is asked whatever the topic."""

    members: tuple[str, ...]
    topic: str


def asks_of(members: Iterable[str | Sequence[str]], topic: str = "") -> tuple[Ask, ...]:
    """What is asked for by ids of elements, or by lists of ids of which one is enough."""
    return tuple(Ask((each,) if isinstance(each, str) else tuple(each), topic) for each in members)


def asks_of_topic(topic: Topic, names: Iterable[str]) -> Iterator[Ask]:
    """What the lists of a topic ask for that are called `names`: "minimum", "core", "full", "best"."""
    for name in names:
        yield from asks_of(getattr(topic, name), topic.id)
