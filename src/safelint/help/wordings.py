"""The wordings by which help is found in a text: those of each element, and the words that tie a way to help or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safelint.help.marks import CONDITION, HELP_WITH, INSIDE, POINTER, SITE_LINK, TOLD_WORD
from safelint.text.matcher import Matcher

_LISTS = (*sorted(INSIDE), POINTER)
_WHOLE_LISTS = (SITE_LINK, TOLD_WORD, CONDITION, HELP_WITH)


def phrases(table: Mapping[str, Any]) -> Matcher[tuple[str, str]]:
    """All of them, from the content of `elements.toml`: each with its role (`phrase`, `cue`, `number_cue` or the name
    of its list) and its element, where it is of one."""
    matcher: Matcher[tuple[str, str]] = Matcher()
    for row in table.get("element", ()):
        for phrase in row.get("phrases", ()):
            matcher.add(phrase, ("phrase", row["id"]))
        for cue in row.get("cues", ()):
            matcher.add(cue, ("cue", row["id"]))
        for cue in row.get("number_cues", ()):
            matcher.add(cue, ("number_cue", row["id"]))
        for topic, cues in row.get("cues_for", {}).items():
            for cue in cues:
                matcher.add(cue, ("cue", f"{row['id']}/{topic}"))
    for role in _LISTS:
        for word in table.get(role, ()):
            matcher.add(word, (role, ""), whole=False)
    for role in _WHOLE_LISTS:
        for word in table.get(role, ()):
            matcher.add(word, (role, ""))
    return matcher
