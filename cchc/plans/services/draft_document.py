"""The plan is put on paper: a draft for comments, signature and number.

Rule: docs/rules/plan-export.md.
"""

from datetime import datetime

from cchc.documents import services as documents
from cchc.documents.choices import State
from cchc.documents.content import Content
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User
from cchc.plans.exports import document_content
from cchc.plans.exports.paper import unsigned
from cchc.plans.models import Plan
from cchc.plans.queries import SUBJECT, documents_of
from cchc.plans.rules import life


def draft_document(*, plan: Plan, actor: User, at: datetime) -> OfficialDocument:
    """Draft the plan as an official document, or bring its open draft up to the plan.

    RuleBroken for a plan that has its number, or whose document is being signed or is issued.
    """
    with audit.transaction():
        locked = Plan.objects.select_for_update().select_related("agency").get(pk=plan.pk)
        life.demand_ours("draft_document", is_superiors=locked.is_superiors)
        life.after("draft_document", locked.state)
        if locked.number:
            raise RuleBroken(
                f"Kế hoạch đã ban hành số {locked.number}/{locked.symbol}; muốn thay đổi thì "
                "điều chỉnh kế hoạch."
            )
        live = documents_of(locked).exclude(state=State.WITHDRAWN).first()
        content = unsigned(document_content(locked))
        document = (
            _revised(live, content, actor=actor, at=at)
            if live
            else _drafted(locked, content, actor=actor, at=at)
        )
        audit.record(
            agency=locked.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.draft_document",
            subject=("plan", locked.code),
            facts={"state": locked.state},
            payload={"document": document.pk},
        )
    return document


def _drafted(plan: Plan, content: Content, *, actor: User, at: datetime) -> OfficialDocument:
    return documents.draft(
        agency=plan.agency,
        actor=actor,
        at=at,
        kind=content.kind,
        content=content,
        subject=(SUBJECT, plan.code, f"Kế hoạch {plan.code}"),
    )


def _revised(
    live: OfficialDocument, content: Content, *, actor: User, at: datetime
) -> OfficialDocument:
    if live.state == State.ISSUED:
        raise RuleBroken(
            f"Văn bản của kế hoạch đã phát hành số {live.reference}; muốn thay đổi thì điều chỉnh "
            "kế hoạch."
        )
    if live.state in (State.FROZEN, State.SIGNED):
        raise RuleBroken("Văn bản đang trình ký; đề nghị trả lại trước khi cập nhật.")
    return documents.revise(document=live, content=content, actor=actor, at=at)
