"""Stamps of secrecy are seen, words about secrecy are not; docs/rules/documents.md, Secrets."""

import unicodedata

import pytest

from cchc.documents.rules.secrecy import level_in

STAMPED = [
    (["MẬT"], "mật"),
    (["ỦY BAN NHÂN DÂN", "TỐI MẬT", "KẾ HOẠCH"], "tối mật"),
    (["Tuyệt mật"], "tuyệt mật"),
    (["Độ mật: Mật"], "mật"),
    (["Mức độ mật: TỐI MẬT"], "tối mật"),
    (["  [ MẬT ]  "], "mật"),
    (["VĂN BẢN MẬT"], "mật"),
    (["MẬT", "MẬT"], "mật"),
    ([unicodedata.normalize("NFD", "TỐI  MẬT")], "tối mật"),
]
FREE = [
    ["100% hồ sơ công việc (trừ hồ sơ thuộc phạm vi bí mật nhà nước)"],
    ["CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC"],
    ["Mật độ dân số"],
    ["BẢO MẬT"],
    ["MẬT KHẨU"],
    ["Không đưa văn bản mật lên mạng."],
    ["MẤT", "MẶT", "MAT"],
    ["- Mật;", "- Tối mật;", "- Tuyệt mật."],
    ["Tối mật", "Mật"],
    [""],
    [],
]


@pytest.mark.parametrize(("lines", "level"), STAMPED)
def test_a_stamp_alone_in_its_line_is_seen(lines: list[str], level: str) -> None:
    assert level_in(lines) == level


@pytest.mark.parametrize("lines", FREE)
def test_words_about_secrecy_are_no_stamp(lines: list[str]) -> None:
    assert level_in(lines) is None
