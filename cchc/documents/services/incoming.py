"""Documents that come in are registered and passed on; of secret ones only the count is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.documents import facts
from cchc.documents.choices import Direction, DocumentKind
from cchc.documents.models import IncomingDocument, SecretCount
from cchc.documents.services.writing import day_of, refuse_secret, said
from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.reading import extract
from cchc.kernel.files.kinds import EVIDENCE
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import store
from cchc.kernel.text import fold, nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User

SERIES = "incoming"


@dataclass(frozen=True)
class Arrival:
    """What the clerk reads off the paper."""

    arrived_on: date
    author: str
    kind: DocumentKind
    title: str
    reference: str = ""
    dated_on: date | None = None
    note: str = ""
    is_secret: bool = False


def register_incoming(
    *,
    agency: Agency,
    arrival: Arrival,
    actor: User,
    at: datetime,
    file: bytes | None = None,
    file_name: str = "",
) -> IncomingDocument:
    """Enter a document into the year's register with the next number of arrival.

    A file whose text bears a mark of secrecy is refused and not kept; one that cannot be read
    (a scan) is kept on the clerk's word.
    """
    today = day_of(at)
    organisation.require(actor, Act.ISSUE_DOCUMENT, today=today)
    refuse_secret([*_lines(file, file_name), arrival.title], is_ticked=arrival.is_secret)
    _check(agency, arrival, today)
    with audit.transaction():
        number = numbering.take(agency=agency.code, series=SERIES, year=arrival.arrived_on.year)
        title, author = nfc(arrival.title), nfc(arrival.author)
        kept = _kept(agency, file, file_name, actor, at) if file else None
        row = IncomingDocument.objects.create(
            agency=agency,
            arrived_on=arrival.arrived_on,
            year=arrival.arrived_on.year,
            number=number,
            author=author,
            reference=nfc(arrival.reference),
            dated_on=arrival.dated_on,
            kind=arrival.kind,
            title=title,
            search_text=fold(f"{author} {arrival.reference} {arrival.kind.label} {title}"),
            note=nfc(arrival.note),
            file=kept,
            registered_by=actor,
            registered_at=at,
        )
        _note(row, "register_incoming", actor=actor, at=at)
    return row


def pass_on(
    *, document: IncomingDocument, unit: Unit, receiver: User | None, actor: User, at: datetime
) -> IncomingDocument:
    """Hand a document that came in to the unit that deals with it, or to another one."""
    organisation.require(actor, Act.ISSUE_DOCUMENT, today=day_of(at))
    if unit.agency_id != document.agency_id:
        raise RuleBroken("Bộ phận này không thuộc cơ quan.", field="unit")
    if receiver and receiver.agency_id != document.agency_id:
        raise RuleBroken("Người nhận không thuộc cơ quan.", field="receiver")
    with audit.transaction():
        row = IncomingDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
        row.unit, row.receiver, row.passed_on = unit, receiver, day_of(at)
        row.save(update_fields=["unit", "receiver", "passed_on"])
        _note(row, "pass_on", actor=actor, at=at)
    return row


def state_secret_count(
    *, agency: Agency, year: int, direction: Direction, count: int, actor: User, at: datetime
) -> SecretCount:
    """State how many secret documents the year had; nothing else about them is kept."""
    organisation.require(actor, Act.ISSUE_DOCUMENT, today=day_of(at))
    if count < 0:
        raise RuleBroken("Số lượng không được âm.", field="count")
    with audit.transaction():
        row, _ = SecretCount.objects.update_or_create(
            agency=agency, year=year, direction=direction, defaults={"count": count}
        )
        audit.record(
            agency=agency.code,
            at=at,
            actor=actor.actor_key,
            act="state_secret_count",
            subject=(facts.SECRET, facts.secret_key(row)),
            facts=facts.of_secret(row),
        )
    return row


def _check(agency: Agency, arrival: Arrival, today: date) -> None:
    said(arrival.author, field="author", message="Ghi cơ quan ban hành văn bản.")
    said(arrival.title, field="title", message="Ghi trích yếu văn bản.")
    if arrival.arrived_on > today:
        raise RuleBroken("Ngày đến không được sau hôm nay.", field="arrived_on")
    if arrival.dated_on and arrival.dated_on > arrival.arrived_on:
        raise RuleBroken("Ngày văn bản không được sau ngày đến.", field="dated_on")
    rows = IncomingDocument.objects.filter(agency=agency, year=arrival.arrived_on.year)
    last = rows.order_by("-number").values_list("arrived_on", flat=True).first()
    if last and arrival.arrived_on < last:
        raise RuleBroken(
            f"Văn bản vào sổ liền trước đến ngày {last:%d/%m/%Y}; ngày đến không được sớm hơn.",
            field="arrived_on",
        )


def _lines(file: bytes | None, name: str) -> list[str]:
    """The text of the file, one line each; none when it has no text that a program can read."""
    if not file:
        return []
    try:
        return extract(file, name=name).texts
    except Unreadable:
        return []


def _kept(agency: Agency, file: bytes, name: str, actor: User, at: datetime) -> StoredFile:
    return store(
        content=file,
        name=name,
        agency=agency.code,
        actor=actor.actor_key,
        at=at,
        kinds=EVIDENCE,
    )


def _note(row: IncomingDocument, act: str, *, actor: User, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.INCOMING, str(row.pk)),
        facts=facts.of_incoming(row),
        payload={"title": row.title, "author": row.author, "reference": row.reference},
    )
