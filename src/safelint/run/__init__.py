"""A run: from the paths that were named to a closed report, in one process or many."""
