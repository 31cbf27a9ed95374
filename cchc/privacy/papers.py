"""The minutes of a breach, as a paper that goes with the notice."""

from typing import Any

from cchc.documents import queries as documents
from cchc.documents.content import Content, Fact, Facts, Heading, Para, Signature
from cchc.kernel.formats import moment_vi
from cchc.privacy.models import Breach
from cchc.privacy.queries import OpenedBreach

_BY_HAND = "Ký, ghi rõ họ tên"


def breach_paper(row: Breach, opened: OpenedBreach) -> Content:
    """What happened, to whose data, what was done, who was told."""
    facts = [
        Fact("Phát hiện lúc", moment_vi(row.found_at)),
        Fact("Việc xảy ra", row.get_kind_display()),
        Fact("Loại dữ liệu", row.data_words),
        Fact("Số người bị ảnh hưởng (ước)", _number(row.persons)),
        Fact("Phải thông báo trước", moment_vi(row.until)),
    ]
    if row.notified_at:
        facts.append(Fact("Đã thông báo", f"{row.notified_to}, văn bản {row.notified_number}"))
    if row.told_at:
        facts.append(Fact("Đã báo người bị ảnh hưởng", moment_vi(row.told_at)))
    blocks: list[Any] = [Facts(tuple(facts)), Heading("DIỄN BIẾN", 1, "I.")]
    blocks += [Para(line) for line in opened.what.splitlines() if line]
    blocks.append(Heading("BIỆN PHÁP ĐÃ LÀM, KẾT LUẬN", 1, "II."))
    for note in opened.notes:
        blocks += [Para(f"{moment_vi(note.at)}: {line}") for line in note.text.splitlines() if line]
    if not opened.notes:
        blocks.append(Para("Chưa ghi."))
    return Content(
        kind="",
        letterhead=documents.letterhead(row.agency),
        symbol="",
        form="BIÊN BẢN VI PHẠM VỀ BẢO VỆ DỮ LIỆU CÁ NHÂN",
        title=str(row),
        blocks=tuple(blocks),
        left=Signature("", "NGƯỜI LẬP BIÊN BẢN", "", _BY_HAND),
        signature=Signature("", "ĐẠI DIỆN CƠ QUAN", "", _BY_HAND),
        recipients=(),
    )


def _number(persons: int | None) -> str:
    return "chưa rõ" if persons is None else f"{persons:,}".replace(",", ".")
