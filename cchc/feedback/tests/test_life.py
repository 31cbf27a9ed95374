"""The life of a petition through the services: acts, deadlines, obligations, the chain."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError

from cchc.feedback import facts, queries, services
from cchc.feedback.choices import DutyKind, Kind, LetterKind, Reach, Satisfaction, State
from cchc.feedback.models import Duty, Petition, Picture
from cchc.feedback.services import Links, Wish
from cchc.feedback.tests.factories import (
    ANSWER,
    MONDAY,
    PNG,
    SAID,
    answered,
    assigned,
    classified,
    filed,
    folk,
    fresh,
    harassment,
    on,
    published,
    received,
    sealed,
    waiting,
)
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import place_of
from cchc.kernel.tests.rules_page import table
from cchc.notices.models import Letter, Message
from cchc.obligations.models import Obligation
from cchc.organisation.queries import integer_setting
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return folk()


def duty(row: Petition, kind: DutyKind) -> Duty:
    return row.duties.filter(kind=kind).select_related("obligation").latest("pk")


def checked() -> list[str]:
    """What the verification finds, of petitions alone."""
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert found.rows == Petition.objects.count()
    return [str(finding.code) for finding in found.findings]


def test_the_defaults_are_the_days_of_the_page(who: Cast) -> None:
    for row in table("feedback.md", "Deadlines"):
        assert integer_setting(who.ward, row["setting"]) == int(row["days"])


def test_a_petition_gets_code_token_and_a_deadline_that_is_an_obligation(who: Cast) -> None:
    row = filed(who)
    assert (row.code, row.state, row.reach) == ("PA-2026-0001", State.NEW, Reach.OPEN)
    owed = duty(row, DutyKind.RECEIVE)
    assert owed.due_on == date(2026, 3, 4)
    assert owed.obligation
    assert owed.obligation.label == "Xem xét, tiếp nhận PA-2026-0001"
    assert owed.obligation.unit == who.units["Bộ phận Tiếp nhận và Trả kết quả"]


def test_what_the_sender_said_is_unreadable_in_the_database(who: Cast) -> None:
    row = filed(who)
    kept = Petition.objects.filter(pk=row.pk).extra(select={"raw": "feedback_petition.text"})
    assert SAID.text not in str(kept.values("raw")[0]["raw"])
    assert fresh(row).text == SAID.text
    texts = [str(one) for one in Obligation.objects.values_list("label", "subject_label")]
    texts += list(Message.objects.values_list("subject", flat=True))
    assert not any("Mai" in text or "hướng dẫn" in text for text in texts)


def test_sent_twice_with_one_key_it_is_one_petition(who: Cast) -> None:
    key = uuid4()
    assert filed(who, sending_key=key) == filed(who, sending_key=key)
    assert Petition.objects.count() == 1


def test_the_whole_way_to_the_public(who: Cast) -> None:
    row = published(who)
    assert row.state == State.PUBLISHED
    kinds = (DutyKind.RECEIVE, DutyKind.HANDLE, DutyKind.PUBLISH)
    assert {duty(row, kind).done_on for kind in kinds} == {MONDAY.date()}
    assert set(Obligation.objects.values_list("state", flat=True)) == {"accepted"}
    outside = queries.senders_view(row, today=MONDAY.date())
    assert [answer.text for answer in outside.answers] == [ANSWER]
    assert Letter.objects.filter(key__endswith="answered:1").count() == 1


def test_the_chain_agrees_with_the_rows_after_the_whole_way(who: Cast) -> None:
    row = published(who)
    services.mark(petition=row, satisfaction=Satisfaction.NOT, words="Chưa rõ.", at=on(3))
    services.reopen(petition=row, text="Bảng vẫn chưa sửa.", at=on(3))
    assert checked() == []


def test_a_record_changed_by_hand_is_found(who: Cast) -> None:
    row = answered(who)
    Petition.objects.filter(pk=row.pk).update(answered_at=on(1))
    assert checked() == ["row_edited"]


def test_what_was_asked_and_supplied_begins_the_count_anew(who: Cast) -> None:
    row = services.ask_more(petition=filed(who), text="Ở thủ tục nào?", actor=who.hoa, at=on(3))
    assert duty(row, DutyKind.ASK).due_on == date(2026, 3, 9)
    row = services.supply(petition=row, text="Khai sinh.", actor=None, at=on(9))
    assert (row.state, row.complete_at) == (State.NEW, on(9))
    assert duty(row, DutyKind.RECEIVE).due_on == date(2026, 3, 11)


def test_a_refusal_is_judged_by_its_own_limit(who: Cast) -> None:
    row = services.refuse(petition=filed(who), reason="Không rõ.", actor=who.hoa, at=on(5))
    assert (duty(row, DutyKind.REFUSE).due_on, duty(row, DutyKind.REFUSE).done_on) == (
        date(2026, 3, 4),
        date(2026, 3, 5),
    )


def test_another_class_owes_another_thing(who: Cast) -> None:
    row = classified(who, Kind.OTHER_RULES)
    assert duty(row, DutyKind.FORWARD).due_on == date(2026, 3, 9)
    row = services.classify(petition=row, kind=Kind.CONDUCT, actor=who.hoa, at=on(3))
    assert duty(row, DutyKind.HANDLE).due_on == date(2026, 3, 23)
    assert duty(row, DutyKind.FORWARD).state == "ended"


def test_not_ours_is_forwarded_and_the_sender_reads_to_whom(who: Cast) -> None:
    row = classified(who, Kind.OTHER_RULES)
    row = services.forward(petition=row, to="Sở Tư pháp (mẫu)", actor=who.hoa, at=on(6))
    assert duty(row, DutyKind.FORWARD).done_on == date(2026, 3, 6)
    assert "Sở Tư pháp (mẫu)" in row.statements.get().text


def test_who_is_given_it_has_the_deadline(who: Cast) -> None:
    row = assigned(who)
    owed = duty(row, DutyKind.HANDLE).obligation
    assert owed
    assert (owed.chief, owed.unit) == (who.binh, who.units["Tư pháp - Hộ tịch"])


def test_a_leader_sends_an_answer_back_and_another_approves_it(who: Cast) -> None:
    row = services.send_back(petition=waiting(who), reason="Nêu rõ.", actor=who.lan, at=on(3))
    assert row.answers.get().comment == "Nêu rõ."
    services.draft_answer(petition=row, text="Rõ hơn.", actor=who.lan, at=on(3))
    row = services.submit_answer(petition=row, actor=who.binh, at=on(3))
    with pytest.raises(PermissionDenied, match="người khác duyệt"):
        services.approve(petition=row, actor=who.lan, at=on(3))
    assert services.approve(petition=row, actor=who.minh, at=on(3)).state == State.APPROVED


def test_the_sender_reopens_once_and_it_is_owed_anew(who: Cast) -> None:
    row = services.reopen(petition=answered(who), text="Chưa đúng.", at=on(10))
    assert duty(row, DutyKind.HANDLE).due_on == date(2026, 3, 31)
    assert row.round == 2
    services.draft_answer(petition=row, text="Đã sửa.", actor=who.binh, at=on(11))
    services.submit_answer(petition=row, actor=who.binh, at=on(11))
    row = services.approve(petition=row, actor=who.lan, at=on(11))
    row = services.send(petition=row, actor=who.hoa, at=on(11))
    assert [one.text for one in row.answers.all()] == [ANSWER, "Đã sửa."]
    with pytest.raises(RuleBroken, match="một lần"):
        services.reopen(petition=row, text="Nữa.", at=on(12))


def test_an_answer_is_marked_once(who: Cast) -> None:
    row = answered(who)
    services.mark(petition=row, satisfaction=Satisfaction.PARTLY, words="", at=on(3))
    with pytest.raises(RuleBroken, match="đã đánh giá"):
        services.mark(petition=row, satisfaction=Satisfaction.SATISFIED, words="", at=on(3))


def test_personal_data_are_not_published(who: Cast) -> None:
    row = answered(who)
    said: dict[str, Any] = {"title": "Hướng dẫn", "question": SAID.text, "answer": "Đã sửa."}
    said["is_read"] = True
    with pytest.raises(RuleBroken, match="người gửi") as broken:
        services.publish(petition=row, actor=who.quan, at=on(3), **said)
    assert broken.value.field == "question"
    with pytest.raises(RuleBroken, match="Đọc lại"):
        services.publish(petition=row, actor=who.quan, at=on(3), **{**said, "is_read": False})


def test_what_was_published_is_taken_down(who: Cast) -> None:
    row = published(who)
    assert queries.published(who.ward, "sua bang").count() == 1
    services.take_down(petition=row, reason="Còn tên.", actor=who.quan, at=on(3))
    assert queries.published(who.ward).count() == 0


def test_the_same_matter_goes_with_the_first(who: Cast) -> None:
    first, second = filed(who), filed(who)
    row = services.merge(petition=second, into=first.code.lower(), actor=who.hoa, at=on(3))
    assert row.merged_into == first
    assert set(row.duties.values_list("state", flat=True)) == {"done"}
    with pytest.raises(RuleBroken, match="Không có phản ánh"):
        services.merge(petition=first, into=second.code, actor=who.hoa, at=on(3))


def test_a_sealed_one_is_not_given_to_the_unit_it_is_about(who: Cast) -> None:
    row = sealed(who, "Tư pháp - Hộ tịch")
    services.receive(petition=row, actor=who.hoa, at=MONDAY)
    services.classify(petition=row, kind=Kind.CONDUCT, actor=who.hoa, at=MONDAY)
    with pytest.raises(RuleBroken, match="không xử lý được"):
        services.assign(petition=row, assignee=who.binh, actor=who.quan, at=MONDAY)
    unit = who.units["Tư pháp - Hộ tịch"]
    with pytest.raises(RuleBroken, match="giữ kín"):
        services.assign(petition=row, unit=unit, actor=who.quan, at=MONDAY)
    other = Links(about_unit=who.units["Văn hóa - Xã hội"])
    services.classify(petition=row, kind=Kind.CONDUCT, actor=who.hoa, at=MONDAY, links=other)
    assert fresh(row).about_unit == unit


def test_sealing_needs_a_unit_and_leaders_are_the_superiors_matter(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="Chọn bộ phận"):
        filed(who, wish=Wish(is_sealed=True))
    with pytest.raises(RuleBroken, match="cơ quan cấp trên"):
        filed(who, wish=Wish(who.units["Lãnh đạo UBND phường"]))


def test_harassment_is_the_heads_alone(who: Cast) -> None:
    row = harassment(who)
    for other in (who.lan, who.quan, who.hoa):
        with pytest.raises(PermissionDenied, match="người đứng đầu"):
            services.receive(petition=row, actor=other, at=MONDAY)
    row = services.receive(petition=row, actor=who.minh, at=MONDAY)
    assert set(Message.objects.values_list("to__username", flat=True)) == {"minh"}
    with pytest.raises(RuleBroken, match="kín"):
        services.draft_letter(
            petition=row, kind=LetterKind.ACKNOWLEDGEMENT, actor=who.minh, at=MONDAY
        )


def test_a_denunciation_is_the_heads_at_once_and_owes_nothing_here(who: Cast) -> None:
    row = services.reserve(petition=assigned(who), actor=who.binh, at=on(3))
    assert (row.state, row.reach, row.assignee) == (State.RESERVED, Reach.LEADER, None)
    assert not row.duties.filter(state="open").exists()
    services.settle(petition=row, text="Đã thụ lý.", actor=who.minh, at=on(4))
    with pytest.raises(PermissionDenied):
        services.settle(petition=row, text="Đã thụ lý.", actor=who.lan, at=on(4))


def test_a_denunciation_of_the_head_is_nobodys_and_the_sender_is_guided(who: Cast) -> None:
    row = services.reserve(petition=filed(who), is_about_head=True, actor=who.hoa, at=on(3))
    today = on(3).date()
    for person in (who.minh, who.lan, who.quan, who.hoa):
        assert not queries.visible_to(person, today=today).filter(pk=row.pk).exists()
    assert who.superior.full_name in row.statements.get().text


def test_pictures_are_told_by_their_content(who: Cast) -> None:
    row = filed(who, pictures=[PNG])
    assert row.pictures.get().file.name == "anh-1.png"
    for wrong in (b"%PDF-1.4 ...", b"<script>", b""):
        with pytest.raises(RuleBroken, match="Ảnh 1"):
            filed(who, pictures=[wrong])
    with pytest.raises(RuleBroken, match="nhiều nhất 5"):
        filed(who, pictures=[PNG] * 6)


def test_a_picture_lies_sealed_and_once_its_key_is_gone_nobody_reads_it(who: Cast) -> None:
    row = filed(who, pictures=[PNG])
    one = queries.picture_for(who.hoa, row.pk, row.pictures.get().pk, at=MONDAY)
    assert one
    assert queries.content_of(one) == PNG
    assert PNG not in place_of(one.file.sha256).read_bytes()
    Picture.objects.update(key=None)
    assert queries.picture_for(who.hoa, row.pk, one.pk, at=MONDAY) is None
    assert queries.open_petition(who.hoa, row.pk, at=MONDAY).pictures == []
    assert checked() == []


@pytest.mark.parametrize("name", ["binh", "yen", "tam", "hanh", "quantri", "minh"])
def test_only_the_desk_and_the_office_receive(who: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        services.receive(petition=filed(who), actor=getattr(who, name), at=MONDAY)


def test_nothing_of_a_petition_is_deleted(who: Cast) -> None:
    with pytest.raises(ProtectedError):
        received(who).delete()
