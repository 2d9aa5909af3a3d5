"""TOML from anybody: read in a time that grows with its length."""

from __future__ import annotations

from typing import Any

from safelint.lazy import regex

_MOST_PARTS = 30
_LONGEST_LINE = 100  # characters of it that a message shows
_PLACE = regex(r"\(at line ([0-9]+), column ([0-9]+)\)$")
_STRING = regex(r"\"[^\"]*\"|'[^']*'")
_CURLY = regex("[\u2018-\u201f]")
_WORD = regex(r"[^\W\d]\w*")
# The parser walks all parts of a table's name for every key in it.
_LONG_KEY = regex(
    r"(?<![\w-])(?:(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){30}"  # _MOST_PARTS of them
)


def loads(text: str) -> dict[str, Any]:
    """What `text` holds.

    Raises:
        ValueError: it is no TOML (the message shows the line), is nested too deeply, or has a key of very many parts.
    """
    import tomllib

    if text.count(".") >= _MOST_PARTS and _LONG_KEY.search(text):
        raise ValueError(f"a key has more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{error}{_line(text, str(error))}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except ValueError as error:  # of a number that Python will not read
        raise ValueError("a number has too many digits") from error


def _line(text: str, problem: str) -> str:
    """The line of `text` that the parser's message counts, and what to write there where that is plain; "" where it
    counts none."""
    place = _PLACE.search(problem)
    if place is None:
        return ""
    line = text.split("\n")[int(place[1]) - 1]
    shown = line.strip()
    shown = shown if len(shown) <= _LONGEST_LINE else shown[:_LONGEST_LINE] + "..."
    return f": {shown}{_instead(line, line[int(place[2]) - 1 :])}"


def _instead(line: str, rest: str) -> str:
    """What to write in a line that cannot be read from `rest` on, "" where nobody can tell."""
    if _CURLY.search(_STRING.sub("", line).partition("#")[0]):
        return '; write straight quotes ("), not curly ones'
    word = _WORD.match(rest)
    if word is None or not line[: len(line) - len(rest)].rstrip().endswith(("=", "[", ",")):
        return ""
    if word[0].lower() in ("true", "false"):
        return f"; write {word[0].lower()}, in small letters"
    if word[0].lower() in ("yes", "no"):
        return "; write true or false"
    return f'; write words in straight quotes, as in "{word[0]}"'
