"""One thing that readers may need: an element of help, as `elements.toml` has it; and that it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.values.entries import Needs

if TYPE_CHECKING:
    import re

    from safelint.values.entries import Topic


class HelpElement(NamedTuple):
    """One `[[element]]` of the pack, but for the phrases and cues, which `wordings` reads; see the head of
    `elements.toml` for what each field means."""

    id: str
    label: str
    suggest: str
    suggest_cy: str = ""
    services: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    route: str = ""
    of_topic: bool = False
    by_nation: bool = False
    with_number: bool = False
    wording: bool = False
    of_some: bool = False
    no_line: bool = False
    open_line: bool = False
    apart: bool = False
    of_a_line: bool = False
    on_pages: bool = False
    own: str = ""
    nations: tuple[str, ...] = ()
    only_on: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    suggest_for: Mapping[str, str] = {}
    services_for: Mapping[str, Sequence[str]] = {}
    cues_for: Mapping[str, Sequence[str]] = {}
    label_for: Mapping[str, str] = {}


_FIELDS = frozenset(HelpElement._fields)


def element(row: Mapping[str, Any]) -> HelpElement:
    """An `[[element]]` as read from the pack."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key in _FIELDS
    }
    return HelpElement(**values)


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
