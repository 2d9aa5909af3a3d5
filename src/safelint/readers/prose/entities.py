"""Character references of HTML (`&nbsp;`, `&#8217;`), with their places kept."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.readers.prose.build import Builder, Context
from safelint.readers.prose.mask import STAND_IN
from safelint.values.document import LEFT_OUT

_ENTITY = regex(r"&(?:#[xX][0-9A-Fa-f]{1,8};?|#[0-9]{1,10};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_STAND_INS = regex(STAND_IN + "+")
_LONGEST_BARE = 6  # letters in the longest name that needs no semicolon
_WINDOWS = {128 + position: char for position, char in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")}


def decode_entity(written: str, *, attribute: bool = False) -> tuple[str, int]:
    """What a character reference stands for, and how many characters of `written` it takes (0: it is none).

    By the HTML standard: some names need no semicolon, but in an attribute only where no letter or digit follows.
    """
    if written[1] == "#":
        digits = written[2:].rstrip(";")
        return _numbered(int(digits[1:], 16) if digits[0] in "xX" else int(digits)), len(written)
    from html.entities import html5  # two thousand names, which most texts do not ask for

    name = written[1:]
    if name.endswith(";") and name in html5:
        return html5[name], len(written)
    bare = name.rstrip(";")
    for length in range(min(len(bare), _LONGEST_BARE), 1, -1):
        if bare[:length] in html5:
            if attribute and len(bare) > length:
                return "", 0
            return html5[bare[:length]], length + 1
    return "", 0


def _numbered(number: int) -> str:
    if number in _WINDOWS:
        return _WINDOWS[number]
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)


def uncover(covered: str) -> str:
    """`LEFT_OUT` in place of each template tag that was covered."""
    return _STAND_INS.sub(LEFT_OUT, covered) if STAND_IN in covered else covered


def decode_attribute(raw: str) -> str:
    """An attribute's value with its character references decoded; a template tag in it becomes `LEFT_OUT`."""
    raw = uncover(raw)
    if "&" not in raw:
        return raw
    pieces: list[str] = []
    at = 0
    for match in _ENTITY.finditer(raw):
        char, length = decode_entity(match[0], attribute=True)
        end = match.start() + length
        if length and (raw[end - 1] == ";" or not raw.startswith("=", end)):
            pieces += (raw[at : match.start()], char)
            at = end
    return "".join((*pieces, raw[at:]))


def add_html(builder: Builder, context: Context, a: int, b: int, *, attribute: bool = False) -> None:
    """As `Builder.add`, with character references decoded."""
    source = builder.masked
    ampersand = source.find("&", a, b)
    while ampersand >= 0:
        match = _ENTITY.match(source, ampersand, b)
        char, length = decode_entity(match[0], attribute=attribute) if match else ("", 0)
        if length:
            builder.add(context, a, ampersand)
            builder.put(context, char, ampersand, ampersand + length)
            a = ampersand + length
        ampersand = source.find("&", ampersand + max(length, 1), b)
    builder.add(context, a, b)
