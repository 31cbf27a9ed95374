"""Exports of other systems as screens show them; outside one's agency 404."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404

from cchc.dossiers.choices import ChangeState, ProblemKind, State
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.models import Dossier, DossierImport, DossierSource, ImportProblem, SourceChange
from cchc.kernel.formats import date_vi, moment_vi
from cchc.kernel.jobs import lease
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures

MOST_WORDS = 50
PARTED = " – "


def imports_of(user: User) -> QuerySet[DossierImport]:
    """The agency's imports, newest first."""
    rows = DossierImport.objects.filter(agency=user.agency_id)
    return rows.select_related("source", "brought_by")


def import_for(user: User, pk: int) -> DossierImport:
    """One import; Http404 outside one's agency."""
    rows = imports_of(user).select_related("agency", "source", "brought_by", "file")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có lần nhập này.")
    return found


def problems_of(brought: DossierImport) -> QuerySet[ImportProblem]:
    """Every bad row, then the rows that are kept out, each in the order of the file."""
    return brought.problems.order_by("kind", "pk")


def unread_words(brought: DossierImport, why: str) -> list[str]:
    """The different words of a bad column that nobody has read yet; ``why`` begins the reason."""
    rows = brought.problems.filter(kind=ProblemKind.BAD, why__startswith=why).exclude(value="")
    return list(rows.order_by("value").values_list("value", flat=True).distinct()[:MOST_WORDS])


def unknown_procedures(brought: DossierImport) -> list[tuple[str, int]]:
    """(code – name, how many rows) of the procedures that the catalogue does not know."""
    labels = (FIELDS["procedure_code"].label, FIELDS["procedure_name"].label)
    rows = brought.problems.filter(kind=ProblemKind.KEPT_OUT, title__in=labels)
    found = rows.order_by().values("value").annotate(rows=Count("pk")).order_by("-rows", "value")
    return [(row["value"], row["rows"]) for row in found[:MOST_WORDS]]


def procedure_choices(agency: Agency) -> list[tuple[str, str]]:
    """(code, code and name) of the procedures that the agency uses."""
    found = procedures.of_agency(agency).order_by("code")
    return list({row.code: f"{row.code} {row.name}" for row in found}.items())


def last_source(agency: Agency) -> str:
    """The name of the source that was used last."""
    found = DossierSource.objects.filter(agency=agency).order_by("-imports__pk").first()
    return found.name if found else ""


def changes_of(user: User, state: str = "") -> QuerySet[SourceChange]:
    """What sources told otherwise of the agency's dossiers, newest first."""
    own = Exists(Dossier.objects.filter(pk=OuterRef("dossier"), agency=user.agency_id))
    rows = SourceChange.objects.filter(own)
    if state in ChangeState.values:
        rows = rows.filter(state=state)
    return rows.select_related(
        "dossier__version__procedure", "dossier__field", "brought_in__brought_by", "decided_by"
    ).defer("dossier__content", "dossier__return_address")


def changes_in(row: Dossier) -> list[tuple[SourceChange, list[tuple[str, str, str]]]]:
    """What the source told otherwise of one dossier, newest first, with both values in words."""
    rows = row.source_changes.select_related("brought_in", "decided_by")
    return [(change, both_values(change)) for change in rows]


def changes_since(change: SourceChange) -> list[tuple[SourceChange, list[tuple[str, str, str]]]]:
    """The change and what the source told otherwise of its dossier after it, in order."""
    rows = SourceChange.objects.filter(dossier=change.dossier_id, pk__gte=change.pk)
    told = rows.select_related("brought_in__brought_by").order_by("pk")
    return [(each, both_values(each)) for each in told]


def change_for(user: User, pk: int) -> SourceChange:
    """One change; Http404 outside one's agency."""
    found = changes_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có thay đổi này.")
    return found


def both_values(change: SourceChange) -> list[tuple[str, str, str]]:
    """(what, old, new) in words."""
    return [(_NAMES[name], _shown(name, old), _shown(name, new)) for name, old, new in change.facts]


def told_now(row: Dossier) -> list[tuple[str, str]]:
    """What the source says of the dossier today, in the words of its changes."""
    moments = {
        "received": row.received_at,
        "due": row.due_at or row.appointed_at,
        "finished": row.finished_at,
    }
    told = [(n, _shown(n, at.isoformat() if at else None)) for n, at in moments.items()]
    return [(_NAMES[name], said) for name, said in (("state", _shown("state", row.state)), *told)]


_NAMES = {
    "received": "Tiếp nhận",
    "due": "Hẹn trả",
    "finished": "Kết thúc xử lý",
    "returned": "Trả kết quả",
    "state": "Trạng thái",
}


def _shown(name: str, value: str | int | None) -> str:
    if value is None:
        return "chưa có"
    if name == "state":
        return str(State(value).label)
    moment = _moment(value).astimezone(HANOI)
    is_whole_day = moment.time() in _ENDS_OF_DAY  # the source told no hour
    return date_vi(moment.date()) if is_whole_day else moment_vi(moment)


_ENDS_OF_DAY = (time(0), time(23, 59))


def _moment(value: str | int) -> datetime:
    return datetime.fromisoformat(str(value))


def waiting_changes(user: User) -> int:
    """How many changes wait for a leader of the agency."""
    return changes_of(user, ChangeState.WAITING).count()


def worker_is_alive() -> bool:
    """Whether background work is being done at all."""
    return lease.is_held()


def columns_said(brought: DossierImport) -> Sequence[str]:
    """The titles of the file from which a person may choose."""
    return list(dict.fromkeys(brought.titles))


def may_bring(user: User, today: date) -> bool:
    """Whether the person is one who brings exports."""
    return organisation.may(user, Act.MIRROR_DOSSIERS, today=today)


def may_decide(user: User, today: date) -> bool:
    """Whether the person is one who confirms changes."""
    return organisation.may(user, Act.DECIDE_DOSSIER, today=today)
