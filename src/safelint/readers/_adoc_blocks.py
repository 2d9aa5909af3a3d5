"""The blocks of AsciiDoc, line by line: what is open around a line stands in a stack.

A block between two equal lines is one only where the second is there; without it the line is passed over and what
follows is text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from safelint.lazy import regex
from safelint.readers._adoc_attributes import AdocGiven, alt_of, given
from safelint.readers._adoc_inlines import AdocInlines
from safelint.readers._adoc_tables import cells
from safelint.readers._build import PLAIN
from safelint.readers._flow import Flow, Piece
from safelint.readers._lines import MarkedLine, Strand
from safelint.readers._mask import words
from safelint.readers._numbering import Numbering

_DELIMITER = regex(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|```\S*|[|,:]={3,})\Z")
_HEADING = regex(r"(={1,6}|#{1,6})[ \t]+")
_ATTRIBUTE = regex(r":(!?)([A-Za-z0-9_][\w-]*)(!?):(?:[ \t]+|\Z)")
_LIST = regex(r"\[[A-Za-z.#%\"',_:-][^\r\n]*\]\Z|\[\]\Z")
_ANCHOR = regex(r"\[\[[^\[\]]*\]\]\Z")
_TITLE = regex(r"\.[^\s.]")
_MACRO = regex(r"([A-Za-z][\w-]*)::(\S*?)\[")
_RULE = regex(r"(?:'{3,}|<<<|-{3}|\*{3})\Z")
_MARK = regex(r"(?:(\*{1,9}|-|•)|(\.{1,9})|([0-9]+)\.|([a-zA-Z])\.|([ivxIVX]+)\)|<(?:[0-9]+|\.)>)[ \t]+(?=\S)")
_CHECKBOX = regex(r"\[[ xX*]\][ \t]+")
_TERM_END = regex(r"(:{2,4}|;;)(?:[ \t]+|\Z)")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_AUTHOR = regex(r"(?:[\w.'’-]++[ \t]*+){1,4}+(?:<[^<>]*>)?(?:;|\Z)")
_REVISION = regex(r"v?[0-9][\w.-]*(?:,|:|\Z)|v[0-9]")
_PREPROCESSED = ("ifdef::", "ifndef::", "ifeval::", "endif::", "include::")
_VERBATIM = "-.+`"
_CODE = words(
    """source listing literal stem latexmath asciimath pass comment mermaid plantuml ditaa graphviz vega bytefield"""
)
_QUOTATIONS = words("quote verse")
_LEVELS = 6
_UNDERLINES = "=-~^+"  # of titles, by level
_STYLES = {3: "1.", 4: "a.", 5: "i)"}
"""Lists by the group of `_MARK` that tells their mark; those of marks and dots go by how many."""


class _AdocContainer:
    """What holds blocks. `end` is the line that ends it (lists and their items have none of their own)."""

    def __init__(self, kind: str, style: str = "", end: int = -1) -> None:
        self.kind = kind
        self.style = style
        self.end = end
        self.by: tuple[int, int] | None = None  # who said what is quoted


class AdocBlocks:
    """Reads lines of `text` into `flow`; `attributes` are those of the document."""

    def __init__(
        self, flow: Flow, text: str, lines: list[MarkedLine], attributes: dict[str, str] | None = None
    ) -> None:
        self.flow = flow
        self.text = text
        self.lines = lines
        self.attributes: dict[str, str] = {} if attributes is None else attributes
        self.is_whole = attributes is None
        self.at = 0
        self._stack = [_AdocContainer("root", end=len(lines))]
        self._limits = [len(lines)]
        self._given = AdocGiven()
        self._numbering = Numbering(text)
        self._after_empty = True
        self._attach = False  # the next block belongs to the item above
        self._ends: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            if not line.empty and _DELIMITER.match(text, line.start, line.end):
                self._ends.setdefault(text[line.start : line.end], []).append(number)

    def run(self) -> None:
        if self.is_whole:
            self._head()
        while self.at < len(self.lines):
            if self._stack[-1].kind != "root" and self.at >= self._limits[-1]:
                self._close()
                continue
            line = self.lines[self.at]
            if line.empty:
                self.at += 1
                self._after_empty = True
            else:
                self._line(line)
                self._after_empty = False
        while len(self._stack) > 1:
            self._pop()

    def words(self, line: MarkedLine) -> str:
        return self.text[line.start : line.end]

    # The head of a document

    def _head(self) -> None:
        """Title, author, revision and attributes, up to the first empty line."""
        lines = self.lines
        while self.at < len(lines) and (lines[self.at].empty or self._passed(lines[self.at])):
            if self.at < len(lines) and lines[self.at].empty:
                self.at += 1
        if self.at == len(lines):
            return
        if self._underlined(lines[self.at]) == 1:
            self._heading(lines[self.at], 1, 0)
            self.at += 1
        elif self.text.startswith(("= ", "# "), lines[self.at].start):
            self._heading(lines[self.at], 1, 2)
        else:
            return
        count = 0
        while self.at < len(lines) and not lines[self.at].empty:
            line = lines[self.at]
            if self._passed(line):
                continue
            said = (_AUTHOR, _REVISION)[count] if count < 2 else None
            if said is None or not said.match(self.words(line)):
                return
            count += 1
            self.at += 1

    def _passed(self, line: MarkedLine) -> bool:
        """A comment or an attribute, which may stand anywhere."""
        if line.start != line.begin:
            return False
        if self._is_left_out(line):
            self.at += 1
            return True
        return self.text[line.start] == ":" and self._attribute(line)

    def _attribute(self, line: MarkedLine) -> bool:
        match = _ATTRIBUTE.match(self.text, line.start, line.end)
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
            kind = "description" if name == "description" else "title"
            if kind == "title":
                if flow.title:
                    return
                flow.title = value
            flow.builder.whole(PLAIN._replace(kind=kind), a, b)

    # The stack

    def _push(self, container: _AdocContainer, begin: int) -> None:
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

    # Lines

    def _line(self, line: MarkedLine) -> None:
        if self._passed(line) or self._mark(line) or self._delimited(line):
            return
        text = self.words(line)
        if text == "+" and self._stack[-1].end < 0:
            self._attach = True
            self.at += 1
        elif self._is_bracketed(text):
            self._bracketed(line)
        elif _RULE.match(text):
            self._settle()
            self.flow.end_any_block(line.start)
            self.at += 1
        elif line.start == line.begin and (heading := _HEADING.match(text)):
            self._settle()
            self._heading(line, min(heading.end(1), _LEVELS), heading.end())
        elif _TITLE.match(text) and line.start == line.begin:
            self._one("caption", line.start + 1, line)
        elif level := self._underlined(line):
            self._settle()
            self._heading(line, level, 0)
            self.at += 1
        elif not self._macro(line):
            self._paragraph(line)

    def _is_bracketed(self, text: str) -> bool:
        return text[0] == "[" and text[-1] == "]" and bool(_ANCHOR.match(text) or _LIST.match(text))

    def _bracketed(self, line: MarkedLine) -> None:
        """The attributes of the next block."""
        if self._after_empty and not self._attach:
            self._settle()
        self.at += 1
        if not self.text.startswith("[[", line.start):
            found = given(self.text, line.start + 1, line.end - 1)
            if self._given.style and not found.style:
                found = found._replace(style=self._given.style, placed=self._given.placed)
            self._given = found

    def _take(self) -> AdocGiven:
        found, self._given = self._given, AdocGiven()
        return found

    def _underlined(self, line: MarkedLine) -> int:
        """The level of the title that the line is, with a line as long below it; 0 where it is none."""
        if self.at + 1 >= self._limits[-1] or line.start != line.begin or not self.text[line.start].isalnum():
            return 0
        below = self.words(self.lines[self.at + 1])
        if len(below) < 2 or abs(line.end - line.start - len(below)) > 1 or below != below[0] * len(below):
            return 0
        return _UNDERLINES.find(below[0]) + 1

    def _heading(self, line: MarkedLine, level: int, length: int) -> None:
        self._take()
        self._one("heading", line.start + length, line, level=level)

    def _one(self, kind: str, a: int, line: MarkedLine, *, level: int = 0) -> None:
        """A block of one line."""
        self.flow.end_any_block(line.start)
        self.flow.push(f"#{kind}", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind=kind, level=level)
        self.at += 1
        self._inlines([(a, line.end, None)])
        self.flow.leave(f"#{kind}", line.end)

    # Blocks between two lines

    def _closing(self, mark: str) -> int:
        """The line on which the block ends that begins here with `mark`; -1: on none."""
        ends = self._ends.get("```" if mark.startswith("```") else mark, [])
        place = bisect_right(ends, self.at)
        return ends[place] if place < len(ends) and ends[place] < self._limits[-1] else -1

    def _delimited(self, line: MarkedLine) -> bool:
        if line.start != line.begin or not _DELIMITER.match(self.text, line.start, line.end):
            return False
        mark = self.words(line)
        closing = self._closing(mark)
        self._settle()
        attributes = self._take()
        if closing < 0:
            self.at += 1
        elif mark[0] == "/":
            self.flow.comment(line.start, self.lines[closing].end)
            self.at = closing + 1
        elif mark[1:2] == "=" and mark[0] in "|,:":
            self._table(line, closing, attributes)
        elif self._is_verbatim(mark, attributes):
            self.flow.end_any_block(line.start)
            self.at = closing + 1
        else:
            self._contained(line, mark, closing, attributes)
        return True

    def _is_verbatim(self, mark: str, attributes: AdocGiven) -> bool:
        if mark == "--":
            return attributes.style in _CODE
        if mark[0] in "_=*":
            return attributes.style in ("stem", "comment")
        return mark[0] in _VERBATIM

    def _contained(self, line: MarkedLine, mark: str, closing: int, attributes: AdocGiven) -> None:
        container = _AdocContainer("block", mark, closing)
        self._push(container, line.start)
        if mark[0] == "_" or attributes.style in _QUOTATIONS:
            self.flow.context = self.flow.context._replace(quoted=True)
            container.by = _speaker(attributes)
        self._in_language(attributes)
        self.at += 1

    def _in_language(self, attributes: AdocGiven) -> None:
        language = attributes.named.get("lang")
        if language is not None:
            self.flow.context = self.flow.context._replace(language=language.text)

    def _table(self, line: MarkedLine, closing: int, attributes: AdocGiven) -> None:
        lines = self.lines[self.at + 1 : closing]
        self.at = closing
        flow = self.flow
        flow.end_block(line.start)
        flow.enter_group(flow.push("#table", line.start, is_block=True), level=0)
        row = -1
        for cell in cells(self.text, lines, attributes, self.text[line.start]):
            while row < cell.row:
                row = flow.next_row()
            flow.push("#cell", cell.a, is_block=True)
            flow.context = flow.next_cell(header=cell.header)._replace(column=cell.column)
            self._cell(cell.a, cell.b, blocks=cell.blocks and self.is_whole)
            flow.leave("#cell", max(cell.b, cell.a))
        flow.leave("#table", self.lines[closing].end)
        self.at = closing + 1

    def _cell(self, a: int, b: int, *, blocks: bool) -> None:
        lines = _within(self.text, self.lines, a, b)
        if blocks:
            AdocBlocks(self.flow, self.text, lines, self.attributes).run()
            return
        at = 0
        while at < len(lines):
            first = at
            while at < len(lines) and not lines[at].empty:
                at += 1
            if first < at:
                self._inlines([(lines[first].start, lines[at - 1].end, None)])
                self.flow.end_any_block(lines[at - 1].end)
            at += 1

    # Lists

    def _mark(self, line: MarkedLine) -> bool:
        """An item of a list, or a term with its definition."""
        match = self._item_mark(line)
        if match is not None:
            self._item(line, match.end(), match[1] or match[2] or _STYLES.get(match.lastindex or 0, "<"))
            return True
        match = self._term_mark(line)
        if match is None:
            return False
        self._term(line, match.start(1), match.end(), match[1])
        return True

    def _item_mark(self, line: MarkedLine) -> re.Match[str] | None:
        match = _MARK.match(self.text, line.start, line.end)
        if match is not None and match[3] and self._numbering.is_text(*match.span(3)):
            return None
        return match

    def _term_mark(self, line: MarkedLine) -> re.Match[str] | None:
        match = _TERM_END.search(self.text, line.start + 1, line.end)
        return None if match is None or self.text[match.start() - 1] in ": \t" else match

    def _to_list(self, kind: str, style: str) -> bool:
        """Whether a list of that style is open around here, to which all inside is then ended."""
        self._attach = False
        for number in range(len(self._stack) - 1, 0, -1):
            container = self._stack[number]
            if container.end >= 0:
                return False
            if (container.kind, container.style) == (kind, style):
                while len(self._stack) > number + 1:
                    self._pop()
                return True
        return False

    def _begin_list(self, kind: str, style: str, line: MarkedLine) -> None:
        attributes = self._take()
        if self._to_list(kind, style):
            return
        depth = sum(each.kind == "list" for each in self._stack[-20:]) + (kind == "list")
        self.flow.end_block(line.start)
        element = self.flow.push(f"#{kind}", line.start, is_block=True)
        self.flow.enter_group(element, level=depth)
        self._stack.append(_AdocContainer(kind, style))
        self._in_language(attributes)

    def _item(self, line: MarkedLine, at: int, style: str) -> None:
        self._begin_list("list", style, line)
        box = _CHECKBOX.match(self.text, at, line.end)
        self._push(_AdocContainer("item"), line.start)
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        self._principal(box.end() if box else at, line)

    def _term(self, line: MarkedLine, end: int, at: int, style: str) -> None:
        self._begin_list("definitions", style, line)
        row = self.flow.next_row()
        self.flow.push("#term", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind="term", row=row)
        self._inlines([(line.start, end, None)])
        self.flow.leave("#term", end)
        self._push(_AdocContainer("definition"), line.start)
        self.flow.context = self.flow.context._replace(kind="definition", row=row)
        if at < line.end:
            self._principal(at, line)
            return
        self.at += 1
        while self.at < self._limits[-1] and self.lines[self.at].empty:
            self.at += 1
        if self.at < self._limits[-1] and not self._ends_text(self.lines[self.at]):
            self._principal(self.lines[self.at].start, self.lines[self.at])

    def _principal(self, at: int, line: MarkedLine) -> None:
        """The text of an item, up to an empty line or what begins another block."""
        pieces: list[Piece] = [(at, line.end, None)]
        self._collect(pieces, in_list=True)

    # Paragraphs

    def _paragraph(self, line: MarkedLine) -> None:
        is_indented = line.start != line.begin
        self._settle()
        attributes = self._take()
        at = line.start
        if attributes.style in _CODE or (is_indented and attributes.style != "normal"):
            while self.at < self._limits[-1] and not self.lines[self.at].empty:
                self.at += 1
            self.flow.end_any_block(line.start)
            return
        admonition = _ADMONITION.match(self.text, line.start, line.end)
        if admonition is not None:
            at = admonition.end()
        container = _AdocContainer("paragraph")
        self._push(container, line.start)
        if attributes.style in _QUOTATIONS:
            self.flow.context = self.flow.context._replace(quoted=True)
            container.by = _speaker(attributes)
        self._in_language(attributes)
        self._collect([(at, line.end, None)], in_list=False)
        self._pop()

    def _collect(self, pieces: list[Piece], *, in_list: bool) -> None:
        """The lines that go on with a text, without the comments between them."""
        self.at += 1
        is_between = False  # the line before is left out
        while self.at < self._limits[-1]:
            line = self.lines[self.at]
            if line.empty or (self._ends_text(line) if in_list else self._ends_paragraph(line)):
                break
            if self._is_left_out(line):
                if not is_between:
                    pieces.append((pieces.pop()[0], line.begin, None))
                is_between = True
            else:
                pieces.append((line.begin if is_between else pieces.pop()[0], line.end, None))
                is_between = False
            self.at += 1
        self._inlines(pieces)
        self.flow.end_any_block(pieces[-1][1])

    def _is_left_out(self, line: MarkedLine) -> bool:
        """Whether a line is a comment, which is kept, or speaks to the program that reads the file."""
        text, start = self.text, line.begin
        if text.startswith("//", start) and not text.startswith("///", start):
            self.flow.comment(line.start, line.end)
            return True
        return text.startswith(_PREPROCESSED, start) and text[line.end - 1] == "]"

    def _ends_paragraph(self, line: MarkedLine) -> bool:
        if line.start != line.begin:
            return False
        if _DELIMITER.match(self.text, line.start, line.end):
            return True
        text = self.words(line)
        return self._is_bracketed(text) or (text == "+" and any(each.end < 0 for each in self._stack[-3:-1]))

    def _ends_text(self, line: MarkedLine) -> bool:
        text = self.words(line)
        if text == "+" or self._ends_paragraph(line) or _ATTRIBUTE.match(text):
            return True
        return self._item_mark(line) is not None or self._term_mark(line) is not None

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

    # Macros

    def _macro(self, line: MarkedLine) -> bool:
        """An image, or a macro that people do not read."""
        match = _MACRO.match(self.text, line.start, line.end)
        if match is None or self.text[line.end - 1] != "]":
            return False
        self._settle()
        self._take()
        self.at += 1
        self.flow.end_any_block(line.start)
        if match[1] == "image":
            a, b = alt_of(self.text, match.end(), line.end - 1)
            attrs = {"alt": self.text[a:b]} if a < b else {}
            self._image(line, match[2], attrs, given(self.text, match.end(), line.end - 1))
            if a < b:
                self.flow.add_after("alt", a, b)
            self.flow.end_block(line.end)
        return True

    def _image(self, line: MarkedLine, target: str, attrs: Mapping[str, str], attributes: AdocGiven) -> None:
        link = attributes.named.get("link")
        if link is not None:
            self.flow.begin_inline("#link", "link", line.start, link.text, {})
        self.flow.image(line.start, line.end, target, attrs)
        if link is not None:
            self.flow.leave("#link", line.end)


def _within(text: str, lines: Sequence[MarkedLine], a: int, b: int) -> list[MarkedLine]:
    """The lines, as far as they lie between `a` and `b`."""
    found = []
    for line in lines[bisect_right(lines, a, key=_next_of) :]:
        if line.begin >= b:
            break
        start, end = max(line.start, a), max(min(line.end, b), a)
        words = text[start:end]
        end -= len(words) - len(words.rstrip())
        start = min(start + len(words) - len(words.lstrip()), end)
        found.append(line._replace(begin=start if a > line.begin else line.begin, start=start, end=end))
    return found


def _next_of(line: MarkedLine) -> int:
    return line.next


def _speaker(attributes: AdocGiven) -> tuple[int, int] | None:
    """Where a list of attributes names the person who is quoted."""
    value = attributes.placed[1] if len(attributes.placed) > 1 else attributes.named.get("attribution")
    return (value.a, value.b) if value is not None and value.a < value.b else None
