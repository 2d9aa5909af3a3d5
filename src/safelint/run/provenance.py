"""What applies to one text, in words for people, each setting with where it comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from safelint import config as configuration
from safelint.config import Config, Flags
from safelint.config.keys import defaults
from safelint.config.settings import AUTO, OF_CHECKS
from safelint.values.document import Meta

_DEFAULTS = {
    "audience": "as the text shows, else public",
    "kind": "as the text shows, else general",
    "nation": "as the text shows, else all",
    "topics": "as the text shows",
    "today": "the day of the run",
}
_SECTIONS = (*OF_CHECKS, "helplines", "files")

Applied = tuple[str, str, str]
"""The name of a setting, its value, where it comes from."""


def applied(path: str, config: Config, flags: Flags, meta: Meta | None) -> Iterator[Applied]:
    """Every setting of the document at `path`: those that always have a value, those of the sections that are not at
    their default, and the rules that are changed, from the weakest layer to the strongest."""
    for each in configuration.explain(path, config, flags, meta):
        value = "" if each.value == AUTO else _words(each.value)
        yield each.name, value or _DEFAULTS[each.name], each.origin
    file = os.path.relpath(config.path).replace(os.sep, "/") if config.path else ""
    for package, version in dict.fromkeys((each.package, each.version) for each in config.shared):
        yield "extends", f"{package} {version}", file
    for name in _SECTIONS:
        usual = defaults(name)
        for key, value in config.section(name).items():
            if value != usual[key]:
                yield f"{name}.{key}", _words(value), file
    for origin, values in configuration.layers(path, config, flags, meta):
        for rule, level in (values.get("rules") or {}).items():
            yield rule, level, origin
        for word, names in (("only", values.get("select")), ("not", values.get("ignore"))):
            if names:
                yield word, _words(names), origin


def of_the_house(config: Config) -> Iterator[Applied]:
    """The ids of the entries that a house adds, by the key of their list, each list with the file that it stands in."""
    own = ((os.path.relpath(config.path).replace(os.sep, "/"), config.additions),) if config.additions else ()
    for file, additions in (*((each.file, each.additions) for each in config.shared), *own):
        for key, entries in additions.items():
            if entries:
                yield key, ", ".join(each["id"] for each in entries), file


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words(each)}" for key, each in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(map(_words, value))
    return "on" if value is True else "off" if value is False else str(value)
