"""E-mail messages: their parts, what is attached to them, and what they quote of earlier ones."""
