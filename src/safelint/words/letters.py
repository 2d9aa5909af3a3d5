"""Whether letters stand for words: "VAWG" for "violence against women and girls"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from safelint.lazy import regex

_PART = regex(r"&|[^\W_]+(?:['\u2019][^\W_]+)*")
_MOST_WORDS = 20


def parts(phrase: str) -> list[str]:
    """The words of a phrase, those of a compound each for itself."""
    return ["and" if part == "&" else part for part in _PART.findall(phrase)]


def singular(letters: str) -> str:
    """The letters without the s of a plural: "IDVA" for "IDVAs"."""
    return letters[:-1] if len(letters) > 2 and letters[-1] == "s" and letters[-2].isupper() else letters


class Initials:
    """Holds letters against words, of which the `small` ones (in lower case) may be left out."""

    def __init__(self, small: Collection[str]) -> None:
        self._small = small

    def fit(self, letters: str, phrase: str) -> bool:
        """Whether `letters` are the first letters of all the words of `phrase`.

        Small words may be skipped, and from three letters on one other word after the first. A word in capitals may
        give all of its letters ("UK Council for Internet Safety"). Linear: what is kept are the numbers of letters read
        so far.
        """
        words = parts(phrase)
        wanted = singular(letters).replace("&", "").upper()
        if not 2 <= len(wanted) <= 10 or not 2 <= len(words) <= _MOST_WORDS or wanted[0] != words[0][0].upper():
            return False
        reached = {(len(words[0]) if words[0].isupper() and wanted.startswith(words[0]) else 1, len(wanted) < 3)}
        for word in words[1:]:
            reached = {state for read, skipped in reached for state in self._after(word, wanted, read, skipped)}
        return any(read == len(wanted) for read, _ in reached)

    def _after(self, word: str, wanted: str, read: int, skipped: bool) -> Iterator[tuple[int, bool]]:
        """(letters read, whether a word was skipped) after one more word."""
        if wanted.startswith(word[0].upper(), read):
            yield read + 1, skipped
            if len(word) > 1 and word.isupper() and wanted.startswith(word, read):
                yield read + len(word), skipped
        if word.lower() in self._small:
            yield read, skipped
        elif not skipped:
            yield read, True

    def fit_end(self, letters: str, before: str) -> bool:
        """Whether the last words of `before` are what `letters` stand for."""
        words = parts(before)[-_MOST_WORDS:]
        return any(self.fit(letters, " ".join(words[at:])) for at in range(len(words) - 1))

    def fit_start(self, letters: str, after: str) -> bool:
        """Whether the first words of `after` are what `letters` stand for."""
        words = parts(after)[:_MOST_WORDS]
        while words and words[0].lower() in self._small:
            words.pop(0)
        return any(self.fit(letters, " ".join(words[:end])) for end in range(2, len(words) + 1))
