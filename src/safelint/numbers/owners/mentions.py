"""Which of the names in a text are mentions of a service.

A name counts where it is written as one: not as the ordinary word that it also is, nor as the credential of somebody
else. "Leeds Women's Aid" is a branch: its number is its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.service_names import ServiceName
from safelint.text.matcher import Hit
from safelint.text.view import WORD
from safelint.values.document import Block
from safelint.values.ranges import Ranges

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText

_LONGEST = 80  # characters of the name of a service
_SPACES = (" ", "\u00a0", "\n")
_OWNS = regex(r"(?:['\u2019]s?)[ \u00a0]")


class Mention(NamedTuple):
    start: int
    end: int
    name: ServiceName
    branch: bool = False  # of a branch, or doubtful otherwise: only the service's own number may be its

    @property
    def is_surely_one(self) -> bool:
        """Whether it is of one service as a whole, and neither just a word nor a name that may mean several."""
        return not (self.branch or self.name.means_many or self.name.word == "weak")


class Mentions:
    """The mentions of services in a document; `hits` are all its names, sorted, and `starts` where those begin."""

    def __init__(self, view: NamedText) -> None:
        self.hits = view.names
        self.starts = view.names.starts
        self._document, self._registry = view.document, view.knowledge.registry
        self._text, self._parts = view.document.text, view.parts
        self._view = view
        self._names: dict[int, Ranges[Mention]] = {}

    def of_block(self, index: int) -> Ranges[Mention]:
        """Those of a block, sorted."""
        known = self._names.get(index)
        if known is None:
            block = self._document.blocks[index]
            known = self._names[index] = Ranges(self._accepted(block, self.hits.begun(block.start, block.end)))
        return known

    def between(self, index: int, start: int, end: int) -> tuple[Mention, ...]:
        """The names of a block that begin in a range of the text."""
        return self.of_block(index).begun(start, end)

    def at(self, start: int) -> Mention | None:
        """The name that begins at `start`, if it counts as one."""
        found = self.between(self._document.block_index(start), start, start + 1)
        return found[0] if found else None

    def _accepted(self, block: Block, hits: Sequence[Hit[ServiceName]]) -> Iterator[Mention]:
        last = -1
        for hit in hits:
            if hit.end > block.end or hit.start < last:
                continue
            doubtful = not self._is_styled(hit)
            if doubtful and not _mixed(self._text[hit.start : hit.end], hit.value):
                continue
            part = hit.start in self._parts
            owned = self._possessive(hit, block)
            hit, part = owned, part and owned is hit
            last_end, last = last, hit.end
            before = self._text[max(block.start, hit.start - 40) : hit.start]
            if self._is_credential(hit, before) or self._is_operator(hit, last_end) or self._is_beside_its_own(hit):
                continue
            after = self._text[hit.end : min(block.end, hit.end + 30)]
            branch = doubtful or part or self._is_backer(hit, last_end, before, after)
            yield Mention(hit.start, hit.end, hit.value, branch)

    def _is_credential(self, hit: Hit[ServiceName], before: str) -> bool:
        """Whether a name only recommends somebody else: "trained by the NSPCC"."""
        ends = self._view.knowledge.lexicon.words("owners.credential_ends")
        return before[:-1].rpartition(" ")[2] in ends and bool(
            self._view.matches.before("owners.credential", hit.start)
        )

    def _is_operator(self, hit: Hit[ServiceName], last: int) -> bool:
        """Whether a name only says who runs the service right before, whose number follows: "X, run by Y, on N"."""
        match = self._view.matches.before("runs.by", hit.start) if last >= 0 else None
        if match is None or match.start < last:
            return False
        little = self._view.knowledge.lexicon.words("runs.little")
        between = self._view.words_between(last, match.start)
        return all(word in little for word in between)

    def _is_beside_its_own(self, hit: Hit[ServiceName]) -> bool:
        """Whether a name only says who runs the service that it stands right before, or after in brackets: "NSPCC
        Childline", "Childline (NSPCC)"."""
        text, runs = self._text, hit.value.ids[1:]
        after = self.hits.begun(hit.end + 1, hit.end + 2) if text[hit.end : hit.end + 1] in _SPACES else ()
        bracketed = text[max(hit.start - 2, 0) : hit.start] == " (" and text[hit.end : hit.end + 1] == ")"
        before = self.hits.begun(max(hit.start - _LONGEST, 0), hit.start) if bracketed else ()
        beside = [*after, *(each for each in before if each.end == hit.start - 2)]
        return any(each.value.ids[0] in runs for each in beside)

    def _is_backer(self, hit: Hit[ServiceName], last: int, before: str, after: str) -> bool:
        """Whether a name in brackets only says who runs what stands before them: "Harbour Service (Barnardo's)"."""
        if not before.endswith("(") or after[:1] != ")" or self._text[hit.start : hit.end].isupper():
            return False
        words = WORD.findall(before)
        return last < hit.start - 3 and len(words) > 1 and words[-1][0].isupper() and before[-2:-1] in " \u00a0"

    def _possessive(self, hit: Hit[ServiceName], block: Block) -> Hit[ServiceName]:
        """The longer name that a name is the owner in: "Samaritans' Welsh language line"."""
        owner = _OWNS.match(self._text, hit.end, min(block.end, hit.end + 4))
        if owner is None:
            return hit
        words = list(WORD.finditer(self._text, owner.end(), min(block.end, owner.end() + 60)))[:5]
        known = self._registry.surfaces
        for word in reversed(words):
            rest = " ".join(self._text[owner.end() : word.end()].split())
            value = known.get(f"{self._text[hit.start : hit.end]} {rest}".lower())
            if value is not None:
                return Hit(hit.start, word.end(), value)
        return hit

    def _is_styled(self, hit: Hit[ServiceName]) -> bool:
        """Whether the words are written as a name, not as the ordinary words that they also are."""
        text, words = self._text[hit.start : hit.end], self._view.knowledge.lexicon.words
        surface, key = hit.value.surface, hit.value.surface.lower()
        if hit.value.role == "generic":
            return text.isupper() or (not surface.isupper() and key not in words("owners.initials"))
        if text == surface or text.isupper():
            return True
        if " " not in surface and "." not in surface:
            if hit.value.word or surface.isupper():
                return (text[:1].isupper() and not surface[1:].isupper()) or (
                    len(surface) >= (4 if text[:1].isupper() else 5) and not hit.value.word
                )
            return text[:1].isupper() or len(surface) >= 7
        if hit.value.word == "plain":
            return text[:1].isupper() and not text[1:].islower()
        if any(word.startswith(tuple(words("owners.line_name"))) for word in text.lower().split()):
            return True
        wanted = [word for word in surface.split() if word[:1].isupper()]
        written = {word for word in text.split() if word[:1].isupper()}
        return (len(written) >= (len(wanted) + 1) // 2 and text[:1].isupper()) or (
            text.partition(" ")[0].lower() in words("owners.articles") and bool(written)
        )


def _mixed(written: str, name: ServiceName) -> bool:
    """Whether a name that may be just words has a capital at its head only: "Calm", "Victim support"."""
    return name.word == "plain" and written[:1].isupper()
