"""Configuration: the file nearest to a document, its overrides, the document's own front matter, and the flags.

From the weakest to the strongest: defaults, the file, its `[[overrides]]` in order, front matter, flags.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.config.discovery import MOST_BYTES, NAME, find
from safelint.config.globs import compiled
from safelint.config.shared import ADDITIONS, Shared
from safelint.disk.read import contents, leads_out
from safelint.values.document import Meta
from safelint.values.errors import SafelintError
from safelint.values.settings import Settings

if TYPE_CHECKING:
    from safelint.values.entries import Group, Pack

_DEFAULT, _FRONT_MATTER = "default", "front matter"  # where a setting comes from
_NATIONS_FROM = {_DEFAULT: "none", _FRONT_MATTER: "front-matter"}  # in reports; all else is given


class Override(NamedTuple):
    """Settings for the files that one of `files` (globs, relative to the configuration) matches."""

    files: tuple[str, ...]
    values: Mapping[str, Any]


class Config(NamedTuple):
    """One configuration file, read and checked. `path` is "" where there is none; `folder` is where its globs begin.
    `additions` is the house's own data, entries as in a pack; `shared` that of the packages that it extends."""

    path: str = ""
    folder: str = ""
    values: Mapping[str, Any] = {}
    overrides: tuple[Override, ...] = ()
    additions: Mapping[str, Any] = {}
    shared: tuple[Shared, ...] = ()

    def section(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.values.get(name, {})
        return found


class Flags(NamedTuple):
    """What the command line says; empty where it says nothing."""

    audience: str = ""
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: str = ""
    across: bool = False
    untrusted: bool = False


class Setting(NamedTuple):
    """One setting with where it comes from, for people."""

    name: str
    value: Any
    origin: str


def load(path: str) -> Config:
    """Reads and checks a configuration file.

    Raises:
        SafelintError: it cannot be read, or holds an unknown key or a wrong value; names file, key and nearest key.
    """
    from safelint import toml

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
    for suffix in values["files"].get("suffixes", {}):
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise SafelintError(f"{shown}: files.suffixes: write {suffix} in small letters, with its dot")
    _must_be_few_globs(values, shown)
    overrides = tuple(
        Override(each["files"], {key: value for key, value in each.items() if key not in ("files", "reason")})
        for each in values.pop("overrides", ())
    )
    return Config(path, os.path.dirname(os.path.abspath(path)), values, overrides, additions, _shared(values, shown))


def _shared(values: Mapping[str, Any], shown: str) -> tuple[Shared, ...]:
    if not values["extends"]:
        return ()
    from safelint.config.shared import of_packages

    return of_packages(values["extends"], shown)


def _must_be_few_globs(values: Mapping[str, Any], shown: str) -> None:
    """Every glob is held against every path, so that there are few."""
    from safelint.config.keys import MOST_GLOBS

    globs = [*values["files"].get("exclude", ()), *(glob for each in values["overrides"] for glob in each["files"])]
    if len(globs) > MOST_GLOBS:
        raise SafelintError(f"{shown}: overrides: have more than {MOST_GLOBS:,} globs together with files.exclude")


def extended(pack: Pack, config: Config) -> Pack:
    """The pack with what the house shares with others and its own data, and without the services that it switches off.

    Raises:
        SafelintError: an entry is wrong; the message names it.
    """
    for each in config.shared:
        pack = _longer(pack, each.additions, each.file)
    if config.additions:
        pack = _longer(pack, config.additions, os.path.relpath(config.path))
    off = config.section("helplines").get("off", ())
    if off:
        from safelint.knowledge.compiler import without_services

        problem = f"{os.path.relpath(config.path)}: helplines.off: no service has the id"
        all_known(off, [helpline.id for helpline in pack.helplines], problem)
        pack = without_services(pack, off)
    groups = config.section("terminology").get("groups", {})
    if groups:
        problem = f"{os.path.relpath(config.path)}: terminology.groups"
        all_known(groups, [group.id for group in pack.groups], f"{problem}: no group has the id")
        changed = (_as_set(group, groups[group.id], problem) if group.id in groups else group for group in pack.groups)
        pack = pack._replace(groups=tuple(changed))
    return pack


def _longer(pack: Pack, additions: Mapping[str, Any], file: str) -> Pack:
    """The pack with what a file adds to it, whose examples hold."""
    from safelint.knowledge.compiler import extend

    known = {each.id for each in (*pack.terms, *pack.names)}
    pack = extend(pack, additions, file)
    own = [each for each in (*pack.terms, *pack.names) if each.id not in known and (each.bad or each.good)]
    if own:
        from safelint.config.examples import must_hold

        must_hold(pack, own, file)
    return pack


def _as_set(group: Group, value: str, problem: str) -> Group:
    """The group switched on or off, or on with another of its names to keep."""
    if value in ("on", "off"):
        return group._replace(enabled=value == "on")
    names = [variant.name for variant in group.variants]
    all_known((value,), ("on", "off", *names), f"{problem}.{group.id}: the group has no name")
    return group._replace(enabled=True, prefer=value, message=f'Write "{value}".')


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


def layers(path: str, config: Config, flags: Flags, meta: Meta | None) -> list[tuple[str, Mapping[str, Any]]]:
    """(origin, values) from the weakest to the strongest."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    if config.path:
        shown = os.path.relpath(config.path).replace(os.sep, "/")
        found.append((shown, config.values))
        for number, override in enumerate(config.overrides, 1):
            if matches(override.files, path, config.folder):
                found.append((f"{shown}, overrides {number}", override.values))
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
    nation = values["nation"]
    kind = values["kind"]
    return Settings(
        audience=values["audience"] or "public",
        audience_given=bool(values["audience"]),
        kind="" if kind == "auto" else kind,
        nations=(nation,) if isinstance(nation, str) and nation else tuple(nation),
        topics=tuple(values["topics"]),
        today=values["today"] or day or today(),
        nations_from=_NATIONS_FROM.get(found["nation"].origin, "given"),
        options={name: config.section(name) for name in ("readability", "signposting", "terminology", "files")},
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
    changed: dict[str, str] = {}
    for _, values in layers(path, config, flags, meta):
        select = tuple(values.get("select") or select)
        ignore += tuple(values.get("ignore") or ())
        changed.update(values.get("rules") or {})
    return RuleLevels(select, ignore, tuple(changed.items()))


def silences(path: str, config: Config) -> list[Mapping[str, str]]:
    """What the configuration silences in the document at `path`: tables of `rule`, `reason` and `text`, in order."""
    return [
        each
        for override in config.overrides
        if override.values.get("silence") and matches(override.files, path, config.folder)
        for each in override.values["silence"]
    ]


class RuleLevels(NamedTuple):
    """Rules named by id or family: `select` (empty: all), `ignore`, and (name, severity or "off") in order."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()

    def level(self, rule: str, default: str, *, enabled: bool) -> str:
        """The severity of `rule` here, or "off"."""
        family = rule.split("/", 1)[0]
        level = default if enabled else "off"
        for name, changed in self.changed:
            if name in (rule, family):
                level = changed
        if self.select and not {rule, family} & set(self.select):
            return "off"
        if rule in self.select and level == "off":  # asked for by name, so it is wanted
            level = default
        if {rule, family} & set(self.ignore) and not (family in self.ignore and rule in self.select):
            return "off"
        return level


def matches(globs: Sequence[str], path: str, folder: str) -> bool:
    """Whether one of some globs (see `config/globs.py`), relative to `folder`, matches a path."""
    if not globs:
        return False
    try:
        relative = os.path.relpath(os.path.abspath(path), folder or ".").replace(os.sep, "/")
    except ValueError:  # another drive
        return False
    return any(compiled(glob)(relative) for glob in globs)


def known_rule(name: str, rules: Sequence[str]) -> None:
    """Raises SafelintError where `name` is no rule and no family."""
    if name not in rules and not any(rule.startswith(name + "/") for rule in rules):
        raise unknown_rule(name, rules)


def unknown_rule(name: str, rules: Sequence[str]) -> SafelintError:
    """What there is to say of a name that is no rule and no family."""
    from safelint.nearest import nearest_rule

    return SafelintError(f"there is no rule or family called {name}{nearest_rule(name, rules)}")


_FEW = 50
"""So many names, or fewer, are listed for whoever typed one that is none of them."""


def all_known(names: Iterable[str], known: Collection[str], problem: str) -> None:
    """Raises SafelintError for the first of `names` that is not `known`: the problem, the name, the nearest known, and
    where there are few the known names."""
    for name in names:
        if name not in known:
            from safelint.nearest import nearest

            listed = f"; known: {', '.join(known)}" if 0 < len(known) <= _FEW else ""
            raise SafelintError(f"{problem} {name}{nearest(name, known)}{listed}")


def today() -> str:
    from time import localtime, strftime

    return strftime("%Y-%m-%d", localtime())
