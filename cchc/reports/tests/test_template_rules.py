"""The tables of docs/rules/report-templates.md, line by line."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.reports.rules import compose
from cchc.reports.rules.composed import Composed, Figure, Maker, Table
from cchc.reports.rules.fields import Fields, Known, checked
from cchc.reports.rules.filling import Found, Line
from cchc.reports.rules.outline import Block, demand_parsed, parsed
from cchc.reports.rules.ready_made import READY_MADE
from cchc.reports.tests.test_rules import facts

PAGE = Path(__file__).parents[3] / "docs" / "rules" / "report-templates.md"
FIELDS = Fields(
    {
        "x": Known("Chỉ số", "ratio", {"field": "Lĩnh vực"}),
        "none": Known("Chỉ số trống", "ratio"),
    },
    {"room": Known("Phòng", "count", {"field": "Lĩnh vực"}, {"late": "Trễ", "all": "Tất cả"})},
)


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the rules page."""
    below = PAGE.read_text(encoding="utf-8").split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


class Values:
    """The values that the page tells of."""

    def found(self, name: str) -> Found:
        if name == "none":
            return Found("", missing="Chỉ số trống: chưa có số liệu (chưa có hồ sơ).")
        make = Maker("/?so=")
        shares = {"x": make.rate("x.value", 4, 5, "x"), "x.last_year": make.rate("y", 9, 10, "x")}
        if name in shares:
            share = shares[name]
            assert share.part is not None
            return Found(share.printed, (share,), Fraction(share.part * 100, share.whole or 1))
        numbers = {"x.part": 4, "x.whole": 5, "room.late": 0, "room.all": 12}
        count = make.count(name, numbers[name], name)
        return Found(count.printed, (count,), Fraction(numbers[name]))

    def lines(self, block: Block) -> Sequence[Line]:
        if block.periods:
            return [Line("Quý I/2026", self.found("x"))]
        parts = [("Đất đai", "x"), ("Hộ tịch", "x.last_year"), ("Khác", "none")]
        return [
            Line(label, self.found(name), self.found("x.part"), self.found("x.whole"))
            if name == "x"
            else Line(label, self.found(name))
            for label, name in parts
        ]

    def table(self, name: str) -> Table | None:
        return None

    def label(self, name: str) -> str:
        return "Chỉ số"

    def dimension(self, name: str, by: str) -> str:
        return "Lĩnh vực"

    def is_share(self, name: str) -> bool:
        return name == "x"


def written(body: str) -> Composed:
    template = compose.Template("Kết quả {period}", demand_parsed(body))
    return compose.composed(facts(), template, Values())


@pytest.mark.parametrize("row", table("Filled"), ids=lambda row: row[0])
def test_a_line_says_what_the_page_says(row: list[str]) -> None:
    report = written(f"# Mục\nCâu đầu.\n{row[0]}")
    assert [s.text for s in report.sections[0].sentences[1:]] == ([row[1]] if row[1] else [])


@pytest.mark.parametrize("row", table("Faults"), ids=lambda row: row[0])
def test_a_fault_is_told_with_its_place(row: list[str]) -> None:
    parts, wrong = parsed(row[0].replace("⏎", "\n"))
    assert [str(one) for one in (*wrong, *checked(parts, FIELDS))] == [row[1]]


def test_an_unreadable_template_is_refused_with_its_first_fault() -> None:
    with pytest.raises(RuleBroken, match=r"^Câu 1 của phần mở đầu: không hiểu điều kiện"):
        demand_parsed("Nếu x ~ 3: Câu.")
    with pytest.raises(RuleBroken, match="Mẫu: chưa có nội dung"):
        demand_parsed("  \n ")


def test_what_has_no_data_may_have_words_of_its_own() -> None:
    report = written("Đạt {none}.\nChưa có số liệu: Chưa ai nộp trong {period}.")
    assert report.sections[0].sentences[0].text == "Chưa ai nộp trong quý I năm 2026."


def test_figures_stand_in_the_order_of_the_words() -> None:
    sentence = written("Có {x.part} trong {x.whole}, đạt {x}.").sections[0].sentences[0]
    assert [(f.id, f.printed) for f in sentence.figures] == [
        ("x.part", "04"),
        ("x.whole", "05"),
        ("x.value", "80%"),
    ]


def test_lists_tables_and_drawings_leave_out_what_has_no_data() -> None:
    lines = ("# Mục", "Danh sách: x theo field", "Bảng: x theo field", "Biểu đồ cột: x theo field")
    report = written("\n".join(lines))
    section = report.sections[0]
    assert [s.text for s in section.sentences] == ["Đất đai: 80% (04/05).", "Hộ tịch: 90%."]
    assert section.layout
    assert (section.layout.shapes, section.layout.shown) == (
        ("item", "item"),
        ("table.1", "table.2"),
    )
    chart = report.chart("table.2")
    assert chart
    assert [label for label, _, _ in chart.points] == ["Đất đai", "Hộ tịch"]
    assert "Đất đai 80%; Hộ tịch 90%" in chart.alt


def test_a_line_over_one_period_is_not_drawn() -> None:
    report = written("# Mục\nCâu.\nBiểu đồ đường: x trong 6 kỳ")
    assert (report.tables, report.charts) == ((), ())


def test_shapes_run_on_until_a_blank_line() -> None:
    report = written("# Mục\nMột.\nHai.\n\nBa.\n- Bốn.\nNếu x > 0: - Năm.")
    layout = report.sections[0].layout
    assert layout
    assert layout.shapes == ("para", "run", "para", "item", "item")


def test_a_kept_report_is_drawn_as_it_was_composed() -> None:
    report = written("# Mục\nĐạt {x}.\nBiểu đồ cột: x theo field\nPhụ lục: x theo field")
    again = Composed.from_json(report.to_json(), report.title, report.layout())
    assert (again, again.layout()) == (report, report.layout())


def test_every_ready_made_template_can_be_read() -> None:
    for template in READY_MADE:
        parts, wrong = parsed(template.body)
        assert (template.code, wrong) == (template.code, ())
        assert len({part.code for part in parts}) == len(parts)


def test_a_nought_is_printed_as_one_digit() -> None:
    assert Figure("a", "0", None, None, "", "").printed == "0"
    assert Figure("a", "9.5", None, None, "", "").printed == "9,5"
