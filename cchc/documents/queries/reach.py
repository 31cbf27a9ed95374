"""Who sees a document and what they may do to it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.documents.choices import DocumentAct, State
from cchc.documents.models import Comment, CommentRequest, OfficialDocument
from cchc.documents.rules import completeness, transitions
from cchc.documents.rules.completeness import Gap
from cchc.documents.rules.transitions import ASKED, AUTHOR, CLERK, CONCERNED, LEADER, SIGNER
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

COMPOSED_ELSEWHERE = (
    "Văn bản này được lập từ số liệu nên không sửa trực tiếp được. Hãy mở màn hình đã lập văn bản "
    "để sửa, ở đó mỗi số liệu sửa tay đều được ghi lại kèm lý do."
)
FILES = ("frozen_file", "issued_pdf", "issued_docx", "signed_copy")


def visible_to(user: User, *, today: date) -> QuerySet[OfficialDocument]:
    """Issued documents of the agency, and the drafts that the person handles."""
    acts = organisation.acts_of(user, today)
    own = OfficialDocument.objects.filter(agency=user.agency_id)
    if Act.SEE_PLAN not in acts:
        return own.none()
    asked = CommentRequest.objects.filter(person=user).values("document")
    reach = Q(state=State.ISSUED) | Q(drafted_by=user) | Q(signer=user) | Q(pk__in=asked)
    if Act.DRAFT_DOCUMENT in acts:
        reach |= Q(unit__in=organisation.units_of(user, today))
    if Act.SIGN_OFF in acts:
        reach |= Q(state__in=CONCERNED[LEADER])
    if Act.ISSUE_DOCUMENT in acts:
        reach |= Q(state__in=CONCERNED[CLERK])
    return own.filter(reach)


def get_for(user: User, pk: int, *, today: date) -> OfficialDocument:
    """The document with its people and files; Http404 when the person does not see it."""
    found = (
        visible_to(user, today=today)
        .select_related("agency", "unit", "drafted_by", "signer", *FILES)
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def capacities(document: OfficialDocument, user: User, *, today: date) -> frozenset[str]:
    """As what the person may act on the document; none in another agency's."""
    acts = organisation.acts_of(user, today)
    if document.agency_id != user.agency_id or Act.SEE_PLAN not in acts:
        return frozenset()
    writes = Act.DRAFT_DOCUMENT in acts
    own_unit = document.unit_id is not None and _in_unit(user, document.unit_id, today)
    held = {
        AUTHOR: writes and (document.drafted_by_id == user.pk or own_unit),
        ASKED: CommentRequest.objects.filter(document=document, person=user).exists(),
        SIGNER: Act.SIGN_OFF in acts and document.signer_id == user.pk,
        LEADER: Act.SIGN_OFF in acts,
        CLERK: Act.ISSUE_DOCUMENT in acts,
    }
    return frozenset(name for name, is_held in held.items() if is_held)


def _in_unit(user: User, unit_id: int, today: date) -> bool:
    return organisation.units_of(user, today).filter(pk=unit_id).exists()


def open_acts(
    document: OfficialDocument, user: User, *, today: date, by_composer: bool = False
) -> frozenset[DocumentAct]:
    """What the person may do to the document now; drives the buttons.

    ``by_composer``: on the screen of the room that composed the document, which alone revises it.
    """
    acts = transitions.open_acts(document.status, capacities(document, user, today=today))
    return acts - {DocumentAct.REVISE} if document.is_composed and not by_composer else acts


def state_after(
    document: OfficialDocument,
    act: DocumentAct,
    user: User,
    *,
    today: date,
    by_composer: bool = False,
) -> State:
    """The state after the person's act.

    PermissionDenied when it is not theirs to do, RuleBroken when it is not possible now, or when
    a composed document is revised elsewhere than in the room that composed it.
    """
    held = capacities(document, user, today=today)
    if transitions.TABLE[act].by.isdisjoint(held):
        raise PermissionDenied(f"Việc “{act.label}” văn bản này không thuộc phần việc của bạn.")
    after = transitions.check(act, document.status)
    if act not in transitions.open_acts(document.status, held):
        raise PermissionDenied(f"Văn bản chưa đến bước mà bạn được “{act.label}”.")
    if act == DocumentAct.REVISE and document.is_composed and not by_composer:
        raise RuleBroken(COMPOSED_ELSEWHERE)
    return after


def gaps(document: OfficialDocument) -> list[Gap]:
    """What is still blank and keeps the document from being signed; the signer comes later."""
    return [gap for gap in completeness.gaps(document.said) if gap.where != completeness.SIGNER]


def comments_expected(document: OfficialDocument) -> QuerySet[CommentRequest]:
    """Who was asked, with their answers."""
    return document.comment_requests.select_related("person")


def comments_of(document: OfficialDocument) -> QuerySet[Comment]:
    """What was said about the draft, the oldest first."""
    return document.comments.select_related("author")


def may_be_asked(document: OfficialDocument, *, today: date) -> list[User]:
    """Colleagues who can be asked for comments: those who draft, not the author."""
    people = organisation.people_with(document.agency, Act.DRAFT_DOCUMENT, today)
    return [person for person in people if person.pk != document.drafted_by_id]


def may_sign(agency: Agency, *, today: date) -> list[User]:
    """The people who can sign for the agency on that day."""
    return organisation.people_with(agency, Act.SIGN_OFF, today)


def of_subject(agency: Agency, kind: str, key: str) -> QuerySet[OfficialDocument]:
    """The documents that were drafted from a subject of another room, newest first."""
    return OfficialDocument.objects.filter(agency=agency, subject_kind=kind, subject_key=key)
