"""HTML: its tags and attributes, and what each means to the flow of elements."""
