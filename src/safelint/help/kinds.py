"""What kind of text a document is, told by its form: "ENDS", a salutation, a closing date and a salary, minutes.

Only signs that writers of that kind put there are used, so that a kind, when one is told, can be relied on. The text is
looked at where the sign would stand: near its start, near its end, or as a line of its own. Most signs are plain
phrases, since hundreds of them cost less than the compiling of one regular expression. What shows a kind gives the
ranges of the signs that did, None where they are not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from safelint.help.news import news, speaks_to_reader, unquoted
from safelint.help.record_forms import entered
from safelint.help.shape import Evidence, Shape, plain, shown, titles
from safelint.help.signs import signs
from safelint.lazy import regex
from safelint.values.document import Document
from safelint.values.source import Range

_SOCIAL_WORDS = 40


class KindFound(NamedTuple):
    """The kind that the form of a text tells, a name of `model.KINDS` or "" where it does not, and the words that do.

    There are none where the form is that the text is short.
    """

    kind: str
    words: Evidence = ()


def is_short(document: Document) -> bool:
    """Whether a text is so short that one way to get help is all it has room for."""
    return len(document.text) < 15 * _SOCIAL_WORDS and len(document.text.replace("\0", " ").split()) < _SOCIAL_WORDS


def detect(document: Document) -> KindFound:
    """What kind of text a document is by its form."""
    shape = Shape(document)
    for kind, evidence_of in _KINDS:
        evidence = evidence_of(shape)
        if evidence is not None:
            return KindFound(kind, evidence)
    return KindFound("")


def has_title_of_help(document: Document) -> bool:
    """Whether a heading is one that pages of help have."""
    return any(title.startswith(_HELP_TITLES) for title, _ in titles(document))


_APPEALS = signs(
    "appeal for witness",
    "appeal for information",
    "appeal for help",
    "appealing for witness",
    "appealing for information",
    "appealing for anyone",
    "appealing for help",
    "appealing to the public",
    "witness appeal",
    "anyone who saw",
    "anyone who witnessed",
    "anyone who was in the area",
    "anyone who recognises",
    "anyone who may have",
    "anyone who has information",
    "anyone with information",
    "anyone with any information",
    "anyone with dashcam",
    "appealing for any information",
    "ask for witnesses",
    "asks for witnesses",
    "asking for witnesses",
    "public's help",
    "asking for help",
    "help to find",
    "help to trace",
    "help us find",
    "help police find",
    "have you seen",
    "if you have seen",
    "growing concerned",
    "concern is growing",
    "concerned for the safety of",
    "concerned for the welfare of",
    "did you see",
    "do you recognise",
    "would like to speak to anyone",
    "would like to hear from anyone",
    "are keen to speak to",
    "are keen to hear from",
    "want to hear from anyone",
    "asking anyone",
    "apelio am dystion",
    "apêl am dystion",
    "apelio am wybodaeth",
    "unrhyw un sydd â gwybodaeth",
    "unrhyw un a welodd",
)
_REFERENCES = signs(
    "gan ddyfynnu",
    "cyfeirnod",
    "quote ",
    "quoting ",
    "crime reference",
    "crime number",
    "incident number",
    "incident reference",
    "log number",
    "reference number",
    "investigation number",
)
_REFERENCE = regex(r"ref(?<!\wref)(?:erence)? \d")
_COURT_WORDS = signs(
    "sentenced",
    "jailed",
    "convicted",
    "pleaded guilty",
    "found guilty",
    "been charged with",
    "crown court",
)


def _appeal(shape: Shape) -> Evidence | None:
    # A report of a charge or a sentence may ask for witnesses too, and is still a report.
    appeal = None if shape.head.holds(_COURT_WORDS) else shape.says(_APPEALS)
    if appeal is None:
        return None
    reference = shape.says(_REFERENCES) or shape.tail.search(_REFERENCE)
    return shown(appeal, reference) if reference else None


_MINUTES_LINES = frozenset(
    [
        "apologies",
        "apologies for absence",
        "present",
        "in attendance",
        "matters arising",
        "any other business",
        "date of next meeting",
        "minutes of the last meeting",
        "minutes of the previous meeting",
        "declarations of interest",
        "ymddiheuriadau",
        "materion yn codi",
        "unrhyw fater arall",
        "dyddiad y cyfarfod nesaf",
    ]
)
_PAY = signs("salary", "per annum", "pro rata", "pay scale", "pay band", "per hour", "a year, depending on", "cyflog")
_APPLY = signs(
    "closing date",
    "apply by",
    "applications close",
    "how to apply",
    "interviews will be held",
    "interview date",
    "dyddiad cau",
)
_REQUESTS = signs("freedom of information", "environmental information regulations", "foi request", "foi reference")
_ANSWERS = signs(
    "you asked",
    "you requested",
    "your request",
    "our response",
    "internal review",
    "information held",
    "i would like information",
    "i would like to know",
    "you could provide",
    "requesting information",
    "reason for decision",
    "provision of information",
    "we hold",
)
_OF_A_MEETING = signs("apologies", "present", "in attendance", "matters arising", "next meeting")
_OF_MINUTES = _OF_A_MEETING | signs("correct record", "were approved", "venue:")
_NOTED = signs("members considered", "members noted", "resolved")
_AUTHOR, _PUBLISHED = signs("corresponding author"), signs("received", "accepted", "abstract")
_NATIONAL = signs("national statistics")
_HISTORIES = ("a history of", "history of", "the history of", "a short history of")
_REQUEST_NUMBER = regex(r"\(\d{2,6}[a-z]?/\d{2,4}\)$")
_ACADEMIC_LINES = frozenset(("abstract", "references", "methodology", "methods", "bibliography", "literature review"))
_FIGURES = signs(
    "official statistics",
    "statistical bulletin",
    "statistical release",
    "experimental statistics",
    "figures for the year ending",
)
_LAW_TEXT = signs(
    "be it enacted",
    "in exercise of the powers",
    "this act may be cited",
    "citation and commencement",
    "citation, commencement",
    "neutral citation",
    "approved judgment",
)


def _record(shape: Shape) -> Evidence | None:
    return next((found for found in _forms_of_records(shape) if found is not None), None)


def _forms_of_records(shape: Shape) -> Iterator[Evidence | None]:
    head = shape.head
    yield shape.has_lines(_MINUTES_LINES, 2)
    yield shape.has_lines(_ACADEMIC_LINES, 2)
    if "minutes" in shape.lines:
        yield _both(shape.line_places({"minutes"})[0], shape.says(_NOTED))
    yield _both(shape.says(_APPLY), shape.says(_PAY))
    answer = shape.says(_ANSWERS)
    if answer:
        yield _both(answer, shape.says(_REQUESTS) or (shape.first_place if _is_numbered(shape.first) else None))
    if head.holds(_AUTHOR):
        yield _both(head.place(_AUTHOR), shape.says(_PUBLISHED))
    if head.holds(_FIGURES):
        yield shown(head.place(_FIGURES))
    if head.holds(_NATIONAL) and _has_national_figures(head.text):
        yield shown(head.place(_NATIONAL))
    if head.holds(_LAW_TEXT):
        yield shown(head.place(_LAW_TEXT))
    yield entered(shape)
    if shape.first.startswith(_HISTORIES):
        yield shown(shape.first_place)
    if "minutes" in shape.first.split():
        yield _both(shape.first_place, shape.says(_OF_MINUTES))
    if "notes of the meeting" in shape.first:
        yield _both(shape.first_place, shape.says(_OF_A_MEETING))


def _both(one: Range | None, other: Range | None) -> Evidence | None:
    """The places of two signs, None where one of them is not there."""
    return shown(one, other) if one and other else None


def _is_numbered(title: str) -> bool:
    """Whether a title ends as those of answers to requests do: "(1234/25)"."""
    return title.endswith(")") and bool(_REQUEST_NUMBER.search(title))


def _has_national_figures(head: str) -> bool:
    return head.count("national statistics") > head.count("office for national statistics")


_RELEASE_LINES = frozenset(
    (
        "ends",
        "press release",
        "news release",
        "media release",
        "for immediate release",
        "diwedd",
        "datganiad i'r wasg",
    )
)
_OPENS = (
    *("note to editor", "notes to editor", "notes for editor", "editor's note", "editors' note"),
    *("media enquiries", "media contact", "press enquiries", "press office", "press contact"),
)
_AT_ONCE = ("for immediate release", "embargoed until", "not for publication before")
_TO_EDITORS = signs(
    "spokespeople available",
    "spokespeople are available",
    "spokesperson is available",
    "available for interview",
    "contact the press office",
    "contact our press office",
    "call the press office",
    "media update from",
    "media statement from",
    "commenting, ",
    "commenting on the news, ",
    "commenting on the report, ",
    "commenting on the figures, ",
    "commenting on the announcement, ",
)


def _release(shape: Shape) -> Evidence | None:
    lines = shape.lines & _RELEASE_LINES or {line for line in shape.lines if line.startswith(_OPENS)}
    if lines:
        return shape.line_places(lines)
    phrase = shape.says(_TO_EDITORS)
    if phrase:
        return shown(phrase)
    opening = shape.head.text[:400]
    said = next((phrase for phrase in _AT_ONCE if phrase in opening), "")
    return shown(shape.words(said)) if said else None


_SIGNED = signs(
    "yours sincerely",
    "yours faithfully",
    "kind regards",
    "best wishes",
    "with best",
    "many thanks",
    "with thanks",
    "yn gywir",
)
_SALUTATION = ("dear ", "annwyl ")
_HOME = (
    "dear parent",
    "dear carer",
    "dear famil",
    "dear guardian",
    "dear mum",
    "dear friends",
    "dear all",
    "dear colleague",
    "dear member",
    "dear resident",
    "dear neighbour",
    "dear sir",
    "annwyl riant",
    "annwyl deulu",
    "annwyl rieni",
    "annwyl gyfeillion",
)


def _letter(shape: Shape) -> Evidence | None:
    dear = [line for line in (plain(line).strip() for line in shape.opening) if line.startswith(_SALUTATION)]
    # "Dear oh dear!" and "Dear old friends returned" go on; a salutation stands alone on its line.
    dear = [line for line in dear if len(line) <= 60 and not line.endswith((".", "!"))]
    if not dear:
        return None
    if dear[0].startswith(_HOME):
        return shown(shape.words(dear[0]))
    return shown(shape.words(dear[0]), shape.tail.place(_SIGNED)) if shape.tail.holds(_SIGNED) else None


_POLICY_WORDS = frozenset(("policy", "policies", "procedure", "procedures", "polisi", "bolisi", "gweithdrefn"))
_POLICY_LINES = frozenset(
    [
        "purpose",
        "scope",
        "aim",
        "aims",
        "aims and objectives",
        "policy statement",
        "policy aims",
        "introduction and scope",
        "legal framework",
        "legal context",
        "legislation",
        "legislation and guidance",
        "legislation and statutory guidance",
        "definitions",
        "roles and responsibilities",
        "responsibilities",
        "monitoring",
        "monitoring and review",
        "review",
        "version control",
        "linked policies",
        "related policies",
        "statement",
        "training",
        "record keeping",
        "record-keeping",
        "links to other policies",
        "links with other policies",
        "allegations against staff",
        "allegations about staff",
        "safer recruitment",
        "who this policy is for",
        "who this policy applies to",
        "contacts",
        "key contacts",
        "our commitment",
    ]
)
_APPROVALS = signs(
    "this policy",
    "aim of the policy",
    "purpose of the policy",
    "this procedure",
    "policy was approved",
    "policy was adopted",
    "policy was reviewed",
    "policy is reviewed",
    "policy will be reviewed",
    "approved by",
    "adopted by",
    "ratified by",
    "next review",
    "review date",
    "date of review",
    "polisi hwn",
)

_CALLS_ITSELF = signs("this policy", "this procedure", "these procedures", "our policy", "the policy")
_KEPT = signs(
    "review date",
    "date of review",
    "next review",
    "date reviewed",
    "policy review",
    "version 1",
    "version 2",
    "version 3",
    "version control",
    "version:",
    "approved by",
    "ratified by",
    "adopted by",
    "policy owner",
    "policy applies to",
    "procedure applies to",
    "policy will be reviewed",
    "policy is reviewed",
    "the club's procedures",
    "the school's procedures",
    "the charity's procedures",
    "related policies",
    "linked policies",
)


def _policy(shape: Shape) -> Evidence | None:
    of_titles = shape.titles[:2] or shape.first_lines
    titled = any(
        not _POLICY_WORDS.isdisjoint(title.split()) or "code of conduct" in title for title in (shape.first, *of_titles)
    )
    if titled:
        lines = shape.has_lines(_POLICY_LINES, 2)
        approval = None if lines else shape.says(_APPROVALS)
        return shown(shape.first_place, approval, *(lines or ())) if lines or approval else None
    # Of a page in the middle of one, what it calls itself and how it is kept.
    if not shape.head.holds(_CALLS_ITSELF) or speaks_to_reader(shape.head.text):
        return None
    return _both(shape.head.place(_CALLS_ITSELF), shape.says(_KEPT))


_COURT = signs(
    "court heard",
    "inquest heard",
    "jury heard",
    "jurors heard",
    "court was told",
    "jury was told",
    "jurors were told",
    "inquest was told",
    "told the court",
    "told the jury",
    "told jurors",
    "told the inquest",
    "told magistrates",
)
_REPORTERS = signs("democracy reporter", "crime reporter", "chief reporter", "news reporter", "health correspondent")
_OF_REPORTERS = _COURT | _REPORTERS
_BYLINE = regex(r"^[Bb]y [A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20}(?:,|$)", re.MULTILINE)
_DATELINE = regex(r"^[A-Z]{4,20}(?: [A-Z]{2,20})?(?:, \d{1,2} [A-Z][a-z]{2,9})? ?[—–] ?[A-Z]", re.MULTILINE)


# What courts and the police did, as the first sentences of a report tell it.
_DONE = regex(
    r"\b(?:(?:was|were|has been|have been|had been)(?: [a-z]{2,12}ly| (?:today|yesterday|also|now)){0,2} "
    r"(?:jailed|sentenced|convicted|re-?arrested|arrested|remanded|found guilty|found dead|cleared|acquitted|"
    r"charged(?: (?:with (?!a fee|fees|energy|emotion)|over |in connection|on )|[.,])|"
    r"given a [a-z -]{0,30}(?:sentence|order)|handed a )"
    r"|(?:appeared|appear|appearing) (?:at|before|in|via)\b[^.!?\0]{0,60}\b(?:court|magistrates|judge)\b"
    r"|(?:pleaded|pleads|pled) (?:not )?guilty\b|(?:(?:stood|standing|stands|facing|faces|faced) trial|"
    r"on trial (?:for|accused))\b"
    r"|remanded in custody\b|arrested on suspicion of\b"
    r"|(?:police|detectives|prosecutors|prosecution service|coroner|court|inquest|jury) (?:have |has )?"
    r"(?:said|heard|confirmed|ruled|was told|were told)\b)"
)
_HEADLINE = regex(
    r"\b(?:jailed|charged(?! (?:for|by|at|to)\b)|sentenced|convicted|arrested|guilty|locked up)"
    r"(?: (?:for|with|of|over|after|on|in|by|at|to)\b|$)|\w in court (?:for|over|after|on|accused)\b"
)
_GENERAL = regex(r"\b(?:can|may|might|could|if|when|what|how|who|why|people)\b|\?")
_WHEN = regex(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last night|last week|this morning|earlier today|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december))\b"
)
_CRIME = regex(
    r"\b(?:raped|attacked|assaulted|molested|groped|abused|stabbed|killed|murdered|robbed|beaten|injured|abducted|"
    r"threatened|arrested|charged|jailed|sentenced|smashed|raided|rescued|died|found dead|(?:launched|began|opened|"
    r"started) an? (?:murder |rape )?(?:investigation|inquiry))\b"
)
_QUOTED = regex(r"\u2018[^\u2018\u2019]{0,600}\u2019(?!\w)")
_TO_READERS = regex(r"you(?<!\wyou)(?:r|rs|rself)?\b")
_LEAD = 600  # characters
# One of these stands wherever the expressions above match, and looking for them first costs next to nothing.
_SIGNS_OF_DEEDS = signs(
    "jailed", "sentenced", "convicted", "arrested", "remanded", "guilty", "found dead", "cleared", "acquitted",
    "charged", "given a", "handed a", "appear", "trial", "said", "heard", "confirmed", "ruled", "told",
)  # fmt: skip
_SIGNS_OF_A_CRIME = signs(
    "raped", "attacked", "assaulted", "molested", "groped", "abused", "stabbed", "killed", "murdered", "robbed",
    "beaten", "injured", "abducted", "threatened", "arrested", "charged", "jailed", "sentenced", "smashed", "raided",
    "rescued", "died", "found dead", "investigation", "inquiry",
)  # fmt: skip
_SIGNS_OF_A_HEADLINE = (
    "jailed", "charged", "sentenced", "convicted", "arrested", "guilty", "locked up", "in court",
)  # fmt: skip


def _report(shape: Shape) -> Evidence | None:
    """What shows that the first sentences tell of an arrest, a trial or a crime, and speak to nobody."""
    deeds, crime = shape.head.holds(_SIGNS_OF_DEEDS), shape.head.holds(_SIGNS_OF_A_CRIME)
    headline = any(sign in shape.first for sign in _SIGNS_OF_A_HEADLINE)
    if not (deeds or crime or headline):
        return None
    lead = plain(_QUOTED.sub(" ", unquoted(shape.cased_head[: 2 * _LEAD])))[:_LEAD]
    spoken = _TO_READERS.search(lead)
    if spoken:
        lead = lead[: max(lead.rfind(mark, 0, spoken.start()) for mark in (". ", ".\n", "\0", "? ", "! ")) + 1]
    done = _DONE.search(lead) if deeds else None
    if done:
        return shown(shape.words(done.group()))
    told = _CRIME.search(lead) if crime else None
    when = _WHEN.search(lead) if told else None
    if told and when:
        return shown(shape.words(told.group()), shape.words(when.group()))
    is_headline = headline and _HEADLINE.search(shape.first) and not (spoken and not lead)
    return shown(shape.first_place) if is_headline and not _GENERAL.search(shape.first) else None


def _news(shape: Shape) -> Evidence | None:
    if shape.head.holds(_OF_REPORTERS):
        return shown(shape.head.place(_OF_REPORTERS))
    opening = "\n".join(shape.opening[:8])
    line = _BYLINE.search(opening) if "By " in opening or "by " in opening else None
    line = line or (_DATELINE.search(opening) if "\u2013" in opening or "\u2014" in opening else None)
    if line:
        return shown(shape.words(line.group()))
    report = _report(shape)
    return report if report is not None else news(shape)


_HASHTAG = regex(r"(?<![\w/#&])#[A-Za-z]\w{2,40}")


def _social(shape: Shape) -> Evidence | None:
    size = 0 if shape.has_headings else shape.size
    if not 0 < size < 2 * _SOCIAL_WORDS:
        return None
    tags = [(shape.at + tag.start(), shape.at + tag.end()) for tag in _HASHTAG.finditer(shape.cased_head)]
    return shown(*tags) if size < _SOCIAL_WORDS or len(tags) >= 2 else None


def _help_page(shape: Shape) -> Evidence | None:
    place = next((place for title, place in shape.titled if title.startswith(_HELP_TITLES)), None)
    return shown(place) if place else None


_HELP_TITLES = (
    "get help",
    "get support",
    "get advice",
    "getting help",
    "where to get help",
    "where to get support",
    "where to find help",
    "help and support",
    "help and advice",
    "support and advice",
    "advice and support",
    "how to get",
    "how to report",
    "how we can help",
    "how can we help",
    "report it",
    "report a concern",
    "report abuse",
    "what is ",
    "what are ",
    "signs of ",
    "who to contact",
    "who can help",
    "contact us",
    "useful contacts",
    "worried about",
    "are you worried",
    "are you concerned",
    "if you are in danger",
    "if you are in immediate danger",
    "in an emergency",
    "what to do",
    "our services",
    "our helpline",
    "cael help",
    "cael cymorth",
    "ble i gael",
    "sut i gael",
    "sut i roi gwybod",
    "beth yw ",
)


_KINDS: tuple[tuple[str, Callable[[Shape], Evidence | None]], ...] = (
    ("record", _record),
    ("letter", _letter),
    ("policy", _policy),
    ("witness-appeal", _appeal),
    ("press-release", _release),
    ("news", _news),
    ("social-post", _social),
    ("service-page", _help_page),
)
"""In this order: a witness appeal may end in "ENDS" and a letter may quote a policy, hardly the other way round."""
