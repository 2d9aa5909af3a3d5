"""Presentations: their slides, the shapes and tables on them."""
