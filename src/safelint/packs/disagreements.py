"""disagreements.toml: what the signs weigh by which two values of a text are of one thing, as
`tools/make_disagreements.py` learns it from examples."""

from __future__ import annotations

from safelint.packs.entry import FileKind
from safelint.packs.schema import integer, mapping, table, tables, text, texts

_SCALE = {
    "kinds": texts(about="the kinds of values that are weighed so"),
    "base": integer(about="what a pair weighs before its signs are looked at, in tenths of a logarithm"),
    "needs": integer(about="what a pair must weigh for one of both values to be wrong"),
    "weights": mapping(integer(), about="a sign, and what it weighs"),
}

FILE = FileKind(
    "disagreements.toml",
    "disagreements",
    table(
        {
            "examples": text(match="[0-9a-f]{16}", about="what changes with every change of the examples"),
            "scale": tables(_SCALE, about="kinds of values that have their weights together"),
        }
    ),
)
