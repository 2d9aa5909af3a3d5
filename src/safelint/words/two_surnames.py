"""Last names by which a text calls one person in two spellings: "Nuala Breslin" here, "Ms Breslen" or "Breslen" there.

The slip stands behind a title or by itself, and nowhere behind a first name. It is a letter off the last name of one
person whom the text names in full; where no title stands before it, the text calls that one by the last name alone,
too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from safelint.words.two_spellings import TwoSpellings, is_a_letter_off, may_be_of_name, names_of_two_words

if TYPE_CHECKING:
    from safelint.text.view import TextView

_MOST = 2  # places of a slip: what stands more often is meant
_MOST_NAMES = 60  # that begin with one letter: a text with more of them is a list of many people


def surnames_spelt_two_ways(view: TextView, base: Callable[[str], str]) -> list[TwoSpellings]:
    """Those of a text, at the first place of the slip or of the other spelling, whichever is later, in order; `base` as
    for names of two words."""
    return sorted(_Surnames(view, base).found())


class _Surnames:
    def __init__(self, view: TextView, base: Callable[[str], str]) -> None:
        self._view, self._tokens, self._base = view, view.tokens, base
        words = view.knowledge.lexicon.words
        self._titles, self._before_a_place = words("spellings.before-a-surname"), words("spellings.before-a-place")
        heads = words("spellings.heads-of-places")
        self._full: defaultdict[str, list[int]] = defaultdict(list)
        self._first = set[str]()
        for (first, last), places in view.view(names_of_two_words).items():
            self._first.add(first)
            if last not in heads and first not in self._titles:
                self._full[last] += [at + 1 for at in places]

    def found(self) -> Iterator[TwoSpellings]:
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for last in self._full:
            by_letter[last[0]].append(last)
        titled, alone = self._called(titled=True), self._called(titled=False)
        for slip in sorted({*titled, *alone} - self._first - set(self._full)):
            names = by_letter[slip[0]]
            right = [last for last in names if is_a_letter_off(slip, last)] if len(names) <= _MOST_NAMES else []
            if len(right) != 1 or self._base(slip) or self._base(right[0]):
                continue
            (last,) = right
            places = sorted((*titled[slip], *alone[slip]))
            if len(places) <= _MOST and (titled[slip] or (alone[last] and not self._is_of_a_place(places[0]))):
                first, second = sorted((places[0], self._full[last][0]))
                yield TwoSpellings(*self._tokens.span(second, second + 1), self._tokens.span(first, first + 1), False)

    def _called(self, *, titled: bool) -> defaultdict[str, list[int]]:
        """The words with a capital and none behind them that stand right behind a title, or behind no such word, by
        the tokens where they do so."""
        found = defaultdict[str, list[int]](list)
        for at in self._tokens.capitals:
            if not may_be_of_name(self._tokens.cased(at)) or self._has_capital(at + 1):
                continue
            is_behind_title = at > 0 and self._tokens.words[at - 1] in self._titles and self._has_capital(at - 1)
            if is_behind_title if titled else not self._has_capital(at - 1):
                found[self._tokens.words[at]].append(at)
        return found

    def _has_capital(self, at: int) -> bool:
        return 0 <= at < len(self._tokens) and self._tokens.cased(at)[:1].isupper()

    def _is_of_a_place(self, at: int) -> bool:
        return at > 0 and self._tokens.words[at - 1] in self._before_a_place
