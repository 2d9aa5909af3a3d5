"""What holds for any input whatever: the promises of `Document`."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safelint import readers
from safelint.readers.markdown.offsets import offsets_of
from safelint.values.document import Document
from support.promises import check

pytestmark = pytest.mark.slow

_PIECES = {
    "text": """- |1. |(a) |> |\t|===|---|CAPS|  |• |{{ x }}""".split("|"),
    "markdown": """# ¦##¦- ¦1. ¦> ¦    ¦**¦*¦_¦`¦```¦~~¦[¦]¦](/x)¦](/x "ti tle")¦![¦[^1]¦[^1]: ¦| ¦ |¦|---|
¦&nbsp;¦&amp¦\\¦\\*
¦<b>¦</b>¦<div>¦</div>¦<!-- c -->¦<p hidden>¦<br>¦{{ x }}¦{% if x %}¦---¦title: x¦: ¦$CTA¦^i^¦<a href='x'>¦0800¦\t
¦[x]: /u 'Title'
¦<http://a.b>¦===¦- [ ] ¦<td>¦<pre>¦<code>¦<p>¦</li>¦<svg>¦{:.x}""".split("¦"),
    "html": """<p>¦</p>¦<div>¦</div>¦<b>¦</b>¦<a href=x>¦</a>¦<a href='y' title='t &amp; u'>¦<img alt='x y'>
¦<img src=a>
¦<ul>¦<li>¦</ul>¦<table>¦<tr>¦<td>¦</td>¦</table>¦<th>¦<h2>¦</h2>¦<br>¦&nbsp;¦&amp¦&#65;¦&¦<¦>¦<!--¦-->
¦<script>¦</script>¦<code>
¦</code>¦<pre>¦</pre>¦<div hidden>¦<p lang=cy>¦<i lang=fr>¦</i>¦<title>¦</title>¦<html lang=en>¦{{ x }}¦{% if x %}
¦{% else %}¦<%= x %>¦"¦'¦<input placeholder='x'>¦<button>¦</button>¦<dl>¦<dt>¦<dd>¦</dl>¦<svg>¦</svg>¦<nav>¦</nav>¦<q>
¦</q>¦<meta name=description content='d e'>¦<option>¦<select>¦</select>¦<caption>¦<textarea>¦</textarea>¦<p hidden>
¦<span lang=de>¦</span>¦0800 1111¦<sup>¦</sup>¦Call¦---
title: x
---
""".split("¦"),
    "restructuredtext": """===¦---¦- ¦* ¦1. ¦#. ¦.. ¦.. note:: ¦.. image:: a.png
¦.. list-table::¦   :alt: b c¦:header-rows: 1¦.. |x| replace:: y z
¦|x|¦.. _a: b¦.. [1] ¦[1]_¦`¦``¦`_¦__¦*¦**¦:kbd:`¦ <http://a.b>`_¦a_¦\\¦\\ ¦::¦   ¦    ¦| ¦|¦+---+---+
¦+===+===+
¦| a | b |
¦|   +---+
¦===  ===
¦a    b
¦---  ---
¦:lang: cy¦:title: x¦.. title:: t
¦.. csv-table::¦"a, b"¦, ¦{{ x }}¦{% if x %}¦.. code::¦>>> a¦.. raw:: html¦.. figure:: b""".split("¦"),
    "asciidoc": """= ¦== ¦* ¦** ¦- ¦. ¦1. ¦+
¦:: ¦;; ¦----
¦====
¦____
¦--
¦////
¦// c¦|===
¦|a ¦2+|¦a|¦,===
¦[%header,cols="1a,2*"]
¦[source]
¦[quote, B, C]
¦.T¦:lang: cy¦:x: y z¦{x}¦{nbsp}¦*¦_¦`¦#¦+¦+++¦^¦~
¦link:a[¦]¦https://a.b[¦image::a.png[b]¦image:a[c d]¦footnote:[¦<<a,¦>>
¦((¦))¦"`¦`"¦&amp;¦[[a]]¦[.r]¦NOTE: ¦ +
¦\\¦{{ z }}¦include::a[]¦|""".split("¦"),
}
_WORDS = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "child",
    "abuse",
    " ",
    "a",
    "é",
    "“b”",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "😀",
    "word. ",
    "\ufffc",
]


def sources(name: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_PIECES[name] + _WORDS), max_size=30).map("".join)


def any_document() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(sorted(_PIECES)).flatmap(lambda name: st.tuples(st.just(name), sources(name)))


def read(name: str, source: str) -> Document:
    return readers.read("sample", source.encode(), name)


@given(any_document())
@settings(max_examples=300, deadline=None)
@example(("html", "<div hidden><p>a<p>b</div>c"))
@example(("html", "<a href=x></a><p>b"))
@example(("markdown", "[](x)"))
def test_every_document_keeps_the_promises(case: tuple[str, str]) -> None:
    check(read(*case))


@given(any_document(), st.data())
@settings(max_examples=100, deadline=None)
def test_any_range_lies_in_the_source(case: tuple[str, str], data: st.DataObject) -> None:
    doc = read(*case)
    for block in doc.blocks:
        if block.end > block.start:
            start = data.draw(st.integers(block.start, block.end - 1))
            end = data.draw(st.integers(start + 1, block.end))
            span = doc.span(start, end)
            assert 0 <= span.start < span.end <= len(doc.source.text)
            break


@given(st.binary(max_size=200), st.sampled_from(sorted(_PIECES)))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        doc = readers.read("sample", data, name)
    except readers.Unreadable as reason:
        assert str(reason)
    else:
        check(doc)


_SENTENCE = st.lists(
    st.sampled_from(["child", "abuse", "Help", "is", "here", "and", "é", "word"]), min_size=2, max_size=8
)
_PARAGRAPHS = st.lists(_SENTENCE.map(lambda words: " ".join(words) + "."), min_size=1, max_size=6)
_JOIN = {
    "text": lambda paragraphs: "\n\n".join(paragraphs),
    "markdown": lambda paragraphs: "\n\n".join(paragraphs),
    "restructuredtext": lambda paragraphs: "\n\n".join(paragraphs),
    "asciidoc": lambda paragraphs: "\n\n".join(paragraphs),
    "html": lambda paragraphs: "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs),
}


@given(_PARAGRAPHS, st.data(), st.sampled_from(sorted(_JOIN)))
@settings(max_examples=100, deadline=None)
def test_paragraphs_do_not_depend_on_each_other(paragraphs: list[str], data: st.DataObject, name: str) -> None:
    doc = read(name, _JOIN[name](paragraphs))
    assert [doc.text[block.start : block.end] for block in doc.blocks] == paragraphs
    left_out = data.draw(st.integers(0, len(paragraphs) - 1))
    fewer = paragraphs[:left_out] + paragraphs[left_out + 1 :]
    doc = read(name, _JOIN[name](fewer))
    assert [doc.text[block.start : block.end] for block in doc.blocks] == fewer


@given(st.text(st.sampled_from("ab \n\u00e9\u201c\u0436\U0001f600"), max_size=60), st.integers(0, 200))
@example("\u201c", 200)
def test_each_byte_is_known_by_its_character(text: str, more: int) -> None:
    text += "a" * more
    begins = [byte & 0xC0 != 0x80 for byte in text.encode()]
    assert list(offsets_of(text)) == [sum(begins[:at]) for at in range(len(begins) + 1)]
