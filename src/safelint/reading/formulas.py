"""The published formulas by which the figures of a text are worked out; textstat gives the first two of most texts.

- Flesch reading ease: Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3).
- Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75.
- SMOG: McLaughlin (1969), SMOG grading, Journal of Reading 12(8).
- Gunning fog: Gunning (1952), The Technique of Clear Writing. Every word of three or more syllables is complex here.
- Coleman-Liau: Coleman and Liau (1975), Journal of Applied Psychology 60(2).
- ARI: Smith and Senter (1967), AMRL-TR-66-220.

Where textstat differs, for the same sentences and the same syllables: its fog leaves out about 3,000 easy words
whatever their length; its ARI counts punctuation as characters, ours letters only; its Coleman-Liau has 0.058 where the
paper has 0.0588. Each takes counts of a text that has words and sentences.
"""

from __future__ import annotations


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)


def smog_index(polysyllables: int, sentences: int) -> float:
    return float(1.0430 * (30 * polysyllables / sentences) ** 0.5 + 3.1291)


def gunning_fog(words: int, sentences: int, polysyllables: int) -> float:
    return 0.4 * (words / sentences + 100 * polysyllables / words)


def coleman_liau_index(words: int, sentences: int, letters: int) -> float:
    return 0.0588 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8


def automated_readability_index(words: int, sentences: int, letters: int) -> float:
    return 4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43
