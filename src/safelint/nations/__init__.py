"""For which nations of the United Kingdom a text is, by what it names, and by which of its words."""
