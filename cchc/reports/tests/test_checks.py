"""What does not agree in a draft is told, and keeps it from the signer until a person answers."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.reports import facts, queries, services
from cchc.reports.models import FindingWaiver, Report
from cchc.reports.rules import checks
from cchc.reports.rules.composed import Composed, Figure, Section, Sentence, Table, TableRow
from cchc.reports.rules.edits import Edit
from cchc.reports.rules.ii06a import COLUMNS

RIGHT = ("", "Tổng cộng", "8", "1", "6", "1", "5", "1", "3", "1", "3", "2", "1")


def figure(ident: str, value: str) -> Figure:
    return Figure(ident, value, None, None, "", "")


def report(*rows: tuple[str, ...], said: Sentence | None = None) -> Composed:
    table = Table("ii06a", "Biểu II.06a", COLUMNS, tuple(TableRow(cells) for cells in rows))
    sections = (Section("shop", "Hồ sơ", (said,) if said else ()),)
    return Composed("", {}, "", sections, (table,))


def keys(found: list[checks.Finding]) -> list[str]:
    return [each.key for each in found]


def test_a_form_that_adds_up_has_no_findings() -> None:
    assert not checks.findings(report(RIGHT, ("1", "Hộ tịch", *RIGHT[2:])), [])


@pytest.mark.parametrize(
    ("column", "wrong", "found"),
    [
        (2, "9", ["sum.ii06a.Tổng cộng.2", "sum.ii06a.Tổng cộng.2", "sum.ii06a.Tổng cộng.total.2"]),
        (8, "4", ["sum.ii06a.Tổng cộng.6", "sum.ii06a.Tổng cộng.total.8"]),
        (12, "2", ["sum.ii06a.Tổng cộng.10", "sum.ii06a.Tổng cộng.total.12"]),
    ],
)
def test_a_number_that_does_not_add_up_is_told(column: int, wrong: str, found: list[str]) -> None:
    total = (*RIGHT[:column], wrong, *RIGHT[column + 1 :])
    told = checks.findings(report(total, ("1", "Hộ tịch", *RIGHT[2:])), [])
    assert keys(told) == found
    assert {each.severity for each in told} == {checks.ERROR}


def test_the_same_figure_with_two_values_is_told() -> None:
    said = Sentence("Còn 03, rồi 04.", (figure("a", "3"), figure("a", "4")))
    (told,) = checks.findings(report(said=said), [])
    assert told.message == "Chỗ ghi 03, chỗ ghi 04."


def test_what_was_carried_over_is_what_was_left_open() -> None:
    said = Sentence("Chuyển sang 03 hồ sơ.", (figure("dossiers.carried_over", "3"),))
    before = {"label": "Quý I năm 2026", "dossiers.open": 4}
    (told,) = checks.findings(report(said=said), [], before)
    assert told.message == (
        "Quý I năm 2026 báo cáo còn 4 hồ sơ đang giải quyết, kỳ này ghi chuyển sang 3."
    )
    assert not checks.findings(report(said=said), [], {**before, "dossiers.open": 3})


def test_an_edited_number_that_a_table_still_prints_is_told() -> None:
    late = figure("late", "2")
    composed = report(said=Sentence("Còn 02 hồ sơ.", (late,)))
    table = Table("t", "Quá hạn", ("TT", "Lĩnh vực", "Số"), (TableRow(("1", "A", "02"), (late,)),))
    both = replace(composed, tables=(table,))
    edit = Edit("shop.1", "Còn 03 hồ sơ.", "Thêm một.", "Quân", NOW)
    (told,) = checks.findings(both, [edit])
    assert told.message == "Câu sửa tay ghi 03 thay cho 02, nhưng bảng “Quá hạn” vẫn ghi 02."
    assert not checks.findings(composed, [edit])
    assert checks.blocking([told], []) == [told]
    assert not checks.blocking([told], [told.key])


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March."""
    return measured()


def edited(one: Measured) -> Report:
    """A draft of March in which one number says otherwise than the form."""
    row = services.compose(plan=one.plan, period=MARCH, actor=one.who.quan, at=NOW)
    services.rewrite_sentence(
        report=row,
        place="results.dossiers.3",
        text="Đã giải quyết 06 hồ sơ, trong đó 01 hồ sơ trước hạn, 03 hồ sơ đúng hạn, 01 hồ sơ "
        "quá hạn.",
        reason="Một hồ sơ chưa nhập.",
        actor=one.who.quan,
        at=NOW,
    )
    return row


def before_signer(one: Measured, row: Report) -> OfficialDocument:
    paper = OfficialDocument.objects.get(pk=row.document_id)
    return official.freeze(document=paper, signer=one.who.minh, actor=one.who.quan, at=NOW)


def test_an_error_keeps_the_draft_from_the_signer_until_it_is_waived(one: Measured) -> None:
    row = edited(one)
    (told,) = queries.findings_of(row)
    assert told.blocks
    assert "vẫn ghi 05" in told.finding.message
    with pytest.raises(RuleBroken, match="Số liệu của báo cáo chưa khớp"):
        before_signer(one, row)
    services.waive_finding(
        report=row,
        key=told.finding.key,
        reason="Biểu lấy trước khi nhập.",
        actor=one.who.quan,
        at=NOW,
    )
    assert before_signer(one, row).state == "frozen"
    row.refresh_from_db()
    event = AuditEvent.objects.filter(act="report.waive").get()
    assert json.loads(event.facts) == facts.of_report(row)


def test_the_computed_sentence_again_lets_the_draft_go(one: Measured) -> None:
    row = edited(one)
    services.restore_sentence(report=row, place="results.dossiers.3", actor=one.who.quan, at=NOW)
    assert before_signer(one, row).state == "frozen"


def test_a_waiver_needs_a_reason_a_finding_and_a_right(one: Measured) -> None:
    row = edited(one)
    key = queries.findings_of(row)[0].finding.key

    def waive(key: str, reason: str, actor: object) -> FindingWaiver:
        return services.waive_finding(
            report=row,
            key=key,
            reason=reason,
            actor=actor,  # type: ignore[arg-type]
            at=NOW,
        )

    with pytest.raises(RuleBroken, match="Ghi lý do"):
        waive(key, " ", one.who.quan)
    with pytest.raises(RuleBroken, match="không còn"):
        waive("khác", "Vì thế.", one.who.quan)
    with pytest.raises(PermissionDenied):
        waive(key, "Vì thế.", one.who.binh)
    with pytest.raises(PermissionDenied):
        waive(key, "Vì thế.", one.who.hanh)
    waive(key, "Vì thế.", one.who.quan)
    with pytest.raises(RuleBroken, match="đã được bỏ qua"):
        waive(key, "Vì thế.", one.who.quan)


def test_the_period_before_is_read_from_its_issued_report(one: Measured) -> None:
    before = Period.parse("2026-02")
    row = services.compose(plan=one.plan, period=before, actor=one.who.quan, at=NOW)
    assert queries.computed(plan=one.plan, period=MARCH, as_of=NOW).before is None
    before_signer(one, row)
    paper = OfficialDocument.objects.get(pk=row.document_id)
    paper = official.sign_off(document=paper, actor=one.who.minh, at=NOW)
    official.issue(document=paper, issued_on=NOW.date(), actor=one.who.yen, at=NOW)
    later = NOW + timedelta(hours=1)
    found = queries.computed(plan=one.plan, period=MARCH, as_of=later)
    assert found.before == {"label": "Tháng 2 năm 2026", "dossiers.open": 1}
    assert not checks.findings(found.report, [], found.before)


def test_the_draft_shows_what_to_do_and_is_waived_in_the_browser(
    one: Measured, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-31T20:00")
    row = edited(one)
    client.force_login(one.who.quan)
    page = reverse("reports:report", args=[one.plan.code, row.pk])
    text = client.get(page).content.decode()
    assert "chặn trình ký" in text
    assert "Lấy lại câu do hệ thống tính, hoặc bỏ qua" in text
    paper = client.get(reverse("documents:document", args=[row.document_id])).content.decode()
    assert "Chưa trình ký được" in paper
    key = queries.findings_of(row)[0].finding.key
    address = reverse("reports:waive", args=[one.plan.code, row.pk])
    client.post(address, {"diem": key, "ly-do": ""})
    assert not FindingWaiver.objects.exists()
    client.post(address, {"diem": key, "ly-do": "Nhập muộn."})
    assert "đã bỏ qua" in client.get(page).content.decode()
