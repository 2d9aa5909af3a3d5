"""Welsh passages are told from English ones that are full of Welsh names."""

from __future__ import annotations

import pytest

from safelint.knowledge import loader
from safelint.lexicon.lexicon import Lexicon
from safelint.text.welsh import Welsh

is_welsh = Welsh(Lexicon(loader.load().lexicon)).is_welsh

WELSH = [
    "Os ydych mewn perygl, ffoniwch 999.",
    "Mae fy mhlentyn ar goll",
    "Ffoniwch 999 mewn argyfwng.",
    "Rhowch wybod i'r heddlu ar 101 neu ar-lein.",
    "Mae'r NSPCC yn rhoi cyngor i oedolion sy'n poeni am blentyn: 0808 800 5000.",
    "Cysylltwch â Childline ar 0800 1111, neu siaradwch â’r Samariaid ar 116 123.",
    "Mae Stop It Now yn llinell gymorth gyfrinachol sy’n cael ei rhedeg gan y Lucy Faithfull Foundation.",
    "Roedd y Prif Arolygydd John Smith o Heddlu Dyfed-Powys Police yn siarad yn y cyfarfod yn y Royal Welsh College of "
    "Music and Drama ddydd Gwener.",
    "Nid eich bai chi yw hyn.",
    "OS YDYCH CHI MEWN PERYGL, FFONIWCH 999",
    "Beth yw cam-drin domestig?",
    "Sut i gael help a chefnogaeth ar ôl trais rhywiol yng Nghymru",
    "Bydd yr heddlu yn gwrando arnoch.",
    "Gallwch aros yn ddienw.",
]

NOT_WELSH = [
    "",
    "0800 1111",
    "Heddlu Dyfed-Powys Police",
    "Llywodraeth Cymru / Welsh Government",
    "Cymorth i Ferched Cymru",
    "Comisiynydd y Gymraeg",
    "Byw Heb Ofn: 0808 80 10 800",
    "BYW HEB OFN",
    "Cymdeithas yr Iaith, Undeb y Dref, Bawso and Byw Heb Ofn",
    "Live Fear Free (Byw Heb Ofn) is the helpline for Wales, and it is run by Cymorth i Ferched Cymru.",
    "Police in Llanfair-yn-Neubwll and Betws-y-Coed ask anyone who saw the car to call 101.",
    "Heddlu Gogledd Cymru and Bwrdd Iechyd Prifysgol Betsi Cadwaladr wrote to every family in Ynys Môn.",
    "The Welsh for domestic abuse is cam-drin domestig; ffoniwch 999 means call 999.",
    "Call 999. Ffoniwch 999. If you cannot speak, press 55. Os na allwch siarad, pwyswch 55.",
    "Mae and Owen Ond spoke to Eu Chi at the Sydd Arms.",
    "Meet at Yr Hen Felin, Heol y Bont, Y Fenni.",
    "I am at a loss, or so I am told.",
    "Si vous êtes en danger, appelez le 17.",
    "Wenn Sie in Gefahr sind, rufen Sie ein anderes Amt oder die Polizei an.",
    "Jeśli jesteś w niebezpieczeństwie, zadzwoń pod numer 999 i o pomoc.",
    "Ma tha thu ann an cunnart, cuir fòn gu 999 agus iarr am poileas.",
    "Cyngor Sir Ceredigion, Neuadd Cyngor Ceredigion, Penmorfa, Aberaeron",
]


@pytest.mark.parametrize("text", WELSH)
def test_welsh_is_recognised(text: str) -> None:
    assert is_welsh(text)


@pytest.mark.parametrize("text", NOT_WELSH)
def test_other_text_is_not_welsh(text: str) -> None:
    assert not is_welsh(text)
