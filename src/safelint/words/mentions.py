"""Where a text speaks of a term instead of using it: lists and tables of words to avoid, words set against better ones,
names of laws, works, services and people.

Every cue is bounded: it must stand right before the term, with at most a list of other terms between, or right after
it, or in the header or the introduction of the list or table that holds it. A cue elsewhere excuses nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.text.cues import Cue, words_of

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.values.document import Block, Document

_NEAR = 200  # characters of the sentence that are looked at before and after a term
_LONGEST_MYTH = 1_000  # characters of a paragraph that opens with "Myth:"
_MOST_BLOCKS = 100  # how far above a heading the one that it stands under is looked for
_SHORT = frozenset({"item", "cell", "heading", "caption"})

# ------------------------------------------------------------------------------------------- lists, tables and labels

_NOT_TO = (
    r"(?:do not|don't|never|not to|should not|shouldn't|must not|not(?= call it)|stop|avoid|rather than|instead of"
    r"|no longer)"
)
_NOUN = r"(?:words?|wording|terms?|terminology|phrases?|language|labels?|expressions?|slurs?)"
_SPEAK = (
    r"(?:say(?:ing)?|us(?:e|ing)|writ(?:e|ing)|call(?:ing)?|describ(?:e|ing)|refer(?:ring)?|speak(?:ing)?"
    r"|label(?:ling)?)"
)
# A header, a heading or a label that stands for itself.
_WHOLE = regex(
    r"\W*(?:avoid(?: (?:this|these|using|saying))?|(?:do not|don't|never)(?: (?:say|use|write)(?: this"
    r"| these)?)?|no|not"
    r"|not (?:this|these)|wrong|incorrect|bad|out|outdated|unhelpful|harmful|offensive|stigmatising"
    r"|instead of(?: this)?"
    r"|rather than|replace|what (?:not to (?:say|write)|to avoid)|(?:the )?(?:myths?|fiction)(?: (?:no )?#?\d{1,2})?"
    r"|(?:old|outdated|wrong|unhelpful|poor|less helpful|former|past) (?:words?|terms?|phrases?|names?|language"
    r"|wording))\W*",
    re.IGNORECASE,
)
_TELLS = regex(
    rf"\b{_NOT_TO} {_SPEAK}\b|\b{_NOUN}\b[^.:!?]{{0,60}}\b(?:avoid(?:ed)?|not use|not say|don't use|never use"
    rf"|stop using|outdated|leave behind|left behind|retire|drop|lose|ditch)\b"
    rf"|\b(?:avoid|outdated|old-fashioned|unhelpful|offensive|derogatory|stigmatising|wrong|harmful|problematic"
    rf"|blaming)"
    rf" (?:[\w-]{{1,20}} ){{0,3}}{_NOUN}\b|\binstead of (?:saying|writing|using)\b",
    re.IGNORECASE,
)
# Over a list that states myths only; one over myths and facts excuses nothing by itself.
_MYTHS = regex(
    r"\W*(?:[\w'-]{1,20} ){0,3}(?:myths|misconceptions|stereotypes)\b"
    r"(?![^.]{0,60}\b(?:facts?|truths?|realit(?:y|ies))\b)"
    r"[^.:!?]{0,60}:?\W*",
    re.IGNORECASE,
)
_MYTH_WORD = regex(r"\b(?:myths?|misconceptions?)\b", re.IGNORECASE)
_MYTH_LABEL = regex(r"\W*(?:the )?(?:myth|fiction)(?: (?:no\.? ?)?#?\d{1,2})?\W{0,2} ?[:\u2013\u2014-] ", re.IGNORECASE)
_FACT_LABEL = regex(r"\b(?:fact|truth|reality)s?(?: (?:no\.? ?)?#?\d{1,2})?\W{0,2} ?[:\u2013\u2014-]", re.IGNORECASE)
_TERM_HEADER = regex(rf"\W*(?:the )?{_NOUN}(?: or {_NOUN})?\W*", re.IGNORECASE)
_BETTER_HEADER = regex(r"\b(?:instead|alternatives?|preferred|better|try|avoid|why not)\b", re.IGNORECASE)


def _introduces(text: str, *, heading: bool = False) -> bool:
    """Whether a header, a heading or the last sentence of a paragraph says that what follows is not to be written."""
    words = text.translate(_STRAIGHT)[-_NEAR:]
    if not heading and ":" not in words[-3:] and (len(words) > 60 or "." in words):
        return False
    return bool(_WHOLE.fullmatch(words) or _TELLS.search(re.split(r"[.!?] ", words)[-1]))


class MentionLists:
    """The lists and tables of a document: where each begins, and the header of each column."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def first(self) -> dict[int, int]:
        """Group -> index of its first block."""
        found: dict[int, int] = {}
        for place, block in enumerate(self._document.blocks):
            if block.group >= 0:
                found.setdefault(block.group, place)
        return found

    @cached_property
    def headers(self) -> dict[int, dict[int, str]]:
        """Group -> column -> words of its header."""
        found: dict[int, dict[int, str]] = {}
        for block in self._document.blocks:
            if block.header:
                words = self._document.text[block.start : block.end].translate(_STRAIGHT)
                found.setdefault(block.group, {}).setdefault(block.column, words)
        return found


def _in_list(document: Document, lists: MentionLists, block: Block, place: int, start: int) -> bool:
    """Whether the list, the table or the paragraph at `place` holds words to avoid, by its header or introduction."""
    blocks = document.blocks
    text = document.text
    first = lists.first.get(block.group, place)
    while block.kind == "item" and first > 0 and blocks[first - 1].kind == "item":  # a list inside another
        outer = lists.first.get(blocks[first - 1].group, first)
        if outer >= first:
            break
        first = outer
    if block.kind == "cell":
        headers = lists.headers.get(block.group, {})
        own = headers.get(block.column, "")
        if _introduces(own, heading=True):
            return True
        others = [words for column, words in headers.items() if column != block.column]
        if _TERM_HEADER.fullmatch(own) and any(map(_BETTER_HEADER.search, others)):
            return True
        if any(_WHOLE.fullmatch(words) or _TELLS.search(words) for words in others):
            return False  # the other column is the one to avoid
    if _states_myth(document, block, place, start):
        return True
    if block.kind == "definition" and any(each.kind == "term" for each in blocks[max(0, place - 1) : place]):
        return _introduces(text[blocks[place - 1].start : blocks[place - 1].end], heading=True)
    for each in reversed(blocks[max(0, first - 2) : first]):
        words = text[each.start : each.end]
        if each.kind == "heading":
            whole = _WHOLE.fullmatch(words.translate(_STRAIGHT)) is not None
            listed = block.group >= 0 and (_introduces(words, heading=True) or _MYTHS.fullmatch(words) is not None)
            return whole or listed
        if block.group < 0:
            return len(words) < 40 and _WHOLE.fullmatch(words.translate(_STRAIGHT)) is not None
        if _introduces(words) or _MYTHS.fullmatch(words):
            return True
        if not words.rstrip().endswith(":"):
            return False
    return False


def _states_myth(document: Document, block: Block, place: int, start: int) -> bool:
    """Whether the words stand in "Myth: ...", or in a heading under one that announces myths."""
    text = document.text
    label = _MYTH_LABEL.match(text, block.start, block.end)
    if label and start - label.end() < _LONGEST_MYTH and not _FACT_LABEL.search(text, label.end(), start):
        return True
    if block.kind != "heading":
        return False
    for each in reversed(document.blocks[max(0, place - _MOST_BLOCKS) : place]):
        if each.kind == "heading" and each.level < block.level:
            return _MYTH_WORD.search(text, each.start, each.end) is not None
    return False


# ------------------------------------------------------------------------------------------------ in the same sentence

_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
_OPEN = r"['\"(*]{0,2}"
# "the words", "do not say", "avoid saying that someone is": a list of terms may follow.
_CUE = Cue(
    "word words wording term terms terminology phrase phrases language label labels expression expressions slur "
    "slurs say saying use using write writing call calling describe describing refer referring speak speaking "
    "labelling",
    rf"(?<![\w-])(?:(?<!prison )(?<!jail )(?<!school ){_NOUN}(?: (?:like|such as|including|are|is|was|were|for|as))?"
    rf"|{_NOT_TO} {_SPEAK}(?: (?:it|this|them|him|her|people|someone|anyone|a person|a child|children|to|of"
    rf"|about))?(?: as)?"
    rf"(?: that)?(?: the (?:words?|terms?|phrases?))?(?: like| such as)?)(?P<colon>:)? ",
)
_PARTS = regex(r",? (?:and|or|nor) |, |/| \| ")
_NO_TERM = frozenset(
    "he she they we it you i is are was were be been has have had did does do to of in on at by with from that who "
    "which "
    "when where while about against because if but said says for".split()
)
_LABEL = regex(r"(?:^|[.;|\n\u2014\u2013] ?)(?P<label>[^:.;|]{2,60}): ")
_SET_AGAINST = Cue(
    "not never butnot butnever andnot andnever rather instead opposed replace replaces replaced replacing",
    r"(?:(?:,|;|\u2013|\u2014|-|\bbut|\band|\(|\") ?(?:and )?(?:not|never)|\brather than|\binstead of"
    r"|\bas opposed to|"
    rf"\breplac(?:es?|ed|ing)) (?:an? |the (?:{_NOUN} )?|{_SPEAK} |(?:about |of )?(?:people|someone|those"
    rf"|a person|anyone) who "
    rf"(?:is |are |has |have )?(?:an? )?)?{_OPEN}$",
)
_ABOUT_WORDS = regex(
    r"(?:^\W{0,3}|[:;,(\u2013\u2014] ?|\b(?:we|please|should|must|always|now|can|you|they|better to|and|or) )"
    r"(?:say|write|use|prefer|call it|speak of|talk about|refer to|try)\b"
    rf"|(?<![\w-]){_NOUN}\b|\b(?:using|uses|prefers|preferred|saying|writing)\b",
    re.IGNORECASE,
)
_DENIED = Cue(
    "not isn such formerly previously once then sometimes often still wrongly used labelled branded dismissed written",
    r"(?:\b(?:it|this|that)(?: is|'s) not|\b(?:it|this|that) isn't|\bno such thing as)(?: an?| called)? ?['\"]?$"
    r"|(?:\b(?:formerly|previously|once|then|sometimes|often|still|wrongly|used to be) (?:known as|called"
    r"|referred to as|"
    r"termed|labelled|described as)|\b(?:labelled|branded|dismissed as|written off as))(?: as)?(?: an?)? ['\"]?$",
)
FORMERLY = regex(
    r"\b(?:formerly|previously|once|then|originally|sometimes|often|also|wrongly|used to be|was|were|been)"
    r" (?:(?:wrongly|once|formerly|previously|originally|then) )?(?:known as|called|named|referred to as|termed)"
    r"(?: the| an?)? ['\"]?$",
    re.IGNORECASE,
)
"""Ends right before a name that the text gives as a former or another one."""
# "He called her a psycho": what somebody was called, not what the text calls them.
_CALLED = Cue(
    "call calls called calling brand brands branded branding label labels labelled labelling nicknamed "
    "nicknaming taunt taunts taunted taunting mock mocks mocked mocking told tell tells telling say says said "
    "thought think thinks convinced joked claimed",
    r"\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)|label(?:s|led|ling)|nicknam(?:ed|ing)|taunt(?:s|ed|ing)|mock(?:s"
    r"|ed|ing)) "
    r"(?:her|him|me|them|you|us|people|children|someone|each other|victims|survivors|(?:his|her|my|their|the"
    r"|a) [\w-]{2,20}) "
    r"(?:as )?(?:(?:an?|names (?:like|such as)) )?['\"]?$"
    r"|\b(?:told|tells?|telling|says?|said|thought|thinks?|convinced|joked|claimed)\b[^.;:!?]{0,40}\b(?:I|she"
    r"|he|we|they|you)"
    r" (?:was|am|were|is|are)(?: an?| all)? ['\"]?$",
)
_INSULTS = Cue(
    "like such including",
    r"\b(?:names|insults?|slurs?|taunts?|abuse|nicknames?|stereotypes?) (?:like|such as|including)"
    r" (?:[\w'\"-]+,? (?:and |or )?){0,4}['\"]?$",
)


def is_insult(sentence: str, inside: tuple[int, int]) -> bool:
    """Whether the sentence tells that somebody was called so."""
    before = sentence[max(0, inside[0] - _NEAR) : inside[0]].translate(_STRAIGHT)
    return _CALLED.search(before, words_of(before)) is not None


_NOT_THAT = Cue(
    "not don never shouldn stop avoid rather instead longer wrong wrongly unfair harmful unhelpful inaccurate "
    "offensive mistake right call label describe brand calling labelling describing branding",
    rf"\b{_NOT_TO} (?:(?:say(?:ing)?|suggest(?:ing)?|imply(?:ing)?|assum(?:e|ing)|think(?:ing)?|believ(?:e|ing)"
    rf"|writ(?:e|ing)"
    r"|claim(?:ing)?|argu(?:e|ing)) that\b[^.;:!?]{0,100}$"
    r"|(?:describ(?:e|ing)|see(?:ing)?|view(?:ing)?|treat(?:ing)?|refer(?:ring)? to|label(?:ling)?"
    r"|portray(?:ing)?|dismiss(?:ing)?)"
    r" [^.;:!?]{0,60} as (?:an? |the )?$)"
    r"|\b(?:wrong(?:ly)?|unfair|harmful|unhelpful|inaccurate|offensive|a mistake|never right|not right"
    r"|no longer right) to"
    r" (?:call|label|describe|brand|speak of|refer to) [^.;:!?]{0,60}$"
    r"|^\W*(?:to (?:call|label|describe|brand)|(?:call|labell|describ|brand)ing) (?:an? |the |these |those |such )?"
    r"(?:girls?|boys?|child(?:ren)?|her|him|them|someone|somebody|people|persons?|victims?|survivors?|young \w+"
    r"|wom[ae]n|m[ae]n"
    r"|patients?|pupils?)\b[^.;:!?]{0,40}$"
    r"|\b(?:instead of|rather than) (?:saying|writing|calling|describing|referring|using|labelling) [^.;:!?,]{0,60}$",
)
_APPOSED = regex(
    rf"['\"]{{0,2}}, (?:an? |the )(?:[\w-]+ ){{0,2}}{_NOUN} |['\"]{{0,2}}[;:\u2013\u2014-] ?(?:the|that|this"
    rf"|these|those) {_NOUN}\b",
    re.IGNORECASE,
)
_MYTH_THAT = Cue(
    "myth myths misconception misconceptions stereotype stereotypes false prejudice prejudices blaming",
    r"\b(?:myths?|misconceptions?|stereotypes?|false (?:belief|idea)s?|prejudices?|victim-blaming)\b[^;:!?]{0,100}$",
)
_IS_MYTH = regex(
    r"\b(?:is|are|was|were) (?:an? |just |simply |another )?"
    r"(?:common |harmful |dangerous |damaging |old |pure )?"
    r"(?:myths?|misconceptions?|stereotypes?|untrue|false|nonsense)\b",
    re.IGNORECASE,
)
_MYTHICAL = frozenset("myth myths misconception misconceptions stereotype stereotypes untrue false nonsense".split())
_STOP = regex("[;:!?]")
# What blames or plays down, denied: "is not a lifestyle choice", "no matter if you were dressed provocatively".
_NEGATED = Cue(
    "not never no isn aren wasn weren far anything more nothing",
    r"\b(?:(?:is|are|was|were|be|been|it's|that's|am|just|as) (?:not|never|no)|isn't|aren't|wasn't|weren't|no longer"
    r"|no such thing as|far from|anything but|more than|nothing"
    r"|(?:not|never)(?= (?:just|simply|merely|only|about|an?|the|any|your|their|some|part)\b))"
    r"(?: (?:ever|just|simply|merely|only|really|about|called|being|seen|as|of|a|an|the|any|your|their|his|her"
    r"|some|part|kind|consensual"
    r"|form|mere)){0,4} ['\"]?$",
)
_NO_MATTER = Cue(
    "matter mean excuse justify regardless irrespective nothing link connection justification",
    r"\b(?:(?:does|did|do) not|doesn't|didn't|don't) (?:matter|mean|excuse|justify)\b[^.;:!?]{0,100}$"
    r"|\b(?:no matter|regardless of|irrespective of|nothing to do with|no (?:link|connection|excuse|justification)"
    r" (?:between|with|for|in|to))\b[^.;:!?]{0,100}$",
)
_NO_EXCUSE = regex(
    r"[^.;:!?]{0,40}\b(?:(?:is|are|was|were) (?:not|never|no)\b|isn't|aren't|does not (?:mean|make|cause"
    r"|excuse)|doesn't (?:mean|make|cause|excuse))"
    r"[^.;:!?]{0,20}\b(?:an? |the )?(?:excuse|reason|invitation|consent|cause|to blame|at fault|defence|crime"
    r"|acceptable|ok|okay|right)\b",
    re.IGNORECASE,
)

# How others saw somebody: "officers treated the girls as child prostitutes".
_SEEN_AS = Cue(
    "saw seen viewed viewing treated treating regarded regarding dismissed dismissing perceived perceiving "
    "written wrote portrayed portraying blamed blaming",
    r"\b(?:s(?:aw|een)|view(?:ed|ing)|treat(?:ed|ing)|regard(?:ed|ing)|dismiss(?:ed|ing)|perceiv(?:ed|ing)"
    r"|written off|wrote off"
    r"|portray(?:ed|ing)|blam(?:ed|ing))\b[^.;:!?]{0,60} (?:as|for)(?: (?:just|merely|being|making|a|an|the"
    r"|having))* ['\"]?$",
)
_THOUGHT = Cue(
    "thought think believe believed assume assumed said suggested attitude attitudes view views idea belief "
    "impression implied decided judged",
    r"\b(?:thought|think|believed?|assumed?|said|suggested|attitudes?|views?|idea|belief|impression|implied"
    r"|decided|judged)\b"
    r"[^.;:!?]{0,80}$",
)
_CRITICAL = regex(
    r"\b(?:wrongly|too often|disbelieved|not believed|ignored|attitudes?|prejudic\w+|blamed?|judgmental"
    r"|judgemental|stigma\w*"
    r"|(?:inquiry|review|report|inspection|audit|panel)(?:ers|ors|s)? (?:found|said|says|heard|criticised"
    r"|concluded|noted))\b",
    re.IGNORECASE,
)


def is_denied(sentence: str, inside: tuple[int, int], *, blame: bool) -> bool:
    """Whether the sentence denies what the words at `inside` say, or tells that others thought so.

    Where they lay `blame`, it may also deny that this matters, or criticise those who thought so.
    """
    before = sentence[max(0, inside[0] - _NEAR) : inside[0]].translate(_STRAIGHT)
    words = words_of(before)
    if _NEGATED.search(before, words) or _SEEN_AS.search(before, words):
        return True
    if blame and _THOUGHT.search(before, words) and _CRITICAL.search(sentence):
        return True
    after = sentence[inside[1] : inside[1] + _NEAR].translate(_STRAIGHT)
    return blame and (_NO_MATTER.search(before, words) is not None or _NO_EXCUSE.match(after) is not None)


# "flagged as child prostitution", "described victims as child prostitutes, and it condemned the term"
_RECORDED_AS = Cue(
    "spoke speak speaks refer refers referred mention mentions mentioned named names flagged coded classed "
    "classified categorised recorded logged filed code flag marker category label heading",
    r"\b(?:acts?|laws?|statutes?|strateg(?:y|ies)|guidance|circulars?|polic(?:y|ies)|conventions?"
    r"|codes?)\b[^.;:]{0,60}"
    r"\b(?:spoke of|speaks? of|refer(?:s|red)? to|mention(?:s|ed)?|named|names) (?:an? |the )?['\"]?$|"
    r"\b(?:flagged|coded|classed|classified|categorised|recorded|logged|filed) (?:\w+ ){0,3}(?:as|under) ['\"]?$"
    r"|\b(?:the )?(?:code|flag|marker|category|label|heading) (?:for |of |called )?['\"]$",
)
_CONDEMNED = Cue(
    "condemned criticised rejected dropped withdrew apologised regretted stopped",
    r"\b(?:condemned|criticised|rejected|dropped|withdrew|apologised for|regretted|stopped using) "
    r"(?:the |this |that |its use of )?(?:term|word|phrase|label|language|wording)s?\b",
)
_NONE_IS = Cue(
    "no never",
    r"(?:^\W{0,3}there (?:is|are)|\b(?:child|girl|boy|young person) is|\bchildren are) (?:no|never an?) $",
)
_SOME_SAY = Cue(
    "say says write writes use uses hear read",
    r"\b(?:say|says|write|writes|use|uses|hear|read) ['\"]?$",
)
_REFUSED = regex(
    r"['\")*]{0,2}[;,.:\u2013\u2014 -]{1,3}(?:[\w']{1,12} ){0,3}?(?:don't|do not|avoid|never|outdated|wrong"
    r"|instead|(?:\w+ ){0,3}not to)\b",
    re.IGNORECASE,
)
_JUDGED = regex(
    r"['\")*]{0,2}(?: and [\w -]{2,40}| or [\w -]{2,40})? (?:is|are|was|were) (?:now |also |both )?(?:an? |the "
    r"|seen as |"
    rf"considered )?(?:(?:[\w-]{{1,20}} ){{0,2}}{_NOUN}\b|outdated\b|offensive\b|stigmatising\b|derogatory\b|"
    r"(?:best |to be )?avoided\b|inaccurate\b|misleading\b|never the right\b|not (?:an? |the )?(?:right |accepted |"
    rf"correct |accurate )?{_NOUN}\b|old-fashioned\b|the (?:former |old )?name (?:of|for)\b)",
    re.IGNORECASE,
)
_ENDS = regex(r"['\")*]{0,2}\s*(?:[.,;:!?\u2013\u2014]|$)")


def _listed(before: str) -> bool:
    """Whether a cue stands before, with nothing between but other terms of a list."""
    for cue in _CUE.pattern.finditer(before):
        *terms, last = _PARTS.split(before[cue.end() :])
        if last.strip("\"'(* ").lower() not in ("", "a", "an"):
            continue
        words = [each.split() for each in terms]
        if all(0 < len(each) <= 5 and not _NO_TERM & set(map(str.lower, each)) for each in words):
            return True
    return False


def _labelled(before: str) -> bool:
    """Whether a label such as "Avoid:" or "Myth:" stands before in the same sentence, and no other after it."""
    labels = list(_LABEL.finditer(before)) if ": " in before else []
    if not labels:
        return False
    words = labels[-1]["label"]
    return bool(_WHOLE.fullmatch(words) or _TELLS.search(words))


def _is_myth(after: str) -> bool:
    found = _IS_MYTH.search(after, 0, _NEAR // 2)
    return found is not None and not _STOP.search(after, 0, found.start())


def _spoken_of(before: str, after: str, block: Block) -> bool:
    words, later = words_of(before), words_of(after)
    if not _CUE.words.isdisjoint(words) and _listed(before):
        return True
    if _labelled(before) or _DENIED.search(before, words) or _JUDGED.match(after):
        return True
    if (
        _INSULTS.search(before, words)
        or _NOT_THAT.search(before, words)
        or _APPOSED.match(after)
        or _MYTH_THAT.search(before, words)
        or (not _MYTHICAL.isdisjoint(later) and _is_myth(after))
    ):
        return True
    if _RECORDED_AS.search(before, words) or _CONDEMNED.search(after, later):
        return True
    ends = _ENDS.match(after) is not None
    if ends and _NONE_IS.search(before, words):
        return True
    against = _SET_AGAINST.search(before, words)
    if against and (_ABOUT_WORDS.search(before, 0, against.start() + 1) or (block.kind in _SHORT and ends)):
        return True
    if re.match(r"\W*(?:instead of|rather than) ", before, re.IGNORECASE) and against and _ABOUT_WORDS.search(after):
        return True
    return bool(_SOME_SAY.search(before, words) and _REFUSED.match(after))


# -------------------------------------------------------------------------------------- laws, works, services, people

_INSTRUMENT = regex(
    r"\b(?:Directive|Decision|Convention|Treaty|Recommendation|Guidelines?|Resolution|Protocol|Regulation"
    r"|Declaration|"
    r"Rapporteur|Strategy|Inquiry|Commission|Committee)\b(?: (?:No )?\(?[\w/.]{1,20}\)?,?){0,3} (?:on"
    r"|concerning|against|for)\b"
)
_INSTRUMENTS = (
    "Directive", "Decision", "Convention", "Treaty", "Recommendation", "Guideline", "Resolution", "Protocol",
    "Regulation", "Declaration", "Rapporteur", "Strategy", "Inquiry", "Commission", "Committee",
)  # fmt: skip
_CLAUSE = regex(
    r"[;:]|\b(?:is|was|were|are|has|had|have|he|she|they|who|which|said|found|heard|told|saw|sold|"
    r"Friday|Monday|Tuesday|Wednesday|Thursday|after|when|because|but|not)\b",
    re.IGNORECASE,
)
_WORK = (
    r"(?:film|movie|book|novel|play|musical|series|show|album|song|single|game|documentary|drama|podcast|magazine"
    r"|painting)"
)
_WORK_BEFORE = regex(rf"\b{_WORK}s?,? (?:called |entitled |titled |version of |of )?['\"*]?$", re.IGNORECASE)
_WORK_AFTER = regex(rf"['\"*]{{0,2}} \(?(?:the )?(?:(?:19|20)\d\d )?{_WORK}\b", re.IGNORECASE)
# A title in capitals after what it is the title of, or before its year: "the report Child Prostitution (2004)".
_ENTITLED = regex(
    r"\b(?:reports?|guidance|guide|paper|study|leaflet|toolkit|briefing|review|article|pamphlet|handbook"
    r"|booklet|factsheet|titled"
    r"|entitled|called)[,:]? ['\"]?(?:[A-Z][^.;!?]{0,80} )?(?:[A-Z][\w'-]{1,20}:? (?:and |of |the |in |on |to "
    r"|for )?){0,6}$"
)
_DATED = regex(r"(?:,? (?:[A-Z][\w'-]{0,20}|and|of|the|in|on|to|for|:)){0,10},? \((?:19|20)\d\d\)")
_IN_WORK = regex(rf"[^.;]{{0,40}}\bin (?:the|a|his|her|this|that) (?:[\w-]+ )?{_WORK}\b", re.IGNORECASE)
_YEAR = regex(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_CITATION = regex(
    r"\W{0,3}(?:\d{1,3}[\].)]{0,2} ?)?"
    r"(?:[A-Z][\w'\u2019-]{1,30}(?: [A-Z][\w'\u2019-]{1,30})?,? (?:[A-Z]\.?[ -]?){1,3}(?<! )(?:,|;|\.? &"
    r"|\.? and [A-Z]|\.? et al|\.? ?\((?:1[89]|20)\d\d|(?<=\.) )"
    r"|[A-Z][\w&'\u2019-]{1,30}(?: (?:of|for|and|the|[A-Z][\w&'\u2019-]{0,30})){0,8} \((?:1[89]"
    r"|20)\d\d[a-z]?\)[.,:]? \W?[A-Z])"
)
_ORGANISATION = (
    r"(?:Service|Forum|Project|Team|Unit|Cent(?:re|er)|Network|Partnership|Board|Guidelines?|Group|Trust"
    r"|Foundation|Alliance|"
    r"Association|Society|Campaign|Charity|Strategy|Programme|Inquiry|Commission|Council|Conference|Committee"
    r"|Coalition|"
    r"Initiative|Institute|Hub|Helpline|Line|Court|Coordinator|Commissioner|Fund|Review|Report|Week|Day|Award|School|"
    r"Hospital|Institution|Asylum|Home|Policy|Plan|Panel|Support|Action|Aid)s?"
)
_ORGANISATION_AFTER = regex(r"(?:(?: (?:and|&|of|for))? (?:&|[A-Z][\w'\u2019-]{0,25})){0,5} " + _ORGANISATION + r"\b")
_BEYOND_BEFORE = regex(r"(?P<word>(?<![\w-])[A-Z][\w'\u2019.-]{0,25}) $")
_CALLED_FOR = regex(r"\b[A-Z][\w'\u2019-]{1,25} (?:for|against|on|of)(?: the)? $")
_NOT_A_NAME = frozenset(
    "the a an this that these those his her their our my your its he she they we i it one some any no every each all "
    "in on at by for to of and or but when while after before if as not from with former local evil sick dangerous "
    "crazed".split()
)
_TITLE = regex(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Lord|Lady|Sir|Dame|Baroness|Baron|Rev|Reverend|Judge|Justice|Sgt"
    r"|Sergeant|"
    r"PC|DC|DS|DI|DCI|Inspector|Superintendent|Constable|Cllr|Councillor|Captain|Major|Colonel|Bishop|Canon)\.? "
    r"(?:[A-Z][\w'\u2019-]{0,25} ){0,2}$"
)
_HISTORY = regex(
    r"\b(?:formerly|once|previously|renamed|then (?:known|called)|used to be|founded|until (?:1[89]|20)\d\d"
    r"|became|originally)\b",
    re.IGNORECASE,
)
_LOWER_WORD = regex(r"(?<![\w'\u2019-])[a-z][a-z'\u2019-]{3,}")
_UPPER_WORD = regex(r"(?<![\w'\u2019-])[A-Z][a-z'\u2019-]{3,}")


def _capitalised(words: str) -> bool:
    """Whether every longer word has a capital, and not capitals only."""
    longer = [word for word in re.findall(r"[^\W\d_]{3,}", words) if word not in ("and", "the", "for", "with")]
    return bool(longer) and not words.isupper() and all(word[0].isupper() for word in longer)


def _is_running(before: str, after: str, block: Block) -> bool:
    """Whether capitals tell something here: small words outnumber the capitals of a headline."""
    rest = f"{before[1:]} {after}"
    small, large = len(_LOWER_WORD.findall(rest)), len(_UPPER_WORD.findall(rest))
    if block.kind in ("heading", "title", "cell"):
        return small > large
    return small > 0 or re.search(r"\b(?:the|was|is|has|had)\b", before + after) is not None


def _is_name(before: str, words: str, after: str, block: Block) -> bool:
    """Whether the words are part of a longer name, or a person's."""
    if not _capitalised(words):
        return False
    single = " " not in words
    if single and before.endswith(", ") and after.startswith(",") and not words.isupper():
        return True
    if (single and _TITLE.search(before)) or _ORGANISATION_AFTER.match(after):
        return True
    if not _is_running(before, after, block):
        return False
    following = re.match(r" (?P<word>[A-Z][a-z'\u2019]{2,25})\b", after)
    if following and not _DAY.fullmatch(following["word"]):
        return True
    if _CALLED_FOR.search(before) and (not single or _HISTORY.search(before)):
        return re.search(_ORGANISATION + r" (?:for|against|on|of)(?: the)? $", before) is not None or bool(
            re.search(r"against $", before)
        )
    if not single and _HISTORY.search(before):
        return True
    found = _BEYOND_BEFORE.search(before)
    if found is None or found["word"].lower() in _NOT_A_NAME:
        return False
    return single or bool(before[: found.start()].strip(" \"'(*"))


def is_anothers(view: NamedText, right: Iterable[str], origin: tuple[int, int]) -> bool:
    """Whether a name made of ordinary words, rightly one of `right`, is a part of somebody else's name in the text:
    "Asbestos Victims Support Group"."""
    surfaces = view.knowledge.registry.surfaces
    if not any(name.word for name in map(surfaces.get, map(str.lower, right)) if name is not None):
        return False
    return view.knowledge.longer_names.holds(view.document.text, *origin)


_DAY = regex(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December"
)


_ON_A_SIGN = regex(r"\b(?:read|reads|reading|saying|words?|painted|daubed) $", re.IGNORECASE)


def _is_titled(document: Document, block: Block, start: int, end: int, before: str, after: str) -> bool:
    """Whether the words are part of the title of a law, a film or a book."""
    if any(map(before.__contains__, _INSTRUMENTS)):
        for law in _INSTRUMENT.finditer(before):
            if not _CLAUSE.search(before, law.end()):
                return True
    words = document.text[start:end]
    if _IN_WORK.match(after) or (words.isupper() and _ON_A_SIGN.search(before)):
        return True
    if _capitalised(words) and (_WORK_BEFORE.search(before) or _WORK_AFTER.match(after)):
        return True
    if _capitalised(words) and " " in words and (_ENTITLED.search(before) or _DATED.match(after)):
        return True
    if block.end - block.start < 800:
        whole = document.text[block.start : block.end]
        if _CITATION.match(whole) and _YEAR.search(whole):
            return True
    place = bisect_right(document.inlines, start, key=lambda inline: inline.start)
    for inline in document.inlines[max(0, place - 4) : place]:
        if inline.kind == "cite" and end <= inline.end:
            return True
        if inline.kind == "emphasis" and end <= inline.end:
            title = document.text[inline.start : inline.end]
            return _capitalised(title) and " " in title.strip()
    return False


def is_mention(
    document: Document, lists: MentionLists, start: int, end: int, sentence: str, inside: tuple[int, int]
) -> bool:
    """Whether the term at `document.text[start:end]`, `sentence[inside]`, is spoken of and not used, or in a name."""
    block = document.block_at(start)
    before = sentence[max(0, inside[0] - _NEAR) : inside[0]].translate(_STRAIGHT)
    words = sentence[inside[0] : inside[1]].strip()
    after = sentence[inside[1] : inside[1] + _NEAR].translate(_STRAIGHT)
    return _is_name(before, words, after, block) or is_spoken_of(document, lists, start, end, sentence, inside)


def is_spoken_of(
    document: Document, lists: MentionLists, start: int, end: int, sentence: str, inside: tuple[int, int]
) -> bool:
    """As `is_mention`, for what is a name itself."""
    place = document.block_index(start)
    block = document.blocks[place]
    before = sentence[max(0, inside[0] - _NEAR) : inside[0]].translate(_STRAIGHT)
    after = sentence[inside[1] : inside[1] + _NEAR].translate(_STRAIGHT)
    return (
        _spoken_of(before, after, block)
        or _is_titled(document, block, start, end, before, after)
        or _in_list(document, lists, block, place, start)
    )
