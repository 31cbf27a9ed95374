"""The papers of a review say what was found, each place once, and stand on their pages."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cchc.documents import queries as documents
from cchc.documents import render
from cchc.documents.content import Content, Row, TableBlock
from cchc.documents.tests import examples as official
from cchc.reviews.choices import ProposalKind
from cchc.reviews.rules.detection import detect
from cchc.reviews.rules.paper import (
    Frame,
    Told,
    ToldFinding,
    ToldProposal,
    report_of,
    submission_of,
)
from cchc.reviews.rules.saving import saving
from cchc.reviews.rules.values import Parameters, Year
from cchc.reviews.rules.wording import SUGGESTED, suggestion
from cchc.reviews.tests.examples import BIRTH, DEATH, HELP, ON

OFFICE = shutil.which("soffice")
COSTS = Parameters()
FRAME = Frame(official.WARD, "BC-UBND", ("Ủy ban nhân dân tỉnh Mẫu",))


def told() -> Told:
    """The review of the small catalogue, half of its findings proposed."""
    year = Year(filings=(("MAU.A", "MAU.B"), ("MAU.B", "MAU.C")))
    found = detect((BIRTH, DEATH, HELP), year, on=ON, alike=80)
    words = ("Đã đề xuất", "Bỏ qua có lý do", "Chưa xem xét")
    findings = [
        ToldFinding(
            each.kind,
            each.title,
            words[n % 3],
            "Giấy tờ này cần cho việc đối chiếu." if n % 3 == 1 else "",
            each.places,
            saving(each.removals, COSTS),
        )
        for n, each in enumerate(found)
    ]
    proposals = [
        ToldProposal(
            ProposalKind(SUGGESTED[each.kind]),
            suggestion(each.kind, each.places, each.removals),
            "Cấp tỉnh",
            "Đã gửi, chờ trả lời",
            each.removals,
            saving(each.removals, COSTS),
        )
        for each in found[::3]
    ]
    return Told(
        2026, ON, "mọi lĩnh vực", official.WARD.agency_name, 3, 140, tuple(findings),
        tuple(proposals), COSTS,
    )  # fmt: skip


def tables(content: Content) -> list[TableBlock]:
    return [block for block in content.blocks if isinstance(block, TableBlock)]


def test_nothing_is_left_blank_but_the_signer() -> None:
    for content in (report_of(told(), FRAME), submission_of(told(), FRAME)):
        assert {gap.where for gap in documents.gaps_in(content)} == {"Người ký"}


def test_the_table_of_findings_adds_up() -> None:
    rows = [row for row in tables(report_of(told(), FRAME))[0].rows if isinstance(row, Row)]
    numbers = [[int(cell) for cell in row.cells[2:]] for row in rows]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert all(line[0] == sum(line[1:]) for line in numbers)


def test_the_sum_counts_each_place_once() -> None:
    one = told()
    twice = replace(one, proposals=one.proposals * 2)
    last = [tables(submission_of(t, FRAME))[0].rows[-1] for t in (one, twice)]
    assert last[0] == last[1]


def test_a_review_without_findings_says_so() -> None:
    content = report_of(replace(told(), findings=(), proposals=()), FRAME)
    assert not tables(content)
    assert not content.annexes


@pytest.mark.rendering
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_both_papers_are_drawn(tmp_path: Path) -> None:
    """In both forms; looked at where CCHC_PICTURES names a folder."""
    folder = Path(os.environ.get("CCHC_PICTURES") or tmp_path) / "reviews"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("report", report_of(told(), FRAME)),
        ("submission", submission_of(told(), replace(FRAME, symbol="TTr-UBND"))),
    ):
        signed = replace(content, signature=official.CHAIR, number=7, issued_on=ON)
        (folder / f"{name}.pdf").write_bytes(render.pdf(signed))
        (folder / f"{name}-word.docx").write_bytes(render.docx(signed))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}-word.docx") for name in ("report", "submission")]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=300)
    for name in ("report-word", "submission-word"):
        assert (folder / f"{name}.pdf").stat().st_size > 10_000
