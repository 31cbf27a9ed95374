"""Who may stand in for whom, and what passes to the substitute; docs/rules/delegation.md."""

from collections.abc import Collection

from cchc.kernel.errors import RuleBroken

LEADERS = frozenset({"chair", "vice_chair"})
# A lower post signs for the leader by order (TL.) or by written authority (TUQ.).
AUTHORITIES = {"KT.": "Ký thay (KT.)", "TL.": "Thừa lệnh (TL.)", "TUQ.": "Thừa ủy quyền (TUQ.)"}
_SIDES = ("administrator", "supervisor", "superior")


def check_delegation(
    *, absent: Collection[str], substitute: Collection[str], authority: str, document: str
) -> None:
    """RuleBroken when these roles cannot stand in for those, or the paper is lacking."""
    for side in _SIDES:
        if (side in absent) != (side in substitute):
            raise RuleBroken(
                "Người thay phải cùng phía công việc với người vắng "
                "(quản trị, giám sát và nghiệp vụ không thay nhau).",
                field="substitute",
            )
    if not authority:
        return
    if authority not in AUTHORITIES:
        raise RuleBroken("Thể thức ký là KT., TL. hoặc TUQ.", field="authority")
    if not LEADERS & set(absent):
        raise RuleBroken("Chỉ ủy quyền ký thay cho Chủ tịch, Phó Chủ tịch.", field="authority")
    if authority == "KT." and "vice_chair" not in substitute:
        raise RuleBroken("Chỉ Phó Chủ tịch ký thay (KT.) Chủ tịch.", field="authority")
    if not document.strip():
        raise RuleBroken("Ghi số, ngày văn bản ủy quyền ký.", field="document")


def passed_roles(absent: Collection[str], authority: str) -> frozenset[str]:
    """The roles that the substitute has meanwhile: a leader's only with authority to sign."""
    kept = frozenset(absent)
    return kept if authority else kept - LEADERS
