"""Texts with numbers, and what is known to judge them by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from safelint.analysis import Analysis
from safelint.facts.pairs import pairs
from safelint.facts.sums import WrongSum
from safelint.facts.sure import SURE
from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge
from safelint.readers import plain
from safelint.readers.html import reader as html
from safelint.readers.markdown import reader as markdown
from safelint.values.settings import Settings
from safelint.values.source import Range
from support import DATA
from support.checking import family


class _AtTokens(Protocol):
    @property
    def first(self) -> int: ...

    @property
    def end(self) -> int: ...


class _AtTwoPlaces(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def other(self) -> Range: ...


T = TypeVar("T", bound=_AtTokens)

PACK = loader.load("uk", full=True)
KNOWLEDGE = Knowledge(PACK, ())
REGISTRY = KNOWLEDGE.registry
CHECK = family("helpline")
RULES = {rule.id: rule for rule in PACK.rules if rule.kind == "helpline"}
READERS = {"markdown": (markdown, "x.md"), "text": (plain, "x.txt"), "html": (html, "x.html")}
FOLDER = DATA / "numbers"


def analyse(text: str, form: str = "markdown", *, nations: tuple[str, ...] = ()) -> Analysis:
    module, name = READERS[form]
    settings = Settings(today="2026-11-25", nations=nations)
    return Analysis(module.READER.read(name, text.encode()), settings, KNOWLEDGE)


def sure_signs(text: str) -> set[str]:
    """The signs of which each is enough that the values of a text have, which must have some to be compared."""
    compared = pairs(analyse(text))
    assert compared, "nothing is asked for a sign"
    return {sign for pair in compared for sign in pair.signs & SURE}


def at_two_places(text: str, find: Callable[[Analysis], Iterable[_AtTwoPlaces]]) -> list[tuple[str, str]]:
    """The words of what stands at two places of a text, the later ones first."""
    view = analyse(text)
    read = view.document.text
    return [(read[each.start : each.end], read[slice(*each.other)]) for each in find(view)]


def sums_of(text: str, find: Callable[[Analysis], Iterable[WrongSum]]) -> list[tuple[str, int]]:
    """The words of the sums of a text that do not come out, each with what would be right."""
    view = analyse(text)
    return [(words, each.right) for words, each in words_of(view, find(view))]


def words_of(analysis: Analysis, found: Iterable[T]) -> list[tuple[str, T]]:
    """Each of what was `found` at tokens `first` to `end`, with its words."""
    spans = [(each, analysis.tokens.span(each.first, each.end)) for each in found]
    return [(analysis.document.text[start:end], each) for each, (start, end) in spans]


class Label(NamedTuple):
    start: int
    end: int
    digits: str
    attributed_to: str
    service: str
    finding: str


class Labelled(NamedTuple):
    name: str
    form: str
    text: str
    labels: list[Label]
    decoys: list[tuple[int, int]]


_MARK = re.compile(r"\[\[([^\]|]+)((?:\|[^\]|]*)*)\]\]|\{\{([^}]+)\}\}")


def labelled(file: str) -> list[Labelled]:
    """The texts of one file in numbers/, their marks taken out; README.md there says what the marks mean."""
    texts = []
    for part in re.split(r"(?m)^=== ", (FOLDER / file).read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        name, form = (each.strip() for each in head.split("|"))
        text, labels, decoys, last = "", [], [], 0
        for match in _MARK.finditer(body):
            text += body[last : match.start()]
            last = match.end()
            if match.group(3):
                decoys.append((len(text), len(text) + len(match.group(3))))
                text += match.group(3)
                continue
            surface, _, digits = match.group(1).partition("~")
            fields = [field.replace("-", "") if field == "-" else field for field in match.group(2).split("|")[1:]]
            fields += [fields[0], ""][len(fields) - 1 :] if len(fields) < 3 else []
            digits = digits or re.sub(r"\D", "", surface)
            labels.append(Label(len(text), len(text) + len(surface), digits, fields[0], fields[1], fields[2]))
            text += surface
        texts.append(Labelled(name, form, text + body[last:], labels, decoys))
    return texts
