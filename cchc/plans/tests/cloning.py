"""Plans written from last year's, for tests."""

from datetime import datetime

from cchc.kernel.zone import HANOI
from cchc.organisation.tests.factories import Cast
from cchc.plans import services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import adopted_plan, task

DECEMBER = datetime(2026, 12, 20, 9, tzinfo=HANOI)


def written(who: Cast) -> Plan:
    """Next year's plan of one task, with one remark of the superior."""
    previous = adopted_plan(who, [task(1, "Rà soát thủ tục hành chính", "31/12/2026")])
    return services.write_from(
        previous=previous,
        actor=who.quan,
        at=DECEMBER,
        remarks=["Cần nêu rõ người chịu trách nhiệm"],
    )
