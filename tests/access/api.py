"""Addresses of the connections with other systems: given, approved, withdrawn."""

from cchc.api import services
from cchc.api.models import Client, Subscription
from cchc.api.services.clients import Wanted
from cchc.organisation.tests.factories import OPENED_AT, Cast
from tests.access import ADMINISTRATOR, LEADERS, Row

SEES = ADMINISTRATOR | LEADERS


def _given(who: Cast) -> Client:
    wanted = Wanted("Hệ thống tỉnh", "Nguồn mẫu", ["dossiers:read"], 60, "Công văn mẫu")
    client, _ = services.register_client(
        agency=who.ward, wanted=wanted, actor=who.quantri, at=OPENED_AT
    )
    return client


def _made(who: Cast) -> Client:
    return services.approve_client(client=_given(who), actor=who.minh, at=OPENED_AT)


def _waiting(who: Cast) -> tuple[object, ...]:
    return (_given(who).pk,)


def _subscribed(who: Cast) -> Subscription:
    row, _ = services.subscribe(
        client=_made(who),
        url="https://nhan-tin.example.vn/",
        events=["dossier.late"],
        internal=False,
        actor=who.quantri,
        at=OPENED_AT,
    )
    return row


def _client(who: Cast) -> tuple[object, ...]:
    return (_made(who).pk,)


def _subscription(who: Cast) -> tuple[object, ...]:
    return (_subscribed(who).pk,)


ROWS: dict[str, Row] = {
    "api:clients": Row(SEES),
    "api:register": Row(ADMINISTRATOR),
    "api:client": Row(SEES, _client),
    "api:approve": Row(LEADERS, _waiting, "post"),
    "api:revoke": Row(ADMINISTRATOR, _client),
    "api:subscribe": Row(ADMINISTRATOR, _client),
    "api:subscription": Row(ADMINISTRATOR, _subscription),
    "api:stop": Row(ADMINISTRATOR, _subscription),
    "api:resume": Row(ADMINISTRATOR, _subscription, "post"),
    "api:ping": Row(ADMINISTRATOR, _subscription, "post"),
}
