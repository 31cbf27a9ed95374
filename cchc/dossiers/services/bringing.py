"""A supplement that the citizen sends online: it waits until the desk takes it.

docs/rules/dossier-supplements.md. The clock stands on: sending is not taking.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from cchc.dossiers.choices import ItemKind, PaperHow, RequestState, State
from cchc.dossiers.models import (
    Attachment,
    BroughtFile,
    BroughtSupplement,
    Dossier,
    SupplementRequest,
)
from cchc.dossiers.queries.bringing import ToBring, wanted_of
from cchc.dossiers.services.attaching import Given, Kept, keep_files
from cchc.dossiers.services.telling import tell
from cchc.dossiers.services.writing import day_of, locked, note
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act

MOST_TIMES = 5
WAITS = "bổ sung đã nộp trực tuyến, chờ tiếp nhận"
LONGEST_ANSWER = 300


def bring_supplement(
    *,
    dossier: Dossier,
    key: UUID,
    papers: Sequence[Given],
    answers: Mapping[str, str],
    at: datetime,
) -> BroughtSupplement:
    """Keep what the citizen sent, whole; the same ``key`` again is the same sending.

    ``papers`` with files, ``answers`` by code of the field. RuleBroken where nothing is asked any
    more, something is missing or was not asked for, or it was sent MOST_TIMES before.
    """
    with audit.transaction():
        kept = keep_files(dossier.agency, dossier.version_id, papers, actor=None, at=at)
        row = locked(dossier)
        sent = BroughtSupplement.objects.filter(key=key, request__dossier=row).first()
        if sent is not None:
            return sent
        request = _open_request(row)
        wanted = wanted_of(row, request)
        _check_whole(wanted, {each.paper.code for each in kept}, answers)
        brought = _written(request, key, kept, _answered(wanted, answers), at)
        row.brought_at = at
        row.save(update_fields=["brought_at"])
        said: list[Json] = [
            [each.code, each.name, nfc(answers[each.code])]
            for each in wanted
            if each.kind == ItemKind.FIELD
        ]
        payload: dict[str, Json] = {"items": said} if said else {}
        note(row, "bring_supplement", actor=None, at=at, parts=["supplements"], payload=payload)
        _tell_desk(row, request, brought, at)
    return brought


def _open_request(row: Dossier) -> SupplementRequest:
    request = row.supplements.filter(state=RequestState.ASKED).first()
    if request is None or row.state != State.SUPPLEMENT:
        raise RuleBroken("Hồ sơ này không còn chờ bổ sung; hãy xem lại trạng thái hồ sơ.")
    if request.brought.count() >= MOST_TIMES:
        raise RuleBroken(
            f"Đã gửi bổ sung {MOST_TIMES} lần cho yêu cầu này; hãy gọi hoặc đến nơi tiếp nhận."
        )
    return request


def _check_whole(wanted: Sequence[ToBring], files: set[str], answers: Mapping[str, str]) -> None:
    """Everything that can be sent is there, and nothing else."""
    takes = {each.code for each in wanted if each.takes_files}
    if strange := files - takes:
        raise RuleBroken(f"Giấy tờ “{sorted(strange)[0]}” không nằm trong yêu cầu bổ sung.")
    if not any(each.is_sendable for each in wanted):
        raise RuleBroken("Các giấy tờ này chỉ xuất trình tại nơi tiếp nhận, không gửi qua mạng.")
    for each in wanted:
        if each.takes_files and each.code not in files:
            raise RuleBroken(f"{each.name}: chưa chọn tệp.", field=f"t_{each.code}")
        if each.kind == ItemKind.FIELD and not nfc(answers.get(each.code, "")):
            raise RuleBroken(f"{each.name}: chưa khai lại.", field=f"d_{each.code}")


def _answered(wanted: Sequence[ToBring], answers: Mapping[str, str]) -> str:
    lines = [
        [each.code, each.name, nfc(answers[each.code])[:LONGEST_ANSWER]]
        for each in wanted
        if each.kind == ItemKind.FIELD
    ]
    return json.dumps(lines, ensure_ascii=False)


def _written(
    request: SupplementRequest, key: UUID, kept: Sequence[Kept], answers: str, at: datetime
) -> BroughtSupplement:
    brought = BroughtSupplement.objects.create(
        request=request, key=key, answers=answers, brought_at=at
    )
    BroughtFile.objects.bulk_create(
        [BroughtFile(brought=brought, paper=each.paper, file=each.file) for each in kept]
    )
    return brought


def _tell_desk(
    row: Dossier, request: SupplementRequest, brought: BroughtSupplement, at: datetime
) -> None:
    desk = organisation.people_with(row.agency, Act.RECEIVE_DOSSIER, day_of(at))
    for person in {each.pk: each for each in (*desk, request.proposed_by)}.values():
        tell(row, person, WAITS, f"brought-{brought.pk}", at=at)


def adopt(
    row: Dossier, request: SupplementRequest, papers: Sequence[Given], *, at: datetime
) -> list[str]:
    """The desk takes the supplement: files sent last for papers taken as electronic are put to it.

    The parts that changed.
    """
    brought = request.brought.last()
    row.brought_at = None
    if brought is None:
        return []
    electronic = {paper.code for paper in papers if paper.how == PaperHow.ELECTRONIC}
    files = brought.files.filter(paper__code__in=electronic)
    Attachment.objects.bulk_create(
        [
            Attachment(dossier=row, paper_id=each.paper_id, file_id=each.file_id, attached_at=at)
            for each in files
        ]
    )
    brought.taken_at = at
    brought.save(update_fields=["taken_at"])
    return ["attachments"]
