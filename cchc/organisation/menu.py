"""The places of this room in the navigation; ``desk`` collects the menus of all rooms."""

from dataclasses import dataclass

from cchc.organisation.choices import Act


@dataclass(frozen=True)
class Place:
    """A place for people who may do one of the acts; without acts it is for everybody."""

    label: str
    url_name: str
    icon: str
    acts: tuple[Act, ...] = ()


GROUP = "Cơ quan"
PLACES: tuple[Place, ...] = (
    Place("Lịch làm việc", "organisation:calendar", "calendar"),
    Place("Người thay khi vắng", "organisation:delegations", "users"),
    Place("Bộ phận, phối hợp", "organisation:units", "building", (Act.MANAGE_UNITS,)),
    Place("Tài khoản, chức vụ", "organisation:people", "user", (Act.MANAGE_ACCOUNTS,)),
    Place("Nhật ký đăng nhập", "organisation:sign_ins", "history", (Act.MANAGE_ACCOUNTS,)),
    Place("Cấu hình", "organisation:settings", "settings", (Act.MANAGE_SETTINGS,)),
)
