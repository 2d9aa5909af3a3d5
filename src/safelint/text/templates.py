"""Pages of which software makes others before anybody reads them: it fills in words, and puts whole files in."""

from __future__ import annotations

from safelint.lazy import regex

# What marks a template, by one character of it, which is found many times as fast.
_MARKS = {"{": ("{{", "{%", "${"), "%": ("<%",), "?": ("<?php", "<?="), "#": ("<!--#",), "@": ("@@include",)}
_BRINGS_IN = regex(
    r"\{%-?\s*(?:include|extends|block|import|render|layout|partial)\b|\{\{-?\s*(?:>|template|partial|content)|<!--#include|@@include|"
    r"<\?php[^?]{0,200}(?:include|require|get_header)|<%[-=]?\s*(?:include|render|yield)"
)


def has_template(source: str) -> bool:
    """Whether software puts something into this part of a page."""
    return any(mark in source for char, marks in _MARKS.items() if char in source for mark in marks)


def brings_in_files(source: str) -> bool:
    """Whether software puts other files into a page, or the page into another: what is not there may stand in those."""
    return has_template(source) and _BRINGS_IN.search(source) is not None
