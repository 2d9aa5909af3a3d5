"""The right names, against which words of a text are held: what `misspelt` looks into, as a pack keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from safelint.lazy import regex
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.notation import SPECIAL
from safelint.words.laws import is_title
from safelint.words.likeness import LikeTables
from safelint.words.namewords import telling, words_of
from safelint.words.neighbours import keys_of

if TYPE_CHECKING:
    from safelint.values.entries import Pack
    from safelint.values.tables.compiled import RightNamesTable

SHORTEST = 7
"""Letters of a name of one word: shorter ones are a slip away from too many words."""

_SHORTEST_JOINED = 9  # letters of a name in which a space is too many or missing
_LEAST_OF_FORMER = 3  # telling words of a name given up that is compared word by word
_ASIDE = regex(r" ?\([^)]*\)")
_UNCERTAIN = frozenset({"closed", "merged", "renamed"})
_WORD = regex(r"[^\W\d_]+|[;(:]")
_NO_NAME = frozenset(";(:")  # marks that stand in descriptions only

_Value = TypeVar("_Value")
_Places = Mapping[str, tuple[int, ...]]


class KnownName(NamedTuple):
    """A name against which words are held, with the keys of its words and the ids of its helplines. One that was given
    up has neither, and `former` is the number of its entry, else -1."""

    surface: str
    keys: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    former: int = -1


def tables_of(pack: Pack) -> RightNamesTable:
    """The tables of a pack: those that it keeps, or, where it is not compiled, such as it would keep."""
    return pack.right_names if pack.right_names is not None else index(pack)


def index(pack: Pack) -> RightNamesTable:
    """What a compiled pack keeps of its right names."""
    naming = pack.registry["naming"]
    weak = frozenset(naming.get("weak", ()))
    wordlike = weak.union(naming.get("plain", ()))
    lexicon = Lexicon(pack.lexicon)
    names, also = _right_names(pack, lexicon)
    former = [KnownName(form, former=number) for number, entry in enumerate(pack.former_names) for form in entry.former]
    starts, ends = dict[str, tuple[int, ...]](), dict[str, tuple[int, ...]]()
    before, after = dict[str, tuple[tuple[int, int], ...]](), dict[str, tuple[tuple[int, int], ...]]()
    split, joined = dict[str, tuple[tuple[str, int], ...]](), dict[str, int]()
    for place, (surface, keys, ids, _) in enumerate(names):
        whole = "".join(keys)
        if len(keys) > 1:
            for position, word in enumerate(keys):
                if word.isalpha() and len(word) > 2:
                    if position + 1 < len(keys):
                        _put(before, f"{word[0]} {keys[position + 1]}", (place, position))
                    else:
                        _put(after, f"{keys[position - 1]} {word[0]}", (place, position))
            if len(whole) >= _SHORTEST_JOINED and len(keys) == 2 and surface.lower() not in weak:
                joined.setdefault(whole, place)
        elif ids and len(whole) >= SHORTEST and whole.isalpha() and surface.lower() not in wordlike:
            _put(starts, whole[:3], place)
            _put(ends, whole[-4:], place)
            if len(whole) >= _SHORTEST_JOINED:
                for cut in range(3, len(whole) - 2):
                    _put(split, whole[:cut], (whole[cut:], place))
    return {
        "names": (*names, *former),
        "also": also,
        "words": _words(pack, names).union(pack.near_names.get("ordinary", ())),
        "endings": lexicon.words("slips.ending"),
        "starts": starts,
        "ends": ends,
        "before": before,
        "after": after,
        "split": split,
        "joined": joined,
        "sequences": _sequences(pack, lexicon, (*names, *former), weak),
        "right": frozenset(
            " ".join(keys_of(text)) for text in (*_right_texts(pack), *(name.surface for name in names))
        ),
        "small": lexicon.words("letters.in-names"),
        "like": _like(pack, lexicon, names).values(),
    }


def _put(table: dict[str, tuple[_Value, ...]], at: str, value: _Value) -> None:
    """Adds a value to those that a table has at a key."""
    table[at] = (*table.get(at, ()), value)


def _like(pack: Pack, lexicon: Lexicon, names: Iterable[KnownName]) -> LikeTables:
    """The names that are compared by their words, and what letters stand for; `laws` compares laws."""
    listed = {name.surface: name.ids for name in names if not is_title(name.surface)}
    known = {surface.lower(): surface for surface in listed}
    letters: dict[str, tuple[str, ...]] = {}
    for entry in pack.abbreviations:
        if entry.kind == "letters":
            for expansion in entry.expansions:
                surface = known.get(expansion.lower(), expansion)
                letters[surface] = (*letters.get(surface, ()), *entry.forms)
    small = lexicon.words("letters.in-names")
    for surface, form in _known_by_letters(pack, small):
        surface = known.get(surface.lower(), surface)
        letters[surface] = tuple(dict.fromkeys((*letters.get(surface, ()), form)))
    own = pack.near_names
    return LikeTables.of(listed, letters, own.get("alike", ()), own.get("generic", ()), small)


def _known_by_letters(pack: Pack, small: Collection[str]) -> Iterator[tuple[str, str]]:
    """The names of services, and of who runs them, for which the initials of their words stand: "NAPAC"."""
    for service in pack.helplines:
        names = dict.fromkeys((service.name, *service.aliases, service.operator))
        initials = {name: "".join(word.key[0] for word in telling(words_of(name), small)).upper() for name in names}
        yield from ((name, form) for name, form in initials.items() if len(form) > 2 and form in names)


def _sequences(pack: Pack, lexicon: Lexicon, names: Sequence[KnownName], weak: Collection[str]) -> _Places:
    """The names that are compared word by word, by the stem of their first telling word."""
    small = lexicon.words("letters.in-names")
    laws = {law["title"] for law in pack.laws["law"]}  # `laws` compares those
    sequences: dict[str, tuple[int, ...]] = {}
    for place, (surface, _, _, former) in enumerate(names):
        words = telling(words_of(surface), small)
        least = 2 if former < 0 else _LEAST_OF_FORMER
        ordinary = surface.lower() in weak and len(words) < _LEAST_OF_FORMER
        if len(words) >= least and surface[0].isupper() and surface not in laws and not ordinary:
            sequences[words[0].stem] = (*sequences.get(words[0].stem, ()), place)
    return sequences


def _right_names(pack: Pack, lexicon: Lexicon) -> tuple[list[KnownName], frozenset[str]]:
    wrong = _wrong(pack)
    description = _NO_NAME | lexicon.words("slips.description")
    also: set[str] = set()
    found: dict[str, tuple[str, tuple[str, ...], list[str]]] = {}

    def put(surface: str, ids: Iterable[str], *, loose: bool = False) -> None:
        surface = _ASIDE.sub("", surface.replace("\u2019", "'")).removeprefix("The ").strip(" !")
        keys = keys_of(surface)
        if surface in wrong or not keys or not all(keys) or not surface[0].isupper():
            return
        first, _, known = found.setdefault("".join(keys), (surface, keys, []))
        known.extend(each for each in ids if each and each not in known)
        if surface != first and not loose:
            also.add(surface.lower())

    for name in pack.names:
        for form in (*name.prefer, *chain.from_iterable(name.instead.values())):
            put(form, ())
    for helpline in pack.helplines:
        if helpline.status in _UNCERTAIN:
            continue
        for form in (helpline.name, *helpline.aliases):
            styled = form.capitalize()
            styled = styled if form.isupper() and helpline.name.startswith(styled) else form
            put(styled, (helpline.id,), loose=form != helpline.name)
        if description.isdisjoint(_WORD.findall(helpline.operator)):
            put(helpline.operator, (helpline.id,))
    for entry in pack.former_names:
        for present in entry.present:
            put(present, (entry.registry,))
    for body in pack.bodies["body"]:
        for form in (body["name"], *body["also"]):
            put(form, ())
    for law in pack.laws["law"]:
        put(law["title"], ())
    names = [
        KnownName(surface, keys, tuple(ids))
        for whole, (surface, keys, ids) in found.items()
        if f"{whole}s" not in found
    ]
    return names, frozenset(also)


def _wrong(pack: Pack) -> set[str]:
    """Forms that entries list as wrong or given up."""
    forms = {form for name in pack.names for form in name.avoid}
    return forms.union(*(entry.former for entry in pack.former_names))


def _words(pack: Pack, names: Iterable[KnownName]) -> frozenset[str]:
    """Every word that is right in some name, old or new, or in what the pack says of its subjects."""
    known = {word for name in names for word in name.keys}
    for text in (*_right_texts(pack), *_phrases(pack)):
        known.update(keys_of(text))
    return frozenset(known)


def _right_texts(pack: Pack) -> list[str]:
    """Names, old or new, and those words on its subjects that the pack writes as they stand in a text."""
    wrong = {form for name in pack.names for form in name.avoid}
    texts = [form for entry in pack.former_names for form in (*entry.former, *entry.present)]
    texts += [text for entry in pack.helplines for text in (entry.operator, entry.name)]
    texts += [alias for entry in pack.helplines for alias in entry.aliases if alias not in wrong]
    texts += [form for entry in pack.abbreviations for form in entry.expansions]
    texts += [phrase for phrase in _phrases(pack) if SPECIAL.isdisjoint(phrase)]
    return texts


def _phrases(pack: Pack) -> Iterator[str]:
    """What the pack says of its subjects, as phrases are written: "abuse of (a) child"."""
    for topic in pack.topics:
        yield from (*topic.strong, *topic.medium, *topic.weak)
