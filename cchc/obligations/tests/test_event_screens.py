"""The pages of awaited events."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.obligations.models import Obligation
from cchc.obligations.tests.factories import PDF, event, fresh, owed
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Saturday in March."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-28T09:00")


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, key: int) -> str:
    return reverse(f"obligations:{name}", args=[key])


def test_an_event_is_recorded_with_its_file_and_dates(who: Cast) -> None:
    awaited = event(who)
    row = owed(who, event=awaited)
    client = entered(who.quan)
    shown = client.get(url("record_event", awaited.pk)).content.decode()
    assert "Để trống: 30 ngày sau ngày xảy ra (thông lệ của cơ quan" in shown
    data = {
        "happened_on": "27/03/2026",
        "document": "Quyết định 12/QĐ-UBND",
        f"due_{row.pk}": "",
        "file": SimpleUploadedFile("qd.pdf", PDF),
    }
    wrong = client.post(url("record_event", awaited.pk), {**data, "happened_on": "29/03/2026"})
    assert "không được sau hôm nay" in wrong.content.decode()
    data["file"] = SimpleUploadedFile("qd.pdf", PDF)
    assert client.post(url("record_event", awaited.pk), data).status_code == 302
    # thirty days after the event is a Sunday, and the next day off for Giỗ Tổ
    assert fresh(row).due_on == date(2026, 4, 28)
    assert client.get(url("record_event", awaited.pk)).status_code == 302
    file = client.get(url("event_file", awaited.pk))
    assert file["Content-Disposition"].startswith("attachment")
    assert entered(who.binh).get(url("record_event", awaited.pk)).status_code == 403


def test_the_date_after_an_event_follows_the_day_that_is_typed(who: Cast) -> None:
    awaited = event(who)
    row, other = owed(who, event=awaited), owed(who, event=awaited, label="Việc khác")
    Obligation.objects.filter(pk=row.pk).update(
        original_phrase="Trong vòng 10 ngày làm việc sau khi UBND tỉnh ban hành Đề án"
    )
    client, address = entered(who.quan), url("record_event", awaited.pk)
    assert "10 ngày làm việc sau ngày xảy ra" in client.get(address).content.decode()
    said = {"happened_on": "02/03/2026", "document": "QĐ 12", f"due_{other.pk}": "20/04/2026"}
    answer = client.post(address, said, follow=True)
    assert "16/03/2026, 20/04/2026" in answer.content.decode()
    assert (fresh(row).due_on, fresh(other).due_on) == (date(2026, 3, 16), date(2026, 4, 20))


def test_the_day_of_an_event_is_corrected(who: Cast) -> None:
    awaited = event(who)
    row = owed(who, event=awaited)
    client = entered(who.quan)
    address = url("correct_event", awaited.pk)
    assert client.get(address).status_code == 302  # nothing to correct yet
    said = {"happened_on": "20/03/2026", "document": "QĐ 12", f"due_{row.pk}": ""}
    client.post(url("record_event", awaited.pk), said)
    assert fresh(row).due_on == date(2026, 4, 20)  # 19/4 is a Sunday
    assert "Đang là 20/04/2026" in client.get(address).content.decode()
    wrong = client.post(address, {"happened_on": "01/01/1900", "reason": "nhầm"})
    assert "Ngày xảy ra quá sớm" in wrong.content.decode()
    answer = client.post(address, {"happened_on": "10/03/2026", "reason": "nhầm"}, follow=True)
    assert "Đã sửa ngày sự kiện; hạn mới: 09/04/2026" in answer.content.decode()
    assert "trước ghi 20/03/2026" in answer.content.decode()
    assert fresh(row).due_on == date(2026, 4, 9)
    assert entered(who.binh).get(address).status_code == 403
