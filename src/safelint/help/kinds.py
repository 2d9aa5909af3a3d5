"""What kind of text a document is, told by its form: "ENDS", a salutation, a closing date and a salary, minutes.

Only signs that writers of that kind put there are used, so that a kind, when one is told, can be relied on. The text is
looked at where the sign would stand: near its start, near its end, or as a line of its own. Most signs are plain
phrases, since hundreds of them cost less than the compiling of one regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property

from safelint.help.entered import is_entered
from safelint.help.reported import is_news, speaks_to_reader, unquoted
from safelint.help.signs import Passage, signs
from safelint.lazy import regex
from safelint.model import Block, Document

_HEAD, _TAIL = 1_500, 4_000  # characters
_SOCIAL_WORDS = 40
_LINE = 90
_NO_PROSE = frozenset(("label", "tooltip", "alt", "title", "description"))
_MARKS = " \r\t#*_:-\u2013\u2014.0123456789"


def is_short(document: Document) -> bool:
    """Whether a text is so short that one way to get help is all it has room for."""
    return len(document.text) < 15 * _SOCIAL_WORDS and len(document.text.replace("\0", " ").split()) < _SOCIAL_WORDS


def detect(document: Document) -> str:
    """A name of `model.KINDS`, or "" where the form does not tell."""
    shape = _Shape(document)
    return next((kind for kind, is_kind in _KINDS if is_kind(shape)), "")


def has_title_of_help(document: Document) -> bool:
    """Whether a heading is one that pages of help have."""
    return any(title.startswith(_HELP_TITLES) for title in _titles(document))


def _titles(document: Document) -> list[str]:
    titles = (block for block in document.blocks if block.kind in ("title", "heading"))
    return [_bare(document.text[block.start : block.end]) for block in titles]


class _Shape:
    """The parts of a document that tell its kind, in lower case and with straight apostrophes.

    `ends` are its start and its end, one where they are the same.
    """

    def __init__(self, document: Document) -> None:
        self._document, text = document, document.text
        self._prose = prose = [block for block in document.blocks if block.kind not in _NO_PROSE and not block.landmark]
        start, end = (prose[0].start, prose[-1].end) if prose else (0, 0)
        self.cased = text[start : min(end, start + _TAIL)]
        self.cased_head = self.cased[:_HEAD]
        self.head = Passage(_plain(self.cased_head))
        size = end - start
        self.tail = self.head if size <= _HEAD else Passage(_plain(text[max(start, end - _TAIL) : end]))
        self.ends = (self.tail,) if size <= _TAIL else (self.tail, self.head)
        self.opening = [line for block in prose[:12] for line in text[block.start : block.end][:400].split("\n")]
        self.lines = _short_lines(text, prose)

    @cached_property
    def plain(self) -> str:
        """`cased` like the other parts."""
        return self.tail.text if len(self.ends) == 1 else _plain(self.cased)

    @cached_property
    def titles(self) -> list[str]:
        return _titles(self._document)

    @cached_property
    def first(self) -> str:
        """The first title, else the first short line."""
        return self.titles[0] if self.titles else next(iter(self._short(self.opening)), "")

    @property
    def first_lines(self) -> list[str]:
        return list(self._short(self.opening[:3]))

    @staticmethod
    def _short(lines: Iterable[str]) -> Iterator[str]:
        return (_bare(line) for line in lines if len(line) <= _LINE)

    @property
    def words(self) -> int:
        return len(self.cased.replace("\0", " ").split())

    @property
    def has_headings(self) -> bool:
        return any(block.kind == "heading" for block in self._prose)

    def says(self, phrases: Set[str]) -> bool:
        """Whether one of the signs stands near the start or the end."""
        return any(end.holds(phrases) for end in self.ends)


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'").replace("\u00a0", " ")


def _bare(text: str) -> str:
    return _plain(text[:200]).strip(_MARKS)


def _short_lines(text: str, prose: list[Block]) -> frozenset[str]:
    """Lines near the start of each block that are short enough to work as a heading, bare of marks and numbering."""
    starts = (text[block.start : min(block.end, block.start + 4 * _LINE)] for block in prose)
    short = [line for start in starts for line in start.split("\n") if len(line) <= _LINE]
    return frozenset([line.strip(_MARKS) for line in _plain("\n".join(short)).split("\n")] if short else ())


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


def _is_appeal(shape: _Shape) -> bool:
    # A report of a charge or a sentence may ask for witnesses too, and is still a report.
    if shape.head.holds(_COURT_WORDS) or not shape.says(_APPEALS):
        return False
    return shape.says(_REFERENCES) or bool(_REFERENCE.search(shape.tail.text))


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


def _is_record(shape: _Shape) -> bool:
    head, lines = shape.head, shape.lines
    return bool(
        len(lines & _MINUTES_LINES) >= 2
        or len(lines & _ACADEMIC_LINES) >= 2
        or ("minutes" in lines and shape.says(_NOTED))
        or (shape.says(_APPLY) and shape.says(_PAY))
        or (shape.says(_ANSWERS) and (shape.says(_REQUESTS) or _is_numbered(shape.first)))
        or (head.holds(_AUTHOR) and shape.says(_PUBLISHED))
        or head.holds(_FIGURES)
        or (head.holds(_NATIONAL) and _has_national_figures(head.text))
        or head.holds(_LAW_TEXT)
        or is_entered(head, shape.ends, lines)
        or shape.first.startswith(_HISTORIES)
        or ("minutes" in shape.first.split() and shape.says(_OF_MINUTES))
        or ("notes of the meeting" in shape.first and shape.says(_OF_A_MEETING))
    )


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


def _is_release(shape: _Shape) -> bool:
    opening = shape.head.text[:400]
    return (
        not shape.lines.isdisjoint(_RELEASE_LINES)
        or shape.says(_TO_EDITORS)
        or any(line.startswith(_OPENS) for line in shape.lines)
        or any(phrase in opening for phrase in _AT_ONCE)
    )


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


def _is_letter(shape: _Shape) -> bool:
    dear = [line for line in (_plain(line).strip() for line in shape.opening) if line.startswith(_SALUTATION)]
    # "Dear oh dear!" and "Dear old friends returned" go on; a salutation stands alone on its line.
    dear = [line for line in dear if len(line) <= 60 and not line.endswith((".", "!"))]
    return bool(dear) and (dear[0].startswith(_HOME) or shape.tail.holds(_SIGNED))


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


def _is_policy(shape: _Shape) -> bool:
    titles = (shape.first, *(shape.titles[:2] or shape.first_lines))
    titled = any(not _POLICY_WORDS.isdisjoint(title.split()) or "code of conduct" in title for title in titles)
    if titled:
        return len(shape.lines & _POLICY_LINES) >= 2 or shape.says(_APPROVALS)
    # Of a page in the middle of one, what it calls itself and how it is kept.
    return shape.head.holds(_CALLS_ITSELF) and shape.says(_KEPT) and not speaks_to_reader(shape.head.text)


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


def _is_report(shape: _Shape) -> bool:
    """Whether the first sentences tell of an arrest, a trial or a crime, and speak to nobody."""
    deeds, crime = shape.head.holds(_SIGNS_OF_DEEDS), shape.head.holds(_SIGNS_OF_A_CRIME)
    headline = any(sign in shape.first for sign in _SIGNS_OF_A_HEADLINE)
    if not (deeds or crime or headline):
        return False
    lead = _plain(_QUOTED.sub(" ", unquoted(shape.cased_head[: 2 * _LEAD])))[:_LEAD]
    spoken = _TO_READERS.search(lead)
    if spoken:
        lead = lead[: max(lead.rfind(mark, 0, spoken.start()) for mark in (". ", ".\n", "\0", "? ", "! ")) + 1]
    if (deeds and _DONE.search(lead)) or (crime and _CRIME.search(lead) and _WHEN.search(lead)):
        return True
    headline = headline and bool(_HEADLINE.search(shape.first))
    return headline and not (spoken and not lead) and not _GENERAL.search(shape.first)


def _is_news(shape: _Shape) -> bool:
    opening = "\n".join(shape.opening[:8])
    return (
        shape.head.holds(_OF_REPORTERS)
        or bool(("By " in opening or "by " in opening) and _BYLINE.search(opening))
        or bool(("\u2013" in opening or "\u2014" in opening) and _DATELINE.search(opening))
        or _is_report(shape)
        or is_news(shape.cased, shape.plain, shape.head, shape.opening)
    )


_HASHTAG = regex(r"(?<![\w/#&])#[A-Za-z]\w{2,40}")


def _is_social(shape: _Shape) -> bool:
    words = 0 if shape.has_headings else shape.words
    if not words:
        return False
    return words < _SOCIAL_WORDS or (words < 2 * _SOCIAL_WORDS and len(_HASHTAG.findall(shape.cased_head)) >= 2)


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


_KINDS: tuple[tuple[str, Callable[[_Shape], bool]], ...] = (
    ("record", _is_record),
    ("letter", _is_letter),
    ("policy", _is_policy),
    ("witness-appeal", _is_appeal),
    ("press-release", _is_release),
    ("news", _is_news),
    ("social-post", _is_social),
    ("service-page", lambda shape: any(title.startswith(_HELP_TITLES) for title in shape.titles)),
)
"""In this order: a witness appeal may end in "ENDS" and a letter may quote a policy, hardly the other way round."""
