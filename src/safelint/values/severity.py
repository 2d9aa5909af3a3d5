"""How loudly a finding speaks: applies the policy of the pack, `policy.toml`, to the evidence that a check has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from safelint.values.finding import ERROR, SEVERITIES, SUGGESTION, WARNING, Severity
from safelint.values.settings import CONFIDENCES, AudienceName, Confidence, KindName

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.tables.policy import PolicyTable
    from safelint.values.text_kinds import TextKind


class Level(NamedTuple):
    """How loud a finding is. `reason` is the id in the policy of what decided it, "" where the rule's own level did."""

    severity: Severity
    confidence: Confidence
    reason: str = ""

    @property
    def is_mild(self) -> bool:
        """Whether the finding is worth a look and no more."""
        return self.severity == SUGGESTION


class Policy:
    """The table of a pack: `evidence` by rule, `confidence` that caps, for some rules `facts` in its place, and what
    `lowered` a finding, in all texts or in those of the kinds that name it."""

    def __init__(self, table: PolicyTable, kinds: Iterable[TextKind]) -> None:
        self._evidence = table["evidence"]
        self._most = table["confidence"]
        self._facts = table["facts"]
        self._lowered = table["lowered"]
        self._kinds_of: dict[str, set[KindName]] = {}
        for each in kinds:
            for reason in each.lowered:
                self._kinds_of.setdefault(reason, set()).add(each.id)

    def level(
        self,
        rule: Rule,
        evidence: str = "",
        *,
        severity: Severity | Literal[""] = "",
        confidence: Confidence | Literal[""] = "",
        lowered: Iterable[str] = (),
        kind: Callable[[], KindName],
        audience: Callable[[], AudienceName],
    ) -> Level:
        """The level that `evidence` gives to a finding of `rule`: by its row; the rule's own where there is none, which
        only the name of a message may lack. A `KeyError` for any other, so that no slip makes a finding louder.

        An entry of its own, a term or a name, brings its `severity` and `confidence`. `lowered` names reasons for a
        milder one, which hold for some kinds of text and audiences. A doubtful finding is never an error.
        """
        row = self._evidence.get(rule.id, {}).get(evidence)
        if row is None:
            if evidence and evidence not in rule.messages:
                raise KeyError(f"{rule.id} has no evidence {evidence}")
            level = Level(severity or rule.severity, confidence or rule.confidence)
        else:
            level = Level(row["severity"], confidence or row["confidence"] or rule.confidence, evidence)
        level = self.lowered(level, lowered, kind=kind, audience=audience)
        if level.severity == ERROR and level.confidence != "high":
            level = level._replace(severity=WARNING, reason="doubtful")
        return level

    def says(self, reasons: Iterable[str]) -> str:
        """What a message goes on to say for the reasons that lower its finding."""
        return "".join(f" {said}" for each in reasons if (said := self._lowered[each]["says"]))

    def lowered(
        self,
        level: Level,
        reasons: Iterable[str],
        *,
        kind: Callable[[], KindName],
        audience: Callable[[], AudienceName],
    ) -> Level:
        """`level` as reasons lower it, as in `level`."""
        for reason in reasons:
            level = self._lowered_by(level, reason, kind, audience)
        return level

    def capped(self, level: Level, fact: Confidence) -> Level:
        """`level` where it rests on a fact that is known with the confidence `fact`."""
        lower = _mildest(level.severity, self._most[fact])
        return level if lower == level.severity else level._replace(severity=lower, reason=f"confidence-{fact}")

    def rests_on(self, level: Level, fact: Confidence, rule: str = "") -> Level:
        """As `capped`, of a finding that is as sure as the less sure of the two: its evidence and the fact.

        A `rule` that the table names among `facts` finds that something is wrong by more than the one fact: its own
        row caps it, and nothing else makes it less sure.
        """
        own = self._facts.get(rule)
        if own is None:
            confidence = max(level.confidence, fact, key=CONFIDENCES.index)
            return self.capped(level._replace(confidence=confidence), confidence)
        lower = _mildest(level.severity, own[fact])
        return level if lower == level.severity else Level(lower, fact, f"confidence-{fact}")

    def _lowered_by(
        self, level: Level, reason: str, kind: Callable[[], KindName], audience: Callable[[], AudienceName]
    ) -> Level:
        row = self._lowered[reason]
        kinds, audiences = self._kinds_of.get(reason), row["audiences"]
        if not (row["always"] or (kinds and kind() in kinds) or (audiences and audience() in audiences)):
            return level
        lower = _mildest(level.severity, row["most"] or ERROR)
        lower = SEVERITIES[min(SEVERITIES.index(lower) + row["steps"], len(SEVERITIES) - 1)]
        return level if lower == level.severity else level._replace(severity=lower, reason=reason)


def _mildest(*severities: Severity) -> Severity:
    return max(severities, key=SEVERITIES.index)
