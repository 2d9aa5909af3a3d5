"""Regular expressions that are compiled when they are first used: a short text needs few of the many that there are.

To compile the sixty that one page needs takes a tenth of the whole run, so what `re` makes of an expression is kept
from one run to the next (see `store.py`). That uses parts of `re` that are not public, and only where they are as they
were when this was written: in any doubt `re.compile` does the work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_STORE = "patterns.bin"
_MOST = 4_000  # expressions that are kept; a house's own come and go

_kept: dict[tuple[str, int], tuple[Any, ...]] | None = None  # what earlier runs left; None before it is read
_made: dict[tuple[str, int], tuple[Any, ...]] = {}  # what this run adds


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, from what an earlier run left where there is such.

    Raises:
        re.error: as `re.compile`.
    """
    global _kept
    if _kept is None:
        _kept = _read()
    flags = int(flags)
    parts = _kept.get((pattern, flags)) or _made.get((pattern, flags))
    if parts is not None:
        try:
            return _restored(pattern, *parts)
        except Exception:  # another build of the same Python
            _kept = {}
    try:
        parts = _parts(pattern, flags)
        made = _restored(pattern, *parts)
    except Exception:  # a wrong expression, or an interpreter that works in another way
        return re.compile(pattern, flags)
    _made[pattern, flags] = parts
    return made


def keep() -> None:
    """Keeps for the next run what this one has compiled. To fail is no fault."""
    if _made:
        from safelint import store

        every = {**(_kept or {}), **_made}
        store.put(_STORE, _key(), every if len(every) <= _MOST else dict(_made))


def _read() -> dict[tuple[str, int], tuple[Any, ...]]:
    from safelint import store

    found = store.get(_STORE, _key())
    return found if isinstance(found, dict) else {}


def _key() -> bytes:
    from safelint import store

    magic = getattr(re._compiler, "MAGIC", None) if hasattr(re, "_compiler") else None
    return store.digest(store.INTERPRETER, repr(magic).encode())


def _parts(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re` makes of an expression: flags, code, number of groups, their names by number and numbers by name."""
    from array import array

    compiler, parser = re._compiler, re._parser  # type: ignore[attr-defined]
    parsed = parser.parse(pattern, flags)
    code = compiler._code(parsed, flags)
    by_name = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in by_name.items():
        names[number] = name
    return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, by_name, tuple(names)


def _restored(
    pattern: str, flags: int, code: bytes, groups: int, by_name: dict[str, int], names: tuple[str | None, ...]
) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    made: re.Pattern[str] = _sre.compile(pattern, flags, memoryview(code).cast("I").tolist(), groups, by_name, names)
    return made


class _Lazy:
    """Stands for a compiled pattern. The first use of a method compiles it and keeps the bound method."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__.get("_compiled") or compiled(*self._made)
        self.__dict__["_compiled"] = found
        method = self.__dict__[name] = getattr(found, name)
        return method


if TYPE_CHECKING:

    def regex(pattern: str, flags: int = 0) -> re.Pattern[str]: ...

else:

    def regex(pattern: str, flags: int = 0) -> _Lazy:
        """As `re.compile`, but later."""
        return _Lazy(pattern, int(flags))
