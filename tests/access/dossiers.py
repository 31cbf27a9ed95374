"""Addresses of dossiers: the counter, lists, the page, acts, slips, the register."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from cchc.dossiers import services
from cchc.dossiers.choices import PaidHow
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import Given, Paid, Scan
from cchc.dossiers.tests import factories as made
from cchc.dossiers.tests.factories import Shop, on
from cchc.kernel import clock
from cchc.organisation.tests.factories import Cast
from tests.access import LEADERS, SEERS, Row

DESK = frozenset(("hoa",))
OWN = DESK | {"binh"}
PROCESSERS = LEADERS | {"hoa", "binh", "thu", "son", "van"}
WORKERS = PROCESSERS
RECONCILERS = LEADERS | {"hoa", "thu"}
FAR = date(2026, 3, 13)


def _shop(who: Cast) -> Shop:
    return made.stocked(who)


def _processing(who: Cast) -> Dossier:
    """With anh Bình, in time."""
    return made.processing(_shop(who), at=clock.now())


def _row(who: Cast) -> tuple[object, ...]:
    return (_processing(who).pk,)


def _registered(who: Cast) -> tuple[object, ...]:
    return (made.filed(_shop(who), at=clock.now()).pk,)


def _received(who: Cast) -> tuple[object, ...]:
    return (made.received(_shop(who), at=clock.now()).pk,)


def _handed(who: Cast) -> tuple[object, ...]:
    """With anh Bình's unit, and nobody has taken it up."""
    desk = _shop(who)
    row = made.received(desk, at=clock.now())
    unit = who.units["Tư pháp - Hộ tịch"]
    services.assign(dossier=row, actor=who.hoa, at=clock.now(), unit=unit)
    return (row.pk,)


def _finished(who: Cast) -> Dossier:
    desk = _shop(who)
    row = made.processing(desk, at=clock.now())
    return made.finished(desk, row, at=clock.now(), with_file=True)


def _done(who: Cast) -> tuple[object, ...]:
    return (_finished(who).pk,)


def _late_done(who: Cast) -> tuple[object, ...]:
    """Finished late by anh Bình, with an apology that bà Lan signed: she sees it."""
    desk = _shop(who)
    row = made.processing(desk, at=on(2))
    made.extended(desk, row, at=on(3), until=FAR)
    return (made.finished(desk, row, at=on(20)).pk,)


def _result(who: Cast) -> tuple[object, ...]:
    return (_finished(who).results.get().pk,)


def _slip(who: Cast) -> tuple[object, ...]:
    return (_processing(who).slips.get(form="01").pk,)


def _slip_file(who: Cast) -> tuple[object, ...]:
    return (*_slip(who), "docx")


def _paid(who: Cast) -> tuple[object, ...]:
    """By transfer, the receipt is not written yet."""
    row = _processing(who)
    paid = Paid(8_000, PaidHow.TRANSFER)
    services.take_payment(dossier=row, actor=who.hoa, at=clock.now(), paid=paid)
    return (row.pk,)


def _attachment(who: Cast) -> tuple[object, ...]:
    row = _processing(who)
    scans = Given("GT2", files=(Scan("giay-chung-sinh.pdf", made.PDF),))
    services.attach(dossier=row, actor=who.hoa, at=clock.now(), papers=[scans])
    return (row.attachments.get().pk,)


def _brought(who: Cast) -> tuple[object, ...]:
    desk = _shop(who)
    row = made.processing(desk, at=clock.now())
    request = made.asked(desk, made.fresh(row), at=clock.now(), by=who.binh)
    scans = Given("GT2", files=(Scan("giay-chung-sinh.pdf", made.PDF),))
    services.bring_supplement(dossier=row, key=uuid4(), papers=[scans], answers={}, at=clock.now())
    return (request.brought.get().files.get().pk,)


def _asked(who: Cast) -> tuple[object, ...]:
    desk = _shop(who)
    row = made.processing(desk, at=clock.now())
    made.asked(desk, row, at=clock.now())
    return (row.pk,)


def _second(who: Cast) -> tuple[object, ...]:
    """A second request, by anh Bình, waits for a leader."""
    desk = _shop(who)
    row = made.processing(desk, at=on(2))
    made.asked(desk, row, at=on(2), by=who.binh)
    row = made.assigned(desk, made.completed(desk, row, at=on(3)), at=on(3))
    made.asked(desk, row, at=on(4), by=who.binh, sector_law="Luật mẫu, Điều 1")
    return (row.pk,)


def _proposed(who: Cast) -> tuple[object, ...]:
    desk = _shop(who)
    row = made.processing(desk, at=on(2))
    made.proposed(desk, row, at=on(2), until=FAR)
    return (row.pk,)


def _out(who: Cast) -> tuple[object, ...]:
    """An opinion was asked for."""
    row = _processing(who)
    services.send_out_for_opinion(
        dossier=row, actor=who.binh, at=clock.now(), question="Xác minh", partner="Công an"
    )
    return (row.pk,)


def _away(who: Cast) -> tuple[object, ...]:
    """At another agency."""
    row = _processing(who)
    services.pass_on(dossier=row, actor=who.binh, at=clock.now(), partner="Thuế", why="Tính phí")
    return (row.pk,)


def _about(
    who: frozenset[str],
    record: Callable[[Cast], tuple[object, ...]] = _row,
    *,
    seers: frozenset[str] = OWN,
) -> Row:
    """Of a dossier: 403 for those who see it and may not, 404 for workers who do not see it."""
    return Row(who, record=record, otherwise=dict.fromkeys(WORKERS - seers - who, 404))


LEADING = LEADERS | OWN

ROWS: dict[str, Row] = {
    "dossiers:every": Row(DESK | LEADERS | {"tam"}),
    "dossiers:queue": Row(PROCESSERS),
    "dossiers:risks": Row(WORKERS),
    "dossiers:find": Row(WORKERS, method="post"),
    "dossiers:figures": Row(SEERS),
    "dossiers:figure_records": Row(SEERS, args=("received",)),
    "dossiers:form_ii06a": Row(SEERS),
    "dossiers:form_ii06a_file": Row(SEERS, args=("xlsx",)),
    "dossiers:register": Row(DESK),
    "dossiers:register_file": Row(DESK, answers=frozenset((200, 404))),
    "dossiers:reconciliation": Row(RECONCILERS),
    "dossiers:reconciliation_file": Row(RECONCILERS),
    "dossiers:fee_account": Row(frozenset(("quantri",))),
    "dossiers:end_fee_account": Row(frozenset(("quantri",)), method="post"),
    "dossiers:counter": Row(DESK),
    "dossiers:find_procedure": Row(DESK),
    "dossiers:find_person": Row(DESK, method="post"),
    "dossiers:new_person": Row(DESK, method="post"),
    "dossiers:contingency": Row(DESK),
    "dossiers:taken": Row(DESK, record=_row),
    "dossiers:rating_slip": Row(DESK, record=_done),
    "dossiers:page": _about(OWN),
    "dossiers:slip": _about(OWN, _slip),
    "dossiers:slip_file": _about(OWN, _slip_file),
    "dossiers:result": _about(OWN, _result),
    "dossiers:attachment": _about(OWN, _attachment),
    "dossiers:brought": _about(OWN, _brought),
    "dossiers:receive": _about(DESK, _registered, seers=DESK),
    "dossiers:refuse": _about(DESK, _registered, seers=DESK),
    "dossiers:assign": _about(DESK, _received, seers=DESK),
    "dossiers:take_up": _about(OWN, _handed),
    "dossiers:hand_over": _about(OWN),
    "dossiers:send_out_for_opinion": _about(OWN),
    "dossiers:record_opinion": _about(OWN, _out),
    "dossiers:pass_on": _about(OWN),
    "dossiers:take_back": _about(OWN, _away),
    "dossiers:ask_supplement": _about(OWN),
    "dossiers:take_supplement": _about(DESK, _asked),
    "dossiers:approve_supplement": _about(LEADERS, _second, seers=LEADING),
    "dossiers:decline_supplement": _about(LEADERS, _second, seers=LEADING),
    "dossiers:attach": _about(OWN),
    "dossiers:keep_result": _about(OWN, _done),
    "dossiers:demand_payment": _about(OWN),
    "dossiers:take_payment": _about(DESK),
    "dossiers:enter_receipt": _about(DESK, _paid),
    "dossiers:cancel_payment": _about(DESK, _paid),
    "dossiers:propose_extension": _about(OWN),
    "dossiers:extend": _about(LEADERS, _proposed, seers=LEADING),
    "dossiers:decline_extension": _about(LEADERS, _proposed, seers=LEADING),
    "dossiers:record_phone_call": _about(OWN),
    "dossiers:record_incident": _about(OWN),
    "dossiers:finish": _about(OWN),
    "dossiers:confirm_finish": _about(frozenset(("lan",)), _late_done, seers=OWN | {"lan"}),
    "dossiers:hand_back": _about(DESK, _done),
    "dossiers:withdraw": _about(DESK),
    "dossiers:stop": _about(OWN),
}
