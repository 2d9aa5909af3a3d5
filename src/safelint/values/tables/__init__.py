"""What the tables of a rule pack hold, key by key: all of it that is no list of entries.

A module stands for the module of `packs/` of that name, which describes the files; `release` has what files share, and
`compiled` what stands in no file, but is made of several where a pack is compiled. `...Row` is one of many in a list or
by a name, `...File` a whole file of which a pack keeps more or something else, `...Table` any other table.

A table is a plain dict, so that a compiled pack is written and read in no time, and no run imports these modules: they
are for the checker of types. All keys are there, as the readers of the files fill in what is left out; they may be
missing (`total=False`) where a pack need not have the file, or a file the table.
"""
