"""Markdown: what its two parsers give, made the same, and what site software adds to it."""
