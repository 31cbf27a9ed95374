"""What goes out as an official document comes back as the same plan."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc.documents import render
from cchc.documents.content import Bullet, Content, GroupRow, Heading, Para, Row, TableBlock
from cchc.documents.tests.examples import WARD
from cchc.kernel.extraction.reading import extract
from cchc.plans.content import Citation, ReadPlan, Section, Signer, Target, Task
from cchc.plans.exports.paper import content_of, listed, measured, unsigned
from cchc.plans.exports.tests.pages import table_after
from cchc.plans.reading import read
from cchc.plans.reading.tests import user_plan

DEMO = Path(__file__).resolve().parents[3] / "demo" / "plans"
ALIKE = ("areas", "sections", "targets", "tasks", "document")


@cache
def demo(year: int) -> ReadPlan:
    return read(extract((DEMO / f"{year}.docx").read_bytes(), name=f"{year}.docx"))


def drawn(plan: ReadPlan, *, is_draft: bool = False) -> Content:
    return content_of(plan, letterhead=WARD, is_draft=is_draft)


def again(plan: ReadPlan) -> ReadPlan:
    return read(extract(render.docx(drawn(plan)), name="ke-hoach.docx"))


def said(plan: ReadPlan, part: str) -> object:
    """A part of the plan without where it stood in its file."""
    found = getattr(plan, part)
    if part == "document":
        return found
    return [replace(one, source=None) if hasattr(one, "source") else one for one in found]


@pytest.mark.parametrize("year", [2023, 2026])
@pytest.mark.parametrize("part", ALIKE)
def test_the_exported_document_is_read_as_the_plan_that_it_was(year: int, part: str) -> None:
    assert said(again(demo(year)), part) == said(demo(year), part)


@pytest.mark.parametrize("part", ALIKE[:-1])
def test_the_users_own_plan_comes_back_too(part: str) -> None:
    assert said(again(user_plan.plan()), part) == said(user_plan.plan(), part)


def test_28_tasks_in_7_areas_come_back() -> None:
    back = again(demo(2026))
    assert (len(back.tasks), len(back.areas)) == (28, 7)


def test_legal_bases_stand_in_italics_and_those_of_the_body_are_not_said_twice() -> None:
    italics = [b.text for b in drawn(demo(2026)).blocks if isinstance(b, Para) and b.italic]
    assert [text[-1] for text in italics] == [";", ";", "."]
    assert all(text.startswith("Căn cứ ") for text in italics)
    assert not [text for text in italics if "118/2025/NĐ-CP" in text]


def test_sections_become_headings_items_and_numbered_paragraphs() -> None:
    blocks = drawn(demo(2026)).blocks
    assert Heading("MỤC ĐÍCH, YÊU CẦU", 1, "I.") in blocks
    assert Heading("Thể chế", 3, "2.1.") in blocks
    texts = [b.text for b in blocks if isinstance(b, Para)]
    assert "2. Kinh phí bố trí trong dự toán chi thường xuyên của phường." in texts
    assert len([b for b in blocks if isinstance(b, Bullet)]) > 20


def test_an_article_begins_in_bold_and_a_letter_has_a_bracket() -> None:
    sections = (
        Section("Điều 1", 1, "Điều 1", None, "Ban hành kèm theo Quyết định này Kế hoạch."),
        Section("a", 2, "a", "Việc làm ngay", ""),
    )
    blocks = drawn(replace(demo(2026), sections=sections)).blocks
    assert Para("Ban hành kèm theo Quyết định này Kế hoạch.", lead="Điều 1.") in blocks
    assert Heading("Việc làm ngay", 2, "a)") in blocks


def test_the_tasks_stand_on_landscape_sheets_under_their_areas() -> None:
    (annex,) = drawn(demo(2026)).annexes
    (table,) = annex.blocks
    assert annex.landscape
    assert isinstance(table, TableBlock)
    assert [c.title for c in table.columns] == [
        "TT", "Nội dung thực hiện", "Sản phẩm/Kết quả", "Bộ phận chủ trì", "Bộ phận phối hợp",
        "Thời gian hoàn thành",
    ]  # fmt: skip
    assert [r.number for r in table.rows if isinstance(r, GroupRow)] == [
        "I", "II", "III", "IV", "V", "VI", "VII",
    ]  # fmt: skip


def test_tasks_without_an_area_stand_first_so_that_no_area_swallows_them() -> None:
    plan = demo(2026)
    loose = replace(plan.tasks[-1], area=None, id="28")
    back = again(replace(plan, tasks=(*plan.tasks[:-1], loose)))
    assert back.tasks[0].area is None
    assert back.tasks[0].title == loose.title
    assert len(back.tasks) == 28


def test_targets_that_no_section_prints_have_an_appendix_and_come_back() -> None:
    target = Target(
        "Tỷ lệ hồ sơ trả trước hạn", "Tỷ lệ hồ sơ trả trước hạn", "ge", "45.5", "%", (), None
    )
    plan = replace(demo(2026), targets=(*demo(2026).targets, target))
    first, second = drawn(plan).annexes
    assert (first.landscape, second.landscape) == (False, True)
    assert Row(("1", target.text, "từ 45,5% trở lên")) in _rows(first.blocks)
    found = again(plan).targets[-1]
    assert (found.comparison, found.value, found.unit) == ("ge", "45.5", "%")
    assert len(again(plan).tasks) == 28


def _rows(blocks: tuple[object, ...]) -> tuple[Row | GroupRow, ...]:
    (table,) = blocks
    assert isinstance(table, TableBlock)
    return table.rows


def _printed_figures() -> list[list[str]]:
    return table_after("### Figures of targets")


@pytest.mark.parametrize("row", _printed_figures(), ids=lambda row: row[0])
def test_a_figure_is_printed_as_the_page_says(row: list[str]) -> None:
    comparison, value, unit, printed = row
    known = None if value == "–" else value
    target = Target("Chỉ tiêu", None, comparison, known, unit, (), None)
    assert measured(target) == printed


def test_number_date_and_signer_are_those_of_the_plan() -> None:
    content = drawn(demo(2026))
    assert (content.number, content.issued_on) == (5, date(2026, 1, 12))
    assert content.symbol == "KH-UBND"
    assert (content.signature.authority, content.signature.post) == ("", "CHỦ TỊCH")
    assert content.signature.name == "Nguyễn Văn Minh"


def test_a_blank_number_and_an_unknown_signer_stay_blank() -> None:
    blank = replace(
        demo(2026).document, number=None, issued_on=None, signer=Signer(None, None, None)
    )
    content = drawn(replace(demo(2026), document=blank))
    assert (content.number, content.issued_on) == (None, None)
    assert (content.signature.post, content.signature.name) == ("", "")
    assert again(replace(demo(2026), document=blank)).document.number is None


def test_a_number_with_a_letter_is_left_for_ink() -> None:
    plan = replace(demo(2026), document=replace(demo(2026).document, number="12a"))
    assert drawn(plan).number is None


def test_authority_is_printed_with_whom_it_stands_for_and_comes_back() -> None:
    signer = Signer("Trần Thị Lan", "Phó Chủ tịch", "TM. KT.")
    plan = replace(demo(2026), document=replace(demo(2026).document, signer=signer))
    assert drawn(plan).signature.authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    back = again(plan).document.signer
    assert (back.name, back.post, back.authority) == ("Trần Thị Lan", "PHÓ CHỦ TỊCH", "TM. KT.")


def test_the_title_does_not_say_the_kind_twice() -> None:
    document = replace(demo(2026).document, title="Kế hoạch cải cách hành chính năm 2026")
    content = drawn(replace(demo(2026), document=document))
    assert content.title == "Cải cách hành chính năm 2026"
    opening = [b.text for b in content.blocks if isinstance(b, Para)][3]
    assert "ban hành Kế hoạch cải cách hành chính năm 2026 với" in opening


def test_an_abbreviation_that_is_no_kind_of_document_is_a_plan() -> None:
    document = replace(demo(2026).document, kind="XYZ")
    assert drawn(replace(demo(2026), document=document)).kind == "KH"


def test_the_file_copy_is_added_where_it_is_missing() -> None:
    document = replace(demo(2026).document, recipients=("UBND tỉnh Mẫu (b/c)",))
    content = drawn(replace(demo(2026), document=document))
    assert content.recipients == ("UBND tỉnh Mẫu (b/c)", "Lưu: VT, VP")
    assert drawn(demo(2026)).recipients[-1] == "Lưu: VT"


def test_a_plan_without_bases_sections_or_recipients_is_drawn_too() -> None:
    document = replace(demo(2026).document, legal_bases=(), recipients=())
    bare = replace(demo(2026), document=document, sections=(), targets=())
    assert len(again(bare).tasks) == 28


def test_one_legal_basis_ends_with_a_full_stop() -> None:
    basis = Citation("Luật Cán bộ, công chức", None, None)
    document = replace(demo(2026).document, legal_bases=(basis,))
    first = drawn(replace(demo(2026), document=document)).blocks[0]
    assert first == Para("Căn cứ Luật Cán bộ, công chức.", italic=True)


def test_a_draft_says_so_and_a_text_for_signature_is_blank() -> None:
    content = drawn(demo(2026), is_draft=True)
    assert content.footer_note == "DỰ THẢO"
    bare = unsigned(content)
    assert (bare.number, bare.issued_on, bare.signature.name, bare.footer_note) == (
        None, None, "", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("items", "printed"),
    [((), ""), (("Kế hoạch",), "Kế hoạch"), (("Một", "Hai"), "- Một;\n- Hai.")],
)
def test_lists_are_printed_a_line_each(items: tuple[str, ...], printed: str) -> None:
    assert listed(items) == printed


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render.docx(drawn(demo(2026))) == render.docx(drawn(demo(2026)))


def test_a_cell_keeps_texts_that_look_like_something_else() -> None:
    plan = demo(2026)
    odd: Task = replace(plan.tasks[0], title="=1+1 & <b>đậm</b> “ngoặc”", products=("@x", "+84"))
    back = again(replace(plan, tasks=(odd, *plan.tasks[1:])))
    assert back.tasks[0].title == odd.title
