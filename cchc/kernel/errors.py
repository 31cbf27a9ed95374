"""The one error that a person is meant to read."""


class RuleBroken(Exception):
    """A rule of the office forbids what was asked; the message says what to do, in Vietnamese.

    ``field`` names the form field beside which the message is shown, if there is one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
