"""What every page of HTML that we write has in common: how it begins, its style and its pieces."""
