"""Urging letters: exact list, drafted anew, issued, counted; docs/rules/urging.md."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.documents import services as documents
from cchc.documents.choices import State
from cchc.documents.content import Row, TableBlock
from cchc.documents.models import OfficialDocument
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Message
from cchc.obligations import facts, queries, services
from cchc.obligations.models import Obligation, UrgingLetter
from cchc.obligations.services import Asked
from cchc.obligations.tests.factories import (
    DUE,
    TASK,
    accepted,
    days,
    extended,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 1)
NOW = on(TODAY)
LAW, MEDIA, POLICE = "Tư pháp - Hộ tịch", "Văn hóa - Xã hội", "Công an phường"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The morning after the date."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-01T09:00")


def urged(
    who: Cast,
    unit: str = LAW,
    *,
    by: User | None = None,
    at: datetime = NOW,
    asked: Asked | None = None,
) -> UrgingLetter:
    return services.urge(
        agency=who.ward, unit=who.units[unit], actor=by or who.quan, at=at, asked=asked or Asked()
    )


def issued(who: Cast, letter: UrgingLetter, *, at: datetime = NOW) -> OfficialDocument:
    documents.freeze(document=letter.document, signer=who.lan, actor=who.quan, at=at)
    documents.sign_off(document=letter.document, actor=who.lan, at=at)
    return documents.issue(document=letter.document, issued_on=at.date(), actor=who.yen, at=at)


def table_of(letter: UrgingLetter) -> list[tuple[str, ...]]:
    letter.document.refresh_from_db()
    content = letter.document.said
    blocks = [*content.blocks, *(block for annex in content.annexes for block in annex.blocks)]
    table = next(block for block in blocks if isinstance(block, TableBlock))
    return [row.cells if isinstance(row, Row) else (row.label,) for row in table.rows]


def words_of(letter: UrgingLetter) -> str:
    return str(letter.document.content)


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"obligations:{name}", args=args)


def test_a_draft_lists_exactly_what_is_late_and_soon_due(who: Cast) -> None:
    late = owed(who, chief=who.binh)
    soon = owed(who, label="Danh mục thủ tục", due_on=date(2026, 4, 8))
    owed(who, label="Về sau", due_on=date(2026, 4, 9))
    owed(who, label="Của bộ phận khác", unit=MEDIA)
    submitted(who, owed(who, label="Đã nộp"))
    accepted(who, owed(who, label="Đã xong"))
    extended(who, owed(who, label="Đã gia hạn"), until=DUE + days(30), day=DUE)
    letter = urged(who)
    assert [(line.obligation_id, line.is_late) for line in letter.lines.all()] == [
        (late.pk, True),
        (soon.pk, False),
    ]
    assert table_of(letter) == [
        ("Đã quá hạn",),
        ("1", f"{TASK.label}\n{late.label}", "Báo cáo", "31/03/2026", "01", "Đỗ Văn Bình"),
        ("Sắp đến hạn",),
        ("2", f"{TASK.label}\n{soon.label}", "Báo cáo", "08/04/2026", "", "Chưa giao"),
    ]


def test_the_letter_says_the_moment_of_its_list_and_what_is_asked(who: Cast) -> None:
    owed(who)
    letter = urged(who, asked=Asked(remark="Bộ phận cử người làm việc với Văn phòng."))
    said = words_of(letter)
    assert "tính đến 09 giờ 00 phút ngày 01/04/2026, Bộ phận Tư pháp - Hộ tịch còn 01 việc" in said
    assert "yêu cầu Bộ phận Tư pháp - Hộ tịch khẩn trương" in said
    assert "chậm nhất ngày 08/04/2026" in said
    assert "Bộ phận cử người làm việc với Văn phòng." in said
    assert "sắp đến hạn" not in said
    assert letter.document.title == "V/v đôn đốc Tư pháp - Hộ tịch thực hiện nhiệm vụ quá hạn"
    assert letter.document.symbol == "UBND-VP"
    assert letter.document.unit == who.units["Văn phòng UBND"]


def test_a_partner_is_asked_and_sends_its_product_to_the_office(who: Cast) -> None:
    owed(who, unit=POLICE)
    said = words_of(urged(who, POLICE))
    assert "đề nghị Công an phường khẩn trương" in said
    assert "nộp sản phẩm về Văn phòng UBND" in said
    assert "yêu cầu" not in said


def test_a_date_granted_late_is_named_with_the_one_that_binds(who: Cast) -> None:
    row = owed(who, due_on=date(2026, 3, 25), chief=who.binh)
    extended(who, row, until=date(2026, 3, 31), day=date(2026, 3, 26))
    assert table_of(urged(who))[0][3:5] == ("25/03/2026\ngia hạn muộn đến 31/03/2026", "07")


def test_a_long_list_becomes_an_annex(who: Cast) -> None:
    for number in range(11):
        owed(who, label=f"Việc {number}")
    letter = urged(who)
    assert len(letter.document.said.annexes) == 1
    assert len(table_of(letter)) == 11
    assert "theo danh sách kèm theo" in words_of(letter)


def test_soon_due_work_may_be_left_out_or_stand_alone(who: Cast) -> None:
    owed(who)
    owed(who, label="Danh mục", due_on=date(2026, 4, 8))
    owed(who, unit=MEDIA, due_on=date(2026, 4, 8))
    assert len(table_of(urged(who, asked=Asked(with_soon=False)))) == 1
    alone = urged(who, MEDIA)
    assert "đúng thời hạn" in words_of(alone)
    assert "quá hạn" not in alone.document.title


def test_nothing_is_drafted_when_nothing_is_owed_or_the_day_is_wrong(who: Cast) -> None:
    owed(who)
    with pytest.raises(RuleBroken, match="không cần công văn"):
        urged(who, MEDIA)
    with pytest.raises(RuleBroken, match="sau hôm nay"):
        urged(who, asked=Asked(respond_by=TODAY))
    with pytest.raises(RuleBroken, match="cơ quan khác"):
        services.urge(agency=who.ward, unit=other_ward().posts.get().unit, actor=who.quan, at=NOW)
    assert not OfficialDocument.objects.exists()


def test_only_leaders_and_the_office_urge(who: Cast) -> None:
    owed(who)
    for person in (who.binh, who.yen, who.tam, who.hanh, who.quantri):
        with pytest.raises(PermissionDenied):
            urged(who, by=person)
        with pytest.raises(PermissionDenied):
            services.urge_all(agency=who.ward, actor=person, at=NOW)
    assert urged(who, by=who.minh).document.drafted_by == who.minh


def test_one_letter_to_a_unit_is_on_its_way_at_a_time(who: Cast) -> None:
    owed(who)
    first = urged(who)
    with pytest.raises(RuleBroken, match="Lê Anh Quân, 01/04/2026"):
        urged(who)
    documents.withdraw(document=first.document, reason="Lập nhầm", actor=who.quan, at=NOW)
    second = urged(who)
    issued(who, second)
    assert urged(who).pk != second.pk


def test_all_late_units_are_urged_at_once_each_by_its_own_letter(who: Cast) -> None:
    owed(who)
    owed(who, unit=MEDIA)
    owed(who, unit=POLICE)
    owed(who, unit="Bưu điện", due_on=date(2026, 4, 8))
    owed(who, unit=None)
    urged(who, MEDIA)
    made = services.urge_all(agency=who.ward, actor=who.quan, at=NOW)
    assert [letter.unit.name for letter in made] == [LAW, POLICE]
    with pytest.raises(RuleBroken, match="Không có bộ phận nào trễ hạn"):
        services.urge_all(agency=who.ward, actor=who.quan, at=NOW)


def test_what_happens_after_the_draft_is_told_and_one_act_drafts_anew(who: Cast) -> None:
    gone = owed(who)
    turned = owed(who, label="Nay đã trễ", due_on=TODAY)
    letter = urged(who)
    assert not queries.differences_of(letter, today=TODAY)[0]
    submitted(who, gone, day=TODAY, hour=10)
    added = owed(who, label="Mới trễ", due_on=TODAY)
    tomorrow = TODAY + days(1)
    found, rows = queries.differences_of(letter, today=tomorrow)
    assert [set(found.gone), set(found.added)] == [{gone.pk}, {added.pk}]
    assert set(found.changed) == {turned.pk}
    assert {row.pk for row in rows} == {gone.pk, added.pk, turned.pk}
    anew = services.redraft_urging(letter=letter, actor=who.quan, at=on(tomorrow, 14))
    assert {line.obligation_id for line in anew.lines.all()} == {turned.pk, added.pk}
    assert "tính đến 14 giờ 00 phút ngày 02/04/2026" in str(
        OfficialDocument.objects.get(pk=anew.document_id).content
    )
    assert anew.respond_by == letter.respond_by
    assert not queries.differences_of(anew, today=tomorrow)[0]


def test_a_letter_before_the_signer_is_drafted_anew_only_after_it_was_sent_back(who: Cast) -> None:
    owed(who)
    letter = urged(who)
    documents.freeze(document=letter.document, signer=who.lan, actor=who.quan, at=NOW)
    with pytest.raises(RuleBroken, match="Đã trình ký"):
        services.redraft_urging(letter=letter, actor=who.quan, at=NOW)
    documents.send_back(document=letter.document, reason="Cập nhật", actor=who.lan, at=NOW)
    services.redraft_urging(letter=letter, actor=who.quan, at=on(TODAY, 11))
    assert UrgingLetter.objects.get().listed_at == on(TODAY, 11)


def test_a_letter_is_not_drafted_anew_with_an_answer_asked_for_in_the_past(who: Cast) -> None:
    owed(who)
    letter = urged(who, asked=Asked(respond_by=TODAY + days(1)))
    with pytest.raises(RuleBroken, match="sau hôm nay"):
        services.redraft_urging(letter=letter, actor=who.quan, at=on(TODAY + days(1)))
    assert UrgingLetter.objects.get().listed_at == NOW


def test_only_an_issued_letter_counts_and_stands_in_the_history(who: Cast) -> None:
    row = owed(who)
    letter = urged(who)
    assert queries.urged_counts([row]) == {}
    document = issued(who, letter)
    assert document.state == State.ISSUED
    assert queries.urged_counts([row]) == {row.pk: 1}
    newest = queries.history(fresh(row))[0]
    assert newest.text == "Đôn đốc bằng công văn số 01/UBND-VP"
    assert newest.actor == "Trần Thị Lan"
    again = urged(who, at=on(TODAY + days(7)))
    issued(who, again, at=on(TODAY + days(7)))
    assert queries.urged_counts([row]) == {row.pk: 2}
    page = entered(who.binh).get(url("page", row.pk)).content.decode()
    assert "01/UBND-VP" in page
    assert "02/UBND-VP" in page


def test_the_persons_named_in_an_issued_letter_are_told_once(who: Cast) -> None:
    owed(who, chief=who.binh)
    owed(who, label="Chưa giao ai")
    letter = urged(who)
    services.tell_issued(at=NOW)
    told = Message.objects.filter(key__startswith="urging:")
    assert not told.exists()  # a draft urges nobody
    document = issued(who, letter)
    services.tell_issued(at=NOW)
    services.tell_issued(at=NOW)
    message = told.get()
    assert message.to == who.binh
    assert f"số {document.reference}: 1 việc của bạn" in message.subject
    assert "Chưa giao ai" not in message.body


def test_what_was_listed_is_a_fact_of_the_chain(who: Cast) -> None:
    row = owed(who)
    letter = urged(who)
    told = facts.of_urging(letter)
    assert told["lines"] == [[row.pk, "2026-03-31", True]]
    assert told["respond_by"] == "2026-04-08"


def test_the_page_lists_units_with_their_last_letter_in_a_fixed_number_of_queries(
    who: Cast,
) -> None:
    owed(who)
    urged(who)
    client = entered(who.quan)
    client.get(url("urging"))
    with CaptureQueriesContext(connection) as few:
        page = client.get(url("urging")).content.decode()
    assert "Xem công văn đang làm" in page
    for unit in (MEDIA, POLICE, "Bưu điện", "Đài Truyền thanh"):
        for number in range(3):
            owed(who, unit=unit, label=f"Việc {number}")
        urged(who, unit)
    with CaptureQueriesContext(connection) as many:
        page = client.get(url("urging")).content.decode()
    assert len(many) == len(few)
    assert "không có tài khoản: gửi bản giấy" in page


def test_who_does_not_handle_a_draft_does_not_learn_of_it(who: Cast) -> None:
    owed(who)
    letter = urged(who)
    assert "chưa có" in entered(who.binh).get(url("urging")).content.decode()
    unit = who.units[LAW].pk
    assert "đang làm" not in entered(who.binh).get(url("unit_urging", unit)).content.decode()
    leader = entered(who.lan).get(url("unit_urging", unit)).content.decode()
    assert "do Lê Anh Quân lập" in leader
    assert reverse("documents:document", args=[letter.document_id]) not in leader
    issued(who, letter)
    assert "01/UBND-VP" in entered(who.binh).get(url("unit_urging", unit)).content.decode()


def test_a_letter_is_drafted_drafted_anew_and_refused_on_screen(who: Cast) -> None:
    row = owed(who)
    unit, client = who.units[LAW].pk, entered(who.quan)
    wrong = client.post(url("urge", unit), {"respond_by": "01/04/2026", "with_soon": "on"})
    assert "phải sau hôm nay" in wrong.content.decode()
    assert "Ngày" in client.post(url("urge", unit), {"respond_by": "mai"}).content.decode()
    assert not UrgingLetter.objects.exists()
    made = client.post(url("urge", unit), {"respond_by": "10/04/2026", "remark": "Thêm."})
    letter = UrgingLetter.objects.get()
    assert made["Location"] == reverse("documents:document", args=[letter.document_id])
    assert (letter.respond_by, letter.remark) == (date(2026, 4, 10), "Thêm.")
    owed(who, label="Mới trễ")
    page = client.get(url("unit_urging", unit)).content.decode()
    assert page.count("</a>: chưa có trong danh sách") == 1
    assert "Lập lại theo danh sách hiện nay" in page
    assert client.get(url("redraft_urging", unit)).status_code == 405
    client.post(url("redraft_urging", unit))
    assert letter.lines.count() == 2
    assert row.pk in {line.obligation_id for line in letter.lines.all()}


def test_one_click_with_nothing_to_draft_anew_says_so(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = owed(who)
    unit, client = who.units[LAW].pk, entered(who.quan)
    assert client.post(url("redraft_urging", unit))["Location"] == url("unit_urging", unit)
    urged(who)
    services.cancel(obligations=[row], actor=who.minh, at=NOW, reason="Bỏ")
    page = client.post(url("redraft_urging", unit), follow=True).content.decode()
    assert "không cần công văn đôn đốc" in page


def test_every_late_unit_gets_a_draft_on_screen(who: Cast) -> None:
    client = entered(who.minh)
    assert "Không có bộ phận nào cần công văn mới" in client.get(url("urge_all")).content.decode()
    owed(who)
    owed(who, unit=POLICE)
    owed(who, unit=None, label="Của ai không rõ")
    assert "2 bộ phận" in client.get(url("urge_all")).content.decode()
    page = client.post(url("urge_all"), {"respond_by": "10/04/2026"}, follow=True).content.decode()
    assert "Đã lập 2 dự thảo" in page
    assert "1 việc quá hạn chưa có bộ phận chủ trì" in page
    assert Obligation.objects.count() == 3


def test_another_wards_units_are_not_found(who: Cast) -> None:
    stranger = entered(other_ward())
    unit = who.units[LAW].pk
    for name in ("unit_urging", "urge"):
        assert stranger.get(url(name, unit)).status_code == 404
    assert stranger.post(url("redraft_urging", unit)).status_code == 404
