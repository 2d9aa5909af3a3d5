"""Press releases: what a press office puts around them, who speaks in them, and whose people they tell of."""

from __future__ import annotations

from itertools import chain

from safelint.kinds.shape import Evidence, Shape, is_prose
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, HINT, SURE, KindReason, Signs, counted, sign
from safelint.kinds.voice import unquoted
from safelint.text.view import TextView
from safelint.values.source import Range

_OPENING = 400  # characters
_IN_PASSING = 1  # speeches told by the way that a release may hold
_TITLES = 3  # the title of a page, and its first headings
_LONGEST = 140  # characters of a title
_TOP = 2  # lines in which a letterhead stands
_AT_LENGTH = 30  # words of what an official says
_FIRST, _LAST = 3, 4  # blocks around a release
_NEAR_EDGE = 600  # characters of such a block, from its start and before its end
_BESIDE = 4  # characters between a quotation and who speaks
_ALONE = ENOUGH + HINT  # outweighs that a court is told of, as papers tell of it too but ask others
_JUDGE = "kinds.judge_speaker"
_BESIDE_OFFICIALS = ("kinds.harmed_speaker", _JUDGE)
_ENDING = 60  # characters of a line that ends a release
_ROUND_ENDING = frozenset(" \r\t#*_:-\u2013\u2014.")


def end_of_release(view: TextView) -> int:
    """Where what is not printed with a release begins: at a block whose first line says so, else at the text's end."""
    text = view.document.text
    for start, end in view.matches.all("kinds.end_of_release"):
        block = view.document.block_at(start)
        line = text[block.start : min(block.end, block.start + _ENDING)].split("\n")[0]
        line_end = block.start + len(line)
        if is_prose(block) and block.kind != "cell" and end <= line_end:
            if _ROUND_ENDING.issuperset(text[block.start : start] + text[end:line_end]):
                return block.start
    return len(text)


def release(shape: Shape) -> Signs:
    yield from _of_the_desk(shape)
    yield from _of_the_house(shape)


def _of_the_desk(shape: Shape) -> Signs:
    """What a press office puts around its text."""
    lines = _lines_of_the_desk(shape) or shape.begun("kinds.release_opening")
    start, end = shape.head
    opening = (start, min(end, start + _OPENING))
    to_editors = shape.first_at("kinds.to_editors", _around(shape))
    said = None if lines else to_editors or shape.at("kinds.release_at_once", opening)
    lead = shape.at("kinds.release_lead", opening)
    yield from sign(KindReason.RELEASE, FORM, *(lines or ()), said, lead, _statement(shape))
    named = next((place for place in lines or () if shape.opening and place[0] < shape.opening[0][1]), None)
    yield from sign(KindReason.CALLED_A_RELEASE, FORM, named)


def _lines_of_the_desk(shape: Shape) -> Evidence:
    """Lines such as "ENDS" that stand by themselves: the point of a list that says "Ends:" goes on."""
    found = shape.lines("kinds.release_line") or ()
    return tuple(place for place in found if shape.view.document.block_at(place[0]).kind != "item")


def _around(shape: Shape) -> list[Range]:
    """The edges of the first and the last blocks, whose words may be those of a press office to editors."""
    prose = shape.prose
    near = prose if len(prose) <= _FIRST + _LAST else (*prose[:_FIRST], *prose[-_LAST:])
    edges = (
        (each.start, min(each.end, each.start + _NEAR_EDGE), max(each.start, each.end - _NEAR_EDGE), each.end)
        for each in near
    )
    return [part for start, early, late, end in edges for part in ((start, early), (late, end))]


def _statement(shape: Shape) -> Range | None:
    """What calls a text a statement in its title."""
    found = shape.titled("kinds.statement_title", (shape.first, *shape.opening[:_TITLES]), _LONGEST)
    return found[0] if found else None


def _of_the_house(shape: Shape) -> Signs:
    """Who speaks. Papers print what officials say as well, but ask others too and say how they came by it."""
    own = shape.different_unquoted("kinds.own_people", shape.body)
    officials = _officials(shape)
    judged = any(shape.holds(_JUDGE, speech.speaker) for speech in shape.speeches)
    yield from sign(KindReason.OFFICIALS, ENOUGH if judged else _ALONE, *officials)
    if officials:
        yield from sign(KindReason.LED_THE_CASE, CLEAR, shape.at("kinds.led_the_case", shape.body))
        formulas = shape.different("kinds.formula_of_a_case", shape.body)
        yield from counted(KindReason.FORMULAS, formulas, CLEAR)
        yield from sign(KindReason.AT_LENGTH, HINT, _at_length(shape))
    yield from counted(KindReason.HOUSE_VOICE, own, ENOUGH, CLEAR)
    reached = next(unquoted(shape.view, "kinds.to_the_force", shape.body), None)
    yield from sign(KindReason.REACHED_ITSELF, SURE, reached)
    yield from sign(KindReason.OFFICIAL_SITE, FORM, _official_site(shape))
    if shape.speeches:
        about = shape.begun("kinds.about_the_sender") or ()
        yield from sign(KindReason.SENDER, CLEAR, *about)


def _official_site(shape: Shape) -> Range | None:
    """The name of a force or a prosecutor at the end of a page's title or in its foot, where it tells of a case."""
    titles = shape.titles[:_TITLES]
    name = shape.at("kinds.official_site", titles[0]) if titles else None
    if name and any(shape.holds("report.headline", title) for title in titles):
        return name
    foot = _foot(shape)
    tells_of_a_case = any(shape.holds(name, shape.head) for name in ("report.deed", "kinds.appeal"))
    return foot if tells_of_a_case else None


def letterhead(shape: Shape) -> Signs:
    """The name of a force or a prosecutor, alone or with the day, or of a council with the day, in the first lines."""
    head = next(iter(shape.lines("kinds.letterhead") or ()), None)
    if head and any(line[0] <= head[0] < line[1] for line in shape.opening[:_TOP]):
        yield from sign(KindReason.LETTERHEAD, FORM, head)


def _at_length(shape: Shape) -> Range | None:
    """A quotation of an official with many words: papers cut what officials say."""
    officials = [speech for speech in shape.speeches if shape.holds("kinds.official", speech.speaker)]
    for start, end in shape.view.quotations:
        of_official = any(
            0 <= start - speech.verb[1] <= _BESIDE or 0 <= speech.speaker[0] - end <= _BESIDE for speech in officials
        )
        if of_official and len(shape.text[start:end].split()) >= _AT_LENGTH:
            return start, end
    return None


def _foot(shape: Shape) -> Range | None:
    """Whose page it is, as the foot of a site says."""
    feet = (block for block in shape.view.document.blocks if block.landmark == "footer")
    return next((name for block in feet if (name := shape.at("kinds.official_foot", (block.start, block.end)))), None)


def _officials(shape: Shape) -> list[Range]:
    """The officials of a force, a council or a prosecutor, where they speak and nobody else does but who was harmed and
    the judge."""
    passing = shape.different("report.in_passing", shape.body)
    of_papers = (unquoted(shape.view, name, shape.body) for name in ("report.other_side", "report.judging"))
    if len(passing) > _IN_PASSING or any(chain.from_iterable(of_papers)):
        return []
    named: list[Range] = []
    for speech in shape.speeches:
        official = shape.at("kinds.official", speech.speaker)
        if official:
            named.append(official)
        elif not (named and shape.holds("kinds.same_speaker", speech.speaker)) and not any(
            shape.holds(name, speech.speaker) for name in _BESIDE_OFFICIALS
        ):
            return []
    return named
