"""PowerPoint files for tests, from the XML of their slides."""

from __future__ import annotations

from collections.abc import Mapping

from support.word import CORE, archive

_OFFICE = "http://schemas.openxmlformats.org/"
_R = f"{_OFFICE}officeDocument/2006/relationships"
_REL = f"{_OFFICE}package/2006/relationships"
_SPACES = (
    f'xmlns:p="{_OFFICE}presentationml/2006/main" xmlns:a="{_OFFICE}drawingml/2006/main" xmlns:r="{_R}" '
    f'xmlns:c="{_OFFICE}drawingml/2006/chart" xmlns:dgm="{_OFFICE}drawingml/2006/diagram" '
    f'xmlns:mc="{_OFFICE}markup-compatibility/2006" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


def run(text: str, attrs: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {attrs}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


def p(*content: str, attrs: str = "", properties: str = "") -> str:
    """A paragraph; what is no XML among its content becomes a run."""
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<a:p><a:pPr {attrs}>{properties}</a:pPr>{inside}</a:p>"


def shape(*paragraphs: str, kind: str | None = None) -> str:
    """A shape; `kind` is what it is in the layout ("title", "" for the content), None for a text box."""
    place = "" if kind is None else f'<p:ph type="{kind}"/>' if kind else "<p:ph/>"
    name = f'<p:nvSpPr><p:cNvPr id="1" name="S"/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
    return f"<p:sp>{name}<p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"


def picture(attrs: str = "", inside: str = "") -> str:
    name = f'<p:nvPicPr><p:cNvPr id="1" name="P" {attrs}>{inside}</p:cNvPr></p:nvPicPr>'
    return f'<p:pic>{name}<p:blipFill><a:blip r:embed="img"/></p:blipFill></p:pic>'


def table(*rows: tuple[str, ...], attrs: str = "") -> str:
    inside = "".join(
        f"<a:tr>{''.join(f'<a:tc><a:txBody>{cell}</a:txBody></a:tc>' for cell in row)}</a:tr>" for row in rows
    )
    return f"<p:graphicFrame><a:graphic><a:tbl><a:tblPr {attrs}/>{inside}</a:tbl></a:graphic></p:graphicFrame>"


def slide(*shapes: str, attrs: str = "") -> str:
    return f"<p:sld {_SPACES} {attrs}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def slides(
    *each: str, notes: Mapping[int, str] = {}, diagrams: Mapping[int, str] = {}, parts: Mapping[str, str | bytes] = {}
) -> bytes:
    """A PowerPoint file. `notes` and `diagrams` are XML by the number of their slide, from 1; `parts` are others, or
    those instead. Slides stand in the file by names that say nothing of their order."""
    count = len(each)
    order = "".join(f'<p:sldId id="{at}" r:id="s{at}"/>' for at in range(1, count + 1))
    made: dict[str, str | bytes] = {
        "_rels/.rels": _relations(
            ("a", "officeDocument", "/ppt/presentation.xml"), ("b", "core-properties", "core.xml")
        ),
        "core.xml": CORE,
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{order}</p:sldIdLst><p:defaultTextStyle>"
        '<a:defPPr><a:defRPr lang="en-US"/></a:defPPr></p:defaultTextStyle></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _relations(
            *((f"s{at}", "slide", f"slides/slide{count - at}.xml") for at in range(1, count + 1))
        ),
    }
    for at, content in enumerate(each, 1):
        name = f"slide{count - at}.xml"
        made[f"ppt/slides/{name}"] = content
        related = [("img", "image", "../media/a.png")]
        if at in notes:
            made[f"ppt/notesSlides/{name}"] = (
                f"<p:notes {_SPACES}><p:cSld><p:spTree>{notes[at]}</p:spTree></p:cSld></p:notes>"
            )
            related.append(("n", "notesSlide", f"../notesSlides/{name}"))
        if at in diagrams:
            made[f"ppt/diagrams/{name}"] = f"<dgm:dataModel {_SPACES}>{diagrams[at]}</dgm:dataModel>"
            related.append(("dm", "diagramData", f"../diagrams/{name}"))
        made[f"ppt/slides/_rels/{name}.rels"] = _relations(*related, outside={"x": "https://b.example/"})
    return archive({**made, **parts})


def _relations(*each: tuple[str, str, str], outside: Mapping[str, str] = {}) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{to}"/>' for key, kind, to in each)
    inside += "".join(
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in outside.items()
    )
    return f'<Relationships xmlns="{_REL}">{inside}</Relationships>'
