"""How hard a text is to read."""
