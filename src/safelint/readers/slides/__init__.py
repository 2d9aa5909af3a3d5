"""The parts of presentations."""
