"""reStructuredText, line by line."""
