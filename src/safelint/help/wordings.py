"""The wordings by which help is found in a text: those of each element, and the words that tie a way to help or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.marks import CONDITION, HELP_WITH, INSIDE, POINTER, SITE_LINK, TOLD_WORD, WordList
from safelint.text.matcher import Matcher

if TYPE_CHECKING:
    from safelint.values.tables.elements import ElementsTable

_LISTS: tuple[WordList, ...] = (*sorted(INSIDE), POINTER)
_WHOLE_LISTS: tuple[WordList, ...] = (SITE_LINK, TOLD_WORD, CONDITION, HELP_WITH)


def phrases(table: ElementsTable) -> Matcher[tuple[str, str]]:
    """All of them, from the content of `elements.toml`: each with its role (`phrase`, `cue`, `number_cue` or the name
    of its list) and its element, where it is of one."""
    matcher: Matcher[tuple[str, str]] = Matcher()
    for row in table["element"]:
        for phrase in row["phrases"]:
            matcher.add(phrase, ("phrase", row["id"]))
        for cue in row["cues"]:
            matcher.add(cue, ("cue", row["id"]))
        for cue in row["number_cues"]:
            matcher.add(cue, ("number_cue", row["id"]))
        for topic, cues in row["cues_for"].items():
            for cue in cues:
                matcher.add(cue, ("cue", f"{row['id']}/{topic}"))
    for role in _LISTS:
        for word in table[role]:
            matcher.add(word, (role, ""), whole=False)
    for role in _WHOLE_LISTS:
        for word in table[role]:
            matcher.add(word, (role, ""))
    return matcher
