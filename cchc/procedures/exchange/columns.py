"""The six sheets and their columns: how the file calls what ``whole`` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cchc.procedures.choices import (
    ApplicantKind,
    DatumSource,
    FeeMode,
    FieldType,
    Level,
    LimitUnit,
    OnlineLevel,
    VersionState,
)
from cchc.procedures.rules import checking


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    CLOCK = "clock"
    WHOLE = "whole"
    AMOUNT = "amount"
    TICK = "tick"
    WORD = "word"
    WORDS = "words"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """A column: the name of the value, its heading, what a cell holds, how wide it is drawn."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    width: int = 16
    words: Mapping[str, str] | None = None  # value: how it is said, of WORD and WORDS
    is_needed: bool = False
    longest: int = 500


ROLES = {
    "one_stop": "Một cửa",
    "officer": "Công chức chuyên môn",
    "accountant": "Tài chính - Kế toán",
    "office": "Văn phòng",
    "clerk": "Văn thư",
    "vice_chair": "Phó Chủ tịch",
    "chair": "Chủ tịch",
}
CODE = Column("procedure", "Mã thủ tục", is_needed=True, longest=40)
NUMBER = Column("number", "Phiên bản", Kind.WHOLE, 10)
_T, _D, _W, _X = Kind.TEXT, Kind.DAY, Kind.WORD, Kind.TICK

PROCEDURES = (
    CODE,
    NUMBER,
    Column("name", "Tên thủ tục", _T, 44, is_needed=True),
    Column("field_code", "Mã lĩnh vực", _T, 11, is_needed=True, longest=20),
    Column("field_name", "Lĩnh vực", _T, 22, is_needed=True, longest=200),
    Column("is_sensitive", "Nhạy cảm", _X, 9),
    Column("level", "Cấp thực hiện", _W, 12, dict(Level.choices), is_needed=True),
    Column("state", "Trạng thái", _W, 13, dict(VersionState.choices), is_needed=True),
    Column("valid_from", "Áp dụng từ", _D, 12),
    Column("valid_to", "Áp dụng đến hết", _D, 12),
    Column("decision_number", "Số quyết định", _T, 18, longest=60),
    Column("decision_on", "Ngày quyết định", _D, 12),
    Column("effective_on", "Ngày có hiệu lực", _D, 12),
    Column("published_on", "Ngày công khai", _D, 12),
    Column("withdrawn_on", "Bãi bỏ từ", _D, 12),
    Column("withdraw_reason", "Lý do bãi bỏ", _T, 22),
    Column("limit_amount", "Thời hạn", Kind.AMOUNT, 9, is_needed=True),
    Column("limit_unit", "Đơn vị thời hạn", _W, 14, dict(LimitUnit.choices), is_needed=True),
    Column("cutoff", "Giờ chốt", Kind.CLOCK, 9),
    Column("applicants", "Đối tượng", Kind.WORDS, 22, dict(ApplicantKind.choices), is_needed=True),
    Column("target_level", "Cấp quyết định", _W, 12, dict(Level.choices), is_needed=True),
    Column("online_level", "Mức độ trực tuyến", _W, 13, dict(OnlineLevel.choices), is_needed=True),
    Column("needs_receipt", "Lập giấy tiếp nhận", _X, 10),
    Column("fee", "Phí, lệ phí (đồng)", Kind.WHOLE, 12),
    Column("fee_note", "Ghi chú phí, lệ phí", _T, 26),
    Column("fee_mode", "Cách thu", _W, 11, dict(FeeMode.choices), is_needed=True),
    Column("conditions", "Yêu cầu, điều kiện", Kind.LINES, 40, longest=4000),
)
PAPERS = (
    CODE,
    NUMBER,
    Column("code", "Mã giấy tờ", is_needed=True, longest=40),
    Column("name", "Giấy tờ", _T, 50, is_needed=True),
    Column("originals", "Bản chính", Kind.WHOLE, 8),
    Column("copies", "Bản sao", Kind.WHOLE, 8),
    Column("electronic", "Bản điện tử", Kind.WHOLE, 8),
    Column("is_shown", "Chỉ xuất trình", _X, 9),
    Column("is_required", "Bắt buộc", _X, 9),
    Column("condition", "Trường hợp phải nộp", _T, 34),
    Column("issued_by", "Nơi cấp", _T, 22, longest=200),
    Column("proves", "Chứng minh thông tin", Kind.LIST, 26),
    Column("basis", "Căn cứ", _T, 18, longest=60),
    Column("form", "Theo biểu mẫu", _T, 14, longest=40),
)
FORMS = (
    CODE,
    NUMBER,
    Column("form_code", "Mã biểu mẫu", is_needed=True, longest=40),
    Column("title", "Biểu mẫu", _T, 36, is_needed=True, longest=300),
    Column("code", "Mã thông tin", _T, 22, is_needed=True, longest=60),
    Column("label", "Thông tin", _T, 36, is_needed=True, longest=300),
    Column("type", "Kiểu", _W, 13, dict(FieldType.choices), is_needed=True),
    Column("is_required", "Bắt buộc", _X, 9),
    Column("source", "Nguồn", _W, 16, dict(DatumSource.choices), is_needed=True),
    Column("options", "Các lựa chọn", Kind.LIST, 28),
)
BASES = (
    CODE,
    NUMBER,
    Column("number_text", "Số, ký hiệu", _T, 20, is_needed=True, longest=60),
    Column("text", "Tên văn bản", _T, 60, is_needed=True),
    Column("in_force_from", "Có hiệu lực từ", _D, 12),
    Column("in_force_to", "Hết hiệu lực sau ngày", _D, 12),
)
STEPS = (
    CODE,
    NUMBER,
    Column("code", "Mã bước", is_needed=True, longest=40),
    Column("name", "Bước", _T, 44, is_needed=True, longest=300),
    Column("unit", "Bộ phận thực hiện", _T, 30, is_needed=True, longest=200),
    Column("role", "Vai trò", _W, 20, ROLES, is_needed=True),
    Column("minutes", "Thời gian (phút)", Kind.WHOLE, 10, is_needed=True),
)
RESULTS = (
    CODE,
    NUMBER,
    Column("code", "Mã kết quả", is_needed=True, longest=40),
    Column("name", "Kết quả", _T, 44, is_needed=True, longest=300),
    Column("validity_months", "Giá trị sử dụng (tháng)", Kind.WHOLE, 12),
    Column("is_public", "Công bố kết quả", _X, 10),
)


@dataclass(frozen=True)
class Table:
    """A sheet: the part of a version that its rows are, its name, its columns."""

    part: str
    name: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of a value; the first one for what has no column of its own."""
        return next((each for each in self.columns if each.name == name), self.columns[0])


TABLES = (
    Table(checking.VERSION, "Thủ tục", PROCEDURES),
    Table(checking.PAPERS, "Giấy tờ", PAPERS),
    Table(checking.FIELDS, "Biểu mẫu", FORMS),
    Table(checking.BASES, "Căn cứ", BASES),
    Table(checking.STEPS, "Các bước", STEPS),
    Table(checking.RESULTS, "Kết quả", RESULTS),
)
OF_PART = {table.part: table for table in TABLES} | {checking.FORMS: TABLES[2]}
