"""The texts that come with the program, samples until an agency writes its own, and the orders."""

from dataclasses import dataclass, field

_ASK = "[[ Hỏi: {phone}.]]"
_SEE = "[[ Tra cứu: {link}]]"
_RATE = "[[ Đánh giá: {survey}]]"
_FOOT = (
    "\n\n[[Tra cứu: {link}\n]][[Điện thoại: {phone}\n]]\nThư này gửi tự động; xin không trả lời."
)


@dataclass(frozen=True)
class Texts:
    """The texts of an event, channel by channel."""

    title: str
    sms: str
    email: str
    letter: str
    zalo: str
    zalo_map: dict[str, str] = field(default_factory=dict)


def _texts(title: str, sentence: str, *, sms: str = "", map_: str = "") -> Texts:
    """Texts around one sentence; the short message may have its own."""
    zalo_map = {"co_quan": "agency", "ma_ho_so": "code"}
    zalo_map |= dict(pair.split("=") for pair in map_.split())
    return Texts(
        title,
        f"{{agency}}: {sms or sentence}",
        f"{{agency}} xin thông báo: {sentence}{_FOOT}",
        f"{{agency}} xin thông báo: {sentence}{_ASK}",
        f"{{agency}} xin thông báo: {sentence}",
        zalo_map,
    )


TEXTS: dict[str, Texts] = {
    "received": _texts(
        "Đã tiếp nhận hồ sơ {code}",
        "đã tiếp nhận hồ sơ {code}, hẹn trả kết quả {due}.",
        sms="da tiep nhan ho so {code}, hen tra {due}." + _SEE,
        map_="hen_tra=due",
    ),
    "supplement_asked": _texts(
        "Cần bổ sung hồ sơ {code}",
        "hồ sơ {code} cần bổ sung. Giấy tờ cần bổ sung ghi trong phiếu yêu cầu tại bộ phận một"
        " cửa và trên trang tra cứu.",
        sms="ho so {code} can bo sung giay to, xin xem phieu yeu cau." + _SEE + _ASK,
    ),
    "money_due": _texts(
        "Cần nộp tiền cho hồ sơ {code}",
        "hồ sơ {code} cần nộp {amount} đồng. Chỉ nộp tại bộ phận một cửa hoặc theo hướng dẫn"
        " trên trang tra cứu.",
        sms="ho so {code} can nop {amount} dong tai bo phan mot cua." + _SEE + _ASK,
        map_="so_tien=amount",
    ),
    "finished_early": _texts(
        "Hồ sơ {code} có kết quả sớm",
        "hồ sơ {code} đã có kết quả sớm hơn ngày hẹn. Mời đến nhận, mang theo giấy tiếp nhận."
        + _RATE,
        sms="ho so {code} da co ket qua som hon hen. Moi den nhan." + _ASK + _RATE,
    ),
    "ready": _texts(
        "Hồ sơ {code} đã có kết quả",
        "hồ sơ {code} đã có kết quả. Mời đến nhận, mang theo giấy tiếp nhận." + _RATE,
        sms="ho so {code} da co ket qua. Moi den nhan." + _ASK + _RATE,
    ),
    "late_apology": _texts(
        "Xin lỗi về hồ sơ {code}",
        "xin lỗi vì hồ sơ {code} chưa đúng hẹn.[[ Ngày hẹn mới: {due}.]]",
        sms="xin loi vi ho so {code} chua dung hen.[[ Hen lai: {due}.]]" + _ASK,
    ),
    "handed_back": _texts(
        "Đã trả kết quả hồ sơ {code}",
        "đã trả kết quả hồ sơ {code}. Nếu chưa nhận, xin báo ngay cho bộ phận một cửa." + _RATE,
        sms="da tra ket qua ho so {code}. Neu chua nhan, xin bao ngay." + _ASK + _RATE,
    ),
    "feedback_received": _texts(
        "Đã nhận phản ánh, kiến nghị {code}",
        "đã nhận phản ánh, kiến nghị {code}.[[ Trả lời trước {due}.]]",
        sms="da nhan phan anh, kien nghi {code}.[[ Tra loi truoc {due}.]]" + _SEE,
    ),
    "feedback_answered": _texts(
        "Đã trả lời phản ánh, kiến nghị {code}",
        "đã trả lời phản ánh, kiến nghị {code}." + _RATE,
        sms="da tra loi phan anh, kien nghi {code}." + _SEE + _RATE,
    ),
}
_WRITTEN = ("zalo", "sms", "email")
_CALLED = (*_WRITTEN, "phone")
ORDERS: dict[str, tuple[str, ...]] = {
    event: _CALLED if event in ("supplement_asked", "money_due", "late_apology") else _WRITTEN
    for event in TEXTS
}
