"""Which pairs of values a text tells of one thing: what the signs of a pair weigh together, learned from examples.

Amounts and moments have a scale each: a logistic regression (`tools/make_disagreements.py`) whose weights stand in
`disagreements.toml` of a pack, in tenths of a logarithm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.pairs import Pair, pairs
from safelint.facts.sure import SURE

if TYPE_CHECKING:
    from safelint.lexicon.tokens import Tokens
    from safelint.text.view import TextView
    from safelint.values.source import Range
    from safelint.values.tables.disagreements import PairScaleRow


class Disagreement(NamedTuple):
    """Two values of one thing that cannot both be true, with what speaks most for it and by how much it weighs more
    than it needs to, in tenths."""

    pair: Pair
    over: int
    telling: tuple[str, ...]

    def places(self, tokens: Tokens) -> list[Range]:
        """Where in `Document.text` the first and the second of both values stand."""
        return [tokens.span(each.first, each.end) for each in (self.pair.first, self.pair.second)]


class PairScales:
    """What pairs weigh; `scales` are those of `disagreements.toml`."""

    def __init__(self, scales: Iterable[PairScaleRow]) -> None:
        self._scales: dict[str, PairScaleRow] = {kind: row for row in scales for kind in row["kinds"]}

    def weighed(self, pair: Pair) -> Disagreement:
        """A pair with what it weighs more than it needs to, which may be less than nothing; a sure sign is enough."""
        scale = self._scales[pair.first.kind]
        weights = {sign: scale["weights"].get(sign, 0) for sign in pair.signs}
        sure = sorted(pair.signs & SURE)
        telling = sorted((sign for sign in weights if weights[sign] > 0), key=lambda sign: (-weights[sign], sign))
        over = scale["base"] + sum(weights.values()) - scale["needs"]
        return Disagreement(pair, max(over, 0) if sure else over, (*sure, *telling))


def disagreements(view: TextView, is_plural: Callable[[str], bool], scales: PairScales) -> list[Disagreement]:
    """For each value that a text told otherwise before, the pair that weighs most, in the order of the text."""
    most: dict[int, Disagreement] = {}
    for each in map(scales.weighed, pairs(view, is_plural)):
        at = each.pair.second.first
        if each.over >= 0 and (at not in most or each.over > most[at].over):
            most[at] = each
    return [most[at] for at in sorted(most)]
