"""The act of taking dossiers online: where it stands, and the level-3 checklist."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel.formats import moment_vi
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.portal.choices import PermitState
from cchc.portal.models import FilingPermit
from cchc.portal.queries.level_three import found_by_program
from cchc.portal.rules.level_three import ITEMS, Item, Line

_MANDATORY = "mandatory"  # of the settings level3.…
_WITH = ("agency", "prepared_by", "approved_by", "ended_by")


def permits_of(user: User) -> QuerySet[FilingPermit]:
    """Every such act of the person's agency, the latest first."""
    return FilingPermit.objects.filter(agency=user.agency).select_related(*_WITH)


def open_permit(user: User) -> FilingPermit | None:
    """The one that is under way or in force."""
    return permits_of(user).exclude(state=PermitState.ENDED).first()


def permit_for(user: User, pk: int) -> FilingPermit:
    """One of the person's own agency; Http404 for any other."""
    found = permits_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def ended_permits(user: User) -> QuerySet[FilingPermit]:
    """Those of the agency that were ended, the latest first."""
    return permits_of(user).filter(state=PermitState.ENDED)


def permit_acts(user: User, *, today: date) -> frozenset[str]:
    """What the person may do about it: "prepare", "approve"."""
    able = {"prepare": Act.PREPARE_FILING, "approve": Act.APPROVE_FILING}
    return frozenset(n for n, act in able.items() if organisation.may(user, act, today=today))


def tick_note(permit: FilingPermit, item: str) -> str:
    """What was said of an item before."""
    found = permit.ticks.filter(item=item).values_list("note", flat=True).first()
    return found or ""


def is_permitted(agency: Agency) -> bool:
    """Whether an approved act is in force."""
    rows = FilingPermit.objects.filter(agency=agency, state=PermitState.APPROVED)
    return rows.exists()


def checklist(permit: FilingPermit, at: datetime) -> Sequence[Line]:
    """Every item as it stands at that moment; an act that has ended shows it as it was approved."""
    ticks = {tick.item: tick for tick in permit.ticks.select_related("by")}
    found = found_by_program(permit.agency, at)
    lines = []
    for item in ITEMS:
        tick = ticks.get(item.key)
        if item.by_program:
            is_met, told = found[item.key]
        else:
            is_met = tick is not None
            told = f"{tick.by.full_name}, {moment_vi(tick.at)}: {tick.note}" if tick else ""
        lines.append(Line(item, _is_mandatory(permit.agency, item), is_met, told))
    return lines


def _is_mandatory(agency: Agency, item: Item) -> bool:
    if not item.setting:
        return item.is_mandatory
    return organisation.text_setting(agency, item.setting) == _MANDATORY
