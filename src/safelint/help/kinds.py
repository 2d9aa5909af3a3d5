"""What kind of text a document is, told by its form: "ENDS", a salutation, a closing date and a salary, minutes.

Only signs that writers of that kind put there are used, so that a kind, when one is told, can be relied on. The text is
looked at where the sign would stand: near its start, near its end, or as a line of its own. Most signs are plain
phrases, since hundreds of them cost less than the compiling of one regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from safelint.help.entered import is_entered
from safelint.help.reported import is_news, speaks_to_reader, unquoted
from safelint.lazy import regex
from safelint.model import Block, Document

_HEAD, _TAIL = 1_500, 4_000  # characters
_SOCIAL_WORDS = 40
_LINE = 90


def is_short(document: Document) -> bool:
    """Whether a text is so short that one way to get help is all it has room for."""
    return len(document.text) < 15 * _SOCIAL_WORDS and len(document.text.replace("\0", " ").split()) < _SOCIAL_WORDS


def detect(document: Document) -> str:
    """A name of `model.KINDS`, or "" where the form does not tell."""
    shape = _Shape(document)
    return next((kind for kind, is_kind in _KINDS if is_kind(shape)), "")


class _Shape:
    """The parts of a document that tell its kind, in lower case and with straight apostrophes."""

    def __init__(self, document: Document) -> None:
        text = document.text
        shown = [block for block in document.blocks if block.kind not in ("label", "tooltip", "alt")]
        prose = [block for block in shown if block.kind not in ("title", "description") and not block.landmark]
        start, end = (prose[0].start, prose[-1].end) if prose else (0, 0)
        self.cased_head = text[start : min(end, start + _HEAD)]
        self.head = _plain(self.cased_head)
        self.cased = text[start : min(end, start + _TAIL)]
        self.tail = _plain(text[max(start, end - _TAIL) : end])
        self.ends = self.tail if end - start <= _TAIL else f"{self.head}\0{self.tail}"
        self.opening = [line for block in prose[:12] for line in text[block.start : block.end][:400].split("\n")]
        self.titles = [_bare(text[block.start : block.end]) for block in shown if block.kind in ("title", "heading")]
        self.first = (
            self.titles[0] if self.titles else next((_bare(line) for line in self.opening if len(line) <= _LINE), "")
        )
        self.first_cased = next((line for line in self.opening if line.strip()), "")
        self.first_lines = [_bare(line) for line in self.opening[:3] if len(line) <= _LINE]
        self.lines = frozenset(_short_lines(text, prose))
        self.words = len(text[start : min(end, start + _TAIL)].replace("\0", " ").split())
        self.headings = sum(block.kind == "heading" for block in prose)

    def says(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands near the start or the end."""
        return any(phrase in self.ends for phrase in phrases)


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'").replace("\u00a0", " ")


def _bare(text: str) -> str:
    return _plain(text[:200]).strip(" \r\t#*_:-\u2013\u2014.0123456789")


def _short_lines(text: str, prose: list[Block]) -> Iterable[str]:
    """Lines near the start of each block that are short enough to work as a heading, bare of marks and numbering."""
    for block in prose:
        for line in text[block.start : min(block.end, block.start + 4 * _LINE)].split("\n"):
            if len(line) <= _LINE:
                yield _bare(line)


_APPEALS = (
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
_REFERENCES = (
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


_COURT_WORDS = (
    "sentenced",
    "jailed",
    "convicted",
    "pleaded guilty",
    "found guilty",
    "been charged with",
    "crown court",
)


def _is_appeal(shape: _Shape) -> bool:
    # A report of a charge or a sentence may ask for witnesses too, and is still a report.
    if any(word in shape.head for word in _COURT_WORDS):
        return False
    quotes = shape.says(_REFERENCES) or ("ref" in shape.tail and bool(re.search(r"\bref(?:erence)? \d", shape.tail)))
    return quotes and shape.says(_APPEALS)


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
_PAY = ("salary", "per annum", "pro rata", "pay scale", "pay band", "per hour", "a year, depending on", "cyflog")
_APPLY = (
    "closing date",
    "apply by",
    "applications close",
    "how to apply",
    "interviews will be held",
    "interview date",
    "dyddiad cau",
)
_REQUESTS = ("freedom of information", "environmental information regulations", "foi request", "foi reference")
_ANSWERS = (
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
_REQUEST_NUMBER = regex(r"\(\d{2,6}[a-z]?/\d{2,4}\)$")
_ACADEMIC_LINES = frozenset(("abstract", "references", "methodology", "methods", "bibliography", "literature review"))
_FIGURES = (
    "official statistics",
    "statistical bulletin",
    "statistical release",
    "experimental statistics",
    "figures for the year ending",
)
_LAW_TEXT = (
    "be it enacted",
    "in exercise of the powers",
    "this act may be cited",
    "citation and commencement",
    "citation, commencement",
    "neutral citation",
    "approved judgment",
)


def _is_record(shape: _Shape) -> bool:
    minutes = ("minutes" in shape.first.split() or "notes of the meeting" in shape.first) and shape.says(
        ("apologies", "present", "in attendance", "matters arising", "next meeting")
    )
    minutes = minutes or ("minutes" in shape.lines and shape.says(("members considered", "members noted", "resolved")))
    return bool(
        minutes
        or len(shape.lines & _MINUTES_LINES) >= 2
        or (shape.says(_PAY) and shape.says(_APPLY))
        or (
            (shape.says(_REQUESTS) or (shape.first.endswith(")") and _REQUEST_NUMBER.search(shape.first)))
            and shape.says(_ANSWERS)
        )
        or ("corresponding author" in shape.head and shape.says(("received", "accepted", "abstract")))
        or len(shape.lines & _ACADEMIC_LINES) >= 2
        or ("minutes" in shape.first.split() and shape.says(("correct record", "were approved", "venue:")))
        or any(phrase in shape.head for phrase in _FIGURES)
        or shape.head.count("national statistics") > shape.head.count("office for national statistics")
        or any(phrase in shape.head for phrase in _LAW_TEXT)
        or is_entered(shape.head, shape.ends, shape.lines)
        or shape.first.startswith(("a history of", "history of", "the history of", "a short history of"))
    )


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
_NOTES = ("note to editor", "notes to editor", "notes for editor", "editor's note", "editors' note")
_DESK = ("media enquiries", "media contact", "press enquiries", "press office", "press contact")

_TO_EDITORS = (
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


def _is_release(shape: _Shape) -> bool:
    opening = shape.head[:400]
    return (
        bool(shape.lines & _RELEASE_LINES)
        or shape.says(_TO_EDITORS)
        or any(line.startswith((*_NOTES, *_DESK)) for line in shape.lines)
        or any(
            phrase in opening for phrase in ("for immediate release", "embargoed until", "not for publication before")
        )
    )


_SIGNED = (
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


def _is_letter(shape: _Shape) -> bool:
    dear = [line for line in (_plain(line).strip() for line in shape.opening) if line.startswith(_SALUTATION)]
    # "Dear oh dear!" and "Dear old friends returned" go on; a salutation stands alone on its line.
    dear = [line for line in dear if len(line) <= 60 and not line.endswith((".", "!"))]
    return bool(dear) and (dear[0].startswith(_HOME) or any(phrase in shape.tail for phrase in _SIGNED))


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
_APPROVALS = (
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

_CALLS_ITSELF = ("this policy", "this procedure", "these procedures", "our policy", "the policy")
_KEPT = (
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


def _is_policy(shape: _Shape) -> bool:
    titles = (shape.first, *(shape.titles[:2] or shape.first_lines))
    titled = any(_POLICY_WORDS & frozenset(title.split()) or "code of conduct" in title for title in titles)
    if titled:
        return len(shape.lines & _POLICY_LINES) >= 2 or shape.says(_APPROVALS)
    # Of a page in the middle of one, what it calls itself and how it is kept.
    return any(name in shape.head for name in _CALLS_ITSELF) and shape.says(_KEPT) and not speaks_to_reader(shape.head)


_COURT = (
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
_REPORTERS = ("democracy reporter", "crime reporter", "chief reporter", "news reporter", "health correspondent")
_BYLINE = regex(r"^[Bb]y [A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20}(?:,|$)", re.MULTILINE)
_DATELINE = regex(r"^[A-Z]{4,20}(?: [A-Z]{2,20})?(?:, \d{1,2} [A-Z][a-z]{2,9})? ?[—–] ?[A-Z]", re.MULTILINE)


# What courts and the police did, as the first sentences of a report tell it.
_DONE = regex(
    r"\b(?:was|were|has been|have been|had been)(?: [a-z]{2,12}ly| (?:today|yesterday|also|now)){0,2} "
    r"(?:jailed|sentenced|convicted|re-?arrested|arrested|remanded|found guilty|found dead|cleared|acquitted|"
    r"charged(?: (?:with (?!a fee|fees|energy|emotion)|over |in connection|on )|[.,])|"
    r"given a [a-z -]{0,30}(?:sentence|order)|handed a )"
    r"|\b(?:appeared|appear|appearing) (?:at|before|in|via)\b[^.!?\0]{0,60}\b(?:court|magistrates|judge)\b"
    r"|\b(?:pleaded|pleads|pled) (?:not )?guilty\b|\b(?:(?:stood|standing|stands|facing|faces|faced) trial|"
    r"on trial (?:for|accused))\b"
    r"|\bremanded in custody\b|\barrested on suspicion of\b"
    r"|\b(?:police|detectives|prosecutors|prosecution service|coroner|court|inquest|jury) (?:have |has )?"
    r"(?:said|heard|confirmed|ruled|was told|were told)\b"
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
_TO_READERS = regex(r"\b(?:you|your|yours|yourself|you're|you've)\b")
_LEAD = 600  # characters
# One of these stands wherever the expressions above match, and looking for them first costs next to nothing.
_SIGNS_OF_A_REPORT = (
    "jailed", "sentenced", "convicted", "arrested", "remanded", "guilty", "found dead", "cleared", "acquitted",
    "charged", "given a", "handed a", "appear", "pleaded", "pleads", "pled ", "trial", "said", "heard", "confirmed",
    "ruled", "told", "raped", "attacked", "assaulted", "molested", "groped", "abused", "stabbed", "killed", "murdered",
    "robbed", "beaten", "injured", "abducted", "threatened", "smashed", "raided", "rescued", "died", "investigation",
    "inquiry", "locked up", "in court",
)  # fmt: skip


def _is_report(shape: _Shape) -> bool:
    """Whether the first sentences tell of an arrest, a trial or a crime, and speak to nobody."""
    if not any(word in shape.head[: 2 * _LEAD] or word in shape.first for word in _SIGNS_OF_A_REPORT):
        return False
    lead = (
        _QUOTED.sub(" ", unquoted(shape.cased_head[: 2 * _LEAD]))
        .lower()
        .replace("\u2019", "'")
        .replace("\u00a0", " ")[:_LEAD]
    )
    spoken = _TO_READERS.search(lead)
    if spoken:
        lead = lead[: max(lead.rfind(mark, 0, spoken.start()) for mark in (". ", ".\n", "\0", "? ", "! ")) + 1]
    if _DONE.search(lead) or (_WHEN.search(lead) and _CRIME.search(lead)):
        return True
    return bool(_HEADLINE.search(shape.first)) and not (spoken and not lead) and not _GENERAL.search(shape.first)


def _is_news(shape: _Shape) -> bool:
    opening = "\n".join(shape.opening[:8])
    return (
        any(phrase in shape.head for phrase in (*_COURT, *_REPORTERS))
        or bool(("By " in opening or "by " in opening) and _BYLINE.search(opening))
        or bool(("\u2013" in opening or "\u2014" in opening) and _DATELINE.search(opening))
        or _is_report(shape)
        or is_news(shape.cased, _plain(shape.cased), shape.first_cased)
    )


def _is_social(shape: _Shape) -> bool:
    if shape.headings or not shape.words:
        return False
    hashtags = len(re.findall(r"(?<![\w/#&])#[A-Za-z]\w{2,40}", shape.cased_head))
    return shape.words < _SOCIAL_WORDS or (hashtags >= 2 and shape.words < 2 * _SOCIAL_WORDS)


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


def _is_service_page(shape: _Shape) -> bool:
    return any(title.startswith(_HELP_TITLES) for title in shape.titles)


_KINDS: tuple[tuple[str, Callable[[_Shape], bool]], ...] = (
    ("record", _is_record),
    ("letter", _is_letter),
    ("policy", _is_policy),
    ("witness-appeal", _is_appeal),
    ("press-release", _is_release),
    ("news", _is_news),
    ("social-post", _is_social),
    ("service-page", _is_service_page),
)
"""In this order: a witness appeal may end in "ENDS" and a letter may quote a policy, hardly the other way round."""
