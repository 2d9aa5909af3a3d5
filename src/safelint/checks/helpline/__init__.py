"""Numbers, addresses and claims about helplines: right, current, whole and given to the right service."""
