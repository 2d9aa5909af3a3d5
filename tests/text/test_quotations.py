"""What is quoted, told from British texts in which an apostrophe looks like a closing mark."""

from __future__ import annotations

import pytest

from safelint.knowledge import loader
from safelint.lexicon.lexicon import Lexicon
from safelint.text.quotations import quotations
from safelint.values.document import BREAK, Block, Document, Inline, Segment
from safelint.values.source import Source, Span

ELIDED = Lexicon(loader.load().lexicon).words("languages.elided")


def document(*paragraphs: str, quoted: frozenset[int] = frozenset(), inlines: tuple[Inline, ...] = ()) -> Document:
    text = BREAK.join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block("paragraph", at, at + len(paragraph), quoted=number in quoted))
        at += len(paragraph) + 1
    return Document(Source("a.txt", "text", text), text, [Segment(0, 0, len(text), True)], blocks, inlines)


def quoted(*paragraphs: str) -> list[str]:
    made = document(*paragraphs)
    return [made.text[start:end] for start, end in quotations(made, ELIDED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "It is over." Then he left.', ['"It is over."']),
        ("He said: \u201cIt is over.\u201d Then he left.", ["\u201cIt is over.\u201d"]),
        ("He said: \u2018It is over.\u2019 Then he left.", ["\u2018It is over.\u2019"]),
        ("He said: 'It is over.' Then he left.", ["'It is over.'"]),
        ("He said: 'It wasn't over.' Then he left.", ["'It wasn't over.'"]),
        ("He said: \u2018It wasn\u2019t over.\u2019 Then", ["\u2018It wasn\u2019t over.\u2019"]),
        ("It wasn't over and the girls' coats weren't there.", []),
        ("The boys' and girls' teams met.", []),
        ("He said 'the girls' coats were wet' and left.", ["'the girls' coats were wet'"]),
        ("In the '90s it wasn't so, 'til now.", []),
        ("Fish 'n' chips, then rock 'n' roll.", []),
        ("\"She said 'no' to him,\" he said.", ["\"She said 'no' to him,\""]),
        ("\u201cShe said \u2018no\u2019 twice,\u201d he said.", ["\u201cShe said \u2018no\u2019 twice,\u201d"]),
        ("He said: 'She told us to \"be quiet\" again,' and left.", ["'She told us to \"be quiet\" again,'"]),
        (
            "\u2018It was \u201cold\u201d and \u201ccold\u201d,\u2019 he said.",
            ["\u2018It was \u201cold\u201d and \u201ccold\u201d,\u2019"],
        ),
        ("'It was \"the boys' own\" club,' he said.", ["'It was \"the boys' own\" club,'"]),
        ("\"He said 'no,\" she said, in the girls' room.", ['"He said \'no,"']),
        ('The so-called "lover boy" model.', ['"lover boy"']),
        ('A board of 5" by 3" was found.', []),
        ('He said: "It is over. Then he left.', []),
        ("(\u201cthe Act\u201d)", ["\u201cthe Act\u201d"]),
        ("the word \u201cabuse\u201d\u2014always", ["\u201cabuse\u201d"]),
    ],
)
def test_one_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_over_several_paragraphs_each_opening_with_a_mark() -> None:
    one, two, three = 'He said: "It began early.', '"It went on.', '"It ended." Then he left.'
    assert quoted(one, two, three, "And home.") == ['"It began early.', '"It went on.', '"It ended."']


def test_a_mark_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert quoted('He said: "It began early.', "The court rose.") == []


def test_block_quotations_and_quoted_elements() -> None:
    made = document(
        "His words.", "Ours and his own.", quoted=frozenset({0}), inlines=(Inline("quote", 20, 23, Span(0, 0)),)
    )
    assert [made.text[a:b] for a, b in quotations(made, ELIDED)] == ["His words.", "his"]


def test_ten_thousand_marks_are_read_once() -> None:
    assert quotations(document("' \"" * 10_000), ELIDED) is not None


def test_a_quotation_after_a_colon_runs_to_the_paragraph_that_closes_it() -> None:
    one, two, three = 'He told him: "It began early.', "It went on.", 'It ended." Then he left.'
    assert quoted(one, two, three, "And home.") == ['"It began early.', "It went on.", 'It ended."']
    assert quoted(one, two, 'She said: "No." He left.') == ['"No."']
    assert quoted(one, *["It went on."] * 6, three) == []
    assert quoted("He told him “it began early.", two, "It ended.”") == []
