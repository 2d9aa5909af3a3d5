"""What every part of the reader of AsciiDoc stands on: its lines, what is open around one, attributes and comments."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.lazy import regex
from safelint.readers.adoc.attributes import AdocGiven
from safelint.readers.adoc.inlines import AdocInlines
from safelint.readers.prose.build import PLAIN
from safelint.readers.prose.flow import Flow, Piece
from safelint.readers.prose.lines import MarkedLine, Strand
from safelint.readers.prose.numbering import Numbering
from safelint.values.document import BlockKind

DELIMITER = regex(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|```\S*|[|,:]={3,})\Z")
"""A line that begins and ends a block."""

ATTRIBUTE = regex(r":(!?)([A-Za-z0-9_][\w-]*)(!?):(?:[ \t]+|\Z)")
"""A line that gives an attribute of the document."""

_INCLUDE = "include::"
_PREPROCESSED = ("ifdef::", "ifndef::", "ifeval::", "endif::", _INCLUDE)


class AdocContainer:
    """What holds blocks. `end` is the line that ends it (lists and their items have none of their own)."""

    def __init__(self, kind: str, style: str = "", end: int = -1) -> None:
        self.kind = kind
        self.style = style
        self.end = end
        self.by: tuple[int, int] | None = None  # who said what is quoted


class AdocStack:
    """Lines of `text` that are read into `flow`; `attributes` are those of the document, None for a whole one. `at` is
    the line that is next."""

    def __init__(
        self, flow: Flow, text: str, lines: list[MarkedLine], attributes: dict[str, str] | None = None
    ) -> None:
        self.flow = flow
        self.text = text
        self.lines = lines
        self.attributes: dict[str, str] = {} if attributes is None else attributes
        self.is_whole = attributes is None
        self.at = 0
        self._stack = [AdocContainer("root", end=len(lines))]
        self._limits = [len(lines)]
        self._given = AdocGiven()
        self._numbering = Numbering(text)
        self._after_empty = True
        self._attach = False  # the next block belongs to the item above
        self._ends: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            if not line.empty and DELIMITER.match(text, line.start, line.end):
                self._ends.setdefault(text[line.start : line.end], []).append(number)

    def words(self, line: MarkedLine) -> str:
        return self.text[line.start : line.end]

    def _push(self, container: AdocContainer, begin: int) -> None:
        self.flow.end_block(begin)
        self.flow.push(f"#{container.kind}", begin, is_block=True)
        self._stack.append(container)
        if container.end >= 0:
            self._limits.append(container.end)

    def _pop(self) -> None:
        container = self._stack.pop()
        b = self.lines[self.at].begin if self.at < len(self.lines) else self.lines[-1].end
        if container.end >= 0:
            self._limits.pop()
        if container.by is not None:
            self.flow.end_block(b)
            self.flow.builder.whole(self.flow.context._replace(kind="paragraph"), *container.by)
        self.flow.leave(f"#{container.kind}", b)

    def _close(self) -> None:
        """The line that ends the innermost block between two lines."""
        while self._stack[-1].end < 0:
            self._pop()
        end = self._stack[-1].end
        self._pop()
        self.at = max(self.at, end + 1)
        self._after_empty = self._attach = False

    def _settle(self) -> None:
        """End the lists, unless the block that begins belongs to the item above."""
        if self._attach:
            self._attach = False
            return
        while self._stack[-1].end < 0:
            self._pop()

    def _take(self) -> AdocGiven:
        found, self._given = self._given, AdocGiven()
        return found

    def _one(self, kind: BlockKind, a: int, line: MarkedLine, *, level: int = 0) -> None:
        """A block of one line."""
        self.flow.end_any_block(line.start)
        self.flow.push(f"#{kind}", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind=kind, level=level)
        self.at += 1
        self._inlines([(a, line.end, None)])
        self.flow.leave(f"#{kind}", line.end)

    def _inlines(self, pieces: Sequence[Piece]) -> None:
        strand = Strand(self.text, pieces)
        inlines = AdocInlines(self.flow, strand, self.attributes)
        inlines.run()
        for note in inlines.notes:
            self.flow.end_any_block(pieces[-1][1])
            self.flow.push("#footnote", pieces[0][0], is_block=True)
            self.flow.context = self.flow.context._replace(kind="footnote", level=0, group=-1, row=-1, column=-1)
            self._inlines(strand.pieces(*note))
            self.flow.leave("#footnote", pieces[-1][1])

    def _in_language(self, attributes: AdocGiven) -> None:
        language = attributes.named.get("lang")
        if language is not None:
            self.flow.context = self.flow.context._replace(language=language.text)

    def _is_left_out(self, line: MarkedLine) -> bool:
        """Whether a line is a comment, which is kept, or speaks to the program that reads the file."""
        text, start = self.text, line.begin
        if text.startswith("//", start) and not text.startswith("///", start):
            self.flow.comment(line.start, line.end)
            return True
        if not text.startswith(_PREPROCESSED, start) or text[line.end - 1] != "]":
            return False
        if text.startswith(_INCLUDE, start):
            self.flow.builder.takes_in(text[start + len(_INCLUDE) : line.end].partition("[")[0])
        return True

    def _passed(self, line: MarkedLine) -> bool:
        """A comment or an attribute, which may stand anywhere."""
        if line.start != line.begin:
            return False
        if self._is_left_out(line):
            self.at += 1
            return True
        return self.text[line.start] == ":" and self._attribute(line)

    def _attribute(self, line: MarkedLine) -> bool:
        match = ATTRIBUTE.match(self.text, line.start, line.end)
        if match is None:
            return False
        a, b = match.end(), line.end
        self.at += 1
        while self.text.startswith((" \\", " + \\"), b - 2) and self.at < len(self.lines):
            b = self.lines[self.at].end
            self.at += 1
        value = " ".join(self.text[a:b].replace("\\", " ").split())
        name = match[2].lower()
        if match[1] or match[3]:
            self.attributes.pop(name, None)
        else:
            self.attributes[name] = value
            self._tell(name, value, a, b)
        return True

    def _tell(self, name: str, value: str, a: int, b: int) -> None:
        """What an attribute says of the whole document."""
        flow = self.flow
        if not value or len(self._stack) > 1:
            return
        if name == "lang":
            flow.page_language = flow.page_language or value
        elif name in ("title", "doctitle", "description"):
            flow.end_any_block(a)
            kind: BlockKind = "description" if name == "description" else "title"
            if kind == "title":
                if flow.title:
                    return
                flow.title = value
            flow.builder.whole(PLAIN._replace(kind=kind), a, b)
