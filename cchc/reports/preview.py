"""What a template would say now: its faults, else the report of the year so far."""

from datetime import datetime
from typing import Any

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import local_minute
from cchc.organisation.models import User
from cchc.reports import queries
from cchc.reports.queries import ChosenTemplate
from cchc.reports.rules.fields import checked
from cchc.reports.rules.outline import parsed
from cchc.reports.showing import shown


def previewed(user: User, title: str, body: str, *, at: datetime) -> dict[str, Any]:
    """The faults with their places; without any, and with a plan, the sections as they stand."""
    today = local_minute(at).date()
    parts, unread = parsed(body)
    faults = [*unread, *checked(parts, queries.fields_of(user.agency, today))]
    plan = queries.plan_meant(queries.plans_for(user, today=today), "", today=today)
    if faults or plan is None:
        return {"faults": faults, "plan": plan}
    template = ChosenTemplate("", 0, "", "", title, body)
    period = Period.parse(f"{plan.year}-Y")
    moment = queries.moment_of(None, at)
    try:
        report = queries.composed(plan=plan, period=period, as_of=moment, template=template)
    except RuleBroken as broken:
        return {"faults": [broken.message], "plan": plan}
    except LookupError:
        return {"faults": ["Trích yếu hoặc nội dung có số liệu không tồn tại."], "plan": plan}
    return {"plan": plan, "period": period, "sections": shown(report), "title_said": report.title}
