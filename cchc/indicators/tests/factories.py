"""A ward with a month of dossiers, a plan with targets, looked at on its last evening."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from cchc.dossiers.tests.factories import Shop
from cchc.dossiers.tests.test_measures import END, MARCH, made_month
from cchc.organisation.models import Agency
from cchc.organisation.tests.factories import Cast
from cchc.plans import services as plans
from cchc.plans.models import Plan, Target
from cchc.plans.tests.factories import JANUARY, reviewed_plan
from tests.keeping import Kept

TARGETS = (
    ("Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn từ 99,9% trở lên", "ge", "99.9"),
    ("100% kết quả giải quyết được số hóa", "ge", "100"),
    ("Mức độ hài lòng về sự phục vụ của cơ quan đạt từ 98% trở lên", "ge", "98"),
    ("Trồng 5.000 cây xanh", "ge", "5000"),
    ("Không yêu cầu giấy tờ ngoài danh mục", "none", None),
)


@dataclass(frozen=True)
class Measured:
    """The desk after its March, and the plan of the year."""

    desk: Shop
    plan: Plan

    @property
    def who(self) -> Cast:
        """The cast."""
        return self.desk.who

    @property
    def ward(self) -> Agency:
        """Its ward."""
        return self.desk.who.ward

    @property
    def targets(self) -> list[Target]:
        """In the order of the plan."""
        return list(self.plan.targets.all())


def _made() -> Measured:
    desk = made_month()
    with transaction.atomic():
        reviewed = reviewed_plan(desk.who)
    plan = plans.adopt(plan=reviewed, actor=desk.who.minh, at=JANUARY)
    for order, (text, comparison, value) in enumerate(TARGETS):
        Target.objects.create(
            plan=plan,
            order=order,
            text=text,
            comparison=comparison,
            value=Decimal(value) if value else None,
            unit="%",
        )
    return Measured(desk, plan)


measured = Kept(_made)
NOW: datetime = END
__all__ = ["MARCH", "NOW", "Measured", "measured"]
