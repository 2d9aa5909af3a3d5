"""Checks: each module judges documents by one rule, or by the rules of one kind.

A module dropped into a folder of this package with `CHECK = RuleCheck(rule, run)` is its own registration.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.plugins import modules, registered
from safelint.values.errors import SafelintError
from safelint.values.families import family
from safelint.values.finding import Finding

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule


class RuleCheck(NamedTuple):
    """How one rule judges a document: `rule` is its id, `run` is called where it is on."""

    rule: str
    run: Callable[[Analysis, Rule], Iterable[Finding]]


class Check(NamedTuple):
    """A way to judge a document by several rules at once: all the enabled ones whose `kind` it names, by id.

    One that can compare documents also has `measure` and `close`. With `--across`, `measure` takes the place of `run`
    and gives a small value, or None. So that it can pass between processes, it is made of named tuples, tuples,
    mappings and the like, and `measured` is its type. `close` is given (path, value) of each document that has one, in
    the order of the report, and yields findings with the index of the document that each belongs to. One check of a
    kind at most may compare. `rule` is the one rule by which a check judges, if it is only one.
    """

    kind: str
    run: Callable[[Analysis, Mapping[str, Rule]], Iterable[Finding]]
    measure: Callable[[Analysis, Mapping[str, Rule]], Any] | None = None
    close: Callable[[Sequence[tuple[str, Any]]], Iterable[tuple[int, Finding]]] | None = None
    measured: Any = None
    rule: str = ""


def find_checks() -> list[Check]:
    """What the folders of this package register, in the order of the kinds of rules.

    The order tells: of two findings on the same words that are equally loud, a report shows the first. Each runs by
    itself, so that one that raises takes no other with it. Raises `SafelintError` where two of a kind compare.
    """
    found = sorted(map(_by_several, registered_checks()), key=lambda check: check.kind)
    comparing = [check.kind for check in found if check.measure]
    for kind, after in pairwise(comparing):
        if kind == after:
            raise SafelintError(f"{__name__}: two checks of the kind {kind} compare documents")
    return found


def registered_checks() -> Iterator[Check | RuleCheck]:
    """What each module in a folder of this package registers as its `CHECK`, by folder and name.

    A module without one holds what others share. Raises `SafelintError` where a `CHECK` is something else.
    """
    folder = __path__[0]
    for below in sorted(name for name in os.listdir(folder) if name[:1] not in "._" and "." not in name):
        for name in modules(os.path.join(folder, below)):
            check: Check | RuleCheck | None = registered(f"{__name__}.{below}.{name}", "CHECK", Check, RuleCheck)
            if check is not None:
                yield check


def _by_several(check: Check | RuleCheck) -> Check:
    if isinstance(check, Check):
        return check
    name, run = check

    def run_one(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterable[Finding]:
        return run(analysis, rules[name]) if name in rules else ()

    return Check(family(name), run_one, rule=name)
