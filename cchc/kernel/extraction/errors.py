"""The error of a file that cannot be read."""

from cchc.kernel.errors import RuleBroken


class Unreadable(RuleBroken):
    """The file is refused; the message says in Vietnamese what is wrong and what to do."""

    def __init__(self, message: str, *, field: str | None = "file") -> None:
        super().__init__(message, field=field)
