"""Number and date of a plan: as its document was read, else of the document drafted from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.documents.queries import of_subject, visible_to
from cchc.organisation.models import User
from cchc.plans.models import Plan

SUBJECT = "plan"


@dataclass(frozen=True)
class Heading:
    """What stands above the title; "" and None while it is blank."""

    number: str
    symbol: str
    issued_on: date | None

    @property
    def reference(self) -> str:
        """ "05/KH-UBND", with a dash for a number that there is not."""
        return f"{self.number or '—'}/{self.symbol}"


def heading_of(plan: Plan) -> Heading:
    """The heading of one plan; a query only where the number is blank."""
    issued = None if plan.number else documents_of(plan).filter(state=State.ISSUED).first()
    return _heading(plan, issued)


def with_headings(plans: Iterable[Plan]) -> list[tuple[Plan, Heading]]:
    """Each plan with its heading; one query whatever their number."""
    listed = list(plans)
    blank = [plan.code for plan in listed if not plan.number]
    rows = OfficialDocument.objects.filter(
        subject_kind=SUBJECT, subject_key__in=blank, state=State.ISSUED
    )
    issued = {row.subject_key: row for row in rows.order_by("pk")} if blank else {}
    return [(plan, _heading(plan, issued.get(plan.code))) for plan in listed]


def documents_of(plan: Plan) -> QuerySet[OfficialDocument]:
    """The documents drafted from the plan, newest first."""
    return of_subject(plan.agency, SUBJECT, plan.code)


def documents_seen(plan: Plan, user: User, *, today: date) -> QuerySet[OfficialDocument]:
    """Those of them that the person sees."""
    seen = visible_to(user, today=today).filter(subject_kind=SUBJECT, subject_key=plan.code)
    return seen.select_related("signer")


def _heading(plan: Plan, issued: OfficialDocument | None) -> Heading:
    if issued is None or issued.number is None:
        return Heading(plan.number, plan.symbol, plan.issued_on)
    return Heading(issued.reference.partition("/")[0], issued.symbol, issued.issued_on)
