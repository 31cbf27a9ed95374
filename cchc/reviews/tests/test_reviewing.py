"""A review is run, findings are decided, proposals go their way: each act through the services."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.documents import services as official
from cchc.documents.choices import State
from cchc.dossiers.tests.factories import on
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services as organisation
from cchc.procedures.tests.factories import published
from cchc.procedures.whole import Entry
from cchc.reviews import facts, measures, queries, services
from cchc.reviews.choices import FindingKind, FindingState, ProposalAct, ProposalState
from cchc.reviews.models import Finding, Proposal
from cchc.reviews.tests.factories import (
    AGAIN,
    FRIDAY,
    PROPOSED,
    Reviewed,
    answered,
    confirmed,
    fresh,
    issued,
    papered,
    proposed,
    reviewed,
    run,
    sent,
)

pytestmark = pytest.mark.django_db
K = FindingKind


@pytest.fixture(name="one")
def one_fixture() -> Reviewed:
    return reviewed()


def seen_by_verification() -> list[Any]:
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert found.rows == 1 + Finding.objects.count() + Proposal.objects.count()
    return list(found.findings)


def test_a_review_keeps_what_it_read_and_counts_the_dossiers_of_the_year(one: Reviewed) -> None:
    read = {v.version.procedure.code: v.dossiers for v in one.review.versions.all()}
    assert read == {"MAU.HT.01": 3, "MAU.CT.01": 0}
    kinds = {kind: n for kind, n in queries.by_kind(one.review).items() if n}
    assert kinds == {
        K.DECLARED_AND_PROVEN: 2,
        K.ASKED_ACROSS: 1,
        K.LIKELY_SAME: 1,
        K.OWN_PAPER: 1,
        K.HELD_DATUM: 1,
        K.NO_BASIS: 5,
        K.UNUSED_FORM: 1,
    }
    birth = one.review.findings.get(kind=K.DECLARED_AND_PROVEN, key__startswith="MAU.HT.01")
    assert (birth.seconds, birth.dong) == (90, 1000)


def test_who_came_again_is_counted_and_conditional_papers_as_taken(one: Reviewed) -> None:
    across = one.finding(K.ASKED_ACROSS)
    assert {r.place.procedure: r.dossiers for r in across.saves} == {
        "MAU.HT.01": 2,
        "MAU.CT.01": 0,
    }
    conditional = one.review.findings.get(kind=K.NO_BASIS, key="MAU.HT.01|paper||GT4")
    assert conditional.seconds == 0


def test_a_later_change_of_settings_or_catalogue_leaves_the_review_alone(one: Reviewed) -> None:
    before = [facts.of_finding(row) for row in one.review.findings.all()]
    organisation.change_setting(
        agency=one.who.ward, key="reviews.hour_cost", value=90_000, document="Quyết định mẫu",
        actor=one.who.quantri, at=FRIDAY,
    )  # fmt: skip
    assert [facts.of_finding(row) for row in one.review.findings.all()] == before
    assert run(one.who).costs.hour_cost == 90_000
    assert one.review.costs.hour_cost == 40_000


def test_a_review_of_one_field_reads_that_field(one: Reviewed) -> None:
    field = next(f for f in queries.fields_reviewed(one.who.ward) if f.code == "HT")
    published(one.who.quan, entry=Entry("MAU.DD.01", "DD", "Đất đai"), content=AGAIN)
    assert run(one.who, field=field).versions.count() == 2
    assert run(one.who).versions.count() == 3


def test_a_year_to_come_and_an_empty_catalogue_are_refused(one: Reviewed) -> None:
    with pytest.raises(RuleBroken, match="chưa đến"):
        run(one.who, year=2027)
    with pytest.raises(RuleBroken, match="Chưa có thủ tục nào"):
        run(one.who, at=on(2, month=1))


def test_only_who_reviews_does(one: Reviewed) -> None:
    row = one.finding(K.OWN_PAPER)
    for person in (one.who.minh, one.who.tam, one.who.yen):
        with pytest.raises(PermissionDenied):
            run(one.who, actor=person)
        with pytest.raises(PermissionDenied):
            services.confirm(finding=row, actor=person, at=FRIDAY)


def test_a_finding_is_dismissed_with_a_reason_and_may_be_confirmed_after(one: Reviewed) -> None:
    row = one.finding(K.LIKELY_SAME)
    with pytest.raises(RuleBroken, match="Ghi lý do"):
        services.dismiss(finding=row, reason=" ", actor=one.who.binh, at=FRIDAY)
    services.dismiss(finding=row, reason="Hai người khác nhau", actor=one.who.binh, at=FRIDAY)
    again = run(one.who).findings.get(kind=row.kind, key=row.key)
    earlier = queries.earlier(again)
    assert earlier
    assert earlier.reason == "Hai người khác nhau"
    assert services.confirm(finding=row, actor=one.who.quan, at=FRIDAY).reason == ""


def test_only_a_confirmed_finding_becomes_a_proposal_and_one_at_a_time(one: Reviewed) -> None:
    said: dict[str, Any] = {
        "kind": "drop",
        "level": "province",
        "text": "Bỏ.",
        "actor": one.who.binh,
        "at": FRIDAY,
    }
    with pytest.raises(RuleBroken, match="Chưa xem xét"):
        services.propose(finding=one.finding(K.NO_BASIS), **said)
    row = proposed(one)
    assert (row.state, row.text, row.dong) == (ProposalState.DRAFT, PROPOSED, row.finding.dong)
    with pytest.raises(RuleBroken, match="Đã đề xuất"):
        services.propose(finding=row.finding, **said)


def test_a_proposal_saves_only_what_it_removes(one: Reviewed) -> None:
    finding = confirmed(one, K.ASKED_ACROSS)
    keys = [r.place.key for r in finding.saves if r.place.procedure == "MAU.HT.01"]
    said: dict[str, Any] = {
        "kind": "merge",
        "level": "commune",
        "text": "Gộp.",
        "actor": one.who.quan,
    }
    with pytest.raises(RuleBroken, match="ít nhất một"):
        services.propose(finding=finding, removed=["?"], at=FRIDAY, **said)
    row = services.propose(finding=finding, removed=keys, at=FRIDAY, **said)
    assert [r.place.key for r in row.saves] == keys
    assert row.seconds == 60


def test_it_is_sent_only_by_a_signed_and_numbered_paper_with_all_that_it_tells_of(
    one: Reviewed,
) -> None:
    row, other = proposed(one), proposed(one, K.OWN_PAPER)

    def send(day: date) -> list[Proposal]:
        return services.record_sending(proposal=row, sent_on=day, actor=one.who.quan, at=FRIDAY)

    with pytest.raises(RuleBroken, match="Chưa có văn bản trình"):
        send(FRIDAY.date())
    paper = papered(one, row)
    with pytest.raises(RuleBroken, match="Lãnh đạo ký"):
        send(FRIDAY.date())
    by: dict[str, Any] = {"proposal": row, "actor": one.who.quan, "at": FRIDAY}
    with pytest.raises(RuleBroken, match="đang chờ ký"):
        services.withdraw(reason="x", **by)
    with pytest.raises(RuleBroken, match="đang chờ ký"):
        services.revise(kind="drop", level="province", text="x", **by)
    issued(one, paper)
    with pytest.raises(RuleBroken, match="đã phát hành"):
        services.revise(kind="drop", level="province", text="x", **by)
    with pytest.raises(RuleBroken, match="Ngày gửi phải từ"):
        send(date(2026, 3, 5))
    assert {sent_row.pk for sent_row in send(FRIDAY.date())} == {row.pk, other.pk}
    assert fresh(row).status is fresh(other).status is ProposalState.SENT


def test_an_answer_names_its_document_and_the_agreed_part_counts(one: Reviewed) -> None:
    row = sent(one, proposed(one, K.ASKED_ACROSS))
    keys = [r.place.key for r in row.saves]
    agreed = answered(one, row, ProposalAct.ACCEPT_PARTLY, removed=keys[:1])
    assert (agreed.status, agreed.answer_number) == (ProposalState.PARTLY, "15/SNV-CCHC")
    assert [r.place.key for r in agreed.saves] == keys[:1]
    done = services.implement(
        proposal=agreed, implemented_on=date(2026, 3, 22), how="Phiên bản 2", actor=one.who.quan,
        at=on(23),
    )  # fmt: skip
    assert done.status is ProposalState.IMPLEMENTED
    found = measures.figures(one.who.ward, 2026)
    assert found.agreed == found.saving == done.saving


def test_a_refused_proposal_saves_nothing(one: Reviewed) -> None:
    row = answered(one, sent(one, proposed(one, K.HELD_DATUM)), ProposalAct.REFUSE)
    found = measures.figures(one.who.ward, 2026)
    assert (found.counts["refused"], found.saving.dong) == (1, 0)
    assert row.dong > 0


def test_a_withdrawn_proposal_frees_its_finding(one: Reviewed) -> None:
    row = proposed(one)
    services.withdraw(proposal=row, reason="Trùng đợt trước", actor=one.who.quan, at=FRIDAY)
    finding = Finding.objects.get(pk=row.finding_id)
    assert finding.state == FindingState.CONFIRMED
    assert queries.standing_proposal(finding) is None


def test_a_place_proposed_twice_is_saved_once(one: Reviewed) -> None:
    first = proposed(one, K.HELD_DATUM)
    again = proposed(one, K.DECLARED_AND_PROVEN)
    found = measures.figures(one.who.ward, 2026)
    assert found.saving.seconds <= first.seconds + again.seconds
    other = run(one.who)
    row = services.confirm(
        finding=other.findings.get(kind=again.finding.kind, key=again.finding.key),
        actor=one.who.quan, at=FRIDAY,
    )  # fmt: skip
    services.propose(
        finding=row, kind="drop", level="province", text="x", actor=one.who.quan, at=FRIDAY
    )
    assert measures.figures(one.who.ward, 2026).saving == found.saving


def test_every_figure_is_the_number_of_its_records(one: Reviewed) -> None:
    proposed(one)
    services.dismiss(
        finding=one.finding(K.NO_BASIS), reason="Có căn cứ khác", actor=one.who.quan, at=FRIDAY
    )
    found = measures.figures(one.who.ward, 2026)
    for name, number in found.counts.items():
        assert measures.records(one.who.ward, 2026, name).count() == number, name
    assert found.counts["procedures"] == 2
    with pytest.raises(KeyError):
        measures.records(one.who.ward, 2026, "rank")


def test_the_report_is_drafted_once_and_anew_after_a_withdrawal(one: Reviewed) -> None:
    made = services.draft_report(review=one.review, actor=one.who.quan, at=FRIDAY)
    assert made.kind == "BC"
    with pytest.raises(RuleBroken, match="Đã có báo cáo"):
        services.draft_report(review=one.review, actor=one.who.quan, at=FRIDAY)
    official.withdraw(document=made, reason="Soạn lại", actor=one.who.quan, at=FRIDAY)
    again = services.draft_report(review=one.review, actor=one.who.quan, at=FRIDAY)
    assert again.status is State.DRAFT


def test_the_chain_tells_what_the_rows_say_and_finds_a_changed_one(one: Reviewed) -> None:
    answered(one, sent(one))
    services.dismiss(
        finding=one.finding(K.NO_BASIS), reason="Có căn cứ khác", actor=one.who.quan, at=FRIDAY
    )
    assert seen_by_verification() == []
    Proposal.objects.update(dong=10**9)
    assert len(seen_by_verification()) == 1
