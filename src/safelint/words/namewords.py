"""Names word by word: which words of a known name a text has, and which of them it has otherwise.

What tells a name are its words but for small ones ("of", "and"), each without the s of a plural or a possessive.
Words in a text that have the same are meant as that name, and every other difference is a slip.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from safelint.lazy import regex

_FORM = r"(?:&|[^\W_][\w'-]{0,40}\+?)"
WORD = regex(_FORM)
"""A word of a name."""
NEXT_WORD = regex(rf" ({_FORM})(?![@/\w]|\.\w)")
"""One after one space."""
CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)\w")
"""Where a word with a capital begins: the letter comes first, so that the search leaps from capital to capital."""
_MOST = 14  # words of a name, far more than any has
_LONGEST_SMALL = 3  # letters of a small word: "the", "and", "for"


class NameWord(NamedTuple):
    """`cased[start:end]`; `key` are its letters in lower case, `stem` those without the s of a plural or possessive."""

    text: str
    key: str
    stem: str
    start: int
    end: int


def key(word: str) -> str:
    """The letters and digits of a word in lower case: "Barnardo's" gives "barnardos"; "&" gives "and"."""
    return "and" if word == "&" else "".join(filter(str.isalnum, word.lower()))


def stem(letters: str) -> str:
    """A key without the ending of a plural or possessive: "services" gives "service", "charities" "charity"."""
    if len(letters) > 4 and letters.endswith("ies"):
        return letters[:-3] + "y"
    return letters[:-1] if len(letters) > 3 and letters.endswith("s") and not letters.endswith("ss") else letters


def words_of(name: str) -> list[NameWord]:
    """The words of a name that stands by itself."""
    return [_word(found[0], *found.span()) for found in WORD.finditer(name)]


def words_from(cased: str, start: int, small: Collection[str], gaps: Collection[str] = (" ",)) -> list[NameWord]:
    """The words with a capital that stand from `start` on, with the small ones between them."""
    found: list[NameWord] = []
    at = start
    while len(found) < _MOST and (match := WORD.match(cased, at)) is not None:
        word = _word(match[0], *match.span())
        if not (word.text[0].isupper() or word.key in small):
            break
        found.append(word)
        at = word.end
        gap = next((each for each in gaps if cased.startswith(each, at)), "")
        if not gap:
            break
        at += len(gap)
    while found and found[-1].key in small:
        found.pop()
    return found


def _word(text: str, start: int, end: int) -> NameWord:
    letters = key(text)
    return NameWord(text, letters, stem(letters), start, end)


def telling(words: Sequence[NameWord], small: Collection[str]) -> list[NameWord]:
    """The words of a name but for the small ones."""
    return [word for word in words if word.key not in small]


def end_of(last: NameWord, own: NameWord) -> int:
    """Where a name ends in a text whose last word stands there as `last`: a possessive is no part of it."""
    return last.end - 2 if last.text.endswith("'s") and not own.text.endswith("s") else last.end


class Difference(NamedTuple):
    """How a text has a name over its first `words` words.

    `kind` is "" where they are the same, "space" where two stand for one, "form" where only an ending or a small word
    differs, "apostrophe" where only that does, "capital" where a word in small letters has one ("Save The Children").
    """

    words: int
    kind: str


def compare(found: Sequence[NameWord], name: Sequence[NameWord], small: Collection[str]) -> Difference | None:
    """How the words that begin with `found` differ from `name`; None where a telling word does. Letters that own what
    stands behind them are those of the name: "the NSPCC's FGM Helpline"."""
    owner = name[0]
    if owner.text.isupper() and found[0].text == f"{owner.text}'s":
        found = [_word(owner.text, found[0].start, found[0].end), *found[1:]]
    at, spaces = 0, 0
    for right in telling(name, small):
        while at < len(found) and found[at].key in small:
            at += 1
        if at == len(found):
            return None
        one, two = found[at], found[at + 1] if at + 1 < len(found) else None
        if one.stem == right.stem:
            at += 1
        elif two and one.key + two.key in (right.key, right.stem):
            at, spaces = at + 2, spaces + 1
        else:
            return None
    return Difference(at, "space" if spaces else _form(found[:at], name)) if spaces < 2 else None


def _form(found: Sequence[NameWord], name: Sequence[NameWord]) -> str:
    """What differs where all telling words are the same."""
    body, wanted = found[:-1], name[:-1]
    if [word.key for word in body] != [word.key for word in wanted]:
        return "form"
    if ["'" in word.text for word in body] != ["'" in word.text for word in wanted]:
        return "apostrophe"
    other = [(one.text, two.text) for one, two in zip(body, wanted, strict=True) if one.text != two.text]
    small = all(two.islower() and len(two) <= _LONGEST_SMALL and one == two.capitalize() for one, two in other)
    return "capital" if other and small else ""
