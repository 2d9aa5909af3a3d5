"""Marks that some kinds of Markdown add and that are no prose: Govspeak, kramdown, MDX."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.readers.prose.mask import Mask, lone_tags

# "^" is of no use for line starts: there are files with bare carriage returns.
_DOLLAR = regex(r"\$(?:CTA|LegislativeList|EndLegislativeList|[ACDEIP!])(?!\S)")
_PAIRED = regex(r"([%^@])(?<![^\r\n].)(?=[^\s%^@])([^\r\n]++)")
_STEP = regex(r"\ns\d{1,2}\. ")  # a first character that is fixed is searched for at many times the speed
_STEP_AFTER_RETURN = regex(r"\rs\d{1,2}\. ")
_BRACES = regex(r"\{(?:/?button(?: start)?|::?/?[^{}\r\n]{0,200})\}")
_CROSSED = regex(r"x(?<!\w.)\[[^\]\r\n]{1,300}\]\([^)\r\n]{1,500}\)x(?!\w)")
_EMBEDDED = regex(r"\[(?:InlineAttachment|AttachmentLink|Attachment|Contact|Image|embed):[^\]\r\n]{1,200}\]")
_ESM = regex(r"(?<![^\r\n])(?:import|export)\s[^\r\n]*+(?:(?:\r\n|\r|\n)[^\S\r\n]*+[^\s][^\r\n]*+)*+")
_MDX = regex(r"(?<![^\r\n])[ ]{0,3}(```|~~~)|`[^`\r\n]*+`|[{}]")
_LONGEST = 20_000
_CLOSE_HEADING = regex(r"#(?<![^\r\n].)#{1,5}(?=[^\s#])")  # one mark alone begins a hashtag


def close_headings(text: str) -> list[int]:
    """Where a space is missing after the marks of a heading: "##Help".

    Govspeak takes such a line for a heading, and so did Markdown before it had a standard.
    """
    return [match.end() for match in _CLOSE_HEADING.finditer(text)] if "##" in text else []


def govspeak_marks(text: str) -> list[tuple[Mask, bool]]:
    """Govspeak and kramdown marks, each with whether it is alone on its line. What stands between two marks stays."""
    spans: list[tuple[int, int]] = []
    if "$" in text:
        spans += (match.span() for match in _DOLLAR.finditer(text) if _stands_alone(text, match.start()))
    if any(mark in text and _begins_line(text, mark) for mark in "%^@"):
        for match in _PAIRED.finditer(text):
            inner = match[2].rstrip()
            if inner.endswith(match[1]):
                end = match.start(2) + len(inner)
                spans += ((match.start(), match.start() + 1), (end - 1, end))
    for step in (_STEP, _STEP_AFTER_RETURN) if "\r" in text else (_STEP,):
        spans += [(match.start() + 1, match.end()) for match in step.finditer(text)]
    if "{:" in text or "{button" in text:
        spans += (match.span() for match in _BRACES.finditer(text))
    if "x[" in text and ")x" in text:
        for match in _CROSSED.finditer(text):
            spans += ((match.start(), match.start() + 1), (match.end() - 1, match.end()))
    found = [Mask(a, b, False) for a, b in spans]
    if ":" in text and "[" in text:
        found += (Mask(*match.span(), True) for match in _EMBEDDED.finditer(text))
    return lone_tags(text, [mask for mask, _ in _in_order([(mask, False) for mask in found])]) if found else []


def _begins_line(text: str, mark: str) -> bool:
    return text.startswith(mark) or f"\n{mark}" in text or f"\r{mark}" in text


def _stands_alone(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _in_order(found: list[tuple[Mask, bool]]) -> list[tuple[Mask, bool]]:
    """Sorted, and of two that overlap only the earlier."""
    found.sort()
    kept: list[tuple[Mask, bool]] = []
    for item in found:
        if not kept or item[0].start >= kept[-1][0].end:
            kept.append(item)
    return kept


def mdx_marks(text: str) -> list[tuple[Mask, bool]]:
    """Imports, exports and `{expressions}` of MDX."""
    found = [(Mask(*match.span(), False), True) for match in _ESM.finditer(text)]
    found += [(mask, False) for mask in _expressions(text)]
    return _in_order(found)


def _expressions(text: str) -> list[Mask]:
    found: list[Mask] = []
    fence = ""
    depth = start = 0
    for match in _MDX.finditer(text):
        if match[1] and depth == 0:
            fence = "" if fence == match[1] else fence or match[1]
        elif fence:
            continue
        elif match[0] == "{":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match[0] == "}" and depth:
            depth -= 1
            if depth == 0 and match.end() - start <= _LONGEST:
                found.append(Mask(start, match.end(), not text.startswith("{/*", start)))
    return found
