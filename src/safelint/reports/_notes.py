"""What reports need that other programs show a line at a time, away from the text."""

from __future__ import annotations

from safelint.values.finding import Finding

_SHORT = 60  # characters of a document that a message may begin with

UNREADABLE, LEFT_OUT, REGISTRY = "document/unreadable", "document/left-out", "document/registry"
"""Under these names formats that have no place for it tell of what was not checked, and how current the facts are."""


def from_root(path: str) -> str:
    """A path as GitLab and GitHub know it, which match it by its characters: without the "./" that a person typed."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def said(finding: Finding) -> str:
    """The message for where the text is not at hand: short words that it does not name stand before it."""
    words = " ".join(finding.text.split())
    if not words or len(words) > _SHORT or words in finding.message:
        return finding.message
    return f"\u201c{words}\u201d: {finding.message}"
