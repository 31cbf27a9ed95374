"""A rule of retention is prepared, approved by another person, and done by the worker."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError

from cchc.citizens import services as citizens
from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts, queries
from cchc.privacy.choices import RecordKind, RunState
from cchc.privacy.models import Breach, RetentionRun
from cchc.privacy.queries import Holdings
from cchc.privacy.rules.retention import last_day
from cchc.privacy.services.breaking import close_words
from cchc.privacy.services.deciding import close
from cchc.privacy.services.writing import day_of, require

GROUND = "retention"
MOST = 200  # records in one go; the rest of a run follows in the next


def prepare_run(
    *, agency: Agency, kind: str, actor: User, at: datetime, holdings: Holdings
) -> RetentionRun:
    """Put before a leader what the rule would take today; RuleBroken when that is nothing."""
    require(actor, agency, Act.HANDLE_DATA_REQUESTS, at)
    record = RecordKind(kind)
    before = last_day(queries.months_of(agency, record), day_of(at))
    due = queries.due_records(agency, record, before=before, holdings=holdings)
    expected = due.count()
    if not expected:
        raise RuleBroken("Hiện không có bản ghi nào quá thời hạn lưu giữ.")
    try:
        with audit.transaction():
            row = RetentionRun.objects.create(
                agency=agency,
                kind=record,
                before=before,
                expected=expected,
                state=RunState.PREPARED,
                prepared_by=actor,
                prepared_at=at,
            )
            _note(row, "prepare_run", actor.actor_key, at)
    except IntegrityError as error:
        raise RuleBroken("Đã có một lần chạy đang chờ cho loại này.") from error
    return row


def approve(*, run: RetentionRun, actor: User, at: datetime) -> RetentionRun:
    """Let the worker do it; the approver is not who prepared it."""
    return _decide(run, RunState.APPROVED, "approve_run", actor, at)


def drop(*, run: RetentionRun, actor: User, at: datetime) -> RetentionRun:
    """Nothing is deleted."""
    return _decide(run, RunState.DROPPED, "drop_run", actor, at)


def _decide(
    run: RetentionRun, state: RunState, act: str, actor: User, at: datetime
) -> RetentionRun:
    with audit.transaction():
        row = (
            RetentionRun.objects.select_for_update(of=("self",))
            .select_related("agency")
            .get(pk=run.pk)
        )
        require(actor, row.agency, Act.DECIDE_DATA_REQUESTS, at)
        if row.state != RunState.PREPARED:
            raise RuleBroken("Lần chạy này đã được quyết định.")
        if row.prepared_by_id == actor.pk:
            raise RuleBroken("Người lập không tự duyệt; cần một lãnh đạo khác.")
        row.state, row.approved_by, row.decided_at = state, actor, at
        row.save(update_fields=["state", "approved_by", "decided_at"])
        _note(row, act, actor.actor_key, at)
    return row


def run_approved(*, at: datetime, holdings: Holdings) -> int:
    """Do up to MOST records of each approved run; how many went. Idempotent: what went is gone."""
    total = 0
    for run in RetentionRun.objects.filter(state=RunState.APPROVED).order_by("pk"):
        total += _run(run, at, holdings)
    return total


def _run(run: RetentionRun, at: datetime, holdings: Holdings) -> int:
    with audit.transaction():
        rows = RetentionRun.objects.select_for_update(of=("self",))
        row = rows.select_related("agency", "approved_by", "prepared_by").get(pk=run.pk)
        assert row.approved_by is not None
        kind = RecordKind(row.kind)
        rule = queries.due_records(row.agency, kind, before=row.before, holdings=holdings)
        due = list(rule[: MOST + 1])
        _forget(row, due[:MOST], at, holdings)
        row.done = (row.done or 0) + len(due[:MOST])
        if len(due) <= MOST:
            row.state, row.done_at = RunState.DONE, at
        row.save(update_fields=["done", "state", "done_at"])
        _note(row, "run", row.approved_by.actor_key, at)
    return len(due[:MOST])


def _forget(run: RetentionRun, records: list[Any], at: datetime, holdings: Holdings) -> None:
    assert run.approved_by is not None
    second, actor = run.prepared_by.actor_key, run.approved_by
    for holding in holdings:
        if holding.kind == run.kind:
            keys = [str(record.pk) for record in records]
            holding.erase(
                agency=run.agency, keys=keys, ground=GROUND, second=second, actor=actor, at=at
            )
            return
    for record in records:
        if isinstance(record, Citizen):
            citizens.erase(citizen=record, ground=GROUND, second=second, actor=actor, at=at)
        elif isinstance(record, Breach):
            close_words(record, ground=GROUND, second=second, actor=actor.actor_key, at=at)
        else:
            close(record, ground=GROUND, second=second, actor=actor.actor_key, at=at)


def _note(row: RetentionRun, act: str, actor: str, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor,
        act=act,
        subject=(facts.RUN, str(row.pk)),
        facts=facts.of_run(row),
    )
