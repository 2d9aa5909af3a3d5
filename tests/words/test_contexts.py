"""Where in a text a term's context is looked for: under a heading, before its words, in other blocks."""

from __future__ import annotations

import pytest

from support import CheckText

HONOUR = "terminology/honour-based-abuse"
TABLE = "| Harm | Who helps |\n| --- | --- |\n| Honour-based abuse | Karma Nirvana |\n"


def rules(check_text: CheckText, text: str) -> list[str]:
    return [each.rule for each in check_text(text).findings]


@pytest.mark.parametrize(
    "marked", ["so-called 'honour'-based abuse", "so-called \u2018honour\u2019-based abuse", "\u201chonour\u201d"]
)
def test_later_uses_are_left_alone_in_other_blocks(check_text: CheckText, marked: str) -> None:
    assert HONOUR in rules(check_text, f"# What we do\n\n{TABLE}")
    assert HONOUR not in rules(check_text, f"# What we do\n\nWe deal with {marked}.\n\n{TABLE}")
    assert HONOUR not in rules(check_text, f"# The word {marked}\n\n{TABLE}")


def test_what_stands_after_the_words_does_not_count_as_before(check_text: CheckText) -> None:
    assert HONOUR in rules(check_text, f"{TABLE}\nThe law speaks of so-called 'honour'-based abuse.\n")


def test_under_a_heading_that_names_it_plain_words_are_clear(check_text: CheckText) -> None:
    asked = "Were you taken abroad to be cut? You can talk to a midwife.\n"
    assert "terminology/fgm-told-as-cutting" in rules(check_text, f"# Help for women\n\n{asked}")
    assert "terminology/fgm-told-as-cutting" not in rules(check_text, f"# FGM: help for women\n\n{asked}")


def test_a_page_for_carers_of_adults_is_not_on_children_in_care(check_text: CheckText) -> None:
    asked = "Ask us about respite care.\n"
    assert "terminology/family-time" in rules(check_text, f"# Foster carers\n\n{asked}")
    assert "terminology/family-time" not in rules(check_text, f"# Carers\n\n{asked}")


def test_the_name_of_a_form_or_a_panel_is_not_hard(check_text: CheckText) -> None:
    hard = "readability/hard-word"
    assert hard in rules(check_text, "# Help\n\nWe take a multi-agency view.\n")
    assert hard in rules(check_text, "# Help\n\nYou must purchase forms before you come.\n")
    assert hard not in rules(check_text, "# Help\n\nFill in the multi-agency referral form.\n")
    assert hard not in rules(check_text, "# Help\n\nThe multi-agency child exploitation panel (MACE) meets in May.\n")


def test_what_one_paragraph_refuses_excuses_no_word_in_another(check_text: CheckText) -> None:
    blamed, buttons = "I knew how to press his buttons.", "terminology/pushed-his-buttons"
    far = f"# My story\n\nMy partner beat me.\n\nIt was not my fault.\n\nThe trial was in May.\n\n{blamed}\n"
    assert buttons in rules(check_text, far)
    assert buttons not in rules(check_text, f"# My story\n\nMy partner beat me. {blamed} It was not my fault.\n")
    assert buttons not in rules(check_text, f"# Myths about domestic abuse\n\nHe beat his wife.\n\n- {blamed}\n")


def test_a_context_is_seen_however_far_in_a_long_text_it_stands(check_text: CheckText) -> None:
    said, between = "Last year he had to kick his habit.\n\n", "We sell good bread to all who come to us.\n\n" * 600
    assert "terminology/drug-habit" not in rules(check_text, f"{said}{between}")
    assert "terminology/drug-habit" in rules(check_text, f"{said}{between}The man took heroin.\n")


@pytest.mark.parametrize(
    ("subject", "between", "severities"),
    [
        ("Her husband beat her and locked her in.", "", ["warning"]),
        (
            "Her husband beat her and locked her in.",
            "The house was sold in May. She lives in Leeds now.\n\n",
            ["suggestion"],
        ),
        ("The couple sold cheese.", "The house was sold in May. She lives in Leeds now.\n\n", []),
    ],
)
def test_in_a_text_on_a_subject_the_context_may_stand_anywhere_and_then_only_suggests(
    check_text: CheckText, subject: str, between: str, severities: list[str]
) -> None:
    text = f"# Domestic abuse: her story\n\n{subject}\n\n{between}It was a volatile relationship.\n"
    if not severities:
        text = text.replace("Domestic abuse", "A dairy")
    found = [
        each for each in check_text(text, kind="story").findings if each.rule == "terminology/volatile-relationship"
    ]
    assert [each.severity for each in found] == severities
