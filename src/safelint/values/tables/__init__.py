"""What the tables of a rule pack hold, key by key: what stands in a file as a table, and not as a list of entries.

A table is a plain dict, so that a compiled pack is written and read in no time; nothing here is imported but by what
reads the files of a pack and by the checker of types. Where a pack need not have a file, any key of its table may be
missing; else each is there, as the readers of the files (`packs/`) fill in what is left out.
"""
