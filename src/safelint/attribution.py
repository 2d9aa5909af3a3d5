"""Whose number is it? Ties each number in a document to the service that the text gives it to.

Structure decides: words that stand between a name and a number in one sentence, the row of a table, the item of a
list, the heading or the line above. Each way to tie has a strength; a name that owns the number needs less of it than
one that does not, so that a right number is never blamed on a neighbour's name. Where two readings are as good, there
is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.matcher import Hit
from safelint.model import Block, Document, Number
from safelint.registry import Registry, ServiceName, edits

if TYPE_CHECKING:
    from safelint.analysis import Analysis

REACH = 160
"""How far a name may stand from its number in one sentence, in characters."""

SELF = {"999": "emergency-999", "112": "emergency-999", "101": "police-101", "111": "nhs-111", "18000": "emergency-999"}
"""Numbers that are their service's own name."""

TIGHT, CLOSE, LOOSE, NEARBY = 4.0, 3.0, 2.0, 1.0

_WORD = regex(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
# Words between a name and its number that change nothing: "X can be reached free on N", "X's helpline number is N".
_FILLER = frozenset({
    "100", "10am", "10pm", "24", "365", "4pm", "5pm", "6pm", "7", "7pm", "8am", "8pm", "9am", "a", "adults",
    "advice", "adviceline", "advisers", "advisors", "again", "also", "always", "am", "anon", "anonymous",
    "anonymously", "any", "anytime", "ar", "are", "at", "available", "be", "bsl", "by", "call", "called", "calling",
    "calls", "can", "charge", "charity", "children", "confidential", "confidentially", "contact", "contacted",
    "contacting", "contacts", "counsellors", "crisis", "cysylltwch", "daily", "day", "days", "ddim", "dial",
    "dialling", "direct", "directly", "either", "elusen", "email", "emergency", "england", "english", "every",
    "ffonio", "ffoniwch", "for", "free", "freefone", "freephone", "fri", "friday", "from", "general", "get",
    "gymorth", "had", "has", "have", "helpline", "helplines", "her", "here", "him", "hotline", "hotlines", "hour",
    "hourly", "hours", "hr", "hrs", "i", "in", "independent", "infoline", "information", "is", "it", "its", "just",
    "landline", "language", "line", "lines", "llinell", "lo", "main", "midday", "midnight", "minicom", "mobile",
    "mobiles", "mon", "monday", "national", "neu", "night", "no", "non", "noon", "now", "number", "numbers", "of",
    "offer", "offers", "on", "open", "operate", "operates", "option", "parents", "people", "percent", "phone",
    "phoneline", "phones", "phoning", "please", "pm", "press", "professionals", "provide", "provides", "reached",
    "rhif", "ring", "ringing", "run", "runs", "s", "sat", "saturday", "scotland", "select", "service", "services",
    "simply", "sms", "someone", "speak", "speakers", "still", "straight", "sun", "sunday", "support", "talk",
    "team's", "tel", "telephone", "text", "texting", "textphone", "texts", "that", "the", "their", "them", "there",
    "through", "thu", "thursday", "time", "to", "today", "trained", "tue", "tuesday", "uk", "using", "via", "voice",
    "wales", "was", "wed", "wednesday", "week", "weekday", "weekdays", "weekend", "weekends", "welsh", "whatsapp",
    "which", "who", "whose", "with", "y", "yn", "you", "young", "yr", "â",
})  # fmt: skip
_JOINT = frozenset({"or", "and", "neu", "a", "ac", "nor"})
_VERB_STEMS = (
    "call",
    "ring",
    "phon",
    "telephone",
    "dial",
    "text",
    "contact",
    "reach",
    "speak",
    "talk",
    "ffon",
    "galw",
    "on",
)
# A team, a place or a person of the text's own stands between: the number is theirs.
_LOCAL_WORDS = frozenset({
    "academy", "borough", "clinic", "college", "constable", "council", "council's", "councils", "county",
    "customer", "dc", "designated", "detective", "detectives", "diocese", "dr", "dsl", "duty", "gp", "headteacher",
    "hospital", "hub", "inspector", "journalists", "lado", "mash", "media", "miss", "mr", "mrs", "ms", "my",
    "office", "our", "parish", "pc", "press", "reception", "safeguarding", "school", "school's", "sergeant", "sgt",
    "surgery", "university", "ward",
})  # fmt: skip
_LOCAL_PHRASES = (
    "children's services", "childrens services", "children's social", "social services", "social care", "social work",
    "head teacher", "front door", "incident room", "first response", "access team", "contact centre", "referral team",
    "assessment team", "intake team", "local team", "local authority", "local branch", "local group", "local service",
    "local centre", "local women", "local refuge", "switchboard number",
)  # fmt: skip
# What shows that a body's name stands for its other lines: its givers, its press office, a branch, a place.
_OTHER_LINE = regex(
    r"\b(?:donat\w+|donors?|supporter|fund-?rais\w+|interviews?|(?<!social )media|press(?! (?:\d|option))|"
    r"switchboard|head ?quarters|head office|office|branch(?:es)?|your (?:local|nearest)|corporate|legac(?:y|ies)|"
    r"recruitment|vacanc(?:y|ies)|complaints|shops?|accounts|membership)\b",
    re.IGNORECASE,
)
_FOR_GIVERS = regex(
    r"^[^.;]{0,20}\b(?:to|for)\s(?:\w+\s){0,3}?(?:donat\w+|give|fund-?rais\w+|interviews?|media|press)\b", re.IGNORECASE
)
_NATIONS = regex(r"(?:Cymru|Wales|Scotland|Northern Ireland|NI|England|Ireland)\b")
_LINE_WORDS = regex(r"helpline|hotline|phoneline|advice ?line|support ?line|infoline|\bline\b", re.IGNORECASE)
# What points back to the service of the sentence before, and what turns to other readers instead.
_BACK = regex(
    r"\b(?:their|its|they|them|it|whose|the (?:confidential |free |24[- ]hour |national )*"
    r"(?:help ?line|line|service|charity|organisation|number|hotline|team))\b",
    re.IGNORECASE,
)
_OTHERS = regex(
    r"\b(?:adults?|parents?|child(?:ren)?|young|men|women|any(?:one|body)|everyone|if|or|others?|professionals?|"
    r"victims?|"
    r"survivors?|carers?|teachers?|staff|practitioners|for|we|our|us|alternatively|also)\b",
    re.IGNORECASE,
)
_END = regex(
    r"[.!?][\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9\u2022])|\n[ \t]*\n|\n(?=[ \t]*[-*\u2022])|;\s|"
    r"\s[\u2022|]\s|\n"
)
# Words whose full stop ends no sentence.
_ABBREVIATIONS = frozenset({
    "approx", "dr", "e.g", "etc", "ext", "fri", "i.e", "mob", "mon", "mr", "mrs", "ms", "no", "nos", "sat", "st",
    "sun", "tel", "thur", "thurs", "tue", "tues", "vs", "wed",
})  # fmt: skip
_AFTER_BRACKET = regex(r"\s*[(\[]\s*(?:the |for |call |to |ask for |from |via )?$", re.IGNORECASE)
_AFTER_FOR = regex(
    r"(?:\s*[(,:\u2013\u2014-])?\s*(?:(?:free|anytime|any time|24/7|now|option \d|in the uk)\s+)?(?:for|"
    r"to (?:speak|talk|chat) (?:to|with)|to (?:contact|reach|call|get|ring)|and "
    r"(?:speak|talk) (?:to|with)|and ask for|is|which is|run by|provided by|from|(?:is )?the (?:number|helpline|"
    r"line|hotline) (?:of|for)|i siarad (?:â|gyda))"
    r"\s+(?:the |someone (?:at|from) |a (?:\w+ )?(?:counsellor|adviser|volunteer) (?:at|from) |"
    r"yr? )?(?:confidential |charity |free |national |24[- ]hour )*$",
    re.IGNORECASE,
)
# A cell or the head of a column that speaks of another line of the same body.
_OTHER_CELL = regex(r"\b(?:branch|office|switchboard|fax|press|media|donations?|donors?|supporters?)\b", re.IGNORECASE)
# "trained by the NSPCC": what is said of somebody else, whose number it is.
_CREDENTIAL = regex(
    r"\b(?:trained|funded|supported|accredited|commissioned|recommended|endorsed|approved|inspired|backed) by "
    r"(?:(?:the|both) )?$|\bin (?:partnership|association) with (?:the )?$",
    re.IGNORECASE,
)
_ASIDE = regex(r"run by|provided by|from", re.IGNORECASE)
_AFTER_MARK = regex(r"\s*(?:[,:\u2013\u2014|/=-]|\s-\s)?\s*(?:the |yr? |free |freephone |from )*$", re.IGNORECASE)
# Capitalised words beside a name that are no place: any other makes it the name of a branch.
_NO_PLACE_AFTER = frozenset({
    "Adult", "Advice", "Adviceline", "And", "Ar", "At", "Available", "BSL", "CALL", "Call", "Charity", "Child",
    "Children", "Confidential", "Contact", "Council", "Crisis", "Cymru", "Email", "England", "English", "FREE",
    "Ffoniwch", "For", "Free", "Freephone", "GB", "Helpline", "Helplines", "Hotline", "If", "In", "Infoline",
    "Information", "Is", "Line", "Live", "Minicom", "Mon", "Monday", "NHS", "NI", "National", "Northern", "Number",
    "Offers", "On", "Online", "Open", "Or", "Phone", "Provides", "Report", "Rhif", "SMS", "Scotland", "Service",
    "Services", "Support", "Supportline", "TEL", "Tel", "Telephone", "Text", "The", "Trust", "UK", "Visit", "Wales",
    "Web", "Website", "Welfare", "Welsh", "Young",
})  # fmt: skip
_NO_PLACE_BEFORE = frozenset({
    "Adults", "Also", "Alternatively", "And", "Anyone", "Ar", "As", "Ask", "At", "Both", "British", "By", "Call",
    "Charities", "Charity", "Children", "Confidential", "Contact", "Crisis", "Cysylltwch", "Dial", "Either",
    "Email", "Emergency", "Ffoniwch", "For", "Free", "Freephone", "Friday", "From", "Galwch", "Help", "Helpline",
    "If", "In", "Independent", "Is", "Like", "Message", "Monday", "National", "Neu", "On", "Or", "Our", "Parents",
    "Partner", "Partners", "Phone", "Please", "Report", "Ring", "Saturday", "See", "Speak", "Staff", "Sunday",
    "Support", "Talk", "Tel", "Telephone", "Tell", "Text", "The", "They", "Through", "Thursday", "To", "Try",
    "Tuesday", "UK", "Use", "Via", "Victims", "Visit", "We", "Website", "Wednesday", "With", "Y", "You", "Young",
    "Yr",
})  # fmt: skip


_ADDRESSES = regex(r"\S{1,60}(?:@|\.(?:org|com|co|uk|net|info|wales|cymru|scot)\b)\S{0,60}")
_OR_ONLINE = regex(r"\bor (?:visit|e-?mail|go (?:on|to)|see|chat|webchat|text|online)\b", re.IGNORECASE)
_CONTACT_WORDS = frozenset({
    "chat", "e-mail", "fax", "go", "hours", "mob", "online", "see", "telephone", "us", "visit", "web", "webchat",
    "website",
})  # fmt: skip
_OF_A_BRANCH = frozenset({"branch", "branches", "office", "offices", "shop", "group", "groups", "centre", "centres"})


def _has_verb(words: Iterable[str]) -> bool:
    return any(word.startswith(_VERB_STEMS) and (word == "on" or not word.startswith("on")) for word in words)


def _is_local(text: str) -> bool:
    plain = text.lower().replace("\u2019", "'")
    if not _LOCAL_WORDS.isdisjoint(_WORD.findall(plain)):
        return True
    return any(phrase in plain for phrase in _LOCAL_PHRASES)


def _bare(word: str) -> str:
    return word.rstrip(",.;:)!?-\u2013\u2014*")


def _is_place(word: str) -> bool:
    """Whether a word has the form of a proper name, such as that of a town."""
    plain = _bare(word)
    return len(plain) > 2 and plain[0].isupper() and plain.isalpha() and plain[1:].islower()


class _Name(NamedTuple):
    start: int
    end: int
    name: ServiceName
    branch: bool = False


class _Tie(NamedTuple):
    name: _Name
    strength: float


def attributed(analysis: Analysis, numbers: Iterable[Number]) -> tuple[Number, ...]:
    """The numbers of a document, sorted, with `attributed_to`, the words that say so and whether that is `clear`."""
    found = tuple(numbers)
    if not found:
        return ()
    work = _Work(analysis.document, analysis.knowledge.registry, analysis.names, found)
    return tuple(work.settle(place) for place in range(len(found)))


class _Work:
    """One document's names and numbers in their blocks and sentences."""

    def __init__(
        self, document: Document, registry: Registry, hits: Sequence[Hit[ServiceName]], numbers: tuple[Number, ...]
    ) -> None:
        self.document, self.registry, self.numbers = document, registry, numbers
        self.text = document.text
        self.hits = hits
        self.hit_starts = [hit.start for hit in hits]
        self.number_starts = [number.start for number in numbers]
        self._names: dict[int, list[_Name]] = {}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self.ties: dict[int, _Tie | None] = {}

    # Names and sentences, block by block, when first asked for.

    def names(self, index: int) -> list[_Name]:
        known = self._names.get(index)
        if known is None:
            block = self.document.blocks[index]
            left, right = bisect_left(self.hit_starts, block.start), bisect_left(self.hit_starts, block.end)
            known = self._names[index] = list(self._accepted(block, self.hits[left:right]))
        return known

    def names_between(self, index: int, start: int, end: int) -> list[_Name]:
        """The names of a block that begin in a range of the text."""
        names = self.names(index)
        left = bisect_left(names, start, key=lambda name: name.start)
        right = bisect_left(names, end, key=lambda name: name.start)
        return names[left:right]

    def _accepted(self, block: Block, hits: Iterable[Hit[ServiceName]]) -> Iterator[_Name]:
        last = -1
        for hit in hits:
            if hit.end > block.end or hit.start < last or not self._styled(hit):
                continue
            last = hit.end
            before = self.text[max(block.start, hit.start - 40) : hit.start]
            if _CREDENTIAL.search(before):
                continue
            after = self.text[hit.end : min(block.end, hit.end + 30)]
            branch = hit.value.role != "generic" and self._is_branch(before, after)
            yield _Name(hit.start, hit.end, hit.value, branch)

    @staticmethod
    def _is_branch(before: str, after: str) -> bool:
        """ "Mind in Camden", "Age UK Wigan", "Leeds Women's Aid"."""
        words = after.removeprefix("'s").removeprefix("\u2019s").split()
        if words and after[:1] in " '\u2019\u00a0\n":
            if words[0] in ("of", "in", "for") and len(words) > 1:
                place = words[2] if words[1] == "the" and len(words) > 2 else words[1]
                if place[:1].isupper():
                    return True
            elif _bare(words[0]).lower() in _OF_A_BRANCH or (
                _is_place(words[0]) and _bare(words[0]) not in _NO_PLACE_AFTER
            ):
                return True
        words = before.split()
        if words and words[-1].lower() in ("local", "nearest", "lleol"):
            return True
        last = words[-1] if words and before[-1:].isspace() else ""
        return last[-1:].isalpha() and _is_place(last) and last not in _NO_PLACE_BEFORE

    def _styled(self, hit: Hit[ServiceName]) -> bool:
        """Whether the words are written as a name, not as the ordinary words that they also are."""
        text = self.text[hit.start : hit.end]
        surface, key = hit.value.surface, hit.value.surface.lower()
        if hit.value.role == "generic":
            return text.isupper() or (not surface.isupper() and key not in ("nhs", "gig", "psni"))
        if text == surface or text.isupper():
            return True
        if " " not in surface and "." not in surface:
            if hit.value.word or surface.isupper():
                return (text[:1].isupper() and not surface[1:].isupper()) or (len(surface) >= 5 and not hit.value.word)
            return text[:1].isupper() or len(surface) >= 7
        if _LINE_WORDS.search(text):
            return True
        wanted = [word for word in surface.split() if word[:1].isupper()]
        written = {word for word in text.split() if word[:1].isupper()}
        return (len(written) >= (len(wanted) + 1) // 2 and text[:1].isupper()) or (
            text.lower().startswith("the ") and bool(written)
        )

    def sentences(self, index: int) -> list[tuple[int, int]]:
        known = self._sentences.get(index)
        if known is None:
            block = self.document.blocks[index]
            known, start = [], block.start
            plain = self._is_wrapped(block)
            for match in _END.finditer(self.text, block.start, block.end):
                if match.start() < start or self._runs_on(match, start, plain):
                    continue
                known.append((start, match.end()))
                start = match.end()
            known.append((start, block.end))
            self._sentences[index] = known
        return known

    def _is_wrapped(self, block: Block) -> bool:
        """Whether the block's lines are those of running text, wrapped at a margin."""
        lines = self.text[block.start : block.end].split("\n")
        return len(lines) > 1 and max(map(len, lines[:-1])) > 55

    def _runs_on(self, match: re.Match[str], start: int, wrapped: bool) -> bool:
        mark = match.group()
        if mark == "\n":
            end = self.text[match.end() : match.end() + 1]
            inside = any(number.start < match.start() < number.end for number in self._near(match.start()))
            return inside or wrapped or end.islower()
        if mark[0] == ".":
            last = self.text[max(start, match.start() - 12) : match.start()].rpartition(" ")[2].lower().lstrip("(")
            if (
                last in _ABBREVIATIONS
                or len(last.replace(".", "")) == 1
                or (len(last) > 2 and last[1::2].strip(".") == "")
            ):
                return True
        place = bisect_right(self.hit_starts, match.start()) - 1
        return (
            place >= 0
            and self.hits[place].end == match.start() + 1
            and not self.hits[place].value.surface[-1:].isalnum()
        )

    def _near(self, at: int) -> Sequence[Number]:
        place = bisect_right(self.number_starts, at) - 1
        return self.numbers[max(place, 0) : place + 1]

    # The settling.

    def settle(self, place: int) -> Number:
        number = self.numbers[place]
        tie = self.ties[place] = self._tie(place)
        if tie is not None:
            id_ = self.meant(tie.name.name, number.digits)
            id_ = self._followed(id_, number)
            if id_:
                clear = tie.strength >= CLOSE and tie.name.name.role != "generic" and not tie.name.branch
                return number._replace(
                    service=self.registry.service(number.digits, id_),
                    attributed_to=id_,
                    name_start=tie.name.start,
                    name_end=tie.name.end,
                    clear=clear,
                )
        own = SELF.get(number.digits, "")
        if own in self.registry.by_id:
            return number._replace(service=own, attributed_to=own, name_start=number.start, name_end=number.start)
        return number

    def meant(self, name: ServiceName, digits: str) -> str:
        """The entry that a name means beside this number: the number's owner where the name can mean it."""
        registry, ids = self.registry, name.ids
        if name.role == "generic":
            if len(digits) > 6 and not registry.knows(digits):
                return ""
            mine = [id_ for id_ in ids if self.has(id_, digits)]
            return mine[0] if mine else ids[0] if digits in SELF else ""
        for test in (registry.owns, self.has):
            for id_ in ids:
                if test(id_, digits):
                    return id_
        for id_ in ids:
            if registry.one_slip(digits, id_):
                return id_
        if name.role == "shared" or (name.role == "operator" and len(ids) > 1):
            return ""
        active = [id_ for id_ in ids if registry.by_id[id_].status == "active"]
        return (active or list(ids))[0]

    def _followed(self, id_: str, number: Number) -> str:
        """The successor of a service whose name was given up, where the text names it too and it has the number."""
        entry = self.registry.by_id.get(id_)
        if entry is None or entry.status == "active" or not self.registry.owns(entry.replaced_by, number.digits):
            return id_
        left = bisect_left(self.hit_starts, number.start - 2 * REACH)
        right = bisect_right(self.hit_starts, number.end + REACH)
        named = any(hit.value.ids[0] == entry.replaced_by for hit in self.hits[left:right])
        return entry.replaced_by if named else id_

    def has(self, id_: str, digits: str) -> bool:
        """Whether the number is or was the entry's."""
        return self.registry.owns(id_, digits) or any(
            past.helpline.id == id_ for past in self.registry.retired.get(digits, ())
        )

    def own(self, name: ServiceName, digits: str) -> bool:
        return any(self.has(id_, digits) for id_ in name.ids)

    def _is_other_line(self, name: _Name, at: int) -> bool:
        """Whether the words about a name and a number at `at` speak of another line of that body than its helpline."""
        index = self.document.block_index(name.start)
        block = self.document.blocks[index]
        spans = self.sentences(index)
        left, right = spans[max(bisect_right(spans, (name.start, len(self.text) + 1)) - 1, 0)]
        here = max(left, min(at, right)) if block.start <= at < block.end else min(right, name.end + REACH)
        begin = max(left, min(name.start, here) - REACH)
        begin = max(begin, self.text.rfind(" or ", begin, name.start))  # "ask at the office or call Childline"
        clause = self.text[begin : max(here, name.end)]
        if _OTHER_LINE.search(clause) or _FOR_GIVERS.search(self.text[here : max(here, min(right, here + 70))]):
            return True
        between = self.text[name.end : min(here, name.end + REACH)].lstrip(" ,(\u2013-")
        word = _WORD.match(between)
        if word is None:
            return False
        found = word.group()
        place = _is_place(found) and found not in _NO_PLACE_AFTER and found.lower() not in _FILLER
        return bool(_NATIONS.match(between)) or place

    def may(self, name: _Name, digits: str, strength: float, at: int) -> bool:
        """Whether a name may be given a number that is not its own by a tie of this strength."""
        if self.own(name.name, digits):
            return True
        word = name.name.word
        near = any(self.registry.one_slip(digits, id_) for id_ in name.name.ids)
        if not near and not self.registry.knows(digits) and self._is_other_line(name, at):
            return False
        if name.name.role == "generic":
            return digits in SELF
        if word == "weak":
            return near
        if digits in SELF and strength < TIGHT:
            return False
        if name.branch or word == "plain":
            return near or (not name.branch and strength >= TIGHT)
        return True

    def _tie(self, place: int) -> _Tie | None:
        number = self.numbers[place]
        index = self.document.block_index(number.start)
        start, end = self._sentence(index, number)
        ties = [
            tie
            for tie in self._inside(place, index, start, end)
            if self.may(tie.name, number.digits, tie.strength, number.start)
        ]
        best = self._choose(ties, number)
        if best is not None and (best.strength >= CLOSE or self.own(best.name.name, number.digits)):
            return best
        row = self._row(number, index)
        if row is not None and self.may(row.name, number.digits, row.strength, number.start):
            return row
        if best is None and number.digits not in SELF:
            best = self._misspelt(number, start)
        if best is not None:
            return best
        around = self._around(place, index, start)
        if around is not None and self.may(around.name, number.digits, around.strength, number.start):
            if self.own(around.name.name, number.digits) or number.digits not in SELF:
                return around
        return None

    def _sentence(self, index: int, number: Number) -> tuple[int, int]:
        known = self.sentences(index)
        start, end = known[max(bisect_right(known, (number.start, len(self.text) + 1)) - 1, 0)]
        return start, max(end, number.end)

    def _choose(self, ties: list[_Tie], number: Number) -> _Tie | None:
        if not ties:
            return None
        best = max(ties, key=lambda tie: tie.strength)
        owners = [tie for tie in ties if self.own(tie.name.name, number.digits)]
        if not owners:
            rivals = [tie for tie in ties if tie.strength == best.strength and tie.name.name.ids != best.name.name.ids]
            return None if rivals and best.strength < TIGHT else best
        owner = max(owners, key=lambda tie: tie.strength)
        if best.strength >= TIGHT and owner.strength < CLOSE:
            return best
        return owner

    # Ties within one sentence.

    def _inside(self, place: int, index: int, start: int, end: int) -> Iterator[_Tie]:
        number = self.numbers[place]
        names = self.names_between(index, max(start, number.start - 2 * REACH), min(end, number.end + REACH))
        paired = self._respectively(place, names, start, end)
        if paired is not None:
            yield _Tie(paired, TIGHT)
            return
        before = [name for name in names if name.end <= number.start + 1 and name.start >= start]
        within = [name for name in names if name.start < number.end and name.end > number.start]
        after = [name for name in names if name.start >= number.end]
        for name in within:  # the words of a link that dials the number
            yield _Tie(name, TIGHT)
        rival = self.numbers[place - 1] if place and self.numbers[place - 1].start >= start else None
        follower = (
            self.numbers[place + 1] if place + 1 < len(self.numbers) and self.numbers[place + 1].start < end else None
        )
        if before:
            yield from self._ahead(place, before, rival, number)
        if after:
            yield from self._behind(
                number, after, follower, bool(before) and (rival is None or rival.start < before[-1].start)
            )

    def _respectively(self, place: int, names: list[_Name], start: int, end: int) -> _Name | None:
        """ "A and B are on N and M respectively": the name that stands where the number stands in its list."""
        number = self.numbers[place]
        if "respectively" not in self.text[number.end : min(end, number.end + REACH)]:
            return None
        left, right = bisect_left(self.number_starts, start), bisect_left(self.number_starts, end)
        first = self.number_starts[left]
        ahead = [name for name in names if start <= name.start < first]
        return ahead[place - left] if right - left == len(ahead) else None

    def _ahead(self, place: int, before: list[_Name], rival: Number | None, number: Number) -> Iterator[_Tie]:
        nearest = before[-1]
        if rival is not None and rival.start >= nearest.start and rival.end <= number.start:
            yield from self._shared(place, before, rival, number)
            return
        strength = self._gap(self.text[nearest.end : number.start])
        listed = [nearest]
        for name in reversed(before[:-1]):
            between = self.text[name.end : listed[-1].start]
            if rival is not None and name.start < rival.start:
                break
            if re.fullmatch(r"(?:\s?\([^()]{1,30}\))?\s*(?:,|/|\bor\b|\band\b|&|the\b|neu\b|either\b|\s)+", between):
                listed.append(name)
            else:
                break
        if len(listed) > 1:
            mine = [name for name in listed if self.own(name.name, number.digits)]
            if mine:
                yield _Tie(mine[0], max(strength, CLOSE))
                return
            strength = min(strength, LOOSE)
        near = number.start - nearest.end <= REACH
        if strength or (near and self.own(nearest.name, number.digits)):
            yield _Tie(nearest, strength or LOOSE)
        for name in before[-4:-1]:
            if number.start - name.end <= REACH and (rival is None or name.start > rival.end):
                if self.own(name.name, number.digits):
                    yield _Tie(name, self._past_name(name, nearest, number))

    def _past_name(self, name: _Name, nearest: _Name, number: Number) -> float:
        """A name further off, with another between: "Childline, run by the NSPCC, on N" ties the first one."""
        between = self.text[name.end : nearest.start]
        # "The NSPCC, which runs Childline, on N": the nearest name stands in an aside.
        if self.text[nearest.end : number.start].lstrip()[:1] in (",", ")", "\u2013") and re.search(
            r"[,(\u2013]", between
        ):
            return TIGHT + 1
        if re.fullmatch(
            r"\s*[,(\u2013\u2014-]?\s*(?:which is |a service |is |part of |run by|provided by|operated by|by|from|"
            r"part|of|the|a|our|run|hosted|and|with|in partnership with|\s)*",
            between,
        ):
            return TIGHT
        return LOOSE if self._gap(self.text[nearest.end : number.start]) < TIGHT else NEARBY

    def _shared(self, place: int, before: list[_Name], rival: Number, number: Number) -> Iterator[_Tie]:
        """ "X on N or N": the second number belongs to the first one's name where little stands between."""
        between = self.text[rival.end : number.start]
        words = [word.lower() for word in _WORD.findall(between)]
        tie = self.ties.get(place - 1)
        if len(between) > 60 or not all(word in _FILLER or word in _JOINT for word in words):
            names = [name for name in before if self.own(name.name, number.digits)]
            if names and number.start - names[-1].end <= REACH:
                yield _Tie(names[-1], LOOSE)
            return
        for name in before[-3:]:
            if self.own(name.name, number.digits):
                yield _Tie(name, CLOSE)
                return
        if tie is not None and tie.name in before:
            new = bool(set(words) & _JOINT) and _has_verb(words)
            yield _Tie(
                tie.name, NEARBY if new or number.digits in SELF or rival.digits in SELF else min(tie.strength, 2.5)
            )

    def _gap(self, between: str) -> float:
        """How strongly a name is tied to the number after it by what stands between."""
        if len(between) > REACH:
            return 0.0
        words = [word.lower() for word in _WORD.findall(between)]
        if _is_local(between):
            return 0.0
        if "\ufffc" in between:
            return LOOSE
        if len(words) <= 14 and all(word in _FILLER for word in words):
            return TIGHT
        joint = _JOINT & set(words) - {"a"}
        if len(words) <= 14 and all(word in _FILLER or word in _JOINT for word in words):
            calls = re.fullmatch(
                r".{0,40}\b(?:call|ring|phone|text|day|sms|free|mobile|english|freephone|confidential|phoning|"
                r"calling|confidentially|help|advice)s?,? (?:or|and|neu) "
                r"(?:text|call|ring|whatsapp|night|email|sms|message|welsh|confidential|confidentially|anonymous|"
                r"support|advice|texting|phone|anonymously)\b.{0,40}",
                between,
                re.IGNORECASE | re.DOTALL,
            )
            return TIGHT if calls else LOOSE
        if joint and "or" in words and _has_verb(words[len(words) - words[::-1].index("or") :]):
            return NEARBY
        if len(words) <= 16 and (_has_verb(words) or between.rstrip()[-1:] in ":(\u2013\u2014"):
            return CLOSE if not joint else LOOSE
        return LOOSE if len(words) <= 24 else NEARBY

    def _behind(self, number: Number, after: list[_Name], follower: Number | None, taken: bool) -> Iterator[_Tie]:
        name = after[0]
        between = self.text[number.end : name.start]
        if len(between) > 80 or (follower is not None and follower.end <= name.start):
            return
        claimed = follower is not None and self._gap(self.text[name.end : follower.start]) >= TIGHT
        if _AFTER_BRACKET.match(between):
            bracket = self.text[name.end : name.end + 1] in ")]" or not claimed
            yield _Tie(name, TIGHT if bracket and not taken else CLOSE if bracket else NEARBY)
        elif _AFTER_FOR.match(between):
            aside = taken and bool(_ASIDE.search(between))
            yield _Tie(name, LOOSE if claimed or aside else 3.5)
        elif _AFTER_MARK.match(between):
            if "," in between and claimed:
                return
            if not taken:
                chained = claimed and follower is not None and self._pairs_after(number, follower)
                yield _Tie(name, CLOSE if not claimed or chained else NEARBY)
            elif self.own(name.name, number.digits):
                yield _Tie(name, LOOSE if claimed or "," in between else 3.5)
        elif self.own(name.name, number.digits) and not claimed:
            yield _Tie(name, LOOSE)

    def _pairs_after(self, number: Number, follower: Number) -> bool:
        """Whether a list gives each number before its name: no name stands before its first number."""
        index = self.document.block_index(number.start)
        start, _ = self._sentence(index, number)
        names = self.names_between(index, start, number.end + REACH)
        first = self.numbers[min(bisect_left(self.number_starts, start), len(self.numbers) - 1)]
        return bool(names) and first.start < names[0].start

    def _misspelt(self, number: Number, start: int) -> _Tie | None:
        """A capitalised name before the number that is a letter or two off a known one."""
        begin = max(start, number.start - 90)
        before = self.text[begin : number.start]
        phrases = list(_CAPITALISED.finditer(before))
        if not phrases:
            return None
        last = phrases[-1]
        strength = self._gap(before[last.end() :])
        if strength < CLOSE:
            return None
        words = list(_WORD.finditer(last.group()))
        leading = next((at for at, word in enumerate(words) if word.group() not in _OPENING), 0)
        for first in range(leading + 1):
            for end in range(len(words), first, -1):
                left, right = words[first].start() + last.start(), words[end - 1].end() + last.start()
                found = self.registry.misspelt(" ".join(before[left:right].split()))
                if found is None or not (self._sure_of(found, before[left:right], number)):
                    continue
                if right == last.end() or self._gap(before[right:]) >= TIGHT:
                    return _Tie(_Name(begin + left, begin + right, found), strength)
        return None

    def _sure_of(self, found: ServiceName, written: str, number: Number) -> bool:
        """Two letters off is a name only beside a number that is the service's own or nearly so."""
        key = written.lower()
        if any(edits(key, known, 1) <= 1 for known in self._keys(found)):
            return True
        return any(self.has(id_, number.digits) or self.registry.one_slip(number.digits, id_) for id_ in found.ids)

    def _keys(self, found: ServiceName) -> list[str]:
        entries = [self.registry.by_id[id_] for id_ in found.ids]
        return [name.lower() for entry in entries for name in (entry.name, *entry.aliases)]

    # Ties by layout.

    def _row(self, number: Number, index: int) -> _Tie | None:
        """The name in the same row of a table, else in the header of the column."""
        blocks = self.document.blocks
        block = blocks[index]
        if block.kind != "cell" or block.group < 0:
            return None
        row = [at for at in self._group(index) if blocks[at].row == block.row and at != index]
        heads = [at for at in self._group(index) if blocks[at].column == block.column and blocks[at].header]
        names = [name for at in row for name in self.names(at)]
        if any(_OTHER_CELL.search(self.text, blocks[at].start, blocks[at].end) for at in (index, *heads)):
            return next((_Tie(name, 3.5) for name in names if self.own(name.name, number.digits)), None)
        # A name that shares its cell with a number of its own says nothing of the next cell's.
        free = [name for at in row if not self._holds_number(blocks[at]) for name in self.names(at)]
        tie = self._single(free, number, 3.5) or self._single(
            [name for name in names if self.own(name.name, number.digits)], number, 3.5
        )
        if tie is not None:
            return tie
        return self._single([name for at in heads for name in self.names(at)], number, CLOSE)

    def _group(self, index: int) -> range:
        """The blocks of the table or list around a block, at most 400 either way."""
        blocks, group = self.document.blocks, self.document.blocks[index].group
        first = last = index
        while first and index - first < 400 and blocks[first - 1].group == group:
            first -= 1
        while last + 1 < len(blocks) and last - index < 400 and blocks[last + 1].group == group:
            last += 1
        return range(first, last + 1)

    def _single(self, names: list[_Name], number: Number, strength: float) -> _Tie | None:
        """The one service that some names mean; the number's owner where it is among them; else none."""
        for name in names:
            if self.own(name.name, number.digits):
                return _Tie(name, strength)
        named = [name for name in names if name.name.role != "generic"]
        meanings = {name.name.ids for name in named}
        return _Tie(named[0], strength) if len(meanings) == 1 else None

    def _around(self, place: int, index: int, start: int) -> _Tie | None:
        """A name in the sentence or the line before, in the term, the item or the heading above."""
        number, block = self.numbers[place], self.document.blocks[index]
        local = _is_local(self.text[max(start, number.start - 2 * REACH) : number.start])
        found = self._earlier(place, index, start)
        if found is not None:
            return found if not local or self.own(found.name.name, number.digits) else None
        if block.kind in ("title", "description", "alt", "tooltip", "label"):
            return None
        if not self._is_contact_line(index) and block.kind != "definition":
            above = self._above(index, number)
            return above if above is not None and self.own(above.name.name, number.digits) else None
        above = self._above(index, number)
        if above is None or self.own(above.name.name, number.digits):
            return above
        words = _OR_ONLINE.sub(" ", self.text[max(block.start, start) : min(block.end, number.end + 80)])
        others = _OTHERS.search(words)
        return None if local or (others and others.group().lower() not in ("us", "for")) else above

    def _earlier(self, place: int, index: int, start: int) -> _Tie | None:
        """The last names of the block before this sentence, unless other numbers took them."""
        number, block = self.numbers[place], self.document.blocks[index]
        earlier = self.names_between(index, start - 4 * REACH, start)
        if not earlier:
            return None
        own = [name for name in earlier if self.own(name.name, number.digits) and number.start - name.end <= 2 * REACH]
        if own:
            return _Tie(own[-1], LOOSE)
        spans = self.sentences(index)
        here_at = bisect_left(spans, (start, 0))
        for left, right in reversed(spans[max(0, here_at - 2) : here_at]):
            here = [name for name in earlier if name.start >= left and name.end <= right]
            taken = any(left <= each.start < right for each in self.numbers[max(0, place - 4) : place])
            if taken and not here:
                continue
            if taken:
                return None
            if here:
                words = self.text[start : number.start]
                tie = self._single(here, number, CLOSE if block.end - block.start < 160 and len(here) == 1 else LOOSE)
                return tie if tie is not None and self._points_back(words) else None
        return None

    @staticmethod
    def _points_back(words: str) -> bool:
        """Whether the words before a number speak of the service named before, and of no other reader."""
        found = [word.lower() for word in _WORD.findall(words)]
        if len(found) > 8 or (_OTHERS.search(words) and not re.search(r"\b(?:their|its|them)\b", words, re.IGNORECASE)):
            return False
        return bool(_BACK.search(words)) or (len(found) <= 3 and all(word in _FILLER for word in found))

    def _is_contact_line(self, index: int) -> bool:
        """Whether a block holds little but ways to get in touch: "Tel: N", "Call us free on N"."""
        block = self.document.blocks[index]
        text = _ADDRESSES.sub(" ", self.text[block.start : min(block.end, block.start + 300)])
        words = [word.lower() for word in _WORD.findall(text) if not word[0].isdigit()]
        return sum(word not in _FILLER and word not in _JOINT and word not in _CONTACT_WORDS for word in words) <= 3

    def _above(self, index: int, number: Number) -> _Tie | None:
        blocks = self.document.blocks
        block = blocks[index]
        if block.kind == "cell":
            return None
        for at in range(index - 1, max(-1, index - 5), -1):
            other = blocks[at]
            names = self.names(at)
            if block.kind == "item" and other.kind == "item" and other.group == block.group and other.row != block.row:
                if other.level == block.level:
                    if other.level == 0 and not names:
                        continue
                    continue
            if block.kind == "definition" and other.kind == "term" and names:
                return self._single(names, number, 3.5)
            if other.kind in ("cell", "alt", "tooltip", "label", "title", "description"):
                continue
            holds = self._holds_number(other)
            if names and not holds:
                words = len(_WORD.findall(self.text[other.start : min(other.end, other.start + 400)]))
                if other.kind in ("heading", "term") or words <= 9:
                    return self._single(names, number, CLOSE)
                if words <= 60 and index - at == 1:
                    first = names[0] if names[0].start - other.start < 12 else None
                    tie = self._single(names, number, LOOSE)
                    if tie is not None and (self.own(tie.name.name, number.digits) or first is not None):
                        return tie
                return None
            if holds and names:
                if other.kind == "heading":
                    return None
                mine = [name for name in names if self.own(name.name, number.digits)]
                return _Tie(mine[-1], LOOSE) if mine else None
            if other.kind == "heading":
                return None
        return None

    def _holds_number(self, block: Block) -> bool:
        place = bisect_left(self.number_starts, block.start)
        return place < len(self.numbers) and self.numbers[place].start < block.end


_CAPITALISED = regex(r"(?:[A-Z][\w'\u2019]{1,24}(?:[ \u00a0](?:of |the |and |& )?)?){1,5}")
# Capitals that begin a sentence before a name, not a part of it.
_OPENING = frozenset({
    "The", "Call", "Contact", "Ring", "Phone", "Text", "Dial", "Or", "And", "Our", "Visit", "Speak", "Talk", "Message",
})  # fmt: skip
