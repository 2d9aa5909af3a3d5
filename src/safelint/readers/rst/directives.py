"""The directives of reStructuredText: whose content people read, and how. Of one that nobody knows the body is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.html.tags import feed_block
from safelint.readers.prose.build import PLAIN
from safelint.readers.prose.flow import Piece
from safelint.readers.prose.lines import MarkedLine, csv_cells
from safelint.readers.prose.mask import words
from safelint.readers.rst.blocks import RstBlocks
from safelint.readers.rst.lists import Rows
from safelint.readers.rst.stack import RstContainer

_OPTION = regex(r":([A-Za-z][\w -]*):(?:[ \t]+|\Z)")
_NUMBER = regex(r"[0-9]{1,4}")
_BODY = words(
    """attention caution danger error hint important note tip warning seealso versionadded versionchanged deprecated
    admonition topic sidebar rubric centered dropdown card grid-item-card tab-item tab details table collapse
    aside margin"""
)
"""What follows the name is read, too."""
_CONTENT = words(
    """container compound class rst-class epigraph highlights pull-quote only ifconfig glossary tab-set tabs grid
    grid-item hlist header footer line-block"""
)
_QUOTATIONS = words("epigraph highlights pull-quote")
_LANDMARKS = words("header footer")
_NOT_READ = words(
    """code code-block sourcecode code-cell code-tab highlight highlightlang literalinclude parsed-code prompt math
    graphviz digraph graph inheritance-diagram mermaid uml plantuml blockdiag seqdiag nwdiag actdiag ditaa tikz vega
    toctree contents sectnum section-numbering target-notes index role default-role replace unicode date
    doctest testcode testoutput testsetup testcleanup ipython jupyter-execute plot exec runblock program-output
    command-output productionlist tabularcolumns currentmodule module program bibliography todo todolist comment"""
)
"""Code, drawings, data, lists that are made, and what is told to the program that reads the file."""
_AT_HEAD = words("title meta include")
"""Directives after which the head of a file goes on."""
_ELSEWHERE = words("file url")
_AS_CODE = words("code literal")
_OF_HEAD = words(
    """author authors date version revision status copyright organization title lang language description summary
    abstract dedication orphan tocdepth nocomments nosearch no-search slug category tags keywords modified save_as url
    template"""
)
"""Fields at the head of a file that say something of it, and what people read of those."""
_READ_OF_HEAD = words("abstract dedication")
_DESCRIPTIONS = words("description summary")
_LANGUAGES = words("lang language")


class _Option(NamedTuple):
    """An option with its value, of which `a` and `b` are the range."""

    name: str
    value: str
    a: int
    b: int


def of_head(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> bool:
    """See `Directives`."""
    if name in _OF_HEAD:
        _say(blocks, name, blocks.body(line, at))
    return name in _OF_HEAD


def _say(blocks: RstBlocks, name: str, body: Sequence[Piece]) -> None:
    """What a file says of itself."""
    if not body:
        return
    a, b = body[0][0], body[-1][1]
    value = " ".join(blocks.text[a:b].split())
    flow = blocks.flow
    if name == "title":
        flow.title = flow.title or value
        flow.builder.whole(PLAIN._replace(kind="title"), a, b)
    elif name in _LANGUAGES:
        flow.page_language = flow.page_language or value
    elif name in _DESCRIPTIONS:
        flow.builder.whole(PLAIN._replace(kind="description"), a, b)
    elif name in _READ_OF_HEAD:
        blocks.inlines(body)
        flow.end_any_block(b)


def read(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    """See `Directives`."""
    name = name.rpartition(":")[2]
    if name in _NOT_READ:
        blocks.at += 1
        blocks.skip(line.indent, blocks.at)
    else:
        blocks.in_head = blocks.in_head and name in _AT_HEAD
        _BEGINS.get(name, _unknown)(blocks, line, name, at)


def _options(blocks: RstBlocks, line: MarkedLine) -> list[_Option]:
    """The options on the next lines, which are passed over."""
    found: list[_Option] = []
    while blocks.at < len(blocks.lines):
        follower = blocks.lines[blocks.at]
        if follower.empty or follower.indent <= line.indent:
            break
        match = _OPTION.match(blocks.words(follower))
        if match is not None:
            found.append(
                _Option(
                    match[1].lower(), blocks.words(follower)[match.end() :], follower.start + match.end(), follower.end
                )
            )
        elif found:
            last = found.pop()
            found.append(last._replace(value=f"{last.value} {blocks.words(follower)}", b=follower.end))
        else:
            break
        blocks.at += 1
    return found


def _argument(blocks: RstBlocks, line: MarkedLine, at: int) -> list[Piece]:
    """What follows the name, up to the options or an empty line."""
    pieces: list[Piece] = [(at, line.end, None)] if at < line.end else []
    blocks.at += 1
    while pieces and blocks.at < len(blocks.lines):
        follower = blocks.lines[blocks.at]
        if follower.empty or follower.indent <= line.indent or _OPTION.match(blocks.words(follower)):
            break
        pieces += ((pieces[-1][1], follower.start, None), (follower.start, follower.end, None))
        blocks.at += 1
    return pieces


def _enter(blocks: RstBlocks, container: RstContainer, line: MarkedLine) -> None:
    container.indent = blocks.content(blocks.at, line.indent) or line.indent + 1
    blocks.push(container, line.start)


def _body(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    argument = _argument(blocks, line, at)
    container = RstContainer("body", line.indent + 1)
    _enter(blocks, container, line)
    if argument:
        flow = blocks.flow
        context = flow.context
        if name == "table":
            flow.context = context._replace(kind="caption")
        blocks.inlines(argument)
        flow.end_any_block(argument[-1][1])
        flow.context = context
    _options(blocks, line)
    container.indent = blocks.content(blocks.at, line.indent) or line.indent + 1


def _content(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    if name in _LANDMARKS:
        _body(blocks, line, name, at)
    else:
        blocks.at += 1
        _options(blocks, line)
        _enter(blocks, RstContainer("body", line.indent + 1), line)
    context = blocks.flow.context
    if name in _QUOTATIONS:
        blocks.flow.context = context._replace(quoted=True)


def _unknown(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    """What follows the name may be anything, and what stands below are words."""
    _argument(blocks, line, at)
    _options(blocks, line)
    _enter(blocks, RstContainer("body", line.indent + 1), line)


def _include(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    target = blocks.text[at : line.end].strip()
    _argument(blocks, line, at)
    given = {option.name for option in _options(blocks, line)}
    if _AS_CODE.isdisjoint(given) and not target.startswith("<"):  # a list of characters that comes with the program
        blocks.flow.builder.takes_in(target)


def _raw(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    is_page = "html" in blocks.text[at : line.end].lower().split()
    _argument(blocks, line, at)
    options = _options(blocks, line)
    first = blocks.at
    end = blocks.skip(line.indent, first)
    if is_page:
        _told_elsewhere(blocks, {option.name: option for option in options})
        if end >= 0:
            feed_block(blocks.flow, blocks.text, blocks.lines[first].begin, end)


def _told_elsewhere(blocks: RstBlocks, options: Mapping[str, _Option]) -> None:
    for each in _ELSEWHERE & options.keys():
        blocks.flow.builder.takes_in(options[each].value)


def _image(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    flow = blocks.flow
    target = "".join(blocks.text[piece[0] : piece[1]] for piece in _argument(blocks, line, at)[:1])
    options = {option.name: option for option in _options(blocks, line)}
    end = max((option.b for option in options.values()), default=line.end)
    link, alt = options.get("target"), options.get("alt")
    attrs: Mapping[str, str] = {}
    if alt is not None:
        value = " ".join(alt.value.split())
        attrs = {"alt": value} if value else {"alt": "", "role": "presentation"}
    flow.end_any_block(line.start)
    if link is not None:
        address = link.value
        if address.endswith("_"):
            address = blocks.names.target(address[:-1].strip("`"))
        flow.begin_inline("#link", "link", line.start, address, {})
    flow.image(line.start, end, target.strip(), attrs)
    if link is not None:
        flow.leave("#link", end)
    if alt is not None:
        flow.add_after("alt", alt.a, alt.b)
    flow.end_block(end)
    if name == "figure":
        _enter(blocks, RstContainer("figure", line.indent + 1), line)
        flow.context = flow.context._replace(kind="caption")
    else:
        blocks.skip(line.indent, blocks.at)


def _caption(blocks: RstBlocks, line: MarkedLine, at: int) -> dict[str, _Option]:
    """The title of a table, as a block of its own; gives the options."""
    title = _argument(blocks, line, at)
    flow = blocks.flow
    if title:
        flow.end_any_block(line.start)
        flow.push("#caption", line.start, is_block=True)
        flow.context = flow.context._replace(kind="caption")
        blocks.inlines(title)
        flow.leave("#caption", title[-1][1])
    return {option.name: option for option in _options(blocks, line)}


def _count(options: Mapping[str, _Option], name: str) -> int:
    match = _NUMBER.match(options[name].value) if name in options else None
    return int(match[0]) if match else 0


def _list_table(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    options = _caption(blocks, line, at)
    indent = blocks.content(blocks.at, line.indent) or line.indent + 1
    rows = Rows(indent, _count(options, "header-rows"), _count(options, "stub-columns"))
    blocks.push_group(rows, line.start)


def _csv_table(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    options = _caption(blocks, line, at)
    headers = _count(options, "header-rows")
    _told_elsewhere(blocks, options)
    flow = blocks.flow
    blocks.push_group(RstContainer("table", line.indent + 1), line.start)
    header = options.get("header")
    if header is not None:
        _csv_row(blocks, header.a, header.b, header=True)
    first = blocks.at
    blocks.skip(line.indent, first)
    count = 0
    for row in blocks.lines[first : blocks.at]:
        if not row.empty:
            _csv_row(blocks, row.start, row.end, header=count < headers)
            count += 1
    flow.end_any_block(blocks.lines[blocks.at - 1].end)


def _csv_row(blocks: RstBlocks, a: int, b: int, *, header: bool) -> None:
    flow = blocks.flow
    flow.next_row()
    for c, d in csv_cells(blocks.text, a, b):
        flow.push("#cell", c, is_block=True)
        flow.context = flow.next_cell(header=header)
        blocks.inlines([(c, d, None)])
        flow.leave("#cell", d)


def _title(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    _say(blocks, name, _argument(blocks, line, at))


def _meta(blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
    """The elements of the page that search engines read."""
    blocks.at += 1
    blocks.flow.end_any_block(line.start)
    while blocks.at < len(blocks.lines) and blocks.lines[blocks.at].empty:
        blocks.at += 1
    for option in _options(blocks, line):
        if option.name.split()[0] in _DESCRIPTIONS and option.a < option.b:
            _say(blocks, "description", [(option.a, option.b, None)])
    blocks.skip(line.indent, blocks.at)


_Begin = Callable[[RstBlocks, MarkedLine, str, int], None]
_BEGINS: Mapping[str, _Begin] = {
    **dict.fromkeys(_BODY, _body),
    **dict.fromkeys(_CONTENT, _content),
    "include": _include,
    "raw": _raw,
    "image": _image,
    "figure": _image,
    "list-table": _list_table,
    "csv-table": _csv_table,
    "title": _title,
    "meta": _meta,
}
