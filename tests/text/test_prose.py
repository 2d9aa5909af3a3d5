"""Sentences and words: single traps, and labelled texts in `sentences/`, where a bar stands at each boundary.

`tuned-*` were at hand while the rules were written. `heldout-*` were written afterwards, and no rule was changed for
them; whoever changes one because of them should move them to the tuned set and write new ones.
"""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.packs.schema import Place
from safelint.packs.sentences import FILE
from safelint.readers import read
from safelint.text.prose import around, ends_paragraph, sentences, words
from safelint.text.sentence_ends import ProseData
from safelint.text.web_addresses import WebAddresses
from safelint.values.document import BREAK, LEFT_OUT, Block, Document, Meta, Segment
from safelint.values.source import Source
from support import DATA, ROOT

LABELLED = DATA / "sentences"
RULES = ROOT / "rules" / "uk"
SENTENCES, NAMING = (
    tomllib.loads((RULES / name).read_text(encoding="utf-8")) for name in ("sentences.toml", "naming.toml")
)
DATA = ProseData.of(FILE.holds.read(SENTENCES, Place(FILE.pattern)), WebAddresses(NAMING["address_endings"]))


def document(text: str, media: str = "markdown") -> Document:
    blocks, start = [], 0
    for part in text.split(BREAK):
        blocks.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 1
    meta = Meta(is_plain=media == "text")
    return Document(Source("x", media, text), text, [Segment(0, 0, len(text), True)], blocks, meta=meta)


def split(text: str, media: str = "markdown") -> list[str]:
    return [text[start:end] for start, end, _ in sentences(document(text, media), DATA)]


def test_positions_are_of_the_document_and_trimmed() -> None:
    text = " One here. Two\nhere. " + BREAK + "A heading" + BREAK + BREAK + "Last."
    assert sentences(document(text), DATA) == [(1, 10, 0), (11, 20, 0), (22, 31, 1), (33, 38, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. A. Hall and Det. Ch. Insp. Marsh came.",
        "Mr. and Mrs. O'Neill live at No. 10.",
        "He lives in St. John's Wood.",
        "See para. 4 and pp. 12 to 14.",
        "Bring food, drink, etc. and a coat.",
        "Ask an adult, e.g. a teacher, i.e. someone you trust.",
        "We open at 9 a.m. Monday.",
        "At 3.30 p.m. Mrs. Ali will be there.",
        "The U.K. Government and R. v. Dale.",
        "It cost 1.5 million pounds.",
        "Call Stop It Now! on 0808 1000 900.",
        "Stop It Now! Helpline advisers listen.",
        "Call Who Cares? Scotland on 0330 107 7540.",
        "“Is it true?” she asked.",
        "“Stop!” he said.",
        "He waited … and waited.",
        "1. Talk to your child.",
        "(b. 1970) and more.",
        "Visit www.example.org.uk now.",
        "It ran from 7 Sept. 2015 on.",
        "Dale Sports Ltd. Coaches were told.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Call 116 123.|You can talk.",
        "Call 999.|The line is free.",
        "It is safe.”|She left.",
        "It is safe”.|She left.",
        "(He left.)|She stayed.",
        "It was abuse.[1]|The court said so.",
        "We open at 5 p.m.|Then we close.",
        "He lives in the U.K.|The other man does not.",
        "Dale Sports Ltd.|The firm closed.",
        "She is in Group B.|Parents know.",
        "He lives in Church St.|The other man moved.",
        "Is it true?|Yes!|It is.",
        "They waited...|Nothing came.",
        "We agreed.|14 people did not.",
        "See our site.|www.example.org has more.",
        "It works.|iPhone users can hide it.",
        "Call Stop It Now!|They listen.",
        "A child is lost.|Who cares?|Scotland does.",
        "He said no.|Nobody asked why.",
        "It ended.|“Good,” she said.",
        "It ended.|(Later it began again.)",
        "1. Talk.|2. Listen.",
        "Do three things.|a. Talk.|b. Listen.",
        f"Look here.|{LEFT_OUT} It is a picture.",
        "One.|Two.\u00a0|Three.",
    ],
)
def test_boundaries(text: str) -> None:
    parts = text.split("|")
    assert split(" ".join(parts)) == [part.strip() for part in parts]


def test_a_line_end_alone_ends_nothing() -> None:
    assert split("Police in\nNorthshire have\nCharged a man.", "text") == ["Police in\nNorthshire have\nCharged a man."]


def test_contact_lines_end_with_their_line() -> None:
    lines = ["For help:", "Childline: 0800 1111", "NSPCC Helpline: 0808 800 5000", "Samaritans: 116 123"]
    for media in ("markdown", "html", "text"):
        assert split("\n".join(lines), media) == lines
    assert split("\r\n".join(lines), "text") == lines


def test_short_lines_of_plain_text_end_where_the_next_word_had_room() -> None:
    wrapped = "Anyone who has been hurt, at home or anywhere else, can talk to us by\nphone or in person at any time."
    text = "\n".join(["Yours sincerely", "Ruth Marsh", "Head of Care"])
    assert split(wrapped + BREAK + text, "text") == [wrapped, "Yours sincerely", "Ruth Marsh", "Head of Care"]
    assert split(wrapped + BREAK + text, "html") == [wrapped, text]


LONG_LINE = (
    "Anyone who has been hurt, at home or anywhere else, can talk to us by phone or in person at any time of the day or"
    " night, for free."
)


def test_a_line_of_plain_text_beside_a_whole_paragraph_ends() -> None:
    lines = ["Where to get help", LONG_LINE, "Talk to us", LONG_LINE]
    assert split("\n".join(lines), "text") == lines
    assert split("\r\n".join(lines), "text") == lines
    assert len(split("\n".join(lines), "markdown")) == 2


def test_in_a_text_copied_from_a_page_every_line_stands_by_itself() -> None:
    lines = [
        "New phone line for people in every part of the county who worry about a child",
        "The line is run by the council and will be open on every day of the year",
        "Last updated 2 May 2024",
        "Talk to a nurse;",
        "Talk to your school.",
        LONG_LINE,
    ]
    text = "\n".join(lines)
    assert split(text, "text") == lines
    assert (
        split(text.replace("Talk to a nurse;", "Talk to a nurse or"), "text")[3]
        == "Talk to a nurse or\nTalk to your school."
    )
    wrapped = "The trust in the town of\nNorthbeck helps, and it does so\nfor free. It opened in May and\nis busy."
    assert "The trust in the town of\nNorthbeck helps, and it does so\nfor free." in split(
        f"{text}{BREAK}{wrapped}", "text"
    )


def test_a_colon_and_dashes_make_a_list_of_plain_text() -> None:
    lines = ["It may show as:", "-trouble with sleep", "-Bad dreams (at night or by day)", "-fear"]
    assert split("\n".join(lines), "text") == lines
    text = "It may show as trouble\n-Bad dreams at night are one"
    assert split(text, "text") == [text]


def test_a_short_line_before_a_long_one_ends_where_much_room_was_left() -> None:
    wrapped = "Coaches keep to the rules of the county, and all\nof them know what to do at a session"
    after = "Avoid being on your own with one child for long, and tell the lead what you did"
    assert split(f"{wrapped}\n{after}", "text") == [wrapped, after]
    assert len(split(f"{wrapped} at the club in the week\n{after}", "text")) == 1


def test_a_long_address_is_no_paragraph() -> None:
    text = "Read\nhttps://example.org/" + "a" * 200 + "\nbefore you call us."
    assert split(text, "text") == [text]


@pytest.mark.parametrize(
    ("text", "media", "ends"),
    [
        (f"It is free.\n{LONG_LINE}", "text", True),
        (f"It is free.\n{LONG_LINE}", "markdown", False),
        (f"It is free. {LONG_LINE}", "text", False),
        ("It is free.\nCall us.", "text", False),
        (f"It is free.{BREAK}Call us.", "markdown", True),
    ],
)
def test_where_a_paragraph_ends(text: str, media: str, ends: bool) -> None:
    made = document(text, media)
    first, second = sentences(made, DATA)
    assert ends_paragraph(made, first, second) is ends


def labelled(group: str) -> tuple[int, list[str], list[str]]:
    """Boundaries found as labelled; those missed; those found where none is. Each shown by the words around it."""
    right, missed, false = 0, [], []
    for path in sorted(LABELLED.glob(f"{group}-*.txt")):
        for paragraph in path.read_text(encoding="utf-8").strip().split("\n\n"):
            text = paragraph.replace("|", "")
            wanted = {bar.start() - number for number, bar in enumerate(re.finditer(r"\|", paragraph))}
            found = {start for start, _, _ in sentences(document(text), DATA)} - {0}
            right += len(wanted & found)
            missed += [text[max(at - 20, 0) : at + 20] for at in sorted(wanted - found)]
            false += [text[max(at - 20, 0) : at + 20] for at in sorted(found - wanted)]
    return right, missed, false


def test_tuned_texts() -> None:
    assert labelled("tuned") == (125, [], [])


def test_heldout_texts() -> None:
    assert labelled("heldout") == (122, [], [])


@given(st.text(alphabet=st.sampled_from("aB1 .!?…”(\n" + BREAK), max_size=60))
def test_sentences_cover_all_that_is_no_white_space(text: str) -> None:
    found = sentences(document(text), DATA)
    assert "".join("".join(text[start:end].split()) for start, end, _ in found) == "".join(
        text.replace(BREAK, " ").split()
    )
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A well-known man’s 14 dogs", ["A", "well-known", "man’s", "dogs"]),
        ("the parents' ‘home’", ["the", "parents", "home"]),
        ("a 14-year-old in Y6", ["a", "year-old", "in", "Y"]),
        ("GOV.UK, the U.K. and e.g. this", ["GOVUK", "the", "UK", "and", "eg", "this"]),
        ("today.He left", ["today", "He", "left"]),
        ("safe\u00adguarding café", ["safeguarding", "café"]),
        ("self\u2011harm", ["self\u2011harm"]),
        ("0800 1111 – 50%", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_lists_that_a_pack_leaves_out_are_empty() -> None:
    nothing = ProseData.of(FILE.holds.read({}, Place(FILE.pattern)), WebAddresses(()))
    assert [
        document("Dr. Hall came.").text[start:end] for start, end, _ in sentences(document("Dr. Hall came."), nothing)
    ] == ["Dr.", "Hall came."]


_MENU = ("Home", "About us", "Help for adults", "News")


@pytest.mark.parametrize(
    ("form", "one", "between"),
    [
        ("html", '<a href="/@">@</a>', "\n"),
        ("html", '<a href="/@">@</a>', ""),
        ("html", '<a href="/@">@</a>', "<br>"),
        ("html", '<span><a href="/@">@</a></span>', " | "),
        ("html", '<div><a href="/@">@</a></div>', ""),
        ("markdown", "[@](</@>)", "\n"),
        ("markdown", "[@](</@>)", "  \n"),
        ("markdown", "[@](</@>)", " • "),
    ],
)
def test_the_links_of_a_menu_make_no_sentence_together(form: str, one: str, between: str) -> None:
    found = read("x", between.join(one.replace("@", words) for words in _MENU).encode(), form)
    texts = [found.text[start:end] for start, end, _ in sentences(found, DATA)]
    assert [text.rstrip(" |•") for text in texts] == list(_MENU)


@pytest.mark.parametrize(
    "text",
    [
        "Call [Childline](/a) [0800 1111](tel:08001111) [help](mailto:a@example.org) or [Shout](/b) now",
        "Read about [grooming](/a), [bullying](/b) and [abuse](/c) here",
        "See [one](/a) [two](/b) here",
    ],
)
def test_links_in_a_sentence_leave_it_whole(text: str) -> None:
    found = read("x", text.encode(), "markdown")
    assert len(sentences(found, DATA)) == 1


def test_the_sentences_around_a_place() -> None:
    whole = document(f"One is here. Two is there.{BREAK}Three ends.")
    every, text = sentences(whole, DATA), whole.text
    at, gap = text.index("is there"), text.index(BREAK)
    assert text[slice(*around(every, at, at + 2))] == "Two is there."
    assert text[slice(*around(every, 4, at))] == "One is here. Two is there."
    assert around(every, gap, gap + 1) == (gap, gap + 1)
    assert text[slice(*around(every, gap, len(text)))] == f"{BREAK}Three ends."
    assert around([], 3, 5) == (3, 5)
