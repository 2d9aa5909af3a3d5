"""What applies to a document, layer over layer.

From the weakest to the strongest: defaults, the file, its `[[overrides]]` in order, front matter, flags.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from time import localtime, strftime
from typing import Any, Literal, NamedTuple

from safelint.config.globs import below, one_matches
from safelint.config.values import Config, Flags, Override
from safelint.values.document import Meta
from safelint.values.families import family
from safelint.values.finding import Severity
from safelint.values.settings import NationsFrom, Settings

_DEFAULT, _FRONT_MATTER = "default", "front matter"  # where a setting comes from
_NATIONS_FROM: Mapping[str, NationsFrom] = {_DEFAULT: "none", _FRONT_MATTER: "front-matter"}
"""What reports call it; all else is given."""

AUTO = "auto"
"""The kind of text that leaves it to the text, whatever a weaker layer says."""

OF_CHECKS = ("readability", "signposting", "terminology")
"""The sections of a configuration that checks read."""


class Setting(NamedTuple):
    """One setting with where it comes from, for people."""

    name: str
    value: Any
    origin: str


class RuleLevels(NamedTuple):
    """Rules named by id or family: `select` (empty: all), `ignore`, and (name, severity or "off") in order."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: tuple[tuple[str, Severity | Literal["off"]], ...] = ()

    def level(self, rule: str, default: Severity, *, enabled: bool) -> Severity | Literal["off"]:
        """The severity of `rule` here, or "off"."""
        both = {rule, family(rule)}
        level: Severity | Literal["off"] = default if enabled else "off"
        for name, changed in self.changed:
            if name in both:
                level = changed
        if self.select and both.isdisjoint(self.select):
            return "off"
        if rule in self.select and level == "off":  # asked for by name, so it is wanted
            level = default
        if not both.isdisjoint(self.ignore) and not (family(rule) in self.ignore and rule in self.select):
            return "off"
        return level


def layers(path: str, config: Config, flags: Flags, meta: Meta | None) -> list[tuple[str, Mapping[str, Any]]]:
    """(origin, values) from the weakest to the strongest."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    if config.path:
        shown = os.path.relpath(config.path).replace(os.sep, "/")
        found.append((shown, config.values))
        found += [(f"{shown}, overrides {number}", override.values) for number, override in _overrides(path, config)]
    if meta is not None:
        own = {"audience": meta.audience, "kind": meta.kind, "nation": meta.nations, "topics": meta.topics}
        found.append((_FRONT_MATTER, own))
    command = {
        "audience": flags.audience,
        "kind": flags.kind,
        "nation": flags.nations,
        "topics": flags.topics,
        "today": flags.today,
        "select": flags.select,
        "ignore": flags.ignore,
    }
    found.append(("command line", command))
    return found


def resolve(path: str, config: Config, flags: Flags, meta: Meta | None, day: str = "") -> Settings:
    """What applies to the document at `path`. `day` is the date where nothing names one, "" for today."""
    found = {setting.name: setting for setting in explain(path, config, flags, meta)}
    values = {name: setting.value for name, setting in found.items()}
    nation = values["nation"] or ()
    kind = values["kind"]
    return Settings(
        audience=values["audience"] or "public",
        audience_given=bool(values["audience"]),
        kind="" if kind == AUTO else kind,
        nations=tuple(nation) if isinstance(nation, list | tuple) else (nation,),
        topics=tuple(values["topics"]),
        today=values["today"] or day or today(),
        nations_from=_NATIONS_FROM.get(found["nation"].origin, "given"),
        options={name: config.section(name) for name in OF_CHECKS},
    )


def explain(path: str, config: Config, flags: Flags, meta: Meta | None) -> list[Setting]:
    """Every setting of the document at `path`, its value, and which layer gave it."""
    found = {name: Setting(name, "", _DEFAULT) for name in ("audience", "kind", "nation", "topics", "today")}
    for origin, values in layers(path, config, flags, meta):
        for name in found:
            if values.get(name):
                found[name] = Setting(name, values[name], origin)
    return list(found.values())


def levels(path: str, config: Config, flags: Flags, meta: Meta | None = None) -> RuleLevels:
    """Which rules are on for the document at `path`, and how severe."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    for _, values in layers(path, config, flags, meta):
        select = tuple(values.get("select") or select)
        ignore += tuple(values.get("ignore") or ())
        changed += tuple((values.get("rules") or {}).items())
    return RuleLevels(select, ignore, changed)


def silences(path: str, config: Config) -> list[Mapping[str, str]]:
    """What the configuration silences in the document at `path`: tables of `rule`, `reason` and `text`, in order."""
    return [each for _, override in _overrides(path, config) for each in override.values.get("silence", ())]


def _overrides(path: str, config: Config) -> Iterator[tuple[int, Override]]:
    """Those that hold for the document at `path`, each with its number."""
    if config.overrides:
        relative = below(path, config.folder)
        for number, override in enumerate(config.overrides, 1):
            if one_matches(override.files, relative):
                yield number, override


def today() -> str:
    return strftime("%Y-%m-%d", localtime())
