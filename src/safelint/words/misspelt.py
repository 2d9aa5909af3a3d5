"""Names that are a letter or two off: no wrong form is listed, each is measured against the right ones.

A word with a capital that is no word of any known name is held against them: alone, against the names of one word;
beside the exact other words of a longer name, against the one that is left. "Crime Stoppers" and "Victimsupport", in
which only a space is wrong, are found by their letters. Names of several words are then compared word by word
(`namewords`), as a wrong word may be right elsewhere: "Disclosure and Barring Scheme". `index` works out, when a pack
is compiled, what that needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.lexicon.lexicon import Lexicon
from safelint.text.leaps import Kinds
from safelint.words.namewords import NameWord, compare, key, stem, telling, words_from, words_of

if TYPE_CHECKING:
    from safelint.values.entries import Pack

_SHORTEST = 7  # letters of a name of one word: shorter ones are a slip away from too many words
_SHORTEST_JOINED = 9  # letters of a name in which a space is too many or missing
_LEAST_OF_FORMER = 3  # telling words of a name given up that is compared word by word
_MOST_COMPARED = 100_000  # pairs of words of one text, far more than megabytes of news have
_MOST_KEPT = 20_000  # words of which is kept what does not change from one text to the next
_TOKEN = regex(r"&|[^\W_][\w'-]{0,40}\+?")
_NEXT = regex(r" (&|[^\W_][\w'-]{0,40}\+?)(?![@/\w]|\.\w)")
# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]{2,40}(?![@/\w]|\.\w)")
# Where a word with a capital begins, what stands in it or right beside it, what ends it.
_KINDS = Kinds({"ABCDEFGHIJKLMNOPQRSTUVWXYZ": "A", "'@#/.-": "x"}, beyond="?")
# It looks ahead, as another such word may begin before a space: "Childline\u2014Samaratans".
_BEGUN = regex(r"A(?<![^ ?]A)(?=([^ ]{2,59}))")
_NO_END = frozenset('.,:;!?)"')  # what no word ends with
_REACH = 60  # characters that hold all of a word with a space before it and what may stand after it
_ASIDE = regex(r" ?\([^)]*\)")
_OF_MARKS = frozenset({"apostrophe", "capital"})
_UNCERTAIN = frozenset({"closed", "merged", "renamed"})
_WORD = regex(r"[^\W\d_]+|[;(:]")
_NO_NAME = frozenset(";(:")  # marks that stand in descriptions only


def _make_room(kept: dict[str, Any] | set[str]) -> None:
    """Forgets all where enough is kept."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()


def _keys(surface: str) -> tuple[str, ...]:
    return tuple(map(key, _TOKEN.findall(surface.replace("\u2019", "'"))))


# ------------------------------------------------------------------------------------------ when a pack is compiled


def index(pack: Pack, ordinary: Iterable[str]) -> dict[str, Any]:
    """What `find` needs, in plain values.

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
    names, also = _right_names(pack)
    found: dict[str, Any] = {
        "names": tuple(names),
        "also": also,
        "ordinary": ordinary,
        "words": _words(pack, names) | frozenset(ordinary),
        "endings": Lexicon(pack.lexicon).words("slips.ending"),
        **{part: {} for part in ("starts", "ends", "before", "after", "split", "joined")},
        **_word_by_word(pack, names, weak),
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
        elif ids and len(whole) >= _SHORTEST and whole.isalpha() and surface.lower() not in wordlike:
            put("starts", whole[:3], place)
            put("ends", whole[-4:], place)
            if len(whole) >= _SHORTEST_JOINED:
                for cut in range(3, len(whole) - 2):
                    put("split", whole[:cut], (whole[cut:], place))
    return found


def _word_by_word(pack: Pack, names: Sequence[_NameKeys], weak: Collection[str]) -> dict[str, Any]:
    """The parts of `index` for names of several words."""
    lexicon = Lexicon(pack.lexicon)
    small = lexicon.words("letters.in-names")
    laws = {law["title"] for law in _laws(pack)}  # `laws` compares those
    alone = {body["name"] for body in _bodies(pack) if body["alone"]}
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
        "right": frozenset(" ".join(_keys(text)) for text in (*_right_texts(pack), *(name[0] for name in names))),
        "alone": frozenset(place for place, name in enumerate(names) if name[0] in alone),
        "small": small,
        "last": lexicon.words("slips.last"),
    }


def _bodies(pack: Pack) -> Sequence[Mapping[str, Any]]:
    bodies: Sequence[Mapping[str, Any]] = pack.prose.get("bodies", {}).get("body", ())
    return bodies


def _laws(pack: Pack) -> Sequence[Mapping[str, Any]]:
    laws: Sequence[Mapping[str, Any]] = pack.prose.get("laws", {}).get("law", ())
    return laws


_NameKeys = tuple[str, tuple[str, ...], tuple[str, ...]]


def _right_names(pack: Pack) -> tuple[list[_NameKeys], frozenset[str]]:
    wrong = _wrong(pack)
    description = _NO_NAME | Lexicon(pack.lexicon).words("slips.description")
    also: set[str] = set()
    found: dict[str, tuple[str, tuple[str, ...], list[str]]] = {}

    def put(surface: str, ids: Iterable[str], *, loose: bool = False) -> None:
        surface = _ASIDE.sub("", surface.replace("\u2019", "'")).removeprefix("The ").strip(" !")
        keys = _keys(surface)
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
    for body in _bodies(pack):
        for form in (body["name"], *body["also"]):
            put(form, ())
    for law in _laws(pack):
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
        known.update(_keys(text))
    return frozenset(known)


def _right_texts(pack: Pack) -> list[str]:
    """Names, old or new, and what the pack says of its subjects."""
    wrong = {form for name in pack.names for form in name.avoid}
    texts = [form for entry in pack.former_names for form in (*entry.former, entry.present)]
    texts += [text for entry in pack.helplines for text in (entry.operator, entry.name)]
    texts += [alias for entry in pack.helplines for alias in entry.aliases if alias not in wrong]
    texts += [form for entry in pack.abbreviations for form in entry.expansions]
    texts += [form for topic in pack.topics for form in (*topic.strong, *topic.medium, *topic.weak)]
    return texts


# ----------------------------------------------------------------------------------------------------- in a text


class Near(NamedTuple):
    """`cased[start:end]` misspells `right`, a name of `words` words, by `edits` letters (0: only a space is wrong).

    Where it was compared word by word, `kind` says how they differ (see `namewords.Difference`) and `words` counts the
    telling ones. `former` is the number of the entry of a name that was given up, else -1.
    """

    start: int
    end: int
    right: str
    ids: tuple[str, ...]
    edits: int
    words: int
    kind: str = ""
    former: int = -1


class _CapitalWord(NamedTuple):
    """A word with a capital: its key, whether a name holds it, what may follow it to make one word of two, the places
    of names that begin with it."""

    text: str
    own: str
    known: bool
    rests: tuple[tuple[str, int], ...]
    begins: tuple[int, ...]


class NearIndex:
    """Finds what `index` prepared."""

    def __init__(self, prepared: Mapping[str, Any]) -> None:
        self._names = prepared["names"]
        self._words = prepared["words"]
        self._also = prepared["also"]
        self._endings = prepared["endings"]
        self._starts, self._ends = prepared["starts"], prepared["ends"]
        self._before, self._after = prepared["before"], prepared["after"]
        self._split, self._joined = prepared["split"], prepared["joined"]
        self._sequences, self._former = prepared["sequences"], prepared["former"]
        self._right, self._alone_places = prepared["right"], prepared["alone"]
        self._small, self._last = prepared["small"], prepared["last"]
        self._wanted: dict[int, list[NameWord]] = {}  # the words of names, by their place
        # What does not change from one text to the next, by the characters of which it is read.
        self._read: dict[str, _CapitalWord | None] = {}
        self._keys_after: dict[str, tuple[str, ...]] = {}
        self._key_before: dict[str, str] = {}
        self._nearest: dict[str, tuple[int, int] | None] = {}
        self._lone: set[str] = set()  # words that are near no name of one word
        self._left = self._left_by_words = 0

    def find(self, cased: str) -> Iterator[Near]:
        """Every misspelt name in a folded text with its capitals, in order; two may overlap."""
        self._left = self._left_by_words = _MOST_COMPARED
        for start, word in self._capitals(cased):
            near = self._spaced(cased, start, word) if word.rests else None
            if near is None and not word.known and self._left > 0:
                near = self._judged(cased, start, word)
            if near is None and word.begins and self._left_by_words > 0:
                near = self._word_by_word(cased, start, word.begins)
            if near is not None and cased[near.start : near.end].lower() not in self._also:
                yield near

    def _capitals(self, cased: str) -> Iterator[tuple[int, _CapitalWord]]:
        """Each word with a capital that may lead somewhere, with its start."""
        read, kinds = self._read, _KINDS.of(cased)
        for match in _BEGUN.finditer(kinds):
            start = match.start()
            token = cased[start : match.end(1)]
            if token not in read:
                _make_room(read)
                read[token] = self._word(token)
            word = read[token]
            if word is not None and (kinds[start - 1 : start] != "?" or _CAPITAL.match(cased, start)):
                yield start, word

    def _word(self, token: str) -> _CapitalWord | None:
        """The word that a run of characters begins with; None for one that leads nowhere whatever stands beside it."""
        match = _CAPITAL.match(token)
        if match is None:
            return None
        own = key(match.group())
        known, rests = own in self._words, self._split.get(own, ())
        begins = self._sequences.get(stem(own), ())
        return _CapitalWord(match.group(), own, known, rests, begins) if rests or begins or not known else None

    def _spaced(self, cased: str, start: int, word: _CapitalWord) -> Near | None:
        """ "Crime Stoppers", "Child line": one word written as two."""
        following = _NEXT.match(cased, start + len(word.text))
        if following is None:
            return None
        raw = following[1]
        for rest, place in word.rests:
            if key(raw) == rest or (raw.endswith("'s") and key(raw[:-2]) == rest):
                surface, _, ids = self._names[place]
                end = following.end() - (2 if key(raw) != rest else 0)
                return Near(start, end, surface, ids, 0, 1)
        return None

    def _judged(self, cased: str, start: int, word: _CapitalWord) -> Near | None:
        near = self._beside(cased, start, word)
        if near is not None:
            return near
        if word.text in self._lone:
            return None
        own, end = word.own, start + len(word.text)
        for letters, last in ((own, end), (own[:-1], end - 2)):
            place = self._joined.get(letters)
            if place is not None:
                surface, _, ids = self._names[place]
                return Near(start, last, surface, ids, 0, 2)
            found = self._alone(letters)
            if found is not None:
                surface, _, ids = self._names[found[0]]
                return Near(start, last, surface, ids, found[1], 1)
            if not word.text.endswith("'s"):
                break
        if self._left > 0:  # else not all was compared
            _make_room(self._lone)
            self._lone.add(word.text)
        return None

    def _word_by_word(self, cased: str, start: int, places: Sequence[int]) -> Near | None:
        """The longest name, of those at `places`, whose words stand from `start` on with one slip."""
        found = words_from(cased, start, self._small)
        best: Near | None = None
        for place in places if len(found) > 1 else ():
            self._left_by_words -= 1
            difference = compare(found, self._words_at(place), self._small, self._last_of(place))
            if difference is None:
                continue
            if not difference.kind:
                return None
            words = found[: difference.words]
            near = self._near(place, difference.kind, words)
            if self._counts(near, words) and (best is None or near.end > best.end):
                best = near
        return best if best is not None and not self._is_right(found, best) else None

    def _words_at(self, place: int) -> list[NameWord]:
        if place not in self._wanted:
            size = len(self._names)
            surface = self._names[place][0] if place < size else self._former[place - size][0]
            self._wanted[place] = words_of(surface)
        return self._wanted[place]

    def _last_of(self, place: int) -> frozenset[str]:
        """The words that may stand by mistake for the last one of a name."""
        last: frozenset[str] = self._last if place in self._alone_places else frozenset()
        return last

    def _near(self, place: int, kind: str, words: Sequence[NameWord]) -> Near:
        wanted = self._words_at(place)
        end = words[-1].end
        if words[-1].text.endswith("'s") and not wanted[-1].text.endswith("s"):
            end -= 2
        count, size = len(telling(wanted, self._small)), len(self._names)
        if place >= size:
            return Near(
                words[0].start, end, self._former[place - size][0], (), 1, count, kind, self._former[place - size][1]
            )
        surface, _, ids = self._names[place]
        return Near(words[0].start, end, surface, ids, 1, count, kind)

    def _counts(self, near: Near, words: Sequence[NameWord]) -> bool:
        """Whether a difference is a slip, and not another name or one that the letters tell better."""
        if near.kind == "word" and any(word.key not in self._words for word in words):
            return False
        return near.words > 2 or near.kind not in ("word", "more")

    def _is_right(self, found: Sequence[NameWord], near: Near) -> bool:
        """Whether words that reach as far as `near` or beyond are right as they stand. Where only an apostrophe or a
        capital is wrong, the words alone cannot tell."""
        least = sum(word.start < near.end for word in found) + (near.kind in _OF_MARKS)
        return any(
            " ".join(word.key for word in found[:count]) in self._right for count in range(least, len(found) + 1)
        )

    def _alone(self, letters: str) -> tuple[int, int] | None:
        """The one name of one word that is nearest to `letters`, and how many letters off they are."""
        if len(letters) < _SHORTEST - 1:
            return None
        if letters in self._nearest:
            return self._nearest[letters]
        found = self._compared(letters)
        if self._left > 0:  # else it was not looked for to the end
            _make_room(self._nearest)
            self._nearest[letters] = found
        return found

    def _compared(self, letters: str) -> tuple[int, int] | None:
        hits: dict[int, int] = {}
        for place in {*self._starts.get(letters[:3], ()), *self._ends.get(letters[-4:], ())}:
            distance = self._distance(letters, self._names[place][1][0])
            if distance:
                hits[place] = distance
        best = min(hits.values(), default=0)
        nearest = [place for place, distance in hits.items() if distance == best]
        return (nearest[0], best) if len(nearest) == 1 else None

    def _distance(self, wrong: str, right: str) -> int:
        """As the function, as long as this text has not had too many words compared."""
        self._left -= 1
        return _distance(wrong, right, self._endings) if self._left > 0 else 0

    def _beside(self, cased: str, start: int, word: _CapitalWord) -> Near | None:
        """A word beside the exact other words of a name, near the one that belongs there."""
        end, initial = start + len(word.text), word.own[0]
        places: tuple[tuple[int, int], ...] = ()
        for following in self._following(cased, end):
            places = places or self._before.get(f"{initial} {following}", ())
        before = self._preceding(cased, start)
        if before:
            places += self._after.get(f"{before} {initial}", ())
        best: Near | None = None
        for place, position in places:
            if self._left <= 0:
                break
            surface, keys, ids = self._names[place]
            if best is not None and len(keys) <= best.words:
                continue
            span = _aligned(cased, (start, end), keys, position)
            if span is None:
                continue
            wrong = key(word.text[:-2]) if span[1] < end else word.own
            self._left -= 1
            distance = _distance(wrong, keys[position], self._endings)
            if distance:
                best = Near(span[0], span[1], surface, ids, distance, len(keys))
        return best

    def _following(self, cased: str, end: int) -> tuple[str, ...]:
        """The key of the word that one space parts from `end`; that without a possessive too."""
        if cased[end : end + 1] != " ":
            return ()
        stop = cased.find(" ", end + 1, end + _REACH)
        piece = cased[end : stop if stop >= 0 else end + _REACH]
        if piece not in self._keys_after:
            following = _NEXT.match(piece)
            raw = following[1] if following else ""
            _make_room(self._keys_after)
            self._keys_after[piece] = (key(raw), key(raw[:-2])) if raw.endswith("'s") else (key(raw),) if raw else ()
        return self._keys_after[piece]

    def _preceding(self, cased: str, start: int) -> str:
        """The key of the word that one space parts from `start`, or ""."""
        if start < 2 or cased[start - 2] in _NO_END:  # a sentence begins
            return ""
        piece = _piece_before(cased, start)
        if piece not in self._key_before:
            token = _token(piece)
            _make_room(self._key_before)
            self._key_before[piece] = key(token) if token else ""
        return self._key_before[piece]


def _aligned(cased: str, inside: tuple[int, int], keys: tuple[str, ...], position: int) -> tuple[int, int] | None:
    """The range of the name if its other words stand around the word there; a possessive after it left out."""
    start, end = inside
    raw = cased[start:end]
    for wanted in reversed(keys[:position]):
        before = _token(_piece_before(cased, start))
        if not before or key(before) != wanted:
            return None
        start -= 1 + len(before)
    for wanted in keys[position + 1 :]:
        following = _NEXT.match(cased, end)
        if following is None:
            return None
        raw, end = following[1], following.end()
        if key(raw) != wanted and not (raw.endswith("'s") and key(raw[:-2]) == wanted):
            return None
    if raw.endswith("'s") and not keys[-1].endswith("s"):
        end -= 2
    return start, end


def _piece_before(cased: str, start: int) -> str:
    """What stands before `start` and one space, as far as the next space or block."""
    if start < 2 or cased[start - 1] != " ":
        return ""
    piece = cased[max(0, start - 45) : start - 1]
    return piece[max(piece.rfind(" "), piece.rfind("\0")) + 1 :]


def _token(piece: str) -> str:
    """The word that is all of a piece but what opens before it, or ""."""
    token = piece.lstrip("([*\"'")
    return token if _TOKEN.fullmatch(token) else ""


def _distance(wrong: str, right: str, endings: Collection[str]) -> int:
    """How many letters `wrong` is off, where that is a slip; 0 where it is another word or more than a slip."""
    if wrong == right or wrong[:1] != right[:1] or abs(len(wrong) - len(right)) > 2 or not wrong.isalpha():
        return 0
    short, long = sorted((wrong, right), key=len)
    if long.startswith(short) and long[len(short) :] in endings:
        return 0
    if len(right) < 5 and len(wrong) <= len(right):  # "line", "link" and "life" are words; "aide" for "aid" is a slip
        return 0
    from safelint.numbers.distance import edits

    limit = 2 if len(right) > 8 else 1
    distance = edits(wrong, right, limit)
    return distance if distance <= limit else 0
