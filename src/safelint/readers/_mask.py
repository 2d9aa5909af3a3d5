"""Template tags: what a site's software replaces before anybody reads the page.

They are found before parsing and covered by as many stand-in characters, so that every offset stays right. What stands
for them in the prose depends on what they do: a value that will be printed leaves `LEFT_OUT`, a mere instruction
nothing, one that parts two alternatives ("else") `LEFT_OUT` again, so that "child" and "adult" do not become one word.
"""

from __future__ import annotations

from typing import NamedTuple

from safelint.lazy import regex


def words(text: str) -> frozenset[str]:
    """The words of `text`, for tables of names."""
    return frozenset(text.split())


STAND_IN = "\ue000"
"""A private-use character: neither space nor punctuation to a parser, so the words around it stay as they were."""

_LONGEST = 20_000
"""Characters. An opening mark whose closing mark is further away is taken for text."""

_OPENER = regex(r"\{\{|\{%|\{#|<%|<\?(?:php|=)")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
_WORD = regex(r"[#/^!*~>&=-]*\s*([A-Za-z_]*)")
_ALTERNATIVES = words("else elif elsif elseif elseIf case when default empty")
_INSTRUCTIONS = words(
    """if endif unless endunless for endfor foreach set assign capture endcapture block endblock with endwith load
    extends import from macro endmacro call endcall filter endfilter autoescape endautoescape spaceless
    endspaceless raw endraw verbatim endverbatim comment endcomment layout end each range define template push
    pop endif; endforeach endwhile while switch endswitch do let var const use require include_once require_once
    cache endcache trans endtrans blocktrans endblocktrans blocktranslate endblocktranslate"""
)
_LINE_TAIL = regex(r"[^\S\r\n]*+(?=[\r\n]|\Z)")
_NOT_LINE_END = regex(r"[^\r\n]")
_COMMENT = regex(r"\{%-?\s*comment\b")
_END_COMMENT = regex(r"\{%-?\s*endcomment\s*-?%\}")


class Mask(NamedTuple):
    """A range of the source that is not prose. `mark` says whether `LEFT_OUT` stands for it."""

    start: int
    end: int
    mark: bool


class Masked(NamedTuple):
    """`text` has the source's length; `masks` are sorted and do not overlap."""

    text: str
    masks: list[Mask]


def mask_templates(text: str) -> Masked:
    """`text` with its template tags covered: `{{ }}`, `{% %}`, `{# #}`, `<% %>` and `<?php ?>`.

    A tag that is alone on its line becomes spaces and so an empty line, as it does when the page is built.
    """
    if not _may_hold_tags(text):
        return Masked(text, [])
    return cover(text, lone_tags(text, _tags(text)))


def _may_hold_tags(text: str) -> bool:
    """One character is found many times as fast as two."""
    if "{" in text and ("{{" in text or "{%" in text or "{#" in text):
        return True
    return "<" in text and (("%" in text and "<%" in text) or ("?" in text and "<?" in text))


def cover(text: str, found: list[tuple[Mask, bool]]) -> Masked:
    """`text` with each mask covered; by spaces (line ends are kept) where the flag beside it says so."""
    if not found:
        return Masked(text, [])
    pieces = []
    at = 0
    for (start, end, _), blank in found:
        pieces.append(text[at:start])
        pieces.append(_NOT_LINE_END.sub(" ", text[start:end]) if blank else STAND_IN * (end - start))
        at = end
    pieces.append(text[at:])
    return Masked("".join(pieces), [mask for mask, _ in found])


def merge(first: list[Mask], second: list[Mask]) -> list[Mask]:
    """Both lists as one sorted list; of two masks that overlap the earlier stays."""
    if not first or not second:
        return first or second
    merged: list[Mask] = []
    for mask in sorted((*first, *second)):
        if not merged or mask.start >= merged[-1].end:
            merged.append(mask)
    return merged


def _tags(text: str) -> list[Mask]:
    found: list[Mask] = []
    nearest: dict[str, int] = {}  # closing mark: where the next one stands; looked up once, so linear
    at = 0
    while opener := _OPENER.search(text, at):
        start = opener.start()
        closer = _CLOSERS[text[start : start + 2]]
        where = nearest.get(closer, 0)
        if where < opener.end():
            where = text.find(closer, opener.end())
            nearest[closer] = where = len(text) if where < 0 else where
        end = where + 2
        if where == len(text) and closer == "?>":
            end = where  # the rest of the file is PHP
        elif where == len(text) or where - start > _LONGEST:
            at = opener.end()
            continue
        if closer == "}}" and text.startswith("}", end):
            end += 1  # {{{ value }}}
        if _COMMENT.match(text, start):
            end = _end_of_comment(text, end, nearest)
        found.append(Mask(start, end, _prints(text[start:end])))
        at = end
    return found


def _end_of_comment(text: str, at: int, nearest: dict[str, int]) -> int:
    """Where the comment whose opening tag ends at `at` is over; `at` itself where nothing closes it."""
    where = nearest.get("endcomment", 0)
    if where < at:
        where = text.find("endcomment", at)
        nearest["endcomment"] = where = len(text) if where < 0 else where
    closing = _END_COMMENT.search(text, max(at, where - 20), where + 40) if where - at < _LONGEST else None
    return closing.end() if closing else at


def _prints(tag: str) -> bool:
    """Whether something may come out where the tag stands."""
    if tag.startswith(("{#", "{{!", "{{/*", "{{- /*", "<%#", "<%!")):
        return False
    if tag.startswith(("<?=", "<%=", "<%-")):
        return True
    inner = tag[5:] if tag.startswith("<?php") else tag[2:]
    match = _WORD.match(inner.lstrip("{-~<% }\t\r\n"))
    word = match[1] if match else ""
    if word in _ALTERNATIVES or (tag.startswith("<") and "else" in tag):
        return True
    if tag.startswith("<?php"):
        return "echo" in tag or "print" in tag
    if tag.startswith("<%"):
        return False
    if tag.startswith("{{") and inner.lstrip("{-~ ").startswith(("#", "/", "^")):
        return False
    return word not in _INSTRUCTIONS


def lone_tags(text: str, tags: list[Mask]) -> list[tuple[Mask, bool]]:
    """Each tag with whether it, or a run of tags, is alone on its line."""
    result: list[tuple[Mask, bool]] = []
    run: list[Mask] = []
    run_is_alone = False
    for position, tag in enumerate(tags):
        if not run:
            run_is_alone = _starts_line(text, tag.start)
        run.append(tag)
        follower = tags[position + 1].start if position + 1 < len(tags) else -1
        if follower >= 0 and follower - tag.end < 200 and not text[tag.end : follower].strip(" \t"):
            continue
        alone = run_is_alone and _LINE_TAIL.match(text, tag.end) is not None
        result.extend((Mask(part.start, part.end, part.mark and not alone), alone) for part in run)
        run = []
    return result


def _starts_line(text: str, at: int) -> bool:
    """Whether only spaces stand before `at` in its line; an indentation beyond 200 characters is not looked at."""
    before = text[max(at - 200, 0) : at].rstrip(" \t")
    return before.endswith(("\n", "\r")) or (not before and at <= 200)
