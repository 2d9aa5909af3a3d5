"""What kind of text a document is, told by its form.

    shape.py     where the start, the end, the titles and the lines of a document are
    voice.py     whom it quotes, and whether it speaks to its reader
    signs.py     what a sign is: its reason, its weight, its words
    records.py, letters.py, policies.py, appeals.py, releases.py, newsletters.py, stories.py, news.py, guidance.py,
    short.py, pages.py
                 the signs of each kind
    forms.py     the kind whose signs weigh most

The words stand in the lists `kinds` and `report` of the lexicon.
"""
