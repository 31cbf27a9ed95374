"""The tables of docs/rules/reports.md, line by line; and the shape of what is composed."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.documents.content import Heading, Letterhead
from cchc.kernel.formats import date_vi
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.reports.rules import compose, counts, tables, tasks
from cchc.reports.rules.composed import Composed, Maker, Sentence
from cchc.reports.rules.edits import changed, placed
from cchc.reports.rules.facts import Duty, Facts, Group, Part, TargetLine, TaskLine
from cchc.reports.rules.following import following
from cchc.reports.rules.paper import Words, content_of

PAGE = Path(__file__).parents[3] / "docs" / "rules" / "reports.md"
COUNTED = ("planned", "due", "done_on_time", "done_late", "waiting", "overdue", "carried_over")


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the rules page."""
    below = PAGE.read_text(encoding="utf-8").split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def facts(**more: object) -> Facts:
    """A plan of one task in an area, quarter I."""
    task = TaskLine(
        ident="I.1",
        number="1",
        title="Theo dõi thi hành pháp luật",
        area="I",
        lead="Tư pháp - Hộ tịch",
        coordinating="Văn phòng UBND",
        products=("Báo cáo",),
        deadline="Quý I/2026",
        counted="done_on_time",
        is_carried_over=False,
        duties=(Duty("Báo cáo", date(2026, 3, 31), "done_on_time"),),
    )
    numbers = {"planned": 1, "due": 1, "done_on_time": 1}
    values: dict[str, object] = {
        "agency": "Ủy ban nhân dân phường An Bình",
        "plan": "Kế hoạch số 05/KH-UBND về cải cách hành chính năm 2026",
        "year": 2026,
        "period": Period.parse("2026-Q1"),
        "as_of": datetime(2026, 4, 2, 9, tzinfo=HANOI),
        "records": "/bao-cao/anbinh-2026-1/so-lieu/?so=",
        "whole": Group("", "Toàn bộ", numbers),
        "by_area": (Group("area.I", "Cải cách thể chế", numbers),),
        "by_unit": (Group("unit.7", "Tư pháp - Hộ tịch", numbers),),
        "areas": (("I", "Cải cách thể chế"),),
        "tasks": (task,),
        "targets": (TargetLine("Đúng hạn từ 99,9% trở lên", "ge", Decimal("99.9000"), "%"),),
        "products": 1,
        "events": (),
        "undated": 0,
    }
    return Facts(**{**values, **more})  # type: ignore[arg-type]


def texts(report: Composed, code: str) -> list[str]:
    return [s.text for _, section, s in placed(report) if section.code == code]


@pytest.mark.parametrize("row", table("Supervision, in I"), ids=lambda row: "-".join(row[:3]))
def test_supervision_is_said_as_the_page_says(row: list[str]) -> None:
    made, due, on_time = map(int, row[:3])
    told = facts(recommended=made, answers_due=due, answers_on_time=on_time)
    assert " ".join(s.text for s in counts.supervision(told, Maker("/so="))) == row[3]


@pytest.mark.parametrize("row", table("Sentences"), ids=lambda row: "-".join(row[:7]))
def test_the_whole_is_said_as_the_page_says(row: list[str]) -> None:
    numbers = dict(zip(COUNTED, map(int, row[:7]), strict=True))
    said = counts.whole(facts(whole=Group("", "", numbers)), Maker("/so="))
    text = " ".join(s.text for s in said)
    assert text == f"{row[7]} Đã nghiệm thu 01 sản phẩm."


@pytest.mark.parametrize("row", table("The time that follows"), ids=lambda row: row[0])
def test_what_follows_a_period(row: list[str]) -> None:
    after = following(Period.parse(row[0]))
    assert [after.label, date_vi(after.first), date_vi(after.last)] == row[1:]


@pytest.mark.parametrize("row", table("Edited by hand"), ids=lambda row: row[1])
def test_what_an_edit_changes_is_listed(row: list[str]) -> None:
    found = changed(Sentence(row[0]), row[1])
    assert "; ".join(f"{one.computed} → {one.edited}" for one in found) == row[2]


def test_nought_said_in_words_is_a_number_too() -> None:
    said = next(s for s in counts.whole(facts(), Maker("/")) if "quá hạn" in s.text)
    assert said.text == "Không có nhiệm vụ quá hạn."
    assert [c.computed for c in changed(said, "Còn 02 nhiệm vụ quá hạn.")] == ["0"]
    assert changed(said, "Trong kỳ không có nhiệm vụ quá hạn.") == []


def test_the_data_come_back_as_they_were() -> None:
    report = compose.composed(facts())
    data = compose.as_data(report)
    assert list(data) == ["period", "as_of", "sections", "tables"]
    assert Composed.from_json(data, report.title) == report
    assert data["period"] == {
        "period": "2026-Q1",
        "from": "2026-01-01",
        "to": "2026-03-31",
        "calendar": "plain",
    }
    assert data["as_of"] == "2026-04-02T09:00:00+07:00"


def test_a_figure_says_everything_about_itself() -> None:
    report = compose.composed(facts())
    rate = next(f for _, _, s in placed(report) for f in s.figures if f.id == "done_rate")
    assert rate.to_json() == {
        "id": "done_rate",
        "value": "100",
        "part": 1,
        "whole": 1,
        "source": "obligations.task_counts: (done_on_time + done_late) / due",
        "records": "/bao-cao/anbinh-2026-1/so-lieu/?so=done_rate",
    }


def test_an_empty_plan_is_composed_without_numbers_of_nothing() -> None:
    nothing = facts(
        whole=Group("", "", {}), by_area=(), by_unit=(), areas=(), tasks=(), targets=(), products=0
    )
    report = compose.composed(nothing)
    everything = " ".join(s.text for _, _, s in placed(report))
    assert "0/0" not in everything
    assert "00 nhiệm vụ" not in everything
    assert texts(report, "late") == ["Không có nhiệm vụ quá hạn."]
    assert report.tables == ()


def test_parts_of_units_are_taken_up() -> None:
    part = Part("Một cửa", "Thiếu máy quét.", "Máy hỏng", "Bổ sung 02 máy quét")
    report = compose.composed(facts(parts=(part,)))
    assert texts(report, "difficulties")[1] == ("Một cửa: thiếu máy quét; nguyên nhân: máy hỏng.")
    assert texts(report, "proposals")[1] == "Một cửa: bổ sung 02 máy quét."


def test_a_task_that_only_lacks_a_date_is_said_plainly() -> None:
    task = facts().tasks[0]
    waiting = TaskLine(**{
        **{name: getattr(task, name) for name in task.__dataclass_fields__},
        "counted": "awaiting_event",
        "duties": (Duty("Kế hoạch", None, "awaiting_event"),),
    })  # fmt: skip
    found = compose.composed(facts(tasks=(waiting,), undated=1))
    assert found.table("tasks").rows[1].cells[5] == "chưa ấn định thời hạn"
    assert "Có 01 nhiệm vụ còn sản phẩm chưa được ấn định thời hạn." in texts(
        found, "results.whole"
    )


@pytest.mark.parametrize(
    ("comparison", "value", "unit", "words"),
    [
        ("ge", "99.9000", "%", "từ 99,9% trở lên"),
        ("le", "5.0000", "%", "không quá 5%"),
        ("eq", "100.0000", "%", "100%"),
        ("ge", "2.0000", "hồ sơ", "từ 2 hồ sơ trở lên"),
        ("none", None, "", "không nêu mức"),
    ],
)
def test_what_a_target_wants(comparison: str, value: str | None, unit: str, words: str) -> None:
    wanted = Decimal(value) if value else None
    assert tables.wanted(TargetLine("x", comparison, wanted, unit)) == words


def test_the_document_has_its_outline_and_a_landscape_annex() -> None:
    head = Letterhead(("ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH"), "UBND", "An Bình")
    content = content_of(
        compose.composed(facts()), letterhead=head, symbol="BC-UBND", words=Words(), edits=[]
    )
    headings = [f"{b.number} {b.text}" for b in content.blocks if isinstance(b, Heading)]
    assert headings[:5] == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Kết quả chung",
        "2. Kết quả theo lĩnh vực",
        "a) Cải cách thể chế",
    ]
    assert [annex.landscape for annex in content.annexes] == [True]


def test_a_date_after_the_cut_off_is_not_told_of_as_late() -> None:
    """Composed after the quarter: what fell due since belongs to the next report."""
    duties = (
        Duty("Báo cáo quý I", date(2026, 3, 31), "overdue"),
        Duty("Báo cáo tháng 4", date(2026, 4, 30), "overdue"),
    )
    (task,) = facts().tasks
    told = facts(
        tasks=(replace(task, counted="overdue", duties=duties),),
        as_of=datetime(2026, 5, 4, 9, tzinfo=HANOI),
    )
    said = " ".join(s.text for s in tasks.late(told, Maker("/so=")))
    assert "hạn 31/03/2026;" in said
    assert "30/04/2026" not in said


def test_products_accepted_after_the_period_are_not_denied() -> None:
    said = " ".join(s.text for s in counts.whole(facts(products=0), Maker("/so=")))
    assert "Sản phẩm của các nhiệm vụ đã hoàn thành được nghiệm thu ngoài kỳ." in said
    assert "chưa nghiệm thu" not in said
