"""Writes `rules/uk/disagreements.toml`: what the signs weigh by which two values of a text are of one thing.

    python -m venv FOLDER && FOLDER/bin/pip install scikit-learn==1.9.1 -e .
    FOLDER/bin/python tools/make_disagreements.py

A line of `tools/examples/disagreements.jsonl` is a text; where it says one thing in two ways, `first` and `second` are
the words of both places. The correct texts of `tests/data/correct` are examples, too. Long pages have many numbers of
which none is wrong: so that few are told of by chance, texts on other matters (`subjects.tsv`) are put together to
pages.

A logistic regression (scikit-learn) for amounts and one for moments learn which pairs are of one thing. What a pair
needs is set by texts that the weights were not learned from (four parts, each judged by what was learned from the other
three), so that no more than so many in a thousand of those without a fault are told of.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from safelint.analysis import Analysis
from safelint.facts.moments import MOMENTS
from safelint.facts.pairs import Pair, pairs
from safelint.facts.quantities import AMOUNTS
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tools" / "examples" / "disagreements.jsonl"
CORRECT = ROOT / "tests" / "data" / "correct"
PAGES = ROOT / "tools" / "examples" / "subjects.tsv"
WRITTEN = ROOT / "rules" / "uk" / "disagreements.toml"
KINDS = (AMOUNTS, MOMENTS)
_TENTHS = 10
_PARTS = 4  # of the examples, each judged by the others
_FALSE = (10, 4)  # of amounts and of moments, in a thousand texts without a fault: two weekdays stand in many texts
_NUMBER_OF_PAGES, _TEXTS_OF_A_PAGE = 700, (2, 3, 4, 6, 8, 12, 18, 25)
_WITH_HEADINGS = 0.3  # of the pages put together
_SHORTEST = 200  # characters of a text that stands in a page
_STRENGTH = 0.2  # the inverse of how much heavy weights are held down (C)
_OF_ONE_THING = 3.0  # how much more a pair of one thing counts than another
_HEAD = """\
#:schema ../schema/disagreements.json
# What the signs weigh, in tenths, by which two values of a text are of one thing: see facts/. Made by
# tools/make_disagreements.py from tools/examples/disagreements.jsonl; do not edit.

examples = "{examples}"
"""


class Example(NamedTuple):
    """A text: its pairs, each with whether its two values are the ones that disagree."""

    is_fair: bool
    pairs: Sequence[tuple[Pair, bool]]


def digest() -> str:
    """What changes with every change of the examples that stand in a file of their own."""
    return hashlib.sha256(EXAMPLES.read_bytes()).hexdigest()[:16]


def examples(knowledge: Knowledge) -> Iterator[Example]:
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield _example(knowledge, row["text"], row.get("first", ""), row.get("second", ""))
    for path in sorted((*CORRECT.rglob("*.md"), *CORRECT.rglob("*.txt"))):
        yield _example(knowledge, path.read_text(encoding="utf-8"))
    texts = [line.partition("\t")[2] for line in PAGES.read_text(encoding="utf-8").splitlines()]
    texts = [text for text in texts if len(text) > _SHORTEST]
    chance = random.Random(0)
    for _ in range(_NUMBER_OF_PAGES):
        chosen, parted = chance.sample(texts, chance.choice(_TEXTS_OF_A_PAGE)), chance.random() < _WITH_HEADINGS
        yield _example(knowledge, "\n\n".join(f"## Part\n\n{text}" if parted else text for text in chosen))


def _example(knowledge: Knowledge, text: str, first: str = "", second: str = "") -> Example:
    view = Analysis(read("a.md", text.encode(), "markdown"), Settings(), knowledge)
    shown = view.document.text
    if first not in shown or second not in shown:
        raise ValueError(f"no text of an example: {first!r} and {second!r}")
    places = {(shown.find(first), len(first)), (shown.rfind(second), len(second))} if first else set()

    def disagree(pair: Pair) -> bool:
        spans = [view.tokens.span(each.first, each.end) for each in (pair.first, pair.second)]
        hit = [{at for at, size in places if start < at + size and at < end} for start, end in spans]
        return all(hit) and len(hit[0] | hit[1]) > 1

    found = pairs(view, knowledge.inflection.is_plural)
    return Example(not first, [(pair, bool(places) and disagree(pair)) for pair in found])


class Model:
    """What pairs of some kinds weigh, in tenths."""

    def __init__(self, kinds: Sequence[str], learned: Sequence[Example]) -> None:
        rows = [row for example in learned for row in example.pairs if row[0].first.kind in kinds]
        columns = DictVectorizer()
        table = columns.fit_transform([dict.fromkeys(pair.signs, 1) for pair, _ in rows])
        model = LogisticRegression(C=_STRENGTH, max_iter=3_000, class_weight={True: _OF_ONE_THING, False: 1.0})
        model.fit(table, np.array([is_one for _, is_one in rows]))
        self.base = round(float(model.intercept_[0]) * _TENTHS)
        weights = zip(columns.get_feature_names_out(), np.round(model.coef_[0] * _TENTHS), strict=True)
        self.weights = {str(sign): int(weight) for sign, weight in weights if weight}

    def weight(self, pair: Pair) -> int:
        return self.base + sum(self.weights.get(sign, 0) for sign in pair.signs)


def learn() -> str:
    """The text of the file; prints how well texts are told that were not learned from."""
    every = list(examples(Knowledge(load("uk"), ())))
    random.Random(1).shuffle(every)
    judged: list[tuple[bool, list[tuple[int, int, bool]]]] = []  # by text: kinds, weight and truth of its pairs
    for part in range(_PARTS):
        models = [Model(kinds, [each for at, each in enumerate(every) if at % _PARTS != part]) for kinds in KINDS]
        for example in every[part::_PARTS]:
            rows = [(_scale(pair), models[_scale(pair)].weight(pair), is_one) for pair, is_one in example.pairs]
            judged.append((example.is_fair, rows))
    needs = [_least(judged, scale) for scale in range(len(KINDS))]
    told = [
        any(weight >= needs[scale] and is_one for scale, weight, is_one in rows)
        for is_fair, rows in judged
        if not is_fair
    ]
    wrong = [any(weight >= needs[scale] for scale, weight, _ in rows) for is_fair, rows in judged if is_fair]
    print(f"of {len(told)} texts that disagree {sum(told)} are told of; of {len(wrong)} others {sum(wrong)}")
    return _HEAD.format(examples=digest()) + "".join(
        _written(kinds, Model(kinds, every), least) for kinds, least in zip(KINDS, needs, strict=True)
    )


def _scale(pair: Pair) -> int:
    return next(at for at, kinds in enumerate(KINDS) if pair.first.kind in kinds)


def _least(judged: Sequence[tuple[bool, Sequence[tuple[int, int, bool]]]], scale: int) -> int:
    """What a pair must weigh on a scale so that only so many of a thousand fair texts have one."""
    most = sorted(
        (max((weight for at, weight, _ in rows if at == scale), default=-1_000) for fair, rows in judged if fair),
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
