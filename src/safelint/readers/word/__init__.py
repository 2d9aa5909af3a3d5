"""The parts of Word files."""
