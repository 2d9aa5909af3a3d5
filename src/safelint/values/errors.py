"""What goes wrong by the doing of whoever called: its words are for the person at the keyboard."""


class SafelintError(Exception):
    """Wrong use: bad configuration, bad rule pack, unknown rule. The message is for the person at the keyboard."""


class UnwrittenError(SafelintError):
    """What was asked for could not be written."""


class Unreadable(SafelintError):  # noqa: N818 - it says what the file is
    """A file that cannot be checked. The message is the reason, in plain English, without the file's name."""
