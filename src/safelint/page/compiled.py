"""The modules of the program that were loaded, compiled: in the browser, so that the next start is sooner.

A compiled module is written as https://peps.python.org/pep-0552/ has it, "unchecked": it is used without a look at its
source, which stays beside it.
"""

from __future__ import annotations

import marshal
import sys
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash

from safelint.page import archives

_UNCHECKED = (1).to_bytes(4, "little")


def with_compiled(archive: bytes, place: str, unpacked: bool) -> bytes:
    """An archive of modules, and beside each that was loaded from it its compiled form.

    `place` is where it lies, and `unpacked` whether it is a folder there: Python looks for what is compiled by one name
    in a folder, and by another in an archive.
    """
    loaded = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    files = dict(archives.members(archive))
    for name in [each for each in files if f"{place}/{each}" in loaded]:
        beside = cache_from_source(name) if unpacked else f"{name}c"
        files[beside] = _compiled(files[name], f"{place}/{name}")
    return archives.stored(files)


def _compiled(source: bytes, path: str) -> bytes:
    code = compile(source, path, "exec", dont_inherit=True)
    return MAGIC_NUMBER + _UNCHECKED + source_hash(source) + marshal.dumps(code)
