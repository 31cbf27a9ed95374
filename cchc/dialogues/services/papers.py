"""The papers of a dialogue are drafted: the invitation, the minutes."""

from datetime import datetime
from typing import Literal

from cchc.dialogues import facts, queries
from cchc.dialogues.choices import DialogueAct
from cchc.dialogues.models import Dialogue
from cchc.dialogues.rules import paper as papers
from cchc.dialogues.rules.paper import Frame
from cchc.dialogues.services.writing import begin, note
from cchc.documents import queries as documents
from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User

_COMPOSE = {papers.INVITATION: papers.invitation_of, papers.MINUTES: papers.minutes_of}


def draft_invitation(*, dialogue: Dialogue, actor: User, at: datetime) -> OfficialDocument:
    """A draft of the giấy mời; RuleBroken while one is on its way or issued."""
    with audit.transaction():
        row = begin(dialogue, DialogueAct.INVITE, actor, at)
        made = _drafted(row, row.invitation, papers.INVITATION, actor, at)
        _keep(row, "invitation", made, DialogueAct.INVITE, actor, at)
    return made


def draft_minutes(*, dialogue: Dialogue, actor: User, at: datetime) -> OfficialDocument:
    """A draft of the biên bản with questions and promises as they are now."""
    with audit.transaction():
        row = begin(dialogue, DialogueAct.MINUTE, actor, at)
        made = _drafted(row, row.minutes, papers.MINUTES, actor, at)
        _keep(row, "minutes", made, DialogueAct.MINUTE, actor, at)
    return made


def _drafted(
    row: Dialogue, standing: OfficialDocument | None, kind: str, actor: User, at: datetime
) -> OfficialDocument:
    if paper := queries.open_paper(standing):
        raise RuleBroken(
            f"Đã có {paper.get_kind_display().lower()} (trạng thái “{paper.status.label}”); hãy mở "
            "văn bản đó."
        )
    frame = Frame(documents.letterhead(row.agency), documents.symbol_for(row.agency, kind))
    return official.draft(
        agency=row.agency,
        actor=actor,
        at=at,
        kind=kind,
        content=_COMPOSE[kind](queries.told_of(row), frame),
        subject=(facts.DIALOGUE, str(row.pk), f"Đối thoại: {row.title}"),
    )


def _keep(
    row: Dialogue,
    column: Literal["invitation", "minutes"],
    made: OfficialDocument,
    act: DialogueAct,
    actor: User,
    at: datetime,
) -> None:
    setattr(row, column, made)
    row.save(update_fields=[column])
    note(row, act, actor=actor, at=at)
