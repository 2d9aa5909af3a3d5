"""What kind of text a document is, told by its form: "ENDS", a salutation, a closing date and a salary, minutes.

Signs are looked for where writers of a kind put them: near the start, near the end, or as a line of their own. Each has
a weight, and the kind with the greatest sum wins if that is enough. What shows no kind is left to be general. Who needs
the kind of a text asks for `kind_of_text`, which knows what was given and for whom the text is, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from safelint.kinds.appeals import appeal
from safelint.kinds.guidance import guidance
from safelint.kinds.letters import letter
from safelint.kinds.news import news, told
from safelint.kinds.newsletters import newsletter
from safelint.kinds.pages import offers_help, other_page, page, spoken
from safelint.kinds.policies import policy
from safelint.kinds.records import record
from safelint.kinds.releases import letterhead, release
from safelint.kinds.shape import Evidence, Shape, shown
from safelint.kinds.short import is_short, post
from safelint.kinds.signs import ENOUGH, FORM, KindReason, Sign, Signs, weight_of
from safelint.kinds.stories import story
from safelint.text.view import TextView
from safelint.values.settings import GENERAL
from safelint.values.text_kinds import TextKind

_HEADED = 3  # lines, of which one is the heading
_SignsOf = Callable[[Shape], Signs]


def _release(shape: Shape) -> Signs:
    """The signs of a release. A letterhead is one where the text begins with a case and shows no other form: a force
    puts its name over minutes, policies and pages of help, too."""
    yield from release(shape)
    heads = tuple(letterhead(shape))
    if heads and _begins_with_a_case(shape) and not _is_kept_or_of_help(shape):
        yield from heads


def _begins_with_a_case(shape: Shape) -> bool:
    return any(each.reason is KindReason.DEED for each in told(shape))


def _is_kept_or_of_help(shape: Shape) -> bool:
    kept = any(weight_of(signs(shape)) >= ENOUGH for signs in (record, policy))
    return kept or any(offers_help(shape, line) for line in shape.opening[:_HEADED])


_KINDS: tuple[tuple[str, _SignsOf, tuple[_SignsOf, ...]], ...] = (
    ("record", record, (spoken,)),
    ("policy", policy, (spoken,)),
    ("guidance", guidance, (spoken,)),
    ("newsletter", newsletter, (spoken,)),
    ("", other_page, (spoken,)),
    ("story", story, (spoken,)),
    ("news", news, ()),
    ("social-post", post, (spoken,)),
    ("witness-appeal", appeal, (release, told)),
    ("press-release", _release, (told,)),
    ("letter", letter, (spoken,)),
    ("service-page", page, ()),
)
"""Each kind, its own signs, and those that it shares with others: they count once its own are enough, so that only what
sets two kinds apart decides between them. Where two weigh the same the first wins, by whose findings are quieter."""


class KindFound(NamedTuple):
    """The kind that the form of a text tells, one of `KINDS` or "" where it does not, and its own signs."""

    kind: str
    signs: tuple[Sign, ...] = ()

    @property
    def words(self) -> Evidence:
        """The words that show the kind; there are none where it is that the text is short."""
        return shown(*(place for sign in self.signs for place in sign.words))


def detect(view: TextView) -> KindFound:
    """What kind of text a document is by its form."""
    shape = view.view(Shape)
    best, most = KindFound(""), 0
    for kind, own, shared in _KINDS:
        signs = (*own(shape), *_filed(view, kind))
        if weight_of(signs) < ENOUGH:
            continue
        weight = weight_of(signs) + sum(weight_of(signs_of(shape)) for signs_of in shared)
        if weight > most:
            best, most = KindFound(kind, tuple(sign for sign in signs if sign.weight > 0)), weight
    return best


def _filed(view: TextView, kind: str) -> Signs:
    """Whether the site says that the text is one of this kind, by the section under which it files it."""
    sections = view.document.meta.sections
    if sections and kind and not set(sections).isdisjoint(view.knowledge.kinds[kind].sections):
        yield Sign(KindReason.FILED, FORM)


class KindOfText(NamedTuple):
    """The kind of a text, with all that follows from it. Where somebody gave it, the three are the same.

    `own` is what it is: as given, else as its form tells, else general. The report says it; who judges its words, its
    form or its author takes it.
    `for_readers` is what it counts as for those who read it: what is for news readers and shows no other form is news.
    Who judges whom it reaches, how much it matters that help is missing, which help suits it and where that stands
    takes it.
    `asked` is that of which it is asked which help it holds: what has few words has room for little, whatever its kind.
    """

    own: TextKind
    for_readers: TextKind
    asked: TextKind


def kind_of_text(view: TextView) -> KindOfText:
    """The kind of a text. Ask `view.view` for it, which makes it once, or `Analysis.kind`, which is the same."""
    kinds, given = view.knowledge.kinds, view.settings
    own = kinds[given.kind or view.view(detect).kind or GENERAL]
    if given.kind:
        return KindOfText(own, own, own)
    by_readers = view.knowledge.audiences[given.audience].asked_as
    for_readers = kinds[by_readers] if by_readers and own.news_by_readers else own
    if not for_readers.asks_help or not is_short(view.document):
        return KindOfText(own, for_readers, for_readers)
    of_few_words = (each for each in kinds.values() if each.asked_of_few_words)
    return KindOfText(own, for_readers, next(of_few_words, for_readers))
