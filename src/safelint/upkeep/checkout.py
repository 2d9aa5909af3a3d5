"""Where the pack lies that a person keeps: in a checkout of the repository, never in an installed copy."""

from __future__ import annotations

import os

from safelint.knowledge import sources
from safelint.values.entries import HEAD
from safelint.values.errors import SafelintError

_PACK = os.path.join("rules", "uk")


def pack_folder(named: str) -> str:
    """The folder of the pack: the one that is `named`, else that of the checkout around the current folder, else that
    of the checkout that this safelint runs from.

    Raises:
        SafelintError: there is none; says what to do.
    """
    if named:
        if not _is_pack(named):
            raise SafelintError(f"{named}: no rule pack lies there: a pack has a file pack.toml")
        return named
    here = os.getcwd()
    while not _is_pack(os.path.join(here, _PACK)):
        above = os.path.dirname(here)
        if above == here:
            return _beside_the_code()
        here = above
    return os.path.relpath(os.path.join(here, _PACK))


def _beside_the_code() -> str:
    rules = sources.rules_folder()
    if os.path.isfile(os.path.join(os.path.dirname(rules), "pyproject.toml")):
        return os.path.relpath(os.path.join(rules, "uk"))
    raise SafelintError(
        "this is an installed safelint, and the registry is kept in its repository: run this in a checkout of that "
        "(git clone), name the folder of a pack with --pack, or send the form instead"
    )


def _is_pack(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, HEAD))
