"""AsciiDoc, line by line."""
