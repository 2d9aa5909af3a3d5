"""The right names, against which words of a text are held: what `misspelt` looks into, as a pack keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from safelint.lazy import regex
from safelint.lexicon.lexicon import Lexicon
from safelint.words.namewords import telling, words_of
from safelint.words.neighbours import keys_of

if TYPE_CHECKING:
    from safelint.values.entries import Pack

SHORTEST = 7
"""Letters of a name of one word: shorter ones are a slip away from too many words."""

_SHORTEST_JOINED = 9  # letters of a name in which a space is too many or missing
_LEAST_OF_FORMER = 3  # telling words of a name given up that is compared word by word
_ASIDE = regex(r" ?\([^)]*\)")
_UNCERTAIN = frozenset({"closed", "merged", "renamed"})
_WORD = regex(r"[^\W\d_]+|[;(:]")
_NO_NAME = frozenset(";(:")  # marks that stand in descriptions only

_NameKeys = tuple[str, tuple[str, ...], tuple[str, ...]]


def index(pack: Pack, ordinary: Iterable[str]) -> dict[str, Any]:
    """What `NearIndex` needs, in plain values.

    `names` are (name, keys of its words, ids of helplines); `also` other ways to write the letters of one, lower case,
    that are right for somebody; `ordinary` as given; `words` the keys of all words that are right somewhere; `endings`
    those that make another word or form of a word, and no slip. The others lead from what a text holds to places in
    `names`: `starts` and `ends` from the first three and the last four letters of a name of one word, `before` and
    `after` from "initial neighbour" and "neighbour initial" to (place, position of the word), `split` from the first
    part of one word to (rest, place), `joined` from all letters of several.
    """
    naming = pack.registry["naming"]
    weak = frozenset(naming.get("weak", ()))
    wordlike = weak.union(naming.get("plain", ()))
    ordinary = tuple(ordinary)
    lexicon = Lexicon(pack.lexicon)
    names, also = _right_names(pack, lexicon)
    found: dict[str, Any] = {
        "names": tuple(names),
        "also": also,
        "ordinary": ordinary,
        "words": _words(pack, names) | frozenset(ordinary),
        "endings": lexicon.words("slips.ending"),
        **{part: {} for part in ("starts", "ends", "before", "after", "split", "joined")},
        **_word_by_word(pack, lexicon, names, weak),
    }

    def put(part: str, at: str, value: Any) -> None:
        found[part][at] = (*found[part].get(at, ()), value)

    for place, (surface, keys, ids) in enumerate(names):
        whole = "".join(keys)
        if len(keys) > 1:
            for position, word in enumerate(keys):
                if word.isalpha() and len(word) > 2:
                    if position + 1 < len(keys):
                        put("before", f"{word[0]} {keys[position + 1]}", (place, position))
                    else:
                        put("after", f"{keys[position - 1]} {word[0]}", (place, position))
            if len(whole) >= _SHORTEST_JOINED and len(keys) == 2 and surface.lower() not in weak:
                found["joined"].setdefault(whole, place)
        elif ids and len(whole) >= SHORTEST and whole.isalpha() and surface.lower() not in wordlike:
            put("starts", whole[:3], place)
            put("ends", whole[-4:], place)
            if len(whole) >= _SHORTEST_JOINED:
                for cut in range(3, len(whole) - 2):
                    put("split", whole[:cut], (whole[cut:], place))
    return found


def _word_by_word(pack: Pack, lexicon: Lexicon, names: Sequence[_NameKeys], weak: Collection[str]) -> dict[str, Any]:
    """The parts of `index` for names of several words."""
    small = lexicon.words("letters.in-names")
    laws = {law["title"] for law in pack.laws["law"]}  # `laws` compares those
    alone = {body["name"] for body in pack.bodies["body"] if body["alone"]}
    former = [(form, number) for number, entry in enumerate(pack.former_names) for form in entry.former]
    sequences: dict[str, tuple[int, ...]] = {}
    for place, surface in enumerate([*(name[0] for name in names), *(form for form, _ in former)]):
        words = telling(words_of(surface), small)
        least = 2 if place < len(names) else _LEAST_OF_FORMER
        ordinary = surface.lower() in weak and len(words) < _LEAST_OF_FORMER
        if len(words) >= least and surface[0].isupper() and surface not in laws and not ordinary:
            sequences[words[0].stem] = (*sequences.get(words[0].stem, ()), place)
    return {
        "sequences": sequences,
        "former": tuple(former),
        "right": frozenset(" ".join(keys_of(text)) for text in (*_right_texts(pack), *(name[0] for name in names))),
        "alone": frozenset(place for place, name in enumerate(names) if name[0] in alone),
        "small": small,
        "last": lexicon.words("slips.last"),
    }


def _right_names(pack: Pack, lexicon: Lexicon) -> tuple[list[_NameKeys], frozenset[str]]:
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
        put(entry.present, (entry.registry,))
    for body in pack.bodies["body"]:
        for form in (body["name"], *body["also"]):
            put(form, ())
    for law in pack.laws["law"]:
        put(law["title"], ())
    names = [(surface, keys, tuple(ids)) for whole, (surface, keys, ids) in found.items() if f"{whole}s" not in found]
    return names, frozenset(also)


def _wrong(pack: Pack) -> set[str]:
    """Forms that entries list as wrong or given up."""
    forms = {form for name in pack.names for form in name.avoid}
    return forms.union(*(entry.former for entry in pack.former_names))


def _words(pack: Pack, names: Iterable[tuple[str, tuple[str, ...], Any]]) -> frozenset[str]:
    """Every word that is right in some name, old or new, or in what the pack says of its subjects."""
    known = {word for _, keys, _ in names for word in keys}
    for text in _right_texts(pack):
        known.update(keys_of(text))
    return frozenset(known)


def _right_texts(pack: Pack) -> list[str]:
    """Names, old or new, and what the pack says of its subjects."""
    wrong = {form for name in pack.names for form in name.avoid}
    texts = [form for entry in pack.former_names for form in (*entry.former, entry.present)]
    texts += [text for entry in pack.helplines for text in (entry.operator, entry.name)]
    texts += [alias for entry in pack.helplines for alias in entry.aliases if alias not in wrong]
    texts += [form for entry in pack.abbreviations for form in entry.expansions]
    texts += [phrase for topic in pack.topics for phrase in (*topic.strong, *topic.medium, *topic.weak)]
    return texts
