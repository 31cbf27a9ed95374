"""The invitation and the minutes say everything, and stand on their pages."""

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cchc.dialogues.rules.paper import (
    Frame,
    Told,
    ToldPromise,
    ToldQuestion,
    invitation_of,
    minutes_of,
)
from cchc.documents import queries as documents
from cchc.documents import render
from cchc.documents.content import Para, TableBlock
from cchc.documents.tests import examples as official

FRAME = Frame(official.WARD, "GM-UBND")
TOLD = Told(
    title="Thủ tục cấp giấy phép xây dựng nhà ở",
    topic="Xây dựng",
    audience="Người dân và doanh nghiệp",
    place="Nhà văn hóa khu phố 3",
    starts_at=datetime(2026, 3, 20, 14, 0),  # noqa: DTZ001  local, as papers are told
    chair="Trần Thị Lan, Phó Chủ tịch",
    agency=official.WARD.agency_name,
    questions_until="18/03/2026",
    citizens=42,
    businesses=6,
    summary="Đại diện các hộ dân nêu vướng mắc về hồ sơ.\nLãnh đạo phường trả lời, kết luận.",
    questions=[
        ToldQuestion("Thời gian cấp phép sửa mái nhà?", "Tư pháp - Hộ tịch", "Mười lăm ngày."),
        ToldQuestion("Bao giờ có đèn ngõ 3?", "", ""),
    ],
    promises=[ToldPromise("Niêm yết hướng dẫn", "Tư pháp - Hộ tịch", "15/04/2026")],
)


def test_nothing_is_left_blank_but_the_signer() -> None:
    for content in (invitation_of(TOLD, FRAME), minutes_of(TOLD, FRAME)):
        assert {gap.where for gap in documents.gaps_in(content)} == {"Người ký"}


def test_the_minutes_tell_each_question_and_each_promise() -> None:
    tables = [b for b in minutes_of(TOLD, FRAME).blocks if isinstance(b, TableBlock)]
    assert [len(table.rows) for table in tables] == [2, 1]


def test_minutes_without_questions_and_promises_say_so() -> None:
    content = minutes_of(replace(TOLD, questions=[], promises=[]), FRAME)
    texts = [block.text for block in content.blocks if isinstance(block, Para)]
    assert "Không có câu hỏi." in texts
    assert any(text.startswith("Không có nội dung nào được hứa") for text in texts)


@pytest.mark.rendering
def test_both_papers_are_drawn(tmp_path: Path) -> None:
    """Looked at where CCHC_PICTURES names a folder."""
    folder = Path(os.environ.get("CCHC_PICTURES") or tmp_path)
    for name, content in (
        ("invitation", invitation_of(TOLD, FRAME)),
        ("minutes", minutes_of(TOLD, replace(FRAME, symbol="BB-UBND"))),
    ):
        signed = replace(content, signature=official.CHAIR, number=7, issued_on=date(2026, 3, 23))
        drawn = render.pdf(signed)
        assert len(drawn) > 10_000
        (folder / f"dialogues-{name}.pdf").write_bytes(drawn)
