"""What stands in a line of AsciiDoc: formatted words, links, images, notes, attributes, passthroughs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.lazy import regex
from safelint.readers.adoc.attributes import alt_of, first_of
from safelint.readers.adoc.marks import TOKEN, AdocMarks
from safelint.readers.prose.mask import words
from safelint.values.document import LEFT_OUT

_ATTRIBUTE = regex(r"\{([A-Za-z0-9_][\w-]{0,60})\}")
_ROLE = regex(r"\[[.#%\w][\w.#% -]{0,100}\](?=[*_`#])")
_ADDRESSES = words("http https ftp irc")
_LINKS = words("link mailto xref")
_LEFT_OUT = words("kbd pass stem latexmath asciimath icon")
_SHOWN = words("btn indexterm2")
_SILENT = words("anchor indexterm")
_CHARACTERS = {
    "nbsp": "\u00a0",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "sp": " ",
    "space": " ",
    "empty": "",
    "blank": "",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "zwsp": "\u200b",
    "wj": "\u2060",
    "plus": "+",
    "asterisk": "*",
    "vbar": "|",
    "startsb": "[",
    "endsb": "]",
    "deg": "°",
    "backslash": "\\",
}
_LONGEST = 200  # characters that stand for a name each time
_Handler = Callable[["AdocInlines", int, int, int], int]


class AdocInlines(AdocMarks):
    """Reads the text of one block."""

    def run(self) -> None:
        self.between(0, len(self._text))

    def between(self, i: int, j: int) -> None:
        self._done = at = i
        while (token := TOKEN.search(self._text, at, j)) is not None:
            handler = _HANDLERS.get(token[0], AdocInlines.macro)
            at = handler(self, token.start(), token.end(), j) or token.end()
        self._plain(j)

    def attribute(self, i: int, j: int, limit: int) -> int:
        """The value of an attribute; what the file does not give stands for something that is not known here."""
        match = _ATTRIBUTE.match(self._text, i, limit)
        if match is None:
            return 0
        value = self._value(match[1])
        if value.partition("://")[0] in _ADDRESSES and self._text.startswith("[", match.end()):
            return self._link(i, value, match.end(), limit)
        self._plain(i)
        if value:
            self._put(value, i, match.end())
        self._done = match.end()
        return match.end()

    def _value(self, name: str) -> str:
        value = self._attributes.get(name.lower(), _CHARACTERS.get(name))
        return LEFT_OUT if value is None or len(value) > _LONGEST else value

    def _resolved(self, target: str) -> str:
        return _ATTRIBUTE.sub(lambda match: self._value(match[1]), target) if "{" in target else target

    def macro(self, i: int, j: int, limit: int) -> int:
        """`name:target[text]`, or an address."""
        name = self._text[i : j - 1]
        before = self._text[i - 1] if i else " "
        if before.isalnum():
            return 0
        stop = self._end("stop", j, limit)
        opening = stop[0] if stop is not None else limit
        if name in _ADDRESSES:
            if not self._text.startswith("//", j):
                return 0
            if self._text.startswith("[", opening) and opening < limit:
                return self._link(i, self._resolved(self._text[i:opening]), opening, limit)
            return opening
        if opening >= limit or self._text[opening] != "[":
            return 0
        return self._named(name, i, (j, opening), limit)

    def _named(self, name: str, i: int, where: tuple[int, int], limit: int) -> int:
        target = self._resolved(self._text[slice(*where)])
        opening = where[1]
        if name in _LINKS:
            return self._link(i, ("mailto:" + target) if name == "mailto" else target, opening, limit, name)
        end = self._end("]", opening + 1, limit)
        if end is None:
            return 0
        inner = opening + 1, end[0]
        if name == "image" and target:
            self._plain(i)
            self._image(target, i, inner, end[1])
        elif name in ("footnote", "footnoteref"):
            self._plain(i)
            if inner[0] < inner[1]:
                self.notes.append(inner)
        elif name in _LEFT_OUT:
            self._plain(i)
            self._put(LEFT_OUT, i, end[1])
        elif name in _SHOWN:
            self._plain(i)
            self.between(*inner)
        elif name in _SILENT:
            self._plain(i)
        elif name == "menu":
            self._plain(i)
            self.between(*where)
        else:
            return 0
        self._done = end[1]
        return end[1]

    def _image(self, target: str, i: int, inner: tuple[int, int], j: int) -> None:
        a, b = alt_of(self._text, *inner)
        strand = self._strand
        self._flow.image(strand.at(i), strand.end(j), target, {"alt": self._text[a:b]} if a < b else {})
        if a < b:
            self._flow.add_after("alt", strand.at(a), strand.end(b), strand.pieces(a, b))

    def _link(self, i: int, target: str, opening: int, limit: int, name: str = "") -> int:
        """A link with its text in brackets, "" for its address."""
        end = self._end("]", opening + 1, limit)
        if end is None:
            return 0
        a, b = first_of(self._text, opening + 1, end[0])
        if self._text.startswith("^", b - 1) and b > a:
            b -= 1  # it opens a window
        self._plain(i)
        if name == "xref" and "." not in target and not target.startswith("#"):
            target = "#" + target
        if a < b:
            self._within("link", i, (a, b), end[1], target)
            return end[1]
        if name == "xref":
            self._put(LEFT_OUT, i, end[1])
            return end[1]
        start = i + len(name) + 1 if name else i
        self._flow.begin_inline("#link", "link", self._strand.at(i), target, {})
        self._done = start
        self._plain(opening)
        self._flow.leave("#link", self._strand.end(end[1]))
        self._done = end[1]
        return end[1]

    def reference(self, i: int, j: int, limit: int) -> int:
        """`<<place,text>>`"""
        end = self._end(">>", j, limit)
        if end is None or "\n" in self._text[j : min(end[0], j + 1)]:
            return 0
        comma = self._text.find(",", j, end[0])
        target = self._text[j : comma if comma >= 0 else end[0]].strip()
        if not target or len(target) > _LONGEST:
            return 0
        self._plain(i)
        if comma < 0:
            self._put(LEFT_OUT, i, end[1])
        else:
            a = comma + 1
            a += len(self._text[a : end[0]]) - len(self._text[a : end[0]].lstrip())
            self._within("link", i, (a, end[0]), end[1], target if "." in target else "#" + target.lstrip("#"))
        return end[1]

    def bracket(self, i: int, j: int, limit: int) -> int:
        """`[[place]]`, and the role of the words that follow it."""
        if self._text.startswith("[[", i):
            end = self._end("]]", j + 1, limit)
            match_end = end[1] if end is not None and end[0] - i < _LONGEST else 0
        else:
            match = _ROLE.match(self._text, i, limit)
            match_end = match.end() if match is not None else 0
        if match_end:
            self._plain(i)
            self._done = match_end
        return match_end

    def term(self, i: int, j: int, limit: int) -> int:
        """A word for the index: `((seen))`, `(((not seen)))`."""
        hidden = j - i == 3
        end = self._end(")))" if hidden else "))", j, limit)
        if end is None:
            return 0
        self._plain(i)
        if not hidden:
            self.between(j, end[0])
        self._done = end[1]
        return end[1]


_HANDLERS: Mapping[str, _Handler] = {
    "\\": AdocInlines.escape,
    "`": AdocInlines.constrained,
    "``": AdocInlines.unconstrained,
    "*": AdocInlines.constrained,
    "**": AdocInlines.unconstrained,
    "_": AdocInlines.constrained,
    "__": AdocInlines.unconstrained,
    "#": AdocInlines.constrained,
    "##": AdocInlines.unconstrained,
    "^": AdocInlines.raised,
    "~": AdocInlines.raised,
    "{": AdocInlines.attribute,
    "<<": AdocInlines.reference,
    "[": AdocInlines.bracket,
    "((": AdocInlines.term,
    "(((": AdocInlines.term,
    "+++": AdocInlines.passed,
    "++": AdocInlines.unconstrained,
    "+": AdocInlines.plus,
    '"`': AdocInlines.curly,
    "'`": AdocInlines.curly,
    "&": AdocInlines.entity,
}
