"""The parts of e-mail messages, what is attached to them, and what they quote of earlier ones."""
