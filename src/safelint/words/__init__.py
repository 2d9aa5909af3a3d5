"""Words to avoid, names, and words that a reader may not know."""
