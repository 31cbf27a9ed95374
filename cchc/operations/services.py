"""What is done to the installation as a whole: make it ready, back it up, restore it."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import upkeep
from cchc.kernel.audit.findings import Verification
from cchc.operations.backups import Made, Restored, back_up, restore
from cchc.operations.preparation import make_tables, prepare

__all__ = [
    "Made",
    "Restored",
    "back_up",
    "make_tables",
    "note_verification",
    "prepare",
    "restore",
]


def note_verification(*, results: Sequence[Verification], at: datetime) -> None:
    """Remember when the history was verified and how much was found in it."""
    found = sum(len(result.findings) for result in results)
    upkeep.note(upkeep.VERIFICATION, at=at, told={"findings": found, "agencies": len(results)})
