"""What kind of text a document is, told by its form.

    shape.py     where the start, the end, the titles and the lines of a document are
    voice.py     whom it quotes, and whether it speaks to its reader
    records.py, letters.py, policies.py, appeals.py, releases.py, newsletters.py, stories.py, news.py, guidance.py,
    short.py, pages.py
                 what shows each kind
    forms.py     the kinds in the order in which they are asked for

The words stand in the lists `kinds` and `report` of the lexicon.
"""
