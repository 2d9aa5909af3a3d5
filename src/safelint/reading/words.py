"""The words of a sentence as they are counted: lower case, without numbers and without the addresses of contacts."""

from __future__ import annotations

from collections.abc import Collection

from safelint.lazy import regex
from safelint.text.prose import ASCII_WORD, INNER_STOP, INVISIBLE, WORD
from safelint.text.web_addresses import WebAddresses
from safelint.values.document import LEFT_OUT

LOOK = "\1"
"""Stands in an evened text for what asks for a closer look: a digit, an address, a letter that is not ASCII."""
LETTER_APOSTROPHE = "\u02bc"
"""An apostrophe that is a letter by its kind. Some programs write it in "hasn't"; it is read as "’" before anything
counts."""
_JOINERS = "'-`"  # joins the letters on its sides


def _made_even(char: str) -> str:
    """What an ASCII character becomes in an evened text, where "`" stands for ’ and "?" for all that is not ASCII."""
    if char.isalpha() or char in _JOINERS:
        return char.lower()
    return LOOK if char in f"0123456789@?{LOOK}" else " "


_PLAIN = "".join(map(_made_even, map(chr, range(128)))).encode().ljust(256)
_PARTING = "\u2018\u201c\u201d\u2013\u2014\u2026\u2022\u00a0\u00a3"
"""The most common characters that are not ASCII and no part of a word."""
_STOP_INSIDE = regex(r"\.(?=\w)")
_DIGIT = regex(r"\d")
_HANDLE = regex(r"(?<!\w)@\w+")
_NUMBER = regex(r"\d\w*+(?:[.,:/]\w+)*+")
_THREE_DIGITS = regex(r"\d\d\d")
_PHONE = regex(r"\d{3,}[ \u00a0-]?\d[\d \u00a0-]*\d\d")
_SHORT = regex(r"\b\d{3}(?:\d\d|[ \u00a0]?\d{3})?\b")


def evened(text: str) -> str:
    """A text of the same length whose words are parted by white space alone, in lower case.

    Most sentences can be cut from it and split. Where `LOOK` stands in one, that would not do.
    """
    text = _STOP_INSIDE.sub(LOOK, text)
    if "://" in text:
        text = text.replace("://", 3 * LOOK)
    text = text.replace("?", " ").replace("`", " ")
    if not text.isascii():
        text = text.replace("’", "`").replace(LETTER_APOSTROPHE, "`")
        for mark in _PARTING:
            text = text.replace(mark, " ")
    plain = b" %b " % text.encode("ascii", "replace").translate(_PLAIN)
    joiners = [joiner.encode() for joiner in _JOINERS if joiner.encode() in plain]
    for pair in [first + second for first in joiners for second in joiners]:
        plain = plain.replace(pair, b"  ")  # joins nothing, as in the next two
    for joiner in joiners:
        plain = plain.replace(b" " + joiner, b"  ").replace(joiner + b" ", b"  ")
    return plain[1:-1].decode().replace("`", "’")


def plain_word(word: str) -> str:
    """A word as it is compared with others, however its apostrophe and its capitals are written."""
    return word.lower().replace(LETTER_APOSTROPHE, "'").replace("’", "'")


def without_contacts(sentence: str, addresses: WebAddresses, short_numbers: Collection[str]) -> tuple[bool, list[str]]:
    """Whether the sentence gives a contact, and its words without those of contacts and numbers."""
    contact = False
    if _DIGIT.search(sentence) or "@" in sentence or LEFT_OUT in sentence or _has_address(sentence):
        contact, sentence = _clean(sentence, addresses, short_numbers)
    sentence = sentence.lower()
    if sentence.isascii():
        return contact, ASCII_WORD.findall(sentence)
    return contact, WORD.findall(INVISIBLE.sub("", sentence.replace(LETTER_APOSTROPHE, "’")))


def _has_address(sentence: str) -> bool:
    """Whether there may be an address in the sentence, or anything else with a stop inside."""
    return "://" in sentence or _STOP_INSIDE.search(sentence) is not None


def _clean(sentence: str, addresses: WebAddresses, short_numbers: Collection[str]) -> tuple[bool, str]:
    """Whether the sentence gives a contact, and the sentence without contacts and numbers."""
    bare = sentence
    if "@" in sentence or _has_address(sentence):
        bare = _HANDLE.sub(" ", addresses.left_out(sentence))
    contact = bare != sentence or _has_number(bare, short_numbers)
    return contact, _without_numbers(INNER_STOP.sub("", bare))


def _has_number(sentence: str, short_numbers: Collection[str]) -> bool:
    """Whether the sentence has as many digits as only a phone number has, or a short number."""
    digits = _THREE_DIGITS.search(sentence)
    if digits is None:
        return False
    short = (match[0].replace(" ", "").replace("\u00a0", "") for match in _SHORT.finditer(sentence, digits.start()))
    return _PHONE.search(sentence, digits.start()) is not None or any(each in short_numbers for each in short)


def _without_numbers(sentence: str) -> str:
    """The sentence with a space for each word with a digit, and what hangs on it: "MP3", "10:30", "5/6"."""
    kept: list[str] = []
    last = 0
    for match in _NUMBER.finditer(sentence):
        start = match.start()
        while start > last and (sentence[start - 1].isalnum() or sentence[start - 1] == "_"):
            start -= 1
        kept.append(sentence[last:start])
        last = match.end()
    return " ".join([*kept, sentence[last:]]) if kept else sentence
