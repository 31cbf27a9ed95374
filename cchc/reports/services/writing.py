"""What every act on a report shares: its document drawn anew, the line in the audit chain."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cchc.documents import services as official
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.organisation.models import User
from cchc.reports import facts, queries
from cchc.reports.models import Report


def redraw(report: Report, *, actor: User, at: datetime) -> None:
    """Put computed sentences, edits and the office's words into the draft."""
    drawn = queries.content(
        report.plan.agency, report.computed, report.words, queries.edits_of(report)
    )
    drawn = replace(drawn, signature=report.document.said.signature)
    official.revise(document=report.document, content=drawn, actor=actor, at=at, by_composer=True)
    hold_back(report, actor=actor, at=at)


def hold_back(report: Report, *, actor: User, at: datetime) -> None:
    """Keep the draft from the signer while something in it does not agree."""
    obstacle = queries.obstacle_of(report)
    official.hold(document=report.document, obstacle=obstacle, actor=actor, at=at)


def note(
    report: Report,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain."""
    audit.record(
        agency=report.plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.REPORT, str(report.pk)),
        facts=facts.of_report(report),
        payload=payload,
    )
