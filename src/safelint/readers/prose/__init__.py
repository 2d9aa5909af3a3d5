"""How words of any format become a document: text decoded, mapped to its source, and a flow of elements made blocks."""
