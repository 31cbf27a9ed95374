"""Who works in the demo ward and how its units are written: the same cast as in the tests."""

from dataclasses import dataclass

from cchc.organisation.choices import Role, UnitKind

PASSWORD = "Sen-hong-2026!"  # noqa: S105 - printed at the start: everybody may enter the demo


@dataclass(frozen=True)
class UnitLine:
    """A unit with the ways in which the plan writes it."""

    name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonLine:
    """A person with one post."""

    username: str
    honorific: str
    full_name: str
    role: Role
    title: str
    unit: str


LEADERS = "Lãnh đạo UBND phường"
OFFICE = "Văn phòng UBND"
ONE_STOP = "Bộ phận Tiếp nhận và Trả kết quả"
JUSTICE = "Tư pháp - Hộ tịch"
FINANCE = "Tài chính - Kế toán"
CULTURE = "Văn hóa - Xã hội"
RADIO = "Đài Truyền thanh"
FRONT = "Ủy ban MTTQ phường"
REFORM_DESK = "Phòng Cải cách hành chính"

UNITS = (
    UnitLine(LEADERS, UnitKind.LEADERS, ("Lãnh đạo UBND",)),
    UnitLine(
        OFFICE,
        UnitKind.DEPARTMENT,
        (
            "Bộ phận VP UBND",
            "Bộ phận Văn phòng",
            "VP UBND phường",
            "Văn phòng UBND phường",
            "Văn phòng - Thống kê",
        ),
    ),
    UnitLine(
        ONE_STOP,
        UnitKind.DEPARTMENT,
        ("Bộ phận Một cửa", "Bộ phận TN&TKQ", "Bộ phận tiếp nhận & trả kết quả phường"),
    ),
    UnitLine(
        JUSTICE,
        UnitKind.DEPARTMENT,
        ("Bộ phận Tư pháp", "Bộ phận Tư pháp - Hộ tịch", "Công chức Tư pháp - Hộ tịch"),
    ),
    UnitLine(
        FINANCE,
        UnitKind.DEPARTMENT,
        ("Bộ phận Kế toán - Tài chính", "Bộ phận Tài chính - Kế toán"),
    ),
    UnitLine(
        CULTURE,
        UnitKind.DEPARTMENT,
        ("Bộ phận VHXH", "Bộ phận VH-XH", "Bộ phận VHXH phường", "Bộ phận Văn hóa - Xã hội"),
    ),
    UnitLine("Địa chính - Xây dựng", UnitKind.DEPARTMENT, ("Bộ phận Địa chính - Xây dựng",)),
    UnitLine(RADIO, UnitKind.DEPARTMENT, ("Đài truyền thanh phường",)),
    UnitLine("Các bộ phận chuyên môn", UnitKind.COLLECTIVE, ("Các bộ phận",)),
    UnitLine(FRONT, UnitKind.OVERSIGHT, ("Ủy ban Mặt trận Tổ quốc phường",)),
    UnitLine("Công an phường", UnitKind.PARTNER),
    UnitLine("Tổ dân phố", UnitKind.PARTNER, ("Các tổ dân phố",)),
    UnitLine("Bưu điện", UnitKind.PARTNER, ("Bưu điện văn hóa phường",)),
)

PEOPLE = (
    PersonLine("minh", "ông", "Nguyễn Văn Minh", Role.CHAIR, "Chủ tịch", LEADERS),
    PersonLine("lan", "bà", "Trần Thị Lan", Role.VICE_CHAIR, "Phó Chủ tịch", LEADERS),
    PersonLine("quan", "anh", "Lê Anh Quân", Role.OFFICE, "Công chức Văn phòng", OFFICE),
    PersonLine("hoa", "chị", "Phạm Thị Hoa", Role.ONE_STOP, "Công chức Một cửa", ONE_STOP),
    PersonLine("binh", "anh", "Đỗ Văn Bình", Role.OFFICER, "Công chức Tư pháp - Hộ tịch", JUSTICE),
    PersonLine(
        "thu", "chị", "Vũ Thị Thu", Role.ACCOUNTANT, "Công chức Tài chính - Kế toán", FINANCE
    ),
    PersonLine("son", "anh", "Hoàng Văn Sơn", Role.OFFICER, "Công chức Văn hóa - Xã hội", CULTURE),
    PersonLine("van", "chị", "Bùi Thị Vân", Role.OFFICER, "Cán bộ Đài Truyền thanh", RADIO),
    PersonLine("tam", "bà", "Đặng Thị Tâm", Role.SUPERVISOR, "Chủ tịch Ủy ban MTTQ phường", FRONT),
    PersonLine("yen", "cô", "Ngô Thị Yến", Role.CLERK, "Văn thư", OFFICE),
)
ADMINISTRATOR = PersonLine(
    "quantri", "", "Quản trị viên", Role.ADMINISTRATOR, "Quản trị hệ thống", OFFICE
)
SUPERIOR = PersonLine("hanh", "chị", "Lý Thị Hạnh", Role.SUPERIOR, "Chuyên viên", REFORM_DESK)
NEIGHBOURS = (
    PersonLine("phuong", "bà", "Cao Thị Phượng", Role.CHAIR, "Chủ tịch", LEADERS),
    PersonLine("khang", "anh", "Mai Văn Khang", Role.OFFICE, "Công chức Văn phòng", OFFICE),
)

EVERYBODY = (*PEOPLE, ADMINISTRATOR, SUPERIOR, *NEIGHBOURS)
CHIEFS = {
    OFFICE: "quan",
    ONE_STOP: "hoa",
    JUSTICE: "binh",
    FINANCE: "thu",
    CULTURE: "son",
    RADIO: "van",
}
