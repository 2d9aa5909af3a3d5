"""Hours of opening, those that a text gives and those on record alike: reads them, and compares the two."""
