"""The screens of dialogues: the way through the forms, what is offered to whom, query budgets."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.tests.factories import (
    AFTER,
    FRIDAY,
    admitted,
    announced,
    asked,
    held,
    on,
    promised,
)
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    return cast()


@pytest.fixture(name="quan")
def quan_fixture(client: Client, who: Cast) -> Client:
    client.force_login(who.quan)
    return client


def page(client: Client, to: str, /, *args: object, **query: Any) -> str:
    return client.get(reverse(f"dialogues:{to}", args=args), query).content.decode()


def post(client: Client, to: str, /, *args: object, **data: Any) -> str:
    answer = client.post(reverse(f"dialogues:{to}", args=args), data, follow=True)
    return answer.content.decode()


def test_a_dialogue_goes_through_its_forms(
    who: Cast, quan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {
        "title": "Giá đất năm 2026",
        "topic": "land",
        "audience": "citizens",
        "chair": who.minh.pk,
        "day": "20/03/2026",
        "hour": "08:30",
        "place": "Hội trường UBND phường",
        "questions_until": "25/03/2026",
    }
    assert "không được sau ngày đối thoại" in post(quan, "prepare", **words)
    assert "Đã lập buổi đối thoại" in post(quan, "prepare", **{**words, "questions_until": ""})
    row = Dialogue.objects.get()
    assert "Đã sửa." in post(quan, "revise", row.pk, **{**words, "questions_until": ""})
    assert "Đã soạn dự thảo" in post(quan, "invite", row.pk)
    assert "Đã công bố" in post(quan, "announce", row.pk)
    assert "Ghi nhận đã tổ chức</a>" not in page(quan, "dialogue", row.pk)
    moved = {"day": "27/03/2026", "hour": "08:30", "place": "Hội trường", "reason": "Mưa bão."}
    assert "Đã dời" in post(quan, "move", row.pk, **moved)
    taken = {"channel": "counter", "text": "Hỏi giá đất ngõ 3"}
    assert "Mã để người hỏi" in post(quan, "take", row.pk, **taken)
    question = DialogueQuestion.objects.get()
    admitted_as = {"wording": "Giá đất trong ngõ?", "unit": ""}
    assert "Đã tiếp nhận" in post(quan, "admit", question.pk, **admitted_as)
    monkeypatch.setenv("CCHC_NOW", on(3, 27, 17).isoformat())
    quan.logout()
    quan.force_login(who.quan)
    came = {"citizens": 30, "businesses": 0, "summary": "Đã trao đổi."}
    assert "Đã ghi nhận" in post(quan, "hold", row.pk, **came)
    assert "Đã trả lời" in post(quan, "answer", question.pk, text="Theo bảng giá của tỉnh.")
    made = {
        "text": "Niêm yết bảng giá đất",
        "unit": who.units["Tư pháp - Hộ tịch"].pk,
        "chief": who.binh.pk,
        "due_on": "10/04/2026",
        "question": question.pk,
    }
    assert "Hạn đã hứa" in post(quan, "promise", row.pk, **{**made, "due_on": "01/03/2026"})
    assert "Đã ghi lời hứa" in post(quan, "promise", row.pk, **made)
    assert "Đã soạn dự thảo" in post(quan, "minute", row.pk)
    assert "Chưa khép lại được" in post(quan, "close", row.pk)
    assert DialoguePromise.objects.get().obligation.chief == who.binh


def test_the_asker_is_shown_only_when_opened(who: Cast, client: Client) -> None:
    question = asked(announced(who), at=FRIDAY)
    client.force_login(who.hoa)
    assert "Trần Thị Mai" not in page(client, "question", question.pk)
    assert "Trần Thị Mai" in post(client, "asker", question.pk)


def test_who_only_reads_is_offered_nothing(who: Cast, client: Client) -> None:
    row = announced(who)
    admitted(who, asked(row, at=FRIDAY))
    secret = asked(row, "Chuyện riêng của gia đình", at=FRIDAY)
    promised(who, held(who, row))
    client.force_login(who.tam)
    text = page(client, "dialogues") + page(client, "dialogue", row.pk)
    for offered in ("Lập buổi đối thoại</a>", "Ghi lời hứa</a>", "Ghi câu hỏi", secret.shown_code):
        assert offered not in text
    assert "Niêm yết hướng dẫn" in text


def test_each_figure_opens_its_records(
    who: Cast, quan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = announced(who)
    question = admitted(who, asked(row, at=FRIDAY))
    made = promised(who, held(who, row))
    monkeypatch.setenv("CCHC_NOW", on(3, 21).isoformat())
    quan.logout()
    quan.force_login(who.quan)
    shown = {"meetings": row.title, "questions": question.wording, "waiting": made.text}
    for figure, text in shown.items():
        assert text in page(quan, "figure", figure=figure, year=2026)
        assert f"figure={figure}" in page(quan, "dialogues")
    assert made.text not in page(quan, "figure", figure="late", year=2026)
    for wrong in ({"figure": "rank"}, {"figure": "kept", "year": "x"}):
        assert quan.get(reverse("dialogues:figure"), wrong).status_code == 404


@pytest.mark.parametrize("to", ["dialogues", "dialogue"])
def test_longer_lists_take_no_more_queries(
    who: Cast,
    quan: Client,
    to: str,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    row = announced(who)
    for _ in range(4):
        admitted(who, asked(row, at=FRIDAY))
    held(who, row)
    for _ in range(4):
        promised(who, row)
    monkeypatch.setenv("CCHC_NOW", AFTER.isoformat())
    quan.logout()
    quan.force_login(who.quan)
    with django_assert_max_num_queries(46):
        assert page(quan, to, *([row.pk] if to == "dialogue" else []))
