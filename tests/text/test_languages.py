"""What is in another language than English is left out of what is judged by English rules."""

from __future__ import annotations

import pytest

from safelint.knowledge import loader
from safelint.lexicon.lexicon import Lexicon
from safelint.readers import read
from safelint.text.languages import Languages, is_english
from support import CheckText

LANGUAGES = Languages(Lexicon(loader.load().lexicon))
WELSH = "Os ydych mewn perygl, ffoniwch 999. Siaradwch gyda rhywun yr ydych yn ymddiried ynddo."


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("", True),
        (" ", True),
        ("en", True),
        ("EN-gb", True),
        ("eng", True),
        ("cy", False),
        ("fr-CH", False),
        ("e", False),
    ],
)
def test_which_tags_mean_english(tag: str, expected: bool) -> None:
    assert is_english(tag) is expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("html", f"<p>Help in Welsh</p><p>{WELSH}</p><p>And now in English again.</p>", [WELSH]),
        ("html", '<p>We say <span lang="cy">bore da</span> and <b lang="fr">bonjour</b>.</p>', ["bore da", "bonjour"]),
        ("html", '<html lang="cy"><p>Cymorth</p><p lang="en">Help</p>', ["Cymorth"]),
        ("html", '<p lang="cy">Byw <i lang="cy">Heb</i> Ofn</p>', ["Byw Heb Ofn"]),
        ("html", '<p lang="cy">Byw <i lang="en">Live <b lang="cy">Heb</b></i> Ofn</p>', ["Byw ", "Heb Ofn"]),
        ("html", '<p lang="cy"><i lang="en-GB">Help us</i></p>', []),
        ("html", '<p lang="cy">Byw <i lang="">Heb</i> Ofn</p>', ["Byw Heb Ofn"]),
        ("text", f"Help in Welsh\n\n{WELSH}\n\nAnd now in English again.", [WELSH]),
        ("markdown", "Byw Heb Ofn and Heddlu De Cymru help you in Rhondda Cynon Taf.", []),
    ],
)
def test_passages(form: str, text: str, expected: list[str]) -> None:
    document = read("a", text.encode(), form)
    assert [document.text[start:end] for start, end in LANGUAGES.passages(document)] == expected


def test_terms_are_not_judged_in_a_marked_passage(check_text: CheckText) -> None:
    text = '<p>They call it <span lang="cy">child pornography</span>; it is child pornography.</p>'
    places = [text.index("child", text.index("is child"))]
    findings = check_text(text, "html").findings
    assert [each.span.start for each in findings if each.rule == "terminology/child-pornography"] == places


def test_a_welsh_paragraph_does_not_count_for_the_grade(check_text: CheckText) -> None:
    english = "<p>" + "We help you to plan and to stay safe in your own home. " * 12 + "</p>"
    alone, both = (check_text(text, "html").scores for text in (english, english + f"<p>{WELSH} {WELSH}</p>"))
    assert both == alone
