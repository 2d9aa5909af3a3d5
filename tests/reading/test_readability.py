"""Syllables, the scores, and what is scored. The contract with textstat: every figure against its own functions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safelint.analysis import Analysis
from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge
from safelint.lexicon.folding import fold
from safelint.lexicon.matching import Matches
from safelint.lexicon.tokens import Tokens
from safelint.reading import scores as scoring
from safelint.reading import syllables
from safelint.reading import textstat as ours
from safelint.reading.costs import Cost, LongWord, costs, long_words
from safelint.reading.counts import Prose, measure
from safelint.reading.formulas import (
    automated_readability_index,
    coleman_liau_index,
    flesch_kincaid_grade,
    flesch_reading_ease,
    gunning_fog,
    smog_index,
)
from safelint.reading.splits import Splitter
from safelint.reading.textstat import for_textstat
from safelint.reading.words import LOOK, evened
from safelint.text.prose import Sentence, sentences, words
from safelint.text.quotations import quotations
from safelint.values.document import BREAK, LEFT_OUT, Block, Document, Meta, Segment
from safelint.values.report import Scores
from safelint.values.settings import Settings
from safelint.values.source import Source
from support import DATA, ROOT

pytestmark = pytest.mark.slow

KNOWLEDGE = Knowledge(loader.load(), ())
SENTENCE_DATA = KNOWLEDGE.prose
ELIDED = KNOWLEDGE.lexicon.words("languages.elided")
TABLE = KNOWLEDGE.pack.readability
splitter = Splitter(KNOWLEDGE.lexicon)
splits = splitter.splits


def scores(prose: Prose, quoted: Prose | None = None) -> Scores:
    return scoring.scores(prose, TABLE, quoted)


def document(*parts: str | tuple[str, Block], language: str = "") -> Document:
    """Paragraphs; a pair gives a block's text and its other properties."""
    blocks, start, texts = [], 0, []
    for part in parts:
        text, block = (part, Block("paragraph", 0, 0)) if isinstance(part, str) else part
        blocks.append(block._replace(start=start, end=start + len(text)))
        start += len(text) + 1
        texts.append(text)
    whole = BREAK.join(texts)
    return Document(
        Source("x", "text", whole), whole, [Segment(0, 0, len(whole), True)], blocks, meta=Meta(language=language)
    )


def matches(made: Document) -> Matches:
    return KNOWLEDGE.lexicon.matches(Tokens(fold(made.text)))


def measured(*parts: str | tuple[str, Block], language: str = "") -> Prose:
    made = document(*parts, language=language)
    return measure(made, sentences(made, SENTENCE_DATA), KNOWLEDGE)


def block(kind: str = "paragraph", **other: object) -> Block:
    return Block(kind, 0, 0)._replace(**other)


LONG = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((DATA / "sentences").glob("*.txt")))
ARTICLE = document(*LONG.replace("|", "").split("\n\n"))
ARTICLE_SENTENCES = sentences(ARTICLE, SENTENCE_DATA)
PROSE = measure(ARTICLE, ARTICLE_SENTENCES, KNOWLEDGE)


# Syllables -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "listed"),
    [
        (1, "the through strengths forced"),
        (2, "abuse neglect grooming Childline police children's Ofsted Leicester UK"),
        (3, "safeguarding coercive trafficking Crimestoppers paedophile NHS IICSA CSA counsellor organised"),
        (4, "exploitation emergency anonymous confidential perpetrator sexualised radicalised paediatric GOVUK"),
        (5, "NSPCC paedophilia paediatrician organisation multi-agency"),
        (6, "radicalisation sexualisation vulnerability"),
    ],
)
def test_syllables(number: int, listed: str) -> None:
    assert {word: syllables.count(word) for word in listed.split()} == dict.fromkeys(listed.split(), number)


def test_syllables_by_the_rules() -> None:
    assert [syllables.count(word) for word in ("NSPCC’s", "nspcc's", "IDVA’S", "church's", "zzz", "BCDW")] == [
        5, 5, 2, 2, 3, 6,
    ]  # fmt: skip
    assert syllables.count("self-harm-prevention") == 1 + 1 + 3
    assert syllables.count("church" + "'s" * 5_000) == 5_001
    assert [syllables.count(word) for word in ("", "-", "’", "café", "Zoë", "self‑harm")] == [1, 1, 1, 2, 2, 2]
    assert [syllables.count(f"hasn{mark}t") for mark in "'’\u02bc"] == [2, 2, 2]


def test_words_of_the_pronouncing_dictionary_that_the_rule_gets_wrong() -> None:
    known = {
        "abalone": 4,
        "aisle": 1,
        "aborigine": 5,
        "people": 2,
        "business": 2,
        "area": 3,
        "every": 3,
        "wednesday": 2,
    }
    assert {word: syllables.count(word) for word in known} == known


def test_own_words_are_in_step_with_their_source() -> None:
    """After a change to tools/syllables-uk.toml: python tools/make_syllables.py."""
    tables = tomllib.loads((ROOT / "tools" / "syllables-uk.toml").read_text(encoding="utf-8"))
    own = {word: number for table in tables.values() for word, number in table.items()}
    assert {word: syllables.count(word) for word in own} == own
    shipped = (Path(syllables.DATA) / syllables.FILES[1]).read_text(encoding="utf-8")
    assert sorted(own) == sorted(word for line in shipped.splitlines()[1:] for word in line.split()[2:])


def test_the_table_holds_only_what_the_rule_gets_wrong() -> None:
    shipped = (Path(syllables.DATA) / syllables.FILES[0]).read_text(encoding="utf-8")
    needless = [
        word
        for line in shipped.splitlines()[1:]
        for word in line.split()[2:]
        if "'" not in word and syllables.by_rule(word) == int(line.split()[1])
    ]
    assert needless == []
    assert len(shipped) < 80_000


# Formulas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (flesch_reading_ease(6, 1, 6), 116.145),
        (flesch_reading_ease(16, 1, 22), 74.27),
        (flesch_reading_ease(13, 1, 26), 24.44),
        (flesch_reading_ease(13, 1, 24), 37.455),
        (flesch_reading_ease(16, 1, 23), 68.9825),
        (flesch_reading_ease(1, 1, 1), 121.22),
        (flesch_kincaid_grade(1, 1, 1), -3.4),
        (flesch_reading_ease(16, 2, 16), 114.115),
        (smog_index(100, 35), 12.785404),
        (smog_index(0, 30), 3.1291),
        # 117 words, 7 sentences, 562 letters; 17 of its 20 long words complex by Gunning's exceptions.
        (gunning_fog(117, 7, 17), 12.4977),
        (coleman_liau_index(117, 7, 562), 10.6732),
        (automated_readability_index(117, 7, 562), 9.5512),
    ],
)
def test_published_values(found: float, value: float) -> None:
    assert found == pytest.approx(value, abs=0.01)


# The contract with textstat ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def textstat() -> object:
    ours._given[0] = 0
    assert scores(PROSE).status == "normal"  # loads textstat
    assert ours._textstat[0] is not None, "textstat could not be used"
    return sys.modules["textstat"]


def test_textstat_gives_grade_and_reading_ease(textstat: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "_given", [0])
    loaded = ours._textstat[0]
    monkeypatch.setattr(ours, "_textstat", [loaded._replace(grade=lambda _text: 77.0, ease=lambda _text: 11.0)])
    found = scores(PROSE)
    assert (found.flesch_kincaid_grade, found.flesch_reading_ease, found.reading_age) == (77.0, 11.0, 82)


def test_every_figure_is_textstats(textstat: object) -> None:
    text, n, s = for_textstat(PROSE.lines), PROSE.words, PROSE.sentences
    assert textstat.lexicon_count(text) == n
    assert textstat.sentence_count(text) == s
    assert textstat.syllable_count(text) == PROSE.syllables
    assert textstat.polysyllabcount(text) == PROSE.polysyllables
    assert textstat.flesch_kincaid_grade(text) == pytest.approx(flesch_kincaid_grade(n, s, PROSE.syllables), abs=1e-9)
    assert textstat.flesch_reading_ease(text) == pytest.approx(flesch_reading_ease(n, s, PROSE.syllables), abs=1e-9)
    assert textstat.smog_index(text) == pytest.approx(smog_index(PROSE.polysyllables, s), abs=1e-9)


def test_coleman_liau_differs_by_its_constant(textstat: object) -> None:
    text, n, s = "\n".join(f"{line}." for line in PROSE.lines), PROSE.words, PROSE.sentences
    ours = coleman_liau_index(n, s, PROSE.letters)
    assert textstat.coleman_liau_index(text) == pytest.approx(ours - 0.0008 * 100 * PROSE.letters / n, abs=1e-9)


def test_ari_differs_by_punctuation(textstat: object) -> None:
    text, n, s = "\n".join(f"{line}." for line in PROSE.lines), PROSE.words, PROSE.sentences
    marks = sum(not char.isalpha() for char in text if not char.isspace())
    ours = automated_readability_index(n, s, PROSE.letters)
    assert marks > s
    assert textstat.automated_readability_index(text) == pytest.approx(ours + 4.71 * marks / n, abs=1e-9)


def test_fog_differs_by_easy_words(textstat: object) -> None:
    from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

    text, n, s = for_textstat(PROSE.lines), PROSE.words, PROSE.sentences
    easy = get_lang_easy_words("en_US")
    listed = sum(times for word, times in PROSE.uses.items() if syllables.count(word) >= 3 and word in easy)
    assert listed > 0
    assert textstat.gunning_fog(text) == pytest.approx(gunning_fog(n, s, PROSE.polysyllables - listed), abs=1e-9)


def test_figures_of_each_sentence_are_textstats(textstat: object) -> None:
    for line, n, total in list(zip(PROSE.lines, PROSE.words_in, PROSE.syllables_in, strict=True))[:80]:
        text = for_textstat([line])
        assert (textstat.lexicon_count(text), textstat.syllable_count(text)) == (n, total)
        assert textstat.flesch_kincaid_grade(text) == pytest.approx(flesch_kincaid_grade(n, 1, total), abs=1e-9)


def test_costs_are_what_textstat_says_without_the_sentence(textstat: object) -> None:
    for cost in costs(PROSE, ARTICLE_SENTENCES):
        place = list(PROSE.scored).index(cost.sentence)
        rest = for_textstat([*PROSE.lines[:place], *PROSE.lines[place + 1 :]])
        whole = textstat.flesch_kincaid_grade(for_textstat(PROSE.lines))
        assert cost.fall == pytest.approx(whole - textstat.flesch_kincaid_grade(rest), abs=1e-9)


def test_textstats_caches_hold_nothing_afterwards(textstat: object) -> None:
    from textstat.backend.counts._count_words import count_words
    from textstat.backend.metrics._flesch_kincaid_grade import flesch_kincaid_grade as grade
    from textstat.backend.selections._list_words import list_words

    scores(PROSE)
    assert [cache.cache_info().currsize for cache in (count_words, grade, list_words)] == [0, 0, 0]


def run(code: str) -> dict[str, object]:
    """What `code` prints as JSON, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))}
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_textstat_takes_from_nltk_and_pyphen() -> None:
    """The stand-ins must have what textstat asks for, and neither package may be loaded, even where it is installed."""
    found = run(
        """
import json, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("nltk", "pyphen"):
            raise AssertionError(name)
sys.meta_path.insert(0, Refuse())
from safelint.reading import textstat
taken = set()
class Watch(type(sys)):
    def __getattribute__(self, name):
        if not name.startswith("__"):
            taken.add(super().__getattribute__("__name__") + "." + name)
        return super().__getattribute__(name)
make = textstat._stand_ins
def watched():
    made = make()
    for module in (*made.values(), made["nltk"].data, made["nltk"].corpus, made["nltk"].corpus.cmudict):
        module.__class__ = Watch
    taken.clear()
    return made
textstat._stand_ins = watched
loaded = textstat._load()
text = "The children told their teacher about it.\\n" * 5
figures = [loaded.grade(text), loaded.ease(text)]
print(json.dumps({"taken": sorted(taken), "figures": figures,
                  "left": sorted({"nltk", "pyphen"} & set(sys.modules))}))
"""
    )
    assert found["taken"] == [
        "nltk.corpus",
        "nltk.corpus.cmudict",
        "nltk.corpus.cmudict.dict",
        "nltk.data",
        "nltk.data.find",
        "pyphen.Pyphen",
    ]
    assert found["figures"] == pytest.approx([flesch_kincaid_grade(35, 5, 50), flesch_reading_ease(35, 5, 50)])
    assert found["left"] == []


@pytest.mark.parametrize(
    "before",
    [
        "sys.modules['textstat'] = None",  # a broken install
        "sys.modules['textstat'] = type(sys)('textstat')",  # imported by somebody else before us
        "import builtins; real = builtins.__import__\n"
        "def fail(name, *rest):\n"
        "    if name == 'nltk': raise RuntimeError(name)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = fail",
    ],
)
def test_own_formulas_where_textstat_cannot_be_used(before: str) -> None:
    found = run(
        "import json, sys\n"
        "from safelint.reading import textstat\n"
        "from safelint.reading.counts import Prose\n"
        "from safelint.reading.scores import scores\n"
        "from collections import Counter\n"
        f"{before}\n"
        "uses = Counter(child=200)\n"
        "prose = Prose(range(20), ['child ' * 10] * 20, [10] * 20, [10] * 20, uses, {}, 200, 200, 1000)\n"
        "least = {'words': 100, 'sentences': 5, 'indicative_words': 300, 'smog_sentences': 10}\n"
        "table = {'minimum_text': least, 'reading_age': {'add': 5}}\n"
        "print(json.dumps({'scores': scores(prose, table), 'used': textstat._textstat,\n"
        "                  'left': sorted({'nltk', 'pyphen'} & set(sys.modules))}))\n"
    )
    assert found == {
        "scores": [200, 20, "indicative", 0.1, 112.1, 3.1, 4.0, 10.6, 7.1, 5, 10.0, 0, 0, None],
        "used": [None],
        "left": [],
    }


def test_nothing_is_imported_before_a_score_is_asked_for() -> None:
    found = run("import json, sys\nimport safelint.reading.scores\nprint(json.dumps('textstat' in sys.modules))")
    assert found is False


# What is scored ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part",
    [
        ("A heading of five words.", block("heading")),
        ("A cell of five words.", block("cell")),
        ("A caption of five words.", block("caption")),
        ("An alternative text of words.", block("alt")),
        ("Somebody said this before us.", block(quoted=True)),
        ("Mae hyn yn Gymraeg heddiw.", block(language="cy")),
        ("Home pages and other links here.", block(landmark="nav")),
        ("All rights in this are reserved.", block(landmark="footer")),
        ("Three words only.", block("item")),
        "Too short.",
        "Childline: 0800 1111",
        "Write to help@example.org.uk for this leaflet",
        "Call 101 or 999.",
        "Headteacher, Millbrook Primary School",
        f"See {LEFT_OUT} 12 3.",
    ],
)
def test_left_out(part: str | tuple[str, Block]) -> None:
    prose = measured("We help all of them.", part)
    assert (prose.lines, prose.words, prose.sentences) == (["we help all of them"], 5, 1)


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (("help a child today", block("item")), "help a child today"),
        (("Help them now. Call us today.", block("item")), "help them now"),
        ("You can call the NSPCC on 0808 800 5000.", "you can call the nspcc on"),
        ("Go to GOV.UK or www.example.org/help for more.", "go to govuk or for more"),
        ("Write to help@example.org or SW1A 1AA, e.g. today.", "write to or eg today"),
        ("Read this first:", "read this first"),
        ("A 14-year-old’s friend told us in 2025.", "a year-old’s friend told us in"),
        (f"See {LEFT_OUT} for more on it.", "see for more on it"),
        ("He sent her an MP3 at 10:30 and 5/6 of it played.", "he sent her an at and of it played"),
        ("Ça va bien, she’d told ‘the girls’ there.", "ça va bien she’d told the girls there"),
        (("An item in English here.", block("item", language="en-GB")), "an item in english here"),
    ],
)
def test_scored(part: str | tuple[str, Block], line: str) -> None:
    assert measured(part).lines[0] == line


def test_a_document_in_another_language_is_not_scored() -> None:
    assert measured("We help all of them.", language="cy").sentences == 0
    assert measured("We help all of them.", language="en-GB").sentences == 1
    assert measured(("We help all of them.", block(language="en")), language="cy").sentences == 1


def test_excluded_ranges_take_the_sentences_that_lie_in_them() -> None:
    made = document("We help all of them. We always do that. You can ask us too.")
    found = sentences(made, SENTENCE_DATA)
    cases = [([], [0, 1, 2]), ([(0, 20)], [1, 2]), ([(0, 5)], [0, 1, 2]), ([(18, 39)], [0, 2]), ([(0, 99)], [])]
    for ranges, left in cases:
        assert list(measure(made, found, KNOWLEDGE, ranges).scored) == left
    assert list(measure(made, found, KNOWLEDGE, [(0, 8), (9, 14), (40, 59)]).scored) == [1]


QUOTING = document(
    "Ms Hall said: “We help all of them.” She was calm. “You can call us,” she said. He called it “help” and left us.",
    ("Somebody else wrote this here.", block(quoted=True)),
    ("“This is all theirs.”", block("item")),
)


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        (False, ["she was calm", "he called it help and left us"]),
        (
            True,
            [
                "ms hall said we help all of them",
                "you can call us she said",
                "somebody else wrote this here",
                "this is all theirs",
            ],
        ),
    ],
)
def test_quotations_are_counted_apart(quoted: bool, lines: list[str]) -> None:
    found = sentences(QUOTING, SENTENCE_DATA)
    prose = measure(QUOTING, found, KNOWLEDGE, quotations=quotations(QUOTING, ELIDED), quoted=quoted)
    assert prose.lines == lines
    assert prose.words == sum(len(line.split()) for line in lines)


def test_a_quotation_in_the_signposting_block_counts_nowhere() -> None:
    found = sentences(QUOTING, SENTENCE_DATA)
    whole = [(0, len(QUOTING.text))]
    for quoted in (False, True):
        assert measure(QUOTING, found, KNOWLEDGE, whole, quotations(QUOTING, ELIDED), quoted=quoted).sentences == 0


@pytest.mark.parametrize("line", ["ENDS", "Editors' notes", "Nodiadau i olygyddion"])
def test_what_follows_the_end_of_a_release_is_left_out(line: str) -> None:
    made = document("We help all of them.", line, "Our charity was founded a long time ago.")
    assert Analysis(made, Settings(), KNOWLEDGE).prose.lines == ["we help all of them"]


def test_quotations_have_a_grade_of_their_own() -> None:
    found = scores(repeated(300, 20), quoted=repeated(120, 6))
    grade = round(flesch_kincaid_grade(120, 6, 120), 1)
    assert (found.words, found.quoted_words, found.quoted_sentences) == (300, 120, 6)
    assert (found.quoted_flesch_kincaid_grade, found.status) == (grade, "normal")
    assert found._replace(quoted_words=0, quoted_sentences=0, quoted_flesch_kincaid_grade=None) == scores(
        repeated(300, 20)
    )
    assert scores(repeated(300, 20), quoted=repeated(90, 6)).quoted_flesch_kincaid_grade is None
    assert scores(measured(), quoted=repeated(120, 6)) == Scores(0, 0, "none")._replace(
        quoted_words=120, quoted_sentences=6, quoted_flesch_kincaid_grade=grade
    )


@given(st.text("aZsk'’‘`-‑.?!,/:1@ \n\0…–é£\u00ad", max_size=30))
@example("'a' -b- c--d e'-f 'n' -")
@example("’Tis the girls’ own, don’t–")
def test_an_evened_text_has_the_words_of_the_text(text: str) -> None:
    even = evened(text)
    assert len(even) == len(text)
    if LOOK not in even:
        assert even.split() == words(text.lower())


def test_counts() -> None:
    prose = measured("Children told their teacher’s friend. A well-known organisation helped children.")
    assert prose == Prose(
        scored=[0, 1],
        lines=["children told their teacher’s friend", "a well-known organisation helped children"],
        words_in=[5, 5],
        syllables_in=[7, 11],
        uses=Counter(
            {"children": 2, "told": 1, "their": 1, "teacher’s": 1, "friend": 1, "a": 1, "well-known": 1,
             "organisation": 1, "helped": 1}
        ),
        long={"organisation": 5},
        words=10,
        syllables=18,
        letters=67,
    )  # fmt: skip


# Scores, costs, long words, splits -----------------------------------------------------------------------------------


def repeated(words: int, sentences_: int) -> Prose:
    each = words // sentences_
    return Prose(
        range(sentences_),
        [" ".join(["child"] * each)] * sentences_,
        [each] * sentences_,
        [each] * sentences_,
        Counter(child=words),
        {},
        words,
        words,
        5 * words,
    )


@pytest.mark.parametrize(
    ("words", "count", "status", "smog"),
    [
        (0, 0, "none", None),
        (99, 9, "none", None),
        (100, 4, "none", None),
        (100, 5, "indicative", None),
        (297, 9, "indicative", None),
        (290, 10, "indicative", 3.1),
        (300, 10, "normal", 3.1),
    ],
)
def test_status(words: int, count: int, status: str, smog: float | None) -> None:
    found = scores(repeated(words, count) if count else measured())
    assert (found.words, found.sentences, found.status, found.smog_index) == (words, count, status, smog)
    if status == "none":
        length = round(words / count, 1) if count else None
        assert found == Scores(words, count, "none", average_sentence_words=length)
    else:
        assert None not in found._replace(smog_index=0.0, quoted_flesch_kincaid_grade=0.0)


def test_the_pack_says_how_much_a_score_needs_and_what_makes_an_age_of_a_grade() -> None:
    least = {"words": 10, "sentences": 1, "indicative_words": 20, "smog_sentences": 1}
    table = {**TABLE, "minimum_text": least, "reading_age": {"add": 6, "rule": "grade + 6"}}
    found = scoring.scores(repeated(20, 2), table)
    assert (found.status, found.smog_index, found.average_sentence_words) == ("normal", 3.1, 10.0)
    assert found.reading_age == 6


def test_the_same_scores_with_and_without_textstat(textstat: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "_given", [0])
    with_it = scores(PROSE)
    assert ours._given == [PROSE.words]
    monkeypatch.setattr(ours, "_given", [ours._MOST_WORDS])
    assert scores(PROSE) == with_it
    assert with_it.reading_age == round(flesch_kincaid_grade(PROSE.words, PROSE.sentences, PROSE.syllables) + 5)


@given(st.text("asnt'’\u02bc`´_-\u2010‑éßıŁªǅ²Ⅷ٣ʻж子\u0301\u00ad ", min_size=1, max_size=40))
@example("hasn\u02bct couldn\u02bct wouldn\u02bct \u02bctis girl\u02bcs")
def test_what_was_scored_before_changes_no_score(textstat: object, words: str) -> None:
    prose = measured(*[f"We told {words} about it, and they were kind."] * 20)
    ours._given[0] = 0
    first = scores(prose)
    assert ours._given == [prose.words]
    ours._given[0] = ours._MOST_WORDS
    assert scores(prose) == first


@pytest.mark.parametrize("mark", ["'", "’", "\u02bc"])
def test_an_apostrophe_counts_the_same_however_it_is_written(mark: str) -> None:
    prose = measured(f"She hasn{mark}t told us that it isn{mark}t the girls{mark} own.")
    assert (prose.words, prose.syllables, prose.letters) == (10, 12, 35)
    assert [line.replace("’", "'") for line in prose.lines] == ["she hasn't told us that it isn't the girls own"]


def test_costs_name_the_hardest_sentences_first() -> None:
    made = document(
        "We help all of them.",
        "Professional organisations continuously evaluate safeguarding responsibilities and accountability.",
        "Every child who tells us about it is taken into the room and heard by one of the two of us at once.",
    )
    found = sentences(made, SENTENCE_DATA)
    prose = measure(made, found, KNOWLEDGE)
    assert [(cost.sentence, cost.words, cost.syllables) for cost in costs(prose, found)] == [(1, 8, 34)]
    fall = flesch_kincaid_grade(5 + 8 + 23, 3, 5 + 34 + 28) - flesch_kincaid_grade(5 + 23, 2, 5 + 28)
    assert costs(prose, found) == [Cost(1, 21, 119, 8, 34, pytest.approx(fall))]
    assert costs(prose, found, 0) == []
    assert costs(measured("We help all of them."), found) == []


def test_at_most_five_costs() -> None:
    assert len(costs(PROSE, ARTICLE_SENTENCES)) == 5
    falls = [cost.fall for cost in costs(PROSE, ARTICLE_SENTENCES, 50)]
    assert falls == sorted(falls, reverse=True)
    assert min(falls) > 0


def test_long_words_by_weight() -> None:
    prose = measured(
        "Exploitation is abuse, and exploitation of children is safeguarding, as the organisation says now."
    )
    assert long_words(prose) == [
        LongWord("exploitation", 2, 4, 11.8 * 4 / prose.words),
        LongWord("organisation", 1, 5, 11.8 * 3 / prose.words),
        LongWord("safeguarding", 1, 3, 11.8 * 1 / prose.words),
    ]
    assert [word.word for word in long_words(prose, 1, [{"exploitation"}])] == ["organisation"]
    halved = flesch_kincaid_grade(prose.words, 1, prose.syllables) - flesch_kincaid_grade(
        prose.words, 1, prose.syllables - 4
    )
    assert long_words(prose)[0].fall == pytest.approx(halved)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("clause", "He was never in the house that day; |the court did not believe what he said."),
        ("clause", "She told her teacher about it, |and the school called the police at once."),
        ("clause", "He was arrested on Thursday after officers came |and he will be in court in May."),
        ("clause", "You can call us on any day or night |and a trained adviser will talk with you."),
        ("clause", "Children may not tell us in words, |and a change in how a child eats or plays may be a sign."),
        ("clause", "The force has a new team now – |it works in every part of the county."),
        ("verb", "The man pleaded guilty to four offences on Monday |and will be sentenced in the new year."),
        ("aside", "The officer spoke to the man for an hour, |who had lived there for years."),
        ("reason", "He was jailed for six years in all |because the evidence was clear to all of them."),
        ("", "The council works with the police and with schools so that every child is heard and kept safe."),
        ("list", "We can help you with many things: |money, a safe place to stay and a solicitor."),
        ("list", "You can report it to the platform, |to the police on 101, or to a teacher or another adult."),
        ("list", "Each of them was given three things to do; |two were easy; the last one was not."),
        ("", "We talk, and we listen to you."),
        ("", "Call us today and talk."),
        ("", "People in towns and villages and people in the city were asked about it."),
        ("", "The reasons why most survivors and many witnesses are not heard by a court are plain."),
        ("", "We try to learn about the needs of the child and their family can tell us at once."),
        ("", "The helpline – it is free of charge – is there for anyone who wants to call."),
        ("", "The coroner, Ms Aled, said that the trust “did not listen, did not write and did not act” at all."),
        ("", "He told the court (and he said it twice, and he was calm) about the man."),
        ("", "The trust closed the ward for good because of the many things that went wrong."),
    ],
)
def test_the_best_split(kind: str, text: str) -> None:
    first, _, second = text.partition("|")
    found = splits(first + second)
    assert [(each.kind, (first + second)[each.at :]) for each in found[:1]] == ([(kind, second)] if kind else [])


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        ("A note on the hundred seeds in the red shed behind the school", False),
        ("Indeed the need for a spare bed at such speed", False),
        ("The school planted a hundred seeds behind the red shed", True),
        ("A note on the hundred seeds was used in the red shed", True),
        ("The head led the way to the red shed", True),
        ("The old dog died behind the red shed", True),
    ],
)
def test_a_sentence_begins_anew_only_after_one_that_has_a_verb(head: str, begins: bool) -> None:
    text = f"{head}, and they were cold when we found them there."
    parting = splitter.begun_anew(text, text.index("they"))
    assert (parting is not None) == begins


@pytest.mark.parametrize(
    ("kind", "word"), [("", "shed"), ("", "hundred"), ("", "need"), ("clause", "died"), ("clause", "agreed")]
)
def test_a_clause_begins_where_its_subject_has_a_verb(kind: str, word: str) -> None:
    text = f"We told all of the older children about the house, and the neighbour {word} near the gate of the park."
    assert [each.kind for each in splits(text)[:1]] == ([kind] if kind else [])


def test_a_split_near_the_middle_comes_first() -> None:
    text = "We help you now, and we help them, and they may call us later at any time of the day, and you can too."
    assert [text[each.at :][:8] for each in splits(text)] == ["and they", "and we h", "and you "]


@pytest.mark.parametrize(
    "text", ["and " * 500_000, "word, " * 400_000, "a: b, " * 300_000, "( " * 500_000, "“a " * 400_000]
)
def test_only_the_start_of_an_endless_sentence_is_looked_at(text: str) -> None:
    assert all(each.at <= 2_000 for each in splits(text))


def test_a_sentence_is_a_plain_tuple() -> None:
    assert Sentence(1, 2, 3) == (1, 2, 3)
