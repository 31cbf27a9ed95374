"""Results and rows of the backlog of the fixed cast, made by the services themselves.

Monday is 02/03/2026. Anh Bình's unit has the field HT by the catalogue; chị Hoa keeps the list.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from cchc.citizens.models import Citizen
from cchc.citizens.tests.factories import registered
from cchc.kernel.audit.verification import verify
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import store
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.procedures.models import Field
from cchc.procedures.tests.factories import BIRTH, COPY, birth, published
from cchc.results import facts, services
from cchc.results.models import BacklogImport, BacklogItem, Result
from cchc.results.services import Entry, Handed, Kept
from tests.keeping import Kept as Again

MONDAY = date(2026, 3, 2)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
BLURRED = "Trang hai bị mờ, quét lại."


@dataclass(frozen=True)
class House:
    """The cast, two fields of the catalogue, and chị Mai."""

    who: Cast
    births: Field
    copies: Field
    mai: Citizen


def on(day: int, hour: int = 9, month: int = 3) -> datetime:
    """A moment of March 2026 in Hà Nội."""
    return datetime(2026, month, day, hour, tzinfo=HANOI)


def made_house() -> House:
    """The cast with a catalogue."""
    return stocked(cast())


def stocked(who: Cast) -> House:
    """A procedure of hộ tịch, where anh Bình's unit has a step, and one of chứng thực."""
    first = published(who.quan, entry=BIRTH, content=birth())
    second = published(who.quan, entry=COPY, content=birth(name="Chứng thực (mẫu)", steps=_DESK))
    return House(who, first.procedure.field, second.procedure.field, registered(who.ward))


_STEP = birth().steps[0]
_DESK = (type(_STEP)("B1", "Chứng thực", _STEP.unit, "one_stop", 960),)

house = Again(made_house)


def entry(one: House, **more: Any) -> Entry:
    """A certificate of birth of 2015."""
    said: dict[str, Any] = {
        "field": one.births,
        "number": "12/2015",
        "year": 2015,
        "name": "Giấy khai sinh",
        "issued_on": date(2015, 5, 20),
        "holder": "Lê Văn Tư",
        "place": "Tủ 2, hộp 15",
    }
    return Entry(**{**said, **more})


def listed(one: House, *, at: datetime | None = None, **more: Any) -> BacklogItem:
    """Entered by chị Hoa."""
    who = one.who
    return services.enter(agency=who.ward, entry=entry(one, **more), actor=who.hoa, at=at or on(2))


def scanned(one: House, row: BacklogItem | None = None, *, by: User | None = None) -> BacklogItem:
    """Scanned by chị Hoa on Tuesday."""
    row = row or listed(one)
    return services.scan(item=row, file=Handed("quet.pdf", PDF), actor=by or one.who.hoa, at=on(3))


def checked(one: House, row: BacklogItem | None = None) -> BacklogItem:
    """Checked by anh Bình on Wednesday."""
    return services.check(item=scanned(one, row), actor=one.who.binh, at=on(4))


def stored(one: House, row: BacklogItem | None = None) -> BacklogItem:
    """Put into the repository by anh Bình on Thursday."""
    return services.put(item=checked(one, row), actor=one.who.binh, at=on(5))


def left_out(one: House, row: BacklogItem | None = None, ground: str = "outside") -> BacklogItem:
    """Excluded by chị Hoa."""
    from_whom = row or listed(one, number="99/2014", year=2014, issued_on=None)
    return services.leave_out(
        item=from_whom,
        ground=ground,  # type: ignore[arg-type]  # a word of Ground
        reason="Thuộc thẩm quyền cấp tỉnh.",
        actor=one.who.hoa,
        at=on(3),
    )


def file_of(one: House, content: bytes = PDF, name: str = "ket-qua") -> StoredFile:
    """A file of the ward."""
    return store(
        content=content,
        name=name,
        agency=one.who.ward.code,
        actor=one.who.hoa.actor_key,
        at=on(2),
        kinds=("pdf", "png", "jpg", "tif"),
    )


def kept(one: House, *, at: datetime | None = None, **more: Any) -> Result:
    """A certificate given to chị Mai on Monday, put in by anh Bình."""
    how = {"instead_of": more.pop("instead_of", ()), "actor": more.pop("actor", one.who.binh)}
    said: dict[str, Any] = {
        "subject": ("dossier", "1", "hồ sơ …-0007"),
        "field": one.births,
        "name": "Giấy khai sinh",
        "number": "7/2026",
        "issued_on": MONDAY,
        "holder": one.mai,
        **more,
    }
    said.setdefault("file", file_of(one))
    return services.keep(agency=one.who.ward, kept=Kept(**said), at=at or on(2), **how)


def sheet(rows: Sequence[Sequence[object]]) -> bytes:
    """An inventory as .xlsx; a date is written as the workbook's own."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, cell, day)
                else:
                    page.write(number, column, cell)
    return stream.getvalue()


HEAD = ("STT", "Số, ký hiệu", "Lĩnh vực", "Ngày cấp", "Năm cấp", "Tên kết quả", "Người được cấp")
ROWS = (
    HEAD,
    (1, "12/2015", "Hộ tịch", date(2015, 5, 20), "", "Giấy khai sinh", "Lê Văn Tư"),
    (2, "13/2015", "HT", "21/05/2015", 2015, "Giấy khai sinh", "Trần Thị Mai"),
    (3, "5/2014", "Chứng thực", "", 2014, "Văn bản chứng thực", ""),
)


def unproven(one: House) -> list[Any]:
    """Where the rows of this room and the chain of the ward disagree."""
    found = verify(
        agency=one.who.ward.code,
        sources=facts.SOURCES,
        outside=(),
        trusted=frozenset(),
        far=False,
    )
    return list(found.findings)


def fresh(row: BacklogItem) -> BacklogItem:
    """The row as it is in the database."""
    return BacklogItem.objects.select_related("agency", "field", "result").get(pk=row.pk)


def brought(one: House) -> BacklogImport:
    """An inventory of three rows that chị Hoa handed in."""
    who = one.who
    return services.hand_in(
        agency=who.ward, content=sheet(ROWS), name="danh-muc.xlsx", actor=who.hoa, at=on(2)
    )
