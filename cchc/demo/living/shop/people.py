"""Invented applicants: names from three lists, numbers that nobody has.

Identity numbers have the serials 000000 to 000999 and a province's code, mobile numbers begin with
0300 (no operator has 030), tax codes with 0000: they can be told from real ones at a glance.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from cchc.citizens.choices import CitizenKind, Gender, IdKind
from cchc.citizens.services import Details

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "Đinh", "Trịnh", "Mai", "Cao", "Lưu", "Phan", "Tạ",
)  # fmt: skip
MIDDLE = {
    Gender.MALE: ("Văn", "Đức", "Hữu", "Quang", "Minh", "Công", "Xuân", "Ngọc", "Thanh", "Đình"),
    Gender.FEMALE: ("Thị", "Thị Thu", "Ngọc", "Thanh", "Thị Minh", "Phương", "Thị Hồng", "Kim"),
}
GIVEN = {
    Gender.MALE: (
        "An", "Bảo", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khoa", "Long", "Nam", "Phong",
        "Phúc", "Quân", "Sơn", "Tài", "Thắng", "Tiến", "Tuấn", "Vinh",
    ),
    Gender.FEMALE: (
        "Anh", "Bích", "Chi", "Dung", "Giang", "Hà", "Hằng", "Hiền", "Huệ", "Lan", "Linh", "Mai",
        "Nga", "Nhung", "Oanh", "Phượng", "Quyên", "Thảo", "Trang", "Yến",
    ),
}  # fmt: skip
STREETS = ("Hoa Sen", "Bàng", "Đình Làng", "Bờ Sông", "Chợ Cũ", "Cầu Gỗ", "Giếng Nước", "Đồng Quan")
COMPANIES = ("An Phát", "Bình Minh", "Cát Tường", "Đại Lộc", "Hưng Thịnh", "Phú Gia", "Tân Tiến")
TRADES = ("Tạp hóa", "Quán ăn", "Cơ khí", "May mặc", "Vật liệu", "Cắt tóc", "Sửa xe")
PROVINCE = "038"
MOBILE = "0300"


@dataclass(frozen=True)
class Applicant:
    """Somebody who comes to the shop; ``number`` is who of all."""

    number: int
    said: Details


def applicant(rng: Random, number: int, kind: str) -> Applicant:
    """The next invented one; no two have one identity number."""
    gender = rng.choice((Gender.MALE, Gender.FEMALE))
    name = " ".join(rng.choice(part) for part in (FAMILY, MIDDLE[gender], GIVEN[gender]))
    year = 1950 + number // 1000 * 7 + rng.randrange(7)  # years apart keep serials apart
    born = date(year, rng.randrange(1, 13), rng.randrange(1, 29))
    ward = f"Số {rng.randrange(1, 180)} đường {rng.choice(STREETS)}, phường An Bình (mẫu)"
    phone = f"{MOBILE}{number:06d}"
    email = f"dan{number}@nguoidan.example" if number % 4 == 1 else ""
    if kind == CitizenKind.PERSON:
        century = 2 if year >= 2000 else 0
        digit = century + (gender == Gender.FEMALE)
        id_number = f"{PROVINCE}{digit}{year % 100:02d}{number % 1000:06d}"
        said = Details(kind, name, IdKind.CCCD, id_number, phone, email, ward, born, gender)
        return Applicant(number, said)
    title = f"Công ty TNHH {rng.choice(COMPANIES)} (mẫu)"
    if kind == CitizenKind.HOUSEHOLD:
        title = f"Hộ kinh doanh {rng.choice(TRADES)} {name}"
    said = Details(kind, title, IdKind.TAX, f"0000{number:06d}", phone, email, ward)
    return Applicant(number, said)
