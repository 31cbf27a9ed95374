"""The addresses under /api/v1/; docs/rules/api.md, docs/operations/api.md."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.renderers import JSONRenderer

from cchc.api import telling
from cchc.api.access import KeyAuth, MachineRequest, demand
from cchc.api.choices import Scope
from cchc.api.problems import NOT_FOUND, Refused, problem, speak
from cchc.api.repeating import once
from cchc.api.rules import paging
from cchc.api.schemas import (
    BatchIn,
    BatchOut,
    DossierFields,
    DossierIn,
    DossierOut,
    DossierPage,
    ProblemOut,
    ProcedureList,
    PushedOut,
    StateIn,
    StatisticsOut,
    Wanted,
)
from cchc.dossiers import measures
from cchc.dossiers import queries as dossiers
from cchc.dossiers.services.mirroring import Pushed, push_dossiers, push_state
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI

DOSSIERS, CATALOGUE, FIGURES = "Hồ sơ", "Danh mục thủ tục", "Số liệu"
KEPT_OUT = "kept_out"


class Renderer(JSONRenderer):
    """Vietnamese letters as they are."""

    json_dumps_params = {"ensure_ascii": False}


v1 = NinjaAPI(
    title="cchc: kết nối với hệ thống khác",
    version="1.0",
    description="Đẩy và đọc hồ sơ một cửa, danh mục thủ tục, số liệu theo kỳ của một cơ quan.",
    urls_namespace="api_v1",
    docs_url=None,
    auth=KeyAuth(),
    renderer=Renderer(),
)
speak(v1)


def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    """What is not an address of ours."""
    return problem(404, NOT_FOUND)


@v1.get(
    "/dossiers",
    response={200: DossierPage, 422: ProblemOut},
    tags=[DOSSIERS],
    summary="Danh sách hồ sơ theo lần thay đổi, cũ trước",
)
def list_dossiers(request: MachineRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Who filed them is masked; the next page begins after ``next_cursor``."""
    client = demand(request, Scope.READ)
    at = clock.now()
    rows = dossiers.changed_since(
        client.agency,
        since=_aware(wanted.updated_since, at) if wanted.updated_since else None,
        states=tuple(wanted.state),
        after=paging.unpacked(wanted.cursor) if wanted.cursor else None,
        most=wanted.limit + 1,
    )
    shown = rows[: wanted.limit]
    last = shown[-1] if len(rows) > wanted.limit else None
    return {
        "items": [telling.of_masked(row, at) for row in shown],
        "next_cursor": telling.cursor_after(last) if last else None,
    }


@v1.post(
    "/dossiers",
    response={200: BatchOut, 409: ProblemOut, 422: ProblemOut},
    tags=[DOSSIERS],
    summary="Đẩy nhiều hồ sơ một lần (đến 1.000)",
)
def push_batch(request: MachineRequest, said: BatchIn) -> HttpResponse:
    """One faulty value and nothing is written; what is kept out is listed."""
    client, at = demand(request, Scope.WRITE), clock.now()

    def work() -> tuple[int, dict[str, Any]]:
        records = [_record(row, row.code) for row in said.dossiers]
        found = push_dossiers(
            source=client.source,
            records=records,
            told_at=_aware(said.told_at, at),
            pusher=client.actor_key,
            at=at,
        )
        return 200, {**_counts(found), "results": [telling.of_pushed(each) for each in found]}

    return once(request, work, at)


@v1.put(
    "/dossiers/{code}",
    response={200: PushedOut, 201: PushedOut, 409: ProblemOut, 422: ProblemOut},
    tags=[DOSSIERS],
    summary="Tạo hoặc cập nhật một hồ sơ",
)
def push_dossier(request: MachineRequest, code: str, said: DossierIn) -> HttpResponse:
    """The same twice changes nothing."""
    client, at = demand(request, Scope.WRITE), clock.now()

    def work() -> tuple[int, dict[str, Any]]:
        (found,) = push_dossiers(
            source=client.source,
            records=[_record(said, code)],
            told_at=_aware(said.told_at, at),
            pusher=client.actor_key,
            at=at,
        )
        return _answered(found)

    return once(request, work, at)


@v1.post(
    "/dossiers/{code}/state",
    response={200: PushedOut, 404: ProblemOut, 409: ProblemOut, 422: ProblemOut},
    tags=[DOSSIERS],
    summary="Báo trạng thái mới của một hồ sơ đã có",
)
def push_new_state(request: MachineRequest, code: str, said: StateIn) -> HttpResponse:
    """What is not said stays as it is known."""
    client, at = demand(request, Scope.WRITE), clock.now()

    def work() -> tuple[int, dict[str, Any]]:
        found = push_state(
            source=client.source,
            code=code,
            said=_said(said.model_dump(exclude={"told_at"}, exclude_none=True)),
            told_at=_aware(said.told_at, at),
            pusher=client.actor_key,
            at=at,
        )
        if found is None:
            raise Refused(404, NOT_FOUND)
        return _answered(found)

    return once(request, work, at)


@v1.get(
    "/dossiers/{code}",
    response={200: DossierOut, 404: ProblemOut},
    tags=[DOSSIERS],
    summary="Một hồ sơ theo mã",
)
def get_dossier(request: MachineRequest, code: str) -> dict[str, Any]:
    """Who filed it is told whole only to a client with that right, and then noted."""
    client, at = demand(request, Scope.READ), clock.now()
    row = dossiers.of_code(client.agency, code)
    if row is None:
        raise Refused(404, NOT_FOUND)
    return telling.of_dossier(row, at, telling.applicant_for(client, row, at))


@v1.get(
    "/procedures",
    response=ProcedureList,
    tags=[CATALOGUE],
    summary="Danh mục thủ tục mà cơ quan dùng",
)
def list_procedures(request: MachineRequest) -> dict[str, Any]:
    """Each with the version of today."""
    client = demand(request, Scope.PROCEDURES)
    return {"items": telling.catalogue_of(client.agency, clock.today())}


@v1.get(
    "/statistics",
    response={200: StatisticsOut, 422: ProblemOut},
    tags=[FIGURES],
    summary="Số liệu một cửa của một kỳ",
)
def statistics(request: MachineRequest, period: str, calendar: str = "plain") -> dict[str, Any]:
    """The same figures as the command ``cchc dossiers statistics`` gives."""
    client = demand(request, Scope.STATISTICS)
    asked = Period.parse(period, calendar)
    return measures.statement(client.agency, asked, now=clock.now())


def _aware(moment: datetime | None, at: datetime) -> datetime:
    """The moment, in Hà Nội when it has no offset; now when it is not said."""
    if moment is None:
        return at
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def _record(said: DossierFields, code: str) -> dict[str, str]:
    kept = said.model_dump(exclude={"told_at", "code"}, exclude_none=True)
    return {**_said(kept), "code": code}


def _said(values: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _answered(found: Pushed) -> tuple[int, dict[str, Any]]:
    if found.result == KEPT_OUT:
        raise Refused(409, found.why, errors=[{"field": found.field, "detail": found.why}])
    return 201 if found.result == "created" else 200, telling.of_pushed(found)


def _counts(found: Sequence[Pushed]) -> dict[str, int]:
    names = ("created", "updated", "unchanged", KEPT_OUT)
    return {name: sum(each.result == name for each in found) for name in names}
