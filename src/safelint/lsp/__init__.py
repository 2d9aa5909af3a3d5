"""The language server: the same findings as `check` gives, in the editor while somebody writes."""
