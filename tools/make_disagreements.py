"""Writes `rules/uk/disagreements.toml`: what the signs weigh by which two values of a text are of one thing.

    python -m venv FOLDER && FOLDER/bin/pip install scikit-learn==1.9.1 -e .
    FOLDER/bin/python tools/make_disagreements.py

A logistic regression (scikit-learn) for amounts and one for moments learn from the texts of `disagreement_texts.py`
which pairs are of one thing. What a pair needs is set by texts that the weights were not learned from (four parts, each
judged by what was learned from the other three, parted six times by chance), so that no more than so many in a thousand
of those without a fault are told of.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from disagreement_texts import ROOT, Example, digest, examples
from safelint.analysis import Analysis
from safelint.facts.moments import MOMENTS
from safelint.facts.pairs import Pair, pairs
from safelint.facts.quantities import AMOUNTS
from safelint.facts.sure import SURE
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings

WRITTEN = ROOT / "rules" / "uk" / "disagreements.toml"
KINDS = (AMOUNTS, MOMENTS)
_TENTHS = 10
_PARTS, _TIMES = 4, 6  # of the examples, each judged by the others; how often they are parted by chance
_FALSE = (30, 15)  # of amounts and of moments, in a thousand texts without a fault, of which half were made to mislead
_STRENGTH = 0.2  # the inverse of how much heavy weights are held down (C)
_OF_NONE = -1
_HEAD = """\
#:schema ../schema/disagreements.json
# What the signs weigh, in tenths, by which two values of a text are of one thing: see facts/. Made by
# tools/make_disagreements.py from tools/examples/disagreements.jsonl; do not edit.

examples = "{examples}"
"""


class Told(NamedTuple):
    """A text: in how many things it disagrees, and its pairs, each with which of them it is, or `_OF_NONE`."""

    faults: int
    pairs: Sequence[tuple[Pair, int]]


def _told(knowledge: Knowledge, example: Example) -> Told:
    view = Analysis(read("a.md", example.text.encode(), "markdown"), Settings(), knowledge)
    shown = view.document.text
    faults = []
    for first, second in example.pairs:
        if first not in shown or second not in shown:
            raise ValueError(f"no text of an example: {first!r} and {second!r}")
        faults.append({(shown.find(first), len(first)), (shown.rfind(second), len(second))})

    def is_fault(pair: Pair, places: set[tuple[int, int]]) -> bool:
        spans = [view.tokens.span(each.first, each.end) for each in (pair.first, pair.second)]
        hit = [{at for at, size in places if start < at + size and at < end} for start, end in spans]
        return all(hit) and len(hit[0] | hit[1]) > 1

    def which(pair: Pair) -> int:
        return next((at for at, places in enumerate(faults) if is_fault(pair, places)), _OF_NONE)

    return Told(len(faults), [(pair, which(pair)) for pair in pairs(view)])


class Judged(NamedTuple):
    """A text as weights judge it that were not learned from it: of each pair its scale, its weight and its fault."""

    faults: int
    rows: Sequence[tuple[int, int, int]]

    def told(self, needs: Sequence[int]) -> Iterator[int]:
        """The fault of each pair that weighs enough."""
        return (fault for scale, weight, fault in self.rows if weight >= needs[scale])


class Model:
    """What pairs of some kinds weigh, in tenths."""

    def __init__(self, kinds: Sequence[str], learned: Sequence[Told]) -> None:
        rows = [row for example in learned for row in example.pairs if row[0].first.kind in kinds]
        columns = DictVectorizer()
        table = columns.fit_transform([dict.fromkeys(pair.signs - SURE, 1) for pair, _ in rows])
        model = LogisticRegression(C=_STRENGTH, solver="newton-cholesky", tol=1e-6)
        model.fit(table.toarray(), np.array([fault != _OF_NONE for _, fault in rows]))
        self.base = round(float(model.intercept_[0]) * _TENTHS)
        weights = zip(columns.get_feature_names_out(), np.round(model.coef_[0] * _TENTHS), strict=True)
        self.weights = {str(sign): int(weight) for sign, weight in weights if weight}

    def weight(self, pair: Pair) -> int:
        return self.base + sum(self.weights.get(sign, 0) for sign in pair.signs)


def learn() -> str:
    """The text of the file; prints how well texts are told that were not learned from."""
    knowledge = Knowledge(load("uk"), ())
    every = [_told(knowledge, example) for example in examples()]
    judged = [each for seed in range(_TIMES) for each in _judged(every, seed)]
    needs = [_least(judged, scale) for scale in range(len(KINDS))]
    told = sum(len({*text.told(needs)} - {_OF_NONE}) for text in judged)
    fair = [text for text in judged if not text.faults]
    wrong = sum(any(True for _ in text.told(needs)) for text in fair)
    faults = sum(text.faults for text in judged)
    print(
        f"of {faults // _TIMES} faults {told // _TIMES} are told of; of {len(fair) // _TIMES} texts without"
        f" {wrong // _TIMES}"
    )
    return _HEAD.format(examples=digest()) + "".join(
        _written(kinds, Model(kinds, every), least) for kinds, least in zip(KINDS, needs, strict=True)
    )


def _judged(every: Sequence[Told], seed: int) -> Iterator[Judged]:
    """Each text, judged by weights that were learned from other parts than its own."""
    texts = random.Random(seed).sample(every, len(every))
    for part in range(_PARTS):
        models = [Model(kinds, [each for at, each in enumerate(texts) if at % _PARTS != part]) for kinds in KINDS]
        for text in texts[part::_PARTS]:
            rows = [(_scale(pair), models[_scale(pair)].weight(pair), fault) for pair, fault in text.pairs]
            yield Judged(text.faults, rows)


def _scale(pair: Pair) -> int:
    return next(at for at, kinds in enumerate(KINDS) if pair.first.kind in kinds)


def _least(judged: Sequence[Judged], scale: int) -> int:
    """What a pair must weigh on a scale so that only so many of a thousand fair texts have one."""
    most = sorted(
        (max((row[1] for row in text.rows if row[0] == scale), default=-1_000) for text in judged if not text.faults),
        reverse=True,
    )
    return most[len(most) * _FALSE[scale] // 1_000] + 1


def _written(kinds: Sequence[str], model: Model, needs: int) -> str:
    rows = sorted(model.weights.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{sign} = {weight}" for sign, weight in rows]
    listed = ", ".join(f'"{kind}"' for kind in kinds)
    head = f"\n[[scale]]\nkinds = [{listed}]\nbase = {model.base}\nneeds = {needs}\n[scale.weights]\n"
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text(learn(), encoding="utf-8")
