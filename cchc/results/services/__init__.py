"""Every write of this room, one verb per thing that a person does; docs/rules/results.md.

``keep`` is for rooms above: whoever finishes a case puts its result into the repository.
"""

from cchc.results.services.digitising import (
    Handed,
    Taken,
    check,
    put,
    scan,
    send_back,
    take_files,
)
from cchc.results.services.importing import hand_in, write
from cchc.results.services.keeping import Kept, keep
from cchc.results.services.listing import (
    Entry,
    assign,
    assign_many,
    enter,
    leave_out,
    restore,
    revise,
)
from cchc.results.services.reading import read_again, read_text
from cchc.results.services.repository import (
    Corrected,
    Revocation,
    correct,
    name_holder,
    revoke,
    supersede,
)

__all__ = [
    "Corrected",
    "Entry",
    "Handed",
    "Kept",
    "Revocation",
    "Taken",
    "assign",
    "assign_many",
    "check",
    "correct",
    "enter",
    "hand_in",
    "keep",
    "leave_out",
    "name_holder",
    "put",
    "read_again",
    "read_text",
    "restore",
    "revise",
    "revoke",
    "scan",
    "send_back",
    "supersede",
    "take_files",
    "write",
]
