"""Writes `rules/uk/weights/*.toml`: what words weigh, alone and together, learned from the examples in tools/examples.

    python -m venv FOLDER && FOLDER/bin/pip install scikit-learn==1.9.1 -e .
    FOLDER/bin/python tools/make_weights.py [NAME]

An example is a line: its meaning, a tab, a short text. Where words in it stand in [[...]], the sentences that hold them
have the meaning and the others none; else the whole text has it. The meaning "none" is that of texts on the same
matters which say nothing of the kind, "elsewhere" that of texts on anything else. Without many of both, as tempting as
can be, every text would seem to say something.

A multinomial logistic regression (scikit-learn) finds the weights of each meaning against none. Where few meanings have
much in common, what tells whether a text has one of them may weigh more than what stands as often in texts that say
nothing: each column is first multiplied by how much more often the one kind has it than the other, on the scale of
logarithms (Wang and Manning, "Baselines and bigrams", 2012).
What a text needs is set by examples which the weights were not learned from (four parts, each judged by what was
learned from the other three), so that no more than so many in a thousand of those that say nothing are found.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.text.weighing import ANY, FEWEST, HEAVIEST, features

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tools" / "examples"
NONE, ELSEWHERE = "none", "elsewhere"
_NOTHING = (NONE, ELSEWHERE)


class Wanted(NamedTuple):
    """What a scale is to be. Each figure was chosen by what was found in texts that the weights were not learned from.

    sentences: whether each sentence is weighed, or the text as a whole
    false: how many of a thousand examples that say nothing may be found
    longest: how many words of a row have a weight together
    by_ratio: whether a column may weigh more the more it tells that a text says something
    strength: the inverse of how much heavy weights are held down (C)
    least: how many examples must have a feature
    slight: weights below so many tenths are left out
    common: words that a greater share of the examples has tell nothing
    """

    sentences: bool
    false: int
    longest: int
    by_ratio: bool
    strength: float
    least: int
    slight: int
    common: float = 1.0


_WANTED = {
    "blame": Wanted(True, 40, longest=3, by_ratio=True, strength=2.0, least=3, slight=8),
    "readers": Wanted(False, 25, longest=2, by_ratio=True, strength=10.0, least=2, slight=5),
    "subjects": Wanted(False, 60, longest=2, by_ratio=False, strength=5.0, least=3, slight=9, common=0.05),
}
_TENTHS = 10  # weights are written in tenths
_END = re.compile(r"(?<=[.!?])[\"\u201d'\u2019)]*\s+")
_HEAD = """\
#:schema ../../schema/weights.json
# What words weigh, in tenths: alone, two or three in a row, two with one between. Made by tools/make_weights.py from
# tools/examples/{name}.tsv; do not edit: where a judgement is wrong, add an example of it there, with its right
# meaning, and make the weights anew.

examples = "{examples}"
needs = {needs}
"""


class Example(NamedTuple):
    meaning: str
    features: frozenset[str]
    words: int


def examples(name: str) -> Iterator[Example]:
    """The examples of a file, one for each sentence where sentences are weighed."""
    for line in (EXAMPLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        meaning, _, text = line.partition("\t")
        parts = _sentences(text) if _WANTED[name].sentences else [text]
        marked = [part for part in parts if "[[" in part or "]]" in part]
        for part in parts:
            words = Tokens(fold(part.replace("[[", "").replace("]]", ""))).words
            says_so = meaning in _NOTHING or not marked or part in marked
            found = features(words)
            short = (each for each in found.every if each.count(" ") < _WANTED[name].longest)
            yield Example(meaning if says_so else NONE, frozenset(short), len(found.words))


def _sentences(text: str) -> list[str]:
    """The sentences of an example; a mark that runs over several marks each of them."""
    parts, inside = [], False
    for part in _END.split(text):
        opened = inside
        inside = part.rfind("[[") > part.rfind("]]") or (inside and "]]" not in part)
        parts.append(f"[[{part}" if opened and "]]" not in part and "[[" not in part else part)
    return parts


def digest(name: str) -> str:
    """What changes with every change of a file of examples."""
    return hashlib.sha256((EXAMPLES / f"{name}.tsv").read_bytes()).hexdigest()[:16]


class Model:
    """What a text weighs for each meaning: how much more likely than none, on the scale of logarithms, in tenths."""

    def __init__(self, wanted: Wanted, table: csr_matrix, meanings: np.ndarray) -> None:
        model = LogisticRegression(C=wanted.strength, max_iter=2_000, tol=1e-5)
        says_something = ~np.isin(meanings, _NOTHING)
        telling = _telling(table, says_something) if wanted.by_ratio else np.ones(table.shape[1])
        model.fit(table.multiply(telling).tocsr(), np.where(says_something, meanings, NONE))
        nothing = model.classes_ == NONE
        self.names = model.classes_[~nothing]
        coefficients, bases = model.coef_, model.intercept_
        if len(model.classes_) == 2:  # which has one row, for the second of them against the first
            sign = 1 if nothing[0] else -1
            coefficients, bases = (np.outer(~nothing, sign * each) for each in (coefficients[0], bases))
            bases = bases.ravel()
        weights = np.round((coefficients - coefficients[nothing])[~nothing] * telling * _TENTHS)
        self.weights = np.clip(weights, -HEAVIEST, HEAVIEST)
        self.weights[np.abs(self.weights) < wanted.slight] = 0
        self.bases = np.round((bases - bases[nothing])[~nothing] * _TENTHS)

    def judged(self, table: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
        """For each text the most that it weighs, and the meaning that it weighs so much for."""
        weights = table @ self.weights.T + self.bases
        return weights.max(axis=1), self.names[weights.argmax(axis=1)]


def _telling(table: csr_matrix, says_something: np.ndarray) -> np.ndarray:
    """How much each column tells whether a text says something: the logarithm of how much more often those that do, or
    those that do not, have it, once more than they do; over all columns the mean square is 1."""
    held = table.astype(bool)
    often, seldom = (1 + np.asarray(held[rows].sum(axis=0)).ravel() for rows in (says_something, ~says_something))
    ratios = np.log((often / often.sum()) / (seldom / seldom.sum()))
    return np.abs(ratios) / np.sqrt(np.mean(ratios**2))


def table_of(found: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    """A row for each text, a column for each feature: one by the root of the number of words, or nothing."""
    rows, places, values = [], [], []
    for row, example in enumerate(found):
        root = sqrt(max(example.words, FEWEST))
        for each in sorted(example.features):
            if each in columns:
                rows.append(row)
                places.append(columns[each])
                values.append(1 / root)
    return csr_matrix((values, (rows, places)), shape=(len(found), len(columns)))


def learn(name: str) -> str:
    """The text of a file of weights; prints how well examples are told that were not learned from."""
    wanted, every = _WANTED[name], list(examples(name))
    counts = Counter(each for example in every for each in example.features)
    common = {each for each in counts if counts[each] > wanted.common * len(every)}
    telling = (
        each
        for each in counts
        if counts[each] >= wanted.least and not common.issuperset(each.replace(f" {ANY} ", " ").split())
    )
    columns = {each: at for at, each in enumerate(sorted(telling))}
    table = table_of(every, columns)
    meanings = np.array([example.meaning for example in every])
    weight, told = np.zeros(len(every)), np.full(len(every), NONE, dtype=object)
    for learned, judged in StratifiedKFold(4, shuffle=True, random_state=0).split(table, meanings):
        weight[judged], told[judged] = Model(wanted, table[learned], meanings[learned]).judged(table[judged])
    says_something = ~np.isin(meanings, _NOTHING)
    needs = _least(weight[~says_something], wanted.false)
    found = (weight >= needs)[says_something]
    right = found & (told == meanings)[says_something]
    print(f"{name}: {len(every)} examples, {len(columns)} features")
    print(f"  needs {needs}: finds {found.mean():.0%} of what says something, {right.mean():.0%} with its meaning")
    model = Model(wanted, table, meanings)
    parts = [_HEAD.format(name=name, examples=digest(name), needs=needs)]
    for meaning, base, weights in zip(model.names, model.bases, model.weights, strict=True):
        parts.append(f'\n[[meaning]]\nid = "{meaning}"\nbase = {base:.0f}\n[meaning.weights]\n')
        parts.append(_written(weights, columns))
    return "".join(parts)


def _least(weights: np.ndarray, of_thousand: int) -> int:
    """What a text must weigh so that only so many of a thousand of these are found."""
    return int(np.floor(np.sort(weights)[::-1][len(weights) * of_thousand // 1000])) + 1


def _written(weights: np.ndarray, columns: dict[str, int]) -> str:
    by_weight: dict[int, list[str]] = {}
    for feature, at in columns.items():
        if weights[at]:
            by_weight.setdefault(int(weights[at]), []).append(feature)
    return "".join(f'"{weight}" = [\n{_lines(by_weight[weight])}]\n' for weight in sorted(by_weight, reverse=True))


def _lines(features_of: Iterable[str]) -> str:
    lines, line = [], ""
    for each in features_of:
        quoted = '"' + each.replace("\\", "\\\\").replace('"', '\\"') + '",'
        if line and len(line) + len(quoted) > 110:
            lines.append(line)
            line = ""
        line = f"{line} {quoted}" if line else quoted
    lines.append(line)
    return "".join(f"  {each}\n" for each in lines)


def main(names: Sequence[str]) -> None:
    folder = ROOT / "rules" / "uk" / "weights"
    folder.mkdir(exist_ok=True)
    for name in names or sorted(_WANTED):
        (folder / f"{name}.toml").write_text(learn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
