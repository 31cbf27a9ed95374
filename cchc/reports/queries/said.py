"""The rounds of a plan, and what units had sent for a period at a moment."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from cchc.kernel.periods import Period
from cchc.plans.models import Plan
from cchc.reports.choices import PartState
from cchc.reports.models import PartSending, ReportPart, ReportRound
from cchc.reports.rules.facts import Part
from cchc.reports.rules.kinds import COMPOSED


def with_parts(rows: QuerySet[ReportRound]) -> QuerySet[ReportRound]:
    """The rounds with ``number`` of parts, and of those ``sent``."""
    sent = Count("parts", Q(parts__state=PartState.SENT))
    return rows.annotate(number=Count("parts"), sent=sent)


def rounds_of(plan: Plan) -> QuerySet[ReportRound]:
    """The rounds of the plan's composed reports, as ``with_parts``."""
    return with_parts(ReportRound.objects.filter(plan=plan, kind=COMPOSED))


def parts_said(plan: Plan, period: Period, as_of: datetime) -> list[Part]:
    """What had been sent and not returned at the moment; returned later makes no difference."""
    there = Q(returned_at=None) | Q(returned_at__gt=as_of)
    rows = PartSending.objects.filter(
        there,
        sent_at__lte=as_of,
        part__round__plan=plan,
        part__round__kind=COMPOSED,
        part__round__period=period.code,
        part__round__calendar=period.calendar,
    )
    ordered = rows.select_related("part__unit").order_by("part__unit__order", "part__unit__name")
    return [
        Part(row.part.unit.name, row.difficulties, row.causes, row.proposals) for row in ordered
    ]


def missing_from(plan: Plan, period: Period) -> list[str]:
    """The names of the units that still owe their part; none without a round."""
    rows = ReportPart.objects.filter(
        round__plan=plan,
        round__kind=COMPOSED,
        round__period=period.code,
        round__calendar=period.calendar,
    )
    return [row.unit.name for row in rows.exclude(state=PartState.SENT).select_related("unit")]
