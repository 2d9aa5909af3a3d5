"""How hard a text is to read, by the limits of its audience."""
