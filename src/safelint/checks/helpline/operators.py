"""Who runs a service, as a text says, against who does on record.

Who pays for a service, or asks for it, is another thing: nothing is said of that here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.said_of import is_of_another_time, next_of_text, services_after, services_before
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.numbers.service_names import bare
from safelint.text.view import WORD

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.lexicon.matching import Match
    from safelint.numbers.service_names import ServiceName
    from safelint.values.entries import Helpline, Rule
    from safelint.values.finding import Finding

_NEXT = regex(r"[ \u00a0]?([\w'\u2019-]*)")
_CLOSE = (",", ")", ";", ".", "\0", "")  # an aside
_ASIDE = " ("  # in the name of an operator: what follows is a remark
_BODIES = ("runs.charity", "runs.police", "runs.health", "runs.department", "runs.state")


class _Runner(NamedTuple):
    """A body named at `text[start:end]`: the name of services that it bears, or the list of the lexicon that has it."""

    start: int
    end: int
    name: ServiceName | None = None
    list: str = ""


def stated(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    """What a document says wrongly of who runs a service, in the order of the text."""
    if not analysis.names and not analysis.numbers:
        return
    matches = analysis.matches
    ends: dict[int, int] = {}
    for match in matches.all("runs.by"):
        ends[match.start] = max(match.end, ends.get(match.start, 0))
    last = 0
    for start, end in sorted(ends.items()):
        body = _body_at(analysis, end) if end > last else None
        last = max(last, end)
        if body is not None and _is_whole(analysis, body.end):
            yield from _judged(analysis, rule, services_before(analysis, start), body, start, body.end)
    for match in matches.all("runs.which"):
        body = _body_at(analysis, match.end)
        runs = matches.after("runs.runs-it", next_of_text(analysis, body.end)) if body is not None else None
        if body is not None and runs is not None:
            yield from _judged(analysis, rule, services_before(analysis, match.start), body, body.start, runs.end)
    for body in _bodies(analysis):
        after = next_of_text(analysis, body.end)
        runs = matches.after("runs.runs", after) or matches.after("runs.runs", body.end)
        if runs is not None and _starts_a_clause(analysis, body.start):
            yield from _judged(analysis, rule, services_after(analysis, runs.end), body, body.start, runs.end)
        kind = matches.after("runs.kind", after)
        said = _before_its_kind(analysis, body, kind) if kind is not None else None
        if kind is not None and said is not None:
            services = services_before(analysis, said.start)
            yield from _judged(analysis, rule, services, body, body.start, kind.end)


def _bodies(analysis: Analysis) -> Iterator[_Runner]:
    """Every body that a document names, perhaps."""
    for hit in analysis.names:
        if not hit.value.means_many:
            yield _Runner(hit.start, hit.end, hit.value)
    for name in _BODIES:
        for match in analysis.matches.all(name):
            yield _Runner(match.start, match.end, list=name)


def _judged(
    analysis: Analysis, rule: Rule, services: tuple[Helpline, ...], body: _Runner, start: int, end: int
) -> Iterator[Finding]:
    """A finding over `text[start:end]` where `body` runs none of the services that may be meant."""
    if not services or not all(each.operator and not _may_run(analysis, body, each) for each in services):
        return
    sentence = analysis.sentence_at(start)
    if sentence is None or analysis.is_quoted(start, end) or is_of_another_time(analysis, sentence):
        return
    ids = {each.id for each in services}
    joined = analysis.names_near(end, _end_of_joint(analysis, end, sentence.end))
    others = (_Runner(hit.start, hit.end, hit.value) for hit in joined if hit.value.ids[0] not in ids)
    if any(_may_run(analysis, other, services[0]) for other in others):
        return
    entry = services[0]
    operator = entry.operator.split(_ASIDE)[0]
    said = analysis.on_one_line(start, end)
    message = rule.says(
        "own-body" if bare(operator) == bare(entry.name) else "other-operator",
        service=sentence_start(display(entry)),
        operator=operator,
        said=said,
    )
    level = analysis.level(rule, "confirmed-operator" if entry.is_confirmed("operator") else "other-operator")
    level = analysis.knowledge.policy.capped(level, entry.confidence)
    sources = sources_of(entry, "operator")
    yield analysis.finding(rule, start, end, message, level, sources=sources, entries=(entry.id,))


def _before_its_kind(analysis: Analysis, body: _Runner, kind: Match) -> Match | None:
    """The words before a body by which a service is of it, as `kind` follows: those of a whole sentence or an aside."""
    said = analysis.matches.before("runs.is-a", body.start)
    return said or (analysis.matches.before("runs.aside", body.start) if _ends_an_aside(analysis, kind.end) else None)


def _ends_an_aside(analysis: Analysis, at: int) -> bool:
    """Whether an aside ends there; in "Samaritans, the Papyrus line or Childline" it is one line of a list."""
    goes_on = analysis.matches.after("runs.goes-on", at) or services_after(analysis, at + 1)
    return analysis.document.text[at : at + 1] in _CLOSE and not goes_on


def _body_at(analysis: Analysis, at: int) -> _Runner | None:
    """The body whose name begins at `text[at:]`."""
    start = next_of_text(analysis, at)
    for hit in analysis.names_near(start, start + 1):
        if not hit.value.means_many and analysis.document.text[hit.start].isupper():
            return _Runner(hit.start, hit.end, hit.value)
    for name in _BODIES:
        match = analysis.matches.after(name, start)
        if match is not None:
            return _Runner(match.start, match.end, list=name)
    return None


def _end_of_joint(analysis: Analysis, start: int, end: int) -> int:
    """Where bodies may begin, at most, that `text[start:end]` joins to the one before: "run by Refuge and Respect"."""
    joints = analysis.knowledge.lexicon.words("runs.joint")
    words = WORD.finditer(analysis.document.text, start, end)
    return next((word.start() + 1 for word in words if word.group().lower() not in joints), end)


def _starts_a_clause(analysis: Analysis, at: int) -> bool:
    """Whether nothing before a body makes it a part of somebody else: "a former worker of"."""
    sentence = analysis.sentence_at(at)
    before = analysis.document.text[sentence.start : at].strip().lower() if sentence is not None else ""
    return before in ("", *analysis.knowledge.lexicon.words("owners.articles")) or before.endswith((",", ";", ":"))


def _is_whole(analysis: Analysis, end: int) -> bool:
    """Whether the name of a body ends there: "run by Mind volunteers" and "part of the NHS's plan" say other things."""
    text = analysis.document.text
    found = _NEXT.match(text, end)
    word = found[1] if found else ""
    if not word or not word[0].isalnum():
        return word[:1] not in ("'", "\u2019", "-") or word in ("'", "\u2019")
    return word.lower() == word and (word in analysis.knowledge.lexicon.words("runs.ends") or word[0].isdigit())


def _may_run(analysis: Analysis, body: _Runner, entry: Helpline) -> bool:
    """Whether a body runs a service, is a partner or the parent of who does, or may be for all that is known."""
    said = analysis.on_one_line(body.start, body.end)
    operator = entry.operator
    ours = [f" {bare(name)} " for name in (entry.operator, *_names(entry))]
    if body.list == "runs.charity":
        return any(f" {bare(said)} " in our for our in ours)
    if body.name is None:
        return _may_be_of_state(analysis, body.list, bare(said), operator)
    if entry.id in body.name.ids:
        return True
    bodies = [analysis.knowledge.registry.by_id[id_] for id_ in body.name.ids]
    theirs = {bare(said), *(bare(name) for each in bodies for name in _called(each))}
    if any(f" {name} " in our or f"{name} ".startswith(our.lstrip()) for name in theirs for our in ours):
        return True
    return any(entry.operator == each.operator for each in bodies)


def _may_be_of_state(analysis: Analysis, list_: str, said: str, operator: str) -> bool:
    """Whether who runs a service, as `operator`, may belong to the body of the state that a text names as `said`."""
    found = analysis.knowledge.lexicon.matches(Tokens(fold(operator)))
    if list_ == "runs.department" and found.holds("runs.department"):
        return f" {said} " in f" {' '.join(WORD.findall(operator.lower()))} "
    return found.holds("runs.public")


def _names(entry: Helpline) -> tuple[str, ...]:
    return (entry.name, *entry.aliases)


def _called(entry: Helpline) -> Iterable[str]:
    """The names of a body, and of who runs it: those of a helpline may stand for these."""
    return (entry.name, *entry.aliases, entry.operator.split(_ASIDE)[0]) if entry.operator else _names(entry)
