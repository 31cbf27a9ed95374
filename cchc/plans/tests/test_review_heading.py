"""The heading of a plan is put right at review: recipients and the acts cited too."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.forms import HeadingForm
from cchc.plans.models import Plan
from cchc.plans.tests.factories import reviewed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_recipients_and_bases_are_put_right_and_what_was_read_stays(who: Cast) -> None:
    plan = reviewed_plan(who)
    read = {"text": "Nghị quyết số 76/NQ-CP", "number": "76/NQ-CP", "date": None}
    plan.recipients = ["UBND thành phố", "Lưu: VP"]
    plan.legal_bases = [{**read, "variants": ["76-NQ/CP"]}]
    plan.save()
    client, address = Client(), reverse("plans:heading", args=[plan.code])
    client.force_login(who.quan)
    shown = client.get(address).content.decode()
    assert "UBND thành phố" in shown
    assert "Nghị quyết số 76/NQ-CP" in shown
    decision = "Quyết định số 12/QĐ-UBND ngày 05/01/2026"
    posted = {
        "title": plan.title,
        "kind": plan.kind,
        "recipients_text": "UBND tỉnh\r\n\r\nLưu: VT, VP\r\n",
        "bases_text": f"Nghị quyết số 76/NQ-CP\r\n{decision};\r\nÝ kiến của HĐND",
    }
    assert client.post(address, posted).status_code == 302
    plan.refresh_from_db()
    assert plan.recipients == ["UBND tỉnh", "Lưu: VT, VP"]
    first, second, third = plan.legal_bases
    assert first["variants"] == ["76-NQ/CP"]
    assert (second["text"], second["number"], second["date"]) == (
        decision,
        "12/QĐ-UBND",
        "2026-01-05",
    )
    assert (third["text"], third["number"]) == ("Ý kiến của HĐND", None)


def test_lists_that_were_not_changed_are_not_written(who: Cast) -> None:
    plan = reviewed_plan(who)
    plan.recipients = ["UBND tỉnh", "Lưu: VT, VP"]
    plan.save()
    posted = {"title": "Tên khác", "kind": plan.kind, "recipients_text": "UBND tỉnh\r\nLưu: VT, VP"}
    form = HeadingForm(posted, instance=Plan.objects.get(pk=plan.pk))
    assert form.is_valid(), form.errors
    assert "recipients" not in form.changed()
    assert form.changed()["title"] == "Tên khác"
