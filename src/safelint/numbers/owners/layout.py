"""Ties by layout: the row of a table, the sentence or the line before, the heading above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.numbers.owners.gap import REACH, is_local
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.owners.reasons import Reason
from safelint.numbers.owners.scene import OwnerTie, Scene
from safelint.numbers.service_names import ServiceName
from safelint.numbers.websites import host_of
from safelint.text.view import WORD
from safelint.values.document import Block
from safelint.values.report import Number

_WORD = regex(r"\w+")

# Characters over which a name may be remembered. Plans of posts for a week, which name a service once, need 400.
_FAR = 1500
# Characters of a block in which the sentence before speaks for the next. Lines for survivors in releases need some 90.
_SHORT_BLOCK = 160
# Blocks between a name and its number. A name, then a label of its own, then the number ask for 2.
_BLOCKS_ABOVE = 4
# Words of a line that names a service, and is no sentence about it. Long names in lists need 4; sentences that open a
# section on councils' pages ("It is free, and open day and night.") have 20.
_LABEL_WORDS = 9
# No text of ours decides these: words of a paragraph that may name the service of the contact lines below it; of the
# words before a number that point back to the sentence before, and how many are few; of a contact line that are not of
# getting in touch; and how many characters in a paragraph a name is its subject.
_PARAGRAPH_WORDS = 60
_POINTING_WORDS, _FEW_WORDS = 8, 3
_OTHER_WORDS = 3
_NEAR_START = 12


def tie_in_row(scene: Scene, number: Number, index: int) -> OwnerTie | None:
    """The name in the same row of a table, else in the header of the column."""
    blocks = scene.document.blocks
    block = blocks[index]
    if block.kind != "cell" or block.group < 0:
        return None
    row, heads = scene.cells.row(index), scene.cells.heads(index)
    labelled = _labelled(scene, number, index, row) if number.digits in scene.registry.plan.of_bodies else None
    if labelled is not None:
        return labelled
    names = [name for at in row for name in scene.mentions.of_block(at)]
    if any(_is_for_another_line(scene, blocks[at]) for at in (index, *heads)):
        return next((OwnerTie(name, Reason.ROW) for name in names if scene.own(name.name, number.digits)), None)
    # A name that shares its cell with a number of its own says nothing of the next cell's.
    free = [name for at in row if not scene.holds_number(blocks[at]) for name in scene.mentions.of_block(at)]
    tie = _one_meant(scene, free, number, Reason.ROW) or _one_meant(
        scene, [name for name in names if scene.own(name.name, number.digits)], number, Reason.ROW
    )
    if tie is not None:
        return tie
    return _one_meant(scene, [name for at in heads for name in scene.mentions.of_block(at)], number, Reason.COLUMN)


def _is_for_another_line(scene: Scene, cell: Block) -> bool:
    """Whether a cell, or the head of a column, speaks of another line of the same body."""
    said = _WORD.findall(scene.text[cell.start : cell.end].lower())
    return not scene.words("other_cells").isdisjoint(said)


def _labelled(scene: Scene, number: Number, index: int, row: list[int]) -> OwnerTie | None:
    """The police or the NHS named first in a short cell, where their short number alone fills a cell of their row."""
    blocks = scene.document.blocks
    if scene.text[blocks[index].start : blocks[index].end].strip() != number.text:
        return None
    label = next((name for at in row for name in scene.mentions.of_block(at)), None)
    if label is None or not any(scene.own(label.name, digits) for digits in scene.registry.plan.of_bodies):
        return None
    cell_at = scene.document.block_index(label.start)
    cell = blocks[cell_at]
    words = WORD.findall(scene.text[cell.start : cell.end])
    alone = cell.start == label.start and len(words) <= _LABEL_WORDS and scene.mentions.of_block(cell_at) == (label,)
    others = [at for at in row if at != cell_at and scene.holds_number(blocks[at])]
    return OwnerTie(label, Reason.LABEL) if alone and not others else None


def _one_meant(scene: Scene, names: Sequence[Mention], number: Number, reason: Reason) -> OwnerTie | None:
    """The one service that some names mean; the number's owner where it is among them; else none."""
    for name in names:
        if scene.own(name.name, number.digits):
            return OwnerTie(name, reason)
    named = [name for name in names if name.name.role != "generic"]
    meanings = {name.name.ids for name in named}
    return OwnerTie(named[0], reason) if len(meanings) == 1 else None


def tie_by_layout(scene: Scene, place: int, index: int, start: int) -> OwnerTie | None:
    """A name in the sentence or the line before, in the term, the item or the heading above."""
    number, block = scene.numbers[place], scene.document.blocks[index]
    local = is_local(scene, max(start, number.start - 2 * REACH), number.start)
    found = _in_sentence_before(scene, place, index, start)
    if found is not None:
        return found if scene.own(found.name.name, number.digits) or not local else None
    if not block.is_text:
        return None
    if not _is_contact_line(scene, index) and block.kind != "definition":
        above = _tie_above(scene, index, number)
        return above if above is not None and scene.own(above.name.name, number.digits) else None
    above = _tie_above(scene, index, number)
    if above is None or scene.own(above.name.name, number.digits):
        return above
    others = scene.view.matches.first("owners.others", max(block.start, start), min(block.end, number.end + 80))
    if others is not None and scene.text[others.start : others.end].lower() not in scene.words("open_to_all"):
        return None
    return None if local else above


def tie_from_afar(scene: Scene, number: Number) -> OwnerTie | None:
    """The last name before a number that owns it, however far up, or the next after it: what "us" or "the line" is. A
    name in what a site puts on each of its pages says nothing of a number in the text."""
    hits, right = scene.mentions.hits, bisect_left(scene.mentions.starts, number.start)
    before = (hit for hit in reversed(hits[max(0, right - 40) : right]) if hit.start >= number.start - _FAR)
    after = (hit for hit in hits[right : right + 8] if hit.start <= number.end + 2 * REACH)
    document = scene.document
    of_site = document.block_at(number.start).is_of_site
    for hit in (*before, *after):
        if document.block_at(hit.start).is_of_site and not of_site:
            continue
        if hit.value.role != "generic" and scene.own(hit.value, number.digits):
            name = scene.mentions.at(hit.start)
            if name is not None:
                return OwnerTie(name, Reason.OWN_FAR)
    return _by_address(scene, number)


def _by_address(scene: Scene, number: Number) -> OwnerTie | None:
    """The owner of a number whose website stands near it: "See karmanirvana.org.uk. Their helpline is N"."""
    begin = max(0, number.start - 2 * REACH)
    around = fold(scene.text[begin : number.end + REACH])
    for owner in scene.registry.owners.get(number.digits, ()):
        host = host_of(owner.helpline.website)
        at = -1 if not host or scene.registry.is_shared(host) else around.text.find(host)
        if at >= 0:
            start, end = around.unfold(at, at + len(host))
            meaning = ServiceName((owner.helpline.id,), host, "alias")
            return OwnerTie(Mention(begin + start, begin + end, meaning), Reason.ADDRESS)
    return None


def _in_sentence_before(scene: Scene, place: int, index: int, start: int) -> OwnerTie | None:
    """The last names of the block before this sentence, unless other numbers took them."""
    number, block = scene.numbers[place], scene.document.blocks[index]
    earlier = scene.mentions.between(index, start - 4 * REACH, start)
    if not earlier:
        return None
    own = [name for name in earlier if scene.own(name.name, number.digits) and number.start - name.end <= 2 * REACH]
    if own:
        return OwnerTie(own[-1], Reason.OWN_SENTENCE_BEFORE)
    spans = scene.clauses(block)
    here_at = bisect_left(spans, (start, 0))
    for left, right in reversed(spans[max(0, here_at - 2) : here_at]):
        here = [name for name in earlier if name.start >= left and name.end <= right]
        taken = any(left <= each.start < right for each in scene.numbers[max(0, place - 4) : place])
        if taken and not here:
            continue
        if taken:
            return None
        if here:
            alone = block.end - block.start < _SHORT_BLOCK and len(here) == 1
            tie = _one_meant(scene, here, number, Reason.SHORT_SENTENCE_BEFORE if alone else Reason.SENTENCE_BEFORE)
            return tie if tie is not None and _points_back(scene, start, number) else None
    return None


def _points_back(scene: Scene, start: int, number: Number) -> bool:
    """Whether the words around a number speak of the service named before, and of no other reader."""
    end = number.start
    if scene.says("turned", number.end, scene.clause_of(number)[1]):
        return False
    found = scene.view.words_between(start, end)
    if len(found) > _POINTING_WORDS:
        return False
    if scene.says("others", start, end) and scene.words("theirs").isdisjoint(found):
        return False
    if scene.says("back", start, end) or (len(found) <= _FEW_WORDS and scene.contact.filler.issuperset(found)):
        return True
    if not scene.registry.knows(number.digits):  # who trained the staff need not be who takes the bookings
        return False
    return scene.contact.filler_or_joint.issuperset(found) and scene.contact.has_verb(found)  # "Calls are free on N"


def _is_contact_line(scene: Scene, index: int) -> bool:
    """Whether a block holds little but ways to get in touch: "Tel: N", "Call us free on N"."""
    block = scene.document.blocks[index]
    text = scene.view.knowledge.addresses.left_out(scene.text[block.start : min(block.end, block.start + 300)])
    known, more = scene.contact.filler_or_joint, scene.words("contact_lines")
    words = (word.lower() for word in WORD.findall(text) if not word[0].isdigit())
    return sum(word not in known and word not in more for word in words) <= _OTHER_WORDS


def _tie_above(scene: Scene, index: int, number: Number) -> OwnerTie | None:
    """A name above that no label of somebody else's parts from the number, unless the number is its own."""
    tie = _named_above(scene, index, number)
    if tie is None or scene.own(tie.name.name, number.digits):
        return tie
    first = scene.document.block_index(tie.name.start) + 1
    return None if any(_is_label(scene, between) for between in range(first, index)) else tie


def _is_label(scene: Scene, index: int) -> bool:
    """Whether a block begins with the name of somebody whom the registry does not know, and holds no number."""
    block = scene.document.blocks[index]
    if block.end - block.start > REACH or scene.holds_number(block) or scene.mentions.of_block(index):
        return False
    words = WORD.findall(scene.text[block.start : block.end])[:2]
    return len(words) == 2 and all(word[0].isupper() and word.lower() not in scene.contact.filler for word in words)


def _named_above(scene: Scene, index: int, number: Number) -> OwnerTie | None:
    """What the nearest block above says that names anybody; no name counts beyond a heading without one."""
    blocks = scene.document.blocks
    block = blocks[index]
    if block.kind == "cell":
        return None
    for at in range(index - 1, max(-1, index - _BLOCKS_ABOVE - 1), -1):
        above = blocks[at]
        if not above.is_text or above.kind == "cell" or _is_another_item(block, above):
            continue
        if scene.mentions.of_block(at):
            return _tie_to_block(scene, at, index, number)
        if above.kind == "heading":
            return None
    return None


def _is_another_item(block: Block, above: Block) -> bool:
    """Whether a block is of another item of the same list, on the same level."""
    same_list = block.kind == above.kind == "item" and (block.group, block.level) == (above.group, above.level)
    return same_list and block.row != above.row


def _tie_to_block(scene: Scene, above: int, index: int, number: Number) -> OwnerTie | None:
    """What the names of a block above make of the number: what its heading, label or paragraph is about."""
    block, names = scene.document.blocks[above], scene.mentions.of_block(above)
    if block.kind == "term" and scene.document.blocks[index].kind == "definition":
        return _one_meant(scene, names, number, Reason.TERM)
    if scene.holds_number(block):
        mine = [name for name in names if scene.own(name.name, number.digits)]
        return OwnerTie(mine[-1], Reason.OWN_ABOVE) if mine and block.kind != "heading" else None
    words = len(WORD.findall(scene.text[block.start : min(block.end, block.start + 400)]))
    if block.kind in ("heading", "term") or words <= _LABEL_WORDS:
        return _one_meant(scene, names, number, Reason.HEADING)
    between = range(above + 1, index)
    if words > _PARAGRAPH_WORDS or not all(_is_contact_line(scene, each) for each in between):
        return None
    tie = _one_meant(scene, names, number, Reason.PARAGRAPH)
    is_subject = not between and names[0].start - block.start < _NEAR_START
    return tie if tie is not None and (is_subject or scene.own(tie.name.name, number.digits)) else None
