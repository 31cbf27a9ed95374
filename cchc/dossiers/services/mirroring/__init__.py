"""Exports of other systems: brought, checked, written; docs/rules/dossier-mirror.md."""

from cchc.dossiers.services.mirroring.bringing import (
    bring_export,
    change_mapping,
    drop_export,
    import_export,
    name_source,
)
from cchc.dossiers.services.mirroring.checking import check_export
from cchc.dossiers.services.mirroring.confirming import confirm_source_change
from cchc.dossiers.services.mirroring.importing import write_export
from cchc.dossiers.services.mirroring.pushing import (
    BadRecords,
    Pushed,
    push_dossiers,
    push_state,
)

__all__ = [
    "BadRecords",
    "Pushed",
    "bring_export",
    "change_mapping",
    "check_export",
    "confirm_source_change",
    "drop_export",
    "import_export",
    "name_source",
    "push_dossiers",
    "push_state",
    "write_export",
]
