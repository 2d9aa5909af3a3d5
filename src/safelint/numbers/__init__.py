"""Numbers in a text, and whose they are."""
