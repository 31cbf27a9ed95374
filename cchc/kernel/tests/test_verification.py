"""Each way to falsify the history, done by SQL as an attacker would, is told apart and named."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from cchc.kernel import audit
from cchc.kernel.audit import guards, seals
from cchc.kernel.audit.hashing import link_hash
from cchc.kernel.audit.verification import NEVER_SEALED, NO_OUTSIDE_SEALS
from cchc.kernel.models import AuditEvent, AuditPayload, AuditRows, ChainHead, ChainSeal

from .chains import AT, DAY, WARD, Rows, forge, found, link_of, live, run_sql, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """Keys and exported seals of this test only."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def rows() -> Rows:
    """Twelve acts, sealed once after the sixth."""
    kept = Rows()
    live(kept, 1, 6)
    seals.seal_chains(day=DAY)
    live(kept, 7, 12)
    return kept


def test_an_untouched_history_has_no_finding_and_says_what_it_could_not_exclude(rows: Rows) -> None:
    result = verified(rows)
    assert found(result) == []
    assert (result.events, result.rows, result.last_seq) == (12, 12, 12)
    assert result.not_excluded == (
        NO_OUTSIDE_SEALS,
        "Sự kiện sau niêm phong gần nhất (#6) chưa được niêm phong nào bảo vệ.",
    )


def test_with_outside_seals_of_the_last_event_nothing_is_left_open(rows: Rows, home: Path) -> None:
    seals.seal_chains(day=DAY + timedelta(days=1))
    result = verified(rows, home / "seals")
    assert found(result) == []
    assert result.not_excluded == ()


def test_a_history_never_sealed_says_so() -> None:
    kept = Rows()
    live(kept, 1, 2)
    assert NEVER_SEALED in verified(kept).not_excluded


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("act", "accept"),
        ("actor_key", "lan"),
        ("at", "2026-03-01 00:00:00+00:00"),
        ("facts", '{"due_on":"2026-12-31","state":"open"}'),
        ("facts", "not even JSON"),
        ("commitment", ""),
        ("subject_key", "o99"),
        ("hash", "0" * 64),
    ],
)
def test_an_edited_event_is_named(rows: Rows, column: str, value: str) -> None:
    run_sql(f"UPDATE kernel_auditevent SET {column} = %s WHERE seq = 5", [value])
    assert ("edited", "#5") in found(verified())
    assert {record for _, record in found(verified())} == {"#5"}


def test_an_edited_event_with_its_own_hash_recomputed_is_named(rows: Rows) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 5")
    event = AuditEvent.objects.get(seq=5)
    event.hash = link_hash_of(event)
    event.save()
    assert found(verified()) == [("edited", "#5")]


def test_the_last_event_edited_with_its_own_hash_recomputed_is_named(rows: Rows) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 12")
    event = AuditEvent.objects.get(seq=12)
    event.hash = link_hash_of(event)
    event.save()
    assert found(verified()) == [("edited", "#12")]


def test_an_edited_head_is_named(rows: Rows) -> None:
    run_sql("UPDATE kernel_chainhead SET seq = 10")
    assert found(verified()) == [("edited", "đầu chuỗi #10")]


def test_a_missing_head_is_named(rows: Rows) -> None:
    run_sql("DELETE FROM kernel_chainhead")
    assert found(verified()) == [("edited", "đầu chuỗi #0")]


def test_an_edited_payload_is_named(rows: Rows) -> None:
    payload = AuditPayload.objects.get(event__seq=4)
    other = AuditPayload.objects.get(event__seq=5)
    AuditPayload.objects.filter(pk=payload.pk).update(sealed=bytes(other.sealed))
    assert found(verified()) == [("edited", "#4")]


def test_a_payload_that_lost_its_nonce_is_named(rows: Rows) -> None:
    AuditPayload.objects.filter(event__seq=4).update(nonce=b"0" * 32)
    assert found(verified()) == [("edited", "#4")]


def delete_event(seq: int) -> None:
    run_sql(
        "DELETE FROM kernel_auditpayload WHERE event_id IN"
        " (SELECT id FROM kernel_auditevent WHERE seq = %s)",
        [seq],
    )
    run_sql("DELETE FROM kernel_auditevent WHERE seq = %s", [seq])


def link_hash_of(event: AuditEvent) -> str:
    return link_hash(link_of(event))


@pytest.mark.parametrize("seq", [1, 5, 11])
def test_a_deleted_event_is_named(rows: Rows, seq: int) -> None:
    delete_event(seq)
    assert found(verified()) == [("deleted", f"#{seq}")]


def test_two_deleted_events_in_a_row_are_named_together(rows: Rows) -> None:
    delete_event(5)
    delete_event(6)
    assert found(verified()) == [("deleted", "#5–#6")]


def test_a_deleted_event_is_named_even_when_the_later_ones_were_renumbered(rows: Rows) -> None:
    delete_event(5)
    for seq in range(6, 13):
        run_sql("UPDATE kernel_auditevent SET seq = %s WHERE seq = %s", [seq - 1, seq])
    assert ("deleted", "#5") in found(verified())


def test_a_payload_deleted_without_an_erasure_is_named(rows: Rows) -> None:
    run_sql("DELETE FROM kernel_auditpayload")
    assert found(verified()) == [("deleted", f"#{seq}") for seq in range(1, 13)]


def test_a_lawful_erasure_is_no_finding(rows: Rows) -> None:
    audit.erase(
        agency=WARD,
        subject=("sample", "o4"),
        at=AT,
        actor="binh",
        second="minh",
        ground="request",
    )
    assert found(verified(rows)) == []


def test_an_erasure_does_not_cover_what_was_written_after_it(rows: Rows) -> None:
    audit.erase(
        agency=WARD,
        subject=("sample", "o4"),
        at=AT,
        actor="binh",
        second="minh",
        ground="request",
    )
    live(rows, 4, 4)
    delete_payload = "DELETE FROM kernel_auditpayload WHERE event_id ="
    run_sql(f"{delete_payload} (SELECT id FROM kernel_auditevent WHERE seq = 14)")
    assert found(verified()) == [("deleted", "#14")]


def false_event(seq: int, prev: str) -> AuditEvent:
    """An event that nobody recorded, whole in itself."""
    event = AuditEvent(
        agency_key=WARD,
        seq=seq,
        at=AT,
        actor_key="lan",
        act="accept",
        subject_kind="sample",
        subject_key="o5",
        facts='{"state":"accepted"}',
        prev=prev,
    )
    event.hash = link_hash_of(event)
    return event


def test_an_inserted_event_is_named_when_the_later_ones_were_renumbered(rows: Rows) -> None:
    before = AuditEvent.objects.get(seq=5)
    for seq in range(12, 5, -1):
        run_sql("UPDATE kernel_auditevent SET seq = %s WHERE seq = %s", [seq + 1, seq])
    false_event(6, before.hash).save()
    assert found(verified()) == [("inserted", "#6")]


def test_an_event_appended_behind_the_head_is_named(rows: Rows) -> None:
    false_event(13, AuditEvent.objects.get(seq=12).hash).save()
    assert found(verified()) == [("inserted", "#13")]


def test_a_badly_made_event_behind_the_head_is_named_as_well(rows: Rows) -> None:
    event = false_event(13, "f" * 64)
    event.hash = "e" * 64
    event.save()
    assert found(verified()) == [("inserted", "#13")]


def cut(last: int) -> None:
    for seq in range(last + 1, 13):
        delete_event(seq)


def test_events_cut_off_the_end_are_named(rows: Rows) -> None:
    cut(9)
    assert found(verified()) == [("cut_off", "#10–#12")]


def test_a_chain_cut_off_entirely_is_named(rows: Rows) -> None:
    cut(0)
    assert found(verified()) == [("cut_off", "#1–#12")]


def test_events_cut_off_with_the_head_set_back_are_named_by_the_seal_in_the_database(
    rows: Rows,
) -> None:
    cut(4)
    run_sql("UPDATE kernel_chainhead SET seq = 4, hash = %s", [AuditEvent.objects.get(seq=4).hash])
    assert found(verified()) == [("cut_off", "#5–#6")]


def test_a_chain_rewritten_throughout_passes_without_seals_but_not_with_them(
    rows: Rows, home: Path
) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 3")
    forge()
    run_sql("DELETE FROM kernel_chainseal")
    alone = verified()
    assert found(alone) == []
    assert NO_OUTSIDE_SEALS in alone.not_excluded
    assert found(verified(outside=home / "seals")) == [("rewritten", "#1–#6")]


def test_the_seal_in_the_database_shows_a_rewritten_chain_because_its_key_is_elsewhere(
    rows: Rows,
) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 3")
    forge()
    assert found(verified()) == [("rewritten", "#1–#6")]


def test_a_rewritten_part_is_narrowed_by_the_last_seal_that_still_holds(rows: Rows) -> None:
    seals.seal_chains(day=DAY + timedelta(days=1))
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 9")
    forge()
    assert found(verified()) == [("rewritten", "#7–#12")]


def test_a_forged_seal_is_named(rows: Rows) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 3")
    forge()
    sealed = AuditEvent.objects.get(seq=6)
    ChainSeal.objects.update(hash=sealed.hash)
    assert found(verified()) == [("edited", "niêm phong 02/03/2026")]


def test_a_seal_signed_by_a_stranger_is_not_believed(
    rows: Rows, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_SEAL_KEY", "the key of a stranger")
    assert found(verified()) == [("edited", "niêm phong 02/03/2026")]


def test_an_older_copy_is_named_by_a_newer_outside_seal(rows: Rows, home: Path) -> None:
    seals.seal_chains(day=DAY + timedelta(days=1))
    cut(8)
    sealed = AuditEvent.objects.get(seq=8)
    run_sql("UPDATE kernel_chainhead SET seq = 8, hash = %s", [sealed.hash])
    run_sql("DELETE FROM kernel_chainseal WHERE seq > 8")
    assert found(verified()) == []
    assert found(verified(outside=home / "seals")) == [("restored_older", "#9–#12")]


def test_an_edited_row_is_found_by_its_history(rows: Rows) -> None:
    rows.now["o5"] = {**rows.now["o5"], "due_on": "2026-12-31"}
    result = verified(rows)
    assert found(result) == [("row_edited", "Nghĩa vụ o5")]
    assert result.findings[0].message == "Nghĩa vụ o5: due_on khác với nhật ký."


def test_a_deleted_row_is_found_by_its_history(rows: Rows) -> None:
    del rows.now["o5"]
    assert found(verified(rows)) == [("row_deleted", "Nghĩa vụ o5")]


def test_a_row_without_history_is_found(rows: Rows) -> None:
    rows.now["o99"] = {"state": "accepted"}
    assert found(verified(rows)) == [("row_inserted", "Nghĩa vụ o99")]


def test_a_lawfully_deleted_row_is_no_finding(rows: Rows) -> None:
    with audit.transaction():
        audit.record(
            agency=WARD,
            at=AT,
            actor="quan",
            act="withdraw",
            subject=("sample", "o5"),
            facts={"deleted": True},
        )
    del rows.now["o5"]
    assert found(verified(rows)) == []


def test_later_facts_update_earlier_ones(rows: Rows) -> None:
    with audit.transaction():
        audit.record(
            agency=WARD,
            at=AT,
            actor="minh",
            act="extend",
            subject=("sample", "o5"),
            facts={"due_on": "2026-09-30"},
        )
    rows.now["o5"] = {"state": "open", "due_on": "2026-09-30"}
    assert found(verified(rows)) == []


@pytest.fixture
def imported(rows: Rows) -> Rows:
    """The ward with three rows that came by an import."""
    fresh = {f"i{n}": {"state": "open", "due_on": "2026-06-30"} for n in range(3)}
    with audit.transaction():
        audit.record_rows(
            agency=WARD,
            at=AT,
            actor="quan",
            act="import",
            subject=("import", "f1"),
            row_kind="sample",
            rows=fresh.items(),
        )
    rows.now.update({key: dict(facts) for key, facts in fresh.items()})
    return rows


def test_imported_rows_have_their_history_in_the_event_of_the_import(imported: Rows) -> None:
    assert found(verified(imported)) == []
    imported.now["i1"]["state"] = "accepted"
    assert found(verified(imported)) == [("row_edited", "Nghĩa vụ i1")]


@pytest.mark.parametrize("content", ["[]", "rubbish", '[["i0",{"x":0.5}]]'])
def test_edited_rows_of_an_import_are_named(imported: Rows, content: str) -> None:
    AuditRows.objects.update(content=content)
    assert ("edited", "#13") in found(verified())


def test_the_database_itself_refuses_to_change_or_delete_an_event(rows: Rows) -> None:
    guards.install(connection)
    for statement in ("UPDATE kernel_auditevent SET act = 'x'", "DELETE FROM kernel_auditevent"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            execute(statement)
    assert ChainHead.objects.get().seq == 12
    assert AuditEvent.objects.filter(act="promise").count() == 12


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
