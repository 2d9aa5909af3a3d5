"""Titles of laws as a text prints them, held against the titles and years of the laws that the pack knows.

A title is the words with a capital before "Act" (and what stands in brackets after it), or before "Order" with its
nation in brackets and its year: other orders are those of courts. Its telling words say which law
is meant: one that has the same words in another form is misspelt, and one that is right may have a year in which no
such law was made. The same words in another order, and one word that is another, are told of only where the year is
that of the law.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from safelint.lazy import regex
from safelint.words.namewords import NameWord, stem, words_of

if TYPE_CHECKING:
    import re

    from safelint.values.tables.laws import LawsTable

_ACT = regex(
    r"(?:Act(?<= Act)(?: \([A-Z][\w ]{2,30}\))?(?P<year> (?:1[89]|20)\d\d(?![\d/-]))?"
    r"|Order(?<=\) Order)(?P<of> (?:1[89]|20)\d\d(?![\d/-])))(?![\w'-])"
)
_BEFORE = 120  # characters before "Act" in which its title stands
_LAST_WORD = regex(r"(?:^|(?<=[ (]))(\(?)([A-Z][\w'-]*|[a-z]+|&)(\)?),? $")
_LEAST_SAME = 2  # words of a title that must be right, with "Act"


HowWrong = Literal["year", "elsewhere", "title", "words"]
"""What is wrong with a law: none of its title is of its year ("year"), or only one of another country ("elsewhere"), of
which the nation may be left out; its title is misspelt ("title"), or one of the words is another ("words")."""


class Law(NamedTuple):
    """The laws of one title: their years, those of laws with that title in other countries, their page."""

    title: str
    years: tuple[int, ...]
    elsewhere: tuple[int, ...]
    url: str


class WrongLaw(NamedTuple):
    """`cased[start:end]` is meant as one of `law`, of the UK. `year`: 0 where the text has none; `other` is the law of
    that year whose title has a word more, if any.
    """

    start: int
    end: int
    law: Law
    year: int
    kind: HowWrong
    other: Law | None = None


def is_title(name: str) -> bool:
    """Whether a name is the title of a law."""
    return _ACT.search(name) is not None


class LawIndex:
    """The laws of a pack: `laws` is the table of laws.toml, `small` the small words of names, `before` words that may
    stand before a title with a capital and are no part of it, `nations` those that say for which nation a law is."""

    def __init__(
        self, laws: LawsTable, small: Collection[str], before: Collection[str], nations: Collection[str]
    ) -> None:
        self._small = small
        self._before = before
        self._nations = frozenset(map(stem, nations))
        self._first, self._last = laws["first_year"], laws["last_year"]
        self.bordering = frozenset(laws["bordering"])
        self._laws: dict[frozenset[str], Law] = {}
        for each in laws["law"]:
            law = Law(each["title"], each["years"], each["elsewhere"], each["url"])
            self._laws[self._stems(words_of(law.title))] = law

    def _stems(self, words: Iterable[NameWord]) -> frozenset[str]:
        return frozenset(word.stem for word in words if word.key not in self._small)

    def _is_reordered(self, words: Sequence[NameWord], law: Law) -> bool:
        return self._order(words) != self._order(words_of(law.title))

    def _order(self, words: Iterable[NameWord]) -> list[str]:
        """The words that say which law is meant, in their order; the nation has no place of its own."""
        return [word.stem for word in words if word.key not in self._small and word.stem not in self._nations]

    def find(self, cased: str) -> Iterator[WrongLaw]:
        """Every law with a title or a year that no law of the UK has in a folded text with its capitals, in order."""
        if not self._laws:
            return
        for match in _ACT.finditer(cased):
            start = self._start(cased, match.start())
            found = self._judged(cased, start, match) if start < match.start() else None
            if found is not None:
                yield found

    def _start(self, cased: str, end: int) -> int:
        """Where the words with a capital begin that end before `end`."""
        left = max(0, end - _BEFORE)
        left = max(left, cased.rfind("\0", left, end) + 1)
        at = start = end
        inside = False  # brackets
        while (match := _LAST_WORD.search(cased, left, at)) is not None:
            opens, word, closes = match.groups()
            capital = word[0].isupper()
            if word == "Act" or not (capital or word in self._small):
                break
            if not inside and cased[at : at + 1].islower() and stem(word.lower()) in self._nations:
                break  # "In Scotland, the": where the law holds
            inside = inside or bool(closes)
            if capital and word.lower() not in self._before:
                start = match.start() if opens and inside else match.start(2)
            if opens and not inside:
                break
            inside, at = inside and not opens, match.start()
        return start

    def _judged(self, cased: str, start: int, match: re.Match[str]) -> WrongLaw | None:
        of_year, end = match["year"] or match["of"] or "", match.end()
        year, words = int(of_year or 0), words_of(cased[start : end - len(of_year)])
        stems = self._stems(words)
        law = self._laws.get(stems)
        if law is not None and year not in law.years and self._is_reordered(words, law):
            law = None  # the same words in another order may name another law
        if law is None:
            near = [each for wanted, each in self._laws.items() if year in each.years and self._is_near(stems, wanted)]
            if near:
                return WrongLaw(start, end, near[0], year, "words") if len(near) == 1 else None
            law = self._but_for_nation(words, stems)
            if law is None or self._is_of_uk(law, year):
                return None
            return WrongLaw(start, end, law, year, _of_no_year(law, year))
        if not _is_written_as(words, words_of(law.title)):
            return WrongLaw(start, end, law, year, "title")
        if self._is_of_uk(law, year):
            return None
        others = (each for wanted, each in self._laws.items() if year in each.years and len(wanted) > len(stems))
        other = next((each for each in others if self._holds(each, stems)), None)
        return WrongLaw(start, end, law, year, _of_no_year(law, year), other)

    def _but_for_nation(self, words: Sequence[NameWord], stems: frozenset[str]) -> Law | None:
        """The law of one nation whose title these words are, but for the nation, where there is one only."""
        left = stems - self._nations
        same = [law for wanted, law in self._laws.items() if stems <= wanted and wanted - self._nations == left]
        return same[0] if len(same) == 1 and not self._is_reordered(words, same[0]) else None

    def is_known(self, law: Law, year: int) -> bool:
        """Whether a law of that title, in any country, is of that year (0: none is told), as far as the pack knows."""
        return not self._first <= year <= self._last or year in law.years or year in law.elsewhere

    def _is_of_uk(self, law: Law, year: int) -> bool:
        """The same of a law of the UK."""
        return self.is_known(law, year) and year not in law.elsewhere

    def _holds(self, law: Law, stems: frozenset[str]) -> bool:
        return self._is_near(stems, self._stems(words_of(law.title)))

    def _is_near(self, stems: frozenset[str], wanted: frozenset[str]) -> bool:
        """Whether one word is another, too many or missing, and enough others are left; or whether these are a part of
        a longer title. The nation of a law may be left out."""
        if not stems & self._nations <= wanted:
            return False
        stems, wanted = stems - self._nations, wanted - self._nations
        off, missing, same = len(stems - wanted), len(wanted - stems), len(stems & wanted)
        if not off and missing > 1:
            return same > _LEAST_SAME
        least = _LEAST_SAME if off and missing else _LEAST_SAME + 1
        return off <= 1 and missing <= 1 and same >= least


def _of_no_year(law: Law, year: int) -> HowWrong:
    """What is wrong where no law of a title in the UK is of that year."""
    return "elsewhere" if year in law.elsewhere else "year"


def _is_written_as(words: Sequence[NameWord], wanted: Sequence[NameWord]) -> bool:
    return len(words) == len(wanted) and all(
        one.key == other.key and ("'" in one.text) == ("'" in other.text)
        for one, other in zip(words, wanted, strict=True)
    )
