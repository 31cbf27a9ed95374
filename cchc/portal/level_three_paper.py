"""The level-3 checklist as a paper: groups for the screen, a content for Word."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from cchc.documents.content import (
    Column,
    Content,
    Fact,
    Facts,
    GroupRow,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.queries import letterhead
from cchc.kernel.formats import moment_vi
from cchc.kernel.zone import HANOI
from cchc.portal.models import FilingPermit
from cchc.portal.rules.level_three import Line, open_items

TITLE = "Danh mục kiểm tra an toàn hệ thống thông tin cấp độ 3"
COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Yêu cầu", 3.4),
    Column("Nguồn", 2.3),
    Column("Kết quả", 1.1, "center"),
    Column("Minh chứng", 3),
)


def grouped(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines by group, in the order of the checklist."""
    return [(name, list(each)) for name, each in groupby(lines, lambda line: line.item.group)]


def in_words(line: Line) -> str:
    """What came of it."""
    if line.is_met:
        return "Đạt"
    return "Chưa đạt" if line.is_mandatory else "Nên có, chưa đạt"


def content(row: FilingPermit, lines: Sequence[Line], *, at: datetime) -> Content:
    """The checklist as it stands at that moment, to be signed by who prepared and who approves."""
    left = len(open_items(lines))
    facts = (
        Fact("Văn bản cho phép", row.document),
        Fact("Trạng thái", row.get_state_display()),
        Fact("Thời điểm kiểm tra", moment_vi(at)),
        Fact("Mục bắt buộc chưa đạt", str(left) if left else "không còn"),
    )
    return Content(
        kind="",
        form=f"{TITLE}\n(để nhận hồ sơ thủ tục hành chính trực tuyến)",
        letterhead=letterhead(row.agency),
        symbol="",
        blocks=(Facts(facts), TableBlock(COLUMNS, tuple(_rows(lines)), size=11)),
        left=Signature("", "NGƯỜI LẬP", row.prepared_by.full_name, note="Ký, ghi rõ họ tên"),
        signature=Signature("", "CHỦ TỊCH", "", note="Ký, đóng dấu"),
        recipients=(),
        issued_on=at.astimezone(HANOI).date(),
        sheet="A4 form",
    )


def _rows(lines: Iterable[Line]) -> Iterator[Row | GroupRow]:
    number = 0
    for name, each in grouped(lines):
        yield GroupRow(name)
        for line in each:
            number += 1
            source = f"{line.item.source} ({line.item.certainty})"
            yield Row((str(number), line.item.label, source, in_words(line), line.told))
