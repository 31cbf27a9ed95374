"""Every write of the catalogue, one verb per thing that a person does; docs/rules/procedures.md.

``Announcement`` is what ``publish`` is handed.
"""

from cchc.procedures.services.bringing import hand_in, import_catalogue, write
from cchc.procedures.services.drafting import copy_in_force, draft_version, drop, revise
from cchc.procedures.services.publishing import Announcement, publish, withdraw

__all__ = [
    "Announcement",
    "copy_in_force",
    "draft_version",
    "drop",
    "hand_in",
    "import_catalogue",
    "publish",
    "revise",
    "withdraw",
    "write",
]
