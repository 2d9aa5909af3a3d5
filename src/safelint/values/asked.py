"""What a run is asked to do beyond checking, and what comes of it."""

from typing import NamedTuple

from safelint.values.report import Report


class Asked(NamedTuple):
    """What the command line asks for; empty where it asks for nothing."""

    baseline: str = ""
    write_baseline: str = ""
    allow_new_rules: bool = False
    changed: str = ""
    fix: bool = False
    diff: bool = False
    since: str = ""


class Outcome(NamedTuple):
    """The report; what is to stand in the file `write_baseline`; the fixes as a unified diff; remarks for people; what
    could not be written."""

    report: Report
    baseline: str = ""
    diff: bytes = b""
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
