"""A dossier was lost, damaged or falsified here: recorded, apologised for, and who pays."""

from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.choices import IncidentKind, NoticeKind, Payer, SlipForm
from cchc.dossiers.models import Incident
from cchc.dossiers.models.dossier import Dossier
from cchc.dossiers.services import slips, telling
from cchc.dossiers.services.ending import choose_signer
from cchc.dossiers.services.writing import begin, note, reason_of, required, tell_citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User


@dataclass(frozen=True)
class Happened:
    """What happened, how it is mended, what it costs the citizen in dong, and who pays that."""

    kind: IncidentKind
    what: str
    remedy: str
    cost: int = 0
    payer: Payer = Payer.NOBODY


def record_incident(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    happened: Happened,
    signer: User | None = None,
) -> Incident:
    """Keep it, apologise by a letter and tell the leaders; no date of the dossier moves.

    ``signer``: as of the notice of stopping.
    """
    _check_cost(happened)
    with audit.transaction():
        row = begin(dossier, "record_incident", actor=actor, at=at)
        made = Incident.objects.create(
            dossier=row,
            kind=happened.kind,
            what=reason_of(row.agency, happened.what, "và sự việc"),
            remedy=required(happened.remedy, "Ghi cách khắc phục.", field="remedy"),
            cost=happened.cost,
            payer=happened.payer,
            recorded_by=actor,
            recorded_at=at,
        )
        tell_citizen(row, NoticeKind.INCIDENT, f"Cách khắc phục: {made.remedy}", at=at)
        signs = choose_signer(row, signer, actor, at)
        made.slip = slips.make(row, SlipForm.INCIDENT, actor=actor, at=at, signer=signs)
        made.save(update_fields=["slip"])
        said = {"reason": made.what, "text": made.remedy}
        parts = ("incidents", "notices", "slips")
        note(row, "record_incident", actor=actor, at=at, parts=parts, payload=said)
        telling.tell_leaders(row, made.get_kind_display().lower(), f"sc{made.pk}", at=at)
    return made


def _check_cost(happened: Happened) -> None:
    if happened.cost < 0:
        raise RuleBroken("Chi phí không được âm.", field="cost")
    if happened.cost and happened.payer == Payer.NOBODY:
        raise RuleBroken("Có chi phí thì ghi ai chi trả.", field="payer")
    if not happened.cost and happened.payer != Payer.NOBODY:
        raise RuleBroken("Ghi số tiền phải chi trả.", field="cost")
