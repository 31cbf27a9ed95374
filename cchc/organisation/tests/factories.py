"""The fixed cast of the fictional ward; tests everywhere use these same people.

``cast()`` makes the ward, its superior and all twelve; ``other_ward()`` a stranger among wards.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc.kernel import audit
from cchc.kernel.clock import HANOI
from cchc.organisation import services
from cchc.organisation.choices import AgencyKind, Role, UnitKind
from cchc.organisation.models import Agency, Unit, User
from tests.keeping import Kept

PASSWORD = "Sen-hong-2026!"
SINCE = date(2023, 1, 1)
OPENED_AT = datetime(2023, 1, 1, 8, tzinfo=HANOI)

UNITS: tuple[tuple[str, UnitKind, tuple[str, ...]], ...] = (
    ("Lãnh đạo UBND phường", UnitKind.LEADERS, ("Lãnh đạo UBND",)),
    (
        "Văn phòng UBND",
        UnitKind.DEPARTMENT,
        ("VP UBND phường", "Bộ phận VP UBND", "Văn phòng UBND phường", "Văn phòng - Thống kê"),
    ),
    (
        "Bộ phận Tiếp nhận và Trả kết quả",
        UnitKind.DEPARTMENT,
        ("Bộ phận Một cửa", "Bộ phận TN&TKQ", "Một cửa"),
    ),
    ("Tư pháp - Hộ tịch", UnitKind.DEPARTMENT, ("Bộ phận Tư pháp - Hộ tịch", "Tư pháp")),
    (
        "Tài chính - Kế toán",
        UnitKind.DEPARTMENT,
        ("Bộ phận Tài chính - Kế toán", "Kế toán ngân sách"),
    ),
    ("Văn hóa - Xã hội", UnitKind.DEPARTMENT, ("Bộ phận Văn hóa - Xã hội", "VH-XH")),
    ("Địa chính - Xây dựng", UnitKind.DEPARTMENT, ("Bộ phận Địa chính - Xây dựng",)),
    ("Đài Truyền thanh", UnitKind.DEPARTMENT, ("Đài truyền thanh phường",)),
    ("Các bộ phận chuyên môn", UnitKind.COLLECTIVE, ("Các bộ phận, ban, ngành",)),
    ("Ủy ban MTTQ phường", UnitKind.OVERSIGHT, ("Ủy ban Mặt trận Tổ quốc phường", "UBMTTQ")),
    ("Công an phường", UnitKind.PARTNER, ()),
    ("Tổ dân phố", UnitKind.PARTNER, ("Các tổ dân phố",)),
    ("Bưu điện", UnitKind.PARTNER, ("Bưu điện văn hóa phường",)),
)

PEOPLE: tuple[tuple[str, str, str, Role, str, str], ...] = (
    ("minh", "ông", "Nguyễn Văn Minh", Role.CHAIR, "Chủ tịch", "Lãnh đạo UBND phường"),
    ("lan", "bà", "Trần Thị Lan", Role.VICE_CHAIR, "Phó Chủ tịch", "Lãnh đạo UBND phường"),
    ("quan", "anh", "Lê Anh Quân", Role.OFFICE, "Công chức Văn phòng", "Văn phòng UBND"),
    (
        "hoa",
        "chị",
        "Phạm Thị Hoa",
        Role.ONE_STOP,
        "Công chức Một cửa",
        "Bộ phận Tiếp nhận và Trả kết quả",
    ),
    (
        "binh",
        "anh",
        "Đỗ Văn Bình",
        Role.OFFICER,
        "Công chức Tư pháp - Hộ tịch",
        "Tư pháp - Hộ tịch",
    ),
    (
        "thu",
        "chị",
        "Vũ Thị Thu",
        Role.ACCOUNTANT,
        "Công chức Tài chính - Kế toán",
        "Tài chính - Kế toán",
    ),
    (
        "son",
        "anh",
        "Hoàng Văn Sơn",
        Role.OFFICER,
        "Công chức Văn hóa - Xã hội",
        "Văn hóa - Xã hội",
    ),
    ("van", "chị", "Bùi Thị Vân", Role.OFFICER, "Cán bộ Đài Truyền thanh", "Đài Truyền thanh"),
    (
        "tam",
        "bà",
        "Đặng Thị Tâm",
        Role.SUPERVISOR,
        "Chủ tịch Ủy ban MTTQ phường",
        "Ủy ban MTTQ phường",
    ),
    ("yen", "cô", "Ngô Thị Yến", Role.CLERK, "Văn thư", "Văn phòng UBND"),
    ("quantri", "", "Quản trị viên", Role.ADMINISTRATOR, "Quản trị hệ thống", "Văn phòng UBND"),
)


@dataclass(frozen=True)
class Cast:
    """The ward, its superior agency and the twelve people of product.md."""

    ward: Agency
    superior: Agency
    minh: User
    lan: User
    quan: User
    hoa: User
    binh: User
    thu: User
    son: User
    van: User
    tam: User
    yen: User
    hanh: User
    quantri: User
    units: dict[str, Unit]


def agency(code: str, name: str, **more: Any) -> Agency:
    """An agency, a ward unless said otherwise; its place is the ward's name."""
    fields = {
        "place": name.removeprefix("UBND phường ").removesuffix(" (mẫu)"),
        "full_name": name.replace("UBND", "Ủy ban nhân dân").replace(" (mẫu)", ""),
        "is_sample": True,
    }
    return services.found_agency(
        code=code, name=name, actor=None, at=OPENED_AT, **{**fields, **more}
    )


def unit(of: Agency, name: str, kind: UnitKind = UnitKind.DEPARTMENT, *aliases: str) -> Unit:
    """A unit with its aliases."""
    return services.add_unit(
        agency=of, name=name, kind=kind, aliases=aliases, actor=None, at=OPENED_AT
    )


def person(
    of: Agency, username: str, honorific: str, full_name: str, role: Role, title: str, in_unit: Unit
) -> User:
    """A person with an account whose password is ``PASSWORD``, and one post since 2023."""
    made = services.open_account(
        agency=of,
        username=username,
        honorific=honorific,
        full_name=full_name,
        email=f"{username}@{of.code}.example",
        password=PASSWORD,
        must_change_password=False,
        actor=None,
        at=OPENED_AT,
    )
    services.give_post(
        user=made, unit=in_unit, title=title, role=role, from_on=SINCE, actor=None, at=OPENED_AT
    )
    return made


def made_cast() -> Cast:
    """Phường An Bình (mẫu) with everybody in their posts, all by the services."""
    with audit.transaction():
        superior = agency(
            "tinhmau",
            "Sở Nội vụ tỉnh Mẫu",
            kind=AgencyKind.SUPERIOR,
            place="Tỉnh Mẫu",
            symbol="SNV",
        )
        ward = agency(
            "anbinh",
            "UBND phường An Bình (mẫu)",
            superior=superior,
            superior_line="Ủy ban nhân dân tỉnh Mẫu",
        )
        units = {name: unit(ward, name, kind, *aliases) for name, kind, aliases in UNITS}
        people = {
            username: person(ward, username, honorific, name, role, title, units[in_unit])
            for username, honorific, name, role, title, in_unit in PEOPLE
        }
        desk = unit(superior, "Phòng Cải cách hành chính")
        hanh = person(superior, "hanh", "chị", "Lý Thị Hạnh", Role.SUPERIOR, "Chuyên viên", desk)
    return Cast(ward=ward, superior=superior, units=units, hanh=hanh, **people)


cast = Kept(made_cast)  # a thousand tests begin with them


def other_ward(superior: Agency | None = None) -> User:
    """An officer of another ward: for every page about the cast's records, 404."""
    elsewhere = agency("longthanh", "UBND phường Long Thành (mẫu)", superior=superior)
    return person(
        elsewhere,
        "khang",
        "anh",
        "Mai Văn Khang",
        Role.OFFICE,
        "Công chức Văn phòng",
        unit(elsewhere, "Văn phòng UBND"),
    )
