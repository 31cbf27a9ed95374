"""A composed draft is edited: with a reason, marked, printed as an annex; nowhere else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.documents import services as official
from cchc.documents.content import TableBlock
from cchc.documents.models import OfficialDocument
from cchc.kernel.errors import RuleBroken
from cchc.organisation.tests.factories import Cast, cast
from cchc.reports import queries, services
from cchc.reports.models import Report
from cchc.reports.rules.paper import EDITS_TITLE
from cchc.reports.tests.factories import NOW, composed

pytestmark = pytest.mark.django_db
OVERDUE = "results.whole.3"


@pytest.fixture
def who() -> Cast:
    return cast()


def rewrite(who: Cast, report: Report, text: str, reason: str = "Theo sổ giấy") -> None:
    services.rewrite_sentence(
        report=report, place=OVERDUE, text=text, reason=reason, actor=who.quan, at=NOW
    )


def waived(who: Cast, report: Report) -> None:
    """The office says why what does not agree with the table stays."""
    for told in queries.findings_of(report):
        services.waive_finding(
            report=report, key=told.finding.key, reason="Theo sổ giấy.", actor=who.quan, at=NOW
        )


def fresh(report: Report) -> OfficialDocument:
    return OfficialDocument.objects.get(pk=report.document_id)


def annexes(report: Report) -> list[str]:
    return [annex.title for annex in fresh(report).said.annexes]


def test_an_edited_figure_is_printed_in_the_annex_with_its_reason(who: Cast) -> None:
    report = composed(who)
    assert EDITS_TITLE not in annexes(report)
    rewrite(who, report, "Còn 03 nhiệm vụ quá hạn, chưa hoàn thành.")
    content = fresh(report).said
    assert EDITS_TITLE in annexes(report)
    (table,) = content.annexes[-1].blocks
    assert isinstance(table, TableBlock)
    (row,) = table.rows
    assert row.cells[2:4] == ("01", "03")  # type: ignore[union-attr]
    assert "Theo sổ giấy" in row.cells[5]  # type: ignore[union-attr]
    assert "Lê Anh Quân" in row.cells[6]  # type: ignore[union-attr]
    services.restore_sentence(report=report, place=OVERDUE, actor=who.quan, at=NOW)
    assert EDITS_TITLE not in annexes(report)


def test_own_words_are_no_edit(who: Cast) -> None:
    report = composed(who)
    words = {"difficulties": "Thiếu 02 máy quét.\n- Đề nghị trang bị.", "proposals": ""}
    services.write_words(report=report, words=words, actor=who.quan, at=NOW)
    assert EDITS_TITLE not in annexes(report)
    texts = [getattr(block, "text", "") for block in fresh(report).said.blocks]
    assert "Thiếu 02 máy quét." in texts
    assert "Đề nghị trang bị." in texts


@pytest.mark.parametrize(("text", "reason"), [("", "x"), ("Câu khác.", " "), (" ", "")])
def test_an_edit_needs_words_and_a_reason(who: Cast, text: str, reason: str) -> None:
    report = composed(who)
    with pytest.raises(RuleBroken):
        rewrite(who, report, text, reason)
    assert not report.edits.exists()


def test_the_same_words_and_an_unknown_place_are_refused(who: Cast) -> None:
    report = composed(who)
    with pytest.raises(RuleBroken, match="giống hệt"):
        rewrite(who, report, "Còn 01 nhiệm vụ quá hạn, chưa hoàn thành.")
    with pytest.raises(RuleBroken, match="không có câu này"):
        services.rewrite_sentence(
            report=report, place="x.9", text="A", reason="B", actor=who.quan, at=NOW
        )
    with pytest.raises(RuleBroken, match="chưa được sửa"):
        services.restore_sentence(report=report, place=OVERDUE, actor=who.quan, at=NOW)


def test_the_documents_room_does_not_revise_it(who: Cast) -> None:
    report = composed(who)
    with pytest.raises(RuleBroken, match="màn hình đã lập"):
        official.revise(
            document=report.document, content=report.document.said, actor=who.quan, at=NOW
        )


def test_others_do_not_edit(who: Cast) -> None:
    report = composed(who)
    for person in (who.binh, who.minh, who.yen, who.tam, who.hanh):
        with pytest.raises(PermissionDenied):
            services.write_words(report=report, words={}, actor=person, at=NOW)


def test_it_is_signed_numbered_and_issued_as_any_document_and_then_stands(who: Cast) -> None:
    report = composed(who)
    rewrite(who, report, "Còn 03 nhiệm vụ quá hạn, chưa hoàn thành.")
    waived(who, report)
    row = official.freeze(document=fresh(report), signer=who.minh, actor=who.quan, at=NOW)
    with pytest.raises(RuleBroken, match="trạng thái"):
        rewrite(who, report, "Còn 02 nhiệm vụ quá hạn.")
    row = official.sign_off(document=row, actor=who.minh, at=NOW)
    row = official.issue(document=row, issued_on=date(2026, 4, 2), actor=who.yen, at=NOW)
    assert row.reference == "01/BC-UBND"
    assert row.issued_pdf
    assert row.issued_docx
    assert EDITS_TITLE in annexes(report)
    with pytest.raises(RuleBroken, match="trạng thái"):
        rewrite(who, report, "Còn 02 nhiệm vụ quá hạn.")


def test_the_form_is_not_offered_once_the_draft_is_frozen(who: Cast, client: Client) -> None:
    report = composed(who)
    client.force_login(who.quan)
    address = reverse("reports:sentence", args=[report.plan.code, report.pk, OVERDUE])
    assert client.get(address).status_code == 200
    official.freeze(document=fresh(report), signer=who.minh, actor=who.quan, at=NOW)
    answer = client.get(address, follow=True)
    assert "câu không sửa được nữa" in answer.content.decode()
    assert answer.redirect_chain


def test_the_signer_is_told_that_figures_were_adjusted_by_hand(who: Cast, client: Client) -> None:
    report = composed(who)
    rewrite(who, report, "Còn một số nhiệm vụ quá hạn, chưa hoàn thành.")
    waived(who, report)
    official.freeze(document=fresh(report), signer=who.minh, actor=who.quan, at=NOW)
    client.force_login(who.minh)
    address = reverse("documents:sign_off", args=[report.document_id])
    shown = client.get(address).content.decode()
    assert f"{EDITS_TITLE} (1 dòng)" in shown
    assert "Đọc bản trình ký" in shown
