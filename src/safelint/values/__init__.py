"""The values that all pass around; they know nobody."""
