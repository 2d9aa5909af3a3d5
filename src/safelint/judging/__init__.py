"""What an analysis means, for checks and for all who show it: for whom a text is, and what it lacks for them."""
