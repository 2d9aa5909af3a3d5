"""What to write in the place of a name that was given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.entries import FormerName

_OF_NO_BODY = frozenset(("role", "scheme", "order", "law"))
_CAPITAL = regex(" [A-Z]")


def replacement(lexicon: Lexicon, entry: FormerName, words: str, around: tuple[str, str]) -> str:
    """The name of today where it can stand in place of `words` without any other change, else ""; `around` is what
    stands before and after them."""
    before, after = around
    new = entry.present
    if entry.change != "renamed" or "(" in new or not new[:1].isupper():
        return ""
    if _plain(words) != _plain(entry.former[0]) or entry.kind in _OF_NO_BODY:
        return ""
    things = lexicon.words("former.thing")
    old, thing = words.split()[-1].lower(), new.split()[-1].lower()
    article = _article(lexicon, before)
    if (old != thing or thing not in things) and (article or {old, thing} & things or _CAPITAL.match(after)):
        return ""
    return "" if article not in ("", "the") or after.startswith("'") or new.startswith("The ") else new


def _article(lexicon: Lexicon, before: str) -> str:
    """The article of a name before which this stands, perhaps with one small word between; else ""."""
    words = before.split()[-2:] if before.endswith(" ") else []
    articles = lexicon.words("former.article")
    if words and words[-1].lower() in articles:
        return words[-1].lower()
    if len(words) > 1 and words[0].lower() in articles and words[1].replace("-", "").islower():
        return words[0].lower()
    return ""


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))
