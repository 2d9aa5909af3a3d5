"""Of which service a text says something: the one right before the words, or the one that the sentence before named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.lexicon.matching import Match
    from safelint.numbers.owners.mentions import Mention
    from safelint.text.prose import Sentence

_REACH = 160  # characters before the words in which the service is named


def services_before(analysis: Analysis, at: int) -> tuple[Helpline, ...]:
    """The services that what stands at `text[at:]` may be said of; empty where it is said of something else.

    A name may mean several: only what is wrong of all of them is wrong.
    """
    sentence = analysis.sentence_at(at)
    if sentence is None or analysis.is_quoted(at, at + 1) or analysis.name_over(at, at + 1) is not None:
        return ()
    found = _last(analysis, max(sentence.start, at - _REACH), at)
    if found is not None:
        end, services = found
        return services if _is_little(analysis, end, at) else ()
    opening = analysis.matches.after("runs.it", sentence.start)
    if opening is None or not _is_little(analysis, opening.end, at):
        return ()
    before = analysis.sentence_at(_last_of_text(analysis, sentence.start))
    if before is None or before.block != sentence.block:
        return ()
    found = _last(analysis, before.start, before.end)
    return found[1] if found is not None and _is_alone(analysis, before.start, before.end) else ()


def services_after(analysis: Analysis, at: int) -> tuple[Helpline, ...]:
    """The services whose name begins right at `text[at:]`."""
    name = analysis.scene.mentions.at(next_of_text(analysis, at))
    return _meant(analysis, name) if name is not None else ()


def _last(analysis: Analysis, start: int, end: int) -> tuple[int, tuple[Helpline, ...]] | None:
    """Where the last service in `text[start:end]` ends, and which it may be; by its name, or else by its number."""
    scene = analysis.scene
    names = scene.mentions.between(analysis.document.block_index(start), start, end)
    numbers = [each for each in analysis.numbers_near(start, end) if each.end <= end]
    name, number = names[-1] if names else None, numbers[-1] if numbers else None
    if number is None or (name is not None and name.end > number.end):
        return (name.end, _meant(analysis, name)) if name is not None else None
    if name is not None and (number.service or number.attributed_to) in name.name.ids:
        return number.end, _meant(analysis, name)
    entry = analysis.knowledge.registry.by_id.get(number.service or "")
    return (number.end, (entry,)) if entry is not None else None


def _meant(analysis: Analysis, name: Mention) -> tuple[Helpline, ...]:
    if name.branch or name.name.means_many:
        return ()
    entries = tuple([analysis.knowledge.registry.by_id[id_] for id_ in name.name.ids])
    return entries if all(each.is_active for each in entries) else ()


def _is_little(analysis: Analysis, start: int, end: int) -> bool:
    """Whether `text[start:end]` parts a service from what is said of it by nothing that matters."""
    little = analysis.knowledge.lexicon.words("runs.little")
    words = analysis.words_between(start, end)
    return all(word in little or not word[0].isalpha() for word in words)


def _is_alone(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a sentence names one service only."""
    names = analysis.scene.mentions.between(analysis.document.block_index(start), start, end)
    return len({name.name.ids for name in names}) <= 1


def is_of_another_time(analysis: Analysis, sentence: Sentence, said: Match | None = None) -> bool:
    """Whether a sentence tells of what was, or of what is planned; by words outside `said`."""
    parts = (
        [(sentence.start, sentence.end)] if said is None else [(sentence.start, said.start), (said.end, sentence.end)]
    )
    return any(analysis.matches.holds(name, *part) for name in ("claims.past", "claims.not-now") for part in parts)


def next_of_text(analysis: Analysis, at: int) -> int:
    """Where the next word begins, behind a little white space."""
    text = analysis.document.text
    return at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip())


def _last_of_text(analysis: Analysis, at: int) -> int:
    """The place of the last character before `at` that is no white space; -1 for none."""
    text = analysis.document.text
    while at and text[at - 1].isspace():
        at -= 1
    return at - 1
