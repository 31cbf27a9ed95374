"""What has to be there before an agency takes dossiers online; docs/rules/level-three.md."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TCVN = "TCVN 14423:2026, cấp độ 3"
_ND331 = "Nghị định 331/2026/NĐ-CP"
_QCVN = "QCVN 12:2026/BCA"
SECONDARY, VERIFIED, ASSUMED = "nguồn thứ cấp", "đã đối chiếu", "giả định"
_NUMBER = re.compile(r"[0-9]+/[^\s,;]+")


@dataclass(frozen=True)
class Item:
    """One line of the checklist.

    ``setting``: the agency decides whether it is mandatory, as no text was found.
    """

    key: str
    group: str
    label: str
    source: str
    certainty: str = SECONDARY
    is_mandatory: bool = True
    by_program: bool = False
    setting: str = ""


_SIGN_IN = "Tài khoản và đăng nhập"
_DATA = "Dữ liệu và nhật ký"
_PAPERS = "Hồ sơ cấp độ và tổ chức"
_DEFENCE = "Phòng vệ và vận hành"

ITEMS: tuple[Item, ...] = (
    Item(
        "approval",
        _PAPERS,
        "Hồ sơ đề xuất cấp độ 3 đã được thẩm định và phê duyệt",
        f"{_ND331} (cấp phê duyệt cần đơn vị xác nhận)",
    ),
    Item(
        "regulation",
        _PAPERS,
        "Quy chế bảo đảm an toàn thông tin đã ban hành trước khi phê duyệt cấp độ",
        f"{_ND331}, Điều 30 khoản 7",
    ),
    Item(
        "person",
        _PAPERS,
        "Người phụ trách an toàn thông tin được phân công bằng văn bản",
        "Thông lệ",
        ASSUMED,
        setting="level3.responsible_person",
    ),
    Item(
        "incidents",
        _PAPERS,
        "Quy trình báo cáo sự cố: ban đầu trong 24 giờ, đầy đủ trong 72 giờ",
        _ND331,
    ),
    Item(
        "yearly_report",
        _PAPERS,
        "Đã phân công lập báo cáo an toàn hằng năm gửi Bộ Công an (25/12)",
        _ND331,
        is_mandatory=False,
    ),
    Item(
        "factor",
        _SIGN_IN,
        "Mọi tài khoản đang mở đã bật xác thực hai lớp",
        f"{_TCVN} (đòi với quản trị); yêu cầu của hệ thống này với mọi người",
        by_program=True,
    ),
    Item(
        "passwords",
        _SIGN_IN,
        "Mật khẩu: không trùng 10 mật khẩu gần nhất; quản trị đổi trong 60 ngày",
        f"{_TCVN}; {_QCVN}",
        by_program=True,
    ),
    Item(
        "locks",
        _SIGN_IN,
        "Khóa sau không quá 5 lần sai, từ 12 giờ; khóa phiên sau 15 phút, quản trị 5 phút",
        f"{_TCVN}; {_QCVN}",
        by_program=True,
    ),
    Item(
        "dormant", _SIGN_IN, "Không còn tài khoản mở mà bỏ quên quá 45 ngày", _TCVN, by_program=True
    ),
    Item(
        "review",
        _SIGN_IN,
        "Mọi tài khoản mở được rà soát trong 6 tháng qua",
        _TCVN,
        by_program=True,
    ),
    Item("keys", _DATA, "Có khóa mã hóa dữ liệu, khóa niêm phong nhật ký", _TCVN, by_program=True),
    Item(
        "https",
        _DATA,
        "Chỉ phục vụ qua HTTPS, cookie chỉ gửi qua HTTPS",
        f"{_TCVN} (mã hóa trên đường truyền)",
        by_program=True,
    ),
    Item("backup", _DATA, "Có bản sao lưu mới", f"{_TCVN}; số ngày là cấu hình", by_program=True),
    Item(
        "backup_rule",
        _DATA,
        "Sao lưu tự động theo nguyên tắc 3-2-1, bản sao được mã hóa, có bản ở nơi khác",
        _TCVN,
    ),
    Item(
        "restore",
        _DATA,
        "Đã khôi phục thử từ bản sao lưu",
        "Thông lệ",
        ASSUMED,
        setting="level3.restore_drill",
    ),
    Item(
        "audit",
        _DATA,
        "Nhật ký vừa được kiểm tra, không có sai lệch",
        "Lịch kiểm tra của hệ thống này; số ngày là cấu hình",
        certainty=ASSUMED,
        by_program=True,
    ),
    Item(
        "logs",
        _DATA,
        "Giữ nhật ký ít nhất 12 tháng",
        f"{_QCVN} (12 tháng); {_TCVN} (3 tháng)",
        by_program=True,
    ),
    Item("siem", _DATA, "Nhật ký máy chủ được thu thập, giám sát tập trung (SIEM)", _TCVN),
    Item("time", _DEFENCE, "Máy chủ đồng bộ thời gian (NTP)", f"{_TCVN}; {_QCVN}"),
    Item("firewall", _DEFENCE, "Có tường lửa ứng dụng web (WAF) trước trang công khai", _TCVN),
    Item("scan", _DEFENCE, "Đã quét lỗ hổng trong 6 tháng qua, đã khắc phục", _TCVN),
    Item("pentest", _DEFENCE, "Có chương trình kiểm thử xâm nhập", _TCVN),
    Item("patches", _DEFENCE, "Cập nhật bản vá hằng tháng", f"{_TCVN}; {_QCVN}"),
    Item(
        "source_code",
        _DEFENCE,
        "Đã nhận mã nguồn hoặc kiểm tra độc lập; kiểm tra thư viện đi kèm",
        _TCVN,
    ),
)
BY_KEY = {item.key: item for item in ITEMS}


@dataclass(frozen=True)
class Line:
    """An item as it stands: met or not, and who or what says so."""

    item: Item
    is_mandatory: bool
    is_met: bool
    told: str

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way."""
        return self.is_mandatory and not self.is_met


def open_items(lines: Iterable[Line]) -> list[Line]:
    """What stands in the way of taking dossiers online."""
    return [line for line in lines if line.is_open]


def is_number(text: str) -> bool:
    """Whether it is the number of a document: "123/QĐ-UBND"."""
    return bool(_NUMBER.fullmatch(text.strip()))
