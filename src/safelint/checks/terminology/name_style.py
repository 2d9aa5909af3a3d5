"""Names that their owners have given up, names a letter or a word off, laws with a wrong title or year, bodies and laws
that another nation has. Where an entry for a name has spoken already, nothing more is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.help.naming import nation as nation_title
from safelint.lazy import regex
from safelint.packs.rulebook import NAMES
from safelint.values.dates import in_words
from safelint.values.entries import cited
from safelint.values.ranges import Ranges, merged
from safelint.words.guarded import window
from safelint.words.mentions import is_spoken_of
from safelint.words.speakers import Speakers
from safelint.words.successor import present_names, replacement
from safelint.words.terms import is_excused
from safelint.words.usage import Usage

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import FormerName, Rule
    from safelint.values.finding import Choice, Finding
    from safelint.values.source import Range
    from safelint.words.former import GivenUp
    from safelint.words.laws import WrongLaw
    from safelint.words.nation_names import Misplaced
    from safelint.words.near_by_words import Near

_OWNED = regex("['\u2019]s\\b")
_AROUND = 300  # characters around a misspelt name in which its number or its site tells whose name it is
_CHANGES = ("renamed", "closed", "merged")
_YEARS_OFFERED = 2  # of a law of which there are many
_LAWS = {"year": "law-year", "title": "law-title", "words": "law-words"}
_USUAL = "history, or the title of a document of that time"
_LONGEST_CUE = 60  # characters before a name
_NUMBER_AFTER = regex(r"[:,]? \(?[+\d]")


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules.get(NAMES)
    if rule is None:
        return
    taken = Ranges((found.start, found.end) for found in analysis.terms if found.term.kind == "name")
    for given_up in analysis.former_names:
        if not given_up.right and taken.overlapping(given_up.start, given_up.end) is None:
            yield _given_up(analysis, rule, given_up)
    new: list[Range] = []
    last = 0
    for near in analysis.knowledge.near_names.find(analysis.fold.cased):
        start, end = analysis.fold.unfold(near.start, near.end)
        if near.start < last or taken.overlapping(start, end) is not None:
            continue
        finding = _misspelt(analysis, rule, near)
        if finding is not None:
            last = near.end
            new.append((start, end))
            yield finding
    taken = merged([*taken, *new])
    for wrong in analysis.knowledge.laws.find(analysis.fold.cased):
        origin = analysis.fold.unfold(wrong.start, wrong.end)
        if taken.overlapping(*origin) is None and not _is_excused(analysis, wrong.start, wrong.end):
            new.append(origin)
            yield _law(analysis, rule, wrong, origin)
    taken = merged([*taken, *new])
    for misplaced in analysis.knowledge.nation_names.find(analysis, analysis.view(Speakers), analysis.settings.nations):
        start, end = analysis.fold.fold(misplaced.start), analysis.fold.fold(misplaced.end)
        is_taken = taken.overlapping(misplaced.start, misplaced.end) is not None
        if not is_taken and not _is_excused(analysis, start, end):
            yield _misplaced(analysis, rule, misplaced)


def _misplaced(analysis: Analysis, rule: Rule, found: Misplaced) -> Finding:
    text, body = analysis.document.text, found.body
    words = text[found.start : found.end]
    nation = nation_title(found.nation)
    shown = " and ".join(f"\u201c{text[sign.start : sign.end]}\u201d" for sign in found.by[:2])
    seems = rule.says("other-nation-shown", nation=nation, shown=shown) if shown else ""
    new = body.instead[found.nation]
    said = rule.says("other-nation", words=words, does=body.does, seems=seems, nation=nation, new=new)
    level = analysis.level(rule, "of-one-nation" if body.certain and found.is_sure else "perhaps-of-one-nation")
    names = new.split(" or ")
    only_names = all(each[:1].isupper() and "," not in each for each in names)
    choices = tuple(analysis.choice(found.start, found.end, each) for each in names) if only_names else ()
    return analysis.finding(rule, found.start, found.end, said, level, choices=choices, sources=(body.url,))


def _law(analysis: Analysis, rule: Rule, wrong: WrongLaw, origin: tuple[int, int]) -> Finding:
    law, words = wrong.law, " ".join(analysis.document.text[slice(*origin)].split())
    quoted = analysis.is_quoted(origin[0], origin[0] + 1)
    years = " and ".join(map(str, law.years))
    is_safe = False
    if wrong.kind == "year":
        said = rule.says("law-year", words=words, title=law.title, years=years)
        if wrong.other is not None:
            said += rule.says("other-law", year=str(wrong.year), title=wrong.other.title)
        instead = [f"{law.title} {year}" for year in _nearest(wrong.year, law.years)]
    else:
        right = not wrong.year or analysis.knowledge.laws.is_right(law, wrong.year)
        year = f" {wrong.year if right else years}" if wrong.year else ""
        new = f"{law.title}{year}"
        said = rule.says("misspelt" if wrong.kind == "title" else "law-words", words=words, right=new)
        instead = [new] if right or len(law.years) == 1 else []
        is_safe = right and wrong.kind == "title"
    level = analysis.level(rule, _LAWS[wrong.kind], lowered=("quoted",) if quoted else ())
    choices = () if quoted else tuple(analysis.choice(*origin, new, safe=is_safe) for new in instead)
    return analysis.finding(rule, *origin, said, level, choices=choices, sources=(law.url,) if law.url else ())


def _nearest(wrong: int, years: Sequence[int]) -> list[int]:
    """The years that one in their place may have been meant for: by digits that differ, then by how far it is off."""

    def off(year: int) -> tuple[int, int]:
        return sum(one != other for one, other in zip(str(wrong), str(year), strict=True)), abs(wrong - year)

    return sorted(years, key=off)[:_YEARS_OFFERED]


def _is_excused(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a wrong name at these folded offsets stands in an address or the like, or is spoken of as wrong."""
    left, right = _around(analysis, start)
    origin = analysis.fold.unfold(start, end)
    return (
        end > right
        or is_excused(analysis, origin, analysis.fold.cased[left:right], (start - left, end - left))
        or is_spoken_of(Usage(analysis, *origin))
    )


def _around(analysis: Analysis, start: int) -> tuple[int, int]:
    left, right = window(analysis, start)
    return max(left, start - _AROUND), min(right, start + 2 * _AROUND)


def _given_up(analysis: Analysis, rule: Rule, found: GivenUp) -> Finding:
    entry = found.entry
    words = analysis.document.text[found.start : found.end]
    before = analysis.document.text[max(0, found.start - 60) : found.start]
    after = analysis.document.text[found.end : found.end + 40]
    new = "" if found.quoted else replacement(analysis.knowledge.lexicon, entry, words, (before, after))
    level = analysis.level(rule, "perhaps-given-up" if found.doubtful else "given-up")
    return analysis.finding(
        rule,
        found.start,
        found.end,
        _message(rule, entry, words),
        analysis.knowledge.policy.rests_on(level, entry.confidence),
        choices=_choices(analysis, found, new, before),
        sources=cited(entry.sources),
        entries=(entry.registry,) if entry.registry in analysis.knowledge.registry.by_id else (),
    )


def _choices(analysis: Analysis, found: GivenUp, new: str, before: str) -> Iterable[Choice | None]:
    """The name of today: safe where `new` says so, else for a person to fit into the sentence."""
    if new:
        return (analysis.choice(found.start, found.end, new, safe=True),)
    if found.quoted:
        return ()
    knowledge, text = analysis.knowledge, analysis.document.text
    words = text[found.start : found.end]
    names = present_names(knowledge.lexicon, knowledge.inflection, found.entry, words, before)
    return (analysis.choice(found.start, _end_with(text, found.end, each), each) for each in names)


def _end_with(text: str, end: int, name: str) -> int:
    """Where a name ends that its last word follows: "Connexions service" for "National Careers Service"."""
    last = f" {name.rpartition(' ')[2]}"
    return end + len(last) if text[end : end + len(last)].lower() == last.lower() else end


def _message(rule: Rule, entry: FormerName, words: str) -> str:
    """What became of the name that stands in the text as `words`, and what to write."""
    since = rule.says("since", date=in_words(entry.since[:7])) if entry.since else ""
    old = " ".join(words.split())
    if entry.present:
        became = entry.change if entry.change in _CHANGES else "replaced"
        said = rule.says(became, words=old, since=since, new=entry.present)
    else:
        said = rule.says("gone", words=old, since=since)
    right = entry.still_right
    return said + (rule.says("still-right", when=right) if right and right != _USUAL else "")


def _misspelt(analysis: Analysis, rule: Rule, near: Near) -> Finding | None:
    if _is_excused(analysis, near.start, near.end):
        return None
    if near.former >= 0:
        former = analysis.knowledge.former_names
        old = former.misspelt(analysis, near.former, near.start, near.end)
        return _given_up(analysis, rule, old) if old is not None and not old.right else None
    origin = analysis.fold.unfold(near.start, near.end)
    evidence = _evidence(analysis, near, origin)
    if not evidence:
        return None
    words = analysis.document.text[origin[0] : origin[1]]
    if _OWNED.sub("", words) == near.right:
        return None  # "Refuge's National Domestic Abuse Helpline": its owner stands before it
    quoted = analysis.is_quoted(origin[0], origin[0] + 1)
    level = analysis.level(rule, evidence, lowered=("quoted",) if quoted else ())
    can_fix = not quoted and not words.isupper() and (not level.is_mild or near.words > 2)
    return analysis.finding(
        rule,
        *origin,
        rule.says("misspelt", words=" ".join(words.split()), right=near.right),
        level,
        choices=() if quoted else (analysis.choice(*origin, near.right, safe=can_fix),),
        sources=_sources(analysis, near),
        entries=tuple(id_ for id_ in near.ids[:1] if id_ in analysis.knowledge.registry.by_id),
    )


def _evidence(analysis: Analysis, near: Near, origin: tuple[int, int]) -> str:
    """What shows that the name is meant, as the policy calls it; "" where nothing does."""
    if _has_its_own(analysis, near, origin):
        return "beside-its-own-contact"
    if analysis.knowledge.longer_names.holds(analysis.document.text, *origin):
        return ""
    cued = _is_service(analysis, *origin)
    if near.kind in ("capital", "more"):
        return "a-capital" if near.kind == "capital" else "a-word-more"
    if near.words > 2 and near.edits:
        return "long-name"
    if near.words == 2 and near.kind == "form" and not cued:
        return ""
    if near.words == 2 and near.edits:
        return "spoken-of-as-a-service" if cued and near.edits == 1 else "two-words"
    if near.edits == 0:  # only a space is wrong, and two words may be meant as two
        return "only-a-space" if cued or near.words == 2 else ""
    return "spoken-of-as-a-service" if cued and near.edits == 1 else ""


def _is_service(analysis: Analysis, start: int, end: int) -> bool:
    """Whether words beside a name, or a number after it, show that it is meant as the name of a service."""
    before = analysis.matches.before("slips.service-before", start)
    if before is not None and before.start >= start - _LONGEST_CUE:
        return True
    if analysis.matches.after("slips.service-after", end) is not None:
        return True
    return _NUMBER_AFTER.match(analysis.document.text, end, end + _LONGEST_CUE) is not None


def _has_its_own(analysis: Analysis, near: Near, origin: tuple[int, int]) -> bool:
    """Whether a number or the site of the service stands near the name."""
    if not near.ids:
        return False
    registry = analysis.knowledge.registry
    known = [id_ for id_ in near.ids if id_ in registry.by_id]
    start, end = origin[0] - _AROUND, origin[1] + _AROUND
    if any(registry.owns(id_, number.digits) for id_ in known for number in analysis.numbers_near(start, end)):
        return True
    text = analysis.document.text[max(0, start) : end].lower()
    sites = {registry.by_id[id_].website.partition("//")[2].partition("/")[0].removeprefix("www.") for id_ in known}
    return any(site and site in text for site in sites)


def _sources(analysis: Analysis, near: Near) -> tuple[str, ...]:
    by_id = analysis.knowledge.registry.by_id
    return tuple(by_id[id_].website for id_ in near.ids[:1] if id_ in by_id and by_id[id_].website)


CHECK = Check(kind="term", run=run)
