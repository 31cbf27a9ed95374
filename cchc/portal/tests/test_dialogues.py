"""The public calendar of dialogues: what the stranger reads, asks and gets back."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cchc.dialogues import services as dialogues
from cchc.dialogues.models import Dialogue, DialogueQuestion
from cchc.dialogues.tests.factories import (
    AFTER,
    FRIDAY,
    admitted,
    announced,
    asked,
    held,
    on,
    prepared,
    promised,
)
from cchc.organisation.tests.factories import Cast, cast
from cchc.portal.urls import of_dialogues
from cchc.web.paths import is_public

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", on(3, 10).isoformat())
    cache.clear()
    who = cast()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    return who


def to(name: str, who: Cast, row: Dialogue | None = None) -> str:
    ward = who.ward.code
    args = {"dialogue_entrance": [], "dialogue_reply": [], "dialogues": [ward]}
    return reverse(f"portal:{name}", args=args.get(name, [ward, row.key if row else ""]))


def page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_address_is_open_to_the_stranger(who: Cast) -> None:
    row = announced(who)
    tried = {pattern.name for pattern in of_dialogues}
    for name in sorted(filter(None, tried)):
        path = to(name, who, row)
        assert is_public(path)
        assert Client().get(path).status_code == (302 if name == "dialogue_entrance" else 200)
    assert tried == {
        "dialogue_entrance", "dialogue_reply", "dialogues", "dialogue", "dialogue_ask",
    }  # fmt: skip


def test_pages_without_a_form_are_the_same_for_everybody(who: Cast) -> None:
    row = held(who)
    promised(who, row)
    for path in (to("dialogues", who), to("dialogue", who, row)):
        answer = Client().get(path)
        assert answer["Cache-Control"] == "public, max-age=300"
        assert "Cookie" not in answer.get("Vary", "")
        signed_in = Client()
        signed_in.force_login(who.quan)
        assert signed_in.get(path).content == answer.content


def test_drafts_and_closed_agencies_are_not_found(who: Cast) -> None:
    row = prepared(who)
    assert Client().get(to("dialogue", who, row)).status_code == 404
    assert row.title not in page(to("dialogues", who))
    for key in ("2026-99", "2026", "x-y", "-", "2026-1-1", "9" * 30):
        path = reverse("portal:dialogue", args=[who.ward.code, key])
        assert Client().get(path).status_code == 404
    who.ward.settings.all().delete()
    assert Client().get(to("dialogues", who)).status_code == 404


def test_a_late_promise_is_called_late_and_nobody_is_named(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = announced(who)
    admitted(who, asked(row, at=FRIDAY))
    promised(who, held(who, row))
    before = page(to("dialogue", who, row))
    assert "Chưa đến hạn" in before
    monkeypatch.setenv("CCHC_NOW", on(4, 20).isoformat())
    text = page(to("dialogue", who, row))
    assert "Quá hạn" in text
    assert "trễ 5 ngày" in text
    assert "Tư pháp - Hộ tịch" in text
    for name in ("Đỗ Văn Bình", "Trần Thị Lan", "Trần Thị Mai", "0912345678"):
        assert name not in text


def test_a_question_gets_a_code_and_the_code_its_answer(who: Cast) -> None:
    row = announced(who)
    visitor = Client()
    sent = visitor.post(to("dialogue_ask", who, row), {"text": "Khi nào có đèn đường?"})
    question = DialogueQuestion.objects.get()
    assert question.shown_code in sent.content.decode()
    assert sent["Cache-Control"] == "private, no-store"
    dialogues.refuse(question=question, reason="Ngoài chủ đề.", actor=who.quan, at=AFTER)
    reply = to("dialogue_reply", who)
    shown = visitor.post(reply, {"code": question.shown_code.lower()}).content.decode()
    assert "Ngoài chủ đề." in shown
    assert "Khi nào có đèn đường?" not in shown
    assert "Không có câu hỏi mang mã này" in visitor.post(reply, {"code": "ABCD"}).content.decode()


def test_what_falls_into_the_trap_looks_taken_and_is_not_kept(who: Cast) -> None:
    row = announced(who)
    bait = {"text": "Mua hàng giá rẻ", "website": "shop.example"}
    answer = Client().post(to("dialogue_ask", who, row), bait)
    assert "Mã câu hỏi" in answer.content.decode()
    assert not DialogueQuestion.objects.exists()


def test_one_machine_sends_five_questions_an_hour(who: Cast) -> None:
    row = announced(who)
    path, said = to("dialogue_ask", who, row), {"text": "Hỏi"}
    codes = [Client().post(path, said).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]
    assert DialogueQuestion.objects.count() == 5


def test_an_empty_question_and_a_forged_one_are_refused(who: Cast) -> None:
    row = announced(who)
    path = to("dialogue_ask", who, row)
    assert "Chưa gửi được" in Client().post(path, {"text": " "}).content.decode()
    assert Client(enforce_csrf_checks=True).post(path, {"text": "Hỏi"}).status_code == 403
    assert not DialogueQuestion.objects.exists()


def test_after_the_last_day_nothing_is_taken(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = announced(who)
    monkeypatch.setenv("CCHC_NOW", on(3, 19).isoformat())
    assert "Gửi câu hỏi trước" not in page(to("dialogue", who, row))
    assert Client().post(to("dialogue_ask", who, row), {"text": "Hỏi"}).status_code == 404
