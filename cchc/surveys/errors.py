"""What this room refuses so that it is counted."""

from cchc.kernel.errors import RuleBroken
from cchc.surveys.choices import AttemptKind


class AttemptRefused(RuleBroken):
    """An answer that does not count; ``agency_code`` is "" where the attempt named none."""

    def __init__(self, message: str, *, kind: AttemptKind, agency_code: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.agency_code = agency_code
