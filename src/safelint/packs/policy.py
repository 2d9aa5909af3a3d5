"""policy.toml: how loudly a finding speaks, by the evidence for it and by what lowers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FileKind
from safelint.packs.schema import choice, choices, flag, integer, mapping, table, text
from safelint.values.finding import SEVERITIES
from safelint.values.settings import AUDIENCES, CONFIDENCES

if TYPE_CHECKING:
    from safelint.values.tables.policy import PolicyTable

_LEVEL = table(
    {
        "severity": choice(SEVERITIES),
        "confidence": choice(("", *CONFIDENCES), "", about="left out: that of the rule"),
        "why": text("", about="why it is as loud as this"),
    }
)
_LOWERED = table(
    {
        "always": flag(False, about="true: it holds in every text; else for `audiences` and kinds that name it"),
        "audiences": choices(AUDIENCES, (), about="audiences for which it holds"),
        "most": choice(("", *SEVERITIES), "", about="how loud a finding may be at most"),
        "steps": integer(0, low=0, about="how many steps milder it is"),
        "why": text(),
        "says": text("", about="a sentence after the message of such a finding"),
    }
)

FILE: FileKind[PolicyTable] = FileKind(
    "policy.toml",
    "policy",
    table(
        {
            "confidence": table(
                {each: choice(SEVERITIES) for each in CONFIDENCES},
                about="how loud what rests on a fact of this confidence may be at most",
            ),
            "facts": mapping(
                table({each: choice(SEVERITIES) for each in CONFIDENCES}),
                {},
                about="rule id: the same for that rule, where more than the one fact shows that something is wrong",
            ),
            "evidence": mapping(
                mapping(_LEVEL),
                {},
                about="rule id: evidence: level; a name of its messages that is not here has the rule's own",
            ),
            "lowered": mapping(_LOWERED, {}, about="reasons for which a finding is milder than its evidence makes it"),
        }
    ),
)
