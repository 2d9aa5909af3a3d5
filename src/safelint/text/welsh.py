"""Is a passage Welsh? Told by the small words that every Welsh sentence holds and no English one does.

Names do not count: English pages in Wales are full of Welsh places and bodies ("Heddlu Dyfed-Powys Police"), and Welsh
pages of English ones. So a small word counts only where it is written small or begins a sentence, and a passage needs
two of them, more than English ones.
"""

from __future__ import annotations

from safelint.lazy import regex

_LOOKED_AT = 2_000  # characters from the start
_SHARE = 5  # one word in so many is a small or a Welsh-looking one

# "a", "am", "at", "i", "o", "dan", "pan" and the like are left out: English has words or names of the same letters.
_SURE = frozenset(
    "yn mae wedi gyda gan wrth eich eu ei ein fy bod fod sydd sy nid nad neu mewn unrhyw rhywun rhai pob cael oes "
    "ydych ydy yw oedd roedd bydd byddwch byddwn gallwch gallwn gall allwch ydym maen maent dyma hwn hon hyn hynny "
    "hwnnw chi nhw hefyd beth pwy sut pryd heb drwy trwy dros rhwng ynghylch ynglŷn oddi ohonyn iddo iddi iddynt "
    "arnoch mae'n mae'r sy'n i'r i'w o'r a'r a'i a'u â'r gyda'r wedi'i wedi'u fod yn'r yw'r na'r dylech dylid rhaid "
    "nes ffoniwch cysylltwch ewch rhowch anfonwch siaradwch gofynnwch cliciwch defnyddiwch peidiwch os ond felly "
    "chi'n rydych rydym rwy rwyf dw dych ydw yng ym eisoes bellach hawl".split()
)
# Also in names ("Comisiynydd y Gymraeg"), so they show nothing alone.
_ALSO_IN_NAMES = frozenset(("y", "yr", "ac", "ar", "â", "er"))
_ENGLISH = frozenset(
    "the of and to in is for with that you your are or it this by was be have has not from will can if on we they our "
    "who their his her which as been were would should about when there please call contact".split()
)
_FORMS = frozenset(word[:1].upper() + word[1:] for word in _SURE) | _SURE

_WORD = regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OPENS = regex(r"(?:^|[.!?:;•\n])[\s\"'“”‘’(*_-]*$")
# Mutations and endings that Welsh words have and English ones hardly do.
_LOOKS_WELSH = regex(r"(?:ll|dd|ngh|mh|nh|gw|chw|rhy|ffy)\w{2,}|\w{2,}(?:wch|edd|aeth|wyr|ydd|odd|iad|iau|adau)")


def is_welsh(text: str) -> bool:
    """Whether a passage of a few words or more is written in Welsh; false for a mere name, or where it is in doubt."""
    return bool(small_words(text))


def small_words(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the small words that show a passage to be Welsh; none where it is not, or is in doubt."""
    text = text[:_LOOKED_AT].replace("\u2019", "'").replace("\u00a0", " ")
    if text.isupper():
        text = text.lower()
    if _FORMS.isdisjoint(text.split()):
        return ()
    words = looks = english = 0
    places: list[tuple[int, int]] = []
    shown: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        words += 1
        plain = word.lower()
        if plain in _ENGLISH:
            english += 1
        elif plain in _SURE or plain in _ALSO_IN_NAMES:
            if word == plain or _OPENS.search(text[max(match.start() - 6, 0) : match.start()]):
                places.append(match.span())
                shown.add(plain)
        elif word == plain and _LOOKS_WELSH.fullmatch(word):
            looks += 1
    enough = len(shown) >= 2 or (len(shown) == 1 and looks >= 1)
    like = len(places) + looks
    sure = words >= 3 and enough and not shown <= _ALSO_IN_NAMES and like > 2 * english and like * _SHARE >= words
    return tuple(places) if sure else ()
