"""A whole site or archive: pages out of crawls and tables, checked as a stream, into tables.

`sources` gives pages, `units` cuts them into what is written at once, `rows` makes of each page what there is to say,
by `run.pool` or by a cluster, and `audit_folder` keeps it. `summary` and `comparison` read only the tables.
"""
