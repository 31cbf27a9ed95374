"""The ward with a client, and how a machine calls; Monday is 02/03/2026."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client as Browser

from cchc.api import services
from cchc.api.choices import Scope
from cchc.api.models import Client, Subscription
from cchc.api.services.clients import Wanted
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop, on, shop
from cchc.organisation.models import Agency, User

NOON = on(9, 12)
SOURCE = "Hệ thống tỉnh (mẫu)"
BASIS = "Công văn 15/UBND-VP ngày 02/03/2026 (mẫu)"
CODE = "H56.10-260302-0001"
EVERY = tuple(Scope.values)
TOLD = {
    "procedure_code": "MAU.HT.01",
    "applicant": "Nguyễn Văn An",
    "id_number": "038095001234",
    "phone": "0912345678",
    "received": "2026-03-02T09:00:00+07:00",
    "due": "2026-03-12",
    "state": 4,
    "channel": 2,
}


@dataclass(frozen=True)
class Machine:
    """A client and its key, calling over HTTP."""

    desk: Shop
    client: Client
    key: str

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        repeat: str | None = None,
        **headers: str,
    ) -> Any:
        """The answer to a request under /api/v1/; ``key`` is sent in place of the client's own."""
        named = {"Authorization": f"Bearer {self.key if key is None else key}", **headers}
        if key == "":
            del named["Authorization"]
        if repeat is not None:
            named["Idempotency-Key"] = repeat
        sent = body if isinstance(body, str) else json.dumps(body) if body is not None else ""
        return Browser().generic(
            method, f"/api/v1/{path}", sent, content_type="application/json", headers=named
        )

    def put(self, code: str = CODE, *, repeat: str | None = None, **said: Any) -> Any:
        """A dossier pushed; what is None is not sent."""
        return self.call("PUT", f"dossiers/{code}", told(**said), repeat=repeat)


def told(**said: Any) -> dict[str, Any]:
    """The usual dossier, otherwise where said."""
    return {name: value for name, value in {**TOLD, **said}.items() if value is not None}


def wanted(**said: Any) -> Wanted:
    """What a client shall be: everything, unless said otherwise."""
    usual: Mapping[str, Any] = {
        "name": "Hệ thống tỉnh",
        "source": SOURCE,
        "scopes": EVERY,
        "rate": 1000,
        "basis": BASIS,
        "expires_on": date(2026, 12, 31),
    }
    return Wanted(**{**usual, **said})


def machine(desk: Shop | None = None, **said: Any) -> Machine:
    """Registered by the administrator on Monday, approved by the chair."""
    ward = desk or shop()
    client, key = services.register_client(
        agency=ward.who.ward, wanted=wanted(**said), actor=ward.who.quantri, at=on(2, 8)
    )
    approved = services.approve_client(client=client, actor=ward.who.minh, at=on(2, 8))
    return Machine(ward, approved, key)


def elsewhere(desk: Shop, agency: Agency, administrator: User, chair: User) -> Machine:
    """A client of another ward."""
    client, key = services.register_client(
        agency=agency, wanted=wanted(), actor=administrator, at=on(2, 8)
    )
    approved = services.approve_client(client=client, actor=chair, at=on(2, 8))
    return Machine(desk, approved, key)


def subscribed(one: Machine, url: str, **said: Any) -> tuple[Subscription, str]:
    """An address of the house itself that is told of everything."""
    usual = {"events": ["dossier.received", "dossier.state_changed", "dossier.finished",
                        "dossier.late"], "internal": True, "at": on(2, 8)}  # fmt: skip
    return services.subscribe(
        client=one.client, url=url, actor=one.desk.who.quantri, **{**usual, **said}
    )


def problem(answer: Any, status: int) -> Any:
    """The body of a problem, which every failure is."""
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    said = json.loads(answer.content)
    assert said["status"] == status
    assert said["type"] == f"/api/#loi-{status}"
    assert said["title"]
    assert said["detail"]
    return said


def the_dossier() -> Dossier:
    """The only one that there is."""
    return Dossier.objects.select_related("applicant", "version").get()
