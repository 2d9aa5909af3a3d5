"""What a finding about the help of a whole text says: of its subject, and of what to add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from safelint.help.elements import Ask
from safelint.help.signposting import Assessment
from safelint.judging.lines_of_help import having_room
from safelint.judging.people import readers_of
from safelint.values.document import LEFT_OUT
from safelint.values.ranges import Ranges, merged, outermost
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.topics import TopicFound
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.severity import Level
    from safelint.values.source import Range

_MOST_NAMED = 8  # elements spelt out in one message
_MOST_SENTENCES = 4  # sentences to add, of those
_MOST_WORDS = 3  # words that showed the topic
_LONGEST_SHOWN = 120  # characters of a sentence that did


def whole(
    analysis: Analysis,
    rule: Rule,
    message: str,
    level: Level,
    related: tuple[tuple[str, int, int], ...] = (),
    sources: tuple[str, ...] | None = None,
    entries: tuple[str, ...] = (),
) -> Finding:
    """A finding about the whole document: empty text, at its title or first block."""
    top = analysis.top
    return analysis.finding(rule, top, top, message, level, related=related, sources=sources, entries=entries)


def subject(analysis: Analysis, rule: Rule, assessment: Assessment) -> str:
    """The topics in words, with the words of the text that showed them."""
    guide = analysis.knowledge.guide
    main, _ = guide.asks.ranked(assessment.topics)
    about = [topic for topic in assessment.topics if topic.id in main] or list(assessment.topics)
    labels = joined([guide.fillers.label(topic.id) for topic in about[:3]], "and")
    text = analysis.document.text
    masked = masked_in(analysis)
    shown: dict[str, str] = {}
    told = [each for topic in about[:3] for each in _telling(analysis, topic)]
    longest = outermost(told)
    for start, end in told:
        if longest.holding(start, end) == (start, end) and masked.overlapping(start, end) is None:
            word = as_shown(text[start:end])
            shown.setdefault(word.lower(), word)
    words = [f"“{word}”" for folded, word in shown.items() if folded not in labels][:_MOST_WORDS]
    return labels + (rule.says("shown-by", words=joined(words, "and")) if words else "")


def _telling(analysis: Analysis, topic: TopicFound) -> Sequence[Range]:
    """What shows a topic: its words; where only many of them together do, the sentence that has most of these."""
    if not topic.weighed:
        return topic.words
    return sentences_with_most(analysis, topic.words)[:1]


def sentences_with_most(analysis: Analysis, places: Iterable[Range]) -> Sequence[Range]:
    """The sentences in which some words stand, those with most of them first."""
    counted = Counter(analysis.sentence_around(start) for start, _ in places)
    return [sentence for sentence, _ in counted.most_common()]


def masked_in(analysis: Analysis) -> Ranges[Range]:
    """The words of a text that no report may show."""
    return merged((found.start, found.end) for found in analysis.terms if found.term.masked)


def as_shown(words: str) -> str:
    """Words of a text as a message shows them: on one line, and no more than it has room for."""
    return shorten(" ".join(words.replace(LEFT_OUT, " ").strip("|").split()), _LONGEST_SHOWN, placeholder="\u2026")


def said_of(about: Sequence[TopicFound]) -> str:
    """How sure a text is about these subjects, as its message says it; about none where it only mentions one."""
    if all(topic.weighed for topic in about):
        return "seems" if about else "mentions"
    return "about"


def cited(analysis: Analysis) -> tuple[str, ...]:
    """Who says that a text on its subject should give such help: the sources of a rule are about one subject each."""
    guide = analysis.knowledge.guide
    return guide.fillers.sources(guide.asks.ranked(analysis.assessment.topics)[0])


def house_text(analysis: Analysis, rule: Rule, assessment: Assessment) -> str:
    """What to do where the text that the configuration keeps for every page is not there, "" where it is."""
    if not assessment.lacks_fixed:
        return ""
    return rule.says("house-text", file=analysis.settings.options["signposting"]["fixed"])


def better(analysis: Analysis, told: Sequence[Ask], most: int) -> str:
    """What would be good to have beside what is `told`, `most` things at most: no line for some readers of whom the
    text does not tell."""
    guide = analysis.knowledge.guide
    choice = guide.advice.choice
    people = analysis.view(readers_of).people
    others = choice.elements_of_people() - choice.elements_of(people)
    for_others = {name for name in others if guide.fillers.elements[name].of_some}
    best = (ask for ask in analysis.assessment.missing_best if ask not in told and choice.is_for(ask, people))
    asks = [ask for ask in best if for_others.isdisjoint(ask.members)]
    return labels(analysis, having_room(analysis, asks)[:most])


def advice(analysis: Analysis, rule: Rule, asks: Sequence[Ask]) -> tuple[str, tuple[str, ...]]:
    """What to add, each with its sentence; and the ids of the services that these name."""
    guide, welsh = analysis.knowledge.guide.advice, analysis.assessment.welsh
    readers = analysis.view(readers_of)
    if not asks:
        return "", ()
    first, rest = asks[:_MOST_SENTENCES], asks[_MOST_SENTENCES:_MOST_NAMED]
    language = "cy" if welsh else "en"
    sentences = dict.fromkeys(sentence for ask in first for sentence in guide.sentences(ask, readers, language))
    examples = rule.says("example", sentences=" ".join(f"“{each}”" for each in sentences)) if sentences else ""
    more = labels(analysis, rest)
    named = dict.fromkeys(service.id for ask in first for service in guide.named_by(ask, readers))
    add = rule.says("add", elements=labels(analysis, first), examples=examples)
    return add + (rule.says("add-more", elements=more) if more else ""), tuple(named)


def labels(analysis: Analysis, asks: Sequence[Ask]) -> str:
    """What is asked for, in words."""
    guide = analysis.knowledge.guide.advice
    readers = analysis.view(readers_of)
    return "; ".join(dict.fromkeys(guide.asked_in_words(ask, readers) for ask in asks))
