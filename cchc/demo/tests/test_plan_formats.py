"""The fictional plan of the demo ward is read alike from Word, PDF and run-together text."""

from functools import cache

import pytest

from cchc.demo.plans import WrittenTask, written_plan
from cchc.demo.tests.papers import ORDERS, items_of, table_of, text_of
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import docx_of, pdf_of
from cchc.plans.content import ReadPlan, Task
from cchc.plans.reading import read
from cchc.plans.reading.lines import joined
from cchc.plans.reading.plain_text.tables import split_text
from cchc.plans.reading.rows import RawRow
from cchc.plans.reading.tests.flatten import Manner, flattened, source_of
from cchc.plans.reading.tests.twins import comparable

WRITTEN = written_plan(2023)


@cache
def from_word() -> ReadPlan:
    return read(extract(docx_of(items_of(WRITTEN)), name="ke-hoach.docx"))


def as_written(task: Task) -> WrittenTask:
    return WrittenTask(
        task.number,
        task.title,
        task.products,
        tuple(unit.text for unit in task.lead),
        tuple(unit.text for unit in task.coordinating),
        task.deadline or "",
    )


def test_word_gives_back_every_cell_as_it_was_written() -> None:
    assert tuple(as_written(task) for task in from_word().tasks) == WRITTEN.tasks


def test_word_gives_back_areas_heading_and_signature() -> None:
    plan = from_word()
    areas = [(area.code, area.title) for area in plan.areas]
    assert areas == [(area.code, area.title) for area in WRITTEN.appendix.areas]
    assert plan.document.agency == "UBND phường An Bình (mẫu)"
    assert plan.document.title == WRITTEN.title
    assert plan.document.signer.name == WRITTEN.signature[-1]
    assert plan.document.recipients == tuple(text.rstrip(";.") for text in WRITTEN.recipients)


def test_sections_give_back_the_whole_body() -> None:
    read_back = [
        (section.title, section.text.replace("- ", "")) for section in from_word().sections
    ]
    written = [
        (section.title, " ".join(section.paragraphs).replace("- ", ""))
        for section in WRITTEN.sections
    ]
    assert read_back == written


def test_pdf_gives_the_same() -> None:
    plan = read(extract(pdf_of(items_of(WRITTEN)), name="ke-hoach.pdf"))
    assert comparable(plan) == comparable(from_word())


@pytest.mark.parametrize(
    "manner",
    [
        Manner(),
        Manner(gap=0, trailing=False),
        Manner(number="beside"),
        Manner(number="middle"),
        Manner(cut=True),
        Manner(narrow=3),
        Manner(gap=2, rows_a_page=3),
        Manner(gap=0, number="middle", cut=True, rows_a_page=4),
    ],
    ids=str,
)
def test_run_together_text_gives_the_same(manner: Manner) -> None:
    plan = read(source_of(text_of(WRITTEN, manner)))
    assert comparable(plan) == comparable(from_word())


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "manner", [Manner(), Manner(gap=0, cut=True), Manner(narrow=2, number="middle")], ids=str
)
def test_columns_in_any_order_come_apart_again(order: str, manner: Manner) -> None:
    table = table_of(WRITTEN, order)
    split = split_text(source_of(flattened(table, manner)).lines)
    rows = [item for read_table in split.tables for item in read_table.items]
    found = [row for row in rows if isinstance(row, RawRow)]
    assert [row.number for row in found] == [task.number for task in WRITTEN.tasks]
    for row, printed in zip(found, table.tasks, strict=True):
        if row.number == "25" and order != "products first":
            continue  # its deadline is no time and reads like a product: asked, not guessed
        for role, text in printed.items():
            if role in row.cells:
                assert joined(row.cells[role]) == " ".join(text.split()), (row.number, role)


@pytest.mark.parametrize("heading", ["IV. TỔ CHỨC THỰC HIỆN", "IV. KINH PHÍ, KIỂM TRA"])
def test_the_body_goes_on_after_a_table_in_its_middle(heading: str) -> None:
    lines = [text for section in WRITTEN.sections for text in section.lines()]
    cut = next(n for n, text in enumerate(lines) if text.startswith("IV."))
    before = [*WRITTEN.agency, WRITTEN.number, WRITTEN.kind, WRITTEN.title, *lines[:cut]]
    after = [heading, *lines[cut + 1 :], "Nơi nhận:", "- Lưu: VT.", *WRITTEN.signature]
    plan = read(source_of([*before, *flattened(table_of(WRITTEN), Manner(gap=0)), *after]))
    assert tuple(as_written(task) for task in plan.tasks) == WRITTEN.tasks
    assert [section.id for section in plan.sections][-7:] == [
        "IV", "IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "IV.6",
    ]  # fmt: skip
