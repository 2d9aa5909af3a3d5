"""What to write in the place of a name that was given up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.entries import FormerName
    from safelint.words.inflection import Inflection

_OF_NO_BODY = frozenset(("role", "scheme", "order", "law"))
_CAPITAL = regex(" [A-Z]")
_WITH_LETTERS = regex(r"(.+) \(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_LETTERS = regex(r"[A-Z][A-Za-z]*[A-Z]s?")
_MOST_LETTERS = 8


def replacement(lexicon: Lexicon, entry: FormerName, words: str, around: tuple[str, str]) -> str:
    """The name of today where it can stand in place of `words` without any other change, else ""; `around` is what
    stands before and after them."""
    before, after = around
    if entry.change != "renamed" or len(entry.present) != 1:
        return ""
    (new,) = entry.present
    if "(" in new or not new[:1].isupper():
        return ""
    if _plain(words) != _plain(entry.former[0]) or entry.kind in _OF_NO_BODY:
        return ""
    things = lexicon.words("former.thing")
    old, thing = words.split()[-1].lower(), new.split()[-1].lower()
    article = _article(lexicon, before)
    if (old != thing or thing not in things) and (article or {old, thing} & things or _CAPITAL.match(after)):
        return ""
    return (
        ""
        if article not in ("", *lexicon.words("owners.articles")) or after.startswith("'") or new.startswith("The ")
        else new
    )


def present_names(
    lexicon: Lexicon, inflection: Inflection, entry: FormerName, words: str, before: str
) -> Iterator[str]:
    """What a person can fit into the sentence in place of `words`, the best first: letters for letters, and the name.

    `before` is what stands before them. "CRB check" gives "DBS check", "Primary Care Trusts" the name for several.
    """
    for present in entry.present:
        yield from _present_name(lexicon, inflection, entry, present, words, before)


def _present_name(
    lexicon: Lexicon, inflection: Inflection, entry: FormerName, present: str, words: str, before: str
) -> Iterator[str]:
    named = _WITH_LETTERS.fullmatch(present)
    name, letters = named.groups() if named else (present, "")
    parts = words.split()
    old = next((part for part in parts if _is_letters(entry, part)), "")
    of_things = not name[:1].isupper()  # of which there are several, as of boards and meetings
    several = old.endswith("s") and not old.isupper()
    if old and letters and (of_things or not several):
        new = letters + "s" * several
        yield " ".join(new if part == old else part for part in parts)
    article = _article(lexicon, before)
    if old and (
        len(parts) > 1 or article not in ("", *lexicon.words("owners.articles")) or (several and not of_things)
    ):
        return  # the name cannot stand before "check", or for what "a new CRB" is
    fitted = inflection.fitted(words.lower(), name) if of_things else name
    if not before or before[-1] == "\n" or before.rstrip()[-1:] in (".", "!", "?"):
        fitted = fitted[:1].upper() + fitted[1:]
    full = f"{fitted} ({letters}{'s' * (fitted != name and fitted.endswith('s'))})" if old and letters else fitted
    has_article = article or not _is_after_word(before) or not full[:1].isupper() or full.startswith("The ")
    thing = name.split(" (")[0].split()[-1].lower()
    is_thing = thing != parts[-1].lower() and thing in lexicon.words("former.thing")  # a council for a council fits
    yield full if has_article or not is_thing else f"the {full}"


def _is_letters(entry: FormerName, word: str) -> bool:
    return len(word) <= _MOST_LETTERS and _LETTERS.fullmatch(word) is not None and word in entry.former


def _is_after_word(before: str) -> bool:
    """Whether a name stands in a sentence, behind another word."""
    return before[-1:] == " " and before[-2:-1].isalpha()


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
