"""The words of a part of a Word file: its body, its notes, a header or a footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.readers.docx.file import WordFile
from safelint.readers.docx.pictures import DRAWINGS, Pictures
from safelint.readers.docx.styles import look_with
from safelint.readers.docx.text import Gathered, TextFlow
from safelint.readers.paper.paragraphs import INNER_BREAK, without_symbols
from safelint.readers.paper.xml import PartFlow
from safelint.readers.prose.build import Context

_GONE = ("w:del", "w:moveFrom")
"""What a tracked change takes away; among the properties of a paragraph, its end."""

_NOT_READ = frozenset(
    (
        *_GONE,
        *("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange"),
        *("w:rt", "m:oMath", "m:oMathPara"),
    )
)
_CHARACTERS = {
    "w:br": INNER_BREAK,  # of a line, a column or a page
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": INNER_BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
PIECES = frozenset((*_CHARACTERS, *DRAWINGS, "w:t", "w:sym"))
"""Elements that hold text or a picture."""

_OUTSIDE = "it takes in another file ({}), which is not read: open it in Word, and save it as one file"


def gather(gathered: Gathered, file: WordFile, part: str, context: Context, place: str) -> None:
    """Adds what stands in a part of a file; a paragraph of it is a block like `context`, and stands at `place`."""
    gathered.groups.end_list()
    file.parse(part, _WordPart(gathered, file, TextFlow(gathered, part, context, place)))


class _WordPart(PartFlow):
    """Takes the flow of elements of one part."""

    def __init__(self, gathered: Gathered, file: WordFile, flow: TextFlow) -> None:
        super().__init__()
        self._gathered = gathered
        self._relations = file.relations(flow.part)
        self._flows = [flow]  # the part's own, then those of the text boxes that are open, one in the other
        self._pictures = Pictures(self._relations)
        self._prompts: list[bool] = []  # of each content control that is open: whether it shows only its prompt
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "w:p": lambda attrs: self._flow.begin_paragraph(attrs),
            "w:pPr": self._begin_properties,
            "w:r": lambda attrs: self._flow.begin_run(attrs),
            "w:rStyle": self._run_style,
            "w:t": self._begin_text,
            "w:sym": self._symbol,
            "w:hyperlink": self._begin_link,
            "w:fldSimple": lambda attrs: self._flow.begin_simple_field(attrs),
            "w:fldChar": lambda attrs: self._flow.field_mark(attrs),
            "w:sdt": self._begin_control,
            "w:showingPlcHdr": self._shows_prompt,
            "w:txbxContent": self._begin_box,
            "v:textpath": self._begin_text_art,
            "dgm:relIds": self._diagram,
            "w:altChunk": self._outside,
            "w:subDoc": self._outside,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "w:p": lambda: self._flow.end_paragraph(),
            "w:pPr": self._end_properties,
            "w:t": self._end_text,
            "w:hyperlink": lambda: self._flow.end_link(),
            "w:fldSimple": lambda: self._flow.fields.end(),
            "w:sdt": self._end_control,
            "w:txbxContent": self._end_box,
        }

    @property
    def _flow(self) -> TextFlow:
        return self._flows[-1]

    def passes_over(self, name: str, attrs: Mapping[str, str]) -> bool:
        return name in _NOT_READ and not (self._flow.in_properties and name in _GONE)

    def begin(self, name: str, attrs: Mapping[str, str]) -> None:
        flow = self._flow
        begin = self._starts.get(name)
        if begin is not None:
            begin(attrs)
        elif flow.in_properties:
            flow.properties.note(name, attrs)
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        elif not flow.tables.start(name, attrs) and not self._pictures.start(name, attrs, self.tag):
            flow.look = look_with(flow.look, name, attrs)

    def finish(self, name: str) -> None:
        finish = self._ends.get(name)
        if finish is not None:
            finish()
            return
        self._flow.tables.end(name)
        shown = self._pictures.end(name)
        if shown is not None:
            self._flow.add_image(*shown)

    def say(self, text: str) -> None:
        if self._flow.in_text:
            self._add(text)
        else:
            self._flow.fields.code(text)

    def _add(self, text: str) -> None:
        if not any(self._prompts):
            self._flow.add(without_symbols(text), self.tag)

    def _begin_properties(self, attrs: Mapping[str, str]) -> None:
        self._flow.in_properties = True

    def _end_properties(self) -> None:
        self._flow.in_properties = False

    def _run_style(self, attrs: Mapping[str, str]) -> None:
        if not self._flow.in_properties:
            self._flow.run_style = attrs.get("w:val", "")

    def _begin_text(self, attrs: Mapping[str, str]) -> None:
        self._flow.in_text = True

    def _end_text(self) -> None:
        self._flow.in_text = False

    def _symbol(self, attrs: Mapping[str, str]) -> None:
        code = attrs.get("w:char", "")
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        self._add(char)

    def _begin_link(self, attrs: Mapping[str, str]) -> None:
        self._flow.begin_link(self._relations.get(attrs.get("r:id", "")), attrs.get("w:anchor", ""))

    def _begin_control(self, attrs: Mapping[str, str]) -> None:
        self._prompts.append(False)

    def _shows_prompt(self, attrs: Mapping[str, str]) -> None:
        if self._prompts:
            self._prompts[-1] = True

    def _end_control(self) -> None:
        if self._prompts:
            self._prompts.pop()

    def _begin_text_art(self, attrs: Mapping[str, str]) -> None:
        """Words as older files set them as a picture; those of a watermark too."""
        self._gathered.add_line(attrs.get("string", ""), self._flows[0].context, "text box", self._flows[0].part)

    def _diagram(self, attrs: Mapping[str, str]) -> None:
        self._pictures.start("dgm:relIds", attrs, self.tag)
        relation = self._relations.get(attrs.get("r:dm", ""))
        if relation is not None and not relation.outside:
            self._gathered.diagrams.append(relation.target)

    def _outside(self, attrs: Mapping[str, str]) -> None:
        relation = self._relations.get(attrs.get("r:id", ""))
        self._gathered.unread.append(_OUTSIDE.format(relation.target if relation else "it is not named"))

    def _begin_box(self, attrs: Mapping[str, str]) -> None:
        outer = self._flows[0]
        self._flows.append(TextFlow(self._gathered, outer.part, outer.context, "text box"))

    def _end_box(self) -> None:
        if len(self._flows) > 1:
            self._flows.pop()
