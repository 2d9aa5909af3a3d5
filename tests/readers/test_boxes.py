"""Blocks that site software adds to Markdown: their words are read, and their marks are not."""

from __future__ import annotations

import pytest

from safelint import readers


def read(source: str) -> list[tuple[str, str]]:
    """Kind and text of each block, which stands in the source as it is."""
    document = readers.read("a.md", source.encode(), "markdown")
    for block in document.blocks:
        left, right = document.span(block.start, block.end)
        assert source[left:right] == document.text[block.start : block.end]
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [("paragraph", text) for text in texts]


@pytest.mark.parametrize(
    "mark", ["!!! note", "!!! danger highlight blink", "??? question", "???+ tip", "!!! note inline end"]
)
def test_indented_text_below_a_mark_is_read(mark: str) -> None:
    source = f"Before\n\n{mark}\n\n    Ring us.\n\n    Or write.\n\nAfter\n"
    assert read(source) == paragraphs("Before", "Ring us.", "Or write.", "After")
    assert read(source.replace("\n", "\r\n")) == read(source)
    assert read(source.replace("    ", "\t")) == read(source)


@pytest.mark.parametrize("mark", ["!!! note", "??? question", "???", "===", "===!", "===+"])
def test_a_title_is_a_block_of_its_own(mark: str) -> None:
    source = f'Before\n{mark} "Help & care"\n    Ring us.\n{mark} "More"\n    Write.\n'
    assert read(source) == paragraphs("Before", "Help & care", "Ring us.", "More", "Write.")


def test_a_box_holds_blocks_and_boxes() -> None:
    source = """\
=== "Phone"

    Ring us:

    - by day

        until six

    - at night

    ```
    code

    code
    ```

    !!! danger "Now"

            code

        Call 999.

=== "Letter"

    Write.
"""
    assert read(source) == [
        *paragraphs("Phone", "Ring us:"),
        *(("item", text) for text in ("by day", "until six", "at night")),
        *paragraphs("Now", "Call 999.", "Letter", "Write."),
    ]


def test_a_box_in_a_list_belongs_to_its_item() -> None:
    assert read("- one\n\n    !!! note\n\n        Ring us.\n\n- two\n") == [
        ("item", "one"),
        ("item", "Ring us."),
        ("item", "two"),
    ]


@pytest.mark.parametrize(
    "source", ["!!! Important\nRead this.", "??? and then", 'He wrote "===" there', "+ one", "A !!! note\n    here"]
)
def test_what_holds_no_indented_text_is_no_box(source: str) -> None:
    assert "".join(text for _, text in read(source)).split() == source.replace("+ ", "").split()


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("::: warning\nTake care.\n:::", ["Take care."]),
        ("Before\n::: warning\nTake *care*.\n:::\nAfter", ["Before", "Take care.", "After"]),
        (":::tip Get help\nRing us.\n:::", ["Get help", "Ring us."]),
        (":::note[Get help]{.wide}\n\nRing us.\n\n:::", ["Get help", "Ring us."]),
        ('::: {.callout-tip title="Get help"}\nRing us.\n:::', ["Get help", "Ring us."]),
        ("::::: {#a .b} ::::\n:::{note}\nRing us.\n:::\n:::::", ["Ring us."]),
        (":::{figure} a/b.png\nA door.\n:::", ["A door."]),
        ("/// details | Get help\nRing us.\n///", ["Get help", "Ring us."]),
        ("::: (see below)", ["::: (see below)"]),
    ],
)
def test_text_between_colons_is_read(source: str, texts: list[str]) -> None:
    document = readers.read("a.md", source.encode(), "markdown")
    assert [document.text[block.start : block.end] for block in document.blocks] == texts
    assert {block.kind for block in document.blocks} <= {"paragraph"}


def test_a_definition_needs_one_colon() -> None:
    assert read("Rape\n: Sex without consent\n") == [("term", "Rape"), ("definition", "Sex without consent")]
