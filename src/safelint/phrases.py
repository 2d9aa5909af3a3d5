"""The phrases by which entries of the packs are found: made once, where a pack is compiled, and kept with it.

Whoever looks for them knows what they are made of; here stands only which there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from safelint.packs import Pack
from safelint.text.matcher import Kept, Matcher


def _terms(pack: Pack) -> Matcher[Any]:
    from safelint.words.terms import phrases

    return phrases((*pack.terms, *pack.names), pack.needs)


def _services(pack: Pack) -> Matcher[Any]:
    from safelint.numbers.registry import Registry

    return Registry.of(pack).phrases()


def _groups(pack: Pack) -> Matcher[Any]:
    from safelint.words.consistency import phrases

    return phrases(pack.groups, pack.needs)


def _former(pack: Pack) -> Matcher[Any]:
    from safelint.words.former import phrases

    return phrases(pack.former_names)


def _topics(pack: Pack) -> Matcher[Any]:
    from safelint.help.topics import phrases

    return phrases(pack.topics, pack.prose.get("acts", {}))


def _wordings(pack: Pack) -> Matcher[Any]:
    from safelint.help.signposting import phrases

    return phrases(pack.elements)


_MADE: Mapping[str, Callable[[Pack], Matcher[Any]]] = {
    "terms": _terms,
    "services": _services,
    "groups": _groups,
    "former": _former,
    "topics": _topics,
    "wordings": _wordings,
}
# Which of them a house's own entries change.
_CHANGED_BY = {
    "term": ("terms",),
    "name": ("terms",),
    "helpline": ("services",),
    "former_name": ("services", "former"),
    "group": ("groups",),
}


def kept(pack: Pack) -> dict[str, Kept]:
    """All of them, for a pack to keep."""
    return {name: make(pack).kept for name, make in _MADE.items()}


def still_right(phrases: Mapping[str, Kept], changed: set[str]) -> dict[str, Kept]:
    """What is left where lists of entries (`term`, `helpline` and so on) have changed."""
    gone = {name for key in changed for name in _CHANGED_BY.get(key, ())}
    return {name: each for name, each in phrases.items() if name not in gone}


def matcher(name: str, pack: Pack) -> Matcher[Any]:
    """What the pack keeps ready; where a house has changed the entries, made anew."""
    return Matcher(pack.phrases[name]) if name in pack.phrases else _MADE[name](pack)
