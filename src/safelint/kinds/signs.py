"""What shows a kind of text: signs, each with a weight and a reason that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from safelint.kinds.shape import Evidence, shown
from safelint.values.source import Range

HINT, CLEAR, ENOUGH, FORM, SURE = 1, 2, 4, 6, 12
"""How much a sign weighs: a hint, half of what shows a kind, all of it, what only writers of the kind put there, and
what nobody else could say."""


class KindReason(Enum):
    """What shows a kind, in words for a reader that follow "because"."""

    MINUTES = "it has the parts of minutes"
    MINUTES_TITLE = "its title says that it is the minutes of a meeting"
    TRANSCRIPT = "its title says that it is what was said, or its paragraphs name who speaks in turn"
    COMMITTEE = "it has the parts of a report to a committee"
    PAPER = "it has the parts of a paper of research"
    JOB = "it offers a job"
    PROGRAMME = "it has the programme of a day"
    COURSE = "it offers a course to those who do a job"
    ANSWER = "it answers a request for information"
    FIGURES = "it is a report of figures"
    LAW = "it has the words of a law, a judgment or a report on record"
    HISTORY = "its title promises a history"
    SALUTATION = "it has a salutation"
    ADDRESSED = "it says to whom it is sent"
    CLOSE = "it closes as letters do"
    SIGNED = "it is signed with an office"
    NAMED = "it ends with a name"
    DATED = "it begins with a date"
    OF_A_LETTER = "it says what letters say"
    POLICY_TITLE = "its title names a policy, procedure or code"
    PRIVACY = "its title promises to tell what is kept of people"
    POLICY_PARTS = "it has the headings of a policy"
    CLAUSES = "its clauses have numbers"
    POLICY_NAMED = "it calls itself a policy, procedure or code"
    POLICY_KEPT = "it says how it is kept"
    BINDS = "it binds those to whom it applies"
    APPEAL = "it asks the public for information and says how to give it"
    DESCRIBED = "it describes whom the police look for"
    RELEASE = "it has what a press office puts around a release"
    CALLED_A_RELEASE = "its first line calls it a release"
    OFFICIALS = "only officials speak in it"
    AT_LENGTH = "an official speaks in it at length"
    LED_THE_CASE = "who speaks in it led the case or did the work"
    FORMULAS = "it says of the case what press offices say"
    OFFICIAL_SITE = "it tells of a case, and the title or the foot of its page has the name of a force or a prosecutor"
    LETTERHEAD = "it begins with a case, and its first line names the body that tells it"
    SENDER = "it ends with a part on who sent it"
    REACHED_ITSELF = "it says how to reach the force that publishes it"
    HOUSE_VOICE = "it speaks of the publisher's own people"
    REPORTER = "it names a reporter, or where and when it was written"
    COURT = "it tells what a court heard"
    DEED = "it begins with a crime, an arrest or a trial"
    PAPER_AROUND = "it has what a paper puts around a report"
    REPORTED = "it quotes others"
    OTHER_SIDE = "it has asked others than officials, or says who told it"
    JUDGING = "it judges or colours what it tells, as papers do"
    IN_PASSING = "it tells what was said as papers do"
    HEADLINE = "its headline tells who said or found it"
    NEWS_OPENING = "it opens as news does"
    AGED = "it gives somebody's age as reports do"
    TELLING = "it tells what is new"
    NEWSLETTER_TITLE = "it calls itself a newsletter"
    NEWSLETTER_PARTS = "it has the parts of a newsletter"
    EVENTS = "it tells of many days on which something will be"
    STORY_TITLE = "its title promises an account or an opinion"
    STORY_DECK = "a line below its title tells who writes and of what"
    STORY_WORDS = "it calls itself a blog or a column, or gives opinions"
    TOLD_AT_ONCE = "it begins with what the writer did or felt"
    TOLD = "somebody tells of himself or herself"
    TOLD_OF = "it lets somebody tell"
    QUOTED_TELLING = "who is quoted tells of himself or herself"
    NAMES_CHANGED = "it says that names were changed"
    GUIDANCE_TITLE = "its title is one of guidance"
    GUIDANCE_WORDS = "it says what staff or professionals should do"
    POSTS = "it numbers its posts"
    TAGS = "it has tags, names of accounts or emoji"
    OF_A_POST = "it asks what posts ask"
    SHORT = "it is short"
    LEAFLET = "it calls itself a leaflet"
    HELP_TITLE = "a heading offers help"
    SPOKEN_TO = "it speaks to its reader"
    OUR_SERVICE = "a service says what it does"
    REACHED = "it says how to reach the service"
    ABOUT_THE_BODY = "it is about the body itself, its training or its gifts"
    FILED = "its site files it among such texts"
    # Against a kind
    CASE_IN_COURT = "it tells of a charge or a sentence"
    HEADED = "it has headings"
    LONG = "it is long"


class Sign(NamedTuple):
    """One thing that speaks for a kind, or against it where the weight is below 0, and the words that show it."""

    reason: KindReason
    weight: int
    words: Evidence = ()


Signs = Iterator[Sign]


def sign(reason: KindReason, weight: int, *places: Range | None) -> Signs:
    """A sign if one of the places is known, else nothing."""
    words = shown(*places)
    if words:
        yield Sign(reason, weight, words)


def counted(reason: KindReason, places: Iterable[Range], most: int, each: int = HINT) -> Signs:
    """A sign that weighs more the more places show it, up to `most`."""
    words = shown(*places)
    if words:
        yield Sign(reason, min(most, each * len(words)), words)


def weight_of(signs: Iterable[Sign]) -> int:
    """What signs weigh together."""
    return sum(sign.weight for sign in signs)
