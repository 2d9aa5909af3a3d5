"""What may be written in place of a wrong claim about a line, so that its sentence still reads well. Where no wording
is sure to, there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.words.inflection import capital_kept

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.checks.helpline.line_passages import LinePassage
    from safelint.hours.schedule import Opening
    from safelint.values.entries import Rule
    from safelint.values.finding import Choice

_OPENS = ("", "(", ",", ":", "|", "\n", "\u2013", "\u2014")
_CLOSES = ("", ")", ",", ".", ";", "|", "\n", "\u2013", "\u2014")
_DEAR = ("not-free", "not-premium")


def hours_on_record(analysis: Analysis, rule: Rule, passage: LinePassage, said: Sequence[Opening]) -> Choice | None:
    """Writes the hours on record in place of all that a passage says of them.

    None where something else stands between the hours that it says, or where they would need another verb.
    """
    matches, text, hours = analysis.matches, analysis.document.text, passage.channel.hours
    start, end = said[0].start, said[-1].end
    if analysis.is_foreign(start) or not _are_joined(analysis, said):
        return None
    while (after := matches.after("claims.after-hours", end)) and after.end <= passage.end:
        end = after.end
    verb = _begins(text[start:end], analysis.knowledge.lexicon.pairs("claims.open-instead"))
    if not verb:
        closed = any(each.closed for each in said)
        if closed or (any(each.not_always for each in said) and not matches.holds("claims.open-only", start, end)):
            return None
        while (before := matches.before("claims.before-hours", start)) and before.start >= passage.start:
            start = before.start
    words = capital_kept(text[start:end], f"{verb} {hours}".lstrip())
    beside_digits = start > 1 and text[start - 1] == " " and text[start - 2].isdigit()
    if beside_digits and not verb:  # the end of a number
        start, words = start - 1, f", {words}"
    return analysis.choice(start, end, words, rule.says("choose-hours", hours=hours))


def _are_joined(analysis: Analysis, said: Sequence[Opening]) -> bool:
    """Whether nothing but words that join them stands between the hours that a passage says."""
    matches = analysis.matches
    joints = analysis.knowledge.lexicon.words("hours.joint")
    for one, other in pairwise(said):
        before = matches.before("claims.before-hours", other.start)
        end = before.start if before is not None and before.start >= one.end else other.start
        if not joints.issuperset(analysis.words_between(one.end, end)):
            return False
    return True


def cost_known(analysis: Analysis, rule: Rule, wrong: str, start: int, end: int) -> Choice | None:
    """Says in place of a wrong cost that a call is free, or nothing of it; `wrong` is the name of the message."""
    if analysis.is_foreign(start):
        return None
    return _unsaid(analysis, rule, start) if wrong in _DEAR else _free(analysis, rule, start, end)


def _begins(words: str, pairs: Mapping[str, str]) -> str:
    """What to write for the longest beginning of some words that `pairs` have; "" for none."""
    said = f"{' '.join(words.lower().split())} "
    return pairs[max(found, key=len)] if (found := [each for each in pairs if said.startswith(f"{each} ")]) else ""


def _free(analysis: Analysis, rule: Rule, start: int, end: int) -> Choice | None:
    """The call is free, where the words end a clause and what stands before them shows how to say it."""
    matches, text = analysis.matches, analysis.document.text
    after = matches.after("claims.after-price", end)
    end = after.end if after is not None else end
    block = analysis.document.block_at(start)
    if end < block.end and text[end : block.end + 1].lstrip(" ")[:1] not in _CLOSES:
        return None
    alone = start == block.start or text[max(block.start - 1, 0) : start].rstrip(" ")[-1:] in _OPENS
    verb = _begins(text[start:end], analysis.knowledge.lexicon.pairs("claims.free-instead"))
    dear = matches.before("claims.said-not-free", end)
    if dear is not None and start <= dear.start and dear.end == end:
        start, new = dear.start, rule.says("free")
    elif verb:
        new = rule.says("be-free") if matches.before("claims.will-cost", start) else verb
    else:
        new = rule.says("free") if alone or matches.before("claims.calls-are", start) is not None else ""
    if not new:
        return None
    new = new.capitalize() if start == block.start else capital_kept(text[start:end], new)
    return analysis.choice(start, end, new, rule.says("choose-free", words=new))


def _unsaid(analysis: Analysis, rule: Rule, start: int) -> Choice | None:
    """Without words that call a number free, or dear, before the word that they belong to."""
    matches, text = analysis.matches, analysis.document.text
    match = matches.after("claims.dropped", start)
    if match is None or matches.before("claims.be", start) or matches.before("claims.article", start):
        return None
    follows = text[match.end : match.end + 2]
    if follows[:1] != " " or not follows[1:].isalnum():
        return None
    first = capital_kept(text[start : match.end], follows[1:])
    return analysis.choice(start, match.end + 2, first, rule.says("choose-unsaid", words=text[start : match.end]))


def ages_on_record(analysis: Analysis, rule: Rule, start: int, end: int, ages: str) -> Choice | None:
    """Writes the ages on record, where those that a text says stand as these would."""
    text = analysis.document.text
    if analysis.is_foreign(start) or not text[end - 1].isdigit() or not ages[-1:].isalnum():
        return None
    aged = analysis.matches.before("claims.aged", start)
    if aged is not None and not ages[:1].isdigit():
        start = aged.start
    return analysis.choice(start, end, ages, rule.says("choose-ages", ages=ages))
