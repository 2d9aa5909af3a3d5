"""What a run knows: packs with the tables of all who look for something in a text, kept compiled, and indexed."""
