"""Pictures, charts and drawings of a Word file, with the words that stand for them."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.docx.styles import is_on
from safelint.readers.paper.office import Relation
from safelint.readers.paper.paragraphs import Image

DRAWINGS = frozenset(("w:drawing", "w:pict", "w:object"))
_SHOWN = frozenset(("pic:pic", "c:chart", "dgm:relIds", "v:imagedata"))
"""What a drawing needs something to be said for; a text box is read."""


class _Drawing:
    def __init__(self, piece: int) -> None:
        self.piece = piece
        self.alt: str | None = None
        self.target = ""
        self.is_decorative = self.is_shown = False


class Pictures:
    """The drawings that are open, one in the other: a text box is a drawing, and may hold pictures."""

    def __init__(self, relations: Mapping[str, Relation]) -> None:
        self._relations = relations
        self._open: list[_Drawing] = []

    def start(self, name: str, attrs: Mapping[str, str], piece: int) -> bool:
        """Whether the element belongs to a drawing. `piece` is its number, see `Run`."""
        if name in DRAWINGS:
            self._open.append(_Drawing(piece))
            return True
        if not self._open:
            return False
        drawing = self._open[-1]
        if name == "wp:docPr":
            drawing.alt = attrs.get("descr") or attrs.get("title") or drawing.alt
        elif name == "v:shape":
            drawing.alt = attrs.get("alt") or drawing.alt
        elif name == "adec:decorative":
            drawing.is_decorative = is_on({"w:val": attrs.get("val", "1")})
        elif name in ("a:blip", "v:imagedata"):
            relation = self._relations.get(attrs.get("r:embed") or attrs.get("r:link") or attrs.get("r:id") or "")
            drawing.target = relation.target if relation else drawing.target
        drawing.is_shown = drawing.is_shown or name in _SHOWN
        return not name.startswith("w:")

    def end(self, name: str) -> tuple[Image, int] | None:
        """The picture that ends with the element, and the number of its piece."""
        if name not in DRAWINGS or not self._open:
            return None
        drawing = self._open.pop()
        return (Image(drawing.alt, drawing.is_decorative, drawing.target), drawing.piece) if drawing.is_shown else None
