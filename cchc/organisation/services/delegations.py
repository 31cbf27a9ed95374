"""Standing in for somebody who is absent; docs/rules/delegation.md."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import facts, queries
from cchc.organisation.choices import Act
from cchc.organisation.models import Delegation, User
from cchc.organisation.rules.delegation import check_delegation
from cchc.organisation.services.writing import note


def delegate(
    *,
    absent: User,
    substitute: User,
    from_on: date,
    to_on: date,
    actor: User | None,
    at: datetime,
    document: str = "",
    authority: str = "",
) -> Delegation:
    """The substitute does the absent person's work in those days, both included."""
    _check_actor(absent, actor, at)
    _check_pair(absent, substitute, from_on, to_on, at)
    with audit.transaction():
        User.objects.select_for_update().filter(pk__in=[absent.pk, substitute.pk]).count()
        check_delegation(
            absent=queries.roles_of(absent, from_on),
            substitute=queries.roles_of(substitute, from_on),
            authority=authority,
            document=document,
        )
        _check_free(absent, substitute, from_on, to_on)
        delegation = Delegation.objects.create(
            absent=absent,
            substitute=substitute,
            from_on=from_on,
            to_on=to_on,
            document=nfc(document),
            authority=authority,
        )
        _note("delegate", delegation, actor=actor, at=at)
    return delegation


def revoke_delegation(*, delegation: Delegation, actor: User, at: datetime) -> Delegation:
    """The absent person is back early: from today on the substitute no longer stands in."""
    with audit.transaction():
        delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
        _check_actor(delegation.absent, actor, at)
        if delegation.revoked_on:
            raise RuleBroken("Việc thay này đã được thu hồi.")
        if delegation.to_on < at.date():
            raise RuleBroken("Việc thay này đã hết hạn.")
        delegation.revoked_on = at.date()
        delegation.save(update_fields=["revoked_on"])
        _note("revoke_delegation", delegation, actor=actor, at=at)
    return delegation


def _check_actor(absent: User, actor: User | None, at: datetime) -> None:
    if actor is None or actor.pk == absent.pk:
        return
    if actor.agency_id != absent.agency_id or not queries.may(
        actor, Act.MANAGE_DELEGATIONS, today=at.date()
    ):
        raise PermissionDenied("Chỉ bản thân người vắng hoặc Văn phòng cử người thay.")


def _check_pair(absent: User, substitute: User, from_on: date, to_on: date, at: datetime) -> None:
    if absent.pk == substitute.pk:
        raise RuleBroken("Người thay phải là người khác.", field="substitute")
    if absent.agency_id != substitute.agency_id or not substitute.is_active:
        raise RuleBroken("Người thay phải đang làm việc tại cùng cơ quan.", field="substitute")
    if to_on < from_on:
        raise RuleBroken("Ngày kết thúc phải từ ngày bắt đầu trở đi.", field="to_on")
    if to_on < at.date():
        raise RuleBroken("Thời gian vắng đã qua.", field="to_on")


def _check_free(absent: User, substitute: User, from_on: date, to_on: date) -> None:
    between = queries.delegations_between(from_on, to_on)
    if between.filter(absent=absent).exists():
        raise RuleBroken("Trong thời gian này đã có người thay.", field="from_on")
    if between.filter(absent=substitute).exists():
        raise RuleBroken("Người thay cũng vắng trong thời gian này.", field="substitute")


def _note(act: str, delegation: Delegation, *, actor: User | None, at: datetime) -> None:
    note(
        act,
        ("delegation", str(delegation.pk)),
        facts.of_delegation(delegation),
        agency=delegation.absent.agency,
        actor=actor,
        at=at,
        payload={"document": delegation.document},
    )
