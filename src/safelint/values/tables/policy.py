"""Tables of policy.toml: how loud a finding is."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from safelint.values.finding import Severity
from safelint.values.settings import AudienceName, Confidence


class ConfidenceTable(TypedDict):
    """How loud what rests on a fact may be at most, by how well the fact is known."""

    high: Severity
    medium: Severity
    low: Severity


class EvidenceRow(TypedDict):
    """How loud a finding is on some evidence, and why; without a `confidence` it has that of its rule."""

    severity: Severity
    confidence: Confidence | Literal[""]
    why: str


class LoweredRow(TypedDict):
    """A reason for which a finding is milder: at `most` so loud, if that is not "", and by so many `steps`.

    It holds `always`, or for these `audiences` and for kinds of text that name it. `says` is a sentence that the
    message of such a finding goes on with, or "".
    """

    always: bool
    audiences: tuple[AudienceName, ...]
    most: Severity | Literal[""]
    steps: int
    why: str
    says: str


class PolicyTable(TypedDict):
    """policy.toml. `facts` has for some rules, by their ids, what stands in place of `confidence`; `evidence` has by
    rule the level of each evidence; `lowered` has each reason by its name."""

    confidence: ConfidenceTable
    facts: Mapping[str, ConfidenceTable]
    evidence: Mapping[str, Mapping[str, EvidenceRow]]
    lowered: Mapping[str, LoweredRow]
