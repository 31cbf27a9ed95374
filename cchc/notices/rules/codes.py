"""Codes of providers as they come with the program; an installation may decide otherwise.

Sources: law.md 13.1, 13.2; those marked "cần kiểm tra" are assumed. An unknown code is permanent.
"""

from dataclasses import dataclass

_CHECK = " (cần kiểm tra)"


@dataclass(frozen=True)
class Code:
    """What a code means and what is done."""

    reaction: str
    meaning: str
    is_refusal: bool = False


UNKNOWN = Code("permanent", "mã chưa biết")
NETWORK = {
    "timeout": Code("retry", "hết thời gian chờ"),
    "unreachable": Code("retry", "không kết nối được"),
    "server": Code("retry", "máy chủ của nhà cung cấp lỗi"),
    "not_json": Code("retry", "trả lời không đọc được"),
    "too_many": Code("retry", "gửi quá nhanh"),
    "rejected": Code("config", "yêu cầu bị từ chối"),
    "no_credentials": Code("config", "chưa cấu hình tài khoản nhà cung cấp"),
    "no_template": Code("config", "mẫu chưa có mã hoặc chưa được duyệt"),
    "token": Code("config", "không lấy được token mới"),
    "quota": Code("fallback", "hết số tin trong ngày"),
    "off": Code("fallback", "kênh đã tắt"),
    "no_address": Code("fallback", "không có địa chỉ cho kênh này"),
}
ZALO = {
    "0": Code("accepted", "đã nhận gửi"),
    "-100": Code("retry", "lỗi không xác định"),
    "-101": Code("config", "ứng dụng không hợp lệ"),
    "-102": Code("config", "ứng dụng không tồn tại"),
    "-103": Code("config", "ứng dụng chưa kích hoạt"),
    "-104": Code("config", "khóa bí mật sai"),
    "-105": Code("config", "ứng dụng chưa nối với OA"),
    "-106": Code("config", "sai phương thức"),
    "-107": Code("config", "sai mã tin"),
    "-108": Code("permanent", "số máy không hợp lệ"),
    "-109": Code("config", "sai mã mẫu"),
    "-110": Code("fallback", "bản Zalo của người nhận quá cũ"),
    "-111": Code("config", "thiếu dữ liệu mẫu"),
    "-112": Code("config", "dữ liệu mẫu sai"),
    "-114": Code("fallback", "người nhận không hoạt động hoặc không nhận" + _CHECK),
    "-115": Code("config", "tài khoản hết tiền" + _CHECK),
    "-117": Code("config", "không được dùng mẫu này" + _CHECK),
    "-118": Code("fallback", "số máy không có Zalo"),
    "-119": Code("fallback", "tài khoản không nhận được tin" + _CHECK),
    "-124": Code("config", "token không hợp lệ" + _CHECK),
    "-131": Code("config", "mẫu chưa được duyệt" + _CHECK),
    "-132": Code("config", "tham số không hợp lệ" + _CHECK),
    "-133": Code("retry", "không được gửi ban đêm" + _CHECK),
    "-139": Code("fallback", "người nhận từ chối tin của OA" + _CHECK, True),
    "-141": Code("fallback", "người nhận từ chối tin" + _CHECK, True),
    "-144": Code("fallback", "OA hết số tin trong ngày" + _CHECK),
    "-147": Code("fallback", "mẫu hết số tin trong ngày" + _CHECK),
    "-220": Code("config", "token đã hết hạn"),
    "-1472": Code("fallback", "hết số tin trong ngày"),
}
ESMS = {
    "100": Code("accepted", "đã nhận gửi"),
    "124": Code("accepted", "đã nhận gửi từ lần trước (trùng mã yêu cầu)"),
    "99": Code("permanent", "số máy bị chặn", True),
    "101": Code("config", "sai khóa"),
    "103": Code("config", "tài khoản hết tiền"),
    "104": Code("config", "tên thương hiệu không có"),
    "108": Code("permanent", "số máy không hợp lệ"),
    "118": Code("config", "sai loại tin"),
    "140": Code("config", "địa chỉ máy chủ chưa được phép"),
    "146": Code("config", "mẫu tin chăm sóc khách hàng không khớp"),
    "177": Code("fallback", "nhà mạng chưa đăng ký"),
}
HTTP = {"accepted": Code("accepted", "đã nhận gửi"), "refused": Code("fallback", "không nhận gửi")}
SMTP = {
    "accepted": Code("accepted", "máy chủ thư đã nhận"),
    "recipient": Code("permanent", "địa chỉ thư không nhận"),
}
SAMPLE = {
    "written": Code("accepted", "đã ghi vào tệp mẫu"),
    "unproven": Code("accepted", "đã ghi vào tệp mẫu, không có biên nhận"),
    "busy": Code("retry", "nhà cung cấp mẫu đang bận"),
    "no_zalo": Code("fallback", "số mẫu không có Zalo"),
    "no_phone": Code("permanent", "số mẫu không liên lạc được"),
}
CATALOGUE: dict[str, dict[str, Code]] = {
    "zalo": ZALO, "esms": ESMS, "http": HTTP, "smtp": SMTP, "sample": SAMPLE,
}  # fmt: skip
PROVIDERS = {
    "zalo": "Zalo ZNS", "esms": "eSMS", "http": "Cổng HTTP khác", "smtp": "Máy chủ thư",
    "sample": "Tệp mẫu",
}  # fmt: skip


def known(provider: str, code: str) -> Code | None:
    """What the catalogue says of a code."""
    return CATALOGUE.get(provider, {}).get(code) or NETWORK.get(code)
