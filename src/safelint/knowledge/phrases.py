"""The phrases by which entries of the packs are found: made once, where a pack is compiled, and kept with it.

Whoever looks for them knows what they are made of; here stands only which there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from safelint.text.matcher import Lists, Matcher

if TYPE_CHECKING:
    from safelint.text.matcher import Finder
    from safelint.values.entries import Pack
    from safelint.values.tables.compiled import PhrasesTable


def _terms(pack: Pack) -> Matcher[Any]:
    from safelint.words.term_phrases import phrases

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


def _abbreviations(pack: Pack) -> Matcher[Any]:
    from safelint.words.abbreviations import phrases

    return phrases(pack.abbreviations)


def _nation_names(pack: Pack) -> Matcher[Any]:
    from safelint.words.nation_names import phrases

    return phrases(pack.nation_names["body"])


def _wordings(pack: Pack) -> Matcher[Any]:
    from safelint.help.wordings import phrases

    return phrases(pack.elements)


_MADE: Mapping[str, Callable[[Pack], Matcher[Any]]] = {
    "terms": _terms,
    "services": _services,
    "groups": _groups,
    "former": _former,
    "wordings": _wordings,
    "abbreviations": _abbreviations,
    "nation-names": _nation_names,
}
# Which of them a house's own entries change.
_CHANGED_BY = {
    "term": ("terms",),
    "name": ("terms",),
    "helpline": ("services",),
    "former_name": ("services", "former"),
    "group": ("groups",),
    "abbreviation": ("abbreviations",),
}


def kept(pack: Pack) -> PhrasesTable:
    """All of them, for a pack to keep: `lists` joined, and the names of those that are `right`."""
    return {"lists": Lists.kept({name: make(pack) for name, make in _MADE.items()}), "right": tuple(_MADE)}


def still_right(phrases: PhrasesTable, changed: Collection[str]) -> PhrasesTable:
    """What a pack keeps where lists of entries (`term`, `helpline` and so on) have changed."""
    gone = {name for key in changed for name in _CHANGED_BY.get(key, ())}
    return {**phrases, "right": tuple(name for name in phrases["right"] if name not in gone)}


class Phrases:
    """What finds the phrases of a pack, list by list.

    The lists that the pack keeps ready are found together; one whose entries a house has changed is made anew.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._right = pack.phrases["right"]
        self._lists = Lists(pack.phrases["lists"])

    def read_ahead(self, folded: Sequence[str]) -> None:
        """Looks through some folded texts together that are to be asked for next."""
        self._lists.read_ahead(folded)

    def __getitem__(self, name: str) -> Finder[Any]:
        return self._lists.named(name) if name in self._right else _MADE[name](self._pack)
