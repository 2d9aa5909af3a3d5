"""Marks that some kinds of Markdown add and that are no prose: Govspeak, kramdown, MDX."""

from __future__ import annotations

import re

from safelint.readers._mask import Mask

# A "^" cannot be relied on at line starts: files with bare carriage returns exist.
_GOVSPEAK = re.compile(
    r"""(?<![^\r\n])[ ]{0,3}(?:\$(?:CTA|EndLegislativeList|LegislativeList|[ACDEIP!])(?![^\s])|[@%^](?=[^\s%^@][^\r\n]*[@%^][ \t]*+(?:[\r\n]|\Z))|s\d{1,2}\.[ ])
    |[ \t]\$(?:CTA|[ACDEIP!])[ \t]*+(?=[\r\n]|\Z)
    |(?<=[^\s])[@%^](?=[ \t]*+(?:[\r\n]|\Z))
    |\{/?button(?:[ ]start)?\}
    |\{::?/?[^{}\r\n]{0,200}\}
    |(?<!\w)x(?=\[[^\]\r\n]{1,300}\]\([^)\r\n]{1,500}\)x(?!\w))
    |(?<=\))x(?!\w)
    |\[(?:InlineAttachment|AttachmentLink|Attachment|Contact|Image|embed):[^\]\r\n]{1,200}\]""",
    re.VERBOSE,
)
_HINT = re.compile(r"[$^%@{]|(?<!\w)x\[|\[(?:Inline|Att|Contact|Image|embed)|(?<![^\r\n])s\d")
_PAIRED = "^%@"
_ESM = re.compile(r"(?<![^\r\n])(?:import|export)\s[^\r\n]*+(?:(?:\r\n|\r|\n)[^\S\r\n]*+[^\s][^\r\n]*+)*+")
_MDX = re.compile(r"(?<![^\r\n])[ ]{0,3}(```|~~~)|`[^`\r\n]*+`|[{}]")
_LONGEST = 20_000


def govspeak_marks(text: str) -> list[tuple[Mask, bool]]:
    """Govspeak and kramdown marks, each with True: they become spaces. What stands inside them stays."""
    if not _HINT.search(text):
        return []
    found: list[tuple[Mask, bool]] = []
    opened = ""  # the paired mark at the start of the present line
    opened_at = -1
    crossed = False
    for match in _GOVSPEAK.finditer(text):
        start, end = match.span()
        mark = text[end - 1]
        if mark in _PAIRED:
            if match[0].strip(" ") != mark:
                continue
            if start == 0 or text[start - 1] in "\r\n":
                opened, opened_at = mark, end
                found.append((Mask(start, end, False), True))
                continue
            if opened != mark or "\n" in text[opened_at:start][:2000] or start - opened_at > 2000:
                continue
            opened = ""
        elif mark == "x":
            crossed = not crossed
            if text[start - 1 : start] == ")" and crossed:
                crossed = False
                continue
        found.append((Mask(start, end, text.startswith("[", start)), not text.startswith("[", start)))
    return found


def mdx_marks(text: str) -> list[tuple[Mask, bool]]:
    """Imports, exports and `{expressions}` of MDX."""
    found = [(Mask(*match.span(), False), True) for match in _ESM.finditer(text)]
    found += [(mask, False) for mask in _expressions(text)]
    found.sort()
    merged: list[tuple[Mask, bool]] = []
    for item in found:
        if not merged or item[0].start >= merged[-1][0].end:
            merged.append(item)
    return merged


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
