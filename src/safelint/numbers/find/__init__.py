"""The numbers in a text: which digits are one, of which kind, and which are a date, a sum or a reference."""
