"""Rows as answers say them; moments in Hà Nội time."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc.api.choices import Scope
from cchc.api.models import Client
from cchc.api.rules import paging
from cchc.citizens import masking
from cchc.citizens import queries as citizens
from cchc.citizens.models import Citizen
from cchc.dossiers.choices import Outcome, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.services.mirroring import Pushed
from cchc.kernel.zone import HANOI, local_minute
from cchc.organisation.models import Agency
from cchc.procedures import queries as procedures

_MOMENTS = (
    "registered_at", "received_at", "promised_at", "due_at", "appointed_at", "refused_at",
    "finished_at", "returned_at", "changed_at",
)  # fmt: skip
_NAME_SHOWN = 40


def of_dossier(row: Dossier, at: datetime, applicant: dict[str, Any]) -> dict[str, Any]:
    """The dossier; no query."""
    procedure = row.version.procedure
    return {
        "code": row.code,
        "procedure": {"code": procedure.code, "name": row.version.name},
        "field": {"code": row.field.code, "name": row.field.name},
        "channel": row.channel,
        "origin": row.origin,
        "source": row.source_name,
        "state": row.state,
        "state_name": str(State(row.state).label),
        **{name: _moment(getattr(row, name)) for name in _MOMENTS},
        "ending": row.ending,
        "outcome": row.outcome,
        "is_late": _is_late(row, at),
        "applicant": applicant,
    }


def of_masked(row: Dossier, at: datetime) -> dict[str, Any]:
    """The dossier for a list; no query."""
    return of_dossier(row, at, masked_applicant(row.applicant))


def cursor_after(row: Dossier) -> str | None:
    """Where the page after this row begins."""
    return paging.packed(row.changed_at, row.pk) if row.changed_at else None


def masked_applicant(citizen: Citizen) -> dict[str, Any]:
    """Who filed it as a list of watchers shows them."""
    name = masking.name(citizen.name, citizen.kind, masking.Eye.WATCHER)
    return {"masked": True, "kind": citizen.get_kind_display(), "name": name}


def applicant_for(client: Client, row: Dossier, at: datetime) -> dict[str, Any]:
    """Masked, or whole for a client with the right: then the reading is noted."""
    if Scope.PERSONAL not in client.scopes:
        return masked_applicant(row.applicant)
    details = citizens.open_for_machine(
        row.applicant,
        agency=client.agency,
        machine=client.actor_key,
        at=at,
        why=f"Máy “{client.name[:_NAME_SHOWN]}”: hồ sơ {row.masked_code}",
    )
    return {
        "masked": False,
        "kind": row.applicant.get_kind_display(),
        "name": details.name,
        "id_number": details.id_number,
        "phone": details.phone,
        "address": details.address,
    }


def of_pushed(pushed: Pushed) -> dict[str, Any]:
    """What became of one record."""
    return {
        "code": pushed.code,
        "result": pushed.result,
        "why": pushed.why,
        "changes": list(pushed.changes),
        "waits": pushed.waits,
    }


def catalogue_of(agency: Agency, day: date) -> list[dict[str, Any]]:
    """The procedures that the agency uses, each with the version of the day; two queries."""
    found = list(procedures.of_agency(agency).select_related("field", "agency").order_by("code"))
    versions = procedures.versions_on(found, day)
    items = []
    for each in found:
        version = versions.get(each.pk)
        item: dict[str, Any] = {
            "code": each.code,
            "name": each.name,
            "field": {"code": each.field.code, "name": each.field.name},
            "level": each.level,
            "owner": each.agency.code,
            "is_sample": each.is_sample,
            **dict.fromkeys(("version", "valid_from", "limit", "fee", "online_level")),
        }
        if version is not None:
            amount = f"{Decimal(version.limit_amount).normalize():f}"
            item |= {
                "version": version.number,
                "valid_from": version.valid_from.isoformat() if version.valid_from else None,
                "limit": {"amount": amount, "unit": version.limit_unit},
                "fee": version.fee,
                "online_level": version.online_level,
            }
        items.append(item)
    return items


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(HANOI).isoformat(timespec="seconds") if value else None


def _is_late(row: Dossier, at: datetime) -> bool:
    """Ended late, or open and overdue to the minute, as ``queries.overdue`` has it."""
    if row.finished_at is not None or row.received_at is None:
        return row.outcome == Outcome.LATE
    now = local_minute(at)
    since = [local_minute(moment) for moment in (row.due_at, row.late_from) if moment]
    return any(moment < now for moment in since)
