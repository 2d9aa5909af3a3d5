"""OpenDocument texts: the parts of one, its styles, paragraphs and tables."""
