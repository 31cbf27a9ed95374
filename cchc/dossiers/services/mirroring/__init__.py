"""Exports of other systems: brought, checked, written; docs/rules/dossier-mirror.md."""

from cchc.dossiers.services.mirroring.bringing import (
    bring_export,
    change_mapping,
    drop_export,
    import_export,
)
from cchc.dossiers.services.mirroring.checking import check_export
from cchc.dossiers.services.mirroring.confirming import confirm_source_change
from cchc.dossiers.services.mirroring.importing import write_export

__all__ = [
    "bring_export",
    "change_mapping",
    "check_export",
    "confirm_source_change",
    "drop_export",
    "import_export",
    "write_export",
]
