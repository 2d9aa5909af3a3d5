"""A configuration file, read and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from safelint import toml
from safelint.config.discovery import MOST_BYTES, NAME, find
from safelint.config.shared import ADDITIONS, of_packages
from safelint.config.values import Config, FilesSection, Override, SignpostingSection
from safelint.disk.read import contents, leads_out
from safelint.values.errors import SafelintError

Section = TypeVar("Section")

# What the keys are is imported only where there is a file: most texts have none.


def for_path(path: str, named: str = "") -> Config:
    """The configuration for a document: the one named on the command line, else the nearest; empty where none is."""
    return obeyed(os.path.abspath(named) if named else find(path), named)


def obeyed(found: str, named: str = "") -> Config:
    """The configuration in a file that was found, or that the command line has `named`; empty where there is none."""
    if named and not os.path.isfile(found):
        raise SafelintError(f"{named}: there is no such configuration file")
    if found and not named and leads_out(found):
        raise SafelintError(
            f"{os.path.relpath(found)}: is a link that leads out of here; to use it, name it with --config"
        )
    return load(found) if found else Config()


def load(path: str) -> Config:
    """Reads and checks a configuration file.

    Raises:
        SafelintError: it cannot be read, or holds an unknown key or a wrong value; names file, key and nearest key.
    """
    shown = os.path.relpath(path) if not path.startswith("..") else path
    try:
        raw = toml.loads(contents(path, MOST_BYTES).decode("utf-8-sig"))
    except OSError as error:
        raise SafelintError(f"{shown}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SafelintError(f"{shown}: is not valid TOML: {error}") from error
    if os.path.basename(path) == "pyproject.toml":
        tools = raw.get("tool")
        raw = tools.get("safelint", {}) if isinstance(tools, dict) else {}
        if not isinstance(raw, dict):
            raise SafelintError(f"{shown}: tool.safelint: must be a table")
    additions = {key: raw.pop(key) for key in ADDITIONS if key in raw}
    values = _read(raw, shown)
    files, signposting = _section(FilesSection, values["files"]), _section(SignpostingSection, values["signposting"])
    for suffix in files.suffixes:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise SafelintError(f"{shown}: files.suffixes: write {suffix} in small letters, with its dot")
    _must_be_few_globs(files.exclude, values["overrides"], shown)
    overrides = tuple(
        Override(each["files"], {key: value for key, value in each.items() if key not in ("files", "reason")})
        for each in values.pop("overrides", ())
    )
    shared = of_packages(values["extends"], shown) if values["extends"] else ()
    folder = os.path.dirname(os.path.abspath(path))
    return Config(path, folder, values, overrides, additions, shared, files, signposting)


def _section(kind: Callable[..., Section], values: Mapping[str, Any]) -> Section:
    """A section by its type, whose fields are called as its keys. One that is left out has its defaults."""
    return kind(**{key.replace("-", "_"): value for key, value in values.items()})


def _must_be_few_globs(exclude: Sequence[str], overrides: Sequence[Mapping[str, Any]], shown: str) -> None:
    """Every glob is held against every path, so that there are few."""
    from safelint.config.keys import MOST_GLOBS

    globs = [*exclude, *(glob for each in overrides for glob in each["files"])]
    if len(globs) > MOST_GLOBS:
        raise SafelintError(f"{shown}: overrides: have more than {MOST_GLOBS:,} globs together with files.exclude")


def _read(raw: Mapping[str, Any], file: str) -> dict[str, Any]:
    from safelint.config.keys import kinds
    from safelint.packs import schema as s

    read: dict[str, Any] = s.table(kinds()).read(dict(raw), s.Place(file))
    return read


def json_schema() -> dict[str, Any]:
    """The JSON schema of a configuration, the house's own data with it: what `rules/schema/safelint.json` holds."""
    from safelint.config.keys import kinds
    from safelint.packs import schema as s
    from safelint.packs.packfiles import HOUSE

    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"safelint: {NAME}"}
    return {**head, **s.table({**kinds(), **HOUSE}).json}
