"""Which pairs of values a text tells of one thing: those with a sure sign (`sure.py`), and those whose signs weigh
enough together, as learned from examples.

Amounts and moments have a scale each: a logistic regression (`tools/make_disagreements.py`) whose weights stand in
`disagreements.toml` of a pack, in tenths of a logarithm.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.pairs import Pair, pairs
from safelint.facts.sure import SURE

if TYPE_CHECKING:
    from safelint.lexicon.tokens import Tokens
    from safelint.text.view import TextView
    from safelint.values.source import Range
    from safelint.values.tables.disagreements import PairScaleRow


class Disagreement(NamedTuple):
    """Two values of one thing that cannot both be true: `sure` are the signs of which each is enough, `telling` what
    weighs most for it, and `over` by how much all weighs more than it needs to, in tenths: less than nothing where a
    sure sign decides alone."""

    pair: Pair
    over: int
    telling: tuple[str, ...]
    sure: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        return bool(self.sure) or self.over >= 0

    @property
    def rank(self) -> tuple[bool, int]:
        """By which the pair is chosen that tells most."""
        return bool(self.sure), self.over

    def places(self, tokens: Tokens) -> list[Range]:
        """Where in `Document.text` the first and the second of both values stand."""
        return [tokens.span(each.first, each.end) for each in (self.pair.first, self.pair.second)]


class PairScales:
    """What pairs weigh; `scales` are those of `disagreements.toml`."""

    def __init__(self, scales: Iterable[PairScaleRow]) -> None:
        self._scales: dict[str, PairScaleRow] = {kind: row for row in scales for kind in row["kinds"]}

    def weighed(self, pair: Pair) -> Disagreement:
        """A pair with its sure signs and what it weighs more than it needs to, which may be less than nothing."""
        scale = self._scales[pair.first.kind]
        weights = {sign: scale["weights"].get(sign, 0) for sign in pair.signs}
        sure = tuple(sorted(pair.signs & SURE))
        telling = sorted((sign for sign in weights if weights[sign] > 0), key=lambda sign: (-weights[sign], sign))
        over = scale["base"] + sum(weights.values()) - scale["needs"]
        return Disagreement(pair, over, tuple(telling), sure)


def disagreements(view: TextView, scales: PairScales) -> list[Disagreement]:
    """For each value that a text told otherwise before, the pair that tells most, in the order of the text."""
    most: dict[int, Disagreement] = {}
    for each in map(scales.weighed, pairs(view)):
        at = each.pair.second.first
        if each.is_enough and (at not in most or each.rank > most[at].rank):
            most[at] = each
    return [most[at] for at in sorted(most)]
