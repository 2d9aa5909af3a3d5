"""The parts of OpenDocument texts."""
