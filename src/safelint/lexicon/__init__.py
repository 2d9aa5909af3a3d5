"""The phrase language: lists of words and phrases in `rules/`, and what finds them in a text.

    folding.py    a text with what looks the same made the same
    tokens.py     a text as words and marks
    forms.py      the forms of a word
    notation.py   a phrase as a person writes it -> a tree
    codes.py      what the tables are made of
    compiling.py  lists of phrases -> tables that are kept with a pack
    sets.py       of which sets of words a word is one
    parts.py      one compiled phrase, matched at all tokens at once
    search.py     tables and the tokens of some texts -> what each list matches
    matching.py   the matches in one of the texts
    lexicon.py    all that a pack holds of them

`docs/writing-packs.md` tells how phrases are written.
"""
