"""A draft is published and applied from a day on; a version is withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import User
from cchc.procedures.choices import VersionState
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.procedures.queries.wholes import life_of, whole
from cchc.procedures.rules import checking, publication, validity
from cchc.procedures.rules.validity import Span
from cchc.procedures.services.drafting import draft_of
from cchc.procedures.services.writing import day_of, key_of, locked, note, rename, require
from cchc.procedures.whole import Life

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Announcement:
    """The decision that announces a version, and from when it is applied."""

    decision_number: str
    decision_on: date
    effective_on: date
    published_on: date
    valid_from: date


def publish(
    *, version: ProcedureVersion, announcement: Announcement, actor: User, at: datetime
) -> ProcedureVersion:
    """Publish a draft; it is immutable from now on, and ends the version before it."""
    require(actor, version.procedure.agency, at)
    today = day_of(at)
    with audit.transaction():
        row = draft_of(version)
        content = whole(row).content
        _check_content(checking.problems(content))
        publication.check_announced(_life(announcement), today)
        if why := checking.lapsed(content, announcement.valid_from):
            raise RuleBroken(why, field="valid_from")
        span = Span(row.number, announcement.valid_from)
        end_before(row.procedure, span, actor=actor, at=at)
        _announce(row, announcement)
        rename(row.procedure)
        note(
            row,
            "publish_version",
            actor=actor.actor_key,
            at=at,
            payload={"decision_number": row.decision_number},
        )
    return row


def withdraw(
    *, version: ProcedureVersion, on: date, reason: str, actor: User, at: datetime
) -> ProcedureVersion:
    """Apply a published version no more from a day on; one that never began never was.

    The version that it had ended without ever taking its place goes on.
    """
    require(actor, version.procedure.agency, at)
    if not reason.strip():
        raise RuleBroken("Ghi lý do, văn bản bãi bỏ.", field="reason")
    with audit.transaction():
        procedure = locked(version.procedure)
        row = ProcedureVersion.objects.get(pk=version.pk)
        row.procedure = procedure
        _check_withdrawal(row, on, day_of(at))
        assert row.valid_from is not None
        never_began = on <= row.valid_from
        if never_began:
            _go_on_before(row, actor=actor, at=at)
        row.state, row.withdrawn_on, row.withdraw_reason = VersionState.WITHDRAWN, on, nfc(reason)
        row.valid_to = None if never_began else on - _DAY
        row.save()
        note(
            row,
            "withdraw_version",
            actor=actor.actor_key,
            at=at,
            payload={"reason": row.withdraw_reason},
        )
    return row


def end_before(procedure: Procedure, new: Span, *, actor: User | None, at: datetime) -> None:
    """End the version in force the day before the new one begins."""
    others = procedure.versions.exclude(number=new.number)
    before = validity.spans_of({row.number: life_of(row) for row in others})
    ended = validity.ended_by(before, new, day_of(at))
    if ended is not None:
        row = procedure.versions.get(number=ended.number)
        row.procedure, row.valid_to = procedure, ended.last
        row.save(update_fields=["valid_to"])
        note(row, "end_version", actor=key_of(actor), at=at)


def _check_content(problems: list[checking.Problem]) -> None:
    if problems:
        more = f" (và {len(problems) - 1} điểm khác)" if len(problems) > 1 else ""
        raise RuleBroken(f"Dự thảo chưa công bố được: {problems[0].why}{more}")


def _life(said: Announcement) -> Life:
    return Life(state=VersionState.PUBLISHED, **vars(said))


def _announce(row: ProcedureVersion, said: Announcement) -> None:
    row.state = VersionState.PUBLISHED
    row.decision_number, row.decision_on = nfc(said.decision_number), said.decision_on
    row.effective_on, row.published_on = said.effective_on, said.published_on
    row.valid_from = said.valid_from
    row.save()


def _check_withdrawal(row: ProcedureVersion, on: date, today: date) -> None:
    if row.state != VersionState.PUBLISHED:
        raise RuleBroken("Chỉ bãi bỏ được phiên bản đã công bố và chưa bãi bỏ.")
    if on < today:
        raise RuleBroken("Không bãi bỏ lùi về ngày đã qua.", field="on")
    if row.valid_to is not None and row.valid_to < on:
        raise RuleBroken(
            f"Phiên bản này chỉ áp dụng đến hết {row.valid_to:%d/%m/%Y}, không cần bãi bỏ.",
            field="on",
        )


def _go_on_before(row: ProcedureVersion, *, actor: User, at: datetime) -> None:
    """The version that ends because this one was to begin has no last day any more."""
    assert row.valid_from is not None
    before = row.procedure.versions.filter(
        state=VersionState.PUBLISHED, valid_to=row.valid_from - _DAY
    ).first()
    if before is not None:
        before.procedure, before.valid_to = row.procedure, None
        before.save(update_fields=["valid_to"])
        note(before, "continue_version", actor=actor.actor_key, at=at)
