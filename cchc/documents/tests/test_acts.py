"""Every act in every state by everybody, and what each act does."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.documents import queries, services
from cchc.documents.choices import DocumentAct, State
from cchc.documents.content import Para
from cchc.documents.models import OfficialDocument
from cchc.documents.rules import transitions
from cchc.documents.tests.factories import NOW, TODAY, Desk, letter, report
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files import storing
from cchc.notices.queries import inbox
from cchc.organisation.models import User
from cchc.organisation.tests.factories import cast, other_ward

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def desk() -> Desk:
    return Desk(cast())


ACTS: dict[DocumentAct, Callable[..., Any]] = {
    DocumentAct.REVISE: lambda desk, **by: services.revise(content=letter("V/v khác"), **by),
    DocumentAct.ASK_COMMENTS: lambda desk, **by: services.ask_comments(
        people=[desk.people.van], **by
    ),
    DocumentAct.COMMENT: lambda desk, **by: services.comment(text="Đồng ý.", **by),
    DocumentAct.FREEZE: lambda desk, **by: services.freeze(signer=desk.signer, **by),
    DocumentAct.SIGN_OFF: lambda desk, **by: services.sign_off(**by),
    DocumentAct.SEND_BACK: lambda desk, **by: services.send_back(reason="Sửa căn cứ.", **by),
    DocumentAct.ISSUE: lambda desk, **by: services.issue(issued_on=TODAY, **by),
    DocumentAct.ATTACH: lambda desk, **by: services.attach_signed_copy(
        file=BytesIO(PDF), name="ban-ky.pdf", **by
    ),
    DocumentAct.WITHDRAW: lambda desk, **by: services.withdraw(reason="Thôi.", **by),
}
DOERS = {
    DocumentAct.REVISE: {"binh"},
    DocumentAct.ASK_COMMENTS: {"binh"},
    DocumentAct.COMMENT: {"binh", "son"},
    DocumentAct.FREEZE: {"binh"},
    DocumentAct.SIGN_OFF: {"lan"},
    DocumentAct.SEND_BACK: {"lan", "minh", "yen"},
    DocumentAct.ISSUE: {"yen"},
    DocumentAct.ATTACH: {"yen"},
    DocumentAct.WITHDRAW: {"binh"},
}
EVERYBODY = ("binh", "son", "minh", "lan", "yen", "quan", "hoa", "thu", "van", "tam", "hanh")


def able(act: DocumentAct, state: State) -> set[str]:
    """Who can do the act to a document of that state."""
    if state not in transitions.TABLE[act].before:
        return set()
    return DOERS[act] - (
        {"yen"} if (act, state) == (DocumentAct.SEND_BACK, State.FROZEN) else set()
    )


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", DocumentAct)
def test_each_act_in_each_state_by_each_person(desk: Desk, act: DocumentAct, state: State) -> None:
    untouched = desk.at_state(state)
    for name in sorted(set(EVERYBODY) - able(act, state)):
        with pytest.raises((RuleBroken, PermissionDenied)):
            ACTS[act](desk, document=untouched, actor=getattr(desk.people, name), at=NOW)
    untouched.refresh_from_db()
    assert untouched.state == state
    for name in able(act, state):
        document = desk.at_state(state)
        ACTS[act](desk, document=document, actor=getattr(desk.people, name), at=NOW)
        document.refresh_from_db()
        assert document.state == (transitions.TABLE[act].after or state), name


@pytest.mark.parametrize("act", DocumentAct)
def test_people_of_elsewhere_and_the_administrator_do_nothing(desk: Desk, act: DocumentAct) -> None:
    document = desk.at_state(next(iter(transitions.TABLE[act].before)))
    for stranger in (desk.people.quantri, desk.people.hanh, other_ward(desk.people.superior)):
        with pytest.raises(PermissionDenied):
            ACTS[act](desk, document=document, actor=stranger, at=NOW)


def test_every_act_leaves_one_line_in_the_history(desk: Desk) -> None:
    document = desk.at_state(State.COMMENTING)
    services.comment(document=document, text="Đồng ý.", actor=desk.people.son, at=NOW)
    services.revise(document=document, content=letter("V/v mới"), actor=desk.author, at=NOW)
    frozen = services.freeze(document=document, signer=desk.signer, actor=desk.author, at=NOW)
    signed = services.sign_off(document=frozen, actor=desk.signer, at=NOW)
    desk.issue(signed)
    acts = [event.act for event in audit.history("anbinh", "document", str(document.pk))]
    assert acts == ["draft", "ask_comments", "comment", "revise", "freeze", "sign_off", "issue"]


def test_a_draft_carries_the_letterhead_of_its_own_agency_and_no_number(desk: Desk) -> None:
    head = replace(report().letterhead, agency_lines=("UBND XÃ KHÁC",), agency_name="UBND xã khác")
    document = desk.draft(replace(report(), letterhead=head, number=9, issued_on=TODAY))
    said = document.said
    assert said.letterhead.agency_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH")
    assert (said.number, said.issued_on, said.year) == (None, None, 2026)
    assert document.unit == desk.people.units["Tư pháp - Hộ tịch"]
    assert document.reference == "…/BC-UBND"


@pytest.mark.parametrize("name", ["yen", "tam", "hanh", "quantri"])
def test_who_may_not_draft_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(PermissionDenied):
        desk.draft(actor=getattr(desk.people, name))


def test_nobody_drafts_for_another_agency(desk: Desk) -> None:
    with pytest.raises(PermissionDenied):
        services.draft(
            agency=desk.people.superior, actor=desk.author, at=NOW, kind="CV", content=letter()
        )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject_line": " "}, "title"),
        ({"symbol": "xyz"}, "symbol"),
        ({"blocks": (Para("TỐI MẬT"), Para("Nội dung"))}, "is_secret"),
    ],
)
def test_a_wrong_draft_is_refused_and_nothing_is_left(
    desk: Desk, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        desk.draft(replace(letter(), **change))
    assert broken.value.field == field
    assert not OfficialDocument.objects.exists()


def test_a_document_ticked_as_secret_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="không nhận văn bản mật"):
        services.draft(
            agency=desk.people.ward,
            actor=desk.author,
            at=NOW,
            kind="CV",
            content=letter(),
            is_secret=True,
        )


def test_a_draft_of_one_kind_does_not_become_another(desk: Desk) -> None:
    document = desk.draft()
    with pytest.raises(ValueError, match="kind BC"):
        services.revise(document=document, content=report(), actor=desk.author, at=NOW)


def test_colleagues_of_the_unit_revise_the_draft_too(desk: Desk) -> None:
    services.revise(
        document=desk.draft(actor=desk.people.quan),
        content=letter("V/v mới"),
        actor=desk.people.quan,
        at=NOW,
    )
    document = desk.draft(actor=desk.people.quan)
    document.unit = desk.people.units["Tư pháp - Hộ tịch"]
    document.save()
    services.revise(document=document, content=letter("V/v mới"), actor=desk.author, at=NOW)


def test_somebody_who_does_not_draft_is_not_asked(desk: Desk) -> None:
    for person in (desk.people.tam, desk.people.hanh, desk.author):
        with pytest.raises(RuleBroken, match="không góp ý được"):
            services.ask_comments(document=desk.draft(), people=[person], actor=desk.author, at=NOW)
    with pytest.raises(RuleBroken, match="ít nhất một người"):
        services.ask_comments(document=desk.draft(), people=[], actor=desk.author, at=NOW)


def test_a_comment_answers_the_request_and_tells_the_author(desk: Desk) -> None:
    document = desk.at_state(State.COMMENTING)
    assert [r.answered_at for r in queries.comments_expected(document)] == [None]
    made = services.comment(
        document=document, text=" Đồng   ý.\r\nBổ sung căn cứ. ", actor=desk.people.son, at=NOW
    )
    assert made.text == "Đồng ý.\nBổ sung căn cứ."
    assert [r.answered_at for r in queries.comments_expected(document)] == [NOW]
    assert [m.subject for m in inbox(desk.people.son)] == [
        "Đề nghị góp ý: V/v đôn đốc thực hiện nhiệm vụ"
    ]
    assert [m.subject for m in inbox(desk.author)] == [
        "Có ý kiến góp ý: V/v đôn đốc thực hiện nhiệm vụ"
    ]


@pytest.mark.parametrize("act", ["comment", "send_back", "withdraw"])
def test_a_text_is_demanded(desk: Desk, act: str) -> None:
    state = {"comment": State.COMMENTING, "send_back": State.FROZEN, "withdraw": State.DRAFT}[act]
    actor = desk.signer if act == "send_back" else desk.author
    word = "text" if act == "comment" else "reason"
    with pytest.raises(RuleBroken) as broken:
        getattr(services, act)(document=desk.at_state(state), actor=actor, at=NOW, **{word: "  "})
    assert broken.value.field == word


def test_freezing_sets_the_signature_of_the_signer_and_keeps_a_pdf(desk: Desk) -> None:
    document = desk.at_state(State.FROZEN)
    signature = document.said.signature
    assert signature.authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert (signature.post, signature.name) == ("PHÓ CHỦ TỊCH", "Trần Thị Lan")
    assert document.frozen_file is not None
    assert storing.check(document.frozen_file)
    assert document.number is None


def test_the_chair_may_sign_in_his_own_competence(desk: Desk) -> None:
    document = services.freeze(
        document=desk.draft(),
        signer=desk.people.minh,
        actor=desk.author,
        at=NOW,
        for_the_collective=False,
    )
    assert document.said.signature.authority == ""
    assert document.said.signature.post == "CHỦ TỊCH"


@pytest.mark.parametrize("name", ["quan", "binh", "tam", "hanh"])
def test_only_leaders_can_be_chosen_to_sign(desk: Desk, name: str) -> None:
    with pytest.raises(RuleBroken, match="không có thẩm quyền ký"):
        services.freeze(
            document=desk.draft(), signer=getattr(desk.people, name), actor=desk.author, at=NOW
        )


def test_an_incomplete_document_is_not_frozen_and_says_what_is_missing(desk: Desk) -> None:
    blank = replace(letter(), recipients=(), blocks=(Para("đạt … hồ sơ"),))
    document = desk.draft(blank)
    with pytest.raises(RuleBroken) as broken:
        services.freeze(document=document, signer=desk.signer, actor=desk.author, at=NOW)
    assert "Nơi nhận: thiếu dòng cuối" in broken.value.message
    assert "còn chỗ chưa điền “đạt …”" in broken.value.message
    assert {gap.where for gap in queries.gaps(document)} == {"Nơi nhận", "Nội dung"}


def test_a_document_sent_back_lets_its_frozen_pdf_go_and_can_be_frozen_again(desk: Desk) -> None:
    document = desk.at_state(State.SENT_BACK)
    assert document.frozen_file is None
    services.revise(document=document, content=letter("V/v sửa"), actor=desk.author, at=NOW)
    again = services.freeze(document=document, signer=desk.people.minh, actor=desk.author, at=NOW)
    assert again.signer == desk.people.minh
    with pytest.raises(PermissionDenied):
        services.sign_off(document=again, actor=desk.signer, at=NOW)


def test_the_clerk_learns_what_waits_for_a_number(desk: Desk) -> None:
    desk.at_state(State.SIGNED)
    assert [m.subject for m in inbox(desk.people.yen)] == [
        "Chờ lấy số: V/v đôn đốc thực hiện nhiệm vụ"
    ]


def test_who_acts_is_not_told_of_it(desk: Desk) -> None:
    lan: User = desk.people.lan
    document = services.draft(
        agency=desk.people.ward, actor=lan, at=NOW, kind="CV", content=letter()
    )
    services.freeze(document=document, signer=lan, actor=lan, at=NOW)
    assert not inbox(lan).exists()
