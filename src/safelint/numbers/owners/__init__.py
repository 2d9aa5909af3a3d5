"""Whose each number is: what ties it to a name, how closely, and which name has the better claim."""
