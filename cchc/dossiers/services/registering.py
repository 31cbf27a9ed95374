"""A dossier gets its code and stands in state 1; nobody has judged it yet."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from cchc.citizens import queries as citizens
from cchc.citizens.models import Citizen
from cchc.dossiers import facts
from cchc.dossiers.choices import Channel, Origin, PaperHow, State
from cchc.dossiers.models import Declaration, Dossier, PaperTaken
from cchc.dossiers.rules.codes import DossierCode, checked_identifier
from cchc.dossiers.services.attaching import Given, keep_files, laid_down, put_files
from cchc.dossiers.services.writing import PREFIX, day_of, demand_right, key_of, required
from cchc.kernel import audit, numbering
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import Paper, ProcedureVersion

_TOKEN_BYTES = 16


@dataclass(frozen=True)
class Filed:
    """How a dossier came in.

    ``filed_at``: the real moment where it is not now: of the delivery record of the post, or of the
    paper register in contingency (then with ``contingency_reason``). ``return_address``: where the
    post brings the result; unless said, to the applicant's address.
    """

    channel: Channel = Channel.COUNTER
    authorised: Citizen | None = None
    authorisation: str = ""
    content: str = ""
    sets: int = 1
    return_channel: Channel = Channel.COUNTER
    return_address: str = ""
    delivery_record: str = ""
    filed_at: datetime | None = None
    contingency_reason: str = ""


@dataclass(frozen=True)
class Declared:
    """A form of the version as the applicant filled it in: (label, answer) in its order."""

    form: str
    title: str
    answers: tuple[tuple[str, str], ...]


def register(
    *,
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    actor: User | None,
    at: datetime,
    filed: Filed | None = None,
    papers: Sequence[Given] = (),
    declared: Sequence[Declared] = (),
) -> Dossier:
    """A new dossier with its code; ``actor`` None only for what a citizen files online."""
    drafted = draft(
        agency=agency,
        version=version,
        applicant=applicant,
        actor=actor,
        at=at,
        filed=filed,
        papers=papers,
        declared=declared,
    )
    with audit.transaction():
        return write(drafted, actor=actor, at=at)


@dataclass(frozen=True)
class Draft:
    """A dossier that only lacks its code, and its papers; nothing is saved or locked yet."""

    row: Dossier
    day: date
    identifier: str
    papers: Sequence[PaperTaken]
    given: Sequence[Given] = ()
    declared: Sequence[Declared] = ()


def draft(
    *,
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    actor: User | None,
    at: datetime,
    filed: Filed | None = None,
    papers: Sequence[Given] = (),
    declared: Sequence[Declared] = (),
) -> Draft:
    """Everything about a new dossier that can be read and checked before anybody has to wait."""
    filed = filed or Filed()
    _check_filed(filed, actor, at)
    if actor is not None:
        demand_right(actor, "register", agency, at)
    moment = filed.filed_at or at
    day = day_of(moment)
    _check_subjects(agency, version, applicant, filed, day)
    identifier = checked_identifier(organisation.text_setting(agency, "dossiers.identifier"))
    row = _new(agency, version, applicant, filed, actor=actor, moment=moment, at=at)
    taken = _papers_of(row, papers, at)
    row.papers_reused = sum(paper.how == PaperHow.REUSED for paper in taken)
    return Draft(row, day, identifier, taken, laid_down(version.pk, papers), declared)


def write(drafted: Draft, *, actor: User | None, at: datetime) -> Dossier:
    """Keep a draft in the caller's transaction: it gets its code."""
    row, agency = drafted.row, drafted.row.agency
    kept = keep_files(agency, row.version_id, drafted.given, actor=actor, at=at)
    row.code = _code(agency, drafted.identifier, drafted.day)
    row.save()
    for paper in drafted.papers:
        paper.dossier = row
    PaperTaken.objects.bulk_create(drafted.papers)
    _declare(row, drafted.declared, at=at)
    parts = ["papers", *put_files(row, kept, by=actor, at=at)]
    audit.record(
        agency=agency.code,
        at=at,
        actor=key_of(actor),
        act=f"{PREFIX}.register",
        subject=(facts.DOSSIER, str(row.pk)),
        facts={**facts.of_new(row), **facts.of_parts(row, parts)},
        payload={
            "content": row.content,
            "reason": row.contingency_reason,
            **({"declared": _declared_json(drafted.declared)} if drafted.declared else {}),
        },
    )
    return row


def _declare(row: Dossier, declared: Sequence[Declared], *, at: datetime) -> None:
    if not declared:
        return
    Declaration.objects.bulk_create(
        [
            Declaration(
                dossier=row,
                form=form.form,
                title=form.title,
                answers=json.dumps(form.answers, ensure_ascii=False),
                declared_at=at,
            )
            for form in declared
        ]
    )


def _declared_json(declared: Sequence[Declared]) -> list[Json]:
    return [
        {"form": form.form, "answers": [[label, answer] for label, answer in form.answers]}
        for form in declared
    ]


def _check_filed(filed: Filed, actor: User | None, at: datetime) -> None:
    if actor is None and filed.channel != Channel.ONLINE:
        raise ValueError("only what is filed online is registered by nobody of the office")
    if filed.channel == Channel.POSTAL and not nfc(filed.delivery_record):
        raise RuleBroken("Ghi số, ngày biên bản giao nhận của bưu chính.", field="delivery_record")
    if filed.authorised is not None and not nfc(filed.authorisation):
        raise RuleBroken("Ghi giấy ủy quyền của người nộp thay.", field="authorisation")
    if filed.filed_at is None:
        return
    if filed.filed_at > at:
        raise RuleBroken("Thời điểm nhận không được ở tương lai.", field="filed_at")
    if filed.channel != Channel.POSTAL and not nfc(filed.contingency_reason):
        raise RuleBroken(
            "Nhập bù phải ghi lý do (ví dụ: mất điện, hệ thống dừng).", field="contingency_reason"
        )


def _check_subjects(
    agency: Agency, version: ProcedureVersion, applicant: Citizen, filed: Filed, day: date
) -> None:
    if any(p and p.agency_id != agency.pk for p in (applicant, filed.authorised)):
        raise ValueError("a person of another agency")
    applied = procedures.version_on(version.procedure, day)
    if applied is None or applied.pk != version.pk:
        raise RuleBroken(
            f"Phiên bản này của thủ tục không áp dụng ngày {day:%d/%m/%Y}; chọn lại thủ tục.",
            field="version",
        )
    if version.applicants and applicant.kind not in version.applicants:
        raise RuleBroken(
            "Thủ tục này không dành cho đối tượng này; chọn đúng người nộp hoặc thủ tục khác.",
            field="applicant",
        )


def _new(
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    filed: Filed,
    *,
    actor: User | None,
    moment: datetime,
    at: datetime,
) -> Dossier:
    is_contingency = filed.filed_at is not None and bool(nfc(filed.contingency_reason))
    return Dossier(
        agency=agency,
        version=version,
        field=version.procedure.field,
        level=version.procedure.level,
        applicant=applicant,
        authorised=filed.authorised,
        authorisation=nfc(filed.authorisation),
        channel=filed.channel,
        origin=Origin.HANDLED,
        state=State.REGISTERED,
        content=nfc(filed.content) or version.name,
        sets=filed.sets,
        delivery_record=nfc(filed.delivery_record),
        return_channel=filed.return_channel,
        return_address=return_address(applicant, filed.return_channel, filed.return_address),
        registered_at=moment,
        changed_at=at,
        registered_by=actor,
        entered_at=at if is_contingency else None,
        contingency_reason=nfc(filed.contingency_reason) if is_contingency else "",
        limit_amount=version.limit_amount,
        limit_unit=version.limit_unit,
        cutoff=version.cutoff or _cutoff(agency),
        counts_hours=organisation.text_setting(agency, "dossiers.count_from") == "same_day_hours",
        token=secrets.token_hex(_TOKEN_BYTES),
    )


def return_address(applicant: Citizen, channel: Channel, said: str) -> str:
    """Where the post brings the result, "" for other ways; RuleBroken when nobody knows it."""
    if channel != Channel.POSTAL:
        return ""
    address = nfc(said) or citizens.details_of(applicant).address
    return required(address, "Ghi địa chỉ để bưu chính trả kết quả.", field="return_address")


def _cutoff(agency: Agency) -> time:
    return time.fromisoformat(organisation.text_setting(agency, "calendar.reception_cutoff"))


def _code(agency: Agency, identifier: str, day: date) -> str:
    """The next code of the day; whoever takes the next one waits for this transaction."""
    series = f"dossier-{day:%y%m%d}"
    serial = numbering.take(agency=agency.code, series=series, year=day.year)
    return str(DossierCode(identifier, day, serial))


def take_papers(row: Dossier, papers: Sequence[Given], *, at: datetime) -> None:
    """Keep how papers of the version were met; the later word counts. The row is not saved."""
    if not papers:
        return
    PaperTaken.objects.bulk_create(
        _papers_of(row, papers, at),
        update_conflicts=True,
        unique_fields=["dossier", "paper"],
        update_fields=["how", "originals", "copies", "electronic", "taken_at"],
    )
    row.papers_reused = row.papers.filter(how=PaperHow.REUSED).count()


def _papers_of(row: Dossier, papers: Sequence[Given], at: datetime) -> list[PaperTaken]:
    """Of each paper the later word; RuleBroken (``papers``) for one that the version lacks."""
    if not papers:
        return []
    listed = {paper.code: paper for paper in Paper.objects.filter(version=row.version_id)}
    strange = [given.code for given in papers if given.code not in listed]
    if strange:
        raise RuleBroken(
            f"Giấy tờ “{strange[0]}” không có trong danh mục của thủ tục.", field="papers"
        )
    by_code = {given.code: given for given in papers}
    return [_taken(row, listed[code], given, at) for code, given in by_code.items()]


def _taken(row: Dossier, paper: Paper, given: Given, at: datetime) -> PaperTaken:
    counts = (given.originals, given.copies, given.electronic)
    how = given.how
    if paper.is_shown and how in (PaperHow.GIVEN, PaperHow.ELECTRONIC):
        how, counts = PaperHow.SHOWN, (0, 0, 0)  # an identity paper is shown, never kept
    if not any(counts) and how in (PaperHow.GIVEN, PaperHow.ELECTRONIC):
        counts = (paper.originals, paper.copies, paper.electronic)
    originals, copies, electronic = counts
    return PaperTaken(
        dossier=row,
        paper=paper,
        how=how,
        originals=originals,
        copies=copies,
        electronic=electronic,
        taken_at=at,
    )
