"""How a rule pack is loaded and compiled, and quickly.

A pack is a folder of TOML files under `rules/`. `packs/packfiles.py` reads and checks these, and those who look for
something in a text make their tables of them. That takes half a second, so what comes of it is kept as plain tuples
(see `store.py`) under a key of every byte of the pack's files, safelint's version and the interpreter.

Most runs need no reasons and no examples: `load()` leaves them empty, `load(full=True)` has them.
"""

# pathlib is not imported at start-up: it costs more than reading the pack.

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from safelint import store
from safelint.values.entries import (
    Abbreviation,
    Channel,
    FormerName,
    Group,
    Helpline,
    Name,
    Pack,
    Reference,
    RetiredNumber,
    Rule,
    Term,
    Topic,
    Variant,
)
from safelint.values.errors import SafelintError
from safelint.version import __version__


def rules_folder() -> str:
    """The folder that holds the packs: inside an installed safelint, else the repository's own.

    Raises:
        SafelintError: neither is there.
    """
    package = os.path.dirname(os.path.abspath(__file__))
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

    pack = compiled(packfiles.build(os.path.basename(folder), read_files(folder)))
    if cache and key:
        store.put(kept_as(folder, full=True), key, _plain(pack, {}))
        store.put(kept_as(folder, full=False), key, _plain(without_detail(pack), {}))
    return pack if full else without_detail(pack)


def compiled(pack: Pack) -> Pack:
    """A pack as its files have it, with the tables of those who look for its names, numbers and phrases in texts."""
    from safelint import phrases
    from safelint.numbers.registry import Registry
    from safelint.words import misspelt

    pack = pack._replace(near_names=misspelt.index(pack, pack.near_names["ordinary"]))
    pack = pack._replace(registry={**pack.registry, "derived": Registry.of(pack).derived()})
    return pack._replace(phrases=phrases.kept(pack))


def extend(pack: Pack, additions: Mapping[str, Any], file: str) -> Pack:
    """The pack with house data: what a configuration's lists `helpline`, `term`, `name`, `abbreviation` and so on hold.

    `additions` is what `tomllib` gave for those keys, `file` the name for messages. Entries have the same keys as in a
    pack; sources and examples may be left out, and an entry without a source counts as confirmed by the house.

    Raises:
        SafelintError: as `load`.
    """
    from safelint import phrases
    from safelint.packs import packfiles
    from safelint.words import misspelt

    longer = packfiles.extend(pack, additions, file)
    changed = {key for key, entries in additions.items() if entries}
    longer = _without_derived(longer)._replace(phrases=phrases.still_right(pack.phrases, changed))
    if changed.isdisjoint(("helpline", "name", "former_name")):
        return longer
    return longer._replace(near_names=misspelt.index(longer, pack.near_names["ordinary"]))


def without_services(pack: Pack, off: Collection[str]) -> Pack:
    """The pack without the helplines of these ids, and without what was worked out from all of them."""
    from safelint import phrases

    return _without_derived(pack)._replace(
        helplines=tuple(each for each in pack.helplines if each.id not in off),
        phrases=phrases.still_right(pack.phrases, {"helpline"}),
    )


def _without_derived(pack: Pack) -> Pack:
    """The pack without what was worked out from all its helplines."""
    return pack._replace(registry={key: value for key, value in pack.registry.items() if key != "derived"})


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
        inside = [(at, partial(tuple.__new__, _INSIDE[key])) for at, key in enumerate(entry._fields) if key in _INSIDE]
        rows = []
        for row in fields[place]:
            values = list(row)
            for at, make in inside:
                if values[at]:
                    values[at] = tuple(map(make, values[at]))
            rows.append(tuple.__new__(entry, values))
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
    parts = [store.INTERPRETER, f"{__version__} {_code_stamp()}".encode()]
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
    "values/entries.py",
    "compiler.py", "packs/packfiles.py", "packs/schema.py", "text/patterns.py", "text/runaway.py",
    "words/misspelt.py",
    "numbers/registry.py", "phrases.py", "text/matcher.py", "words/terms.py", "words/consistency.py",
    "words/former.py", "help/topics.py", "help/wordings.py", "help/held.py",
    "packs/lexicon.py", "lexicon/compiling.py", "lexicon/lexicon.py", "lexicon/notation.py",
    "lexicon/tokens.py", "lexicon/folding.py",
)  # fmt: skip


def _code_stamp() -> str:
    """Changes whenever the code that fills the cache does, so that a checkout need not raise its version."""
    package = os.path.dirname(os.path.abspath(__file__))
    stamps = []
    for name in _MAKERS:
        try:
            state = os.stat(os.path.join(package, name))
        except OSError:
            continue
        stamps.append(f"{state.st_size}.{state.st_mtime_ns}")
    return " ".join(stamps)
