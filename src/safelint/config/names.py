"""Names that people type: which are known, and what to say of one that is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from safelint.values.errors import SafelintError
from safelint.values.families import family, nearest_rule

_FEW = 50
"""So many names, or fewer, are listed for whoever typed one that is none of them."""


def known_rule(name: str, rules: Sequence[str], where: str) -> None:
    """Raises SafelintError where `name` is no rule and no family; `where` is where it is named."""
    if name not in rules and name not in map(family, rules):
        raise SafelintError(f"{where}: {unknown_rule(name, rules)}")


def unknown_rule(name: str, rules: Sequence[str]) -> SafelintError:
    """What there is to say of a name that is no rule and no family."""
    return SafelintError(f"there is no rule or family called {name}{nearest_rule(name, rules)}")


def all_known(names: Iterable[str], known: Collection[str], problem: str) -> None:
    """Raises SafelintError for the first of `names` that is not `known`: the problem, the name, the nearest known, and
    where there are few the known names."""
    for name in names:
        if name not in known:
            from safelint.nearest import nearest

            listed = f"; known: {', '.join(known)}" if 0 < len(known) <= _FEW else ""
            raise SafelintError(f"{problem} {name}{nearest(name, known)}{listed}")
