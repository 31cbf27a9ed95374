"""Everything that we hold of one person, to be handed to that person; each extract is logged."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from cchc.citizens import facts as citizen_facts
from cchc.citizens import queries as citizens
from cchc.documents import queries as documents
from cchc.documents.content import (
    UNSIGNED,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    Para,
    Row,
    TableBlock,
)
from cchc.dossiers.models import Dossier
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi, moment_vi
from cchc.kernel.zone import local_minute
from cchc.organisation.models import User
from cchc.privacy.models import DataRequest
from cchc.results.models import Result

_LABELS = {
    "kind": "Loại",
    "name": "Họ và tên",
    "id_kind": "Loại giấy tờ",
    "id_number": "Số giấy tờ",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "address": "Địa chỉ",
    "born_on": "Ngày sinh",
    "gender": "Giới tính",
}
_READS = timedelta(days=366)
Extract = dict[str, Any]


def extract_of(user: User, row: DataRequest, *, at: datetime) -> Extract:
    """Identity, dossiers, results, who looked: as JSON values; noted in the log of reads.

    RuleBroken before the identity was checked or after the person was erased.
    """
    if row.citizen is None or row.identified_at is None:
        raise RuleBroken("Kiểm tra danh tính, gắn với người trong sổ trước khi lấy bản trích.")
    if row.citizen.erased_at:
        raise RuleBroken("Dữ liệu của người này đã được xóa.")
    details = citizens.open_for_case(user, row.citizen, at=at, why=f"Bản trích, {row}")
    person = {name: getattr(details, name) for name in _LABELS}
    person["born_on"] = details.born_on.isoformat() if details.born_on else ""
    return {
        "agency": row.agency.full_name,
        "made_at": at.isoformat(),
        "request": str(row),
        "person": person,
        "dossiers": _dossiers(row),
        "results": _results(row),
        "requests": _requests(row),
        "looked_at": _reads(row, at),
    }


def _dossiers(row: DataRequest) -> list[dict[str, str]]:
    own = Q(applicant=row.citizen) | Q(authorised=row.citizen)
    rows = Dossier.objects.filter(own, agency=row.agency).select_related("version__procedure")
    return [
        {
            "code": each.code,
            "procedure": each.version.name,
            "received": _day(each.registered_at),
            "state": each.get_state_display(),
        }
        for each in rows.order_by("pk")
    ]


def _results(row: DataRequest) -> list[dict[str, str]]:
    rows = Result.objects.filter(holder=row.citizen).order_by("pk")
    return [
        {"name": each.name, "number": each.number, "issued": date_vi(each.issued_on)}
        for each in rows
    ]


def _requests(row: DataRequest) -> list[dict[str, str]]:
    rows = DataRequest.objects.filter(citizen=row.citizen).order_by("pk")
    return [
        {
            "request": str(each),
            "kind": each.get_kind_display(),
            "text": each.text,
            "received": _day(each.received_at),
            "state": each.get_state_display(),
        }
        for each in rows
    ]


def _reads(row: DataRequest, at: datetime) -> list[dict[str, str]]:
    notes = audit.reads(
        agency=row.agency.code,
        kind=citizen_facts.CITIZEN,
        since=at - _READS,
        before=at,
        key=str(row.citizen_id),
    )
    return [{"at": moment_vi(note.at), "why": note.screen} for note in notes]


def _day(moment: datetime) -> str:
    return date_vi(local_minute(moment).date())


def paper_of(row: DataRequest, said: Extract) -> Content:
    """The extract as a paper that the person reads."""
    person = said["person"]
    shown = [Fact(label, str(person[name]) or "không có") for name, label in _LABELS.items()]
    tables = (
        ("Hồ sơ", said["dossiers"], ("code", "procedure", "received", "state"),
         ("Mã hồ sơ", "Thủ tục", "Ngày", "Trạng thái")),
        ("Kết quả đã cấp", said["results"], ("name", "number", "issued"),
         ("Kết quả", "Số", "Ngày cấp")),
        ("Yêu cầu về dữ liệu", said["requests"], ("request", "kind", "received", "state"),
         ("Yêu cầu", "Loại", "Ngày", "Trạng thái")),
        ("Các lần mở xem dữ liệu trong 12 tháng", said["looked_at"], ("at", "why"),
         ("Lúc", "Lý do")),
    )  # fmt: skip
    blocks: list[Any] = [Heading("THÔNG TIN VỀ NGƯỜI YÊU CẦU", 1, "I."), Facts(tuple(shown))]
    for number, (title, rows, names, heads) in enumerate(tables, 2):
        blocks.append(Heading(title.upper(), 1, f"{_ROMAN[number]}."))
        blocks.append(_table(rows, names, heads) if rows else Para("Không có."))
    return Content(
        kind="",
        letterhead=documents.letterhead(row.agency),
        symbol="",
        form="BẢN TRÍCH DỮ LIỆU CÁ NHÂN",
        title=f"Kèm theo {row}",
        blocks=tuple(blocks),
        signature=UNSIGNED,
        recipients=(),
    )


_ROMAN = {2: "II", 3: "III", 4: "IV", 5: "V"}


def _table(
    rows: list[dict[str, str]], names: tuple[str, ...], heads: tuple[str, ...]
) -> TableBlock:
    columns = tuple(Column(head, 2 if n == 1 else 1) for n, head in enumerate(heads))
    return TableBlock(columns, tuple(Row(tuple(row[name] for name in names)) for row in rows))
