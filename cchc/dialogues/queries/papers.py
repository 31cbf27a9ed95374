"""What the papers of a dialogue tell, and whether one stands already."""

from cchc.dialogues.models import Dialogue
from cchc.dialogues.rules import transitions
from cchc.dialogues.rules.paper import Told, ToldPromise, ToldQuestion
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute


def open_paper(paper: OfficialDocument | None) -> OfficialDocument | None:
    """The paper unless it was withdrawn."""
    return None if paper is None or paper.status == DocumentState.WITHDRAWN else paper


def told_of(row: Dialogue) -> Told:
    """The dialogue as its papers tell it: admitted questions, all promises. Two queries."""
    asked = row.questions.filter(state__in=transitions.SHOWN_QUESTIONS).select_related("unit")
    made = row.promises.select_related("obligation__unit")
    until = row.questions_until
    return Told(
        title=row.title,
        topic=row.get_topic_display(),
        audience=row.get_audience_display(),
        place=row.place,
        starts_at=local_minute(row.starts_at),
        chair=f"{row.chair.full_name}, {row.chair_post}",
        agency=row.agency.full_name,
        questions_until=date_vi(until) if until else "",
        citizens=row.citizens or 0,
        businesses=row.businesses or 0,
        summary=row.summary,
        questions=[
            ToldQuestion(each.wording, each.unit.name if each.unit else "", each.answer)
            for each in asked.defer("asker", "contact", "text")
        ],
        promises=[
            ToldPromise(
                each.text,
                each.obligation.unit.name if each.obligation.unit else "",
                date_vi(each.obligation.first_due_on) if each.obligation.first_due_on else "",
            )
            for each in made
        ],
    )
