"""What passages weigh, on small scales made here."""

import math

import pytest

from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.text.weighing import FEWEST, Scale, TellingTokens, Weighed, features, places

VALUES = {
    "needs": 5,
    "meaning": [
        {
            "id": "blames",
            "base": -3,
            "weights": {"12": ["should have"], "9": ["she"], "6": ["drunk", "#"], "20": ["was _ ever"]},
        },
        {"id": "excuses", "base": -4, "weights": {"9": ["he"], "6": ["drunk"], "30": ["^ poor"], "-30": ["never"]}},
    ],
}


@pytest.fixture(scope="module")
def scale() -> Scale:
    return Scale(Scale.plain(VALUES))


def tokens(text: str) -> list[str]:
    return Tokens(fold(text)).words


def weighed_by(scale: Scale, words: list[str]) -> Weighed:
    found = scale.weigh(features(words), -100)
    assert found is not None
    return found


def test_features_are_words_alone_and_in_a_row_and_around_another_each_with_its_place() -> None:
    some = tokens("He, (he) ran 3 miles.")
    assert features(some).words == {"he", ",", "ran", "#", "miles"}
    found = list(zip(features(some).every, places(some), strict=True))
    assert [place for feature, place in found if feature == "he"] == [(0, 1), (3, 4)]
    assert dict(reversed(found)) == {  # of one that stands there twice, its first place
        "he": (0, 1),
        ",": (1, 2),
        "ran": (5, 6),
        "#": (6, 7),
        "miles": (7, 8),
        "^ he": (0, 1),
        "he ,": (0, 2),
        ", he": (1, 4),
        "he ran": (3, 6),
        "ran #": (5, 7),
        "# miles": (6, 8),
        "miles $": (7, 9),
        "^ he ,": (0, 2),
        "he , he": (0, 4),
        ", he ran": (1, 6),
        "he ran #": (3, 7),
        "ran # miles": (5, 8),
        "# miles $": (6, 9),
        "he _ he": (0, 4),
        ", _ ran": (1, 6),
        "he _ #": (3, 7),
        "ran _ miles": (5, 8),
    }


def test_words_around_another_speak(scale: Scale) -> None:
    weighed = weighed_by(scale, tokens("Was it ever wise?"))
    assert weighed.telling == (TellingTokens(0, 3, pytest.approx(20 / FEWEST**0.5)),)


def test_a_passage_means_what_weighs_most(scale: Scale) -> None:
    weighed = weighed_by(scale, tokens("She should have stayed."))
    assert weighed.meaning == "blames"
    assert weighed.weight == pytest.approx(-3 + (12 + 9) / FEWEST**0.5)
    assert weighed.telling == (TellingTokens(1, 3, pytest.approx(12 / FEWEST**0.5)),)  # "she" tells a reader nothing


def test_small_words_are_told_where_nothing_else_is(scale: Scale) -> None:
    weighed = weighed_by(scale, tokens("She ran."))
    assert weighed.meaning == "blames"
    assert weighed.telling == (TellingTokens(0, 1, pytest.approx(9 / FEWEST**0.5)),)


def test_no_word_is_told_twice() -> None:
    weights = {"12": ["should have"], "9": ["should", "stayed"]}
    scale = Scale(Scale.plain({"needs": 0, "meaning": [{"id": "blames", "base": 0, "weights": weights}]}))
    weighed = weighed_by(scale, tokens("She should have stayed."))
    assert [(each.first, each.last) for each in weighed.telling] == [(1, 3), (3, 4)]


def test_what_speaks_against_is_not_told(scale: Scale) -> None:
    weighed = weighed_by(scale, tokens("The poor man never drank but he was drunk."))
    assert weighed.meaning == "blames"
    poor = weighed_by(scale, tokens("Poor man, he never drank."))
    assert poor.meaning == "excuses"
    assert [(each.first, each.last) for each in poor.telling] == [(0, 1), (3, 4)]


def test_less_than_is_needed_is_nothing(scale: Scale) -> None:
    weight = weighed_by(scale, ["drunk"]).weight
    assert scale.weigh(features(["drunk"]), math.floor(weight)) is not None
    assert scale.weigh(features(["drunk"]), math.ceil(weight)) is None


def test_a_word_counts_once_however_often_it_stands(scale: Scale) -> None:
    assert weighed_by(scale, ["drunk"] * 3).weight == pytest.approx(weighed_by(scale, ["drunk"]).weight)


def test_a_long_passage_does_not_weigh_more_for_its_length(scale: Scale) -> None:
    short = weighed_by(scale, tokens("He was drunk again."))
    long = weighed_by(scale, tokens("He was drunk again, " + " ".join(f"w{chr(97 + at)}" for at in range(20))))
    assert long.weight < short.weight


def test_nothing_is_weighed_without_words(scale: Scale) -> None:
    assert weighed_by(scale, []).weight == -3
