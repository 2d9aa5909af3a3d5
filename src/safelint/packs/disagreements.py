"""disagreements.toml: what the signs weigh by which two values of a text are of one thing, as
`tools/make_disagreements.py` learns it from examples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safelint.facts.moments import MOMENTS
from safelint.facts.quantities import AMOUNTS
from safelint.packs.entry import FileKind
from safelint.packs.schema import Place, choices, integer, mapping, table, tables, text

if TYPE_CHECKING:
    from safelint.values.tables.disagreements import DisagreementsTable

_KINDS = (*AMOUNTS, *MOMENTS)

_SCALE = {
    "kinds": choices(_KINDS, about="the kinds of values that are weighed so"),
    "base": integer(about="what a pair weighs before its signs are looked at, in tenths of a logarithm"),
    "needs": integer(about="what a pair must weigh for one of both values to be wrong"),
    "weights": mapping(integer(), about="a sign, and what it weighs"),
}


def _check(values: DisagreementsTable, file: str) -> None:
    times: Counter[str] = Counter(kind for row in values["scale"] for kind in row["kinds"])
    for kind in _KINDS:
        if times[kind] != 1:
            raise Place(file, key="scale").error(f'"{kind}" must be one of the kinds of one scale')


FILE: FileKind[DisagreementsTable] = FileKind(
    "disagreements.toml",
    "disagreements",
    table(
        {
            "examples": text(match="[0-9a-f]{16}", about="what changes with every change of the examples"),
            "scale": tables(_SCALE, about="kinds of values that have their weights together"),
        }
    ),
    _check,
)
