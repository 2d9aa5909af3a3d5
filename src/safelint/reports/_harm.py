"""Which finding harms readers more than another."""

from __future__ import annotations

from safelint.values.families import FAMILIES, family
from safelint.values.finding import SEVERITIES, Finding

_ORDER = {name: place for place, name in enumerate(FAMILIES)}


def harm(finding: Finding) -> tuple[int, int, str]:
    """A key that sorts findings by what they do to a reader: the severest first, of these wrong numbers first."""
    return SEVERITIES.index(finding.severity), _ORDER[family(finding.rule)], finding.rule
