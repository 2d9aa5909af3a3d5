"""What kind of text a document is, told by its form: "ENDS", a salutation, a closing date and a salary, minutes.

Only signs that writers of that kind put there are used, so that a kind, when one is told, can be relied on. The text is
looked at where the sign would stand: near its start, near its end, or as a line of its own. What shows a kind gives the
ranges of the signs that did, None where they are not there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from safelint.kinds.appeals import appeal
from safelint.kinds.guidance import guidance
from safelint.kinds.letters import letter
from safelint.kinds.news import news
from safelint.kinds.newsletters import newsletter
from safelint.kinds.pages import page
from safelint.kinds.policies import policy
from safelint.kinds.records import record
from safelint.kinds.releases import release
from safelint.kinds.shape import Evidence, Shape
from safelint.kinds.short import post
from safelint.kinds.stories import story
from safelint.text.view import TextView

_KINDS: tuple[tuple[str, Callable[[Shape], Evidence | None]], ...] = (
    ("record", record),
    ("letter", letter),
    ("policy", policy),
    ("witness-appeal", appeal),
    ("press-release", release),
    ("newsletter", newsletter),
    ("story", story),
    ("news", news),
    ("guidance", guidance),
    ("social-post", post),
    ("service-page", page),
)
"""In this order: a witness appeal may end in "ENDS" and a letter may quote a policy, hardly the other way round."""


class KindFound(NamedTuple):
    """The kind that the form of a text tells, one of `KINDS` or "" where it does not, and the words that do.

    There are none where the form is that the text is short.
    """

    kind: str
    words: Evidence = ()


def detect(view: TextView) -> KindFound:
    """What kind of text a document is by its form."""
    shape = Shape(view)
    for kind, evidence_of in _KINDS:
        evidence = evidence_of(shape)
        if evidence is not None:
            return KindFound(kind, evidence)
    return KindFound("")
