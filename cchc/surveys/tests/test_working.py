"""What the office does: papers, files, rounds, words, questionnaires; who sees which figure."""

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cchc.dossiers.tests.factories import PDF
from cchc.kernel.audit.models import ReadNote
from cchc.kernel.errors import RuleBroken
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.surveys import measures, queries, services
from cchc.surveys.choices import (
    AttemptKind,
    CommentState,
    EditionState,
    IndexKind,
    Method,
    SampledState,
)
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.models import (
    Answered,
    AttemptCount,
    Comment,
    PaperImport,
    Question,
    Response,
    Round,
)
from cchc.surveys.rules.ready_made import Asked
from cchc.surveys.tests.factories import FRIDAY, SATURDAY, Asking, asking, done

MARCH = Period.parse("2026-03")


@pytest.fixture(name="one")
def one_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    return asking()


def paper(one: Asking, which: int = 0, **more: Any) -> None:
    said = {
        "code": one.rows[which].code,
        "day": date(2026, 3, 6),
        "given": one.given(4, 4),
        "actor": one.who.hoa,
        **more,
    }
    services.enter_paper(agency=one.who.ward, at=FRIDAY, **said)


def test_a_paper_with_its_scan_is_kept_under_a_name_that_says_nothing(one: Asking) -> None:
    paper(one, scan=("Nguyễn Thị Mai H56.10.5-260302-0001.pdf", PDF))
    kept = Response.objects.get()
    assert kept.entered_by == one.who.hoa
    assert kept.scan
    assert kept.scan.name == "phieu-danh-gia.pdf"
    with pytest.raises(AttemptRefused):
        one.answer(0)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"code": "H56.10.5-260302-9999"}, "Không có hồ sơ"),
        ({"day": date(2026, 3, 4)}, "Ngày trả lời"),
        ({"day": date(2026, 3, 7)}, "Ngày trả lời"),
        ({"scan": ("a.pdf", b"MZ not a pdf")}, "tệp"),
    ],
)
def test_a_wrong_paper_is_refused_whole(one: Asking, more: dict[str, Any], said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        paper(one, **more)
    assert not Answered.objects.exists()
    assert not Response.objects.exists()


def test_who_handled_the_dossier_enters_nothing_about_it(one: Asking) -> None:
    row = one.rows[0]
    row.finished_by = one.who.hoa
    row.save(update_fields=["finished_by"])
    with pytest.raises(AttemptRefused, match="người khác phải nhập"):
        paper(one)
    assert AttemptCount.objects.get().kind == AttemptKind.OWN
    paper(one, actor=one.who.quan)
    with pytest.raises(PermissionDenied):
        paper(one, 1, actor=one.who.son)


def table(one: Asking, *rows: tuple[Any, ...]) -> io.BytesIO:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Mã hồ sơ", "Ngày trả lời", "A0", "B0", "Ý kiến"])
        for n, row in enumerate(rows, 1):
            page.write_row(n, 0, row)
    stream.seek(0)
    return stream


def test_a_file_of_papers_is_written_whole_counts_at_once_and_only_once(one: Asking) -> None:
    rows = [(row.code, "06/03/2026", 5, 4, "Tốt") for row in one.rows]
    done_ = services.import_papers(
        agency=one.who.ward, content=table(one, *rows), actor=one.who.hoa, at=FRIDAY
    )
    assert len(done_.fresh) == 3
    assert Response.objects.filter(is_closed=True, channel="import").count() == 3
    assert Comment.objects.count() == 3
    figure = measures.index(one.who.ward, MARCH, IndexKind.SERVICE)
    assert figure.found == Ratio(3, 3)
    with pytest.raises(RuleBroken, match="đã được nhập"):
        services.import_papers(
            agency=one.who.ward, content=table(one, *rows), actor=one.who.hoa, at=FRIDAY
        )
    assert PaperImport.objects.get().rows == 3


def test_one_wrong_row_and_nothing_of_the_file_is_written(one: Asking) -> None:
    one.answer(2)
    rows = [
        (one.rows[0].code, "06/03/2026", 5, 5, ""),
        (one.rows[0].code, "06/03/2026", 5, 5, ""),
        (one.rows[2].code, "06/03/2026", 5, 5, ""),
        ("H56.10.5-260302-9999", "06/03/2026", 5, 5, ""),
        (one.rows[1].code, "01/03/2026", 5, 5, ""),
        (one.rows[1].code, "06/03/2026", 6, 5, ""),
    ]
    found = queries.tried(one.who.ward, table(one, *rows), actor=one.who.hoa, today=FRIDAY.date())
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (3, "Mã hồ sơ"), (4, "Mã hồ sơ"), (5, "Mã hồ sơ"), (6, "Ngày trả lời"), (7, "A0"),
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match="5 chỗ sai"):
        services.import_papers(
            agency=one.who.ward, content=table(one, *rows), actor=one.who.hoa, at=FRIDAY
        )
    assert Response.objects.count() == 1
    by_handler = queries.tried(
        one.who.ward, table(one, rows[0]), actor=one.who.binh, today=FRIDAY.date()
    )
    assert "người khác" in by_handler.problems[0].why


def test_the_screen_tries_first_and_writes_when_the_box_is_ticked(one: Asking) -> None:
    client = Client()
    client.force_login(one.who.hoa)
    row = (one.rows[0].code, "06/03/2026", 5, 5, "")

    def send(**more: Any) -> str:
        file = SimpleUploadedFile("phieu.xlsx", table(one, row).getvalue())
        address = reverse("surveys:paper_file")
        return client.post(address, {"file": file, **more}, follow=True).content.decode()

    assert "1 phiếu sẽ được ghi" in send()
    assert not Response.objects.exists()
    assert "Đã nhập 1 phiếu giấy" in send(write="on")
    assert Response.objects.count() == 1
    assert "đã được trả lời" in send(write="on")
    assert client.get(reverse("surveys:sample_file")).status_code == 200
    broken = SimpleUploadedFile("x.xlsx", b"%PDF-1.4 no table")
    page = client.post(reverse("surveys:paper_file"), {"file": broken}).content.decode()
    assert "không phải là bảng" in page


def drawn(one: Asking, **more: Any) -> Round:
    said = {
        "title": "Quý I (mẫu)",
        "first": date(2026, 3, 1),
        "last": date(2026, 3, 6),
        "method": Method.PHONE,
        "size": 2,
        "actor": one.who.quan,
        **more,
    }
    return services.draw_round(agency=one.who.ward, at=FRIDAY, **said)


def test_the_same_seed_draws_the_same_sample_again(one: Asking) -> None:
    first, again = drawn(one, seed="2026"), drawn(one, seed="2026")
    keys = [list(each.sampled.values_list("dossier", flat=True)) for each in (first, again)]
    assert keys[0] == keys[1]
    assert first.frame == {"HT": 3}
    assert len(drawn(one).seed) == 16
    one.answer(0)
    assert drawn(one, seed="2026", size=5).sampled.count() == 2  # who has answered is not drawn
    with pytest.raises(RuleBroken):
        drawn(one, last=date(2026, 3, 9))


def test_an_interview_counts_once_weighted_and_the_call_is_noted_in_the_log_of_reads(
    one: Asking,
) -> None:
    made = drawn(one)
    asked, other = made.sampled.order_by("order")
    client = Client()
    client.force_login(one.who.hoa)
    listed = client.get(reverse("surveys:round", args=[made.pk])).content.decode()
    assert one.desk.mai.name not in listed
    assert ReadNote.objects.count() == 0
    page = client.get(reverse("surveys:interview", args=[asked.pk])).content.decode()
    assert one.desk.mai.name in page
    assert ReadNote.objects.filter(actor_key=one.who.hoa.actor_key).count() == 1
    marks = {f"q{key}": mark for key, mark in one.given(5, 2).marks.items()}
    client.post(reverse("surveys:interview", args=[asked.pk]), marks)
    client.post(reverse("surveys:no_answer", args=[other.pk]), {"state": "unreached"})
    assert [each.state for each in made.sampled.order_by("order")] == [
        SampledState.ANSWERED, SampledState.UNREACHED,
    ]  # fmt: skip
    assert Response.objects.get().channel == "phone"
    with pytest.raises(RuleBroken):
        services.enter_interview(sampled=asked, given=one.given(), actor=one.who.hoa, at=FRIDAY)
    services.close_days(agency=one.who.ward, at=SATURDAY)
    figure, weighted = measures.of_round(made, IndexKind.SERVICE)
    assert (figure.found, weighted.covered, weighted.size) == (Ratio(1, 1), 3, 3)
    services.close_round(round_=made, actor=one.who.quan, at=SATURDAY)
    with pytest.raises(RuleBroken):
        services.close_round(round_=made, actor=one.who.quan, at=SATURDAY)


def test_words_are_published_without_names_or_hidden_with_a_reason(one: Asking) -> None:
    one.answer(0, text="Anh Bình rất tận tình, gọi 0912345678")
    services.close_days(agency=one.who.ward, at=SATURDAY)
    row = Comment.objects.get()
    quan = one.who.quan
    with pytest.raises(RuleBroken, match="số điện thoại, họ tên người"):
        services.publish_comment(comment=row, text=row.text, actor=quan, at=SATURDAY)
    services.publish_comment(comment=row, text="Rất tận tình.", actor=quan, at=SATURDAY)
    assert Comment.objects.get().published_text == "Rất tận tình."
    with pytest.raises(RuleBroken, match="lý do"):
        services.hide_comment(comment=row, reason=" ", actor=quan, at=SATURDAY)
    services.hide_comment(comment=row, reason="Nêu tên người", actor=quan, at=SATURDAY)
    kept = Comment.objects.get()
    assert (kept.state, kept.published_text) == (CommentState.HIDDEN, "")
    assert list(queries.comments_of(one.who.tam, state="", today=SATURDAY.date())) == []
    assert queries.comments_of(one.who.minh, state="", today=SATURDAY.date()).count() == 1
    with pytest.raises(PermissionDenied):
        services.hide_comment(comment=row, reason="Không", actor=one.who.binh, at=SATURDAY)


def test_a_published_edition_never_changes_and_a_new_one_takes_its_place(one: Asking) -> None:
    old = one.overall[0].edition
    with pytest.raises(RuleBroken, match="không sửa được"):
        services.change_edition(
            edition=old, questions=[], note_text="", actor=one.who.quan, at=FRIDAY
        )
    draft = services.draft_edition(questionnaire=old.questionnaire, actor=one.who.quan, at=FRIDAY)
    with pytest.raises(RuleBroken, match="đang soạn"):
        services.draft_edition(questionnaire=old.questionnaire, actor=one.who.quan, at=FRIDAY)
    for wrong in (
        [Asked("A0", "Chung", "Một", is_overall=True), Asked("A0", "Khác", "Hai")],
        [Asked("A1", "Chung", "Một")],
        [Asked("A0", "", "Một", is_overall=True)],
    ):
        with pytest.raises(RuleBroken):
            services.change_edition(
                edition=draft, questions=wrong, note_text="", actor=one.who.quan, at=FRIDAY
            )
    asked = [Asked("A0", "Chung", "Nhìn chung", is_overall=True)]
    services.change_edition(
        edition=draft, questions=asked, note_text="", actor=one.who.quan, at=FRIDAY
    )
    services.publish_edition(edition=draft, actor=one.who.quan, at=FRIDAY)
    old.refresh_from_db()
    assert old.state == EditionState.RETIRED
    assert old.questions.count() == 9
    assert Question.objects.filter(edition=draft).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        type(old).objects.filter(pk=old.pk).update(state=EditionState.PUBLISHED)


def test_persons_are_seen_by_leaders_and_by_themselves(one: Asking) -> None:
    rows = [*one.rows, done(one.desk, hour=11), done(one.desk, hour=14)]
    more = Asking(one.desk, tuple(rows))
    for which in range(5):
        more.answer(which, 5, 5)
    services.close_days(agency=one.who.ward, at=SATURDAY)

    def page(who: str) -> str:
        client = Client()
        client.force_login(getattr(one.who, who))
        address = f"{reverse('surveys:results')}?theo=nguoi"
        return client.get(address).content.decode().partition("<main")[2]

    assert one.who.binh.full_name in page("minh")
    assert one.who.binh.full_name in page("binh")
    for who in ("hoa", "quan", "tam", "yen"):
        assert one.who.binh.full_name not in page(who)


def test_figures_need_few_queries_however_many_answers(
    one: Asking, django_assert_max_num_queries: Any
) -> None:
    client = Client()
    client.force_login(one.who.minh)
    client.get(reverse("surveys:results"))
    with django_assert_max_num_queries(32):
        client.get(reverse("surveys:results"))


def test_the_rate_of_answers_counts_dossiers_of_the_period(one: Asking) -> None:
    assert measures.response_rate(one.who.ward, MARCH) == Ratio(0, 3)
    one.answer(0)
    assert measures.response_rate(one.who.ward, MARCH) == Ratio(1, 3)
    assert measures.response_rate(one.who.ward, Period.parse("2026-04")) == Ratio(0, 0)


def test_today_s_answers_are_in_no_figure(one: Asking) -> None:
    one.answer(0)
    figure = measures.index(one.who.ward, MARCH, IndexKind.HANDLING)
    assert figure.found.show() == "chưa có số liệu"
    services.close_days(agency=one.who.ward, at=SATURDAY)
    assert measures.index(one.who.ward, MARCH, IndexKind.HANDLING).found == Ratio(1, 1)
    assert measures.records(one.who.ward, MARCH, IndexKind.HANDLING, good=True).count() == 1
    assert measures.records(one.who.ward, MARCH, IndexKind.HANDLING, good=False).count() == 0


def test_a_leader_opens_a_bad_answer_and_no_other_one(one: Asking) -> None:
    one.answer(0, 1, 5, text="Chờ hai buổi")
    one.answer(1, 5, 5)
    services.close_days(agency=one.who.ward, at=SATURDAY)
    client = Client()
    client.force_login(one.who.minh)
    bad = Response.objects.get(follow_up__isnull=False)
    page = client.get(reverse("surveys:bad_answer", args=[bad.pk])).content.decode()
    assert "Chờ hai buổi" in page
    assert one.desk.mai.name not in page
    good = Response.objects.get(follow_up__isnull=True)
    assert client.get(reverse("surveys:bad_answer", args=[good.pk])).status_code == 404


def test_the_slip_is_printed_at_the_counter_and_noted(one: Asking) -> None:
    client = Client()
    client.force_login(one.who.hoa)
    page = client.get(reverse("dossiers:rating_slip", args=[one.rows[0].pk])).content.decode()
    assert f"/danh-gia/{one.mark()}" in page
    assert one.desk.mai.name not in page.partition("<section")[2].partition("</section")[0]
    assert ReadNote.objects.filter(screen="Phiếu mời đánh giá").count() == 1
