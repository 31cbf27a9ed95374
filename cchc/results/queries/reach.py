"""Who sees which results and rows; docs/rules/results.md, "Who does what"."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.kernel.text import fold
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, Role
from cchc.organisation.models import Unit, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import ProcedureVersion, Step
from cchc.results.models import BacklogItem, BacklogScan, Result

_WORKING = (Role.OFFICER, Role.ACCOUNTANT)
_ITEM = ("agency", "field", "person", "scanned_by", "checked_by", "entered_by", "excluded_by")


def keeps_backlog(user: User, *, today: date) -> bool:
    """Whether the person keeps the inventory and gives work."""
    return organisation.may(user, Act.KEEP_BACKLOG, today=today)


def keeps_results(user: User, *, today: date) -> bool:
    """Whether the person digitises and keeps results."""
    return organisation.may(user, Act.KEEP_RESULTS, today=today)


def fields_of_worker(user: User, *, today: date) -> set[int]:
    """The fields in which the catalogue of the day gives a step to one of the person's units."""
    units = organisation.units_of(user, today).prefetch_related("aliases")
    names = {name for unit in units for name in _names(unit)}
    versions = ProcedureVersion.objects.filter(
        procedures.applied_on(today), procedure__in=procedures.of_agency(user.agency)
    )
    steps = Step.objects.filter(version__in=versions, role__in=_WORKING).order_by()
    told = steps.values_list("unit", "version__procedure__field").distinct()
    return {field for unit, field in told if fold(unit) in names}


def _names(unit: Unit) -> list[str]:
    return [fold(unit.name), *(alias.text_folded for alias in unit.aliases.all())]


def items_visible_to(user: User, *, today: date) -> QuerySet[BacklogItem]:
    """The rows of the backlog that the person may open."""
    acts = organisation.acts_of(user, today)
    rows = BacklogItem.objects.filter(agency=user.agency_id)
    if Act.LIST_BACKLOG in acts:
        return rows
    if Act.KEEP_RESULTS not in acts:
        return rows.none()
    given = obligations.stands_in_for(user, today)
    return rows.filter(Q(field__in=fields_of_worker(user, today=today)) | Q(person__in=given))


def item_for(user: User, pk: int, *, today: date) -> BacklogItem:
    """The row with everything that its page names; Http404 when it is not seen."""
    rows = items_visible_to(user, today=today).select_related(*_ITEM)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def scan_for(user: User, item: int, pk: int, *, today: date) -> BacklogScan:
    """A scan of a row, for those who work with the row; Http404 otherwise."""
    if not keeps_results(user, today=today):
        raise Http404
    rows = BacklogScan.objects.filter(item__in=items_visible_to(user, today=today))
    found = rows.select_related("file", "item").filter(pk=pk, item=item).first()
    if found is None:
        raise Http404
    return found


def results_visible_to(user: User, *, today: date) -> QuerySet[Result]:
    """The results that the person may open: all at the desk, of one's field in a unit."""
    acts = organisation.acts_of(user, today)
    rows = Result.objects.filter(agency=user.agency_id)
    if Act.KEEP_RESULTS not in acts:
        return rows.none()
    if Act.KEEP_BACKLOG in acts:
        return rows
    return rows.filter(field__in=fields_of_worker(user, today=today))


def result_for(user: User, pk: int, *, today: date) -> Result:
    """The result with everything that its page names; Http404 when it is not seen."""
    rows = results_visible_to(user, today=today).select_related(
        "agency", "field", "file", "holder", "superseded_by", "put_by", "text"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def workers(user: User, *, today: date) -> list[User]:
    """The people of the agency to whom rows can be given."""
    return organisation.people_with(user.agency, Act.KEEP_RESULTS, today)
