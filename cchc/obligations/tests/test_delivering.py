"""Reporting, handing in, accepting, sending back: what each act does, and what it refuses."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.notices.models import Message
from cchc.obligations import queries, services
from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import Delivery
from cchc.obligations.services import DocumentRef, Upload
from cchc.obligations.tests.factories import (
    ADOPTED_AT,
    DUE,
    PDF,
    accepted,
    days,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db


def test_progress_is_kept_with_its_obstacles(who: Cast) -> None:
    row = owed(who)
    services.report_progress(
        obligation=row,
        actor=who.binh,
        at=on(DUE),
        percent=60,
        text="Đã rà 12 thủ tục",
        obstacles="Thiếu mẫu",
    )
    assert (fresh(row).percent, row.notes.get().obstacles) == (60, "Thiếu mẫu")
    for percent in (-1, 101):
        with pytest.raises(RuleBroken):
            services.report_progress(
                obligation=row, actor=who.binh, at=on(DUE), percent=percent, text="x"
            )
    with pytest.raises(RuleBroken):
        services.report_progress(obligation=row, actor=who.binh, at=on(DUE), percent=70, text="  ")


def test_a_submission_serves_several_obligations_and_keeps_its_hash(who: Cast) -> None:
    first, second = owed(who), owed(who, label="Danh mục thủ tục")
    made = services.submit(
        obligations=[first, second],
        actor=who.binh,
        at=on(DUE),
        proves_from=date(2026, 1, 1),
        proves_to=DUE,
        files=[Upload("bao-cao.pdf", PDF), Upload("bang.csv", b"a,b\n1,2\n")],
    )
    assert made.evidence.count() == 2
    assert all(len(piece.sha256) == 64 for piece in made.evidence.all())
    assert fresh(first).state == fresh(second).state == State.SUBMITTED
    services.accept(obligation=first, actor=who.lan, at=on(DUE))
    assert fresh(second).state == State.SUBMITTED


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"MZ\x90\x00\x03\x00\x00\x00"])
def test_a_bad_file_is_refused_and_nothing_is_left(who: Cast, content: bytes) -> None:
    row = owed(who)
    with pytest.raises(RuleBroken) as broken:
        services.submit(
            obligations=[row],
            actor=who.binh,
            at=on(DUE),
            proves_from=DUE,
            proves_to=DUE,
            files=[Upload("tot.pdf", PDF), Upload("hong.docx", content)],
        )
    assert broken.value.message.startswith("hong.docx: ")
    assert fresh(row).state == State.OPEN
    assert not row.deliveries.exists()


def test_a_submission_needs_evidence_and_a_period_the_right_way_round(who: Cast) -> None:
    row = owed(who)
    with pytest.raises(RuleBroken):
        services.submit(
            obligations=[row], actor=who.binh, at=on(DUE), proves_from=DUE, proves_to=DUE
        )
    with pytest.raises(RuleBroken):
        services.submit(
            obligations=[row],
            actor=who.binh,
            at=on(DUE),
            proves_from=DUE,
            proves_to=DUE - days(1),
            files=[Upload("a.pdf", PDF)],
        )
    with pytest.raises(RuleBroken):
        services.submit(
            obligations=[], actor=who.binh, at=on(DUE), proves_from=DUE, proves_to=DUE,
            files=[Upload("a.pdf", PDF)],
        )  # fmt: skip


def test_a_product_sent_back_comes_again_as_the_next_version(who: Cast) -> None:
    row = owed(who)
    submitted(who, row, day=DUE - days(10))
    with pytest.raises(RuleBroken):
        services.send_back(obligation=row, actor=who.quan, at=on(DUE), reason=" ")
    services.send_back(obligation=row, actor=who.quan, at=on(DUE - days(9)), reason="Thiếu phụ lục")
    assert (fresh(row).state, fresh(row).submitted_on) == (State.OPEN, None)
    assert who.binh.messages.get().body == "Rà soát thủ tục hành chính\nÝ kiến: Thiếu phụ lục"
    submitted(who, row, day=DUE)
    states = [(d.version, d.state) for d in row.deliveries.all()]
    assert states == [(1, DeliveryState.SENT_BACK), (2, DeliveryState.PENDING)]


def test_who_accepts_reads_why_it_was_sent_back_and_which_file_came_again(who: Cast) -> None:
    row = owed(who)
    submitted(who, row, day=DUE - days(10))
    assert queries.returned_before(row) is None
    services.send_back(obligation=row, actor=who.quan, at=on(DUE - days(9)), reason="Thiếu phụ lục")
    submitted(who, row, day=DUE)
    returned = queries.returned_before(row)
    assert returned is not None
    again = [piece.label for piece in row.deliveries.get(version=2).submission.evidence.all()]
    assert (returned.reason, returned.by) == ("Thiếu phụ lục", who.quan)
    assert list(returned.same) == again != []


def test_who_decides_second_is_told_who_decided_first(who: Cast) -> None:
    row = owed(who)
    accepted(who, row)
    with pytest.raises(RuleBroken, match=r"Trần Thị Lan đã quyết định.*31/03/2026"):
        services.accept(obligation=row, actor=who.quan, at=on(DUE, 17))


def test_the_office_does_not_accept_its_own(who: Cast) -> None:
    of_office = owed(who, unit="Văn phòng UBND")
    submitted(who, of_office, by=who.minh)
    handed_in_by_quan = owed(who, label="Việc khác")
    submitted(who, handed_in_by_quan, by=who.quan)
    for row in (of_office, handed_in_by_quan):
        with pytest.raises(PermissionDenied):
            services.accept(obligation=row, actor=who.quan, at=on(DUE))
        with pytest.raises(PermissionDenied):
            services.send_back(obligation=row, actor=who.quan, at=on(DUE), reason="x")
        services.accept(obligation=row, actor=who.lan, at=on(DUE))


def test_officers_write_only_what_is_theirs(who: Cast) -> None:
    row = owed(who)
    with pytest.raises(PermissionDenied):
        submitted(who, row, by=who.son)
    submitted(who, row, by=who.binh)


def test_nobody_writes_in_another_agency(who: Cast) -> None:
    row, stranger = owed(who), other_ward()
    with pytest.raises(PermissionDenied):
        submitted(who, row, by=stranger)
    with pytest.raises(PermissionDenied):
        services.assign(obligations=[row], chief=stranger, actor=stranger, at=ADOPTED_AT)


def test_an_acceptance_is_undone_by_another_leader_with_a_reason(who: Cast) -> None:
    row = owed(who)
    accepted(who, row)
    with pytest.raises(PermissionDenied):
        services.reopen(obligation=row, actor=who.lan, at=on(DUE, 17), reason="Nhầm")
    with pytest.raises(RuleBroken):
        services.reopen(obligation=row, actor=who.minh, at=on(DUE, 17), reason="")
    services.reopen(obligation=row, actor=who.minh, at=on(DUE, 17), reason="Nhầm tệp")
    row = fresh(row)
    assert (row.state, row.accepted_at, row.submitted_on) == (State.OPEN, None, None)
    submitted(who, row, day=DUE, hour=18)
    assert [d.state for d in row.deliveries.all()] == [
        DeliveryState.REVOKED,
        DeliveryState.PENDING,
    ]


@pytest.mark.parametrize("row", table("obligations.md", "A document that a leader signed"))
def test_a_signed_document_is_accepted_by_its_signature(who: Cast, row: dict[str, str]) -> None:
    signer = who.minh if row["signer may accept that day"] == "yes" else who.yen
    for state in row["state"].split(", "):
        of = owed(who)
        if state in ("submitted", "accepted"):
            (submitted if state == "submitted" else accepted)(who, of, day=DUE - days(5))
        elif state == "cancelled":
            services.cancel(obligations=[of], actor=who.minh, at=on(DUE), reason="Bỏ")
        Message.objects.all().delete()
        before = Delivery.objects.filter(obligation=of).count()
        made = services.hand_in_signed(
            obligation=of,
            document=DocumentRef("document", "7", "Báo cáo số 07/BC-UBND", "ab" * 32),
            actor=who.binh,
            signer=signer,
            at=on(DUE),
            proves_from=date(2026, 1, 1),
            proves_to=date(2026, 3, 31),
        )
        if row["result"] == "nothing":
            assert made is None
            assert Delivery.objects.filter(obligation=of).count() == before
            continue
        delivery = of.deliveries.get()
        is_accepted = row["result"].startswith("handed in, accepted")
        assert fresh(of).state == ("accepted" if is_accepted else "submitted")
        assert delivery.submission.submitted_at == on(DUE)
        assert delivery.decided_by == (who.minh if is_accepted else None)
        waits = Message.objects.filter(subject__startswith="Chờ nghiệm thu").exists()
        assert waits is not is_accepted


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2026, 3, 21), date(2026, 3, 31), "proves_from"),
        (date(2030, 1, 1), date(2030, 12, 31), "proves_from"),
        (date(2026, 1, 1), date(2027, 1, 1), "proves_to"),
        (date(2026, 1, 1), date(2030, 12, 31), "proves_to"),
    ],
)
def test_a_product_does_not_prove_what_lies_ahead(
    who: Cast, first: date, last: date, field: str
) -> None:
    row = owed(who)  # due on 31/03

    def handed_in(proves_from: date, proves_to: date) -> None:
        services.submit(
            obligations=[row], actor=who.binh, at=on(date(2026, 3, 20)), proves_from=proves_from,
            proves_to=proves_to, files=[Upload("bc.pdf", PDF)],
        )  # fmt: skip

    with pytest.raises(RuleBroken) as broken:
        handed_in(first, last)
    assert broken.value.field == field
    assert fresh(row).state == State.OPEN
    handed_in(date(2026, 1, 1), DUE)  # before the quarter is over, for the quarter
