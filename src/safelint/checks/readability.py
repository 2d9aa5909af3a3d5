"""The reading grade, long sentences and paragraphs, and wording, by the limits of the audience."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from safelint.analysis import Analysis
from safelint.plugins import Check
from safelint.text.passages import passages
from safelint.values.document import LEFT_OUT
from safelint.values.entries import Pack, Rule
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding
from safelint.values.report import Scores

if TYPE_CHECKING:
    from safelint.reading.readability import LongWord, Prose

_AUDIENCE_NAMES = {
    "public": "the public",
    "news": "news readers",
    "children": "children under 12",
    "young-people": "young people of 12 to 17",
    "professional": "people who do this for a living",
    "easy-read": "easy read",
}
_OF_COURTS = frozenset(("news", "press-release", "witness-appeal", "record"))
"""Kinds of text in which the police and courts are who acts where nobody is named."""

_MOST_LISTED = 5
_SHOWN = 60  # characters of a sentence that a message quotes
_LONGEST = 1_000  # characters that a finding marks
_WEIGHT = 2  # syllables beyond the second, of all uses together, from which a long word is named
_FEWEST_PASSIVES = 2
_STRICT_SHARE = 10  # per cent: up to here, as for children and easy read, a single passive counts
_WORDS_FOR_ONE = 200  # so many words for each hard word reported
GRADE, SENTENCE, PARAGRAPH = "readability/reading-grade", "readability/long-sentence", "readability/long-paragraph"
PASSIVE, HARD = "readability/passive-voice", "readability/hard-word"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    for part in _parts(analysis):
        if SENTENCE in rules:
            yield from _long_sentences(analysis, rules[SENTENCE], part)
        if PARAGRAPH in rules:
            yield from _long_paragraphs(analysis, rules[PARAGRAPH], part)
        if GRADE in rules:
            yield from _grade(analysis, rules[GRADE], part)
        if PASSIVE in rules and part.limits.passive_voice:
            yield from _passives(analysis, rules[PASSIVE], part)
        if HARD in rules and part.limits.hard_words:
            yield from _hard_words(analysis, rules[HARD], part)


class Part(NamedTuple):
    """A document, or a passage of it with an audience of its own. `place` is where a finding about all of it stands."""

    limits: Limits
    prose: Prose
    quoted: Prose
    scores: Scores
    place: tuple[int, int]


def _parts(analysis: Analysis) -> Iterator[Part]:
    """The passages that comments set apart, after the rest of the document; by far most documents have none."""
    found = passages(analysis.document)
    limits, top = Limits(analysis, analysis.audience, analysis.kind), (analysis.top, analysis.top)
    if not found:
        yield Part(limits, analysis.prose, analysis.quoted_prose, analysis.scores, top)
        return
    from safelint.reading.readability import part

    starts = [passage.start for passage in found]
    inside: dict[int, set[int]] = {}  # the sentences in each passage; -1: in none
    for index in (*analysis.prose.scored, *analysis.quoted_prose.scored):
        at = analysis.document.span(*analysis.sentences[index][:2]).start
        place = bisect_right(starts, at) - 1
        inside.setdefault(place if place >= 0 and at < found[place].end else -1, set()).add(index)
    for place in sorted(inside):
        prose, quoted = part(analysis.prose, inside[place]), part(analysis.quoted_prose, inside[place])
        if place >= 0:
            audience, kind = found[place].audience, found[place].kind or analysis.kind
            own = analysis.audience_of(kind) if found[place].kind else analysis.audience
            limits, top = Limits(analysis, audience or own, kind), _first_word(analysis, prose)
        yield Part(limits, prose, quoted, analysis.scored(prose, quoted), top)


def _first_word(analysis: Analysis, prose: Prose) -> tuple[int, int]:
    if not prose.scored:
        return analysis.top, analysis.top
    start, end, _ = analysis.sentences[prose.scored[0]]
    space = analysis.document.text.find(" ", start, min(end, start + _LONGEST))
    return start, space if space > start else min(end, start + _LONGEST)


class Limits:
    """The limits of an audience, with what the configuration changes."""

    def __init__(self, analysis: Analysis, audience: str, kind: str) -> None:
        options = analysis.settings.options.get("readability", {})
        limits = analysis.knowledge.pack.readability["limits"][audience]
        self.strict = bool(options.get("strict"))
        self.record = kind == "record"
        self.of_courts = audience == "news" or kind in _OF_COURTS
        self.grade = options.get("grade") or limits["grade_warn"]
        self.grade_error = limits["grade_error"]
        self.grade_target = min(limits["grade_target"], self.grade)
        self.sentence = int(options.get("sentence-words") or limits["sentence_warn"])
        # A limit that a house sets itself, or wants kept strictly, leaves no room.
        leeway = 0 if options.get("sentence-words") or self.strict else limits["sentence_leeway"]
        self.sentence_mild = self.sentence * (100 + leeway) // 100
        self.sentence_error = limits["sentence_error"]
        self.paragraph = int(options.get("paragraph-sentences") or limits["paragraph_sentences"])
        self.paragraph_words = self.paragraph * self.sentence  # what as many sentences of the permitted length hold
        share, passive, hard = (options.get(name) for name in ("passive-share", "passive-voice", "hard-words"))
        self.passive_share = limits["passive_share"] if share is None else share
        self.passive_voice = limits["passive_voice"] if passive is None else passive
        self.hard_words = limits["hard_words"] if hard is None else hard
        self.readers = _AUDIENCE_NAMES[audience]

    def severity(self, value: float, limit: float, error_above: float) -> str:
        """A record keeps its wording, so that all there is to say of it is a suggestion."""
        if self.record:
            return SUGGESTION
        return ERROR if self.strict and value > max(limit, error_above) else WARNING


def _long_sentences(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The writer's own long sentences, those a little above the limit as a suggestion. Of those quoted only the very
    long, as a suggestion too: nobody may reword them, but a writer may quote less."""
    limits, prose, quoted = part.limits, part.prose, part.quoted
    for index, count in zip(prose.scored, prose.words_in, strict=True):
        if count > limits.sentence:
            mild = count <= limits.sentence_mild
            severity = SUGGESTION if mild else limits.severity(count, limits.sentence, limits.sentence_error)
            message = f"This sentence has {count} words; for {limits.readers} keep to {limits.sentence}."
            yield _long_sentence(analysis, rule, index, message + _split(analysis, index), severity)
    longest = max(limits.sentence, limits.sentence_error)
    for index, count in zip(quoted.scored, quoted.words_in, strict=True):
        if count > longest:
            message = (
                f"This quoted sentence has {count} words; could you quote less of it, or say it in your own words?"
            )
            yield _long_sentence(analysis, rule, index, message, SUGGESTION)


def _long_sentence(analysis: Analysis, rule: Rule, index: int, message: str, severity: str) -> Finding:
    start, end, _ = analysis.sentences[index]
    return analysis.finding(rule, start, _cut(analysis, start, end), message, severity=severity)


def _split(analysis: Analysis, index: int) -> str:
    """What to say of the best place at which the sentence could be split."""
    from safelint.reading.readability import splits

    start, end, _ = analysis.sentences[index]
    sentence = analysis.document.text[start:end]
    found = splits(sentence)
    if not found:
        return ""
    at, kind = found[0]
    if kind == "list":
        return " It names several things; a list with one on each line is easier to read."
    words = _shown(sentence[at : at + 10 * _SHOWN], _SHOWN // 2)
    if kind == "aside":
        return f' The part from "{words}" could be a sentence of its own.'
    return f' You could begin a new sentence at "{words}".'


def _long_paragraphs(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """Paragraphs of too many sentences. Only a suggestion where these are short, or the writer's own are few enough."""
    limits = part.limits
    own: dict[int, int] = {}
    for indexes in _paragraphs(analysis, part, limits.paragraph):
        count = len(indexes)
        own = own or dict(zip(part.prose.scored, part.prose.words_in, strict=True))
        words = [own[index] for index in indexes if index in own]
        is_long = len(words) > limits.paragraph and sum(words) > limits.paragraph_words
        message = (
            f"This paragraph has {count} sentences; for {limits.readers} keep to {limits.paragraph}. Begin a new one"
            " where the subject changes."
        )
        start, end = analysis.sentences[indexes[0]].start, analysis.sentences[indexes[-1]].end
        severity = rule.severity if is_long and not limits.record else SUGGESTION
        yield analysis.finding(rule, start, _cut(analysis, start, end), message, severity=severity)


def _paragraphs(analysis: Analysis, part: Part, most: int) -> Iterator[list[int]]:
    """The indexes of the sentences of each paragraph of prose that has more than `most`, quoted ones too."""
    from safelint.text.prose import ends_paragraph

    document, sentences = analysis.document, analysis.sentences
    every = sorted([*part.prose.scored, *part.quoted.scored])
    blocks = [sentences[index].block for index in every]
    long = {block for block, later in zip(blocks, blocks[most:], strict=False) if block == later}
    indexes: list[int] = []
    for block in sorted(long):
        if document.blocks[block].kind != "paragraph":
            continue
        for index in every[bisect_left(blocks, block) : bisect_right(blocks, block)]:
            if indexes and ends_paragraph(document, sentences[indexes[-1]], sentences[index]):
                if len(indexes) > most:
                    yield indexes
                indexes = []
            indexes.append(index)
    if len(indexes) > most:
        yield indexes


def _grade(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    from safelint.reading.readability import costs

    limits, scores = part.limits, part.scores
    grade = scores.flesch_kincaid_grade
    if grade is None or grade <= limits.grade:
        return
    rough = scores.status == "indicative"
    severity = SUGGESTION if rough else limits.severity(grade, limits.grade, limits.grade_error)
    message = (
        f"The reading grade is {grade:.1f}, a reading age of about {scores.reading_age}; for {limits.readers} stay at"
        f" {limits.grade:g} or below and aim for {limits.grade_target:g}."
    )
    if rough:
        message += f" With only {scores.words} words this is a rough guide."
    heavy = _heavy_words(analysis, part)
    if heavy:
        says = "The long words that weigh most" if len(heavy) > 1 else "The long word that weighs most"
        message += f"\n{says}: {', '.join(_counted(each.word, each.times) for each in heavy)}."
    worst = [cost for cost in costs(part.prose, analysis.sentences, _MOST_LISTED) if cost.fall >= 0.005]
    if worst:
        message += "\nShorten or split first the sentences that cost most."
    text = analysis.document.text
    related = tuple(
        (
            f"without this sentence of {cost.words} words the grade falls by {_fall(cost.fall)}:"
            f' "{_shown(text[cost.start : min(cost.end, cost.start + 10 * _SHOWN)], _SHOWN)}"',
            cost.start,
            _cut(analysis, cost.start, cost.end),
        )
        for cost in worst
    )
    yield analysis.finding(rule, *part.place, message, severity=severity, related=related)


def _heavy_words(analysis: Analysis, part: Part) -> list[LongWord]:
    """The long words that weigh most, but for those that a writer cannot change: names, and what the subjects of the
    text are called."""
    from safelint.reading.readability import long_words

    fixed = _lists(analysis).fixed(topic.id for topic in analysis.topics)
    heavy = long_words(part.prose, 4 * _MOST_LISTED, fixed, _WEIGHT)
    # A name stands in the text with its capital only.
    return list(islice((each for each in heavy if each.word in analysis.document.text), _MOST_LISTED))


class _Lists:
    """The word lists of a pack as they are asked for here."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        known = pack.readability
        self.irregular = frozenset(known["passive_irregular"])
        self.excused = frozenset(known["passive_excused"])
        self.excused_in_court = self.excused.union(known["passive_excused_news"])
        self.not_hard = frozenset(known["not_hard"])
        self._of_topics: dict[str, frozenset[str]] = {}

    def fixed(self, topics: Iterable[str]) -> Iterator[frozenset[str]]:
        """Long words that a writer on these topics cannot change."""
        return chain((self.not_hard,), map(self._of_topic, topics))

    def _of_topic(self, name: str) -> frozenset[str]:
        if name not in self._of_topics:
            topic = next((each for each in self.pack.topics if each.id == name), None)
            phrases = (*topic.strong, *topic.medium) if topic else ()
            self._of_topics[name] = frozenset(word for phrase in phrases for word in phrase.split())
        return self._of_topics[name]

    @cached_property
    def terms(self) -> frozenset[str]:
        """Words that terminology has a rule for."""
        return frozenset(form.lower() for term in self.pack.terms for form in term.avoid)


_made: list[_Lists] = []  # for the pack that was asked for last: a run hardly ever has two


def _lists(analysis: Analysis) -> _Lists:
    pack = analysis.knowledge.pack
    if not _made or _made[0].pack is not pack:
        _made[:] = [_Lists(pack)]
    return _made[0]


def _counted(word: str, times: int) -> str:
    return word if times == 1 else f"{word} ({times} times)"


def _fall(fall: float) -> str:
    return f"{fall:.1f}" if fall >= 0.095 else f"{fall:.2f}"


def _passives(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """One finding a text, and only where such sentences are many: a single one is good writing."""
    from safelint.reading.wording import MOST, locate, passives

    lists, limits, prose, text = _lists(analysis), part.limits, part.prose, analysis.document.text
    excused = lists.excused_in_court if limits.of_courts else lists.excused
    found = passives(prose, analysis.knowledge.lexicon, lists.irregular, excused)
    looked_at = min(prose.sentences, MOST)
    fewest = _FEWEST_PASSIVES if limits.passive_share > _STRICT_SHARE else 1
    if len(found) < fewest or 100 * len(found) <= limits.passive_share * looked_at:
        return
    places = []
    for passive in found[: _MOST_LISTED + 1]:
        sentence = analysis.sentences[prose.scored[passive.place]]
        places.append(locate(text, sentence, passive.words) or (sentence.start, sentence.end))
    start, end = places[0]
    message = (
        f"{len(found)} of the {looked_at} sentences {'does' if len(found) == 1 else 'do'} not say who acts, such as"
        f' "{_shown(text[start:end], _SHOWN)}". Where readers should know, say who: "we decided", not "it was decided".'
    )
    related = tuple(("who does this?", *place) for place in places[1:])
    yield analysis.finding(rule, start, end, message, related=related)


def _hard_words(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The first use of each word, at most so many a text, and none that terminology has a term for."""
    from safelint.reading.wording import hard_words, locate

    prose, text = part.prose, analysis.document.text
    first: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for use in hard_words(prose, analysis.knowledge.pack.readability["hard_word"]):
        sentence = analysis.sentences[prose.scored[use.place]]
        place = locate(text, sentence, use.form.split(" "))
        if place is None or analysis.is_quoted(*place) or analysis.names_near(place[0] - 100, place[1]):
            continue
        if text[place[0]].isupper() and place[0] != sentence.start:  # a name
            continue
        key = use.prefer or (use.form,)
        if key not in first or place < first[key][:2]:
            first[key] = (*place, use.form)
    if not first:
        return
    terms = _lists(analysis).terms
    kept = sorted((start, end, form, prefer) for prefer, (start, end, form) in first.items() if form not in terms)
    for start, end, form, prefer in kept[: max(2, prose.words // _WORDS_FOR_ONE)]:
        plainer = "leave it out, or say it in everyday words" if prefer == (form,) else f"say {' or '.join(prefer)}"
        message = f'"{_shown(text[start:end], _SHOWN)}" is hard for many readers: {plainer}.'
        yield analysis.finding(rule, start, end, message)


def _cut(analysis: Analysis, start: int, end: int) -> int:
    """`end`, or where a finding ends that would mark more than anybody reads."""
    if end - start <= _LONGEST:
        return end
    space = analysis.document.text.rfind(" ", start, start + _LONGEST)
    return space if space > start else start + _LONGEST


def _shown(text: str, length: int) -> str:
    shown = _on_one_line(text[: 2 * length])
    if len(shown) <= length:
        shown = _on_one_line(text)
    return shown if len(shown) <= length else shown[:length].rsplit(" ", 1)[0].rstrip(",;:") + " ..."


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(LEFT_OUT, "\u2026").split())


CHECK = Check(kind="readability", run=run)
