"""Where pages come from. Each module knows one kind of source and gives its pages one after another."""
