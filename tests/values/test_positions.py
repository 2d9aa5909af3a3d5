"""A two-word term is found at its exact place in every carrier, and nowhere that nobody reads."""

from __future__ import annotations

import re

import pytest

from safelint import readers
from safelint.values.document import Document

TERM = "child abuse"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLD = re.compile(rf"[\s{_DROPPED}]+")


def document(name: str, source: str | bytes, path: str = "sample") -> Document:
    data = source if isinstance(source, bytes) else source.encode()
    return readers.read(path, data, name)


def found(doc: Document) -> list[str]:
    """The source under each occurrence of the term, white space folded and invisible characters dropped."""
    places: list[int] = []  # for each character of the folded text its offset in the document's
    folded: list[str] = []
    at = 0
    for match in _FOLD.finditer(doc.text):
        folded.append(doc.text[at : match.start()])
        places.extend(range(at, match.start()))
        if match[0].strip(_DROPPED):
            folded.append(" ")
            places.append(match.start())
        at = match.end()
    folded.append(doc.text[at:])
    places.extend(range(at, len(doc.text)))
    joined = "".join(folded).lower()
    spans = []
    for hit in re.finditer(TERM, joined):
        span = doc.span(places[hit.start()], places[hit.end() - 1] + 1)
        spans.append(doc.source.text[span.start : span.end])
    return spans


# format, source, what stands in the source where the term is found
FOUND = {
    "text line end": ("text", "They speak of child\nabuse here.", "child\nabuse"),
    "text CRLF": ("text", b"They speak of child\r\nabuse here.", "child\r\nabuse"),
    "text CR": ("text", b"They speak of child\rabuse here.", "child\rabuse"),
    "text no-break space": ("text", "On child\u00a0abuse.", "child\u00a0abuse"),
    "text several spaces": ("text", "On child   abuse.", "child   abuse"),
    "text soft hyphen": ("text", "On child ab\u00aduse.", "child ab\u00aduse"),
    "text zero-width space": ("text", "On child \u200babuse.", "child \u200babuse"),
    "text byte order mark": ("text", b"\xef\xbb\xbfOn child abuse.", "child abuse"),
    "text UTF-16": ("text", "On child abuse.".encode("utf-16"), "child abuse"),
    "text Windows-1252": ("text", b"It\x92s child abuse.", "child abuse"),
    "text list continuation": ("text", "You can:\n\n- report child\n  abuse\n", "child\n  abuse"),
    "text underlined heading": ("text", "Child abuse\n===========\n\nText.", "Child abuse"),
    "text capital heading": ("text", "CHILD ABUSE\n\nText.", "CHILD ABUSE"),
    "text quoted": ("text", "> about child\n> abuse here\n", "child\n> abuse"),
    "text column": ("text", "Topic\tLine\nChild abuse\t0800 1111\n", "Child abuse"),
    "markdown line end": ("markdown", "They speak of child\nabuse here.", "child\nabuse"),
    "markdown CRLF": ("markdown", b"They speak of child\r\nabuse here.\r\n", "child\r\nabuse"),
    "markdown CR": ("markdown", b"They speak of child\rabuse here.\r", "child\rabuse"),
    "markdown indented line": ("markdown", "They speak of child\n   abuse here.", "child\n   abuse"),
    "markdown hard break": ("markdown", "On child  \nabuse.", "child  \nabuse"),
    "markdown backslash break": ("markdown", "On child\\\nabuse.", "child\\\nabuse"),
    "markdown no-break space": ("markdown", "On child\u00a0abuse.", "child\u00a0abuse"),
    "markdown &nbsp;": ("markdown", "On child&nbsp;abuse.", "child&nbsp;abuse"),
    "markdown several spaces": ("markdown", "On child   abuse.", "child   abuse"),
    "markdown soft hyphen": ("markdown", "On child ab\u00aduse.", "child ab\u00aduse"),
    "markdown &shy;": ("markdown", "On child ab&shy;use.", "child ab&shy;use"),
    "markdown zero-width space": ("markdown", "On child \u200babuse.", "child \u200babuse"),
    "markdown half bold": ("markdown", "On **child** abuse.", "child** abuse"),
    "markdown bold letters": ("markdown", "On **ch**ild abuse.", "ch**ild abuse"),
    "markdown half link": ("markdown", "On child [abuse](https://example.org/x).", "child [abuse"),
    "markdown half HTML": ("markdown", "On <b>child</b> abuse.", "child</b> abuse"),
    "markdown escape": ("markdown", "On child\\-free child abuse.", "child abuse"),
    "markdown alt": ("markdown", "![A poster on child abuse](a.png)", "child abuse"),
    "markdown alt half bold": ("markdown", "![A poster on **child** abuse](a.png)", "child** abuse"),
    "markdown link title": ("markdown", '[Help](/x "About child abuse")', "child abuse"),
    "markdown link title with quotation": ("markdown", '[Help](/x "\\"child abuse\\"")', '\\"child abuse\\"'),
    "markdown image title": ("markdown", "![](a.png 'On child abuse')", "child abuse"),
    "markdown title in definition": ("markdown", '[Help][x]\n\n[x]: /u "On child abuse"\n', "child abuse"),
    "markdown heading": ("markdown", "## Child abuse ##\n", "Child abuse"),
    "markdown underlined heading": ("markdown", "Child\nabuse\n===\n", "Child\nabuse"),
    "markdown heading without a space": ("markdown", "Éire\n##On child **abuse**\n", "child **abuse"),
    "markdown after headings without a space": ("markdown", "##é\n###ü\n\nOn child [abuse](x)\n", "child [abuse"),
    "markdown cell": ("markdown", "| a |\n|---|\n| child abuse |\n", "child abuse"),
    "markdown footnote": ("markdown", "Text.[^1]\n\n[^1]: On child\n    abuse.\n", "child\n    abuse"),
    "markdown list continuation": ("markdown", "- report child\n  abuse\n", "child\n  abuse"),
    "markdown lazy continuation": ("markdown", "- report child\nabuse\n", "child\nabuse"),
    "markdown quotation": ("markdown", "> report child\n> abuse\n", "child\n> abuse"),
    "markdown task": ("markdown", "- [ ] report child abuse\n", "child abuse"),
    "markdown definition": ("markdown", "Term\n: child abuse\n", "child abuse"),
    "markdown strike": ("markdown", "On ~~child~~ abuse.", "child~~ abuse"),
    "markdown front matter title": ("markdown", "---\ntitle: On child abuse\n---\nText.", "child abuse"),
    "markdown front matter quoted": ("markdown", '---\ntitle: "é: child abuse"\n---\nText.', "child abuse"),
    "markdown front matter description": (
        "markdown",
        "---\ntags: [x]\ndescription: >\n  On child\n  abuse\n---\nText.",
        ">\n  On child\n  abuse",
    ),
    "markdown TOML front matter": ("markdown", '+++\ntitle = "On child abuse"\n+++\nText.', "child abuse"),
    "markdown byte order mark": ("markdown", b"\xef\xbb\xbf# Child abuse\n", "Child abuse"),
    "markdown after accents": ("markdown", "Éire – “well”: child **abuse** €5", "child **abuse"),
    "markdown HTML block": ("markdown", "<div>\n<p>child\nabuse</p>\n</div>\n", "child\nabuse"),
    "markdown HTML alt": ("markdown", 'See <img src="a.png" alt="child abuse"> here.', "child abuse"),
    "markdown call to action": ("markdown", "$CTA\nReport child abuse\n$CTA\n", "child abuse"),
    "markdown information": ("markdown", "^Report child abuse^\n", "child abuse"),
    "markdown warning": ("markdown", "%Report child abuse%\n", "child abuse"),
    "html front matter title": ("html", "---\ntitle: On child abuse\n---\n<p>Text.", "child abuse"),
    "html after front matter": ("html", "---\nlayout: é\n---\n<p>On child <b>abuse</b>.", "child <b>abuse"),
    "html line end": ("html", "<p>On child\n  abuse.</p>", "child\n  abuse"),
    "html CRLF": ("html", b"<p>On child\r\nabuse.</p>", "child\r\nabuse"),
    "html br": ("html", "<p>On child<br>abuse.</p>", "child<br>abuse"),
    "html after a gap": ("html", "<span>Call 999</span><span>Report child <b>abuse</b>", "child <b>abuse"),
    "html after two line breaks": ("html", "<p>Call 999<br><br>\nReport child\nabuse", "child\nabuse"),
    "html no-break space": ("html", "<p>On child\u00a0abuse.</p>", "child\u00a0abuse"),
    "html &nbsp;": ("html", "<p>On child&nbsp;abuse.</p>", "child&nbsp;abuse"),
    "html &#160;": ("html", "<p>On child&#160;abuse.</p>", "child&#160;abuse"),
    "html &nbsp without semicolon": ("html", "<p>On child&nbsp abuse.</p>", "child&nbsp abuse"),
    "html several spaces": ("html", "<p>On child   abuse.</p>", "child   abuse"),
    "html soft hyphen": ("html", "<p>On child ab\u00aduse.</p>", "child ab\u00aduse"),
    "html &shy;": ("html", "<p>On child ab&shy;use.</p>", "child ab&shy;use"),
    "html zero-width space": ("html", "<p>On child &#8203;abuse.</p>", "child &#8203;abuse"),
    "html letter as entity": ("html", "<p>On &#99;hild abuse.</p>", "&#99;hild abuse"),
    "html half bold": ("html", "<p>On <b>child</b> abuse.</p>", "child</b> abuse"),
    "html half link": ("html", '<p>On child <a href="/x">abuse</a>.</p>', 'child <a href="/x">abuse'),
    "html comment between": ("html", "<p>On child <!-- x -->abuse.</p>", "child <!-- x -->abuse"),
    "html alt": ("html", '<img src="a.png" alt="On child abuse">', "child abuse"),
    "html alt with entity": ("html", "<img src=a.png alt='On child&nbsp;abuse'>", "child&nbsp;abuse"),
    "html link title": ("html", '<a href="/x" title="On child abuse">Help</a>', "child abuse"),
    "html image title": ("html", '<img src="a.png" alt="" title="On child abuse">', "child abuse"),
    "html aria-label": ("html", '<a href="/x" aria-label="On child abuse">Help</a>', "child abuse"),
    "html button": ("html", "<button>Report child abuse</button>", "child abuse"),
    "html heading": ("html", "<h2>Child abuse</h2>", "Child abuse"),
    "html cell": ("html", "<table><tr><td>child abuse<td>x</table>", "child abuse"),
    "html list item": ("html", "<ul><li>child abuse<li>x</ul>", "child abuse"),
    "html page title": ("html", "<title>Child abuse</title>", "Child abuse"),
    "html description": ("html", '<meta name="description" content="On child abuse">', "child abuse"),
    "html loose text": ("html", "<div>child abuse<p>x</p></div>", "child abuse"),
    "html bare fragment": ("html", "child abuse", "child abuse"),
    "html byte order mark": ("html", b"\xef\xbb\xbf<p>child abuse</p>", "child abuse"),
    "html after template tag": ("html", "<p>{% if x %}child{% endif %} abuse</p>", "child{% endif %} abuse"),
    "html unclosed": ("html", "<div><p><b>child <i>abuse", "child <i>abuse"),
    "html noscript": ("html", "<noscript>child abuse</noscript>", "child abuse"),
    "html caption": ("html", "<figure><figcaption>child abuse</figcaption></figure>", "child abuse"),
}


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND)
def test_the_term_is_found_at_its_exact_place(case: tuple[str, str | bytes, str]) -> None:
    name, source, expected = case
    assert found(document(name, source)) == [expected]


NOT_FOUND = {
    "text template tag": ("text", "See {{ child abuse }} here."),
    "text two paragraphs": ("text", "He is a child\n\nabuse is wrong."),
    "text two items": ("text", "- child\n- abuse\n"),
    "text two cells": ("text", "a child\tabuse\n"),
    "markdown code span": ("markdown", "Use `child abuse` here."),
    "markdown code block": ("markdown", "```\nchild abuse\n```\n"),
    "markdown indented code": ("markdown", "Text.\n\n    child abuse\n"),
    "markdown address": ("markdown", "[x](</child abuse>)"),
    "markdown comment": ("markdown", "Text. <!-- child abuse -->"),
    "markdown comment block": ("markdown", "<!--\nchild abuse\n-->\n"),
    "markdown other front matter": ("markdown", "---\ntags: child abuse\nsummary: child abuse\n---\nText."),
    "markdown nested front matter": ("markdown", "---\nseo:\n  title: child abuse\n---\nText."),
    "markdown definition label": ("markdown", "[child abuse]: /x\n"),
    "markdown template tag": ("markdown", "{{< figure child abuse >}}"),
    "markdown raw attribute": ("markdown", '<div class="child abuse">x</div>'),
    "markdown hidden": ("markdown", "<div hidden>\n\nchild abuse\n\n</div>\n"),
    "markdown two cells": ("markdown", "| child | abuse |\n|---|---|\n"),
    "markdown two items": ("markdown", "- child\n- abuse\n"),
    "markdown heading and text": ("markdown", "# child\nabuse\n"),
    "html other front matter": ("html", "---\ntags: child abuse\n---\n<p>Text."),
    "html code": ("html", "<p>Use <code>child abuse</code></p>"),
    "html preformatted code": ("html", "<pre><code>child abuse</code></pre>"),
    "html script": ("html", "<script>var x = 'child abuse'</script>"),
    "html style": ("html", "<style>/* child abuse */</style>"),
    "html template": ("html", "<template><p>child abuse</p></template>"),
    "html textarea": ("html", "<textarea>child abuse</textarea>"),
    "html svg": ("html", "<svg><title>child abuse</title></svg>"),
    "html hidden": ("html", "<div hidden><p>child abuse</p></div>"),
    "html aria-hidden": ("html", '<p aria-hidden="true">child abuse</p>'),
    "html display none": ("html", '<p style="color:red; display: none">child abuse</p>'),
    "html comment": ("html", "<p>x <!-- child abuse --></p>"),
    "html unclosed comment": ("html", "<p>x <!-- child abuse"),
    "html address": ("html", '<a href="/child abuse">x</a>'),
    "html class": ("html", '<p class="child abuse" data-x="child abuse" id=\'child abuse\'>x</p>'),
    "html other meta": ("html", '<meta name="keywords" content="child abuse">'),
    "html unclosed tag": ("html", "<p>x</p><p class='child abuse"),
    "html template tag": ("html", "<p>{{ child abuse }}</p>"),
    "html template in attribute": ("html", '<a href="{{ url("child abuse") }}" class="x">y</a>'),
    "html server code": ("html", "<p><?php echo 'child abuse'; ?> <%= child abuse %></p>"),
    "html two cells": ("html", "<table><tr><td>child</td><td>abuse</td></tr></table>"),
    "html two blocks": ("html", "<p>child</p><p>abuse</p>"),
    "html two line breaks": ("html", "<p>child<br><br>abuse"),
    "html doctype": ("html", "<!doctype child abuse><p>x"),
}


@pytest.mark.parametrize("case", NOT_FOUND.values(), ids=NOT_FOUND)
def test_the_term_is_not_found_where_nobody_reads_it(case: tuple[str, str | bytes]) -> None:
    assert found(document(*case)) == []


@pytest.mark.parametrize(
    ("case", "words"),
    [("html template tag", "<p>{{ a }} child abuse"), ("html hidden", "<p hidden>a<p>child abuse")],
)
def test_prose_beside_what_is_left_out_is_read(case: str, words: str) -> None:
    assert found(document("html", words)) == ["child abuse"]
