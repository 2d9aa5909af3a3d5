"""Word files for tests, from the XML of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
STYLES = (
    f"<w:styles {_SPACES}>"
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="House heading"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="4"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    "</w:styles>"
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_CONTENT}.styles+xml"/></Types>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Help at home</dc:title></cp:coreProperties>'
)


def run(text: str, properties: str = "") -> str:
    """A run of `text`, with the XML of its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is no XML among its content becomes a run."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inside}</w:p>"


def part(name: str, content: str) -> str:
    """The XML of a part whose root is `w:<name>`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_SPACES}>{content}</w:{name}>'


def word(
    *body: str,
    parts: Mapping[str, tuple[str, str]] = {},
    links: Mapping[str, str] = {},
    styles: str = STYLES,
    core: str = CORE,
) -> bytes:
    """A Word file. `parts` are further ones by name ("footnotes.xml"), each with its kind ("footnotes") and its XML;
    `links` gives ids of addresses."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in links.items()
    )
    relations += "".join(
        f'<Relationship Id="p{number}" Type="{R}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate({"styles.xml": ("styles", styles), **parts}.items())
    )
    return archive(
        {
            "_rels/.rels": _relationships(
                f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="b" Type="{_REL}/metadata/core-properties" Target="docProps/core.xml"/>'
            ),
            "[Content_Types].xml": _TYPES,
            "docProps/core.xml": core,
            "word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"),
            "word/_rels/document.xml.rels": _relationships(relations),
            "word/styles.xml": styles,
            **{f"word/{name}": content for name, (_, content) in parts.items()},
        }
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip archive by their names, to change some and make an `archive` of them again."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_REL}">{content}</Relationships>'
