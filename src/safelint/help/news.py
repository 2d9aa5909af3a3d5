"""Whether a text tells of what others said and did, as news does, or speaks to its reader, as a page of help does.

Sought with plain finds: a report shows in whom it quotes, in what a news site puts around it, in how it opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from safelint.help.shape import Evidence, Shape, shown
from safelint.help.signs import signs
from safelint.values.source import Range

_ENOUGH, _ENOUGH_TO_READERS = 3, 5
_SPEECH, _MARK, _OPENING = 2, 3, 3  # what each sign weighs; words in quotation marks weigh one more
_MOST_SPEECHES = 2
_MOST_TELLING = 3
_FEW = 40  # words to one "you", in a text that does not speak to its reader
_SPOKEN = 2  # times that a text may say "you" by the way
_REACH = 120  # characters around a verb in which a speaker is looked for
_LEAD = 400  # characters
_LINE = 70  # characters of a line that stands by itself

_SAYING = ("said", "says", "added", "told", "explained", "commented", "warned")
_QUOTES = "\u201c\u201d\"\u2018\u2019'"
_CLOSING = ("\u201d", '"', "\u2019", "'")
_SPEAKERS = (
    "police", "charity", "spokes", "chief executive", "ceo", "director", "minister", "secretary", "officer",
    "detective", "inspector", "constable", "superintendent", "sergeant", "coroner", "judge", "prosecutor", "head of",
    "manager", "councillor", "professor", "chairman", "chairwoman", "commissioner", "organisation", "council",
    "the force", "the report", "the trust", "foundation",
)  # fmt: skip

_OF_THE_PAPER = signs(
    "have your say", "hide ad", "image source", "image caption", "this article is more than", "news post is over",
    "advertisement\n", "advertisement\0", "picture posed by", "told sky news", "told the bbc", "told bbc", "told itv",
    "told the guardian", "told the independent", "told the press association", "told pa news",
    "local democracy reporting", "read more:", "sign up to our newsletter", "recommended reading", "exclusive:",
    "breaking:", "(picture:", "(photo:", "(image:", "getty images",
)  # fmt: skip
_TELLING = signs(
    "figures show", "figures from", "figures obtained", "figures released", "new figures", "has revealed",
    "have revealed", "has launched", "have launched", "has announced", "have announced", "week announced",
    "has confirmed", "according to", "has issued", "has been launched", "been launched today", "a survey",
    "is to extend", "to be launched", "has received almost", "has risen", "have risen", "have increased", "rose by",
    "rose from", "has called for", "have called for", "is urging", "are urging", "is encouraging", "has warned",
    "have warned", "has spoken", "is described as", "are appealing", "officers are", "officers were called",
    "enquiries are", "detectives are", "police are", "police were called", "is investigating", "are investigating",
    "has died", "has been handed", "compared with", "compared to", "last year", "this year", "more than doubled",
    "funding from", "is celebrating", "celebrates", "the milestone", "new campaign", "campaign has been",
)  # fmt: skip
_PAPER_LINE = signs("published", "updated", "author:", "photo:", "picture:", "image:")
# A sentence may begin with letters ("A SARC is", "CAMHS is"), so only words that are none open a report.
_OPENERS = frozenset(
    ("AN", "THE", "IN", "ON", "AT", "AS", "OVER", "MORE", "ALMOST", "NEARLY", "TWO", "THREE", "FOUR", "FIVE", "DO",
     "FOR", "IT", "THERE", "WHEN", "POLICE", "OFFICERS", "DETECTIVES", "EXACTLY", "HUNDREDS", "THOUSANDS", "CALLS",
     "PARENTS", "VICTIMS", "WOMEN", "MEN", "CHILDREN", "PEOPLE", "STAFF", "FAMILIES", "RESIDENTS", "CAMPAIGNERS",
     "COUNCILLORS", "PUPILS", "STUDENTS", "TEACHERS", "SURVIVORS", "CRIME", "REPORTS", "CHARITIES", "COUNCIL",
     "CONCERNS")
)  # fmt: skip
_AFTER_A = frozenset(
    ("MAN", "WOMAN", "TEACHER", "FORMER", "TEENAGER", "TEENAGE", "CHARITY", "NEW", "FATHER", "MOTHER", "GIRL", "BOY",
     "CORONER", "PAEDOPHILE", "RAPIST", "SCHOOL", "POLICE", "DOCTOR", "NURSE", "DRIVER", "GRANDFATHER", "GRANDMOTHER",
     "COUNCIL", "COUPLE", "MUM", "DAD", "JUDGE", "PRIEST", "VICAR", "COACH", "HELPLINE", "DETECTIVE", "FAMILY",
     "MAJOR")
)  # fmt: skip
_TO_READERS = frozenset(("you", "your", "yours", "yourself", "you're", "you've", "you'll"))
_ASKING = ("call us", "contact us", "email us", "text us", "talk to us", "get in touch with us")


def news(shape: Shape) -> Evidence | None:
    """What shows that a text reports, None where it does not."""
    speeches = list(islice(_speeches(shape.cased, shape.plain), _MOST_SPEECHES))
    weight = sum(weight for weight, _ in speeches)
    paper = shape.head.place(_OF_THE_PAPER) if shape.head.holds(_OF_THE_PAPER) else None
    dated = "" if paper or not shape.head.holds(_PAPER_LINE) else _paper_line(shape.plain)
    weight += _MARK * bool(paper or dated)
    first = next((line for line in shape.opening if line.strip()), "")
    opened = next((line for line in (first, *_openings(shape.cased)) if _opens_in_capitals(line)), "")
    weight += _OPENING * bool(opened)
    weight += min(_MOST_TELLING, shape.head.count(_TELLING))
    if weight < _ENOUGH or (weight < _ENOUGH_TO_READERS and speaks_to_reader(shape.plain)):
        return None
    said = [(shape.at + start, shape.at + end) for _, (start, end) in speeches]
    told = shape.head.places(_TELLING)[:_MOST_TELLING]
    capitals = " ".join(opened.split(" ")[:_OPENING])
    return shown(*said, *told, paper, shape.words(dated), shape.words(capitals))


def speaks_to_reader(plain: str) -> bool:
    """Whether a text, quotations left out, says "you" at once or often."""
    told = unquoted(plain).replace("have your say", "")
    if any(phrase in told for phrase in _ASKING):
        return True
    words = told.split()
    spoken = sum(map(_is_to_reader, words)) if "you" in told else 0
    if spoken > _SPOKEN and spoken * _FEW > len(words):
        return True
    at_once = unquoted(plain[:_LEAD]).replace("have your say", "").split()
    return bool(spoken) and any(map(_is_to_reader, at_once))


def _is_to_reader(word: str) -> bool:
    return "you" in word and word.strip(".,:;!?()") in _TO_READERS


def unquoted(text: str) -> str:
    """A text without what stands in double quotation marks; a mark that is not closed holds to the end of its line."""
    pieces: list[str] = []
    at = 0
    while True:
        opening = min((place for mark in '\u201c"' if (place := text.find(mark, at)) >= 0), default=-1)
        if opening < 0:
            pieces.append(text[at:])
            return " ".join(pieces).replace("\0", " ")
        pieces.append(text[at:opening])
        closing = text.find("\u201d" if text[opening] == "\u201c" else '"', opening + 1)
        ends = [place for mark in "\n\0" if (place := text.find(mark, opening)) >= 0]
        end = min(ends, default=len(text))
        at = closing + 1 if 0 <= closing < end else end


def _speeches(cased: str, plain: str) -> Iterator[tuple[int, Range]]:
    """Each verb with which somebody with a name or an office is quoted, or a body has said something, with its weight
    and its place."""
    for verb in _SAYING:
        at = plain.find(verb)
        while at >= 0:
            end = at + len(verb)
            alone = not plain[at - 1 : at].isalnum() and not plain[end : end + 1].isalnum()
            weight = _speech(cased, plain, at, end) if alone else 0
            if weight:
                yield weight, (at, end)
            at = plain.find(verb, end)


def _speech(cased: str, plain: str, start: int, end: int) -> int:
    before = plain[max(start - _REACH, 0) : start]
    after = plain[end : end + _REACH]
    opened = after.lstrip(" ,:\n\0")[:1]
    follows = after[:1] == ":" and (opened in _QUOTES or after[1:].lstrip(" ")[:1] in ("\n", "\0"))
    follows = follows or (after[:1] in ", " and opened in '\u201c"' and bool(opened))
    closed = max(before.rfind(mark) for mark in _CLOSING)
    closed = (
        closed if closed > 0 and before[closed - 1] in ",.!?" and not before[closed + 1 : closed + 2].isalnum() else -1
    )
    cut = max(closed, *(before.rfind(mark) for mark in (". ", "\n", "\0", "? ", "! "))) + 1
    offset = max(start - _REACH, 0)
    speaker = cased[offset + cut : start]
    if closed >= 0 and not speaker.strip(_QUOTES + " ,"):  # "…," said Jo Lee
        speaker = cased[end : end + 60].split("\n")[0].split(". ")[0]
    if not (follows or closed >= 0):
        told = plain[start:end] in ("said", "warned") and len(speaker.split()) < 8 and _has_office(speaker)
        return _SPEECH if told else 0
    of_office = _has_office(speaker)
    if not of_office and speaker.lower().split()[-1:] in (["he"], ["she"]) and plain[start:end] == "added":
        return _SPEECH
    named = of_office or sum(word[:1].isupper() for word in speaker.split()) >= 2
    return _SPEECH + 1 if named else 0


def _has_office(speaker: str) -> bool:
    words = speaker.lower()
    return any(word in words for word in _SPEAKERS)


def _paper_line(plain: str) -> str:
    """The line of its own that says when a report was published or who took its picture, "" where there is none.

    Pages of help are dated as well, and say neither the hour nor who wrote them.
    """
    for line in plain[: 2 * _LEAD].replace("\0", "\n").split("\n"):
        bare = line.strip(" \t*\u2022-")
        if len(bare) > _LINE:
            continue
        if bare == "published" or bare.startswith(("date published:", "author:")):
            return bare
        if bare.startswith(("published", "last updated", "updated")) and bare.endswith((" am", " pm")):
            return bare
        if bare.startswith(("photo:", "picture:", "image:")) and "/" in bare:
            return bare
    return ""


def _openings(cased: str) -> list[str]:
    """The first lines of running text."""
    return [line for line in cased[: 2 * _LEAD].replace("\0", "\n").split("\n") if len(line) > 60][:2]


def _opens_in_capitals(line: str) -> bool:
    """Whether a sentence begins as newspapers set it: "A MAN has been", "CALLS to a helpline"."""
    words = line.lstrip(' \u201c"\u2018').split(" ", 4)
    if len(words) < 4 or line.isupper():
        return False
    shouted = [word for word in words[:2] if word.isupper()]
    if not shouted or words[0] != shouted[0] or not any(word.islower() for word in words[1:4]):
        return False
    if words[0] == "A":
        return words[1] in _AFTER_A
    bare = words[0].replace("\u2019", "'")
    return bare in _OPENERS or (len(bare) > 6 and bare.endswith(("'S", "S'")))
