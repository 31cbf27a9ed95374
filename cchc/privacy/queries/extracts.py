"""Everything that we hold of one person, to be handed to that person; each extract is logged."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

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
from cchc.dossiers.facts import DOSSIER
from cchc.dossiers.models import Dossier
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi, moment_vi
from cchc.kernel.zone import local_minute
from cchc.notices.models import Notice
from cchc.organisation.models import User
from cchc.privacy.models import Consent, DataRequest
from cchc.privacy.queries.holding import Holdings, found_of
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


def extract_of(user: User, row: DataRequest, *, at: datetime, holdings: Holdings = ()) -> Extract:
    """Everything that is held, and who looked: as JSON values; noted in the log of reads.

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
        "notices": _notices(row),
        "held": _held(row, holdings),
        "consents": _consents(row),
        "requests": _requests(row),
        "looked_at": _reads(row, at),
    }


def _own_dossiers(row: DataRequest) -> QuerySet[Dossier]:
    own = Q(applicant=row.citizen) | Q(authorised=row.citizen)
    return Dossier.objects.filter(own, agency=row.agency).order_by("pk")


def _dossiers(row: DataRequest) -> list[dict[str, Any]]:
    rows = _own_dossiers(row).select_related("version__procedure")
    rows = rows.prefetch_related("declarations", "attachments__file")
    return [
        {
            "code": each.code,
            "procedure": each.version.name,
            "received": _day(each.registered_at),
            "state": each.get_state_display(),
            "content": each.content,
            "return_address": each.return_address,
            "declared": [
                {"form": said.title, "answers": json.loads(said.answers)}
                for said in each.declarations.all()
            ],
            "files": [file.file.name for file in each.attachments.all()],
        }
        for each in rows
    ]


def _notices(row: DataRequest) -> list[dict[str, str]]:
    """What was told about the dossiers: by which channel, to which number, when."""
    keys = [str(pk) for pk in _own_dossiers(row).values_list("pk", flat=True)]
    rows = Notice.objects.filter(
        agency=row.agency, subject_kind=DOSSIER, subject_key__in=keys
    ).order_by("pk")
    return [
        {
            "event": each.get_event_display(),
            "made": moment_vi(each.made_at),
            "channel": each.get_way_display(),
            "state": each.get_state_display(),
            "to": ", ".join(filter(None, (each.name, each.phone, each.email))) or "đã xóa",
        }
        for each in rows
    ]


def _held(row: DataRequest, holdings: Holdings) -> list[dict[str, Any]]:
    return [
        {
            "title": found.holding.title,
            "records": [{"label": each.label, "data": list(each.data)} for each in found.rows],
        }
        for found in found_of(row, holdings)
    ]


def _consents(row: DataRequest) -> list[dict[str, str]]:
    rows = Consent.objects.filter(citizen=row.citizen).select_related("text").order_by("pk")
    return [
        {
            "purpose": each.text.get_purpose_display(),
            "version": str(each.text.version),
            "given": moment_vi(each.given_at),
            "channel": each.get_channel_display(),
            "withdrawn": moment_vi(each.withdrawn_at) if each.withdrawn_at else "chưa",
        }
        for each in rows
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
        ("Thông báo đã gửi về hồ sơ", said["notices"], ("event", "made", "channel", "to", "state"),
         ("Việc", "Lúc", "Kênh", "Gửi đến", "Tình trạng")),
        ("Sự đồng ý", said["consents"], ("purpose", "version", "given", "channel", "withdrawn"),
         ("Mục đích", "Bản", "Đồng ý lúc", "Cách", "Rút lại")),
        ("Yêu cầu về dữ liệu", said["requests"], ("request", "kind", "received", "state"),
         ("Yêu cầu", "Loại", "Ngày", "Trạng thái")),
        ("Các lần mở xem dữ liệu trong 12 tháng", said["looked_at"], ("at", "why"),
         ("Lúc", "Lý do")),
    )  # fmt: skip
    blocks: list[Any] = [Heading("THÔNG TIN VỀ NGƯỜI YÊU CẦU", 1, "I."), Facts(tuple(shown))]
    for number, (title, rows, names, heads) in enumerate(tables, 2):
        blocks.append(Heading(title.upper(), 1, f"{_ROMAN[number]}."))
        blocks.append(_table(rows, names, heads) if rows else Para("Không có."))
    blocks += _words_of_dossiers(said)
    blocks += _words_held(said, 2 + len(tables))
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


_ROMAN = dict(enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), 1))


def _words_of_dossiers(said: Extract) -> list[Any]:
    """What was written into each dossier."""
    blocks: list[Any] = []
    for each in said["dossiers"]:
        facts = [Fact(name, each[key]) for name, key in _WORDS if each[key]]
        facts += [
            Fact(label, str(text)) for form in each["declared"] for label, text in form["answers"]
        ]
        if each["files"]:
            facts.append(Fact("Tệp đã nộp", "; ".join(each["files"])))
        if facts:
            blocks += [Heading(f"Nội dung hồ sơ {each['code']}", 2), Facts(tuple(facts))]
    return blocks


_WORDS = (("Yêu cầu giải quyết", "content"), ("Địa chỉ nhận kết quả", "return_address"))


def _words_held(said: Extract, first: int) -> list[Any]:
    """What is held beside the book, kind by kind."""
    blocks: list[Any] = []
    for number, kind in enumerate(said["held"], first):
        blocks.append(Heading(kind["title"].upper(), 1, f"{_ROMAN[number]}."))
        for each in kind["records"]:
            blocks.append(Heading(each["label"], 2))
            blocks.append(Facts(tuple(Fact(label, text) for label, text in each["data"])))
    return blocks


def _table(
    rows: list[dict[str, str]], names: tuple[str, ...], heads: tuple[str, ...]
) -> TableBlock:
    columns = tuple(Column(head, 2 if n == 1 else 1) for n, head in enumerate(heads))
    return TableBlock(columns, tuple(Row(tuple(row[name] for name in names)) for row in rows))
