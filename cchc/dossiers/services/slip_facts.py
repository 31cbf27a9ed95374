"""What a slip has to know of a dossier, from its rows: docs/rules/slips.md."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings

from cchc.citizens import queries as citizens
from cchc.citizens.choices import CitizenKind
from cchc.citizens.models import Citizen
from cchc.documents import queries as documents
from cchc.documents.content import Signature
from cchc.dossiers import slips
from cchc.dossiers.choices import Channel, Ending, Outcome, PaperHow, SlipForm, StepKind
from cchc.dossiers.models import Apology, Dossier, StepRun, SupplementRequest
from cchc.dossiers.queries.lookup import pin_of
from cchc.dossiers.slips import FormCode, SlipFacts
from cchc.dossiers.slips.facts import HandingResult
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.procedures.choices import LimitUnit
from cchc.procedures.queries import words_of_limit

_RETURN_WAYS = {
    Channel.COUNTER: "Nhận tại Bộ phận Tiếp nhận và Trả kết quả",
    Channel.ONLINE: "Nhận bản điện tử",
    Channel.POSTAL: "Nhận qua dịch vụ bưu chính công ích",
}
_SHOWN = "(đã xuất trình)"
_REUSED = "(dùng lại giấy tờ đã có)"


def of(row: Dossier, form: SlipForm, number: int, *, actor: User, at: datetime) -> SlipFacts:
    """The facts of a slip of that form as things stand at that moment."""
    day = at.astimezone(HANOI).date()
    received = row.received_at or row.registered_at
    shared = {
        "desk": desk_of(row.agency),
        "number": number,
        "issued_on": day,
        "received_on": received.astimezone(HANOI).date(),
        "applicant": _person(row.applicant),
        "asked": row.content,
        "code": row.code,
    }
    return _FORMS[form](row, shared, actor, day)


def desk_of(agency: Agency) -> slips.Desk:
    """Who hands slips out: the agency's desk under the agency's own head."""
    head = documents.letterhead(agency)
    return slips.Desk(letterhead=head, agency=head)


def symbol_of(facts: SlipFacts, form: SlipForm) -> str:
    """What stands after the stroke of the number."""
    return slips.symbol(facts.desk, slips.version_on(facts.received_on), FormCode(form.value))


def _person(citizen: Citizen) -> slips.Person:
    known = citizens.details_of(citizen)
    return slips.Person(
        name=known.name,
        id_number=known.id_number,
        address=known.address,
        phone=known.phone,
        email=known.email,
        is_organisation=known.kind != CitizenKind.PERSON,
    )


def _receipt(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    assert row.received_at is not None
    assert row.due_at is not None
    authorised = None
    if row.authorised is not None:
        authorised = slips.Authorised(_person(row.authorised), row.authorisation)
    return slips.Receipt(
        **shared,
        papers=tuple(_papers(row)),
        sets=row.sets,
        processing_time=words_of_limit(row.limit_amount, LimitUnit(row.limit_unit)),
        received_at=row.clock_from or row.received_at,
        due_at=row.due_at,
        return_way=_return_way(row),
        receiver=actor.full_name,
        authorised=authorised,
        look_up=slips.LookUp(
            address=f"{settings.SITE_ADDRESS.partition('://')[2]}/tra-cuu",
            pin=pin_of(row),
            link=f"{settings.SITE_ADDRESS}/tra-cuu/{row.token}",
        ),
    )


def _return_way(row: Dossier) -> str:
    way = _RETURN_WAYS[Channel(row.return_channel)]
    return f"{way}, tại: {row.return_address}" if row.return_address else way


def _papers(row: Dossier) -> list[slips.PaperLine]:
    lines = []
    for taken in row.papers.select_related("paper"):
        suffix = {PaperHow.SHOWN: _SHOWN, PaperHow.REUSED: _REUSED}.get(PaperHow(taken.how), "")
        name = f"{taken.paper.name} {suffix}".strip()
        lines.append(slips.PaperLine(name, taken.originals, taken.copies, taken.electronic))
    return lines or [slips.PaperLine("Không phải nộp giấy tờ")]


def _supplement(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    request = _asked(row)
    phone = request.contact or organisation.text_setting(row.agency, "dossiers.desk_phone")
    if not phone:
        raise RuleBroken(
            "Ghi số điện thoại hướng dẫn; hoặc quản trị ghi Điện thoại của bộ phận một cửa ở mục"
            " Cấu hình.",
            field="contact",
        )
    return slips.SupplementRequest(
        **shared,
        items=tuple(slips.SupplementItem(item.name, item.reason) for item in request.items.all()),
        contact=slips.Contact(f"{actor.honorific} {actor.full_name}".strip(), phone),
        guide=actor.full_name,
    )


def _asked(row: Dossier) -> SupplementRequest:
    return row.supplements.filter(asked_at__isnull=False).latest("number")


def _refusal(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    filed_by = row.authorised.name if row.authorised else ""
    return slips.Refusal(
        **shared, reasons=(row.end_reason,), receiver=actor.full_name, filed_by=filed_by
    )


def _apology(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    letter: Apology = row.apologies.latest("pk")
    said = {**shared, "reason": letter.reason, "signature": _signature(actor, day)}
    if row.finished_at is not None:
        due = row.due_at or row.appointed_at or row.finished_at
        ended = slips.Ended(row.finished_at, has_result=row.ending == Ending.DONE)
        return slips.Apology(**said, due_at=due, ended=ended)
    line = row.dates.latest("pk")
    assert line.old is not None
    return slips.Apology(**said, due_at=line.old, new_due_at=line.new)


def _stop(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    asked_at = row.withdrawn_at
    return slips.StopNotice(
        **shared,
        requested_on=asked_at.astimezone(HANOI).date() if asked_at else day,
        stopped_on=day,
        reason=row.end_reason,
        signature=_signature(actor, day),
    )


def _incident(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    made = row.incidents.latest("pk")
    cost = ""
    if made.cost:
        cost = f"{number_vi(made.cost)} đồng, {made.get_payer_display().lower()}"
    return slips.IncidentLetter(
        **shared,
        happened=made.get_kind_display().lower(),
        reason=made.what,
        remedy=made.remedy,
        cost=cost,
        signature=_signature(actor, day),
    )


def _signature(person: User, day: date) -> Signature:
    found = organisation.signature_of(person, day)
    return Signature(found.authority, found.post, found.name)


def _control(row: Dossier, shared: dict[str, Any], actor: User, day: date) -> SlipFacts:
    assert row.received_at is not None
    steps = list(row.steps.select_related("unit", "person", "handed_by"))
    helping = [run.unit.name if run.unit else run.partner for run in steps if _is_out(run)]
    lead = next((run.unit.name for run in steps if run.unit and not _is_out(run)), "")
    return slips.ControlSlip(
        **shared,
        lead_unit=lead or row.agency.full_name,
        helping_unit="; ".join(dict.fromkeys(helping)),
        received_at=row.received_at,
        due_at=row.appointed_at or row.received_at,
        handings=tuple(map(_handing, steps)),
    )


def _is_out(run: StepRun) -> bool:
    return run.kind != StepKind.INTERNAL


def _handing(run: StepRun) -> slips.Handing:
    unit = run.unit.name if run.unit else run.partner
    person = f"\n{run.person.full_name}" if run.person else ""
    return slips.Handing(
        giver=run.handed_by.full_name,
        receiver=f"{unit}{person}",
        at=run.handed_at,
        result=_RESULTS[run.result],
        note=run.name,
    )


_RESULTS: dict[str, HandingResult] = {
    "": "",
    Outcome.EARLY.value: "early",
    Outcome.ON_TIME.value: "on_time",
    Outcome.LATE.value: "late",
}
_FORMS: dict[SlipForm, Callable[[Dossier, dict[str, Any], User, date], SlipFacts]] = {
    SlipForm.RECEIPT: _receipt,
    SlipForm.SUPPLEMENT: _supplement,
    SlipForm.REFUSAL: _refusal,
    SlipForm.APOLOGY: _apology,
    SlipForm.STOP: _stop,
    SlipForm.CONTROL: _control,
    SlipForm.INCIDENT: _incident,
}
