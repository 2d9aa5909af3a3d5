"""How the registry is kept right: facts are added, changed and verified in the files of a rule pack."""
