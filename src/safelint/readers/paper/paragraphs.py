"""Documents of formats that are no text: paragraphs of runs, written out as a text of one line a paragraph.

A reader of such a format says what stands where; this module makes the text that findings count in, and the `Document`
over it. A break inside a paragraph is `INNER_BREAK` in that text, so that a line stays a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, cast

from safelint.lazy import regex
from safelint.readers.prose.build import PLAIN, Builder, Context
from safelint.values.document import LEFT_OUT, Document, Element, Inline, InlineKind, Meta
from safelint.values.errors import Unreadable
from safelint.values.source import Source, Span

INNER_BREAK = "\v"
_OF_SYMBOLS = regex("[\uf000-\uf0ff]")
_MOST_PARAGRAPHS = 50_000  # of a file: 1,500 pages have fewer


class Typeface(NamedTuple):
    """How a run is set, as far as a rule asks. `language` is "" where it is the document's own."""

    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    language: str = ""


_SET_APART = cast(tuple[InlineKind, ...], Typeface._fields[:3])
"""Of these each is an inline of that kind."""


class LinkTo(NamedTuple):
    """A link; two beside each other are told apart by `number`."""

    target: str
    number: int


class Image(NamedTuple):
    """`alt` is None where nobody wrote one; `decorative` where somebody marked it as mere decoration."""

    alt: str | None = None
    decorative: bool = False
    target: str = ""


class Run(NamedTuple):
    """A piece of a paragraph; one with an `image` has no text.

    `piece` tells who writes into the file where it stands: the number, from 0, of the tag of its `part` after which the
    text comes, or with which the element begins that stands for it.
    """

    text: str
    look: Typeface = Typeface()
    link: LinkTo | None = None
    image: Image | None = None
    part: str = ""
    piece: int = -1
    place: str = ""
    unsure: bool = False

    @property
    def seen(self) -> str:
        """What stands for it in the text."""
        return LEFT_OUT if self.image is not None else self.text


class Paragraph:
    """A paragraph, a heading, an item, a cell's paragraph and so on, which runs are added to.

    `place` is where it stands, as people say it, with `{}` where it is to be counted among those of the same words:
    "paragraph {}". Its first `mark` characters are the mark of an item, and not read with it.
    """

    def __init__(self, context: Context = PLAIN, place: str = "paragraph {}") -> None:
        self.context = context
        self.place = place
        self.runs: list[Run] = []
        self.mark = 0

    @property
    def is_empty(self) -> bool:
        return all(run.image is None and not run.text.strip() for run in self.runs)


def without_symbols(text: str) -> str:
    """`text`, with a bullet for each character of a font such as Wingdings, which shows a sign of its own."""
    return text if text.isascii() else _OF_SYMBOLS.sub("\u2022", text)


def must_be_few(paragraphs: Sequence[Paragraph]) -> None:
    """Raises `Unreadable` where there are more paragraphs than in any file for people, one for each few bytes."""
    if len(paragraphs) > _MOST_PARAGRAPHS:
        raise Unreadable(f"it has more than {_MOST_PARAGRAPHS:,} paragraphs; divide it, and check each part")


class _PaperLine(NamedTuple):
    """A paragraph with its range in the text and where it stands."""

    context: Context
    runs: list[Run]
    start: int
    place: str
    mark: int = 0


def document(
    path: str,
    media: str,
    paragraphs: list[Paragraph],
    meta: Meta,
    tables: Iterable[int] = (),
    unread: Iterable[str] = (),
) -> Document:
    """The document of the paragraphs that are not empty. `tables` are the groups of blocks that are tables, `unread` as
    in `Document`."""
    lines = list(_lines(paragraphs))
    text = "".join(f"{_words(line.runs)}\n" for line in lines)
    builder = Builder(text, text, [])
    waiting = set(tables)
    for line in lines:
        group = line.context.group
        if line.context.kind == "cell" and group in waiting:
            end = line.start + len(_words(line.runs))
            builder.elements.append(Element("table", Span(line.start, end), builder.start, group))
            waiting.remove(group)
        _add(builder, line)
    places, finer = tuple(line.place for line in lines), tuple(_finer_places(lines))
    return builder.document(Source(path, media, text, encoding="", places=places, finer_places=finer), meta, unread)


def _finer_places(lines: list[_PaperLine]) -> Iterator[tuple[int, str]]:
    """Where runs stand that stand elsewhere than the run before."""
    for line in lines:
        at, place = line.start, line.place
        for run in line.runs:
            if run.place and run.place != place:
                place = run.place
                yield at, place
            at += len(run.seen)


def placed(paragraphs: list[Paragraph]) -> Iterator[tuple[int, Run]]:
    """Each run with where it begins in the text of the document that they make."""
    for line in _lines(paragraphs):
        at = line.start
        for run in line.runs:
            yield at, run
            at += len(run.seen)


def _lines(paragraphs: list[Paragraph]) -> Iterator[_PaperLine]:
    """Each paragraph as a line, and each alternative text as one after it."""
    counted: Counter[str] = Counter()
    at = 0
    for paragraph in paragraphs:
        if paragraph.is_empty:
            continue
        words = paragraph.place
        if "{}" in words:
            counted[words] += 1
            words = words.format(counted[words])
        yield (line := _PaperLine(paragraph.context, paragraph.runs, at, words, paragraph.mark))
        at += len(_words(line.runs)) + 1
        for run in paragraph.runs:
            if run.image is not None and run.image.alt and run.image.alt.strip():
                alt = [Run(" ".join(run.image.alt.split()), Typeface(language=run.look.language))]
                context = Context("alt", language=run.look.language, landmark=paragraph.context.landmark)
                yield _PaperLine(context, alt, at, f"picture in {words}")
                at += len(_words(alt)) + 1


def _words(runs: list[Run]) -> str:
    return "".join(run.seen for run in runs)


def _add(builder: Builder, line: _PaperLine) -> None:
    context = _in_one_language(line)
    at = line.start
    begin = at + line.mark
    placed: list[_RunInText] = []
    for run in line.runs:
        words = run.seen
        start, end = builder.position(), at + len(words)
        for piece in words.split(INNER_BREAK):
            builder.add(context, max(at, begin), at + len(piece))
            at += len(piece)
            if at < end:
                builder.put(context, "\n", at, at + 1)
                at += 1
        placed.append(_RunInText(run, start, builder.position(), Span(end - len(words), end)))
    _mark(builder, placed, context.language)
    builder.unsure += [(each.start, each.end) for each in placed if each.run.unsure and each.start < each.end]
    builder.close()


def _in_one_language(line: _PaperLine) -> Context:
    """The context, with the language that all words of the paragraph are in."""
    languages = {run.look.language for run in line.runs if run.text.strip()}
    return line.context._replace(language=languages.pop()) if len(languages) == 1 else line.context


class _RunInText(NamedTuple):
    """A run with its range in the document's text, and in the source."""

    run: Run
    start: int
    end: int
    span: Span


def _mark(builder: Builder, placed: list[_RunInText], language: str) -> None:
    """What lies in the open block: links, bold words, passages in another language, images."""
    marks: list[Inline] = []
    for link, pieces in groupby(placed, attrgetter("run.link")):
        if link is not None:
            marks.append(_over("link", list(pieces), link.target))
    for kind in _SET_APART:
        for is_so, pieces in groupby(placed, attrgetter(f"run.look.{kind}")):
            if is_so:
                marks.append(_over(kind, list(pieces)))
    for tag, pieces in groupby(placed, attrgetter("run.look.language")):
        if tag and tag != language:
            marks.append(_over("passage", list(pieces), attrs={"lang": tag}))
    for each in placed:
        if each.run.image is not None:
            marks.append(_over("image", [each], each.run.image.target, _attributes(each.run.image)))
    builder.inlines += [each for each in marks if each.end > each.start]


def _over(kind: InlineKind, pieces: list[_RunInText], target: str = "", attrs: Mapping[str, str] = {}) -> Inline:
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    return Inline(kind, pieces[0].start, pieces[-1].end, span, target, attrs)


def _attributes(image: Image) -> dict[str, str]:
    """An image's attributes, as HTML would have them."""
    attrs = {} if image.alt is None else {"alt": image.alt}
    return {**attrs, "role": "presentation"} if image.decorative else attrs
