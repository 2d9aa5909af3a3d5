"""The help that a text points to: what it is about, what it must hold, what it holds."""
