"""Four times the text, at most seven times the work, whatever the text is made of.

What grows with the square would take sixteen times as long, so that seven tells the two apart even where a machine
gives one of the two lengths less room in its caches. Work is CPU time, the least of several rounds, so that what else
the machine does counts little. Each shape is large enough for its cost to outweigh what any text costs.
"""

from __future__ import annotations

import gc
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from safelint import toml
from safelint.audit.blocks import Blocks
from safelint.audit.page import CrawledPage
from safelint.audit.rows import _numbers
from safelint.config import Flags, load, resolve
from safelint.gate import baseline as baselines
from safelint.gate.fixer import fixed
from safelint.hours.opening_hours import OpeningHours
from safelint.knowledge.index import Knowledge
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.lsp.fixes import line_edits
from safelint.readers import read
from safelint.reports import Style, find_format, format_names
from safelint.run.engine import Engine
from safelint.values.report import Report
from support import TODAY

pytestmark = pytest.mark.slow

TIMES = 4
MOST = 7.0
ROUNDS = 5

Shape = tuple[str, int, Callable[[int], str]]


@pytest.fixture(autouse=True, scope="module")
def _what_others_left_stands_apart() -> Iterator[None]:
    """What other tests hold is not looked through before each measurement: that took longer than what is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def times(piece: str) -> Callable[[int], str]:
    return lambda count: piece * count


def numbered(piece: str, *more: str) -> Callable[[int], str]:
    """Pieces one after another, each with its number in the place of `@`; then the pieces of `more` in the same way."""
    return lambda count: "".join(each.replace("@", str(at)) for each in (piece, *more) for at in range(count))


def never_seen(piece: str) -> Callable[[int], str]:
    """Pieces each with a number in the place of `@` that no other text has: what a check keeps of the words of one text
    must not serve the next round."""
    numbers = itertools.count(100_000)
    return lambda count: "".join(piece.replace("@", str(next(numbers))) for _ in range(count))


def _lettered(number: int) -> str:
    return "".join("bacidofuge"[int(digit)] for digit in str(number))


def around(before: str, middle: str, after: str) -> Callable[[int], str]:
    return lambda count: before * count + middle + after * count


def rising(piece: str, end: str) -> Callable[[int], str]:
    """Ever longer runs of a piece, so many characters in all."""

    def made(size: int) -> str:
        longest = int((2 * size / len(piece)) ** 0.5)
        return "".join(piece * at + end for at in range(1, longest))

    return made


PROSE = "The council said that help is here for every child and family who asks. "

DEEP_LIST = "a list nested deep"  # which the other parser of Markdown refuses

SHAPES: dict[str, Shape] = {
    "nested brackets": ("markdown", 4_000, around("[", "a", "](b)")),
    "open brackets": ("markdown", 8_000, times("[")),
    "open images": ("markdown", 6_000, times("![a")),
    "unclosed tags": ("html", 4_000, times("<b>a")),
    "unclosed tags in Markdown": ("markdown", 4_000, times("<b>a")),
    "tags that never end": ("html", 10_000, times("<a ")),
    "tags that never end in Markdown": ("markdown", 6_000, times("<a ")),
    "end tags of nothing": ("html", 8_000, times("</p>")),
    "a long run of digits": ("text", 60_000, times("0")),
    "digits in pairs": ("text", 12_000, times("08 ")),
    "digits after plus signs": ("text", 12_000, times("+44")),
    "numbers side by side": ("text", 500, times("0808 800 5000 ")),
    "one number, repeated": ("markdown", 500, times("Call Childline on 0800 1111. ")),
    "numbers of nobody": ("text", 250, numbered("Call 01632 96@, or 0161 496 @. ")),
    "alternating quotes": ("text", 10_000, times("\u201ca\u2019 ")),
    "straight quotes": ("text", 10_000, times("\"a' ")),
    "nested quotations": ("text", 8_000, around("\u201c\u2018", "a", "\u2019\u201d")),
    "combining marks": ("text", 60_000, lambda count: "a" + "\u0301" * count),
    "letters with marks": ("text", 12_000, times("a\u0301 ")),
    "invisible characters": ("text", 60_000, times("\u200b\u00ad")),
    "invisible characters in words": ("text", 8_000, times("a\u200bb\u00ad c ")),
    "footnotes": ("markdown", 1_500, numbered("a[^@]\n\n", "[^@]: b\n\n")),
    "one footnote, called often": ("markdown", 3_000, lambda count: "a[^1] " * count + "\n\n[^1]: b\n"),
    "definitions of links": ("markdown", 2_500, numbered("[a@] ", "\n\n[a@]: /b\n")),
    "deep front matter": ("markdown", 12_000, lambda count: f"---\ntitle: {'[' * count}\n---\na\n"),
    "long front matter": (
        "markdown",
        1_500,
        lambda count: "---\ntitle: a\n" + "b: c\n" * count + "---\n" + PROSE * 200,
    ),
    "front matter that never ends": ("markdown", 3_000, lambda count: "---\n" + "a: b\n" * count),
    "look-alike suppressions": ("markdown", 400, numbered("<!-- safelint-disabel-@ terminology -->\n\na\n\n")),
    "suppressions": ("markdown", 300, times("<!-- safelint-disable-next-line terminology -- a -->\nchild porn\n\n")),
    "suppressions of unknown rules": ("markdown", 300, numbered("<!-- safelint-disable term@ -- a -->\n\nb\n\n")),
    "regions opened and closed": (
        "markdown",
        300,
        times("<!-- safelint-disable helpline -->\n\nb\n\n<!-- safelint-enable helpline -->\n\n"),
    ),
    "passages": (
        "markdown",
        2_000,
        times("<!-- safelint-set kind=news -->\n\nHe said so.\n\n<!-- safelint-reset -->\n\n"),
    ),
    "words that children do not know": (
        "markdown",
        1_000,
        lambda count: (
            "<!-- safelint-set audience=children -->\n\n"
            + "".join(f"We saw the mel{_lettered(at)}ation of it. " for at in range(count))
        ),
    ),
    "one word that children do not know": (
        "markdown",
        1_500,
        lambda count: "<!-- safelint-set audience=children -->\n\n" + "They liaised and “mitigated” it. " * count,
    ),
    "indented words": ("markdown", 1_500, times("\tA bc d e f\n\n\t0 1 2 3\n\nA\n\n")),
    "indented words without an end": ("markdown", 3_000, lambda count: "A\n\n\t" + "A b " * count),
    "indented capitals with hyphens": ("markdown", 10_000, lambda count: "x\n\n    " + "A-" * count),
    "indented capitals with apostrophes": ("markdown", 10_000, lambda count: "x\n\n    " + "A'" * count),
    "boxes": ("markdown", 1_500, times('!!! note "a"\n\n    b\n\n::: note a\n\n')),
    "titles of boxes that never end": ("markdown", 4_000, times('=== "')),
    "short tables": ("markdown", 400, times("| a |\n|---|\n| b |\n\n")),
    "short tables of numbers": ("markdown", 150, times("| Service | Text |\n|---|---|\n| Shout | 85258 |\n\n")),
    "one wide table": (
        "markdown",
        2_500,
        lambda count: "| a " * count + "|\n" + "|---" * count + "|\n" + "| b " * count,
    ),
    "one long table": ("html", 1_500, lambda count: "<table>" + "<tr><td>a<td>b" * count),
    "tables in tables": ("html", 1_500, around("<table><tr><td>", "a", "</table>")),
    DEEP_LIST: ("markdown", 400_000, rising("  ", "- a\n")),
    "a list nested deep in HTML": ("html", 2_500, around("<ul><li>a", "b", "</ul>")),
    "block quotations nested deep": ("markdown", 60, lambda count: (">" * 90 + " a\n\n") * count),
    "elements nested deep": ("html", 5_000, around("<div>", "a", "</div>")),
    "hidden elements nested deep": ("html", 4_000, around("<div hidden>", "a", "</div>")),
    "languages nested deep": ("html", 3_000, around("<i lang=cy>a ", "b", "</i>")),
    "unclosed comments": ("html", 10_000, times("<!-- a ")),
    "unclosed comments in Markdown": ("markdown", 6_000, times("<!-- a ")),
    "elements that are not heard": ("html", 1_000, times('<b aria-hidden="true">a b 1234')),
    "words in drawings": ("html", 2_000, times("<svg><text>a")),
    "drawings that never end": ("markdown", 400, times("<svg><text>a\n\n")),
    "drawings that seem to never end": ("html", 800, times("<svg><g title='<svg>'></g><text>a</text></svg>")),
    "comments": ("html", 4_000, times("<!-- a -->b")),
    "names of services": ("text", 600, times("Childline and the NSPCC Helpline and Samaritans ")),
    "names far from numbers": ("text", 300, lambda count: "Childline is here. " * count + "Call 0800 1111. " * count),
    "bodies of nations": ("text", 300, times("Police Scotland and Kent Police met Fife Council in Leeds ")),
    "services of other nations": (
        "markdown",
        150,
        lambda count: "Gwent Police\n\n" + "- Call Breathing Space on 0800 83 85 87 in Glasgow.\n" * count,
    ),
    "a service of another nation in one line": (
        "text",
        150,
        lambda count: "Gwent Police. " + "Rape Crisis Scotland, 08088 01 03 02, " * count,
    ),
    "names in longer names": ("text", 600, times("Kent Women's Refuge Leeds Mind of Refuge Friends of ")),
    "numbers of other countries": ("text", 700, numbered("00 49 30 1234@ ")),
    "digits at the heads of lines": ("markdown", 250, times("999. 1000.\n\n")),
    "addresses in addresses": ("text", 1_500, times("samaritan.org/")),
    "sentences of names and numbers": ("text", 150, times("Childline, the NSPCC, Samaritans: 0800 1111, 116 123. ")),
    "capitals": ("text", 2_000, times("THE CHILD WAS SAFE ")),
    "capitals with spaces": ("text", 10_000, times("A B ")),
    "addresses": ("text", 600, times("https://www.childline.org.uk/a?b=c ")),
    "one long address": ("text", 20_000, lambda count: "https://a.org/" + "b." * count),
    "host names without end": ("text", 20_000, times("a.")),
    "at signs": ("text", 20_000, times("a@")),
    "e-mail addresses": ("text", 1_500, times("help@example.org ")),
    "one long word": ("text", 150_000, times("a")),
    "one long capital word": ("text", 150_000, times("A")),
    "one long word of marks": ("markdown", 60_000, times("a*")),
    "a tag with many attributes": ("html", 6_000, lambda count: "<p" + " a=b" * count + ">c"),
    "a tag with many attributes in Markdown": ("markdown", 6_000, lambda count: "<p" + " a=b" * count + ">c"),
    "entities": ("html", 8_000, times("&amp;")),
    "entities in Markdown": ("markdown", 8_000, times("&amp;")),
    "entities that never end": ("html", 20_000, times("&amp")),
    "ampersands": ("markdown", 20_000, times("&")),
    "carriage returns": ("text", 20_000, times("a\r")),
    "carriage returns in Markdown": ("markdown", 10_000, times("a\r\r")),
    "empty lines": ("text", 60_000, times("\n")),
    "tabs": ("markdown", 30_000, times("\t")),
    "tabs between words": ("text", 10_000, times("a\t")),
    "blanks": ("text", 100_000, times(" ")),
    "blanks of other kinds": ("text", 40_000, times("\u00a0\u2009")),
    "hashes": ("markdown", 40_000, times("#")),
    "menus": ("html", 1_000, numbered("<a href='/@'>Part @</a>")),
    "gaps": ("html", 3_000, times("<b>1</b><i>a</i>")),
    "line breaks": ("html", 10_000, times("<br>a<br>\n<br>")),
    "headings without spaces": ("markdown", 2_000, numbered("####é @\n\n")),
    "headings": ("markdown", 2_000, numbered("#### a @\n\n")),
    "fake headings": ("markdown", 1_500, times("**Help**\n\nb\n\n")),
    "asterisks": ("markdown", 20_000, times("*")),
    "asterisks and letters": ("markdown", 8_000, times("*a **b ")),
    "underscores": ("markdown", 12_000, times("_a_ ")),
    "tildes": ("markdown", 20_000, times("~a")),
    "backticks": ("markdown", 20_000, rising("`", " ")),
    "code": ("markdown", 6_000, times("`a` ")),
    "pipes": ("markdown", 10_000, times("|")),
    "pipes and dashes": ("markdown", 8_000, times("|-")),
    "backslashes": ("markdown", 20_000, times("\\")),
    "carets and dollars": ("markdown", 8_000, times("^a^ $b$ ")),
    "template tags": ("html", 5_000, times("{{ a }}")),
    "template tags that never end": ("html", 8_000, times("{{ ")),
    "template tags that begin anew": ("html", 5_000, times("{{ a {% b <%= c {# d {#e ")),
    "template tags that never end in Markdown": ("markdown", 8_000, times("{% ")),
    "emoji sequences": ("text", 4_000, times("\U0001f468\u200d\U0001f469\u200d\U0001f467 ")),
    "Welsh words": ("text", 1_500, times("mae cymorth ar gael i blant yng Nghymru ")),
    "Welsh paragraphs": ("markdown", 300, times("Mae cymorth ar gael i bob plentyn yng Nghymru.\n\nHelp is here.\n\n")),
    "misspelt names": ("text", 150, times("Ask Childlin or the Samartans or Crimestopers. ")),
    "last names a letter off": (
        "text",
        300,
        lambda count: "".join(f"Ann Bre{_lettered(at)}in came. Ms Bre{_lettered(at)}en left. " for at in range(count)),
    ),
    "former names": ("text", 250, times("Ask Action Fraud or the Criminal Records Bureau. ")),
    "terms": ("text", 250, times("He had child pornography and she committed suicide. ")),
    "terms in one sentence": ("text", 300, times("child porn and rent boys and ")),
    "terms that the house says": (
        "text",
        250,
        times("\u201cHe had child pornography,\u201d said Sergeant Lee of Wexley Police. "),
    ),
    "terms in quotation marks": ("text", 250, times("\u201cHe had child pornography,\u201d she said. ")),
    "terms in a list": ("markdown", 400, times("- child pornography\n")),
    "passive sentences": ("text", 500, times("The child was taken away by the man. ")),
    "semicolons": ("text", 10_000, times("a; ")),
    "full stops": ("text", 30_000, times(". ")),
    "full stops without spaces": ("text", 30_000, times(".")),
    "abbreviations": ("text", 800, numbered("The ABC@ and the CSA (child sexual abuse). ")),
    "letters in brackets": ("text", 2_500, times("A big thing (ABT) ")),
    "brackets in text": ("text", 20_000, times("(")),
    "long sentences": ("text", 5_000, times("and then the child said ")),
    "images": ("markdown", 1_500, times("![](a.png) ")),
    "links": ("markdown", 800, times("[click here](https://example.org/a) ")),
    "links of numbers": ("markdown", 300, times("[0800 1111](tel:08088005000) ")),
    "links that never end": ("html", 3_000, times("<a href=b>c ")),
    "form controls": ("html", 2_500, times("<input type=image><button>a</button>")),
    "marks that never end in reStructuredText": ("restructuredtext", 8_000, times("*a ``b `c |d ")),
    "names in reStructuredText": ("restructuredtext", 8_000, times(".x_-")),
    "fields in fields": ("restructuredtext", 500, lambda count: ":a: " * count + "\n" * count + "b"),
    "lists on one line": ("restructuredtext", 1_500, lambda count: "- " * count + "a" + "\n" * count + "b"),
    "blocks ever deeper": ("restructuredtext", 400_000, rising(" ", "- a\n")),
    "rules that begin no table": ("restructuredtext", 2_500, times("== ==\n\n")),
    "a table of many columns": (
        "restructuredtext",
        3_000,
        lambda count: "= " * 90 + "\n" + "a\n" * count + "= " * 90 + "\n",
    ),
    "a grid": (
        "restructuredtext",
        12,
        lambda count: ("+-" * 90 + "+\n|" + " |" * 90 + "\n") * count + "+-" * 90 + "+\n",
    ),
    "a table of lists": (
        "restructuredtext",
        700,
        lambda count: ".. list-table::\n\n" + "   * - a\n     - b\n" * count,
    ),
    "names and their targets": (
        "restructuredtext",
        1_500,
        numbered(".. _a@: b\n", "a@_ "),
    ),
    "substitutions": ("restructuredtext", 1_500, lambda count: f".. |a| replace:: {'b' * 190}\n\n" + "|a| " * count),
    "marks that never end in AsciiDoc": ("asciidoc", 6_000, times("*a _b `c #d +e <<f ((g ")),
    "macros that never end": ("asciidoc", 8_000, times("link:a[")),
    "a long word in AsciiDoc": ("asciidoc", 60_000, times("a")),
    "colons in AsciiDoc": ("asciidoc", 20_000, times("a:")),
    "blocks without an end": (
        "asciidoc",
        600,
        lambda count: "".join("=" * (4 + at % 200) + "\n" for at in range(count)),
    ),
    "notes in one paragraph": ("asciidoc", 1_000, times("a footnote:[b] ")),
    "notes between comments": ("asciidoc", 1_000, times("a footnote:[b]\n// c\n")),
    "cells that stand often": ("asciidoc", 100, lambda count: "|===\n" + "99*|a\n" * count + "|===\n"),
    "cells over many rows": ("asciidoc", 700, lambda count: "|===\n" + "9.999+|a\n" * count + "|===\n"),
    "cells with lists": ("asciidoc", 600, lambda count: "|===\n" + "a|\n* b\n" * count + "|===\n"),
    "an author who never ends": ("asciidoc", 20_000, lambda count: "= a\n" + "a" * count + "!\n"),
    "ordinary prose": ("text", 400, times(PROSE)),
    "dates and sums": ("text", 1_500, times("On 12 May 2026 \u00a310,500 at 10.30am. ")),
    "line ends in numbers": ("text", 500, times("0808\n800\n5000\n\n")),
    "full-width digits": ("text", 500, times("\uff10\uff18\uff10\uff10 \uff11\uff11\uff11\uff11 ")),
    "numbers with the letter O and without": ("text", 250, times("08O8 8OO 5OOO or 999, ")),
    "the letter O": ("text", 20_000, times("O0")),
    "helplines under headings": ("markdown", 200, times("## Childline\n\nCall us.\n\n0800 1111\n\n")),
    "known and unknown names": ("text", 200, times("Anchor Line and Childline or Harbour House 0800 456 4567, ")),
    "names and numbers without a full stop": ("text", 200, times("Childline 0800 1111, NSPCC 0808 800 5000 and ")),
    "misspelt names without a full stop": ("text", 150, times("Childlin and Samartans and ")),
    "former names without a full stop": ("text", 200, times("Action Fraud and ")),
    "former names between marks": ("text", 1_000, times("CRB`")),
    "letters explained without a full stop": ("text", 600, times("child sexual abuse (CSA) and the ABC and ")),
    "former names in a title": ("markdown", 700, lambda count: "<title></p>CRB" * count),
    "two names for one thing": ("text", 300, times("The CSAM and the child abuse images were seen. ")),
    "what is told twice without a full stop": (
        "text",
        200,
        times("the group meets on Mondays and the choir is every Friday, we are open Monday to Friday, all six rooms "),
    ),
    "what is told next": (
        "text",
        150,
        times("Open Monday to Friday, 9am to 5pm. It is shut on Sundays. On Mondays there is tea. See you on Monday. "),
    ),
    "large numbers of people": ("text", 1_500, lambda count: "Four men raped a girl. " + "all 2000 men " * count),
    "lengths of sentences": (
        "text",
        300,
        times("Dean Marsh was jailed for four years. Mr Marsh was given four years and all five men left. "),
    ),
    "links of a menu": ("html", 600, numbered("<li><a href=/@>Get help</a> <a href=/>Home</a></li>")),
    "links of a menu in one paragraph": ("html", 1_500, times("<a href=/>Get help</a> ")),
    "ways to local help": (
        "html",
        300,
        times("<p>Suicide. Call us on 01632 960123 <a href=/a>to get help</a>."),
    ),
    "footers in footers": ("html", 3_000, around("<div class=footer>", "a", "</div>")),
    "names of boxes": ("html", 3_000, times('<div class="a menu-b menu-c-container footer-">a</div>')),
    "articles in articles": ("html", 3_000, around("<article>", "<footer>a</footer>", "</article>")),
    "links in one paragraph": ("markdown", 1_000, times("[a](/b) ")),
    "emphasis in emphasis": ("markdown", 2_000, around("**a *b ", "c", "* d**")),
    "a table of services": (
        "markdown",
        300,
        lambda count: "| A | B |\n|---|---|\n" + "| Childline | 0800 1111 |\n" * count,
    ),
    "one row of services": (
        "html",
        300,
        lambda count: "<table><tr>" + "<td>Childline<td>0800 1111" * count,
    ),
    "a list of services": ("markdown", 250, times("- Childline: 0800 1111\n")),
    "services then numbers": (
        "markdown",
        200,
        lambda count: "- Childline\n" * count + "\n" + "- 0800 1111\n" * count,
    ),
    "one long list item": ("markdown", 300, lambda count: "- " + "Call Childline on 0800 1111 or " * count),
    "definitions": ("html", 2_000, lambda count: "<dl>" + "<dt>a<dd>b" * count),
    "passages in many languages": ("html", 1_500, numbered("<p lang=x@>a b c")),
    "findings silenced by one comment": (
        "markdown",
        300,
        lambda count: "<!-- safelint-disable-file terminology -- a -->\n\n" + "child pornography. " * count,
    ),
    "many names in one comment": (
        "markdown",
        1_500,
        lambda count: "<!-- safelint-disable-file " + " ".join(f"r{at}" for at in range(count)) + " -- a -->\n\nb",
    ),
    "one comment of a megabyte": ("html", 200_000, lambda count: f"<!-- safelint-{'a ' * count}-->b"),
    "claims": ("text", 200, times("Call Childline on 0800 1111, free, 24 hours a day, seven days a week. ")),
    "web sites": ("text", 300, times("Childline is at www.childline.org.uk or nspcc.org.uk. ")),
    "topics": ("text", 500, times("suicide domestic abuse grooming trafficking rape stalking ")),
    "notes to editors": ("markdown", 500, times("## Notes to editors\n\nCall.\n\n")),
    "lines of one word": ("text", 10_000, numbered("a@\n")),
    "paragraphs of one word": ("text", 5_000, numbered("a@\n\n")),
    "words never seen": ("text", 5_000, never_seen("Word@ ")),
    "capital words never seen": ("text", 4_000, never_seen("In Xyzzy@ or ")),
    "title attributes": ("html", 2_000, times("<a href=b title='c d e'>f</a>")),
    "headings that skip": ("html", 2_000, times("<h1>a</h1><h4>b</h4>")),
    "links that lead astray": (
        "html",
        1_000,
        numbered('<p>Visit <a href="https://www.samaritans.com/">Samaritans</a> for help @.</p>'),
    ),
    "links to services in one paragraph": ("html", 1_200, times("<a href=https://www.nspcc.org.uk>childline</a> ")),
    "addresses after one name": ("text", 1_500, lambda count: "Childline " + "www.samaritans.org " * count),
    "the title of a law that never ends": ("text", 60, times("Suicide" + "-A" * 90 + " x. ")),
    "hours before an address that never end": ("text", 60, times("Childline" + " 24" * 60 + " x www.samaritans.org. ")),
    "names run by names": ("text", 60, times("Childline," + " part of" * 20 + " x NSPCC, on 0800 1111. ")),
    "services run by others in one sentence": ("text", 60, times("Samaritans is run by Mind, ")),
    "bodies that run services in one sentence": ("text", 60, times("Mind runs Samaritans, ")),
    "a law and another nation": ("text", 500, times("The Care Act 2014 applies in Scotland. ")),
    "courts and a service of their nation": (
        "text",
        500,
        lambda count: "He was tried at Glasgow Sheriff Court. " * count + "Call Nexus NI on 028 9032 6803.",
    ),
    "blanks between names": ("text", 150, times("Childline" + " " * 40 + "x Samaritans 0800 1111 ")),
    "blanks in long sentences": ("text", 40, times("and the child " * 10 + " " * 1_500 + "said. ")),
    "line ends in cells of numbers": ("text", 2_500, times("08\n00\n")),
    "short numbers": ("text", 500, times("999 ")),
    "numbers in the digits of another script": ("text", 2_500, times("\u0660\u0661 ")),
    "near names": ("text", 500, never_seen("Childlin@ne and Samarita@ns and ")),
    "numbers with hours": ("text", 250, times("Samaritans 116 123 9am to 5pm, Monday to Friday, ")),
    "weekly things on other days": ("text", 300, times("The group meets on Tuesdays. Our Wednesday group has tea. ")),
    "closed and open days": ("text", 300, times("We are open on Mondays. We are closed on Mondays. ")),
    "ages of one surname": (
        "text",
        250,
        never_seen("Ann Reddish@n, 42, spoke. Mrs Reddish@n, 44, left. A man of 46 came. "),
    ),
    "groups in parts": (
        "text",
        200,
        times("96 joined a class: 58 women and 44 men. There are 24 bays. Six are here. "),
    ),
    "shares beside numbers": ("text", 250, times("We had 412 calls. Of these, 163, or about 60%, were new. ")),
    "prices for each": ("text", 250, times("We sold 40 tickets at £5 each, raising £250 in two weeks. ")),
    "charges": ("text", 250, times("He faces six counts of theft and two counts of arson. ")),
    "years of birth": ("text", 250, times("Lee was born in 1968. He was nine years old when it began, in 1984. ")),
    "sums that were taken": ("text", 250, times("He took £23,000. The whole of the £28,000 was spent. ")),
    "all of the accused": ("text", 250, times("Three men were jailed. All four defendants lied. Her three children. ")),
    "what is left of several": (
        "text",
        200,
        times("There were 24 girls. Six are in A. Twelve are in B. The other four left. "),
    ),
    "income and spending": ("text", 300, times("Income was £612,000 and spending £598,000, a deficit of £14,000. ")),
    "days later": ("text", 300, times("It was cut on 9 May. She died six days later, on 14 May. ")),
    "rows of a table that make a sum": (
        "markdown",
        400,
        lambda count: "| What | Number |\n| --- | --- |\n" + "| people | 24 |\n| of whom men | 12 |\n" * count,
    ),
    "links to sites abroad": ("markdown", 600, times("[school](https://www.school.ac.th/) [ring](tel:+66211112222) ")),
    "footers": (
        "markdown",
        100,
        times("In danger, call 999.\n\nCall Samaritans on 116 123, free.\n\nText SHOUT to 85258.\n\n"),
    ),
    "numbers of one service in one sentence, each behind two capitals": (
        "text",
        150,
        lambda count: "Ring " + ", ".join(["Xxx Yyy or 0800 1111"] * count) + ".",
    ),
    "names in capitals, garbled and right": (
        "text",
        40,
        never_seen(
            "The Quality Care Commission of Town@ and National Crime Agency and Barring Disclosure Service Board "
        ),
    ),
}


def cost(engine: Engine, form: str, text: str) -> float:
    """CPU seconds for one text, from its bytes to its report."""
    data = text.encode()
    gc.collect()
    gc.disable()
    began = time.process_time()
    try:
        document = read("text", data, form)
        found, failures = engine.checker.checked(engine.checker.located("text"), document)
        assert found is not None
        report = Report("0", (), TODAY, (found,), (), {})
        find_format("json").render(report, Style())
        took = time.process_time() - began
    finally:
        gc.enable()
    assert failures == ()
    return took


@pytest.mark.parametrize("name", SHAPES)
def test_the_work_grows_with_the_text(engine: Engine, name: str) -> None:
    form, count, make = SHAPES[name]
    assert growth(lambda: cost(engine, form, make(count)), lambda: cost(engine, form, make(TIMES * count))) <= MOST


IN_MARKDOWN = sorted(name for name, (form, _, _) in SHAPES.items() if form == "markdown" and name != DEEP_LIST)


@pytest.mark.parametrize("name", IN_MARKDOWN)
def test_so_does_the_work_of_the_other_parser_of_markdown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.readers.markdown.reader.find_spec", lambda _: None)
    _, size, made = SHAPES[name]
    short, long = made(size).encode(), made(TIMES * size).encode()

    def taken(data: bytes) -> float:
        return cpu(lambda: read("text", data, "markdown"))

    assert growth(lambda: taken(short), lambda: taken(long)) <= MOST


def growth(short: Callable[[], float], long: Callable[[], float]) -> float:
    """How many times as much `long` takes as `short`."""
    less, more = float("inf"), float("inf")
    for _ in range(ROUNDS):
        less, more = min(less, short()), min(more, long())
        if more <= MOST * less:
            break
    return more / less


def report_of(engine: Engine, text: str, paths: int = 1) -> Report:
    found = []
    for number in range(paths):
        document = read(f"{number:06}.txt", text.encode(), "text")
        report, failures = engine.checker.checked(engine.checker.located("text"), document)
        assert report is not None
        assert failures == ()
        found.append(report)
    return Report("0", (), TODAY, tuple(found), (), {}, {}, engine.checker.rules.notes(found))


def cpu(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("form", format_names())
def test_reports_grow_with_what_they_hold(form: str) -> None:
    engine = Engine(Flags(today=TODAY), detail=True)
    render = find_format(form).render
    # Many findings, all of them on one line.
    short, long = (report_of(engine, "He had child pornography and " * count) for count in (300, TIMES * 300))
    assert growth(lambda: cpu(lambda: render(short, Style())), lambda: cpu(lambda: render(long, Style()))) <= MOST


@pytest.mark.parametrize(
    ("text", "count"),
    [("Call Childline on 08001111 now. ", 450), ("He died by suicide. He hanged himself in the garage.\n\n", 500)],
    ids=["numbers and fixes in one line", "paragraphs with words that no report repeats"],
)
def test_the_page_grows_with_what_it_marks(text: str, count: int) -> None:
    engine = Engine(Flags(today=TODAY), detail=True)
    short, long = (report_of(engine, text * times) for times in (count, TIMES * count))
    render = find_format("html").render
    assert growth(lambda: cpu(lambda: render(short, Style())), lambda: cpu(lambda: render(long, Style()))) <= MOST


def test_the_names_of_blocks_grow_with_their_links() -> None:
    def named(count: int) -> Callable[[], object]:
        document = read("a.md", numbered("- [Help @](/@)\n")(count).encode(), "markdown")
        places = [document.span(block.start, block.end).start for block in document.blocks]
        return lambda: list(map(Blocks(document).at, places))

    short, long = named(1_000), named(TIMES * 1_000)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


def test_the_rows_of_numbers_grow_with_what_is_found_at_them(engine: Engine) -> None:
    page = CrawledPage(b"site", 0, "a.txt", "site", b"site/a.txt")

    def made(count: int) -> Callable[[], object]:
        document = read("a.txt", ("Call Childline on 0800 1112.\n\n" * count).encode(), "text")
        report, _ = engine.checker.checked(engine.checker.located("a.txt"), document)
        assert report is not None
        blocks, rules = Blocks(document), engine.checker.rules.by_id(engine.checker.config("a.txt"))
        return lambda: _numbers(page, report, blocks, rules)

    short, long = made(450), made(TIMES * 450)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


@pytest.mark.parametrize("piece", ["Monday, ", "9am to 5pm, ", "Monday 9am, "])
def test_hours_grow_with_what_they_name(engine: Engine, piece: str) -> None:
    lexicon = Knowledge(engine.checker.loaded.pack, ()).lexicon

    def reading(count: int) -> Callable[[], object]:
        text = f"{piece}and some other words " * count
        pieces = OpeningHours(lexicon, lexicon.matches(Tokens(fold(text))), text)
        return lambda: pieces.read(0, len(text))

    assert growth(lambda: cpu(reading(1_000)), lambda: cpu(reading(TIMES * 1_000))) <= MOST


def test_a_baseline_grows_with_its_entries(engine: Engine, tmp_path: Path) -> None:
    """All entries and all findings have one fingerprint, and no text is where it was."""

    def compared(count: int) -> Callable[[], object]:
        report = report_of(engine, "He had child pornography.", count)
        baseline = baselines.made(report, str(tmp_path), {"x"})
        gone = baseline._replace(entries=tuple(each._replace(path=f"gone/{each.path}") for each in baseline.entries))
        return lambda: baselines.compared(report, gone, {"x"})

    short, long = compared(250), compared(TIMES * 250)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


def test_fixes_grow_with_the_text(engine: Engine) -> None:
    def shown(count: int) -> Callable[[], object]:
        text = "Call Childline on 08001111 today.\n\n" * count
        return lambda: diff_of(text)

    def diff_of(text: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.md").write_text(text, encoding="utf-8")
            runner = Engine(Flags(today=TODAY))
            report = runner.run([os.path.join(folder, "a.md")])
            return fixed(runner, report, report, write=False).diff

    assert shown(2)().count(b"+Call Childline on 0800 1111") == 2
    short, long = shown(150), shown(TIMES * 150)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


def test_what_an_editor_is_told_of_fixes_grows_with_the_text() -> None:
    """Every second line is blank, and one line in fifty is put right."""

    def edited(count: int) -> Callable[[], object]:
        wrong = [f"Call Childline in {at} on 08001111.\n" if at % 2 == 0 else "\n" for at in range(count)]
        right = [line.replace("08001111", "0800 1111") if at % 50 == 0 else line for at, line in enumerate(wrong)]
        assert len(line_edits("".join(wrong), "".join(right))) == count / 50
        return lambda: line_edits("".join(wrong), "".join(right))

    short, long = edited(600), edited(TIMES * 600)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


def test_a_configuration_grows_with_its_entries(tmp_path: Path) -> None:
    entry = '[[overrides]]\nfiles = ["a@/**/b@/*.md"]\nkind = "news"\n[[overrides.silence]]\nrule = "x"\nreason = "y"\n'

    def resolved(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.toml"
        path.write_text(numbered(entry)(count), encoding="utf-8")
        return lambda: resolve(str(tmp_path / "a" / "b.md"), load(str(path)), Flags(), None)

    short, long = resolved(250), resolved(TIMES * 250)
    assert growth(lambda: cpu(short), lambda: cpu(long)) <= MOST


@pytest.mark.parametrize(
    "text",
    ["[" + "a." * 3_000 + "a]\n" + numbered("b@ = 1\n")(3_000), 'a."\\"".' * 20 + "a = 1", "a = " + "[" * 50_000],
    ids=["a long name of a table", "quoted parts", "brackets"],
)
def test_toml_that_would_take_long_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"parts|deeply"):
        toml.loads(text)


def test_toml_of_dots_is_read() -> None:
    written = f"a.b.c = '{'.' * 99} a.b{'.c d' * 99}'\n" + "d = 1.5\n"
    assert toml.loads(written)["d"] == 1.5
