"""Numbers in words and digits: "1,200", "twenty-three", "£14.6k", "half a dozen", "three hundred and five"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.issued import year_in

if TYPE_CHECKING:
    from safelint.text.view import TextData, TextView

_THOUSANDS = 3  # digits behind a comma
_LONGEST = 9  # digits of a number that a text counts or measures with, without commas
_UNIT = range(1, 10)  # may follow a word for tens
_HUNDRED = 100
_WORDS = 12  # of a number, at most
LONGEST_SENTENCE = 60
"""Tokens of a sentence in which numbers are held against each other."""
_WITH_LETTER = regex(r"(\d{1,6})([a-z]{1,2})")


_BEGIN = ("facts.values", "facts.tens", "facts.multiples")


def number_words(knowledge: TextData) -> frozenset[str]:
    """The words with which a number begins that is not in digits."""
    return frozenset().union(*(knowledge.lexicon.numbers(name) for name in _BEGIN))


def is_slip(one: float, other: float) -> bool:
    """Whether of the digits of two numbers, several each, one differs or two have changed places."""
    first, second = f"{one:.0f}", f"{other:.0f}"
    if len(first) != len(second) or len(first) == 1:
        return False
    differ = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    turned = [first[at] for at in differ] == [second[at] for at in reversed(differ)]
    return len(differ) == 1 or (len(differ) == 2 and turned)


class NumberTold(NamedTuple):
    """A number, and the token behind it."""

    value: float
    end: int

    @property
    def is_whole(self) -> bool:
        return self.value == int(self.value)


class Figures:
    """The numbers among the tokens of a text."""

    def __init__(self, view: TextView) -> None:
        numbers = view.knowledge.lexicon.numbers
        self._view, self._tokens, self.words = view, view.tokens, view.tokens.words
        self._values, self._tens = numbers("facts.values"), numbers("facts.tens")
        self._multiples, self._letters = numbers("facts.multiples"), numbers("facts.magnitudes")
        self._lists = view.knowledge.lexicon.words
        self._article, self._added = map(view.knowledge.lexicon.words, ("facts.article", "facts.added"))

    def at(self, at: int) -> NumberTold | None:
        """The number that begins with a token; None where none does."""
        word = self.word(at)
        if word in self._multiples and self.word(at - 1) in self._article:
            is_half = self.word(at - 2) in self._lists("facts.a-half")
            return self._in_words_from(NumberTold(0.5 if is_half else 1, at))
        if word.isdecimal() and len(word) <= _LONGEST:
            return self._multiplied(self._in_digits(at))
        if self.word(at - 1) in self._added and self.word(at - 2) in self._multiples:
            return None  # the end of one that is begun: "fifty" of "a hundred and fifty"
        return self._in_words(at) or self._with_letter(at)

    def word(self, at: int) -> str:
        """A token; "" where the text has none there."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def cased(self, at: int) -> str:
        """A token with its capitals; "" where the text has none there."""
        return self._tokens.cased(at) if 0 <= at < len(self.words) else ""

    def has_capital(self, at: int) -> bool:
        return self.cased(at)[:1].isupper()

    def is_in(self, name: str, at: int) -> bool:
        """Whether a token is a word of a list."""
        return self.word(at) in self._lists(name)

    def places(self, name: str) -> list[int]:
        """The tokens that are words of a list, in order."""
        return sorted(at for word in self._lists(name) for at in self._tokens.places.get(word, ()))

    def ends_years(self, at: int) -> bool:
        """Whether a token is the second of two years: "24" of "2023/24"."""
        return self.word(at - 1) == "/" and bool(year_in(self.word(at - 2)))

    def sentence(self, at: int) -> tuple[int, int] | None:
        """The first token of the sentence of a token, and the one behind it; None where it has none, or a long one."""
        sentence = self._view.sentence_at(self._tokens.span(at, at + 1)[0]) if at >= 0 else None
        if sentence is None:
            return None
        left, right = self._tokens.at(sentence.start), self._tokens.at(sentence.end)
        return (left, right) if right - left <= LONGEST_SENTENCE else None

    def joined(self, at: int) -> bool:
        """Whether nothing stands between a token and the next."""
        starts = self._tokens.starts
        return at + 1 < len(starts) and starts[at + 1] == starts[at] + len(self.words[at])

    def _in_words(self, at: int) -> NumberTold | None:
        """ "Three thousand two hundred and five": groups below a thousand, each with what multiplies it."""
        first = self._below_a_hundred(at)
        return self._in_words_from(first) if first is not None else None

    def _in_words_from(self, first: NumberTold) -> NumberTold:
        """The number that goes on behind what it begins with: "hundred and fifty" behind one, as "a" is."""
        total, (value, end) = 0, first
        for _ in range(_WORDS):
            times = self._multiples.get(self.word(end))
            behind = end + 1 if self.word(end) in self._added else end
            more = self._below_a_hundred(behind) if self.word(end - 1) in self._multiples else None
            if times == _HUNDRED and value < _HUNDRED:
                value, end = value * times, end + 1
            elif times is not None and times != _HUNDRED:
                total, value, end = total + int(value * times), 0, end + 1
            elif more is not None:
                value, end = value + more.value, more.end
            else:
                break
        return NumberTold(total + value, end)

    def _below_a_hundred(self, at: int) -> NumberTold | None:
        word = self.word(at)
        if word in self._tens:
            unit = self._values.get(self.word(at + 1), 0)
            tens = self._tens[word]
            return NumberTold(tens + unit, at + 2) if unit in _UNIT else NumberTold(tens, at + 1)
        return NumberTold(self._values[word], at + 1) if word in self._values else None

    def _in_digits(self, at: int) -> NumberTold:
        digits, end = self.words[at], at + 1
        while len(digits) < _LONGEST and self._parted(end, ",") and self._is_group(self.words[end + 1]):
            digits, end = digits + self.words[end + 1], end + 2
        if self._parted(end, "."):
            part, times = self._times(self.words[end + 1])
            return NumberTold(float(f"{digits}.{part}") * times, end + 2)
        return NumberTold(int(digits), end)

    def _is_group(self, word: str) -> bool:
        """Whether a word is what stands behind the comma of thousands."""
        return len(word) == _THOUSANDS and word.isdecimal()

    def _parted(self, at: int, mark: str) -> bool:
        """Whether a mark stands at a token right between digits."""
        inside = self.word(at) == mark and self.joined(at - 1) and self.joined(at)
        return inside and (self.word(at + 1).isdecimal() or self._times(self.word(at + 1))[1] > 1)

    def _multiplied(self, digits: NumberTold) -> NumberTold:
        """With the word behind digits that multiplies them."""
        times = self._multiples.get(self.word(digits.end))
        return digits if times is None else NumberTold(digits.value * times, digits.end + 1)

    def _with_letter(self, at: int) -> NumberTold | None:
        digits, times = self._times(self.word(at))
        return NumberTold(int(digits) * times, at + 1) if times > 1 else None

    def _times(self, word: str) -> tuple[str, int]:
        """The digits of a word and what the letters behind them multiply by; the word and 1 where nothing does."""
        found = _WITH_LETTER.fullmatch(word)
        times = self._letters.get(found[2], 1) if found else 1
        return (found[1] if found and times > 1 else word), times
