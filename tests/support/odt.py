"""OpenDocument texts for tests, from the XML of their parts."""

from __future__ import annotations

from collections.abc import Mapping

from support.word import archive

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    [
        *(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "style", "text", "table", "meta", "manifest")),
        f'xmlns:draw="{_OASIS}drawing:1.0"',
        *(f'xmlns:{name}="{_OASIS}{full}-compatible:1.0"' for name, full in (("fo", "xsl-fo"), ("svg", "svg"))),
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
_KIND = "application/vnd.oasis.opendocument.text"
_ENTRIES = {"/": _KIND, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
MANIFEST = (
    f"<manifest:manifest {_SPACES}>"
    + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in _ENTRIES.items()
    )
    + "</manifest:manifest>"
)


def style(name: str, parent: str = "", family: str = "paragraph", text: str = "", inside: str = "") -> str:
    """A style; `text` are attributes of its text properties, `inside` is further XML."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {text}/>{inside}</style:style>"
    )


COMMON = "".join(
    (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/>'
        "</style:default-style>",
        *(style(name) for name in ("Standard", "Title", "Quotations", "Caption", "Table_20_Heading")),
        style("Heading_20_1", text='fo:font-weight="bold"'),
    )
)
AUTOMATIC = "".join(
    (
        style("Bold", family="text", text='fo:font-weight="bold"'),
        style("Plain", family="text", text='fo:font-weight="normal"'),
        style("Hidden", family="text", text='text:display="none"'),
        style("Welsh", family="text", text='fo:language="cy" fo:country="GB"'),
        style("None", family="text", text='fo:language="zxx" fo:country="none"'),
        style("P1", "Title"),
        style("Deco", family="graphic", inside='<style:graphic-properties loext:decorative="true"/>'),
    )
)


def p(*content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def odt(*body: str, pages: str = "", automatic: str = AUTOMATIC, parts: Mapping[str, str | bytes] = {}) -> bytes:
    """An OpenDocument text; `pages` is the XML of its master pages, `parts` are others, or those instead."""
    return archive(
        {
            "mimetype": _KIND,
            "META-INF/manifest.xml": MANIFEST,
            "meta.xml": f"<office:document-meta {_SPACES}><office:meta><dc:title>Help at home</dc:title>"
            "<dc:creator>Jo</dc:creator></office:meta></office:document-meta>",
            "styles.xml": f"<office:document-styles {_SPACES}><office:styles>{COMMON}</office:styles>"
            f"<office:automatic-styles>{style('P1', 'Standard')}</office:automatic-styles>"
            f"<office:master-styles>{pages}</office:master-styles></office:document-styles>",
            "content.xml": f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
            "</office:document-content>",
            **parts,
        }
    )
