"""When a dossier would be due: what the counter shows before anything is received."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from cchc.citizens.models import Citizen
from cchc.dossiers.choices import PaperHow
from cchc.dossiers.models import Dossier, PaperTaken, ResultFile
from cchc.dossiers.rules import clock
from cchc.dossiers.rules.clock import Limit
from cchc.dossiers.rules.codes import masked
from cchc.kernel.text import fold
from cchc.kernel.working_time import Answer, Unit
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.whole import WholePaper
from cchc.results import queries as repository


@dataclass(frozen=True)
class Held:
    """A paper that the agency has already: since when, and where it is."""

    on: date
    where: str


def promised(agency: Agency, version: ProcedureVersion, since: datetime) -> Answer:
    """The date that would be promised for a reception at that moment, step by step."""
    cutoff = organisation.text_setting(agency, "calendar.reception_cutoff")
    limit = Limit(
        Decimal(version.limit_amount),
        Unit(version.limit_unit),
        version.cutoff or time.fromisoformat(cutoff),
        organisation.text_setting(agency, "dossiers.count_from") == "same_day_hours",
    )
    return clock.promise(organisation.working_calendar(agency), since, limit)


def _of_dossier(code: str) -> str:
    return f"hồ sơ {masked(code)}"


def held_papers(
    applicant: Citizen,
    papers: Iterable[WholePaper],
    *,
    today: date,
    besides: Dossier | None = None,
) -> dict[str, Held]:
    """By code of paper: what the applicant gave before or was given, still valid. Three queries.

    Recognised by the name of the paper; only shown ones are shown anew. What lies in the dossier
    ``besides`` was handed in with it and is no reuse.
    """
    earlier = PaperTaken.objects.filter(dossier__applicant=applicant)
    if besides is not None:
        earlier = earlier.exclude(dossier=besides)
    given = earlier.exclude(how__in=(PaperHow.SHOWN, PaperHow.REUSED))
    found = {
        fold(name): Held(at.astimezone(HANOI).date(), _of_dossier(code))
        for name, at, code in given.order_by("taken_at").values_list(
            "paper__name", "taken_at", "dossier__code"
        )
    }
    results = ResultFile.objects.filter(
        dossier__applicant=applicant, superseded_by=None, in_repository=None
    )
    for name, at, code, last in results.order_by("kept_at").values_list(
        "name", "kept_at", "dossier__code", "valid_to"
    ):
        if last is None or last >= today:
            found[fold(name)] = Held(at.astimezone(HANOI).date(), _of_dossier(code))
    for held in repository.held_by(applicant, today=today):
        found[fold(held.name)] = Held(held.on, held.label)
    kept = [paper for paper in papers if not paper.form]  # a declaration is made anew
    return {paper.code: found[fold(paper.name)] for paper in kept if fold(paper.name) in found}
