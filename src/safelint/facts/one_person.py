"""Signs that two ages are of one person: the same name beside both, the surname alone or behind a title beside the
second, or "the 14-year-old" of the only one of about that age who was told of before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import Quantity, phrase_behind
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

CALLED_THE_SAME, CALLED_BY_AGE = "called-the-same", "called-by-age"
_BEHIND_AN_AGE = {"man": "facts.behind-an-age-of-man", "woman": "facts.behind-an-age-of-woman"}
_APART = 15  # years between two ages of one person of which one is a slip
_LIKE = 10  # the same where one is called by a title
_NEAR = 2  # the same where no name says so
_ANOTHERS = 5  # years from both to the age of somebody else
_TWO = 2
_TO_A_NOUN = 2  # tokens behind an article
_TO_THE_COMMA = 4  # tokens behind "a 46-year-old", which end what is put in


class OnePerson:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._words, self._matches = view, view.tokens, view.tokens.words, view.matches
        lexicon = view.knowledge.lexicon
        self._lists = lexicon.words
        self._titles = lexicon.pairs("facts.titles")
        self._word = view.view(Figures).word
        self._sexes = {**self._titles, **lexicon.pairs("facts.pronouns")}

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two ages; `every` are all ages of the text, in order."""
        one, other = first.of, second.of
        if self._are_called_the_same(one, other, every):
            yield CALLED_THE_SAME
        if _is_near(one, other) and self._is_called_by_age(other) and _are_apart(one, other, every):
            if not any(map(self._begins_another, range(one.end, other.first))):
                yield CALLED_BY_AGE

    def _are_called_the_same(self, one: Quantity, other: Quantity, every: Sequence[Stated]) -> bool:
        """Whether the same name stands before both, or at the second its surname: "Dean Fell, 41", "Fell, 43"."""
        if not (_is_turned(one, other) or abs(one.value - other.value) <= _APART):
            return False
        called, again = self._called(one), self._called(other)
        if called == again:
            return bool(called)
        of_the_name = {name for each in every if (name := self._called(each.of))[-1:] == again[-1:]}
        if not again or of_the_name != {called, again}:
            return False
        return len(again) == 1 or self._are_titled((called, one), (again, other))

    def _are_titled(self, *of: tuple[tuple[str, ...], Quantity]) -> bool:
        """Whether somebody of an age who has first names is surely called by a title and the surname at the other: the
        words right behind the first age say that both are a woman, or a man, or the text tells of no family and of
        nobody else."""
        (titled, age), (called, other) = sorted(of, key=lambda each: each[0][0] not in self._titles)
        sex = self._titles.get(titled[0], "")
        is_full_name = len(called) >= _TWO and called[0] not in self._titles
        if not sex or len(titled) != _TWO or not is_full_name or abs(age.value - other.value) > _LIKE:
            return False
        if not self._matches.holds("facts.family"):
            return {told for word, told in self._sexes.items() if word in self._tokens.places} == {sex}
        is_one = phrase_behind(self._view, other, _BEHIND_AN_AGE[sex])
        return is_one is not None and not self._matches.holds("facts.of-like-age")

    def _called(self, of: Quantity) -> tuple[str, ...]:
        """The words with a capital that stand before an age: "Mrs Dean, 41", "Dean, a man of 41,", "Mr Dean is 41 and";
        none of who is not named, as in "(Boy, 14)"."""
        end = start = self._behind_the_name(of)
        if end < 1:
            return ()
        while start > 0 and self._tokens.cased(start - 1)[:1].isupper():
            start -= 1
        is_named = self._words[end - 1] not in self._lists("facts.of-an-age") and not (
            start and self._words[start - 1] == "("
        )
        return tuple(self._words[start:end]) if is_named else ()

    def _behind_the_name(self, of: Quantity) -> int:
        """The token behind the name of who has an age, if one may stand before it; 0 where none may."""
        at, words, lists = of.first - 1, self._words, self._lists
        at -= at > 0 and words[at] in lists("facts.aged")
        if at > 1 and words[at] in lists("facts.now-is") and words[at - 2] in self._titles:
            return at if self._word(of.end) not in lists("facts.at-a-time") else 0
        if at > 2 and words[at] in lists("facts.of") and words[at - 1] in lists("facts.of-an-age"):
            at = at - 2 if words[of.end : of.end + 1] == [","] else 0  # "a man of 46,"
        elif words[of.end - 1] not in lists("facts.old") or "," not in self._put_in(of.end):
            return at if at > 0 and words[at] == "," else 0
        is_put_in = at > 1 and words[at] in lists("facts.article") and words[at - 1] == ","
        return at - 1 if is_put_in else 0

    def _put_in(self, end: int) -> Sequence[str]:
        """What stands behind "a 46-year-old", up to an "and"."""
        behind = self._words[end : end + _TO_THE_COMMA]
        joined = (at for at, word in enumerate(behind) if word in self._lists("facts.added"))
        return behind[: next(joined, len(behind))]

    def _begins_another(self, at: int) -> bool:
        """Whether somebody new is told of at a token, whose age may follow: "a teenager", "another young man", but not
        "she was a student"."""
        nouns = self._lists("facts.of-an-age")
        is_new = self._words[at] in self._lists("facts.article") or self._words[at] in self._lists("facts.others")
        is_new = is_new and self._words[at - 1] not in self._lists("facts.is-of-age")
        return is_new and not nouns.isdisjoint(self._words[at + 1 : at + 1 + _TO_A_NOUN])

    def _is_called_by_age(self, of: Quantity) -> bool:
        """Whether nothing else tells who has an age that was told before: "the 14-year-old"."""
        is_old = self._words[of.end - 1] in self._lists("facts.old")
        return is_old and of.first > 0 and self._words[of.first - 1] in self._lists("facts.known")


def _is_near(one: Quantity, other: Quantity) -> bool:
    return _is_turned(one, other) or bool(abs(one.value - other.value) <= _NEAR)


def _are_apart(one: Quantity, other: Quantity, every: Sequence[Stated]) -> bool:
    """Whether all other ages of a text are plainly those of others."""
    own = one.value, other.value
    others = {each.of.value for each in every}.difference(own)
    return all(abs(value - each) >= _ANOTHERS for value in others for each in own)


def _is_turned(one: Quantity, other: Quantity) -> bool:
    return sorted(f"{one.value:.0f}") == sorted(f"{other.value:.0f}")
