"""Which parts of a page stand round its text: menus, the head and the foot of the site, what stands beside it.

The elements and roles of HTML tell it; where a content system writes plain divisions, their class or id does. A header
or footer inside the main part or an article belongs to that text, and is no landmark. A dialogue that only a button
opens is no part of the text either, nor are words for browsers without scripts: they count as a menu does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from safelint.lazy import regex
from safelint.readers.prose.mask import words
from safelint.values.document import Landmark

_ELEMENTS: Mapping[str, Landmark] = {"nav": "nav", "header": "header", "footer": "footer", "aside": "aside"}
_ROLES: Mapping[str, Landmark] = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
}
_TEXTS = words("main article")
_OF_A_TEXT = words("header footer")
"""Landmarks that an article may have for itself."""
MAY_BE_APART = words("nav header footer aside main article dialog noscript")
"""Elements that are landmarks, or texts that have landmarks of their own."""

_NAMED = words("div section ul ol table td")
"""Elements whose class or id may say what they are."""
# Whole names: "card-footer", "entry-footer" and "has-footer" are no foot of a site.
_FOOTER = (
    r"(?:(?:site|page|global|main|base|web|body|outer|region|block|govuk|nhsuk|l|c|o)[-_]{0,2})?footer"
    r"(?:[-_]{1,2}(?:\d|main|top|bottom|inner|wrap|wrapper|container|content|widget|widgets|widget-area|area|links|menu|"
    r"nav|navigation|columns?|col|bar|info|sidebar|section))?|colophon|site-info|sitefoot"
)
_MENU = (
    r"nav|navbar|navigation|menu|menubar|breadcrumbs?|crumbs|mainmenu|mainnav|topmenu|topnav|submenu|subnav|footnav|"
    r"(?:main|primary|secondary|top|site|global|header|mobile|side|sub|utility|block|region)[-_]{1,2}"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?)(?:[-_]{1,2}(?:wrap|wrapper|container|inner|links))?|"
    r"(?:nav|menu)[-_]{1,2}(?:bar|wrap|wrapper|container|main|primary|links|items)|menu-[\w-]{1,60}-container"
)
_NAMES = regex(rf"(?<!\S)(?:({_FOOTER})|({_MENU}))(?!\S)")


class Landmarks:
    """Tells the landmark of each block of one page. `stack` holds the elements that are open, each with its `index`."""

    def __init__(self, stack: Sequence[Any]) -> None:
        self._stack = stack
        self._texts: list[Any] = []  # the main part of the page and its articles, some of them ended already

    def around(self, name: str, element: Any, role: str, names: str, landmark: Landmark) -> Landmark:
        """The landmark in which the block `element` stands, which begins inside `landmark`.

        `name` is that of its tag, `names` its class and id.
        """
        if name in _TEXTS or role in _TEXTS:
            self._texts.append(element)
            return "" if "main" in (name, role) else landmark
        own = _ROLES.get(role) or _ELEMENTS.get(name) or (_named(names) if names and name in _NAMED else "")
        return landmark if not own or (own in _OF_A_TEXT and self._in_a_text()) else own

    def _in_a_text(self) -> bool:
        """Whether the main part of the page or an article is open."""
        while self._texts:
            index = self._texts[-1].index
            if index < len(self._stack) and self._stack[index] is self._texts[-1]:
                return True
            self._texts.pop()
        return False


def _named(names: str) -> Landmark:
    found = _NAMES.search(names.lower())
    return "" if found is None else "footer" if found[1] else "nav"
