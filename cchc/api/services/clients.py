"""A system gets a key, and loses it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.db.models import Q

from cchc.api.choices import Scope
from cchc.api.models import Client
from cchc.api.rules.keys import NewKey, new_key
from cchc.api.services.subscriptions import end
from cchc.api.services.writing import (
    demand,
    demand_leader,
    locked_client,
    note_client,
    note_subscription,
)
from cchc.dossiers.services import mirroring
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.notices import services as notices
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

MOST_PER_MINUTE = 6_000
# That a key was used is written down at most this often, so that reading seldom writes.
GRAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Wanted:
    """What a client shall be; ``source`` is the system whose dossiers it tells of."""

    name: str
    source: str
    scopes: Collection[str]
    rate: int
    basis: str
    expires_on: date | None = None


def register_client(
    *, agency: Agency, wanted: Wanted, actor: User, at: datetime
) -> tuple[Client, str]:
    """(the client, its key, which is shown now and never again)."""
    demand(actor, agency, at)
    _check(wanted, at)
    key = new_key()
    with audit.transaction():
        source = mirroring.name_source(agency=agency, name=wanted.source, actor=actor, at=at)
        client = _saved(
            Client(
                agency=agency,
                name=nfc(wanted.name),
                source=source,
                scopes=[scope.value for scope in Scope if scope in wanted.scopes],
                rate=wanted.rate,
                basis=nfc(wanted.basis),
                expires_on=wanted.expires_on,
                made_by=actor,
                made_at=at,
            ),
            key,
        )
        note_client(client, "register_client", actor=actor, at=at, payload=None)
        _ask_leaders(client, at)
    return client, key.text


def approve_client(*, client: Client, actor: User, at: datetime) -> Client:
    """A leader lets the key open: whoever gives keys does not open cases by one of their own."""
    with audit.transaction():
        row = locked_client(client)
        demand_leader(actor, row, at)
        if row.revoked_at is not None or row.approved_at is not None:
            raise RuleBroken("Kết nối này không còn chờ duyệt.")
        row.approved_by, row.approved_at = actor, at
        row.save(update_fields=["approved_by", "approved_at"])
        note_client(row, "approve_client", actor=actor, at=at, payload=None)
    return row


def revoke_client(*, client: Client, reason: str, actor: User, at: datetime) -> Client:
    """Let nothing in with that key from now on; its subscriptions are told nothing more."""
    demand(actor, client.agency, at)
    if not nfc(reason):
        raise RuleBroken("Ghi lý do thu hồi khóa.", field="reason")
    with audit.transaction():
        row = locked_client(client)
        if row.revoked_at is not None:
            raise RuleBroken("Khóa này đã bị thu hồi.")
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        for address in row.subscriptions.filter(stopped_at__isnull=True).select_for_update():
            address.client = row
            end(address, "Khóa của máy khách bị thu hồi", at)
            note_subscription(address, "stop_subscription", actor=actor, at=at)
        note_client(row, "revoke_client", actor=actor, at=at, payload={"reason": nfc(reason)})
    return row


def note_use(*, client: Client, at: datetime) -> None:
    """Remember when the key was used, to the minute."""
    before = Q(last_used_at__isnull=True) | Q(last_used_at__lt=at - GRAIN)
    if client.last_used_at is None or client.last_used_at < at - GRAIN:
        Client.objects.filter(before, pk=client.pk).update(last_used_at=at)


def _ask_leaders(client: Client, at: datetime) -> None:
    day = at.astimezone(HANOI).date()
    for person in organisation.people_with(client.agency, Act.APPROVE_CLIENT, day):
        notices.put(
            agency=client.agency,
            to=person,
            key=f"api-approve-{client.pk}-{person.pk}",
            subject=f"Chờ duyệt: kết nối với “{client.name}”",
            body="Quản trị đã cấp khóa; khóa chỉ dùng được sau khi lãnh đạo xem quyền và duyệt.",
            link=f"/ket-noi/{client.pk}/",
            at=at,
        )


def _check(wanted: Wanted, at: datetime) -> None:
    if not nfc(wanted.name):
        raise RuleBroken("Ghi tên hệ thống được kết nối.", field="name")
    if not nfc(wanted.basis):
        raise RuleBroken("Ghi văn bản cho phép kết nối.", field="basis")
    if not wanted.scopes or not set(wanted.scopes) <= set(Scope.values):
        raise RuleBroken("Chọn ít nhất một quyền.", field="scopes")
    if Scope.PERSONAL in wanted.scopes and Scope.READ not in wanted.scopes:
        raise RuleBroken("Quyền đọc người nộp cần thêm quyền đọc hồ sơ.", field="scopes")
    if not 1 <= wanted.rate <= MOST_PER_MINUTE:
        raise RuleBroken(f"Ghi số từ 1 đến {number_vi(MOST_PER_MINUTE)}.", field="rate")
    if wanted.expires_on is not None and wanted.expires_on < at.astimezone(HANOI).date():
        raise RuleBroken("Ngày hết hạn đã qua.", field="expires_on")


def _saved(client: Client, key: NewKey) -> Client:
    client.key_name, client.key_hash = key.name, key.digest
    try:
        with audit.transaction():
            client.save()
    except IntegrityError:
        raise RuleBroken("Cơ quan đã có máy khách tên này đang dùng.", field="name") from None
    return client
