"""Regular expressions that are compiled when they are first used: a short text needs few of the many that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _Lazy:
    """Stands for a compiled pattern. The first use of a method compiles it and keeps the bound method."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled") or re.compile(*self._made)
        self.__dict__["_compiled"] = compiled
        method = self.__dict__[name] = getattr(compiled, name)
        return method


if TYPE_CHECKING:

    def regex(pattern: str, flags: int = 0) -> re.Pattern[str]: ...

else:

    def regex(pattern: str, flags: int = 0) -> _Lazy:
        """As `re.compile`, but later."""
        return _Lazy(pattern, int(flags))
