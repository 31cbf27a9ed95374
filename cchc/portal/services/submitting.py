"""A draft becomes a dossier, once; docs/rules/online-filing.md."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.citizens import services as citizens
from cchc.citizens.services import Details
from cchc.dossiers import services as dossiers
from cchc.dossiers.choices import Channel, PaperHow
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import Declared, Filed, Given, Scan
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.portal.models import Filer, FilingDraft
from cchc.portal.queries.drafts import missing_papers
from cchc.portal.queries.remembering import may_remember
from cchc.portal.services.remembering import agree
from cchc.procedures import queries as procedures
from cchc.procedures.whole import Content

MOST_A_DAY = 20
_DAY = timedelta(days=1)
# What is said of the applicant, and kept to fill in the next form.
PERSON = ("kind", "name", "id_kind", "id_number", "phone", "address")


@dataclass(frozen=True)
class Way:
    """How the result is fetched, and who files for the applicant, by which paper."""

    return_channel: Channel = Channel.COUNTER
    return_address: str = ""
    agent: Details | None = None
    authorisation: str = ""


def submit(
    *,
    draft: FilingDraft,
    said: Details,
    declared: tuple[Declared, ...],
    at: datetime,
    way: Way | None = None,
    agrees_to: int | None = None,
) -> Dossier:
    """The dossier of the draft, registered now, or the one that it has become before.

    ``said`` and ``declared`` are what the form made of the draft's answers; ``agrees_to`` is the
    version of the words by which the filer consents to what was said being kept for the next form.
    RuleBroken when another version applies today, or when a paper is missing.
    """
    with audit.transaction():
        # Nothing is joined: who waited here would see what stood beside the row before.
        row = FilingDraft.objects.select_for_update().get(pk=draft.pk)
        if row.dossier is not None:
            return row.dossier
        _check(row, draft, at)
        content = procedures.whole(row.version).content
        applicant = citizens.register(agency=row.agency, said=said, actor=None, at=at).citizen
        dossier = dossiers.register(
            agency=row.agency,
            version=row.version,
            applicant=applicant,
            actor=None,
            at=at,
            filed=_filed(row, way or Way(), at),
            papers=_papers(row, content),
            declared=declared,
        )
        if way is None or way.agent is None:  # what is said of another is not the filer's own
            if agrees_to is not None:
                agree(row.filer, row.agency, version=agrees_to, at=at)
            if may_remember(row.filer):
                _remember(row.filer, row.typed)
        row.dossier, row.answers, row.changed_at = dossier, "{}", at
        row.files.all().delete()
        row.save()
    return dossier


def _filed(row: FilingDraft, way: Way, at: datetime) -> Filed:
    agent = None
    if way.agent is not None:
        agent = citizens.register(agency=row.agency, said=way.agent, actor=None, at=at).citizen
    return Filed(
        channel=Channel.ONLINE,
        authorised=agent,
        authorisation=way.authorisation,
        return_channel=way.return_channel,
        return_address=way.return_address,
    )


def _check(row: FilingDraft, shown: FilingDraft, at: datetime) -> None:
    if row.expires_at <= at:
        raise RuleBroken("Bản nháp này đã hết hạn giữ; hãy lập hồ sơ mới.")
    applied = procedures.version_on(row.version.procedure, at.astimezone(HANOI).date())
    if applied is None or applied.pk != row.version_id:
        raise RuleBroken("Thủ tục đã thay đổi; hãy xem lại theo bản đang áp dụng rồi nộp.")
    if (row.answers, row.version_id) != (shown.answers, shown.version_id):
        raise RuleBroken("Bản nháp vừa được sửa ở nơi khác; hãy xem lại rồi nộp.")
    recent = FilingDraft.objects.filter(filer=row.filer_id, dossier__registered_at__gt=at - _DAY)
    if recent.count() >= MOST_A_DAY:
        raise RuleBroken(f"Mỗi ngày nộp trực tuyến nhiều nhất {MOST_A_DAY} hồ sơ; mai nộp tiếp.")
    if missing := missing_papers(row):
        raise RuleBroken(f"Còn thiếu tệp của: {'; '.join(missing)}.")


def _papers(row: FilingDraft, content: Content) -> list[Given]:
    """Files by their paper; a paper that is a form was met by filling it in."""
    files: dict[str, list[Scan]] = {}
    for file in row.files.select_related("draft"):
        files.setdefault(file.paper, []).append(Scan(file.name, file.opened()))
    filled = {form.code for form in content.forms if form.fields}
    return [
        Given(
            paper.code,
            PaperHow.ELECTRONIC,
            electronic=max(1, len(files.get(paper.code, ()))),
            files=tuple(files.get(paper.code, ())),
        )
        for paper in content.papers
        if not paper.is_shown and (paper.code in files or paper.form in filled)
    ]


def _remember(filer: Filer, typed: dict[str, str]) -> None:
    known = {name: typed[name] for name in PERSON if typed.get(name)}
    Filer.objects.filter(pk=filer.pk).update(said=json.dumps(known, ensure_ascii=False))
