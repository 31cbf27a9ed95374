"""The screens of reviews: the way through the forms, what each role is offered, query budgets."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers.tests.factories import on
from cchc.reviews.choices import FindingKind, ProposalState
from cchc.reviews.models import Proposal, Review
from cchc.reviews.tests.factories import (
    FRIDAY,
    Reviewed,
    confirmed,
    issued,
    papered,
    proposed,
    reviewed,
    run,
)

pytestmark = pytest.mark.django_db
K = FindingKind


@pytest.fixture(name="one")
def one_fixture(monkeypatch: pytest.MonkeyPatch) -> Reviewed:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    return reviewed()


@pytest.fixture(name="binh")
def binh_fixture(client: Client, one: Reviewed) -> Client:
    client.force_login(one.who.binh)
    return client


def page(client: Client, to: str, /, *args: object, **query: Any) -> str:
    return client.get(reverse(f"reviews:{to}", args=args), query).content.decode()


def post(client: Client, to: str, /, *args: object, **data: Any) -> str:
    answer = client.post(reverse(f"reviews:{to}", args=args), data, follow=True)
    return answer.content.decode()


def test_a_review_is_run_from_the_form(binh: Client) -> None:
    assert "Năm 2027 chưa đến" in post(binh, "run", year=2027)
    assert "Đã rà soát" in post(binh, "run", year=2026)
    assert Review.objects.count() == 2


def test_a_finding_becomes_a_proposal_that_is_sent_and_answered(
    one: Reviewed, binh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = one.finding(K.HELD_DATUM)
    assert "có thể lập đề xuất" in post(binh, "confirm", finding.pk)
    form = page(binh, "propose", finding.pk)
    assert "Lấy từ dữ liệu cơ quan đã có" in form
    keys = [removal.place.key for removal in finding.saves]
    said = {"kind": "simplify", "level": "province", "text": "Không hỏi.", "removed": keys}
    assert "Đã lập đề xuất" in post(binh, "propose", finding.pk, **said)
    row = Proposal.objects.get()
    assert "Chưa có văn bản trình" in post(binh, "send", row.pk, sent_on="06/03/2026")
    issued(one, papered(one, row))
    assert "Đã ghi nhận gửi" in post(binh, "send", row.pk, sent_on="06/03/2026")
    monkeypatch.setenv("CCHC_NOW", on(23).isoformat())
    binh.logout()
    binh.force_login(one.who.binh)  # weeks later, in a new session
    reply = {"act": "accept", "number": "15/SNV", "answered_on": "20/03/2026"}
    assert "Đã ghi trả lời" in post(binh, "answer", row.pk, **reply)
    done = {"implemented_on": "23/03/2026", "how": "Phiên bản 2"}
    assert "Đã ghi nhận thực hiện" in post(binh, "implement", row.pk, **done)
    row.refresh_from_db()
    assert row.state == ProposalState.IMPLEMENTED
    assert "15/SNV" in page(binh, "proposal", row.pk)


def test_who_only_reads_is_offered_nothing(one: Reviewed, client: Client) -> None:
    row = proposed(one)
    client.force_login(one.who.tam)
    texts = [
        page(client, "reviews"),
        page(client, "review", one.review.pk),
        page(client, "finding", one.finding(K.NO_BASIS).pk),
        page(client, "proposal", row.pk),
    ]
    for offered in ("Rà soát mới", "Soạn báo cáo", "Xác nhận</button>", "Soạn tờ trình"):
        assert not any(offered in text for text in texts)


def test_each_figure_opens_its_records(one: Reviewed, binh: Client) -> None:
    row = proposed(one, K.HELD_DATUM)
    board = page(binh, "reviews")
    assert "MAU.CT.01" in page(binh, "procedures", year=2026)
    for figure in ("findings", "open", "dismissed"):
        assert f"figure={figure}" in board
        assert page(binh, "findings", year=2026, figure=figure)
    for figure in ("saving", "agreed", "sent"):
        text = page(binh, "proposals", year=2026, figure=figure)
        assert (row.finding.title in text) is (figure == "saving")
    for wrong in ({"figure": "rank"}, {"year": "x"}, {"year": "2027"}):
        assert binh.get(reverse("reviews:proposals"), wrong).status_code == 404
        assert binh.get(reverse("reviews:findings"), wrong).status_code == 404


def test_a_list_narrowed_to_a_kind_shows_that_kind(one: Reviewed, binh: Client) -> None:
    text = page(binh, "review", one.review.pk, kind="likely_same")
    assert one.finding(K.LIKELY_SAME).title in text
    assert "Giấy chứng sinh</a>" not in text


@pytest.mark.parametrize("to", ["reviews", "review", "proposals", "findings", "procedures"])
def test_longer_lists_take_no_more_queries(
    one: Reviewed, binh: Client, django_assert_max_num_queries: Any, to: str
) -> None:
    args = [one.review.pk] if to == "review" else []
    proposed(one)
    for _ in range(3):
        other = run(one.who)
        confirmed(Reviewed(one.desk, other), K.NO_BASIS)
    proposed(one, K.HELD_DATUM)
    proposed(one, K.OWN_PAPER)
    with django_assert_max_num_queries(34):
        assert page(binh, to, *args)
