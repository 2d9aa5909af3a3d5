"""Reports: each module writes a closed report in one format."""
