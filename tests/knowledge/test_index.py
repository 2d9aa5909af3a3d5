"""What one run knows."""

from __future__ import annotations

import pytest

from safelint import openreferral
from safelint.checks.helpline.domains import Domains
from safelint.knowledge import loader
from safelint.knowledge.compiler import without_services
from safelint.knowledge.index import Knowledge

PACK = loader.load()
MOVED = [each["entry"] for each in PACK.registry["naming"]["former_host"]]


def _itself(knowledge: Knowledge) -> list[Knowledge]:
    return [knowledge]


def test_what_is_made_of_the_knowledge_is_made_once_for_each() -> None:
    one, other = (Knowledge(loader.load(), ()) for _ in range(2))
    assert one.made(_itself) is one.made(_itself)
    assert other.made(_itself) == [other]
    assert one.made(_itself) == [one]


@pytest.mark.parametrize("off", sorted({*MOVED, *(each.replaced_by for each in PACK.helplines if each.replaced_by)}))
def test_a_service_that_others_name_may_be_switched_off(off: str) -> None:
    pack = without_services(PACK, (off,))
    ended = [each for each in pack.helplines if each.status != "active"]
    assert off not in {each.replaced_by for each in ended}
    assert len(openreferral.page(pack, ended)["contents"]) == len(ended)
    assert off not in {each.id for each in Domains(Knowledge(pack, ())).former.values()}
