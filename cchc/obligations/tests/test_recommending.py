"""A recommendation from the supervisor's words to the agreement, and what goes wrong."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Message
from cchc.obligations import facts, queries, services
from cchc.obligations.models import Asking, Obligation, Recommendation
from cchc.obligations.services import Subject, Upload
from cchc.obligations.tests.factories import PDF, TASK, answered, on, recommended
from cchc.organisation import services as organisation
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db
MADE, OWED = date(2026, 4, 10), date(2026, 5, 6)


def asking(row: Recommendation) -> Asking:
    return queries.asking_now(row)


def told(person: User) -> list[str]:
    return [message.subject for message in Message.objects.filter(to=person).order_by("pk")]


def named(who: Cast, row: Recommendation, **more: Any) -> None:
    services.assign_answer(
        recommendation=row, chief=who.binh, actor=who.quan, at=on(MADE, 14), **more
    )


class TestMaking:
    def test_the_answer_is_owed_by_the_office_from_that_moment(self, who: Cast) -> None:
        row = recommended(who, subject=TASK)
        owed = asking(row).obligation
        assert (str(row), row.state, row.subject_label) == (
            "Kiến nghị số 1/2026",
            "waiting",
            TASK.label,
        )
        assert (owed.due_on, owed.binding_on, owed.state) == (OWED, OWED, "open")
        assert owed.unit == who.units["Văn phòng UBND"]
        assert owed in queries.mine(who.quan, today=MADE)
        assert "Kiến nghị số 1/2026" in told(who.minh)
        assert told(who.binh) == []

    def test_numbers_follow_each_other_and_begin_anew_with_the_year(self, who: Cast) -> None:
        rows = [recommended(who, day=day) for day in (MADE, MADE, date(2027, 1, 5))]
        assert [str(row) for row in rows] == [
            f"Kiến nghị số {number}" for number in ("1/2026", "2/2026", "1/2027")
        ]

    def test_the_days_are_a_setting_and_a_change_moves_nothing_promised(self, who: Cast) -> None:
        before = recommended(who)
        organisation.change_setting(
            agency=who.ward, key="recommendations.answer_days", value=5,
            actor=who.quantri, at=on(MADE, 10),
        )  # fmt: skip
        assert asking(recommended(who)).answer_by == date(2026, 4, 17)
        assert asking(before).answer_by == OWED

    def test_only_the_supervisor_recommends_and_says_something(self, who: Cast) -> None:
        for person in (who.minh, who.quan, who.binh, who.quantri, who.hanh):
            with pytest.raises(PermissionDenied):
                services.recommend(
                    agency=who.ward, actor=person, at=on(MADE), title="Một việc", text="Đề nghị"
                )
        for title, text in ((" ", "Đề nghị"), ("Một việc", " ")):
            with pytest.raises(RuleBroken, match="Ghi nội dung"):
                services.recommend(
                    agency=who.ward, actor=who.tam, at=on(MADE), title=title, text=text
                )
        assert Recommendation.objects.count() == Obligation.objects.count() == 0


class TestNaming:
    def test_the_person_is_told_and_has_it_among_their_work(self, who: Cast) -> None:
        row = recommended(who)
        named(who, row, due_on=date(2026, 4, 24))
        owed = asking(row).obligation
        assert (owed.chief, owed.unit) == (who.binh, who.units["Tư pháp - Hộ tịch"])
        assert (owed.due_on, asking(row).answer_by) == (date(2026, 4, 24), OWED)
        assert told(who.binh) == ["Bạn được giao trả lời kiến nghị số 1/2026"]
        assert owed in queries.mine(who.binh, today=MADE)

    def test_the_inner_date_is_never_after_the_day_promised(self, who: Cast) -> None:
        row = recommended(who)
        with pytest.raises(RuleBroken, match="06/05/2026"):
            named(who, row, due_on=date(2026, 5, 7))
        assert asking(row).obligation.chief is None

    def test_the_supervisor_and_people_without_work_are_not_named(self, who: Cast) -> None:
        row = recommended(who)
        with pytest.raises(RuleBroken, match="không phải công chức"):
            services.assign_answer(recommendation=row, chief=who.tam, actor=who.quan, at=on(MADE))
        with pytest.raises(PermissionDenied):
            services.assign_answer(recommendation=row, chief=who.binh, actor=who.tam, at=on(MADE))

    def test_what_is_owed_is_not_handed_in_or_given_away_past_the_recommendation(
        self, who: Cast
    ) -> None:
        row = recommended(who)
        named(who, row)
        owed = asking(row).obligation
        assert queries.open_acts(owed, who.binh, today=MADE) == {"report_progress", "ask_extension"}
        assert queries.open_acts(owed, who.lan, today=MADE) == {"report_progress", "ask_extension"}
        with pytest.raises(PermissionDenied, match="trang của kiến nghị"):
            services.submit(
                obligations=[owed], actor=who.binh, at=on(MADE), proves_from=MADE,
                proves_to=MADE, files=[Upload("tra-loi.pdf", PDF)],
            )  # fmt: skip
        with pytest.raises(PermissionDenied, match="trang của kiến nghị"):
            services.cancel(obligations=[owed], actor=who.lan, at=on(MADE), reason="Bỏ")


class TestAnswering:
    def test_the_answer_ends_what_was_owed_and_waits_for_the_supervisor(self, who: Cast) -> None:
        row = recommended(who)
        named(who, row)
        services.answer(
            recommendation=row, actor=who.binh, at=on(OWED, 16), text="Đã niêm yết.",
            files=[Upload("bien-ban.pdf", PDF)],
        )  # fmt: skip
        row.refresh_from_db()
        owed = asking(row).obligation
        assert (row.state, owed.state, owed.submitted_on) == ("answered", "accepted", OWED)
        assert queries.standing_of(owed, date(2026, 6, 1)) == "done_on_time"
        shown = queries.askings_shown(row, today=OWED)[0]
        assert [piece.label for piece in shown.evidence] == ["bien-ban.pdf"]
        assert told(who.tam) == ["Đã trả lời kiến nghị số 1/2026"]
        assert queries.counts(who.ward, today=OWED, soon=OWED).to_judge == 0

    def test_a_late_answer_stays_late_though_the_inner_date_was_extended(self, who: Cast) -> None:
        row = recommended(who)
        named(who, row)
        request = services.ask_extension(
            obligation=asking(row).obligation, actor=who.binh, at=on(date(2026, 4, 28)),
            until=date(2026, 5, 20), reason="Chờ tổ dân phố",
        )  # fmt: skip
        services.grant_extension(request=request, actor=who.lan, at=on(date(2026, 4, 29)))
        answered(who, row, day=date(2026, 5, 7), by=who.binh)
        shown = queries.askings_shown(row, today=date(2026, 5, 8))[0]
        assert shown.badge is not None
        assert shown.badge.label == "Trả lời chậm"
        assert queries.standing_of(asking(row).obligation, date(2026, 6, 1)) == "done_on_time"

    def test_others_do_not_answer_and_nobody_answers_twice_or_nothing(self, who: Cast) -> None:
        row = recommended(who)
        for person in (who.binh, who.tam, who.yen, who.quantri):
            with pytest.raises(PermissionDenied):
                services.answer(recommendation=row, actor=person, at=on(MADE), text="Đã làm")
        with pytest.raises(RuleBroken, match="Ghi nội dung trả lời"):
            services.answer(recommendation=row, actor=who.minh, at=on(MADE), text="  ")
        answered(who, row)
        assert asking(row).obligation.chief == who.minh
        with pytest.raises(RuleBroken, match="đã được trả lời"):
            answered(who, row)

    def test_a_file_with_a_mark_of_secrecy_is_refused_and_nothing_is_kept(self, who: Cast) -> None:
        row = recommended(who)
        with pytest.raises(RuleBroken, match="MẬT"):
            services.answer(
                recommendation=row, actor=who.minh, at=on(MADE), text="Kèm theo",
                files=[Upload("kem.txt", "TUYỆT MẬT\nNội dung".encode())],
            )  # fmt: skip
        row.refresh_from_db()
        assert (row.state, asking(row).answer) == ("waiting", "")


class TestJudging:
    def test_agreement_closes_and_is_the_last_word(self, who: Cast) -> None:
        row = answered(who, recommended(who))
        services.satisfy(recommendation=row, actor=who.tam, at=on(date(2026, 4, 22)), text="Tốt.")
        row.refresh_from_db()
        assert (row.state, row.closed_by, row.closing_words) == ("satisfied", who.tam, "Tốt.")
        assert "Người giám sát đồng ý: kiến nghị số 1/2026" in told(who.minh)
        for act in (services.ask_again, services.withdraw, services.satisfy):
            with pytest.raises(RuleBroken, match="đã đồng ý"):
                act(recommendation=row, actor=who.tam, at=on(date(2026, 4, 23)), text="Thêm")

    def test_asking_again_owes_a_second_answer_with_its_own_day(self, who: Cast) -> None:
        row = recommended(who)
        named(who, row)
        answered(who, row, by=who.binh)
        again = services.ask_again(
            recommendation=row, actor=who.tam, at=on(date(2026, 5, 4)), text="Tổ 3 chưa có."
        )
        row.refresh_from_db()
        assert (row.state, again.number, again.answer_by) == ("waiting", 2, date(2026, 5, 25))
        assert (again.obligation.chief, again.obligation.state) == (who.binh, "open")
        assert asking(row) == again
        first = queries.askings_shown(row, today=date(2026, 6, 1))[0]
        assert (first.row.answer, first.badge and first.badge.label) == (
            "Đã niêm yết tại 8 tổ dân phố.",
            "Trả lời đúng hạn",
        )
        answered(who, row, day=date(2026, 5, 20), by=who.binh)
        services.satisfy(recommendation=row, actor=who.tam, at=on(date(2026, 5, 21)))

    def test_nobody_in_the_agency_judges_the_answer(self, who: Cast) -> None:
        row = answered(who, recommended(who))
        for person in (who.minh, who.quan, who.binh):
            with pytest.raises(PermissionDenied):
                services.satisfy(recommendation=row, actor=person, at=on(MADE))
            with pytest.raises(PermissionDenied):
                services.ask_again(recommendation=row, actor=person, at=on(MADE), text="Thêm")

    def test_withdrawn_before_the_answer_nothing_is_owed_any_more(self, who: Cast) -> None:
        row = recommended(who)
        with pytest.raises(RuleBroken, match="Ghi lý do rút"):
            services.withdraw(recommendation=row, actor=who.tam, at=on(MADE), text="")
        services.withdraw(recommendation=row, actor=who.tam, at=on(MADE, 15), text="Đã niêm yết.")
        row.refresh_from_db()
        assert (row.state, asking(row).obligation.state) == ("withdrawn", "cancelled")
        assert not queries.mine(who.quan, today=MADE).exists()
        assert "Đã rút kiến nghị số 1/2026" in told(who.minh)

    def test_what_was_answered_once_is_not_withdrawn(self, who: Cast) -> None:
        row = answered(who, recommended(who))
        services.ask_again(recommendation=row, actor=who.tam, at=on(MADE), text="Thêm")
        with pytest.raises(RuleBroken, match="đã có trả lời"):
            services.withdraw(recommendation=row, actor=who.tam, at=on(MADE), text="Thôi")


def test_after_a_whole_life_the_folded_facts_equal_the_rows(who: Cast) -> None:
    row = recommended(who, subject=TASK)
    named(who, row)
    answered(who, row, by=who.binh)
    services.ask_again(recommendation=row, actor=who.tam, at=on(date(2026, 5, 4)), text="Thêm")
    answered(who, row, day=date(2026, 5, 20))
    services.satisfy(recommendation=row, actor=who.tam, at=on(date(2026, 5, 21)))
    other = recommended(who)
    services.withdraw(recommendation=other, actor=who.tam, at=on(MADE, 15), text="Trùng.")
    checked = 0
    for source in facts.SOURCES:
        for key, now in source.current("anbinh"):
            state: dict[str, object] = {}
            for view in audit.history("anbinh", source.kind, key):
                state |= view.facts
            assert state == now, (source.kind, key)
            checked += 1
    assert checked == 5  # two recommendations, three answers owed
    said = [entry.text for entry in queries.recommendation_history(row)]
    assert said == [
        "Đồng ý với trả lời",
        "Trả lời",
        "Đề nghị trả lời thêm",
        "Trả lời",
        "Phân công trả lời",
        "Kiến nghị",
    ]
    assert "niêm yết" not in str([view.facts for view in audit.history(
        "anbinh", facts.RECOMMENDED, str(row.pk))])  # fmt: skip


@pytest.fixture
def april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")


@pytest.mark.usefixtures("april")
class TestScreens:
    def test_the_subject_comes_signed_and_is_not_made_up(self, who: Cast, client: Client) -> None:
        client.force_login(who.tam)
        way = queries.way_to_recommend(who.tam, TASK, "/ke-hoach/x/", today=MADE)
        assert TASK.label in client.get(way).content.decode()
        said = {"title": "Một việc", "text": "Đề nghị"}
        client.post(way, said)
        made = Recommendation.objects.get()
        assert (made.subject_key, made.subject_link) == (TASK.key, "/ke-hoach/x/")
        address = reverse("obligations:recommend")
        assert client.get(f"{address}?ve=WyJ4Il0:abc").status_code == 404
        assert queries.way_to_recommend(who.quan, TASK, "/x/", today=MADE) == ""

    def test_a_subject_of_another_agency_is_not_found(self, who: Cast, client: Client) -> None:
        way = queries.way_to_recommend(who.tam, Subject("task", "x", "Việc"), "/x/", today=MADE)
        User.objects.filter(pk=who.tam.pk).update(agency=who.superior)
        who.tam.refresh_from_db()
        client.force_login(who.tam)
        assert client.get(way).status_code in (403, 404)

    def test_wrong_words_are_told_beside_the_field(self, who: Cast, client: Client) -> None:
        client.force_login(who.tam)
        answer = client.post(reverse("obligations:recommend"), {"title": "", "text": ""})
        assert answer.status_code == 200
        assert answer.content.decode().count("is-invalid") == 2
        row = recommended(who)
        client.force_login(who.minh)
        answer = client.post(reverse("obligations:answer", args=[row.pk]), {"text": "Đã làm"})
        assert "Đánh dấu để xác nhận" in answer.content.decode()
        assigned = client.post(
            reverse("obligations:assign_answer", args=[row.pk]),
            {"chief": who.binh.pk, "due_on": "07/05/2026"},
        )
        assert "Hạn nội bộ phải từ hôm nay" in assigned.content.decode()

    def test_a_get_changes_nothing(self, who: Cast, client: Client) -> None:
        row = answered(who, recommended(who))
        client.force_login(who.tam)
        assert client.get(reverse("obligations:satisfy", args=[row.pk])).status_code == 200
        row.refresh_from_db()
        assert row.state == "answered"

    def test_an_act_that_cannot_be_done_now_leads_back_with_the_reason(
        self, who: Cast, client: Client
    ) -> None:
        row = recommended(who)
        client.force_login(who.tam)
        answer = client.get(reverse("obligations:satisfy", args=[row.pk]), follow=True)
        assert "kiến nghị đang chờ trả lời" in answer.content.decode()

    def test_the_list_costs_the_same_for_many(
        self, who: Cast, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for _ in range(12):
            recommended(who)
        client.force_login(who.tam)
        with django_assert_max_num_queries(28):
            page = client.get(reverse("obligations:recommendations")).content.decode()
        assert page.count("Công khai kết quả khảo sát") == 12

    def test_the_first_pages_show_what_waits_for_whom(self, who: Cast, client: Client) -> None:
        row = recommended(who)
        for person in (who.minh, who.quan):
            client.force_login(person)
            assert "Kiến nghị chờ trả lời" in client.get("/").content.decode()
        client.force_login(who.tam)
        assert "Kiến nghị chờ ý kiến của bạn" not in client.get("/").content.decode()
        answered(who, row)
        assert "Kiến nghị chờ ý kiến của bạn" in client.get("/").content.decode()
