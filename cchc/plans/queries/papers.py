"""The official documents of a plan, and whether one can be drafted now."""

from dataclasses import dataclass
from datetime import date

from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.organisation.queries import may
from cchc.plans.models import Plan
from cchc.plans.queries.headings import Heading, documents_of, documents_seen, heading_of
from cchc.plans.rules import life

OPEN = (State.DRAFT, State.COMMENTING, State.SENT_BACK)


@dataclass(frozen=True)
class Papers:
    """The plan's heading, the documents that the person sees, and the offered act ("" for none)."""

    heading: Heading
    documents: list[OfficialDocument]
    offered: str


def papers_of(plan: Plan, user: User, *, today: date) -> Papers:
    """What the page of the plan's document shows to the person."""
    offered = _offered(plan) if may(user, Act.IMPORT_PLAN, today=today) else ""
    seen = list(documents_seen(plan, user, today=today))
    return Papers(heading_of(plan), seen, offered)


def _offered(plan: Plan) -> str:
    if plan.number or not life.can("draft_document", plan.state):
        return ""
    live = documents_of(plan).exclude(state=State.WITHDRAWN).first()
    if live is None:
        return "Lập văn bản kế hoạch"
    return "Cập nhật dự thảo theo kế hoạch" if live.state in OPEN else ""
