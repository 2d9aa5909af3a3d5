"""What a run means for publication, by what it found and what it could not look at."""

from enum import Enum


class Judgement(Enum):
    """What a run means for publication."""

    STOP = "stop"
    UNSURE = "unsure"
    OLD = "old"
    CHANGE = "change"
    CLEAR = "pass"
    NOTHING = "nothing"

    @property
    def light(self) -> str:
        """How a page shows it: `stop`, `change`, `pass` or `unsure`."""
        return self.value if self in (Judgement.STOP, Judgement.CHANGE, Judgement.CLEAR) else Judgement.UNSURE.value


def judged(count: int, *, stops: bool, unread: bool, late: bool = False, warns: bool = False) -> tuple[Judgement, ...]:
    """All that holds of a run over `count` texts, the gravest first; that it `warns` only where nothing `stops` it."""
    if not count:
        return (Judgement.NOTHING,)
    change = warns and not stops
    found = (Judgement.STOP, stops), (Judgement.UNSURE, unread), (Judgement.OLD, late), (Judgement.CHANGE, change)
    return tuple(judgement for judgement, holds in found if holds) or (Judgement.CLEAR,)
