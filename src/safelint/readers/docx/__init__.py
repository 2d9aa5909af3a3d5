"""Word files: the parts of one, its styles, paragraphs, tables, fields and pictures."""
