"""What a text is about: weighted words of each topic, counted in one pass over the folded text.

A topic is found when a strong term stands in the text, or two different medium ones. Weak terms only raise the score.
Not counted are words in the block of contacts (a footer would find its own topic), in names of services, laws and
organisations, in menus and page footers, and in phrases that a topic excludes ("dog grooming").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.lexicon.folding import Fold
from safelint.text.matcher import Matcher
from safelint.values.document import Block
from safelint.values.entries import Needs

if TYPE_CHECKING:
    from safelint.text.matcher import Finder
    from safelint.values.entries import Topic

STRONG, MEDIUM, WEAK, NEVER_ALONE, EXCLUDE = "strong", "medium", "weak", "never_alone", "exclude"
ACT = "act"  # no evidence by itself; against a child it is as good as a strong term
_WEIGHTS = {STRONG: 3, MEDIUM: 2, WEAK: 1}
_MEDIUM = frozenset((MEDIUM, NEVER_ALONE))
_MOST_STRONG = 2  # a strong term counts at most so often
_MOST_HITS = 200  # of one term that are looked at
_MENTION_WORDS, _FIRST_WORDS = 400, 100

_HEADINGS = frozenset({"title", "heading"})
_NOT_PROSE = frozenset({"label", "tooltip"})
_AROUND_THE_TEXT = frozenset({"nav", "footer", "aside"})

# A capitalised term that begins the title of a law is no subject; nor, in running text, one that begins the name of a
# body or a scheme. A heading such as "Domestic Abuse Services" does name the subject.
# A hyphen before a capital begins a word, any other is part of one: there is one way to read each title.
_IN_TITLE = (
    r"(?:[A-Z&][\w'&]{0,30}(?:-(?![A-Z&])[\w'&]{1,30}){0,3}|\([^()\n\0]{1,40}\)|and|of|the|for|to|from|in|against)"
)
_TO_LAW = rf"(?:,?[ -]{_IN_TITLE}){{0,8}}[ -](?:Act|Bill|Regulations)\b"  # "Domestic Violence, Crime and Victims Act"
_LAW = regex(_TO_LAW)
_BODY = regex(
    rf"{_TO_LAW}|(?:[ -]{_IN_TITLE}){{0,8}}[ -](?:Strategy|Commissioner|Partnership|Board|Helpline|Hotline|Line|"
    r"Services?|Trust|Foundation|Charity|Alliance|Association|Network|Centres?|Units?|Teams?|Command|Forum|Scheme|"
    r"Agency|Inquiry|Society|Federation|Coalition|Project|Squad|Panel)\b"
)

_NEEDS_A_CHILD = frozenset(("child-sexual-abuse", "child-abuse-general"))
"""Topics whose medium terms ("abused", "neglected", "safeguarding") fit adults as well."""

# The child that an act is done to: "raped her niece, 9", "two girls of 13 were molested".
_AGE = (
    r"(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)"
)
_CHILD = (
    r"(?:child|children|kids?|girls?|boys?|schoolgirls?|schoolboys?|schoolchild(?:ren)?|pupils?|toddler|bab(?:y|ies)|"
    r"infants?|minors?|niece|nephew|teen|teens|teenagers?|teenage (?:girls?|boys?)|stepdaughter|stepson|granddaughter|"
    r"grandson|underage|" + _AGE + r"[ -]years?[ -]olds?)\b"
)
_ANY_CHILD = regex(
    r"\b(?:" + _CHILD + r"|(?:young|younger) (?:people|persons?)\b|under[ -]1[0-8]s?\b|schools?\b|groom(?:ed|ing)\b|"
    r"plant\b|plentyn\b|blant\b)"
)
_BETWEEN = (
    r"(?: (?:of|on|against|to|with|in front of|a|an|the|his|her|their|my|our|your|this|that|these|those|young|younger|"
    r"little|vulnerable|local|own|female|male|disabled|primary|several|many|some|more|at|least|dozens|other|foster|"
    r"innocent|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b){0,6}"
)
_VICTIM = regex(_BETWEEN + " " + _CHILD)
_BY_AGE = regex(
    # Offences against "a female aged 16 and over" are counted in statistics.
    r"(?: [\w'-]{1,20}){0,4},? aged (?:only |just )?"
    + _AGE
    + r"\b(?! ?(?:and over|or over|and above|or above|or older|and "
    r"older|to|plus|\+|-))"
)
_AS_CHILD = regex(
    # "He raped a woman when he was 15" is not meant.
    r"(?:(?!(?<!by a )(?<!by the )\b(?:wom[ae]n|m[ae]n|wife|adults?)\b)[^.!?\0]){0,80}?\b(?:as an? (?:young |small |"
    r"little )?(?:child|boy|girl|teenager|schoolgirl|schoolboy|pupil)|as children|in (?:my |your |his |her |their )?"
    r"childhood|when (?:i|you|he|she|we|they) (?:was|were) (?:only |just |still )?(?:(?:an? )?"
    r"(?:young |small |little )?(?:child|children|boys?|girls?|teenagers?|kids?)|(?:aged )?"
    + _AGE
    + r"(?= years? old|[ ]?[,.;:!?)\0]| (?:and|by|or|until)\b|$)|at school|under 1[0-8]))(?!\w)"
)
_UNDER_AGE = regex(
    r" with (?:an? |the |two |his |her |underage )?(?:(?:[1-9]|1[0-5])[ -]years?[ -]old|"
    r"(?:girl|boy|pupil|teenager)s?,? (?:of|aged) (?:[1-9]|1[0-5])\b|"
    r"(?:schoolgirls?|schoolboys?|pupils?|child|children|minors?|underage)\b)"
)
_WAS_VICTIM = regex(
    _CHILD
    + r"(?:,? (?:of|aged|who|that|and|"
    + _AGE
    + r"|under 1[0-8])\b,?){0,4} (?:is|are|was|were|been|being|has been|have been|had been|got) "
    r"(?:also |allegedly |repeatedly |being |then |first )?$"
)
# One of these stands wherever the expressions below match, and looking for them first costs next to nothing.
_SIGNS_OF_A_CHILD = (
    "child", "kid", "girl", "boy", "pupil", "toddler", "baby", "babies", "infant", "minor", "niece", "nephew", "teen",
    "daughter", "grandson", "stepson", "underage", "year",
)  # fmt: skip
_SIGNS_OF_CHILDHOOD = ("as a", "as children", "childhood", "when ")
_CRIMINAL = regex(r"\b(?:drugs?|gangs?|county lines|extremis\w{1,3}|radicali\w{1,8}|terroris\w{1,3})\b")
_PASSAGE = 300
_SLIGHT = 2  # words that may show a topic in a text on something else
_NEAR = 80  # characters around a term within which a longer name is looked for


class TopicFound(NamedTuple):
    """A topic of a text. `words` are the ranges of `Document.text` that showed it, in order, weak ones left out.

    `strong` is true where a strong term stands outside quotations (or a person named the topic), so that much may rest
    on it. `mention` is true where a longer text only touches on the subject.
    """

    id: str
    score: int
    strong: bool = False
    mention: bool = False
    words: tuple[tuple[int, int], ...] = ()


class _TopicTerm(NamedTuple):
    topic: int  # index of the topic
    role: str
    text: str
    capital: bool = False  # must begin with a capital, as written
    capitals: bool = False  # must be in capitals throughout


class _TopicHit(NamedTuple):
    start: int
    end: int
    term: _TopicTerm


class _Counted(NamedTuple):
    """A hit that counts, at its place in `Document.text`, with the role and the words of its term."""

    start: int
    end: int
    role: str
    text: str
    heading: bool
    hit: _TopicHit


def phrases(topics: Sequence[Topic], acts: Mapping[str, Any]) -> Matcher[tuple[Any, ...]]:
    """Every term of every topic in all its forms, and the acts that show one by whom they are done to.

    For the values see `_TopicTerm`.
    """
    matcher: Matcher[tuple[Any, ...]] = Matcher()
    for number, topic in enumerate(topics):
        lonely = {_plain(term).lower() for term in topic.never_alone}
        roles = ((STRONG, topic.strong), (MEDIUM, topic.medium), (WEAK, topic.weak), (EXCLUDE, topic.exclude))
        for role, terms in roles:
            for term in map(_plain, terms):
                if role in (MEDIUM, WEAK) and term.lower() in lonely:
                    role_of_term = NEVER_ALONE if role == MEDIUM else WEAK
                else:
                    role_of_term = role
                first = term.split()[0]
                capital = first[0].isupper() and first.lower() in lonely
                for variant in variants(term):
                    matcher.add(variant, (number, role_of_term, term, capital, term.isupper()))
        if topic.id == acts.get("of_children"):
            for act in acts.get("acts", ()):
                matcher.add(act, (number, ACT, act))
    return matcher


class TopicIndex:
    """Every term of every topic, ready to be found at once. `matcher` is what `phrases` gives for them.

    `exception_sets` are those of the pack: a term inside the name of an organisation is not counted. `acts` is the
    table of `acts.toml`: what shows a topic where it is done to a child, in any words. `needs` holds for a pattern the
    words without which it does not match (see `patterns.needs`).
    """

    def __init__(
        self,
        topics: Sequence[Topic],
        matcher: Finder[tuple[Any, ...]],
        exception_sets: Mapping[str, Mapping[str, Any]] = {},
        acts: Mapping[str, Any] | None = None,
        needs: Mapping[str, Needs] = {},
    ) -> None:
        self._ids = [topic.id for topic in topics]
        acts = acts or {}
        self._of_children: str = acts.get("of_children", "")
        self._against_adults: str = acts.get("against_adults", "")
        self._any_age = frozenset(acts.get("any_age", ()))
        self._elsewhere = regex(r"\b(?:in 1[0-8]\d\d|" + "|".join(map(re.escape, acts.get("elsewhere", ()))) + r")\b")
        self._real: tuple[str, ...] = tuple(acts.get("real", ()))
        self._matcher = matcher
        self._terms: dict[tuple[Any, ...], _TopicTerm] = {}  # by the values of the matcher
        patterns = exception_sets.get("organisation-name", {}).get("patterns", ())
        self._organisations = tuple((needs.get(pattern, ()), regex(pattern)) for pattern in patterns)

    def given(self, ids: Iterable[str]) -> tuple[TopicFound, ...]:
        """Topics that a person named, as if found beyond doubt."""
        return tuple(TopicFound(name, 0, strong=True) for name in ids)

    def detect(
        self,
        fold: Fold,
        blocks: Sequence[Block],
        masked: Sequence[tuple[int, int]] = (),
        left_out: Sequence[tuple[int, int]] = (),
        quotations: Sequence[tuple[int, int]] = (),
    ) -> tuple[TopicFound, ...]:
        """The topics of a text, the highest score first.

        `fold` is the folded `Document.text`; `masked` (names of services), `left_out` (the contacts) and `quotations`
        are ranges of the unfolded text, sorted by start.
        """
        by_topic = self._by_topic(fold)
        if not by_topic:
            return ()
        places = _TopicPlaces(fold, blocks, masked, left_out, quotations, self._organisations)
        weighed = (_weigh(self._ids[number], hits, places) for number, hits in by_topic.items())
        found = [topic for topic in weighed if topic is not None]
        if found and all(self._is_slight(topic) for topic in found) and self._is_elsewhere(fold.text):
            return ()
        if {self._of_children, self._against_adults} <= {topic.id for topic in found}:
            found = self._of_one_age(found, by_topic, places)
        return tuple(sorted(found, key=lambda topic: (topic.mention, -topic.score, topic.id)))

    def _is_slight(self, topic: TopicFound) -> bool:
        """Whether a topic rests on a word or two that stand in no heading."""
        return len(topic.words) <= _SLIGHT and topic.score <= len(topic.words) * _WEIGHTS[STRONG]

    def _is_elsewhere(self, text: str) -> bool:
        """Whether a text tells of a play, a match, an animal or long ago, and of no real harm."""
        return not any(word in text for word in self._real) and self._elsewhere.search(text) is not None

    def _of_one_age(
        self, found: list[TopicFound], by_topic: Mapping[int, list[_TopicHit]], places: _TopicPlaces
    ) -> list[TopicFound]:
        """`found`, where terms that fit any age count for children alone."""
        number = self._ids.index(self._against_adults)
        hits = [hit for hit in by_topic[number] if hit.term.text not in self._any_age]
        adult = _weigh(self._against_adults, hits, places)
        return [topic for topic in found if topic.id != self._against_adults] + ([adult] if adult else [])

    def _by_topic(self, fold: Fold) -> dict[int, list[_TopicHit]]:
        """The hits of each topic that has more than weak ones, so many of each term as can matter."""
        found: dict[int, list[_TopicHit]] = {}
        seen: dict[tuple[int, str], int] = {}
        of_children: set[tuple[int, int]] = set()
        hits = list(self._hits(fold))
        for hit in hits:
            term = hit.term
            if term.role == ACT:
                if not _against_a_child(hit, fold):
                    continue
                of_children.add((hit.start, hit.end))
                hit = hit._replace(term=term._replace(role=STRONG))
            if len(hits) > _MOST_HITS:
                key = (term.topic, term.text)
                seen[key] = seen.get(key, 0) + 1
                if seen[key] > _MOST_HITS:
                    continue
            if term.role != EXCLUDE:
                found.setdefault(term.topic, []).append(hit)
        if of_children and self._against_adults in self._ids:
            adult = self._ids.index(self._against_adults)
            found[adult] = [hit for hit in found.get(adult, ()) if (hit.start, hit.end) not in of_children]
        return {number: hits for number, hits in found.items() if _may_show(hits)}

    def _hits(self, fold: Fold) -> Iterator[_TopicHit]:
        """Every hit that no longer one covers, in order of its start."""
        same: list[_TopicHit] = []  # the longest so far, all over one range
        for start, end, value in sorted(self._matcher.find(fold.text), key=lambda hit: (hit[0], -hit[1])):
            term = self._terms.get(value) or self._terms.setdefault(value, _TopicTerm(*value))
            if not _in_its_capitals(term, start, fold):
                continue
            if not same or end > same[0].end:
                yield from _unmasked(same)
                same = [_TopicHit(start, end, term)]
            elif (start, end) == (same[0].start, same[0].end):
                same.append(_TopicHit(start, end, term))
        yield from _unmasked(same)


def _may_show(hits: Iterable[_TopicHit]) -> bool:
    """Whether hits could show their topic if all of them counted."""
    medium: set[str] = set()
    for hit in hits:
        if hit.term.role == STRONG:
            return True
        if hit.term.role in _MEDIUM:
            medium.add(hit.term.text)
    return len(medium) >= 2


def _against_a_child(hit: _TopicHit, fold: Fold) -> bool:
    text = fold.text
    before, after = text[max(hit.start - _NEAR, 0) : hit.start], text[hit.end : hit.end + 2 * _NEAR]
    if hit.term.text == "had sex":  # with a girl of what age?
        return bool(_UNDER_AGE.match(after))
    if hit.term.text.startswith("groom"):  # to run drugs?
        passage = text[max(hit.start - _PASSAGE, 0) : hit.end + _PASSAGE]
        if _CRIMINAL.search(passage):
            return False
    if any(sign in after for sign in _SIGNS_OF_A_CHILD) and _VICTIM.match(after):
        return True
    if any(sign in after for sign in _SIGNS_OF_CHILDHOOD) and _AS_CHILD.match(after):
        return True
    if " aged " in after and _BY_AGE.match(after):
        return True
    return any(sign in before for sign in _SIGNS_OF_A_CHILD) and bool(_WAS_VICTIM.search(before))


def _unmasked(same: list[_TopicHit]) -> Iterator[_TopicHit]:
    """Of hits over one and the same range, those whose topic does not exclude the phrase."""
    if len(same) <= 1:
        return iter(same)
    excluding = {hit.term.topic for hit in same if hit.term.role == EXCLUDE}
    return (hit for hit in same if hit.term.topic not in excluding or hit.term.role == EXCLUDE)


def _in_its_capitals(term: _TopicTerm, start: int, fold: Fold) -> bool:
    if term.capitals:
        return fold.cased.startswith(term.text, start)
    return not term.capital or fold.cased[start].isupper()


class _TopicPlaces:
    """Where in a text a hit stands, and whether it counts there."""

    def __init__(
        self,
        fold: Fold,
        blocks: Sequence[Block],
        masked: Sequence[tuple[int, int]],
        left_out: Sequence[tuple[int, int]],
        quotations: Sequence[tuple[int, int]],
        organisations: Sequence[tuple[Needs, re.Pattern[str]]],
    ) -> None:
        self._fold = fold
        self._organisations = organisations
        self._blocks = blocks
        self._starts = [each.start for each in blocks]
        self._masked = sorted(masked)
        self._masked_starts = [start for start, _ in self._masked]
        self._left_out = left_out
        self._left_out_starts = [start for start, _ in left_out]
        self._quotations = quotations
        self._quotation_starts = [start for start, _ in quotations]

    def counted(self, hit: _TopicHit) -> _Counted | None:
        """A hit with its place, None where it does not count there."""
        start, end = self._fold.unfold(hit.start, hit.end)
        if self._left_out:
            place = bisect_right(self._left_out_starts, start) - 1
            if place >= 0 and start < self._left_out[place][1]:
                return None
        index = bisect_right(self._starts, start) - 1
        block = self._blocks[index] if index >= 0 else None
        if block and (block.kind in _NOT_PROSE or block.landmark in _AROUND_THE_TEXT):
            return None
        if self._masked and self._is_named(hit, start, end):
            return None
        heading = block is not None and block.kind in _HEADINGS
        if self._fold.cased[hit.start].isupper() and self._is_in_title(hit, _LAW if heading else _BODY):
            return None
        role = hit.term.role
        if role == STRONG and self._is_listed(hit):
            role = MEDIUM
        return _Counted(start, end, role, hit.term.text, heading, hit)

    def _is_named(self, hit: _TopicHit, start: int, end: int) -> bool:
        index = bisect_right(self._masked_starts, start) - 1
        if index < 0 or self._masked[index][1] < end:
            return False
        longer = self._masked[index] != (start, end)
        return longer or any(char.isupper() for char in self._fold.cased[hit.start : hit.end])

    def _is_in_title(self, hit: _TopicHit, title: re.Pattern[str]) -> bool:
        """Whether a hit with a capital begins a title, or is part of an organisation's name."""
        cased = self._fold.cased
        if title.match(cased, hit.end):
            return True
        around = (max(hit.start - _NEAR, 0), hit.end + _NEAR)
        near = self._fold.text[slice(*around)]
        return any(
            name.start() <= hit.start and hit.end <= name.end()
            for needs, organisation in self._organisations
            if all(any(word in near for word in words) for words in needs)
            for name in organisation.finditer(cased, *around)
        )

    def _is_listed(self, hit: _TopicHit) -> bool:
        """Whether a strong hit is one of three words or more, and strong no longer: "physical/suicidal/sad"."""
        text = self._fold.text
        if text[hit.start - 1 : hit.start] != "/" and text[hit.end : hit.end + 1] != "/":
            return False
        before = text[max(hit.start - _NEAR, 0) : hit.start].replace("\0", " ").rpartition(" ")[2]
        after = text[hit.end : hit.end + _NEAR].replace("\0", " ").partition(" ")[0]
        return before.count("/") + after.count("/") >= 2

    def quoted(self, start: int) -> bool:
        index = bisect_right(self._quotation_starts, start) - 1
        return index >= 0 and self._quotations[index][1] > start

    @cached_property
    def of_children(self) -> bool:
        """Whether children are spoken of anywhere in the text."""
        return bool(_ANY_CHILD.search(self._fold.text))

    def far_down(self, hit: _TopicHit) -> bool:
        """Whether the hit stands beyond the first words of a longer text."""
        return 0 <= self._far <= hit.start

    @cached_property
    def _far(self) -> int:
        """Where the first words of a longer text end, -1 in a short one."""
        text = self._fold.text
        if len(text) < 2 * _MENTION_WORDS:
            return -1
        words = text.replace("\0", " ").split(None, _FIRST_WORDS)
        rest = words[-1] if len(words) > _FIRST_WORDS else ""
        more = _MENTION_WORDS - _FIRST_WORDS
        return len(text) - len(rest) if len(rest.split(None, more)) > more else -1


def _weigh(name: str, hits: list[_TopicHit], places: _TopicPlaces) -> TopicFound | None:
    counted = [each for each in map(places.counted, hits) if each is not None]
    strong = [each for each in counted if each.role == STRONG]
    medium = _different(counted)
    if not strong and (len(medium) < 2 or all(each.role == NEVER_ALONE for each in medium)):
        return None
    if not strong and name in _NEEDS_A_CHILD and not places.of_children:
        return None
    weights: dict[str, list[int]] = {}
    for each in counted:
        weight = _WEIGHTS.get(each.role, _WEIGHTS[MEDIUM]) * (2 if each.heading else 1)
        weights.setdefault(each.text, []).append(weight)
    strong_terms = {each.text for each in strong}
    score = sum(
        sum(sorted(each, reverse=True)[: _MOST_STRONG if term in strong_terms else 1]) for term, each in weights.items()
    )
    mention = len(strong) == 1 and not medium and not strong[0].heading and places.far_down(strong[0].hit)
    words = tuple(sorted([(each.start, each.end) for each in (*strong, *medium)]))
    return TopicFound(name, score, not all(places.quoted(each.start) for each in strong), mention, words)


def _different(counted: list[_Counted]) -> list[_Counted]:
    """The first of each different medium term. An abbreviation in brackets after its long form is the same term."""
    first: dict[str, _Counted] = {}
    last_end = -9
    for each in counted:
        if each.role not in _MEDIUM:
            continue
        if each.hit.start - last_end != 2:
            first.setdefault(each.text, each)
        last_end = each.hit.end
    return list(first.values())


def _plain(term: str) -> str:
    """A term without the remark in brackets that may follow it in a pack."""
    return term.split(" (")[0].strip()


def variants(term: str) -> set[str]:
    """The forms in which a term is met: plurals, with and without hyphen, "a child" and "children", -ise and -ize."""
    if term.isupper():
        return {term, term + "s"}
    before, space, last = term.rpartition(" ")
    forms = {term, before + space + _plural(last)}
    if " of " in term or " at " in term or " in " in term or " with " in term:
        words = term.split()
        for place, word in enumerate(words[1:], 1):
            if word in ("at", "of", "in", "with"):
                forms.add(" ".join([*words[: place - 1], _plural(words[place - 1]), *words[place:]]))
    if "child" in term:
        for form in list(forms):
            forms.update(_numbers_of_children(form))
    if "older people" in term:
        forms |= {form.replace("older people", "an older person") for form in forms}
    if term in ("self-harm", "self harm"):
        forms |= {term + "ed", term + "ing"}
    if "-" in term:
        forms |= {form.replace("-", " ") for form in forms}
    if "isation" in term or "ised" in term:
        forms |= {form.replace("isation", "ization").replace("ised", "ized") for form in forms}
    if "honour" in term and "honour" in term.replace("-", " ").split():
        for mark in "'\"":
            forms |= {form.replace("honour", f"{mark}honour{mark}", 1) for form in forms if f"{mark}" not in form}
    return forms


def _numbers_of_children(form: str) -> Iterator[str]:
    """ "a child" for "children" and the other way round, where a text may have either."""
    padded = f" {form} "
    if " a child " in padded:
        yield padded.replace(" a child ", " children ").strip()
    if form.startswith("children ") or form.endswith(" children"):
        single = (
            " a child "
            if any(f" {word} children " in padded for word in ("of", "to", "with", "against"))
            else " child "
        )
        yield padded.replace(" children ", single).strip()


def _plural(word: str) -> str:
    if word.lower().endswith("child"):
        return word + "ren"
    if not word.isalpha() or word.endswith(("s", "ed", "ing")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("sh", "ch", "x")) else "s")
