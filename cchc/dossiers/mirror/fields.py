"""What an export may say of a dossier, and under which titles; docs/rules/dossier-mirror.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportField:
    """A field: its label, the titles under which it is looked for, whether an export must have it.

    Values of a personal one are masked wherever a bad row is shown.
    """

    label: str
    titles: tuple[str, ...]
    is_needed: bool = False
    is_personal: bool = False


def _titles(text: str) -> tuple[str, ...]:
    return tuple(title.strip() for title in text.split(";"))


FIELDS: dict[str, ExportField] = {
    "code": ExportField(
        "Mã hồ sơ",
        _titles("Mã hồ sơ; Mã số hồ sơ; Số hồ sơ; Mã HS; Số biên nhận"),
        is_needed=True,
    ),
    "procedure_code": ExportField(
        "Mã thủ tục", _titles("Mã TTHC; Mã thủ tục; Mã thủ tục hành chính; Mã số TTHC")
    ),
    "procedure_name": ExportField(
        "Tên thủ tục",
        _titles("Tên thủ tục; Tên TTHC; Thủ tục; Tên thủ tục hành chính; Thủ tục hành chính; TTHC"),
    ),
    "applicant": ExportField(
        "Người nộp",
        _titles(
            "Người nộp; Người nộp hồ sơ; Họ tên người nộp; Tên người nộp; Chủ hồ sơ;"
            " Tên tổ chức, cá nhân; Tổ chức, cá nhân; Họ và tên; Công dân"
        ),
        is_needed=True,
        is_personal=True,
    ),
    "applicant_kind": ExportField(
        "Loại đối tượng", _titles("Đối tượng; Loại đối tượng; Loại khách hàng")
    ),
    "id_number": ExportField(
        "Số giấy tờ",
        _titles(
            "Số CCCD; CCCD; CMND/CCCD; CCCD/CMND; Số CMND/CCCD; Số định danh;"
            " Số định danh cá nhân; Số giấy tờ; Mã số thuế"
        ),
        is_personal=True,
    ),
    "phone": ExportField(
        "Điện thoại",
        _titles("Số điện thoại; Điện thoại; SĐT; Điện thoại liên hệ"),
        is_personal=True,
    ),
    "address": ExportField(
        "Địa chỉ", _titles("Địa chỉ; Địa chỉ người nộp; Địa chỉ liên hệ"), is_personal=True
    ),
    "received": ExportField(
        "Ngày tiếp nhận",
        _titles(
            "Ngày tiếp nhận; Ngày nhận; Ngày nhận hồ sơ; Ngày tiếp nhận hồ sơ;"
            " Thời gian tiếp nhận; Thời điểm tiếp nhận"
        ),
        is_needed=True,
    ),
    "due": ExportField(
        "Ngày hẹn trả",
        _titles(
            "Ngày hẹn trả; Hạn trả; Ngày hẹn trả kết quả; Hạn xử lý; Hạn giải quyết;"
            " Thời hạn giải quyết; Ngày hẹn; Hẹn trả"
        ),
        is_needed=True,
    ),
    "finished": ExportField(
        "Ngày kết thúc xử lý",
        _titles(
            "Ngày kết thúc xử lý; Ngày kết thúc; Ngày xử lý xong; Ngày hoàn thành;"
            " Ngày có kết quả; Thời gian kết thúc; Ngày giải quyết xong"
        ),
        is_needed=True,
    ),
    "returned": ExportField(
        "Ngày trả kết quả",
        _titles("Ngày trả kết quả; Ngày trả; Thời gian trả kết quả; Ngày trả thực tế"),
    ),
    "state": ExportField(
        "Trạng thái",
        _titles("Trạng thái; Trạng thái hồ sơ; Tình trạng; Tình trạng hồ sơ; Trạng thái xử lý"),
        is_needed=True,
    ),
    "channel": ExportField(
        "Kênh tiếp nhận",
        _titles(
            "Kênh tiếp nhận; Hình thức nộp; Hình thức tiếp nhận; Hình thức nộp hồ sơ;"
            " Kênh thực hiện; Nguồn tiếp nhận; Kênh"
        ),
    ),
}
PROCEDURE = ("procedure_code", "procedure_name")
