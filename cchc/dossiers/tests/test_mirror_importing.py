"""Exports of the provincial system through the real thing; docs/rules/dossier-mirror.md."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.citizens import facts as citizens
from cchc.citizens.models import Citizen
from cchc.dossiers import facts, measures
from cchc.dossiers.choices import ChangeState, ImportState, ProblemKind
from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.models import Dossier, DossierImport, Pause, SourceChange
from cchc.dossiers.rules.statistics import Statistics
from cchc.dossiers.services import assign, mirroring
from cchc.dossiers.tests.exports import HEAD, csv_file, line
from cchc.dossiers.tests.factories import Shop, received
from cchc.dossiers.tests.mirroring import (
    FIRST,
    LATE,
    PRETTY,
    SECOND,
    SOURCE,
    WHY,
    changed,
    checked,
    fresh,
    written,
)
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.jobs import work_off
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI


def the_dossier() -> Dossier:
    return Dossier.objects.select_related("applicant", "version").get()


def counts(desk: Shop, as_of: datetime = SECOND) -> Statistics:
    return measures.statistics(desk.who.ward, Period.parse("2026-Q1"), as_of=as_of)


def everything(desk: Shop) -> list[Any]:
    """The dossiers and changes as the facts say them."""
    return [
        row for source in facts.SOURCES for row in source.current(desk.who.ward.code)
        if source.kind != facts.DOSSIER_IMPORT
    ]  # fmt: skip


def test_a_row_becomes_a_dossier_that_says_where_it_comes_from(desk: Shop) -> None:
    done = written(desk.who, line(id_number="038095001234"))
    row = the_dossier()
    assert (done.state, done.created, done.done) == (ImportState.DONE, 1, 1)
    assert (row.origin, row.source_name, row.state, row.channel) == ("mirrored", SOURCE, 4, 2)
    assert row.version == desk.version
    assert row.received_at == datetime(2026, 1, 2, 9, 0, tzinfo=HANOI)
    assert row.due_at == row.promised_at == datetime(2026, 1, 12, 23, 59, tzinfo=HANOI)
    assert (row.applicant.name, row.applicant.id_tail) == ("Nguyễn Văn An", "234")
    assert counts(desk).sources == {"handled": 0, "mirrored": 1}


def test_the_file_is_gone_when_its_import_has_ended(desk: Shop) -> None:
    done = written(desk.who, line())
    assert done.file is None
    assert not StoredFile.objects.exists()
    assert len(done.sha256) == 64


def test_the_same_export_twice_changes_nothing(desk: Shop) -> None:
    rows = [line(code=f"H56.10-260102-{n:04d}", state="Đã trả kết quả", finished="08/01/2026",
                 returned="09/01/2026") for n in range(1, 4)]  # fmt: skip
    written(desk.who, *rows)
    before, people = everything(desk), Citizen.objects.count()
    again = written(desk.who, *rows)
    assert (again.created, again.updated, again.unchanged, again.changes) == (0, 0, 3, 0)
    assert everything(desk) == before
    assert Citizen.objects.count() == people


def test_one_number_is_one_person(desk: Shop) -> None:
    codes = [f"H56.10-260102-{n:04d}" for n in range(1, 3)]
    written(desk.who, *(line(code=code, id_number="038095001234") for code in codes))
    assert Dossier.objects.values("applicant").distinct().count() == 1


def test_half_of_the_rows_bad_and_nothing_is_written(desk: Shop) -> None:
    rows = [
        line(code=f"H56.10-260102-{n:04d}", due="12/01/2026" if n % 2 else "12/01/26")
        for n in range(1, 11)
    ]
    row = checked(desk.who, csv_file(*rows))
    assert (row.state, row.rows, row.bad) == (ImportState.REFUSED, 10, 5)
    assert not Dossier.objects.exists()
    found = list(row.problems.values_list("kind", "row", "column", "title", "value"))
    assert found == [("bad", n, "G", "Ngày hẹn trả", "12/01/26") for n in (3, 5, 7, 9, 11)]
    with pytest.raises(RuleBroken, match="sang bước khác"):
        mirroring.import_export(brought=row, actor=desk.who.hoa, at=FIRST)


def test_what_the_list_of_bad_rows_says_of_people_is_masked(desk: Shop) -> None:
    row = checked(desk.who, csv_file(line(applicant="...", id_number="038095001234", state="?")))
    said = str(list(row.problems.values()))
    assert "038095" not in said


def test_an_unknown_procedure_is_kept_out_and_listed(desk: Shop) -> None:
    rows = [
        line(),
        line(code="H56.10-260102-0002", procedure_code="9.999999", procedure_name="Cấp phép mới"),
        line(code="H56.10-260102-0003", procedure_code="", procedure_name="ĐĂNG KÝ KHAI SINH"),
    ]
    done = written(desk.who, *rows)
    assert (done.created, done.kept_out, done.bad) == (2, 1, 0)
    (problem,) = done.problems.all()
    assert (problem.kind, problem.row, problem.value) == (
        ProblemKind.KEPT_OUT, 3, "9.999999 – Cấp phép mới",
    )  # fmt: skip
    mapping = Mapping(procedures={"Cấp phép mới": "MAU.HT.01"})
    again = written(desk.who, *rows, mapping=mapping)
    assert (again.created, again.unchanged, again.kept_out) == (1, 2, 0)


def test_a_dossier_that_is_handled_here_is_not_touched(desk: Shop) -> None:
    row = received(desk)
    told = line(code=row.code, received="01/03/2026", due="10/03/2026")
    done = written(desk.who, told, at=datetime(2026, 3, 3, 9, tzinfo=HANOI))
    assert (done.created, done.kept_out) == (0, 1)
    assert Dossier.objects.get().origin == "handled"


def test_a_mirrored_dossier_is_not_acted_upon_here(desk: Shop) -> None:
    written(desk.who, line())
    with pytest.raises(RuleBroken, match="hệ thống tỉnh"):
        assign(
            dossier=the_dossier(),
            actor=desk.who.hoa,
            at=SECOND,
            unit=desk.who.units["Tư pháp - Hộ tịch"],
            person=desk.who.binh,
        )


def test_news_is_taken_in_and_is_no_change_of_the_past(desk: Shop) -> None:
    written(desk.who, line())
    done = written(desk.who, line(state="Đã có kết quả", finished="11/01/2026 10:00"), at=SECOND)
    row = the_dossier()
    assert (done.updated, done.changes) == (1, 0)
    assert (row.state, row.outcome, row.ending) == (9, "early", "done")


def test_waiting_for_the_citizen_stands_the_clock(desk: Shop) -> None:
    written(desk.who, line(state="Chờ bổ sung"))
    row = the_dossier()
    assert (row.due_at, row.is_clock_standing) == (None, True)
    assert counts(desk, FIRST)["paused"] == 1
    written(desk.who, line(due="20/01/2026"), at=SECOND)
    row = the_dossier()
    assert row.due_at == datetime(2026, 1, 20, 23, 59, tzinfo=HANOI)
    assert Pause.objects.get().end_at == SECOND
    assert not SourceChange.objects.exists()


def test_late_stays_late_until_another_leader_confirms_with_a_reason(desk: Shop) -> None:
    change = changed(desk.who)
    assert change.state == ChangeState.WAITING
    assert [(name, old[:10], new[:10]) for name, old, new in change.facts] == [
        ("due", "2026-01-07", "2026-01-08")
    ]
    found = counts(desk)
    assert (found["finished_late"], found["finished_on_time"]) == (1, 0)
    assert measures.rates(found).true.part == 0
    assert the_dossier().due_at == datetime(2026, 1, 8, 23, 59, tzinfo=HANOI)
    mirroring.confirm_source_change(change=change, reason=WHY, actor=desk.who.lan, at=SECOND)
    found = counts(desk)
    assert (found["finished_late"], found["finished_on_time"]) == (0, 1)
    change.refresh_from_db()
    assert (change.decided_by, change.reason) == (desk.who.lan, WHY)
    with pytest.raises(RuleBroken, match="không còn chờ"):
        mirroring.confirm_source_change(change=change, reason=WHY, actor=desk.who.lan, at=SECOND)


def test_a_confirmation_is_not_undone_by_the_same_export_again(desk: Shop) -> None:
    mirroring.confirm_source_change(
        change=changed(desk.who), reason=WHY, actor=desk.who.lan, at=SECOND
    )
    again = written(desk.who, PRETTY, at=SECOND)
    assert (again.unchanged, again.changes, the_dossier().outcome) == (1, 0, "on_time")


def test_who_may_confirm(desk: Shop) -> None:
    change = changed(desk.who)
    for person in (desk.who.hoa, desk.who.quan, desk.who.hanh):
        with pytest.raises(PermissionDenied):
            mirroring.confirm_source_change(change=change, reason=WHY, actor=person, at=SECOND)
    with pytest.raises(RuleBroken, match="lý do") as told:
        mirroring.confirm_source_change(change=change, reason=" ", actor=desk.who.lan, at=SECOND)
    assert told.value.field == "reason"
    DossierImport.objects.update(brought_by=desk.who.lan)
    with pytest.raises(PermissionDenied, match="không tự xác nhận"):
        mirroring.confirm_source_change(change=change, reason=WHY, actor=desk.who.lan, at=SECOND)


def test_what_the_source_makes_late_again_no_longer_waits(desk: Shop) -> None:
    changed(desk.who)
    written(desk.who, LATE, at=SECOND)
    states = list(SourceChange.objects.order_by("pk").values_list("state", flat=True))
    assert states == [ChangeState.LAPSED, ChangeState.NOTED]
    written(desk.who, PRETTY, at=SECOND)
    assert SourceChange.objects.filter(state=ChangeState.WAITING).count() == 1
    assert the_dossier().outcome == "late"


def test_an_open_late_dossier_with_a_later_date_stays_overdue(desk: Shop) -> None:
    written(desk.who, line(due="08/01/2026"))
    written(desk.who, line(due="30/01/2026"), at=SECOND)
    found = counts(desk)
    assert (found["open_overdue"], found["open_within"], found["extended"]) == (1, 0, 0)


def test_the_chain_tells_the_same_figures_and_verifies(desk: Shop) -> None:
    change = changed(desk.who)
    mirroring.confirm_source_change(change=change, reason=WHY, actor=desk.who.lan, at=SECOND)
    written(desk.who, PRETTY, line(code="H56.10-260102-0002", state="Tạm dừng"), at=SECOND)
    period = Period.parse("2026-Q1")
    told = measures.recounted(desk.who.ward, period, as_of=SECOND)
    assert told == counts(desk)
    assert told["received"] == 2
    verdict = verify(
        agency=desk.who.ward.code,
        sources=(*facts.SOURCES, *citizens.SOURCES),
        outside=(),
        trusted=frozenset(),
        far=False,
    )
    assert list(verdict.findings) == []


def test_a_batch_is_one_event_and_a_stopped_import_goes_on(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("checking", "importing"):
        monkeypatch.setattr(f"cchc.dossiers.services.mirroring.{module}.ROWS_AT_ONCE", 2)
    rows = [line(code=f"H56.10-260102-{n:04d}") for n in range(1, 6)]
    row = checked(desk.who, csv_file(*rows))
    mirroring.import_export(brought=row, actor=desk.who.hoa, at=FIRST, later=False)
    writes = AuditEvent.objects.filter(act="dossiers.mirror")
    taken = iter((True, True, False))

    def stopping(*args: Any, **more: Any) -> Any:
        if not next(taken):
            raise OSError("the power is gone")
        return record(*args, **more)

    record = mirroring.importing._record
    monkeypatch.setattr("cchc.dossiers.services.mirroring.importing._record", stopping)
    with pytest.raises(OSError, match="power"):
        mirroring.write_export(brought=fresh(row), at=FIRST)
    assert (fresh(row).done, Dossier.objects.count(), writes.count()) == (4, 4, 2)
    monkeypatch.setattr("cchc.dossiers.services.mirroring.importing._record", record)
    done = mirroring.write_export(brought=fresh(row), at=FIRST)
    assert (done.state, done.done, done.created) == (ImportState.DONE, 5, 5)
    assert (Dossier.objects.count(), writes.count()) == (5, 3)


def test_an_older_export_and_one_of_tomorrow_are_refused(desk: Shop) -> None:
    written(desk.who, line(), at=SECOND)
    with pytest.raises(RuleBroken, match="xuất mới hơn") as told:
        checked(desk.who, csv_file(line()), FIRST)
    assert told.value.field == "exported_at"
    with pytest.raises(RuleBroken, match="tương lai"):
        mirroring.bring_export(
            agency=desk.who.ward, source=SOURCE, content=csv_file(line()), name="a.csv",
            exported_at=SECOND, actor=desk.who.hoa, at=FIRST,
        )  # fmt: skip


def test_one_import_writes_at_a_time(desk: Shop) -> None:
    rows = [checked(desk.who, csv_file(line())) for _ in range(2)]
    mirroring.import_export(brought=rows[0], actor=desk.who.hoa, at=FIRST)
    with pytest.raises(RuleBroken, match="chờ xong"):
        mirroring.import_export(brought=rows[1], actor=desk.who.hoa, at=FIRST)


def test_only_the_one_stop_desk_brings_exports(desk: Shop) -> None:
    for person in (desk.who.quan, desk.who.lan, desk.who.hanh):
        with pytest.raises(PermissionDenied):
            mirroring.bring_export(
                agency=desk.who.ward, source=SOURCE, content=csv_file(line()), name="a.csv",
                exported_at=FIRST, actor=person, at=FIRST,
            )  # fmt: skip


def test_a_mapping_put_right_is_kept_for_the_source(desk: Shop) -> None:
    odd = csv_file(line(state="Đang bay"), head=["Số bộ", *HEAD[1:]])
    row = checked(desk.who, odd)
    assert "Mã hồ sơ" in row.refusal
    assert row.titles[:2] == ["Số bộ", "Mã TTHC"]
    mapping = Mapping(columns={"code": ("Số bộ",)})
    mirroring.change_mapping(brought=row, mapping=mapping, actor=desk.who.hoa, at=FIRST)
    work_off()
    assert [p.title for p in fresh(row).problems.all()] == ["Trạng thái"]
    mapping = Mapping(columns={"code": ("Số bộ",)}, states={"Đang bay": 4})
    mirroring.change_mapping(brought=row, mapping=mapping, actor=desk.who.hoa, at=FIRST)
    work_off()
    assert fresh(row).state == ImportState.CHECKED
    assert fresh(row).source.understood() == mapping


def test_an_export_let_go_leaves_no_file(desk: Shop) -> None:
    row = checked(desk.who, csv_file(line(state="?")))
    mirroring.drop_export(brought=row, actor=desk.who.hoa, at=FIRST)
    assert fresh(row).state == ImportState.DROPPED
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"%PDF-1.4 abc", "a.pdf", "chỉ nhận"),
        (b"", "a.csv", "rỗng"),
    ],
)
def test_what_is_no_table_is_refused_at_once(
    desk: Shop, content: bytes, name: str, why: str
) -> None:
    with pytest.raises(RuleBroken, match=why):
        checked(desk.who, io.BytesIO(content), name=name)
    assert not DossierImport.objects.exists()


def test_a_utf_16_file_is_taken(desk: Shop) -> None:
    row = checked(desk.who, csv_file(line(), delimiter="\t", encoding="utf-16"))
    assert (row.state, row.created) == (ImportState.CHECKED, 1)


def test_a_refused_or_new_dossier_counts_nowhere_as_received(desk: Shop) -> None:
    written(
        desk.who,
        line(state="Từ chối tiếp nhận", finished="03/01/2026", due=""),
        line(code="H56.10-260102-0002", state="Mới đăng ký", due=""),
    )
    found = counts(desk)
    assert (found["refused"], found["received"]) == (1, 0)
    assert sorted(Dossier.objects.values_list("state", flat=True)) == [1, 3]
    assert Dossier.objects.get(state=1).registered_at.astimezone(HANOI).date() == date(2026, 1, 2)
