"""The files of a rule pack, read strictly: what each may hold, and what must hold between them."""
