"""Addresses of dossiers copied from another system: exports, and changes at the source."""

from cchc.dossiers.choices import ImportState
from cchc.dossiers.tests.mirroring import brought, changed, checked
from cchc.organisation.tests.factories import Cast
from tests.access import LEADERS, Row

ONE_STOP = frozenset(("hoa",))
SEES = LEADERS | ONE_STOP


def _brought(who: Cast) -> tuple[object, ...]:
    return (brought(who).pk,)


def _checked(who: Cast) -> tuple[object, ...]:
    row = checked(who)
    assert row.state == ImportState.CHECKED
    return (row.pk,)


def _changed(who: Cast) -> tuple[object, ...]:
    return (changed(who).pk,)


ROWS: dict[str, Row] = {
    "dossiers:imports": Row(SEES),
    "dossiers:bring_export": Row(ONE_STOP),
    "dossiers:import": Row(SEES, _brought),
    "dossiers:change_mapping": Row(ONE_STOP, _checked),
    "dossiers:write_import": Row(ONE_STOP, _checked, "post"),
    "dossiers:drop_import": Row(ONE_STOP, _checked, "post"),
    "dossiers:source_changes": Row(SEES),
    "dossiers:confirm_change": Row(LEADERS, _changed),
}
