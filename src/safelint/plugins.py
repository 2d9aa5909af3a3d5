"""How what is dropped into a package is found: a module that holds a value under an agreed name registers itself."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from safelint.values.errors import SafelintError


def modules(folder: str) -> tuple[str, ...]:
    """The names of the modules in the package at `folder`, sorted; those that begin with an underscore left out."""
    entries = os.listdir(folder)
    names = (entry.removesuffix(".py") for entry in entries if entry.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def registered(module: str, name: str, *shapes: type) -> Any:
    """What `module` (its full name) holds as `name`, None where it holds none.

    Raises `SafelintError` where that has none of the `shapes`.
    """
    found = getattr(import_module(module), name, None)
    if found is not None and not isinstance(found, shapes):
        raise SafelintError(f"{module}: {name} is no {' or '.join(shape.__name__ for shape in shapes)}")
    return found
