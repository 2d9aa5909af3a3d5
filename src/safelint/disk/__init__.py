"""The disk: the only modules that write a file, or open one that a repository names. See `SECURITY.md`."""
