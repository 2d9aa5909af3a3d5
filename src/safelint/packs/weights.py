"""weights/*.toml: what words weigh, alone and together, as `tools/make_weights.py` learns it from examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from safelint.packs.entry import ID, FileKind
from safelint.packs.schema import Place, integer, items, mapping, table, tables, text
from safelint.text.weighing import HEAVIEST, Scale

if TYPE_CHECKING:
    from safelint.values.tables.compiled import ScaleTable
    from safelint.values.tables.weights import WeightsFile

_WEIGHTS = mapping(
    items(text(), least=1),
    about='a weight, and the words that have it, "_" for any word between: "12" = ["should have"]',
)
_MEANING = {
    "id": ID,
    "base": integer(about="what a passage weighs for it before its words are looked at"),
    "weights": _WEIGHTS,
}
_HOLDS = table(
    {
        "examples": text(match="[0-9a-f]{16}", about="what changes with every change of the examples"),
        "needs": integer(about="what a passage must weigh for one of the meanings to be found in it"),
        "meaning": tables(_MEANING, about="what a passage may say"),
    }
)


def _check(values: WeightsFile, file: str) -> None:
    for each in values["meaning"]:
        for weight in each["weights"]:
            if not weight.removeprefix("-").isdecimal() or abs(int(weight)) > HEAVIEST:
                wanted = f"no whole number from -{HEAVIEST} to {HEAVIEST}"
                raise Place(file, each["id"], "weights").error(f'"{weight}" is {wanted}')


FILE: FileKind[WeightsFile] = FileKind("weights/*.toml", "weights", _HOLDS, _check)


def scales(read: Mapping[str, Any]) -> dict[str, ScaleTable]:
    """The scales of a pack, by the names of their files; see `Scale`."""
    return {
        path.removeprefix("weights/").removesuffix(".toml"): Scale.plain(values)
        for path, values in read.items()
        if path.startswith("weights/")
    }
