"""Which roles go together, and with which unit; docs/rules/permissions.md, "Posts"."""

from collections.abc import Collection

from cchc.kernel.errors import RuleBroken


def check_post(
    *, role: str, unit_kind: str, agency_kind: str, roles_meanwhile: Collection[str]
) -> None:
    """RuleBroken when the person may not hold this role, in this unit, beside the others."""
    if (role == "superior") != (agency_kind == "superior") and role != "administrator":
        raise RuleBroken(
            "Vai trò cơ quan cấp trên chỉ dùng cho người của cơ quan cấp trên.", field="role"
        )
    if unit_kind in ("partner", "collective"):
        raise RuleBroken(
            "Đơn vị phối hợp và nhóm bộ phận không có tài khoản; hãy chọn một bộ phận.",
            field="unit",
        )
    if (role == "supervisor") != (unit_kind == "oversight"):
        raise RuleBroken(
            "Cơ quan giám sát chỉ có vai trò giám sát, và ngược lại.",
            field="role",
        )
    others = set(roles_meanwhile) - {role}
    if others and "administrator" in others | {role}:
        raise RuleBroken(
            "Quản trị hệ thống không kiêm vai trò nghiệp vụ; hãy mở một tài khoản riêng.",
            field="role",
        )
    if others and "supervisor" in others | {role}:
        raise RuleBroken("Người giám sát không kiêm vai trò bị giám sát.", field="role")
