"""Regular expressions that are compiled when they are first used: a short text needs few of the many that there are."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, AnyStr


class _Lazy:
    """Stands for a compiled pattern, which the first use of a method or property compiles."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._made_of: tuple[Any, int] = (pattern, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(*self._made_of)

    def __getattr__(self, name: str) -> Any:
        """All that a pattern has, of which nothing has to be listed here."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self._compiled, name)  # the next use of it does not come here
        return found


if TYPE_CHECKING:

    def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]: ...

else:

    def regex(pattern: AnyStr, flags: int = 0) -> _Lazy:
        """As `re.compile`, but later: a wrong pattern raises `re.error` at its first use."""
        return _Lazy(pattern, flags)
