"""What shows for which nations a text is.

The reasons are a closed list, and its order alone says how much each shows: none is measured.
"""

from __future__ import annotations

from enum import Enum, unique


@unique
class NationReason(Enum):
    """What shows the nations of a text, in words for a reader; the surest first."""

    LANGUAGE = "it is in Welsh"
    FORCE = "it names a police force"
    COURT = "it names a court or who prosecutes there"
    COUNCIL = "it names a council"
    HEALTH = "it names a health board or trust"
    BODY = "it names a government or a body of one nation"
    LAW = "it names a law of one nation"
    SCHOOL = "it names stages of school as one nation does"
    TOWN = "it names a place"
    DIALLED = "it gives a local number with a dialling code of the nation"
    NAME = "it names the nation"

    @property
    def id(self) -> str:
        return self.name.lower()


TIERS = (
    frozenset({NationReason.LANGUAGE}),
    frozenset({NationReason.FORCE, NationReason.COURT, NationReason.COUNCIL, NationReason.HEALTH}),
    frozenset({NationReason.BODY, NationReason.LAW, NationReason.SCHOOL}),
    frozenset({NationReason.TOWN, NationReason.DIALLED, NationReason.NAME}),
)
"""Which reasons show as much as each other. The first tier that leaves one nation or two decides; the next only where
those before leave more. What a tier shows must agree with those before it."""

OF_ONE_PLACE = TIERS[1]
"""Reasons that tell where the events are or who writes; the others may be told of any nation in a text for all."""

WEAK = TIERS[-1]
"""Reasons that a text for all nations may well give."""
