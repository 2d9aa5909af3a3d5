"""What documents that are no text share: files in an archive, XML, and paragraphs of runs that become a text."""
