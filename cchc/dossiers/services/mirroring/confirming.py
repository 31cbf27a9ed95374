"""A leader confirms that a dossier was not late: visible, with a reason, one at a time."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from cchc.dossiers import facts
from cchc.dossiers.choices import ChangeState
from cchc.dossiers.mirror.changes import without_mark
from cchc.dossiers.models import Dossier, SourceChange
from cchc.dossiers.services.duties import drop_duty
from cchc.dossiers.services.writing import PREFIX, day_of, locked, note, reason_of
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.working_time import Unit
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def confirm_source_change(
    *, change: SourceChange, reason: str, actor: User, at: datetime, seen: int | None = None
) -> SourceChange:
    """Take the dossier as the source tells it now; PermissionDenied for who brought an export.

    ``seen``: the key of the last change of the dossier that the leader was shown, where the source
    told more after this one; RuleBroken when something later is known.
    """
    with audit.transaction():
        row = locked(change.dossier)
        changes = SourceChange.objects.select_for_update(of=("self",))
        found = changes.select_related("brought_in").get(pk=change.pk)
        since = list(_since(found))
        _demand(actor, row, since, at)
        if found.state != ChangeState.WAITING:
            raise RuleBroken("Thay đổi này không còn chờ xác nhận; tải lại trang để xem.")
        if since[-1].pk > (seen or found.pk):
            raise RuleBroken("Nguồn vừa báo thêm thay đổi của hồ sơ này; xem lại rồi xác nhận.")
        found.reason = reason_of(row.agency, reason, "xác nhận")
        found.state, found.decided_by, found.decided_at = ChangeState.CONFIRMED, actor, at
        found.save()
        _unmark(row)
        note(row, "take_source_change", actor=actor, at=at)
        drop_duty(row=row, actor=actor, at=at)
        audit.record(
            agency=row.agency.code,
            at=at,
            actor=actor.actor_key,
            act=f"{PREFIX}.confirm_source_change",
            subject=(facts.SOURCE_CHANGE, str(found.pk)),
            facts=facts.of_source_change(found),
            payload={"reason": found.reason},
        )
    return found


def _since(change: SourceChange) -> QuerySet[SourceChange]:
    """The change and what was told of the dossier after it: all of it is confirmed with it."""
    rows = SourceChange.objects.filter(dossier=change.dossier_id, pk__gte=change.pk)
    return rows.select_related("brought_in").order_by("pk")


def _demand(actor: User, row: Dossier, since: Sequence[SourceChange], at: datetime) -> None:
    acts = organisation.acts_of(actor, day_of(at))
    if row.agency_id != actor.agency_id or Act.DECIDE_DOSSIER not in acts:
        raise PermissionDenied("Chỉ lãnh đạo của cơ quan được xác nhận sửa ở nguồn.")
    if actor.pk in {change.brought_in.brought_by_id for change in since}:
        raise PermissionDenied("Người nhập tệp không tự xác nhận; để lãnh đạo khác xác nhận.")


def _unmark(row: Dossier) -> None:
    """From now on its dates alone say whether it is late."""
    row.late_from = None
    found = without_mark(row.due_at, row.finished_at, row.ending, Unit(row.limit_unit))
    row.outcome = found or ""
    row.save(update_fields=["late_from", "outcome"])
