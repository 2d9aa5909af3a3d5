"""A rule pack: all that safelint knows of words, services and limits, as frozen values, and how it is loaded quickly.

A pack is a folder of TOML files under `rules/`. `packfiles.py` reads and checks these; that takes half a second, so
what it makes is kept as plain tuples (see `store.py`) under a key of every byte of the pack's files, safelint's version
and the interpreter.

Most runs need no reasons and no examples: `load()` leaves them empty, `load(full=True)` has them.
"""

# pathlib is not imported at start-up: it costs more than reading the pack.

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from safelint import store
from safelint.model import Channel, Helpline, Needs, Reference, RetiredNumber, SafelintError

RESERVED = ("name-style", "inconsistent", "undefined-abbreviation")
"""Names in the family `terminology` that belong to coded rules: no term may be called so."""


class Rule(NamedTuple):
    """A rule that code checks. `standard` is the criterion it rests on, or "". Examples are small Markdown texts.
    `theme` is that of the term to avoid that the rule is made of, else ""."""

    id: str
    kind: str
    title: str
    severity: str
    confidence: str
    message: str
    why: str
    sources: tuple[Reference, ...]
    standard: str
    checked: str
    enabled: bool
    sourced: bool
    bad: tuple[str, ...]
    good: tuple[str, ...]
    theme: str = ""


class Term(NamedTuple):
    """Words to avoid. `kind` is `term`, `name` or `spelling`; `theme` the file that it stands in.

    `avoid` holds whole-word forms; with `patterns_only` they only illustrate `patterns`. Those in `too_broad_alone`
    count only with the context or through a pattern. `context` and `not_context` name patterns of `Pack.contexts` that
    must, or must not, match in the same sentence. `prefer` is what to write for any form that `instead` does not name,
    and `instead` what to write for those that need words of their own; either may end in a remark in brackets. `advice`
    is the message for all forms together. `fix` is false where a person must read the sentence first. No `nations`
    means all.
    """

    id: str
    theme: str
    kind: str
    severity: str
    confidence: str
    enabled: bool
    sourced: bool
    case_sensitive: bool
    context: str
    not_context: str
    avoid: tuple[str, ...]
    too_broad_alone: tuple[str, ...]
    patterns_only: bool
    patterns: tuple[str, ...]
    prefer: tuple[str, ...]
    instead: Mapping[str, tuple[str, ...]]
    fix: bool
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    nations: tuple[str, ...]
    sources: tuple[Reference, ...]
    checked: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    advice: str = ""


Name = Term


class Variant(NamedTuple):
    """One of the names that a group has for one thing, the forms in which it is met, and patterns for further ones."""

    name: str
    forms: tuple[str, ...]
    patterns: tuple[str, ...] = ()


class Group(NamedTuple):
    """Several names for one thing, of which a text should use one. `prefer` is the name of a variant, or ""."""

    id: str
    concept: str
    severity: str
    confidence: str
    enabled: bool
    sourced: bool
    case_sensitive: bool
    variants: tuple[Variant, ...]
    prefer: str
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    sources: tuple[Reference, ...]
    checked: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


class Abbreviation(NamedTuple):
    """Letters (`kind` "letters") or a word (`kind` "word") to explain where it is first used.

    `expansions` has the full form to suggest first; it is empty for a word. `known` is `yes`, `partly` or `no`: may a
    general reader be expected to know it? Letters with several meanings have this one only where one of `clues` stands
    near and none of `other_meaning` in the text.
    """

    id: str
    kind: str
    severity: str
    confidence: str
    enabled: bool
    sourced: bool
    case_sensitive: bool
    forms: tuple[str, ...]
    expansions: tuple[str, ...]
    known: str
    prefer: tuple[str, ...]
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    clues: tuple[str, ...]
    other_meaning: tuple[str, ...]
    notes: str
    sources: tuple[Reference, ...]
    checked: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


class FormerName(NamedTuple):
    """A name that its owner has given up, in every form met. `present` is the name today, or "" where there is none.

    `registry` is the id of a helpline or "". `kind` is helpline, charity, government, police, body, role, scheme, order
    or law; `change` renamed, merged, replaced or closed; `since` a year or a month. `ambiguous`: the words alone do not
    show that the old name is meant: one of `clues`, lower case, must stand near, or, with `nation_clue`, the text must
    be for the entry's nations, since others use the name.
    """

    id: str
    former: tuple[str, ...]
    present: str
    registry: str
    kind: str
    nations: tuple[str, ...]
    change: str
    since: str
    still_right: str
    ambiguous: bool
    clues: tuple[str, ...]
    nation_clue: bool
    confidence: str
    notes: str
    sources: tuple[Reference, ...]
    checked: str


class Topic(NamedTuple):
    """A subject, the words that show it, and what its signposting holds.

    An element is the id of one in `elements.toml`, or a tuple of ids any of which will do. `services` maps an element,
    a nation or another role to ids of helplines.
    """

    id: str
    strong: tuple[str, ...]
    medium: tuple[str, ...]
    weak: tuple[str, ...]
    never_alone: tuple[str, ...]
    exclude: tuple[str, ...]
    minimum: tuple[str | tuple[str, ...], ...]
    core: tuple[str | tuple[str, ...], ...]
    full: tuple[str | tuple[str, ...], ...]
    best: tuple[str | tuple[str, ...], ...]
    services: Mapping[str, tuple[str, ...]]
    link_only_ok: bool
    notes: tuple[str, ...]


class Pack(NamedTuple):
    """Everything that the files of one pack hold.

    `contexts` maps a name to a pattern (case ignored); `needs` a pattern of a term to the words that it needs (see
    `patterns.needs`); `exception_sets` a name to a dict with `says`, `ignore_case` and
    `patterns`. `registry` has the topics and audiences of helplines and what is known of shared numbers and names;
    `numbers` the numbering plan; `near_names` what `misspelt.index` makes; `phrases` what `phrases.kept` makes;
    `readability` the limits (`limits` by audience) and word lists. `elements` and the values of `prose` (`sentences`,
    `syllables`, `accessibility`) are the tables of those files as they stand.
    """

    name: str
    version: str
    jurisdiction: str
    checked: str
    review_months: int
    rules: tuple[Rule, ...]
    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    former_names: tuple[FormerName, ...]
    groups: tuple[Group, ...]
    abbreviations: tuple[Abbreviation, ...]
    contexts: Mapping[str, str]
    needs: Mapping[str, Needs]
    exception_sets: Mapping[str, Mapping[str, Any]]
    helplines: tuple[Helpline, ...]
    registry: Mapping[str, Any]
    numbers: Mapping[str, Any]
    near_names: Mapping[str, Any]
    phrases: Mapping[str, Any]
    topics: tuple[Topic, ...]
    elements: Mapping[str, Any]
    readability: Mapping[str, Any]
    prose: Mapping[str, Any]


def rules_folder() -> str:
    """The folder that holds the packs: inside an installed safelint, else the repository's own.

    Raises:
        SafelintError: neither is there.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    places = (os.path.join(package, "rules"), os.path.join(os.path.dirname(os.path.dirname(package)), "rules"))
    for place in places:
        if os.path.isfile(os.path.join(place, "uk", "pack.toml")):
            return place
    raise SafelintError("the rule packs are missing from this installation of safelint; install it again")


def load(name: str = "uk", *, folder: str = "", full: bool = False, cache: bool = True) -> Pack:
    """The pack `name` of `rules_folder()`, or the one in `folder`.

    Without `full`, what only `explain` and the like show is left empty: reasons, exceptions in words, examples, what
    sources say, notes and misuses.

    Raises:
        SafelintError: a file of the pack is wrong; the message names file, entry and key.
    """
    folder = folder or os.path.join(rules_folder(), name)
    key = _sources[name] = _key(folder)
    plain = store.get(kept_as(folder, full=full), key) if cache and key else None
    if plain is not None:
        return _restore(plain)
    from safelint.packs import packfiles  # tomllib and the schemas are only needed here

    pack = packfiles.build(os.path.basename(folder), read_files(folder))
    if cache and key:
        store.put(kept_as(folder, full=True), key, _plain(pack, {}))
        store.put(kept_as(folder, full=False), key, _plain(without_detail(pack), {}))
    return pack if full else without_detail(pack)


def extend(pack: Pack, additions: Mapping[str, Any], file: str) -> Pack:
    """The pack with house data: what a configuration's lists `helpline`, `term`, `name`, `abbreviation` and so on hold.

    `additions` is what `tomllib` gave for those keys, `file` the name for messages. Entries have the same keys as in a
    pack; sources and examples may be left out, and an entry without a source counts as confirmed by the house.

    Raises:
        SafelintError: as `load`.
    """
    from safelint.packs import packfiles

    return packfiles.extend(pack, additions, file)


def without_services(pack: Pack, off: Collection[str]) -> Pack:
    """The pack without the helplines of these ids, and without what was worked out from all of them."""
    from safelint import phrases

    return pack._replace(
        helplines=tuple(each for each in pack.helplines if each.id not in off),
        registry={key: value for key, value in pack.registry.items() if key != "derived"},
        phrases=phrases.still_right(pack.phrases, {"helpline"}),
    )


def read_files(folder: str) -> dict[str, bytes]:
    """The bytes of every TOML file below `folder`, by its path with "/", sorted.

    Raises:
        SafelintError: a folder or file cannot be read.
    """
    try:
        found = {path: store.read_bytes(entry.path) for path, entry in _entries(folder)}
    except OSError as problem:
        raise SafelintError(f"the rule pack {folder} cannot be read: {problem.strerror or problem}") from None
    if not found:
        raise SafelintError(f"the rule pack {folder} holds no TOML file")
    return dict(sorted(found.items()))


def _entries(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every TOML file below `folder` with its path from there."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(".toml"):
                    yield below + entry.name, entry
                elif entry.is_dir():
                    waiting.append(f"{below}{entry.name}/")


# What is cold: `load()` leaves it empty.
_DETAIL: dict[type[Any], tuple[str, ...]] = {
    Rule: ("why", "bad", "good"),
    Term: ("why", "exceptions", "bad", "good"),
    Group: ("why", "exceptions", "bad", "good"),
    Abbreviation: ("why", "exceptions", "notes", "bad", "good"),
    FormerName: ("notes",),
    Helpline: ("misuse",),
    Topic: ("notes",),
}


def without_detail(pack: Pack) -> Pack:
    """The pack with empty values for all that `load()` leaves out."""

    def bare(entry: Any) -> Any:
        empty = {key: type(getattr(entry, key))() for key in _DETAIL[type(entry)]}
        if hasattr(entry, "sources"):
            empty["sources"] = tuple(Reference(source.url, cite=source.cite) for source in entry.sources)
        return entry._replace(**empty)

    lists: dict[str, Any] = {
        field: tuple(map(bare, value))
        for field, value in pack._asdict().items()
        if isinstance(value, tuple) and value and type(value[0]) in _DETAIL
    }
    return pack._replace(**lists)


# The named tuples in each field of a pack, and those inside them.
_ENTRIES: dict[str, type[Any]] = {
    "rules": Rule,
    "terms": Term,
    "names": Name,
    "former_names": FormerName,
    "groups": Group,
    "abbreviations": Abbreviation,
    "helplines": Helpline,
    "topics": Topic,
}
_INSIDE: dict[str, type[Any]] = {
    "sources": Reference,
    "channels": Channel,
    "retired": RetiredNumber,
    "variants": Variant,
}


def _plain(value: Any, seen: dict[Any, Any]) -> Any:
    """The same value without named tuples, which `marshal` does not take.

    Equal texts and lists of texts become one object: `marshal` then writes and reads them once.
    """
    if isinstance(value, str):
        return seen.setdefault(value, value)
    if isinstance(value, tuple):
        plain = tuple([_plain(item, seen) for item in value])
        # Only texts: (1,) and (True,) are equal too.
        return seen.setdefault(plain, plain) if all(isinstance(item, str) for item in plain) else plain
    if isinstance(value, Mapping):
        return {_plain(key, seen): _plain(item, seen) for key, item in value.items()}
    return value


def _restore(plain: tuple[Any, ...]) -> Pack:
    fields = list(plain)
    for place, name in enumerate(Pack._fields):
        entry = _ENTRIES.get(name)
        if entry is None:
            continue
        inside = [(at, _INSIDE[key]._make) for at, key in enumerate(entry._fields) if key in _INSIDE]
        rows = []
        for row in fields[place]:
            values = list(row)
            for at, make in inside:
                if values[at]:
                    values[at] = tuple(map(make, values[at]))
            rows.append(entry._make(values))
        fields[place] = tuple(rows)
    return Pack._make(fields)


def kept_as(folder: str, *, full: bool) -> str:
    """The name under which a pack is kept; each installation has its own, so that two do not take turns."""
    place = os.path.abspath(folder) + "\0" + os.path.abspath(__file__)
    mark = store.digest(place.encode("utf-8", "surrogateescape")).hex()[:8]
    return f"pack-{os.path.basename(folder)}-{mark}-{'full' if full else 'short'}.bin"


def _key(folder: str) -> bytes:
    """What changes with every byte of the pack's files, with the code that reads them and with the interpreter.

    POSIX tells when a file was last changed in a way that nobody can set back, so the files need not be read for it.
    """
    version = getattr(sys.modules["safelint"], "__version__", "")
    parts = [store.INTERPRETER, f"{version} {_code_stamp()}".encode()]
    try:
        if os.name == "nt":
            for path, data in read_files(folder).items():
                parts += (path.encode(), data)
        else:
            parts += sorted(_stamp(path, entry.stat()) for path, entry in _entries(folder))
    except OSError:
        return b""
    return store.digest(*parts)


def _stamp(path: str, state: os.stat_result) -> bytes:
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()


def source_digest(name: str = "uk") -> bytes:
    """What changes with every byte of the files that the pack `name` was last loaded from."""
    return _sources[name]


_sources: dict[str, bytes] = {}


_MAKERS = (
    "model.py", "packs/__init__.py", "packs/packfiles.py", "packs/schema.py", "text/patterns.py", "text/runaway.py",
    "words/misspelt.py",
    "numbers/registry.py", "phrases.py", "text/matcher.py", "words/terms.py", "words/consistency.py",
    "words/former.py", "help/topics.py", "help/signposting.py", "help/held.py",
)  # fmt: skip


def _code_stamp() -> str:
    """Changes whenever the code that fills the cache does, so that a checkout need not raise its version."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    stamps = []
    for name in _MAKERS:
        try:
            state = os.stat(os.path.join(package, name))
        except OSError:
            continue
        stamps.append(f"{state.st_size}.{state.st_mtime_ns}")
    return " ".join(stamps)
