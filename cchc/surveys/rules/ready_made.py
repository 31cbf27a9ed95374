"""The two questionnaires that come with the system; docs/rules/satisfaction.md."""

from dataclasses import dataclass

SERVICE, HANDLING = "service", "handling"
SIPAS_NOTE = "Năm yếu tố theo cách đo SIPAS, câu hỏi mẫu: chưa đối chiếu văn bản gốc."
ART31_NOTE = "Nội dung theo Nghị định 61/2018/NĐ-CP, Điều 31; câu chữ do hệ thống soạn."


@dataclass(frozen=True)
class Asked:
    """A question: code, factor, text; the overall one must be answered and makes the index."""

    code: str
    factor: str
    text: str
    is_overall: bool = False


@dataclass(frozen=True)
class Ready:
    """A questionnaire as it comes with the system."""

    index: str
    title: str
    note: str
    questions: tuple[Asked, ...]


_OVERALL = "Đánh giá chung"
READY: tuple[Ready, ...] = (
    Ready(
        SERVICE,
        "Sự phục vụ của cơ quan",
        ART31_NOTE,
        (
            Asked("A0", _OVERALL, "Nhìn chung, sự phục vụ của cơ quan", True),
            Asked("A1", "Thời gian", "Thời gian trả kết quả so với ngày hẹn"),
            Asked("A2", "Sự thuận tiện", "Số cơ quan, bộ phận phải liên hệ để xong việc"),
            Asked("A3", "Sự thuận tiện", "Số lần phải đi lại để xong việc"),
            Asked("A4", "Công khai", "Thông tin công khai chính xác, kịp thời"),
            Asked("A5", "Thái độ", "Thái độ của người tiếp nhận, giải quyết hồ sơ"),
            Asked("A6", "Kết quả", "Kết quả đúng quy định, không phải trả thêm chi phí"),
            Asked("A7", "Giải trình", "Việc giải thích, trả lời khi có phản ánh, kiến nghị"),
            Asked("A8", "Trực tuyến", "Tiến độ, chất lượng khi làm trực tuyến"),
        ),
    ),
    Ready(
        HANDLING,
        "Việc giải quyết thủ tục hành chính",
        SIPAS_NOTE,
        (
            Asked("B0", _OVERALL, "Nhìn chung, việc giải quyết thủ tục này", True),
            Asked("B1", "Tiếp cận dịch vụ", "Nơi ngồi chờ, trang thiết bị, cách tìm thông tin"),
            Asked("B2", "Thủ tục hành chính", "Giấy tờ phải nộp, các bước phải làm"),
            Asked("B3", "Công chức trực tiếp giải quyết", "Sự thạo việc, tận tình của công chức"),
            Asked("B4", "Kết quả", "Kết quả đầy đủ, chính xác, đúng hẹn"),
            Asked(
                "B5",
                "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị",
                "Việc tiếp nhận và xử lý góp ý",
            ),
        ),
    ),
)
