"""An inventory from a file: tried first, every bad row named, never a row twice."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.results import queries, services
from cchc.results.exports import sample, workbook
from cchc.results.models import BacklogImport, BacklogItem
from cchc.results.queries import Trial, WantedItems
from cchc.results.rules.sheet import read
from cchc.results.tests.factories import (
    HEAD,
    MONDAY,
    ROWS,
    House,
    house,
    listed,
    on,
    scanned,
    sheet,
    unproven,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(name="one")
def one_fixture() -> House:
    return house()


def handed(one: House, content: bytes, name: str = "danh-muc.xlsx") -> BacklogImport:
    who = one.who
    return services.hand_in(agency=who.ward, content=content, name=name, actor=who.hoa, at=on(2))


def written(one: House, content: bytes, name: str = "danh-muc.xlsx") -> Trial:
    return services.write(bringing=handed(one, content, name), actor=one.who.hoa, at=on(2))


def test_a_trial_writes_nothing_and_the_writing_what_it_said(one: House) -> None:
    row = handed(one, sheet(ROWS))
    trial = queries.tried_again(row, today=MONDAY)
    assert (len(trial.fresh), trial.known, trial.problems) == (3, 0, ())
    assert not BacklogItem.objects.exists()
    services.write(bringing=row, actor=one.who.hoa, at=on(2))
    found = {item.number: item for item in BacklogItem.objects.all()}
    assert found["12/2015"].issued_on == date(2015, 5, 20)
    assert found["12/2015"].holder == "Lê Văn Tư"
    assert (found["5/2014"].field, found["5/2014"].year) == (one.copies, 2014)
    assert unproven(one) == []


def test_the_same_file_again_adds_nothing(one: House) -> None:
    written(one, sheet(ROWS))
    again = written(one, sheet(ROWS))
    assert (len(again.fresh), again.known) == (0, 3)
    assert BacklogItem.objects.count() == 3


def test_a_file_is_written_once(one: House) -> None:
    row = handed(one, sheet(ROWS))
    services.write(bringing=row, actor=one.who.hoa, at=on(2))
    with pytest.raises(RuleBroken, match="đã được ghi"):
        services.write(bringing=row, actor=one.who.hoa, at=on(2))


def test_a_row_that_is_there_is_never_altered_and_what_differs_is_named(one: House) -> None:
    row = scanned(one, listed(one))
    done = written(one, sheet([HEAD, (1, "12-2015", "HT", "21/05/2015", "", "Trích lục", "")]))
    assert (len(done.fresh), done.known) == (0, 1)
    assert [problem.column for problem in done.differing] == ["Ngày cấp, Tên kết quả"]
    assert BacklogItem.objects.get(pk=row.pk).name == "Giấy khai sinh"


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        ((2, "13/2015", "Đất đai", "", 2015, "Giấy", ""), "Lĩnh vực"),
        ((2, "12-2015", "HT", "", 2015, "Giấy", ""), "Số, ký hiệu"),
        ((2, "13/2015", "HT", "45/05/2015", "", "Giấy", ""), "Ngày cấp"),
    ],
)
def test_with_one_bad_row_it_is_named_and_nothing_is_written(
    one: House, bad: tuple[object, ...], column: str
) -> None:
    row = handed(one, sheet([HEAD, ROWS[1], bad]))
    (problem,) = queries.tried_again(row, today=MONDAY).problems
    assert (problem.row, problem.column) == (3, column)
    with pytest.raises(RuleBroken, match="1 chỗ sai"):
        services.write(bringing=row, actor=one.who.hoa, at=on(2))
    assert not BacklogItem.objects.exists()


def test_a_csv_file_is_read_too(one: House) -> None:
    lines = "Số, ký hiệu;Lĩnh vực;Năm cấp;Tên kết quả\n3/2010;Hộ tịch;2010;Giấy khai sinh\n"
    written(one, lines.encode("utf-8-sig"), "danh-muc.csv")
    assert BacklogItem.objects.get().year == 2010


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4 x", b"PK\x03\x04 broken", "không có tiêu đề\n1;2".encode()]
)
def test_what_cannot_be_read_is_refused_and_not_kept(one: House, content: bytes) -> None:
    with pytest.raises(RuleBroken):
        handed(one, content)
    assert not BacklogImport.objects.exists()


def test_only_the_keeper_brings_files(one: House) -> None:
    who: Any = one.who
    for person in (who.binh, who.lan, who.quantri):
        with pytest.raises(PermissionDenied):
            services.hand_in(
                agency=who.ward, content=sheet(ROWS), name="a.xlsx", actor=person, at=on(2)
            )


def test_the_sample_can_be_handed_in_as_it_is() -> None:
    found = read(rows_of(io.BytesIO(sample())), today=MONDAY)
    assert (len(found.rows), found.problems) == (1, [])


def test_the_workbook_says_every_row_and_no_holder(one: House) -> None:
    written(one, sheet(ROWS))
    rows = queries.listed_items(one.who.hoa, WantedItems(), today=MONDAY)
    content = workbook(rows, agency=one.who.ward.full_name, today=MONDAY)
    told = [[str(cell) for cell in row.cells] for row in rows_of(io.BytesIO(content))]
    assert told[-1][:6] == ["3", "5/2014", "Chứng thực", "2014", "", "Văn bản chứng thực"]
    assert "Lê Văn Tư" not in str(told)
    again = read(rows_of(io.BytesIO(content)), today=MONDAY)
    assert [row.number for row in again.rows] == ["12/2015", "13/2015", "5/2014"]
