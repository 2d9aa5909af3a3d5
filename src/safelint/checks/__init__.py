"""Checks: each module judges documents by the rules of one kind."""
