"""A report is composed: its figures are computed and kept, a draft document is made of them."""

from collections.abc import Sequence
from datetime import datetime

from cchc.documents import services as official
from cchc.documents.choices import State
from cchc.kernel import audit
from cchc.kernel.canonical import canonical, digest
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.plans.models import Plan
from cchc.reports import queries
from cchc.reports.models import Report
from cchc.reports.rules.facts import Part
from cchc.reports.rules.paper import KIND
from cchc.reports.services.writing import hold_back, note

SUBJECT = "report"


def compose(
    *,
    plan: Plan,
    period: Period,
    actor: User,
    at: datetime,
    as_of: datetime | None = None,
    parts: Sequence[Part] | None = None,
    template: str = "",
) -> Report:
    """A draft report of the plan for the period; no number is taken.

    ``as_of``: the moment that the figures tell of, ``at`` when it is not given; ``template``: its
    code, the periodic one when it is not given. RuleBroken while
    the plan is not in force or another draft of the same period is on its way. What the office
    wrote in a draft that was withdrawn is taken over.
    """
    organisation.require(actor, Act.COMPOSE_REPORT, today=local_minute(at).date())
    moment = queries.moment_of(as_of, at)
    found = queries.computed(plan=plan, period=period, as_of=moment, parts=parts, template=template)
    computed, snapshot = found.report, found.snapshot()
    with audit.transaction():
        Plan.objects.select_for_update().get(pk=plan.pk)
        before = _withdrawn_before(plan, period)
        words = before.words if before else queries.first_words(plan.agency, computed.addressees)
        document = official.draft(
            agency=plan.agency,
            actor=actor,
            at=at,
            kind=KIND,
            content=queries.content(plan.agency, computed, words, []),
            subject=(SUBJECT, f"{plan.code}/{period.code}", f"{plan.code}, {period.label}"),
            is_composed=True,
        )
        report = Report.objects.create(
            plan=plan,
            period=period.code,
            calendar=period.calendar,
            as_of=datetime.fromisoformat(computed.as_of),
            document=document,
            snapshot=snapshot,
            sha256=digest(canonical(snapshot["report"]).encode()),
            template=found.template.code,
            template_number=found.template.number,
            words=words,
            composed_by=actor,
            composed_at=at,
        )
        hold_back(report, actor=actor, at=at)
        note(report, "report.compose", actor=actor, at=at, payload={"title": computed.title})
    return report


def _withdrawn_before(plan: Plan, period: Period) -> Report | None:
    """The last report of the period when it was withdrawn; RuleBroken while one is on its way."""
    rows = queries.of_period(plan, period)
    open_one = next((row for row in rows if row.document.status in queries.ON_ITS_WAY), None)
    if open_one:
        raise RuleBroken(
            f"Đã có dự thảo báo cáo kỳ này (trạng thái “{open_one.document.status.label}”). Hãy "
            "làm tiếp dự thảo đó, hoặc rút nó rồi lập lại."
        )
    last = rows[0] if rows else None
    return last if last and last.document.status == State.WITHDRAWN else None
