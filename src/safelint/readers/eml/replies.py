"""What a message quotes of earlier ones, found by the marks that mail programs leave."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.document import Block, Document
from safelint.values.ranges import Ranges

_TAG = regex(r"<(/?)(div|blockquote|span)\b([^<>]*+)>", re.IGNORECASE)
_ATTRIBUTE = regex(r"\b(class|id|type)\s*=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_DIVIDER = regex(r"\s*+[-_]{3,}+\s*+([^-_].{0,60}?)[-_]{3,}+\s*+\Z")
_ADDRESS = regex(r"<[^<>\s@]++@[^<>\s]++>|\[mailto:")
_TIME_OF_DAY = regex(r"\d[:.]\d\d")
_WORD = regex(r"[^\W\d_]+")
_RULE = regex(r"\s*+[-_]{3,}+\s*+\Z")
_STRESS = " \t*_>|"
_HEADERS_WITHIN = 8  # lines in which the headers of a quoted message stand
_LONGEST_DIVIDER = 100
_LONGEST_NAME = 20  # of a header
_LONGEST_INTRODUCTION = 250


class _MailLine(NamedTuple):
    """A line of a block: its number in `blocks`, and its range in the text."""

    block: int
    start: int
    end: int
    quoted: bool


def own(document: Document, subject: str) -> list[Block]:
    """The blocks of a message that its writer wrote, some cut where a quotation begins. All of them where nothing else
    would be left, and where the message hands on another."""
    blocks = document.blocks
    if subject.partition(":")[0].strip().lower() in _marks()["forwards"]:
        return list(blocks)
    kept = list(_kept(document))
    return kept if any(block.end > block.start for block in kept) else list(blocks)


def _kept(document: Document) -> Iterator[Block]:
    text = document.text
    lines = list(_lines(document))
    ends: dict[int, int] = {}  # by the number of a block: where that ends which its writer wrote
    for at, line in enumerate(lines):
        if line.quoted:
            for said in _introduction(text, lines, at):
                ends[said.block] = said.start
        elif _begins_quotation(document, lines, at):
            break
        else:
            ends[line.block] = line.end
    for number, end in ends.items():
        block = document.blocks[number]
        size = len(text[block.start : end].rstrip())
        if size or block.start == block.end:
            yield block._replace(end=block.start + size)


def _lines(document: Document) -> Iterator[_MailLine]:
    is_page = document.source.media == "html"
    ranges = Ranges(_quoting_elements(document.source.text) if is_page else ())
    for number, block in enumerate(document.blocks):
        is_quoted = block.quoted
        if is_page:  # where others than the one who writes are quoted too
            is_quoted = ranges.at(document.span(block.start, block.end).start) is not None
        start = block.start
        for line in document.text[block.start : block.end].split("\n"):
            yield _MailLine(number, start, start + len(line), is_quoted)
            start += len(line) + 1


def _begins_quotation(document: Document, lines: Sequence[_MailLine], at: int) -> bool:
    """Whether all that comes from a line on is an earlier message."""
    text = document.text
    words = text[lines[at].start : lines[at].end]
    divider = _DIVIDER.match(words[:_LONGEST_DIVIDER])
    if divider is not None and divider[1].strip().lower() in _marks()["dividers"]:
        return True
    if _name(words) in _marks()["from"]:
        return _stands_apart(document, lines, at) and _has_headers(text, lines, at)
    is_last = at + 1 == len(lines) or lines[at + 1].quoted
    return not is_last and _is_introduction(words) and _ADDRESS.search(words) is not None


def _stands_apart(document: Document, lines: Sequence[_MailLine], at: int) -> bool:
    """Whether a line begins a block that has no heading, or stands below a rule."""
    if not at:
        return True
    before = lines[at - 1]
    if before.block != lines[at].block:
        return document.blocks[before.block].kind != "heading"
    return _RULE.match(document.text[before.start : before.end][:_LONGEST_DIVIDER]) is not None


def _has_headers(text: str, lines: Sequence[_MailLine], at: int) -> bool:
    """Whether headers as programs write them come after a line: to whom, and when, with the time of day."""
    after = [text[each.start : each.end] for each in lines[at + 1 : at + _HEADERS_WITHIN]]
    is_timed = any(_name(each) in _marks()["when"] and _TIME_OF_DAY.search(each) for each in after)
    return is_timed and any(_name(each) in _marks()["to"] for each in after)


def _introduction(text: str, lines: Sequence[_MailLine], at: int) -> Sequence[_MailLine]:
    """The line, or the two, before what is quoted from a line on that say who wrote it and when; the last first."""
    before = lines[max(at - 2, 0) : at]
    if not before or before[-1].quoted:
        return ()
    if _is_introduction(text[before[-1].start : before[-1].end]):
        return before[-1:]
    is_one = len(before) > 1 and before[0].block == before[1].block
    return before[::-1] if is_one and _is_introduction(text[before[0].start : before[1].end]) else ()


def _is_introduction(words: str) -> bool:
    """Whether words say when somebody wrote what is quoted, as programs do: with a time, and a colon at the end."""
    if len(words) > _LONGEST_INTRODUCTION or not words.rstrip().endswith(":") or not any(map(str.isdigit, words)):
        return False
    said = [each.lower() for each in _WORD.findall(words)]
    return not (_marks()["ends"].isdisjoint(said[-1:]) and _marks()["holds"].isdisjoint(said))


def _name(line: str) -> str:
    """The name of the header that a line may be, "" for none."""
    name, colon, _ = line[: 2 * _LONGEST_NAME].partition(":")
    return name.strip(_STRESS).lower() if colon else ""


def _quoting_elements(page: str) -> list[tuple[int, int]]:
    """The ranges of the source of a page that mail programs mark as quoted."""
    found: list[tuple[int, int]] = []
    start, name, depth = -1, "", 0
    for tag in _TAG.finditer(page):
        closes, element = bool(tag[1]), tag[2].lower()
        if start >= 0:
            if element == name:
                depth += -1 if closes else 1
                if depth == 0:
                    found.append((start, tag.end()))
                    start = -1
            continue
        if closes:
            continue
        marked = _marked(tag[3])
        if marked == "id":
            return [*found, (tag.start(), len(page))]
        if marked:
            start, name, depth = tag.start(), element, 1
    return [*found, (start, len(page))] if start >= 0 else found


def _marked(attributes: str) -> str:
    """By what a tag shows to hold a quotation, "" where it does not."""
    for each in _ATTRIBUTE.finditer(attributes):
        value = (each[2] or each[3] or each[4] or "").lower()
        match each[1].lower():
            case "type" if value == "cite":
                return "type"
            case "class" if _marks()["classes"] & set(value.split()):
                return "class"
            case "id" if value.removeprefix("x_") in _marks()["ids"]:
                return "id"
    return ""


@cache
def _marks() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("replies.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
