"""How a rule pack is loaded and compiled, and quickly.

A pack is a folder of TOML files under `rules/`. `packs/packfiles.py` reads and checks these, and those who look for
something in a text make their tables of them. That takes seconds, so what comes of it ships with an installed safelint
(see `shipped.py`) and is kept as plain values in the user's cache (see `disk/store.py`).

Most runs need no reasons and no examples: `load()` leaves them empty, `load(full=True)` has them.
"""

from __future__ import annotations

import os
from typing import NamedTuple
from zlib import crc32

from safelint.disk import store
from safelint.knowledge import beside, sources
from safelint.knowledge.plain import plain, restored, without_detail
from safelint.memory import quiet
from safelint.values.entries import Pack


class LoadedPack(NamedTuple):
    """A pack, and a digest that changes with every byte of all that it was made from, and with nothing else."""

    pack: Pack
    digest: bytes


def load(name: str = "uk", *, folder: str = "", full: bool = False) -> Pack:
    """The pack of `loaded`."""
    return loaded(name, folder=folder, full=full).pack


def loaded(name: str = "uk", *, folder: str = "", full: bool = False) -> LoadedPack:
    """The newest release of the pack `name`, of the one that comes with safelint and those that are installed beside
    it; or the one in `folder`.

    Without `full`, what only `explain` and the like show is left empty: reasons, exceptions in words, examples, what
    sources say, and notes.

    Raises:
        SafelintError: a file of the pack is wrong; the message names file, entry and key.
    """
    own = "" if folder else os.path.join(sources.rules_folder(), name)
    folder = folder or beside.newest(name, own)
    made_of = _made_of(folder)
    digest = b"\n".join((store.INTERPRETER, made_of.encode()))
    kept = store.get(kept_as(folder, "full" if full else "short"), digest)
    if kept is not None:
        return LoadedPack(restored(kept), digest)
    shown = folder if own and folder != own else os.path.basename(folder)
    pack = _ready(folder, shown, made_of if folder == own else "")
    short = without_detail(pack)
    with quiet():
        store.put(kept_as(folder, "full"), digest, plain(pack, {}))
        store.put(kept_as(folder, "short"), digest, plain(short, {}))
    return LoadedPack(pack if full else short, digest)


def _ready(folder: str, shown: str, may_be: str) -> Pack:
    """The pack in a folder, in full: as it ships where that was made from what has the digest `may_be`, else compiled;
    `shown` names it in messages."""
    if may_be:
        from safelint.knowledge import shipped  # and JSON

        found = shipped.read(folder, may_be)
        if found is not None:
            return found
    from safelint.knowledge.compiler import built

    return built(shown, sources.read_files(folder))


def _made_of(folder: str) -> str:
    """The digest of all that a pack in `folder` is made of.

    To read and digest all that takes as long as to compile a tenth of it. So the digest is kept, too, and holds as long
    as no file has changed by its size, times and number on the disk.
    """
    stamp = sources.stamp(folder) if store.folder() else b""
    name = kept_as(folder, "digest")
    found = store.get(name, stamp) if stamp else None
    if not isinstance(found, str):
        found = sources.digest(sources.read_files(folder))
        if stamp:
            store.put(name, stamp, found)
    return found


def kept_as(folder: str, what: str) -> str:
    """The name under which `what` of a pack is kept: `full`, `short` or its `digest`. Each installation has its own, so
    that two do not take turns."""
    place = os.path.abspath(folder) + "\0" + os.path.abspath(__file__)
    mark = crc32(place.encode("utf-8", "surrogateescape"))
    return f"pack-{os.path.basename(folder)}-{mark:08x}-{what}.bin"
