"""Who files for another, and how the result is fetched: as at the counter."""

from datetime import datetime

import pytest
from django.urls import reverse

from cchc.citizens import queries as citizens
from cchc.dossiers.choices import Channel
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop, on
from cchc.portal.models import Filer
from cchc.portal.tests.filing import EMAIL, PERSON, begun, filing_shop, kept, sent, signed_in

AGENT = {
    "for_another": "on",
    "agent_name": "Trần Văn Lộc",
    "agent_id_number": "038088004321",
    "agent_phone": "0988 111 222",
    "agent_email": "",
    "authorisation": "Số 15/2026/UQ ngày 02/03/2026, Phòng công chứng (mẫu)",
}


@pytest.fixture(name="desk")
def desk_fixture(db: None) -> Shop:
    return filing_shop()


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def filed(desk: Shop, **more: str) -> Dossier:
    """What becomes of a filing in which that was said besides."""
    client = signed_in()
    draft = begun(client, desk)
    assert kept(client, draft, then="review", **more).status_code == 302
    page = client.get(reverse("portal:review", args=[draft.key])).content.decode()
    assert "Nhận kết quả" in page
    sent(client, draft)
    draft.refresh_from_db()
    assert draft.dossier is not None
    return draft.dossier


def test_unless_said_otherwise_the_applicant_files_and_fetches_at_the_counter(desk: Shop) -> None:
    row = filed(desk)
    assert (row.authorised, row.authorisation) == (None, "")
    assert (row.return_channel, row.return_address) == (Channel.COUNTER, "")
    assert citizens.details_of(row.applicant).email == EMAIL


def test_who_files_for_another_is_kept_with_the_paper_and_not_as_the_applicant(
    desk: Shop,
) -> None:
    row = filed(desk, **AGENT)
    assert row.authorised is not None
    agent = citizens.details_of(row.authorised)
    assert (agent.name, agent.id_number, agent.email) == ("Trần Văn Lộc", "038088004321", EMAIL)
    assert row.authorisation == AGENT["authorisation"]
    assert row.applicant.name == PERSON["name"]
    assert citizens.details_of(row.applicant).email == ""
    assert Filer.objects.get().known == {}  # the applicant is not who files


def test_the_post_brings_it_to_the_address_that_is_named_or_to_the_applicant(desk: Shop) -> None:
    there = filed(desk, return_channel="3", return_address="Số 9 Trần Phú, phường Mẫu")
    assert there.return_channel == Channel.POSTAL
    assert there.return_address == "Số 9 Trần Phú, phường Mẫu"
    home = filed(desk, return_channel="3")
    assert home.return_address == PERSON["address"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({**AGENT, "authorisation": ""}, "Nộp thay thì phải ghi mục này"),
        ({**AGENT, "agent_name": ""}, "Nộp thay thì phải ghi mục này"),
        ({**AGENT, "for_another": ""}, "thì đánh dấu ô này"),
        ({"return_channel": "9"}, "Nhận kết quả"),
        ({"return_address": "Số 9 Trần Phú"}, "thì chọn trả qua bưu chính"),
        ({**AGENT, "agent_email": "khong-phai"}, "Thư điện tử của người nộp thay"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(
    desk: Shop, more: dict[str, str], told: str
) -> None:
    client = signed_in()
    answer = kept(client, begun(client, desk), then="review", **more)
    assert answer.status_code == 200
    assert "c-error" in answer.content.decode()
    assert told in answer.content.decode()
    assert not Dossier.objects.exists()
