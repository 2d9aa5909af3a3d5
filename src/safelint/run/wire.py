"""Values as bytes, for pipes between processes and for the result cache: see docs/decisions/0006.

Values are named tuples. They are written as rows, and read as the type that whoever reads them asks for: what has
another shape is refused, and nothing but values can be made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import MsgspecError, convert
from msgspec.msgpack import Decoder, Encoder

Value = TypeVar("Value")


def encoded(value: Any, instead: Callable[[Any], Any] | None = None) -> bytes:
    """A value as bytes; `instead` gives the values that stand for what is none.

    Raises:
        ValueError: it holds what cannot be written.
    """
    try:
        return Encoder(enc_hook=instead).encode(value)
    except (TypeError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def decoded(data: bytes, kind: type[Value], made: Callable[[type, Any], Any] | None = None) -> Value:
    """The value of a type in bytes; `made` gives what `instead` stood for, of its type and what stood for it.

    Raises:
        ValueError: the bytes hold no such value.
    """
    try:
        return Decoder(kind, dec_hook=made).decode(data)
    except (MsgspecError, TypeError) as error:
        raise ValueError(str(error)) from error


def converted(plain: Any, kind: Any) -> Any:
    """The value of a type that lists, mappings and the like, as `decoded` gives them for `Any`, stand for.

    Raises:
        ValueError: they stand for no such value.
    """
    try:
        return convert(plain, kind)
    except (MsgspecError, TypeError) as error:
        raise ValueError(str(error)) from error
