"""What the patterns of a pack need: the words without which they match nowhere, and no more time than they may take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from safelint.packs.entry import Entry
from safelint.packs.schema import Place
from safelint.text.patterns import UnsafePatternError, needs, too_slow
from safelint.values.entries import Abbreviation, Group, Needs, Pack, Term

_SHOWN = 100  # characters of a pattern that is refused, so that the reason is read


def needed(pack: Pack) -> dict[str, Needs]:
    """What each pattern of a pack needs. An exception may have no fixed word; it then runs on every sentence that it is
    asked about."""
    shared = [pattern for each in pack.exception_sets.values() for pattern in each["patterns"]]
    shared += [pattern for row in pack.elements["element"] for pattern in row["patterns"]]
    own = needed_by((*pack.terms, *pack.names), pack.groups, pack.abbreviations)
    return {**own, **_excusing(shared)}


def needed_by(terms: Sequence[Term], groups: Sequence[Group], letters: Sequence[Abbreviation]) -> dict[str, Needs]:
    """What the patterns of some entries need."""
    patterns = [pattern for entry in terms for pattern in entry.patterns]
    patterns += [pattern for group in groups for variant in group.variants for pattern in variant.patterns]
    excused: tuple[Any, ...] = (*terms, *groups, *letters)
    excuses = [pattern for entry in excused for pattern in entry.exception_patterns]
    return {**{pattern: needs(pattern) for pattern in patterns}, **_excusing(excuses)}


def _excusing(patterns: Iterable[str]) -> dict[str, Needs]:
    found: dict[str, Needs] = {}
    for pattern in patterns:
        try:
            found[pattern] = needs(pattern)
        except UnsafePatternError:
            found[pattern] = ()
    return found


def check_quick(entries: Sequence[Entry]) -> None:
    """No text makes the patterns of a house take long, be it one of them or all together."""
    places: dict[str, Place] = {}
    for entry in entries:
        variants = entry.values.get("variant", ())
        for key, patterns in (
            ("patterns", entry.values.get("patterns", ())),
            ("exception_patterns", entry.values["exception_patterns"]),
            ("variant", [pattern for each in variants for pattern in each["patterns"]]),
        ):
            places.update((pattern, entry.place.at(key)) for pattern in patterns if pattern not in places)
    pattern, problem = too_slow(places)
    if problem:
        shown = pattern if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]}…"
        raise places[pattern].error(f'"{shown}" {problem}')
