"""Names that are a letter or two off: no wrong form is listed, each is measured against the right ones.

A word with a capital that is no word of any known name is held against them: alone, against the names of one word;
beside the exact other words of a longer name, against the one that is left. "Crime Stoppers" and "Victimsupport", in
which only a space is wrong, are found by their letters. `index` works out, when a pack is compiled, what that needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from safelint.lazy import regex
from safelint.record import NamedTuple

if TYPE_CHECKING:
    import re

    from safelint.packs import Pack

_SHORTEST = 7  # letters of a name of one word: shorter ones are a slip away from too many words
_SHORTEST_JOINED = 9  # letters of a name in which a space is too many or missing
_MOST_COMPARED = 100_000  # pairs of words of one text, far more than megabytes of news have
_MOST_KEPT = 20_000  # words whose nearest name is known
_TOKEN = regex(r"&|[^\W_][\w'-]{0,40}\+?")
_NEXT = regex(r" (&|[^\W_][\w'-]{0,40}\+?)(?![@/\w]|\.\w)")
# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]{2,40}(?![@/\w]|\.\w)")
_ASIDE = regex(r" ?\([^)]*\)")
# The two keys differ by an ending that the language gives words: another word, or another form of it, not a slip.
_ENDINGS = frozenset({"s", "es", "d", "ed", "r", "er", "rs", "ers", "ing", "ly", "al", "y", "n"})
_UNCERTAIN = frozenset({"closed", "merged", "renamed"})
# Parts of an operator's description that make it no name.
_NO_OPERATOR = regex(r"[;(:]|\b(?:for|with|by|and|in|of|run|required|handling)\b")


def key(word: str) -> str:
    """The letters and digits of a word in lower case: "Barnardo's" gives "barnardos"; "&" gives "and"."""
    return "and" if word == "&" else "".join(filter(str.isalnum, word.lower()))


def _keys(surface: str) -> tuple[str, ...]:
    return tuple(map(key, _TOKEN.findall(surface.replace("\u2019", "'"))))


# ------------------------------------------------------------------------------------------ when a pack is compiled


def index(pack: Pack, ordinary: Iterable[str]) -> dict[str, Any]:
    """What `find` needs, in plain values.

    `names` are (name, keys of its words, ids of helplines); `also` other ways to write the letters of one, lower case,
    that are right for somebody; `ordinary` as given; `words` the keys of all words that
    are right somewhere. The others lead from what a text holds to places in `names`: `starts` and `ends` from the first
    three and the last four letters of a name of one word, `before` and `after` from "initial neighbour" and "neighbour
    initial" to (place, position of the word), `split` from the first part of one word to (rest, place), `joined` from
    all letters of several.
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
        **{part: {} for part in ("starts", "ends", "before", "after", "split", "joined")},
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


_Name = tuple[str, tuple[str, ...], tuple[str, ...]]


def _right_names(pack: Pack) -> tuple[list[_Name], frozenset[str]]:
    wrong = _wrong(pack)
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
        for form in name.prefer:
            put(form, ())
    for helpline in pack.helplines:
        if helpline.status in _UNCERTAIN:
            continue
        for form in (helpline.name, *helpline.aliases):
            styled = form.capitalize()
            styled = styled if form.isupper() and helpline.name.startswith(styled) else form
            put(styled, (helpline.id,), loose=form != helpline.name)
        if not _NO_OPERATOR.search(helpline.operator):
            put(helpline.operator, (helpline.id,))
    for entry in pack.former_names:
        put(entry.present, (entry.registry,))
    names = [(surface, keys, tuple(ids)) for whole, (surface, keys, ids) in found.items() if f"{whole}s" not in found]
    return names, frozenset(also)


def _wrong(pack: Pack) -> set[str]:
    """Forms that entries list as wrong or given up."""
    forms = {form for name in pack.names for form in name.avoid}
    return forms.union(*(entry.former for entry in pack.former_names))


def _words(pack: Pack, names: Iterable[tuple[str, tuple[str, ...], Any]]) -> frozenset[str]:
    """Every word that is right in some name, old or new, or in what the pack says of its subjects."""
    known = {word for _, keys, _ in names for word in keys}
    wrong = {form for name in pack.names for form in name.avoid}
    texts = [form for entry in pack.former_names for form in (*entry.former, entry.present)]
    texts += [text for entry in pack.helplines for text in (entry.operator, entry.name)]
    texts += [alias for entry in pack.helplines for alias in entry.aliases if alias not in wrong]
    texts += [form for entry in pack.abbreviations for form in entry.expansions]
    texts += [form for topic in pack.topics for form in (*topic.strong, *topic.medium, *topic.weak)]
    for text in texts:
        known.update(_keys(text))
    return frozenset(known)


# ----------------------------------------------------------------------------------------------------- in a text


class Near(NamedTuple):
    """`cased[start:end]` misspells `right`, a name of `words` words, by `edits` letters (0: only a space is wrong)."""

    start: int
    end: int
    right: str
    ids: tuple[str, ...]
    edits: int
    words: int


class NearIndex:
    """Finds what `index` prepared."""

    def __init__(self, prepared: Mapping[str, Any]) -> None:
        self._names = prepared["names"]
        self._words = prepared["words"]
        self._also = prepared["also"]
        self._starts, self._ends = prepared["starts"], prepared["ends"]
        self._before, self._after = prepared["before"], prepared["after"]
        self._split, self._joined = prepared["split"], prepared["joined"]
        self._plain: set[str] = set()  # words, as written, that lead nowhere whatever stands beside them
        self._nearest: dict[str, tuple[int, int] | None] = {}
        self._left = 0

    def find(self, cased: str) -> Iterator[Near]:
        """Every misspelt name in a folded text with its capitals, in order; two may overlap."""
        plain = self._plain
        self._left = _MOST_COMPARED
        for match in _CAPITAL.finditer(cased):
            word = match.group()
            if word in plain:
                continue
            own = key(word)
            known = own in self._words
            rests = self._split.get(own)
            if known and rests is None:
                plain.add(word)
                continue
            near = self._spaced(cased, match, rests) if rests else None
            if near is None and not known and self._left > 0:
                near = self._judged(cased, match, own)
            if near is not None and cased[near.start : near.end].lower() not in self._also:
                yield near

    def _spaced(self, cased: str, match: re.Match[str], rests: tuple[tuple[str, int], ...]) -> Near | None:
        """ "Crime Stoppers", "Child line": one word written as two."""
        following = _NEXT.match(cased, match.end())
        if following is None:
            return None
        raw = following[1]
        for rest, place in rests:
            if key(raw) == rest or (raw.endswith("'s") and key(raw[:-2]) == rest):
                surface, _, ids = self._names[place]
                end = following.end() - (2 if key(raw) != rest else 0)
                return Near(match.start(), end, surface, ids, 0, 1)
        return None

    def _judged(self, cased: str, match: re.Match[str], own: str) -> Near | None:
        word = match.group()
        near = self._beside(cased, match, own)
        if near is not None:
            return near
        for letters, end in ((own, match.end()), (own[:-1], match.end() - 2)):
            place = self._joined.get(letters)
            if place is not None:
                surface, _, ids = self._names[place]
                return Near(match.start(), end, surface, ids, 0, 2)
            found = self._alone(letters)
            if found is not None:
                surface, _, ids = self._names[found[0]]
                return Near(match.start(), end, surface, ids, found[1], 1)
            if not word.endswith("'s"):
                break
        return None

    def _alone(self, letters: str) -> tuple[int, int] | None:
        """The one name of one word that is nearest to `letters`, and how many letters off they are."""
        if len(letters) < _SHORTEST - 1:
            return None
        if letters in self._nearest:
            return self._nearest[letters]
        found = self._compared(letters)
        if self._left > 0:  # else it was not looked for to the end
            if len(self._nearest) >= _MOST_KEPT:
                self._nearest.clear()
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
        return _distance(wrong, right) if self._left > 0 else 0

    def _beside(self, cased: str, match: re.Match[str], own: str) -> Near | None:
        """A word beside the exact other words of a name, near the one that belongs there."""
        following = _NEXT.match(cased, match.end())
        before = _token_before(cased, match.start())
        places = self._before.get(f"{own[0]} {key(following[1])}", ()) if following else ()
        if following and not places and following[1].endswith("'s"):
            places = self._before.get(f"{own[0]} {key(following[1][:-2])}", ())
        if before:
            places += self._after.get(f"{key(cased[before[0] : before[1]])} {own[0]}", ())
        best: Near | None = None
        for place, position in places:
            self._left -= 1
            if self._left <= 0:
                break
            surface, keys, ids = self._names[place]
            if best is not None and len(keys) <= best.words:
                continue
            span = self._aligned(cased, match, keys, position)
            if span is None:
                continue
            wrong = key(match.group()[:-2]) if span[1] < match.end() else own
            distance = self._distance(wrong, keys[position])
            if distance:
                best = Near(span[0], span[1], surface, ids, distance, len(keys))
        return best

    @staticmethod
    def _aligned(cased: str, match: re.Match[str], keys: tuple[str, ...], position: int) -> tuple[int, int] | None:
        """The range of the name if its other words stand around the match; a possessive after it left out."""
        start, end = match.span()
        for wanted in reversed(keys[:position]):
            before = _token_before(cased, start)
            if before is None or key(cased[before[0] : before[1]]) != wanted:
                return None
            start = before[0]
        raw = match.group()
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


def _token_before(cased: str, start: int) -> tuple[int, int] | None:
    """The range of the word that one space parts from `start`."""
    if start < 2 or cased[start - 1] != " ":
        return None
    piece = cased[max(0, start - 45) : start - 1]
    token = piece[max(piece.rfind(" "), piece.rfind("\0")) + 1 :].lstrip("([*\"'")
    return (start - 1 - len(token), start - 1) if _TOKEN.fullmatch(token) else None


def _distance(wrong: str, right: str) -> int:
    """How many letters `wrong` is off, where that is a slip; 0 where it is another word or more than a slip."""
    if wrong == right or wrong[:1] != right[:1] or abs(len(wrong) - len(right)) > 2 or not wrong.isalpha():
        return 0
    short, long = sorted((wrong, right), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return 0
    if len(right) < 5 and len(wrong) <= len(right):  # "line", "link" and "life" are words; "aide" for "aid" is a slip
        return 0
    from safelint.numbers.slips import edits

    limit = 2 if len(right) > 8 else 1
    distance = edits(wrong, right, limit)
    return distance if distance <= limit else 0
