"""Bars as SVG: no script, no colour that alone tells something, a name for who hears the page. A table has the same
figures."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.html_pages.parts import text

_ROW, _BAR, _LEFT, _WIDTH, _ROOM = 26, 18, 260, 900, 70
_LONGEST_NAME = 36  # characters
PATTERNS = (
    '<defs><pattern id="p-old" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" class="k-old"/><path d="M0 0V6" class="k-line"/></pattern>'
    '<pattern id="p-wrong" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" class="k-wrong"/><circle cx="3" cy="3" r="1.3" class="k-dot"/></pattern></defs>'
)
"""So that wrong and old can be told apart without colours."""


def bars(name: str, kinds: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Bars side by side, each of parts of the `kinds`, which are classes of the style sheet. `rows` have a name and as
    many numbers."""
    most = max((sum(values) for _, values in rows), default=0)
    if not most:
        return ""
    height = _ROW * len(rows)
    drawn = []
    for at, (label, values) in enumerate(rows):
        top, left = at * _ROW + (_ROW - _BAR) // 2, float(_LEFT)
        short = label if len(label) <= _LONGEST_NAME else f"{label[: _LONGEST_NAME - 1]}…"
        drawn.append(f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{text(short)}</text>')
        for kind, value in zip(kinds, values, strict=True):
            wide = value * (_WIDTH - _LEFT - _ROOM) / most
            if value:
                drawn.append(
                    f'<rect x="{left:.1f}" y="{top}" width="{max(wide, 1):.1f}" height="{_BAR}" class="c-{kind}">'
                    f"<title>{text(label)}: {value:,} {kind}</title></rect>"
                )
            left += wide
        drawn.append(f'<text x="{left + 6:.1f}" y="{top + 14}">{sum(values):,}</text>')
    keys = "".join(f'<li><span class="key c-{kind}"></span> {kind}</li>' for kind in kinds)
    legend = f'<ul class="keys" aria-hidden="true">{keys}</ul>' if len(kinds) > 1 else ""
    return (
        f'<figure><svg class="bars" role="img" aria-label="{text(name)}. The table below has the same figures." '
        f'viewBox="0 0 {_WIDTH} {height}">{"".join(drawn)}</svg>{legend}</figure>\n'
    )
