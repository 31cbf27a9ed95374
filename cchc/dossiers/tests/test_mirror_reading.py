"""The tables of docs/rules/dossier-mirror.md that are about reading an export."""

import io
from datetime import date, datetime
from typing import BinaryIO

import pytest

from cchc.dossiers.mirror import dates, words
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.mirror.reading import Export, NoHead, Read
from cchc.dossiers.mirror.told import Told
from cchc.dossiers.tests.exports import EXPORTED, HEAD, csv_file, line, workbook
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.kernel.tests.rules_page import table

PAGE = "dossier-mirror.md"


def read(stream: BinaryIO, mapping: Mapping | None = None) -> list[Read]:
    export = Export(mapping or Mapping(), made_at=EXPORTED)
    return list(export.told_by(rows_of(stream)))


def good(stream: BinaryIO, mapping: Mapping | None = None) -> list[Told]:
    found = read(stream, mapping)
    assert all(isinstance(each, Told) for each in found), found
    return [each for each in found if isinstance(each, Told)]


def problems(stream: BinaryIO) -> list[tuple[str, str, str, str]]:
    """(place, title, value, why) of every problem."""
    return [
        (str(p.place), p.title, p.value, p.why)
        for each in read(stream)
        if isinstance(each, list)
        for p in each
    ]


def test_the_fields_are_those_of_the_page() -> None:
    said = {
        row["field"]: (
            row["needed"] == "yes",
            row["personal"] == "yes",
            tuple(title.strip() for title in row["titles guessed"].split(";")),
        )
        for row in table(PAGE, "Columns")
    }
    assert said == {n: (f.is_needed, f.is_personal, f.titles) for n, f in FIELDS.items()}


@pytest.mark.parametrize("row", table(PAGE, "Dates"), ids=lambda row: row["written"])
def test_a_date_is_read_as_the_page_says(row: dict[str, str]) -> None:
    if not row["read"].startswith("refused"):
        assert str(dates.read(row["written"])) == row["read"]
        return
    why = {
        "refused: the year has four digits": "bốn chữ số",
        "refused: no such day": "không có ngày này",
        "refused: no such hour": "không có giờ này",
        "refused: not a date": "không phải là ngày",
    }[row["read"]]
    with pytest.raises(RuleBroken, match=why):
        dates.read(row["written"])


@pytest.mark.parametrize("row", table(PAGE, "States"), ids=lambda row: row["code"])
def test_a_state_is_read_as_the_page_says(row: dict[str, str]) -> None:
    ending = row["ending"] or words.ENDINGS.get(int(row["code"]), "")
    for word in [*row["words of the source"].split(";"), row["code"]]:
        code, ends = words.state_of(word, {}) or (0, "")
        assert code == int(row["code"]), word
        assert ends == ending or word == row["code"], word


@pytest.mark.parametrize("row", table(PAGE, "Channels"), ids=lambda row: row["channel"])
def test_a_channel_is_read_as_the_page_says(row: dict[str, str]) -> None:
    for word in row["words of the source"].split(";"):
        assert words.channel_of(word, {}) == int(row["channel"]), word


@pytest.mark.parametrize("row", table(PAGE, "What a row must say"), ids=lambda r: r["state"])
def test_a_row_must_say_what_the_page_says(row: dict[str, str]) -> None:
    full = {"received": "02/01/2026", "due": "08/01/2026", "finished": "07/01/2026"}
    titles = {name: FIELDS[name].label for name in full}
    for state in row["state"].split(", "):
        usual = {n: v for n, v in full.items() if row[n] not in ("–", "none")}
        assert problems(csv_file(line(state=state, **{**dict.fromkeys(full, ""), **usual}))) == []
        for name, rule in ((n, row[n]) for n in full):
            said = {**dict.fromkeys(full, ""), **usual}
            said[name] = full[name] if rule == "none" else ""
            if rule == "–":
                continue
            found = problems(csv_file(line(state=state, **said)))
            assert [title for _, title, _, _ in found] == [titles[name]], (state, name)


def test_the_same_rows_come_out_of_every_kind_of_file() -> None:
    rows = [line(code=f"H56.10-260102-{n:04d}") for n in range(1, 4)]
    expected = [told.code for told in good(csv_file(*rows))]
    assert len(expected) == 3
    for stream in (
        csv_file(*rows, delimiter=",", encoding="utf-8"),
        csv_file(*rows, delimiter="\t", encoding="utf-16"),
        workbook([HEAD, *rows]),
        workbook([["UBND PHƯỜNG (MẪU)"], ["Danh sách hồ sơ"], [], HEAD, *rows]),
    ):
        assert [told.code for told in good(stream)] == expected


def test_moments_of_a_workbook_need_no_reading() -> None:
    row = line()
    row[HEAD.index("Ngày tiếp nhận")] = datetime.fromisoformat("2026-01-02T09:05")
    row[HEAD.index("Ngày hẹn trả")] = date(2026, 1, 8)
    (told,) = good(workbook([HEAD, row]))
    assert (str(told.received), str(told.due)) == ("2026-01-02 09:05", "2026-01-08")


def test_what_is_no_row_is_passed_over() -> None:
    numbers = [f"({n})" for n in range(1, len(HEAD) + 1)]
    total = ["", "", "Tổng cộng: 1 hồ sơ", *[""] * (len(HEAD) - 3)]
    sheets = {"Bìa": [["Danh sách hồ sơ"]], "HS": [HEAD, numbers, line(), total]}
    (told,) = good(workbook(sheets))
    assert (told.place.sheet, told.place.row) == ("HS", 3)


def test_a_zero_that_a_number_cell_lost_comes_back() -> None:
    row = line()
    row[HEAD.index("Số CCCD")] = 38095001234
    (told,) = good(workbook([HEAD, row]))
    assert told.applicant.id_number == "038095001234"


def test_every_bad_value_is_named_and_personal_ones_are_masked() -> None:
    found = problems(
        csv_file(
            line(code="123", state="Đang bay", received="5/1/26"),
            line(applicant="", channel="Bồ câu"),
            line(code="H56.10-260102-0002", due="01/01/2026"),
        )
    )
    assert [(place, title, value) for place, title, value, _ in found] == [
        ("dòng 2", "Trạng thái", "Đang bay"),
        ("dòng 2", "Ngày tiếp nhận", "5/1/26"),
        ("dòng 2", "Mã hồ sơ", "123"),
        ("dòng 3", "Người nộp", ""),
        ("dòng 3", "Kênh tiếp nhận", "Bồ câu"),
        ("dòng 4", "Ngày hẹn trả", "01/01/2026"),
    ]


def test_a_code_stands_once_in_a_file_whatever_the_sheet() -> None:
    sheets = {"T1": [HEAD, line()], "T2": [HEAD, line()]}
    assert problems(workbook(sheets)) == [
        ("trang “T2”, dòng 2", "Mã hồ sơ", line()[0], "mã này đã có ở trang “T1”, dòng 2")
    ]


def test_nothing_happened_after_the_export() -> None:
    late = problems(csv_file(line(state="9", finished="13/01/2026", due="20/01/2026")))
    assert [why for *_, why in late] == ["sau ngày xuất dữ liệu (12/01/2026)"]


def test_missing_columns_are_named_with_the_titles_that_there_are() -> None:
    head = [title for title in HEAD if title not in ("Ngày hẹn trả", "Tên thủ tục", "Mã TTHC")]
    export = Export(Mapping(), made_at=EXPORTED)
    with pytest.raises(NoHead, match="thiếu cột: Ngày hẹn trả, Mã thủ tục hoặc Tên"):
        list(export.told_by(rows_of(workbook([head, line()]))))
    assert export.titles == tuple(head)


def test_a_mapping_says_titles_and_words() -> None:
    head = ["So HS", *HEAD[1:]]
    mapping = Mapping.from_json(
        {
            "columns": {"code": "Số HS"},
            "states": {"đang bay": 4},
            "channels": {"Bồ câu": 3},
        }
    )
    (told,) = good(csv_file(line(state="Đang bay", channel="bồ câu"), head=head), mapping)
    assert (told.state, told.channel) == (4, 3)
    assert Mapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "đối tượng JSON"),
        ({"cot": {}}, "“cot”"),
        ({"columns": {"ma": "Mã"}}, "“ma”"),
        ({"columns": {"code": [3]}}, "không phải là chữ"),
        ({"states": {"Xong": 11}}, "từ 1 đến 10"),
        ({"states": {"Xong": True}}, "từ 1 đến 10"),
        ({"channels": []}, None),
        ({"procedures": {"1.2": 3}}, "không phải là chữ"),
    ],
)
def test_a_wrong_mapping_is_refused(said: object, why: str | None) -> None:
    if why is None:
        assert Mapping.from_json(said) == Mapping()
        return
    with pytest.raises(RuleBroken, match=why) as told:
        Mapping.from_json(said)
    assert told.value.field == "mapping"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7 abc", "không phải là bảng"),
        (b"<html><table></table></html>", "không phải là bảng"),
        (b'{"a": 1}', "không phải là bảng"),
        (b"\x89PNG\r\n\x00\x00", "không phải là bảng"),
        (b"PK\x03\x04 not a zip", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "kiểu cũ"),
        ("Mã hồ sơ;Ngày tiếp nhận;Trạng thái".encode("cp1258", "replace") + b"\xe0\xe9", "Unicode"),
        ("Họ tên;Điểm\nAn;9\n".encode(), "dòng tiêu đề"),
    ],
)
def test_a_file_that_is_no_table_of_dossiers_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(RuleBroken, match=why) as told:
        read(io.BytesIO(content))
    assert isinstance(told.value, Unreadable | NoHead)
