"""Tables of nation-names.toml: bodies and laws of some nations alone."""

from typing import TypedDict

from safelint.values.settings import Nation

_Names = tuple[str, ...]
InsteadTable = TypedDict(
    "InsteadTable", {"england": _Names, "wales": _Names, "scotland": _Names, "northern-ireland": _Names}
)
"""The names of what each nation has in place of a body or a law of others, any of which may be meant; none where it has
nothing."""


class NationBodyRow(TypedDict):
    """A body or a law of some nations alone: the forms of its name, what it does there, and what others have instead.
    One that is `certain` is hardly meant in a text for another nation; in a sentence with one of `unless` it may be."""

    forms: tuple[str, ...]
    certain: bool
    nations: tuple[Nation, ...]
    does: str
    unless: tuple[str, ...]
    instead: InsteadTable
    url: str


class NationNamesTable(TypedDict):
    """nation-names.toml."""

    recorded: str
    body: tuple[NationBodyRow, ...]
