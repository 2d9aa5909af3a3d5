"""Accessible content: what the author of a text decides, not its layout. Word lists and limits stand in
`accessibility.toml` of the pack."""
