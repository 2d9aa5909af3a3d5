"""TOML from anybody: read in a time that grows with its length."""

from __future__ import annotations

from typing import Any

from safelint.lazy import regex

_MOST_PARTS = 30
# The parser walks all parts of a table's name for every key in it.
_LONG_KEY = regex(
    r"(?<![\w-])(?:(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){30}"  # _MOST_PARTS of them
)


def loads(text: str) -> dict[str, Any]:
    """What `text` holds.

    Raises:
        ValueError: it is no TOML, is nested too deeply, or has a key of very many parts.
    """
    import tomllib

    if text.count(".") >= _MOST_PARTS and _LONG_KEY.search(text):
        raise ValueError(f"a key has more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # of a number that Python will not read
        raise ValueError("a number has too many digits") from error
