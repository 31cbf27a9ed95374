"""What the verification can find, in words for a person."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Code(StrEnum):
    """The six ways to falsify a history, the three to falsify what stands beside it, and no key."""

    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    CUT_OFF = "cut_off"
    REWRITTEN = "rewritten"
    RESTORED_OLDER = "restored_older"
    ROW_EDITED = "row_edited"
    ROW_DELETED = "row_deleted"
    ROW_INSERTED = "row_inserted"
    UNOPENED = "unopened"


@dataclass(frozen=True)
class Finding:
    """One falsification: ``record`` names the event ("#12") or the row ("task t1")."""

    code: Code
    agency: str
    record: str
    message: str

    def as_json(self) -> dict[str, str]:
        """For ``--json``."""
        return {name: str(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Verification:
    """What was checked in one agency's chain, what was found, what could not be excluded."""

    agency: str
    events: int
    rows: int
    last_seq: int
    findings: tuple[Finding, ...]
    not_excluded: tuple[str, ...]


def span(first: int, last: int) -> str:
    """ "#3" or "#3–#5"."""
    return f"#{first}" if first == last else f"#{first}–#{last}"
