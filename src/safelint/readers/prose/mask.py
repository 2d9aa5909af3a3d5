"""Template tags: what a site's software replaces before anybody reads the page.

They are found before parsing and covered by as many stand-in characters, so that every offset stays right. What stands
for them in the prose depends on what they do: a value that will be printed leaves `LEFT_OUT`, a mere instruction
nothing, one that parts two alternatives ("else") `LEFT_OUT` again, so that "child" and "adult" do not become one word.
An opening mark that nobody closed is text, and hides nothing of what comes after it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from safelint.lazy import LazyPattern, regex


def words(text: str) -> frozenset[str]:
    """The words of `text`, for tables of names."""
    return frozenset(text.split())


STAND_IN = "\ue000"
"""A private-use character: neither space nor punctuation to a parser, so the words around it stay as they were."""

_LONGEST = 20_000
"""Characters. An opening mark whose closing mark is further away is taken for text."""


class _TagKind(NamedTuple):
    """A kind of tag: what closes one, and what no such tag holds. What stands in a comment is anything."""

    closes: LazyPattern[str]
    bounds: LazyPattern[str]


_SCRIPT = r"</?(?:script|style)\b"
_OPENER = regex(r"\{\{(?:!--|(?:- )?/\*)?|\{%|\{#(?=[\W\d_]|[^\r\n]{0,200}?#\})|<%|<\?(?:php|=)")
_KINDS = {
    "{{": _TagKind(regex(r"\}\}\}?"), regex(rf"\{{\{{|(?:\r\n?+|\n)[ \t]*+[\r\n]|{_SCRIPT}", re.IGNORECASE)),
    "{{!--": _TagKind(regex(r"--\}\}"), regex(r"\{\{!--")),
    "{{/*": _TagKind(regex(r"\*/(?: -)?\}\}"), regex(r"\{\{(?:- )?/\*")),
    "{%": _TagKind(regex(r"%\}"), regex(rf"\{{%|{_SCRIPT}", re.IGNORECASE)),
    "{#": _TagKind(regex(r"#\}"), regex(r"\{#")),
    "<%": _TagKind(regex(r"%>"), regex(r"<%")),
    "<?=": _TagKind(regex(r"\?>"), regex(r"<\?[p=]")),
    "<?php": _TagKind(regex(r"\?>|\Z"), regex(r"(?!)")),  # without a closing mark the rest of the file is PHP
}
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
    ahead = _NextMatches(text)
    at = 0
    while opener := _OPENER.search(text, at):
        at = opener.end()
        end = _end_of_tag(opener, ahead)
        if end:
            if _COMMENT.match(text, opener.start()):
                end = _end_of_comment(end, ahead)
            found.append(Mask(opener.start(), end, _prints(text[opener.start() : end])))
            at = end
    return found


class _NextMatches:
    """Where patterns match next in a text. Each place is looked up once, so linear."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[LazyPattern[str], tuple[int, int]] = {}

    def next(self, pattern: LazyPattern[str], at: int) -> tuple[int, int]:
        """Where the first match from `at` on starts and ends; beyond the text where there is none."""
        found = self._found.get(pattern)
        if found is None or found[0] < at:
            match = pattern.search(self._text, at)
            beyond = len(self._text) + 1
            self._found[pattern] = found = match.span() if match else (beyond, beyond)
        return found


def _end_of_tag(opener: re.Match[str], ahead: _NextMatches) -> int:
    """Where the tag ends that an opening mark begins, 0 where that is text."""
    kind = _KINDS[opener[0].replace("- ", "")]
    start, end = ahead.next(kind.closes, opener.end())
    is_far = start - opener.start() > _LONGEST and end > start  # the end of the file is never too far
    return 0 if is_far or start >= ahead.next(kind.bounds, opener.end())[0] else end


def _end_of_comment(at: int, ahead: _NextMatches) -> int:
    """Where the comment whose opening tag ends at `at` is over; `at` itself where nothing closes it."""
    start, end = ahead.next(_END_COMMENT, at)
    return end if start - at < _LONGEST else at


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
