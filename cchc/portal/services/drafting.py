"""Drafts of what is filed online: begun, filled in, carried over, dropped; nobody else's."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from io import BytesIO

from django.db import transaction

from cchc.dossiers.services import Scan
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.limits import MEGABYTE
from cchc.kernel.files.kinds import labels, sniff
from cchc.kernel.files.storing import shown_name
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.portal.models import DraftFile, Filer, FilingDraft
from cchc.portal.rules.carrying_over import carried, left_behind
from cchc.procedures import queries as procedures
from cchc.procedures.models import ProcedureVersion

KINDS = frozenset(("pdf", "jpg", "png", "tif"))
LARGEST = 10 * MEGABYTE
LARGEST_DRAFT = 40 * MEGABYTE
MOST_FILES = 20
MOST_DRAFTS = 10
LONGEST_ANSWER = 4000


def start(*, filer: Filer, agency: Agency, version: ProcedureVersion, at: datetime) -> FilingDraft:
    """The filer's open draft of the version, begun now unless there is one."""
    with transaction.atomic():
        Filer.objects.select_for_update().get(pk=filer.pk)
        own = FilingDraft.objects.filter(filer=filer, dossier=None, expires_at__gt=at)
        found = own.filter(agency=agency, version=version).first()
        if found is not None:
            return found
        if own.count() >= MOST_DRAFTS:
            raise RuleBroken(
                f"Ông/bà đang có {MOST_DRAFTS} bản nháp; nộp hoặc xóa bớt trước khi thêm bản mới."
            )
        lapsed = FilingDraft.objects.filter(filer=filer, dossier=None, expires_at__lte=at)
        lapsed.delete()
        return FilingDraft.objects.create(
            filer=filer,
            agency=agency,
            version=version,
            answers=json.dumps(filer.known, ensure_ascii=False),
            created_at=at,
            changed_at=at,
            expires_at=_end(agency, at),
        )


def fill_in(
    *,
    draft: FilingDraft,
    typed: Mapping[str, str],
    files: Sequence[tuple[str, Scan]],
    dropped: Collection[int],
    at: datetime,
) -> FilingDraft:
    """Keep what was typed, as it was typed, and files by the code of their paper.

    RuleBroken (field ``t_<code of the paper>``) names the file that is not taken; nothing of this
    time is kept then.
    """
    with transaction.atomic():
        row = locked(draft, at)
        row.answers = json.dumps(
            {name: value[:LONGEST_ANSWER] for name, value in typed.items()}, ensure_ascii=False
        )
        row.files.filter(pk__in=dropped).delete()
        for paper, scan in files:
            _add(row, paper, scan)
        row.changed_at, row.expires_at = at, _end(row.agency, at)
        row.save()
    return row


def _add(row: FilingDraft, paper: str, scan: Scan) -> None:
    field = f"t_{paper}"
    content = scan.content if isinstance(scan.content, bytes) else scan.content.read(LARGEST + 1)
    sizes = list(row.files.values_list("size", flat=True))
    try:
        if len(content) > LARGEST:
            raise RuleBroken("Tệp lớn hơn 10 MB. Hãy giảm dung lượng hoặc chia nhỏ tệp.")
        kind = sniff(BytesIO(content), scan.name)
        if kind not in KINDS:
            raise RuleBroken(f"Chỗ này chỉ nhận: {labels(KINDS)}.")
        if len(sizes) >= MOST_FILES or sum(sizes) + len(content) > LARGEST_DRAFT:
            raise RuleBroken(f"Mỗi hồ sơ nhiều nhất {MOST_FILES} tệp, tổng cộng 40 MB.")
    except RuleBroken as broken:
        raise RuleBroken(f"Tệp “{scan.name}”: {broken.message}", field=field) from None
    file = DraftFile(draft=row, paper=paper, name=shown_name(scan.name, kind))
    file.close(content)
    file.save()


def carry_over(*, draft: FilingDraft, version: ProcedureVersion, at: datetime) -> FilingDraft:
    """Another version applies now: take along what it asks for as well; to be looked at again.

    Where the filer has begun a draft of that version too, this one replaces it.
    """
    content = procedures.whole(version).content
    with transaction.atomic():
        row = locked(draft, at)
        same = FilingDraft.objects.filter(filer=row.filer_id, agency=row.agency_id, dossier=None)
        same.filter(version=version).exclude(pk=row.pk).delete()
        data = {f"d_{field.code}" for form in content.forms for field in form.fields}
        asked = {name for name in row.typed if not name.startswith("d_")} | data
        row.answers = json.dumps(carried(row.typed, asked), ensure_ascii=False)
        papers = set(row.files.values_list("paper", flat=True))
        listed = {paper.code for paper in content.papers if not paper.is_shown}
        row.files.filter(paper__in=left_behind(papers, listed)).delete()
        row.version, row.changed_at = version, at
        row.save()
    return row


def drop_draft(*, draft: FilingDraft, at: datetime) -> None:
    """The filer does not want it any more; what has been sent stays."""
    with transaction.atomic():
        locked(draft, at).delete()


def forget_drafts(*, at: datetime) -> int:
    """Delete drafts that nobody sent in time; how many."""
    lapsed = FilingDraft.objects.filter(dossier=None, expires_at__lte=at)
    number = lapsed.count()
    lapsed.delete()
    return number


def locked(draft: FilingDraft, at: datetime) -> FilingDraft:
    """The open draft as it is now, locked; RuleBroken when it was sent meanwhile or has lapsed."""
    row = FilingDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if row is None or (row.dossier_id is None and row.expires_at <= at):
        raise RuleBroken("Bản nháp này không còn nữa.")
    if row.dossier_id is not None:
        raise RuleBroken("Hồ sơ này đã nộp; xem biên nhận trong mục Hồ sơ của tôi.")
    return row


def _end(agency: Agency, at: datetime) -> datetime:
    return at + timedelta(days=organisation.integer_setting(agency, "portal.draft_days"))
