"""Templates are copied, written and chosen in the browser; a new report needs no code."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.indicators.services import bind
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.tests.factories import with_target
from cchc.reports import queries, services
from cchc.reports.models import TemplateEdition
from cchc.reports.queries import ChosenTemplate
from cchc.reports.services import TemplateWords
from cchc.reports.tests.factories import NOW, QUARTER, composed, lived_plan

pytestmark = pytest.mark.django_db
BODY = "# Hồ sơ [shop]\nNhận {dossiers.received} hồ sơ.\nNếu plan.late = 0: Không có việc trễ."
WORDS = TemplateWords("Báo cáo nhanh", "Họp đầu tuần", "Báo cáo nhanh {period}", BODY)


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def office(client: Client, who: Cast) -> Client:
    client.force_login(who.quan)
    return client


def copied(who: Cast) -> TemplateEdition:
    return services.copy_template(
        agency=who.ward, code="tuan", name="Báo cáo nhanh", actor=who.quan, at=NOW
    )


def written(who: Cast, words: TemplateWords = WORDS) -> TemplateEdition:
    row = copied(who)
    return services.write_template(
        agency=who.ward, code=row.code, words=words, actor=who.quan, at=NOW
    )


def test_a_copy_is_a_template_of_its_own_and_is_written_version_by_version(who: Cast) -> None:
    row = written(who)
    assert (row.code, row.number, row.origin) == ("bao-cao-nhanh", 2, "tuan/1")
    stands = queries.template_for(who.ward, row.code)
    assert stands
    assert (stands.number, stands.title) == (2, "Báo cáo nhanh {period}")
    acts = AuditEvent.objects.filter(subject_kind="report_template").values_list("act", flat=True)
    assert list(acts) == ["report_template.copy", "report_template.write"]


def test_a_new_report_is_composed_without_code(who: Cast) -> None:
    code = written(who).code
    plan = lived_plan(who)
    report = services.compose(plan=plan, period=QUARTER, actor=who.quan, at=NOW, template=code)
    assert (report.template, report.template_number) == (code, 2)
    assert report.computed.title == "Báo cáo nhanh quý I năm 2026"
    (section,) = report.computed.sections
    assert [s.text for s in section.sentences] == ["Nhận 0 hồ sơ."]
    assert report.snapshot["definitions"]["dossiers.received"]["version"] == 1


def test_a_later_version_changes_no_kept_report_and_no_report_of_before(who: Cast) -> None:
    code = written(who).code
    plan = lived_plan(who)
    kept = services.compose(plan=plan, period=QUARTER, actor=who.quan, at=NOW, template=code)
    later = NOW + timedelta(hours=1)
    other = TemplateWords("Báo cáo nhanh", "", "Khác", "Câu khác.")
    services.write_template(agency=who.ward, code=code, words=other, actor=who.quan, at=later)
    again = queries.composed(plan=plan, period=QUARTER, as_of=NOW, template=code)
    assert again.to_json() == kept.snapshot["report"]
    now = queries.composed(plan=plan, period=QUARTER, as_of=later, template=code)
    assert now.title == "Khác"


@pytest.mark.parametrize(
    ("words", "field", "message"),
    [
        (TemplateWords("", "", "A", "Câu."), "name", "Ghi tên mẫu"),
        (TemplateWords("Bản tin tuần cho lãnh đạo", "", "A", "Câu."), "name", "Đã có mẫu"),
        (TemplateWords("A", "", "", "Câu."), "title", "Ghi trích yếu"),
        (TemplateWords("A", "", "Đạt {dung-han-bieu}", "Câu."), "title", "chỉ ghi được chữ"),
        (TemplateWords("A", "", "A", "Đạt {dung-hn}."), "body", "không có số liệu 'dung-hn'"),
        (TemplateWords("A", "", "A", "Nếu vậy: Câu."), "body", "không hiểu điều kiện"),
        (TemplateWords("A", "", "A", "  "), "body", "chưa có nội dung"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(
    who: Cast, words: TemplateWords, field: str, message: str
) -> None:
    with pytest.raises(RuleBroken, match=message) as broken:
        written(who, words)
    assert broken.value.field == field
    assert TemplateEdition.objects.count() == 1


def test_a_ready_made_code_stays_in_use_a_copy_may_be_retired(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="có sẵn không ngừng dùng"):
        services.retire_template(
            agency=who.ward, code="tuan", is_active=False, actor=who.quan, at=NOW
        )
    row = copied(who)
    services.retire_template(
        agency=who.ward, code=row.code, is_active=False, actor=who.quan, at=NOW
    )
    found = queries.template_for(who.ward, row.code)
    assert found
    assert not found.is_active


def test_only_the_office_writes_templates_and_only_its_own(who: Cast) -> None:
    for person in (who.minh, who.binh, who.tam, who.hanh):
        with pytest.raises(PermissionDenied):
            services.copy_template(agency=who.ward, code="tuan", name="Khác", actor=person, at=NOW)
    with pytest.raises(PermissionDenied, match="cơ quan khác"):
        services.copy_template(
            agency=who.superior, code="tuan", name="Khác", actor=who.quan, at=NOW
        )


def test_the_form_shows_what_the_template_would_say_and_every_fault(
    who: Cast, office: Client
) -> None:
    lived_plan(who)
    address = reverse("reports:write_template", args=["tuan"])
    assert "Nhiệm vụ của kế hoạch" in office.get(address).content.decode()
    data = {"name": "Tuần", "title": "Tuần", "body": f"{BODY}\nHỏng {{dung-hn}}.", "xem": "1"}
    part = office.post(address, data, headers={"HX-Request": "true"}).content.decode()
    assert "câu 3 của mục I: không có số liệu &#x27;dung-hn&#x27;" in part
    assert "<html" not in part
    good = office.post(address, {**data, "body": BODY}).content.decode()
    assert 'class="r-figure"' in good or "Nhận 0 hồ sơ" in good
    assert not TemplateEdition.objects.exists()


def test_it_is_copied_and_saved_in_the_browser(who: Cast, office: Client) -> None:
    address = reverse("reports:copy_template", args=["dinh-ky"])
    office.post(address, {"name": "Định kỳ của phường"})
    form = reverse("reports:write_template", args=["dinh-ky-cua-phuong"])
    told = office.post(form, {"name": "Định kỳ", "title": "Kết quả {period}", "body": BODY})
    assert told.status_code == 302
    assert "Kết quả {period}" in office.get(told["Location"]).content.decode()
    bad = office.post(form, {"name": "Định kỳ", "title": "A", "body": "{x"})
    assert "dấu ngoặc nhọn" in bad.content.decode()
    assert office.get(reverse("reports:template", args=["khong-co"])).status_code == 404


def test_the_preview_lets_choose_a_template_and_comes_as_a_file(
    who: Cast, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-04-02T09:00")
    plan = lived_plan(who)
    query = "?ky=2026-Q1&lich=plain&mau=tuan"
    page = office.get(reverse("reports:preview", args=[plan.code]) + query).content.decode()
    assert "Bản tin tuần cho lãnh đạo" in page
    for kind, begin in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")):
        answer = office.get(reverse("reports:preview_file", args=[plan.code, kind]) + query)
        assert b"".join(answer).startswith(begin), kind
    wrong = reverse("reports:preview_file", args=[plan.code, "odt"])
    assert office.get(wrong + query).status_code == 404
    unknown = reverse("reports:preview_file", args=[plan.code, "pdf"])
    assert office.get(f"{unknown}?mau=khong-co").status_code == 404
    assert office.get(f"{unknown}?ky=2026-Q4").status_code == 404


def test_the_annex_names_every_figure_and_what_was_changed_by_hand(
    who: Cast, office: Client
) -> None:
    report = composed(who)
    services.rewrite_sentence(
        report=report,
        place="results.whole.3",
        text="Còn 02 nhiệm vụ quá hạn, chưa hoàn thành.",
        reason="Thêm một việc.",
        actor=who.quan,
        at=NOW,
    )
    answer = office.get(reverse("reports:annex", args=[report.plan.code, report.pk]))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as package:
        words = package.read("xl/sharedStrings.xml").decode()
        sheets = package.read("xl/workbook.xml").decode()
    assert "dung-han-bieu" not in words or "phiên bản 1" in words
    assert "done_rate" in words
    assert "Điều chỉnh thủ công" in sheets
    assert "Thêm một việc." in words


def test_the_same_kept_report_is_read_back_as_it_was_composed(who: Cast) -> None:
    report = composed(who)
    found = queries.get_for(who.quan, report.plan.code, report.pk, today=NOW.date())
    template = queries.template_for(who.ward, report.template)
    assert isinstance(template, ChosenTemplate)
    again = queries.composed(plan=report.plan, period=QUARTER, as_of=report.as_of)
    assert json.dumps(found.computed.to_json()) == json.dumps(again.to_json())
    assert json.dumps(found.computed.layout()) == json.dumps(again.layout())


def test_the_preview_says_that_a_target_waits_to_be_bound(
    who: Cast, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-04-02T09:00")
    plan = lived_plan(who)
    target = with_target(plan)
    target.text = "Tỷ lệ hồ sơ giải quyết đúng hạn từ 99,9% trở lên"
    target.save()
    address = reverse("reports:preview", args=[plan.code]) + "?ky=2026-Q1&lich=plain"
    told = "chỉ tiêu có chỉ số đề xuất mà chưa ai xác nhận"
    assert told in office.get(address).content.decode()
    bind(target=target, code="", actor=who.quan, at=NOW)
    assert told not in office.get(address).content.decode()
