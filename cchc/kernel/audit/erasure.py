"""Erasing what is personal in a subject's history; the chain stays whole."""

from datetime import datetime

from cchc.kernel.audit.models import AuditPayload, SubjectKey
from cchc.kernel.audit.writing import record, transaction
from cchc.kernel.errors import RuleBroken

ERASED = "erase"


def erase(
    *, agency: str, subject: tuple[str, str], at: datetime, actor: str, second: str, ground: str
) -> int:
    """Delete payloads, nonces and key of a subject; the number of payloads deleted.

    ``ground`` is the code of the legal ground, ``second`` the person who agrees. The commitments
    stay in the chain, but nothing can be learnt from them without the nonces.
    """
    if not ground:
        raise RuleBroken("Cần ghi căn cứ của việc xóa dữ liệu.", field="ground")
    if not second or second == actor:
        raise RuleBroken("Việc xóa dữ liệu cần một người thứ hai đồng ý.", field="second")
    kind, key = subject
    with transaction():
        payloads = AuditPayload.objects.filter(
            event__agency_key=agency, event__subject_kind=kind, event__subject_key=key
        )
        number, _ = payloads.delete()
        SubjectKey.objects.filter(agency_key=agency, subject_kind=kind, subject_key=key).delete()
        record(
            agency=agency,
            at=at,
            actor=actor,
            act=ERASED,
            subject=subject,
            facts={"erased_by": second, "erased_ground": ground},
        )
    return number
