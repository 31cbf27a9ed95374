"""Which plans came from the very same file; docs/rules/plan-life.md, "The same file"."""

from collections.abc import Sequence

from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute
from cchc.organisation.models import Agency
from cchc.plans.choices import IncomingState, PlanState
from cchc.plans.models import IncomingFile, Plan, PlanSource

NAMED = 3


def plans_from(agency: Agency, sha256: str) -> list[Plan]:
    """The agency's plans that were read from a file with this hash, the newest first.

    Those that were put aside too; each with its ``source`` and file.
    """
    plans = Plan.objects.filter(agency=agency, source__file__sha256=sha256)
    return list(plans.select_related("source__file").order_by("-source__file__stored_at", "-pk"))


def is_being_read(agency: Agency, sha256: str) -> bool:
    """Whether the worker has yet to read a file with this hash."""
    files = IncomingFile.objects.filter(agency=agency, state=IncomingState.WAITING)
    return files.filter(file__sha256=sha256).exists()


def same_file(plan: Plan) -> str:
    """A sentence that names the other plans from this plan's file, "" where there are none.

    What was put aside is left out: it no longer stands beside the plan.
    """
    source = PlanSource.objects.filter(plan=plan).select_related("file").first()
    if source is None:
        return ""
    others = [p for p in plans_from(plan.agency, source.file.sha256) if p.pk != plan.pk]
    standing = [p for p in others if p.state != PlanState.DISCARDED]
    return f"Cùng tệp gốc này còn có {_listed(standing)}." if standing else ""


def known_file(plan: Plan) -> str:
    """What a command says when the file had come in before, "" at its first time."""
    others = [p for p in plans_from(plan.agency, plan.source.file.sha256) if p.pk != plan.pk]
    if not others:
        return ""
    return (
        f"Lưu ý: tệp này đã được nhập trước đây thành {_listed(others)}; "
        f"lần này thành {plan.code}. Nếu không cố ý, hãy bỏ bản vừa nhập."
    )


def _listed(plans: Sequence[Plan]) -> str:
    named = "; ".join(map(_named, plans[:NAMED]))
    more = len(plans) - NAMED
    return f"{named} và {more} kế hoạch khác" if more > 0 else named


def _named(plan: Plan) -> str:
    day = date_vi(local_minute(plan.source.file.stored_at).date())
    return f"{plan.code} (nhập ngày {day}, {plan.get_state_display().lower()})"
