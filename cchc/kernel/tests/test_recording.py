"""Events are written with their act, in order, or not at all."""

from datetime import UTC, datetime

import pytest
from django.db import transaction as database

from cchc.kernel import audit, numbering
from cchc.kernel.audit.hashing import GENESIS
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import AuditEvent, AuditPayload, AuditRows, ChainHead, SubjectKey

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def note(act: str = "submit", key: str = "t1", agency: str = "an-binh", **facts: str) -> None:
    audit.record(agency=agency, at=AT, actor="quan", act=act, subject=("task", key), facts=facts)


@audit.transaction()
def note_and_fail() -> None:
    note("lost")
    raise RuleBroken("không được")


@database.atomic()
def take_and_fail() -> None:
    assert numbering.take(agency="an-binh", series="KH", year=2026) == 1
    raise RuleBroken("không được")


def chain(agency: str = "an-binh") -> list[str]:
    events = AuditEvent.objects.filter(agency_key=agency).order_by("seq")
    return [event.act for event in events]


def test_events_of_an_act_are_chained_in_the_order_in_which_they_were_recorded() -> None:
    with audit.transaction():
        note("submit")
        note("accept")
    first, second = AuditEvent.objects.order_by("seq")
    assert (first.seq, second.seq) == (1, 2)
    assert first.prev == GENESIS
    assert second.prev == first.hash
    head = ChainHead.objects.get()
    assert (head.seq, head.hash) == (2, second.hash)


def test_each_agency_has_its_own_chain() -> None:
    with audit.transaction():
        note("one", agency="b")
        note("two", agency="a")
        note("three", agency="b")
    assert chain("b") == ["one", "three"]
    assert chain("a") == ["two"]


def test_a_rolled_back_act_leaves_no_event_and_the_next_one_starts_clean() -> None:
    with pytest.raises(RuleBroken):
        note_and_fail()
    with audit.transaction():
        note("kept")
    assert chain() == ["kept"]


def test_a_rolled_back_inner_act_takes_only_its_own_events_with_it() -> None:
    with audit.transaction():
        note("before")
        with pytest.raises(RuleBroken):
            note_and_fail()
        with audit.transaction():
            note("inner")
        note("after")
    assert chain() == ["before", "inner", "after"]


def test_an_inner_act_that_is_marked_for_rollback_loses_its_events() -> None:
    with audit.transaction():
        with audit.transaction():
            note("lost")
            database.set_rollback(True)
        note("kept")
    assert chain() == ["kept"]


def test_recording_outside_a_transaction_is_a_programming_error() -> None:
    with pytest.raises(RuntimeError):
        note()


def test_recording_inside_a_plain_savepoint_is_refused_because_its_rollback_goes_unseen() -> None:
    with pytest.raises(RuntimeError), audit.transaction(), database.atomic():
        note()


def test_a_moment_without_time_zone_is_refused() -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"), audit.transaction():
        audit.record(agency="a", at=naive, actor="x", act="y", subject=("k", "1"), facts={})


def test_floats_are_refused_in_facts() -> None:
    with pytest.raises(TypeError), audit.transaction():
        note(share=0.5)  # type: ignore[arg-type]


def record_private(text: str, key: str = "c1") -> None:
    audit.record(
        agency="an-binh",
        at=AT,
        actor="hoa",
        act="receive",
        subject=("citizen", key),
        facts={"state": "received"},
        payload={"name": text},
    )


def test_what_is_personal_is_kept_apart_and_encrypted_and_shown_in_the_history() -> None:
    with audit.transaction():
        record_private("Nguyễn Thị Mai")
    event = AuditEvent.objects.get()
    assert "Mai" not in event.facts
    assert len(event.commitment) == 64
    assert b"Mai" not in bytes(AuditPayload.objects.get().sealed)
    (view,) = audit.history("an-binh", "citizen", "c1")
    assert view.payload == {"name": "Nguyễn Thị Mai"}
    assert view.facts == {"state": "received"}
    assert not view.erased


def test_erasing_deletes_payload_and_key_and_leaves_the_chain_with_ground_and_second_person() -> (
    None
):
    with audit.transaction():
        record_private("Nguyễn Thị Mai")
        record_private("Trần Văn Tư", key="c2")
    number = audit.erase(
        agency="an-binh",
        subject=("citizen", "c1"),
        at=AT,
        actor="binh",
        second="minh",
        ground="request",
    )
    assert number == 1
    assert AuditPayload.objects.count() == 1
    assert [row.subject_key for row in SubjectKey.objects.all()] == ["c2"]
    received, erased = audit.history("an-binh", "citizen", "c1")
    assert received.payload is None
    assert received.erased
    assert erased.facts == {"erased_by": "minh", "erased_ground": "request"}


@pytest.mark.parametrize(("second", "ground"), [("", "request"), ("binh", "request"), ("minh", "")])
def test_erasing_needs_a_ground_and_a_second_person(second: str, ground: str) -> None:
    with audit.transaction():
        record_private("Nguyễn Thị Mai")
    with pytest.raises(RuleBroken):
        audit.erase(
            agency="an-binh",
            subject=("citizen", "c1"),
            at=AT,
            actor="binh",
            second=second,
            ground=ground,
        )
    assert AuditPayload.objects.count() == 1


def test_an_import_is_one_event_per_thousand_rows() -> None:
    with audit.transaction():
        audit.record_rows(
            agency="an-binh",
            at=AT,
            actor="quan",
            act="import",
            subject=("import", "i1"),
            row_kind="task",
            rows=((str(n), {"state": "new"}) for n in range(2_500)),
        )
    assert chain() == ["import"] * 3
    assert AuditRows.objects.count() == 3


def test_numbers_run_from_one_without_gap_per_series_and_year() -> None:
    def take(series: str, year: int) -> int:
        return numbering.take(agency="an-binh", series=series, year=year)

    assert [take("KH", 2026), take("KH", 2026), take("BC", 2026), take("KH", 2027)] == [1, 2, 1, 1]
    assert numbering.peek(agency="an-binh", series="KH", year=2026) == 3
    assert numbering.peek(agency="an-binh", series="CV", year=2026) == 1


def test_a_number_is_given_back_by_a_rollback() -> None:
    with pytest.raises(RuleBroken):
        take_and_fail()
    assert numbering.take(agency="an-binh", series="KH", year=2026) == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_a_programming_error() -> None:
    with pytest.raises(RuntimeError):
        numbering.take(agency="an-binh", series="KH", year=2026)


@pytest.mark.django_db(transaction=True)
def test_an_act_inside_a_plain_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError), database.atomic(), audit.transaction():
        pass
