"""Numbers of which the text itself says that they are old, gone or a mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.report import Number

# What says of a number, before or after it, that it is not one to call: it is old, gone, or quoted as a mistake.
_GONE_BEFORE = regex(
    r"(?:\b(?:old|former|previous|earlier|defunct|outdated|obsolete|wrong|incorrect|discontinued)"
    r"\s(?:[\w'\u2019-]+\s){0,4}?(?:numbers?|lines?|helplines?|hotlines?)\b"
    r"(?:(?!\b(?:call|ring|phone|dial|text|contact)\b)[^.;]){0,40}"
    r"|\b(?:replac(?:ed|es|ing)|instead of|rather than|formerly|previously|withdrew|stopped using|no longer|wrongly|"
    r"mistakenly|mis(?:printed|quoted|typed|dialled)|used to (?:be|run|have|use|answer)|not|never|"
    r"(?:chang(?:ed|es|ing)|mov(?:ed|es|ing)|switch(?:ed|es|ing))\s(?:[\w'\u2019]+\s){0,4}?from|"
    r"once (?:was|ran|had|used|answered|operated)|(?:do not|don['\u2019]t|never) (?:call|ring|dial|use|print|give))\s"
    r"(?:(?:answers?|as|at|available|be|by|calling|given|has|helpline|in|is|its|line|number|old|on|printed|reached|"
    r"ringing|runs?|the|their|to|use|uses|using|via|was)\s){0,4}"
    r")[\"'\u2018\u201c(]?$",
    re.IGNORECASE,
)
_GONE_AFTER = regex(
    r"[)\"'\u2019\u201d]?,?\s(?:(?:which|that|and|now|since|also|later)\s)?(?:no longer|ceased|stopped working|"
    r"do(?:es)?(?: not|n['\u2019]t) work|closed (?:down|for good|in (?:[A-Z]\w+ )?(?:19|20)\d\d)|"
    r"(?:(?:is|are|was|were|has|have|had|been|now|since|also|later)\s){1,4}"
    r"(?:no longer|closed(?! (?:at|on|over|for|between))|replaced|withdrawn|retired|discontinued|switched off|"
    r"disconnected|defunct|obsolete|out of (?:date|use)|old|wrong|incorrect|a misprint|ceased|ended))\b",
    re.IGNORECASE,
)


def is_disowned(analysis: Analysis, number: Number) -> bool:
    """Whether the number's own sentence says that it is old, withdrawn or a mistake."""
    sentence = analysis.sentence_at(number.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (number.start - 120, number.end + 80)
    text = analysis.document.text
    start = max(0, start, number.start - 120)
    before = text[start : number.start].rpartition("\0")[2]
    after = text[number.end : max(number.end, min(end, number.end + 80))].partition("\0")[0]
    return bool(_GONE_BEFORE.search(before) or _GONE_AFTER.match(after))
