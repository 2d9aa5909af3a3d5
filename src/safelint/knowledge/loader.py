"""How a rule pack is loaded and compiled, and quickly.

A pack is a folder of TOML files under `rules/`. `packs/packfiles.py` reads and checks these, and those who look for
something in a text make their tables of them. That takes seconds, so what comes of it ships with an installed safelint
(see `shipped.py`) and is kept as plain values in the user's cache (see `disk/store.py`).

Most runs need no reasons and no examples: `load()` leaves them empty, `load(full=True)` has them.
"""

from __future__ import annotations

import os
from zlib import crc32

from safelint.disk import store
from safelint.knowledge import beside, sources
from safelint.knowledge.plain import plain, restored, without_detail
from safelint.values.entries import Pack


def load(name: str = "uk", *, folder: str = "", full: bool = False, cache: bool = True) -> Pack:
    """The newest release of the pack `name`, of the one that comes with safelint and those that are installed beside
    it; or the one in `folder`.

    Without `full`, what only `explain` and the like show is left empty: reasons, exceptions in words, examples, what
    sources say, notes and misuses. Without `cache` the pack is compiled, whatever is kept or ships.

    Raises:
        SafelintError: a file of the pack is wrong; the message names file, entry and key.
    """
    own = "" if folder else os.path.join(sources.rules_folder(), name)
    folder = folder or beside.newest(name, own)
    key = _stamps[name] = sources.stamp(folder)
    kept = store.get(kept_as(folder, full=full), key) if cache and key else None
    if kept is not None:
        return restored(kept)
    shown = folder if own and folder != own else os.path.basename(folder)
    pack = _ready(folder, shown, may_ship=cache and folder == own)
    short = without_detail(pack)
    if cache and key and store.folder():
        with store.uncollected():
            store.put(kept_as(folder, full=True), key, plain(pack, {}))
            store.put(kept_as(folder, full=False), key, plain(short, {}))
    return pack if full else short


def _ready(folder: str, shown: str, *, may_ship: bool) -> Pack:
    """The pack in a folder, in full: as it ships where it `may_ship`, else compiled; `shown` names it in messages."""
    files = sources.read_files(folder)
    if may_ship:
        from safelint.knowledge import shipped  # and JSON

        found = shipped.read(folder, files)
        if found is not None:
            return found
    from safelint.knowledge.compiler import built

    return built(shown, files)


def kept_as(folder: str, *, full: bool) -> str:
    """The name under which a pack is kept; each installation has its own, so that two do not take turns."""
    place = os.path.abspath(folder) + "\0" + os.path.abspath(__file__)
    mark = crc32(place.encode("utf-8", "surrogateescape"))
    return f"pack-{os.path.basename(folder)}-{mark:08x}-{'full' if full else 'short'}.bin"


def source_digest(name: str = "uk") -> bytes:
    """What changes with every byte of the files that the pack `name` was last loaded from."""
    return _stamps[name]


_stamps: dict[str, bytes] = {}
