"""PDF files: a process that reads them, their words and lines, and how paragraphs are made of those."""
