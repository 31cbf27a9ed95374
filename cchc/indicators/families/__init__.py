"""Every source of figures, in one table; a test keeps it complete.

A room whose measures are no family yet is named in ``ELSEWHERE`` with the reason.
"""

from collections.abc import Mapping

from cchc.indicators.families.base import Asked, Behind, Family, Group, Line, Wanted
from cchc.indicators.families.dossiers import Dossiers, DossierTimes
from cchc.indicators.families.people import Dialogues, Petitions, Satisfaction
from cchc.indicators.families.tasks import Commitments, Products
from cchc.obligations.choices import TASK

REPORT = "report"  # the subject under which reports are owed
FAMILIES: Mapping[str, Family] = {
    family.code: family
    for family in (
        Dossiers(),
        DossierTimes(),
        Commitments("tasks", "Nhiệm vụ của kế hoạch", TASK),
        Commitments("reports", "Báo cáo định kỳ", REPORT),
        Products(),
        Satisfaction(),
        Petitions(),
        Dialogues(),
    )
}
OF_ROOM = {
    "dossiers": ("dossiers", "times"),
    "obligations": ("tasks", "reports", "products"),
    "surveys": ("satisfaction",),
    "feedback": ("petitions",),
    "dialogues": ("dialogues",),
}
ELSEWHERE = {
    "documents": "số văn bản, không phải chỉ tiêu",
    "notices": "số tin gửi đi, xem ở trang thông báo",
    "results": "số hóa tồn đọng không theo kỳ, xem ở trang số hóa",
    "reviews": "theo năm rà soát, không theo kỳ",
}

__all__ = [
    "ELSEWHERE",
    "FAMILIES",
    "OF_ROOM",
    "Asked",
    "Behind",
    "Family",
    "Group",
    "Line",
    "Wanted",
]
