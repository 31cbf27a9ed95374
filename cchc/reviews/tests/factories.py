"""A reviewed catalogue of the fixed cast, made by the services; Monday is 02/03/2026."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.dossiers.tests.factories import Shop, made_shop, on, received
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast
from cchc.procedures.tests.factories import BIRTH, birth, published
from cchc.procedures.whole import WholeField, WholeForm, WholePaper, WholeResult
from cchc.reviews import services
from cchc.reviews.choices import FindingKind, ProposalAct
from cchc.reviews.models import Finding, Proposal, Review
from cchc.reviews.services import Answer
from tests.keeping import Kept

FRIDAY = on(6)
PROPOSED = "Bỏ mục “Họ tên của trẻ” khỏi đơn đề nghị cấp lại."
AGAIN = birth(
    name="Cấp lại giấy tờ hộ tịch (mẫu)",
    forms=(
        WholeForm(
            "TK-CL",
            "Đơn đề nghị cấp lại",
            (
                WholeField("ho_ten_con", "Họ tên của trẻ"),
                WholeField("ten_tre", "Tên trẻ"),
                WholeField("dien_thoai", "Số điện thoại"),
            ),
        ),
    ),
    papers=(
        WholePaper("GT1", "Đơn đề nghị cấp lại", originals=1, form="TK-CL"),
        WholePaper("GT2", "Bản sao Giấy khai sinh", copies=1, proves=("ho_ten_con",)),
    ),
    results=(WholeResult("KQ1", "Bản trích lục cấp lại"),),
)


@dataclass(frozen=True)
class Reviewed:
    """The cast, two procedures, three dossiers of the first, and what a review found on Friday."""

    desk: Shop
    review: Review

    @property
    def who(self) -> Cast:
        """The cast."""
        return self.desk.who

    def finding(self, kind: FindingKind) -> Finding:
        """The first finding of that kind."""
        return self.review.findings.filter(kind=kind).select_related("review__agency")[0]


def catalogue() -> Shop:
    """Birth registration with three dossiers of chị Mai, and the issue of a copy without any."""
    desk = made_shop()
    published(desk.who.quan, entry=replace(BIRTH, code="MAU.CT.01"), content=AGAIN)
    for hour in (8, 9, 10):
        received(desk, at=on(2, hour))
    return desk


def made_review() -> Reviewed:
    """The catalogue, reviewed by anh Quân."""
    desk = catalogue()
    return Reviewed(desk, run(desk.who))


reviewed = Kept(made_review)


def run(who: Cast, *, actor: User | None = None, at: datetime = FRIDAY, **how: Any) -> Review:
    """A review of 2026 by anh Quân on Friday."""
    return services.run_review(
        agency=who.ward, actor=actor or who.quan, at=at, **{"year": 2026, **how}
    )


def confirmed(one: Reviewed, kind: FindingKind = FindingKind.DECLARED_AND_PROVEN) -> Finding:
    """Confirmed by anh Bình."""
    return services.confirm(finding=one.finding(kind), actor=one.who.binh, at=FRIDAY)


def proposed(
    one: Reviewed, kind: FindingKind = FindingKind.DECLARED_AND_PROVEN, **more: Any
) -> Proposal:
    """Proposed by anh Bình to the province."""
    said = {"kind": "simplify", "level": "province", "text": PROPOSED, **more}
    return services.propose(finding=confirmed(one, kind), actor=one.who.binh, at=FRIDAY, **said)


def papered(one: Reviewed, proposal: Proposal) -> OfficialDocument:
    """The submission as anh Quân drafts it."""
    return services.draft_submission(proposal=proposal, actor=one.who.quan, at=FRIDAY)


def issued(one: Reviewed, paper: OfficialDocument) -> OfficialDocument:
    """Signed by bà Lan, numbered by cô Yến."""
    by, at = one.who, FRIDAY
    frozen = official.freeze(document=paper, signer=by.lan, actor=by.quan, at=at)
    signed = official.sign_off(document=frozen, actor=by.lan, at=at)
    return official.issue(document=signed, issued_on=at.date(), actor=by.yen, at=at)


def sent(one: Reviewed, proposal: Proposal | None = None) -> Proposal:
    """Gone to the province on the day of its paper."""
    row = proposal or proposed(one)
    issued(one, papered(one, row))
    services.record_sending(proposal=row, sent_on=FRIDAY.date(), actor=one.who.quan, at=FRIDAY)
    return fresh(row)


def answered(
    one: Reviewed, proposal: Proposal, act: ProposalAct = ProposalAct.ACCEPT, **more: Any
) -> Proposal:
    """The province answers on 20/03/2026."""
    answer = Answer("15/SNV-CCHC", date(2026, 3, 20), "Đồng ý.")
    services.record_answer(
        proposal=proposal, act=act, answer=answer, actor=one.who.quan, at=on(23), **more
    )
    return fresh(proposal)


def fresh(row: Proposal) -> Proposal:
    """The row as it is in the database."""
    return Proposal.objects.select_related("agency", "finding__review", "paper").get(pk=row.pk)
