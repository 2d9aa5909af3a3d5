"""Two names or spellings for one thing: in one document, or over all documents of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import Check
from safelint.nearest import closest
from safelint.values.finding import Finding  # not for types alone: `Measured` is restored by them
from safelint.values.references import cited
from safelint.values.rulebook import INCONSISTENT

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Group, Rule
    from safelint.values.finding import Choice
    from safelint.words.consistency import VariantUse

_FEW_TIMES = {1: "once", 2: "twice"}
_SAME_WORD = 0.8  # how alike two spellings of one word are, of 1


class Measured(NamedTuple):
    """What a document says to one group: for each variant that it uses how often, and a finding at the first use whose
    message is still to come: `messages` are those of the rule. `advice` is what the group says to the writer."""

    group: str
    prefer: str
    messages: Mapping[str, str]
    advice: str
    uses: Mapping[str, tuple[int, Finding]]


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for group, uses in analysis.knowledge.groups.uses(analysis):
        name = _kept(group.prefer, {use.variant: use.times for use in uses})
        kept = next(use for use in uses if use.variant == name)
        first, *more = [use for use in uses if use is not kept]
        others = [kept, *more]
        each = (rule.says("use", words=use.text, times=_times(rule.messages, use.times)) for use in others)
        words = rule.says("and").join(each)
        usual = ""
        if name != group.prefer and all(use.times < kept.times for use in uses if use is not kept):
            usual = rule.says("commoner", words=kept.text)
        message = rule.says("within", text=first.text, others=words, commoner=usual, advice=group.message)
        related = tuple((rule.says("first-use", words=use.text), use.start, use.end) for use in others)
        yield _finding(analysis, rule, group, first, message, related, _kept_here(analysis, group, first, kept))


def _kept_here(analysis: Analysis, group: Group, use: VariantUse, kept: VariantUse) -> Choice | None:
    """Writes the variant that is kept at the place of another: in another spelling of the same word ("organise" for
    "organize", whichever of its words the text has), or as the text has it, where it can stand there."""
    forms = {variant.name: variant.forms for variant in group.variants}
    if use.text.lower() not in map(str.lower, forms[use.variant]):
        return None  # found by a pattern, which tells no form
    text, knowledge = analysis.document.text, analysis.knowledge
    here = text[use.start : use.end]
    as_kept = next((form for form in forms[kept.variant] if form.lower() == kept.text.lower()), kept.text)
    respelt = closest(here, [as_kept], _SAME_WORD) or closest(here, forms[kept.variant], _SAME_WORD)
    written = knowledge.inflection.fitted(here, respelt or as_kept)
    if respelt:
        return analysis.choice(use.start, use.end, written)
    fitted = knowledge.fitting.fitted(text, use.start, use.end, written)
    if fitted is None:
        return None
    return analysis.choice(use.start - fitted.before, use.end + fitted.taken, fitted.words)


def _finding(
    analysis: Analysis,
    rule: Rule,
    group: Group,
    use: VariantUse,
    message: str,
    related: tuple[tuple[str, int, int], ...] = (),
    choice: Choice | None = None,
) -> Finding:
    return analysis.finding(
        rule,
        use.start,
        use.end,
        message,
        analysis.level(rule, severity=group.severity, confidence=group.confidence),
        related=related,
        choices=(choice,),
        sources=cited(group.sources),
    )


def _kept(prefer: str, counts: Mapping[str, int]) -> str:
    """The variant to keep: the preferred one where it is used at all, else the commonest, else the first."""
    return prefer if prefer in counts else max(counts, key=lambda variant: counts[variant])


def _times(messages: Mapping[str, str], count: int) -> str:
    """How often, in words: "once", "3 times"."""
    return messages[_FEW_TIMES.get(count, "times")].format(count=count)


def measure(analysis: Analysis, rules: Mapping[str, Rule]) -> tuple[Measured, ...] | None:
    measured, rule = [], rules[INCONSISTENT]
    for group, uses in analysis.knowledge.groups.uses(analysis, least=1):
        found = {use.variant: (use.times, _finding(analysis, rule, group, use, "")) for use in uses}
        messages = {name: rule.messages[name] for name in ("across", "once", "twice", "times")}
        measured.append(Measured(group.id, group.prefer, messages, group.message, found))
    return tuple(measured) or None


class _Total(NamedTuple):
    """A variant over the whole run: how often, where it stands first, and the words there."""

    times: int
    path: str
    text: str


def close(values: Sequence[tuple[str, tuple[Measured, ...]]]) -> Iterator[tuple[int, Finding]]:
    totals: dict[str, dict[str, _Total]] = {}
    for path, measured in values:
        for each in measured:
            variants = totals.setdefault(each.group, {})
            for variant, (times, finding) in each.uses.items():
                before = variants.get(variant, _Total(0, path, finding.text))
                variants[variant] = before._replace(times=before.times + times)
    for index, (_, measured) in enumerate(values):
        for each in measured:
            variants = totals[each.group]
            name = _kept(each.prefer, {variant: total.times for variant, total in variants.items()})
            kept = variants[name]
            for variant, (_, finding) in each.uses.items():
                if variant != name:
                    often = _times(each.messages, kept.times)
                    message = each.messages["across"].format(
                        text=finding.text, kept=kept.text, times=often, path=kept.path, advice=each.advice
                    )
                    yield index, finding._replace(message=message)


CHECK = Check(kind="consistency", run=run, measure=measure, close=close, measured=tuple[Measured, ...])
