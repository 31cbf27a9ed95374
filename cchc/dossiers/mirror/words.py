"""Words of other systems for states, channels, applicants; docs/rules/dossier-mirror.md."""

from collections.abc import Mapping

from cchc.kernel.text import fold

DONE, WITHDRAWN, STOPPED = "done", "withdrawn", "stopped"

_STATES: dict[tuple[int, str], str] = {
    (1, ""): "Mới đăng ký; Chờ tiếp nhận; Mới nộp; Chờ xác nhận",
    (2, ""): "Được tiếp nhận; Đã tiếp nhận; Mới tiếp nhận; Tiếp nhận",
    (3, ""): "Không được tiếp nhận; Từ chối tiếp nhận; Từ chối; Không tiếp nhận",
    (4, ""): "Đang xử lý; Đang giải quyết; Đang thụ lý; Chờ xử lý; Đang trình ký; Chờ ký duyệt;"
    " Đã bổ sung",
    (5, ""): "Yêu cầu bổ sung giấy tờ; Yêu cầu bổ sung; Chờ bổ sung; Tạm dừng chờ bổ sung;"
    " Bổ sung hồ sơ; Tạm dừng",
    (6, ""): "Yêu cầu thực hiện nghĩa vụ tài chính; Chờ thực hiện nghĩa vụ tài chính;"
    " Chờ nộp thuế; Thực hiện nghĩa vụ tài chính",
    (7, ""): "Công dân yêu cầu rút hồ sơ; Yêu cầu rút hồ sơ; Xin rút hồ sơ; Chờ rút hồ sơ",
    (8, STOPPED): "Dừng xử lý; Dừng giải quyết; Đã hủy; Hủy hồ sơ; Trả lại hồ sơ",
    (8, WITHDRAWN): "Đã rút hồ sơ; Rút hồ sơ; Công dân rút hồ sơ",
    (9, DONE): "Đã xử lý xong; Đã giải quyết; Hoàn thành; Đã có kết quả; Chờ trả kết quả;"
    " Có kết quả chờ trả; Đã xử lý",
    (10, DONE): "Đã trả kết quả; Đã trả; Trả kết quả; Kết thúc",
}
_CHANNELS: dict[int, str] = {
    1: "Trực tiếp; Một cửa; Tại quầy; Tại bộ phận một cửa; 1",
    2: "Trực tuyến; Online; Qua mạng; Cổng dịch vụ công; DVC; Cổng DVC quốc gia; Nộp trực tuyến; 2",
    3: "Bưu chính; BCCI; Bưu chính công ích; Bưu điện; Qua bưu chính; 3",
}
_KINDS: dict[str, str] = {
    "0": "Công dân; Cá nhân; Người dân; 0",
    "1": "Doanh nghiệp; Tổ chức; Cơ quan; Doanh nghiệp, tổ chức; Tổ chức, doanh nghiệp; 1",
    "2": "Hộ kinh doanh; 2",
}
ENDINGS = {8: STOPPED, 9: DONE, 10: DONE}


def _folded(texts: str) -> list[str]:
    return [fold(text) for text in texts.split(";")]


STATES = {word: meaning for meaning, texts in _STATES.items() for word in _folded(texts)}
CHANNELS = {word: channel for channel, texts in _CHANNELS.items() for word in _folded(texts)}
KINDS = {word: kind for kind, texts in _KINDS.items() for word in _folded(texts)}


def state_of(text: str, own: Mapping[str, int]) -> tuple[int, str] | None:
    """(code, ending) of a word; ``own`` are the mapping's words, folded. None when unknown."""
    word = fold(text)
    if word in own:
        code = own[word]
        known = STATES.get(word)
        return known if known and known[0] == code else (code, ENDINGS.get(code, ""))
    if word.isdigit() and int(word) in range(1, 11):
        return int(word), ENDINGS.get(int(word), "")
    return STATES.get(word)


def channel_of(text: str, own: Mapping[str, int]) -> int | None:
    """The channel of a word; None when it is unknown."""
    word = fold(text)
    return own.get(word) or CHANNELS.get(word)
