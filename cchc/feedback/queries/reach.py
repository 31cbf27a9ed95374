"""Who sees which petitions, and what they may do; unseen is 404. docs/rules/feedback.md."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.feedback.choices import PetitionAct, Reach, State
from cchc.feedback.models import Petition
from cchc.feedback.rules import transitions
from cchc.feedback.rules.transitions import Ties
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, UnitKind
from cchc.organisation.models import Unit, User
from cchc.procedures.models import Procedure

_PAGE = ("agency", "about_unit", "unit", "assignee", "dossier", "procedure", "merged_into")


def visible_to(user: User, *, today: date) -> QuerySet[Petition]:
    """What the person's posts of the day let them see; another agency's petitions never."""
    acts = organisation.acts_of(user, today)
    units = [unit.pk for unit in organisation.units_of(user, today)]
    rows = Petition.objects.filter(agency=user.agency_id)
    reach = Q(pk__in=[])
    if Act.SEE_PETITIONS in acts:
        reach |= Q(reach=Reach.OPEN) | Q(reach=Reach.SEALED) & ~Q(about_unit__in=units)
    elif Act.ANSWER_PETITION in acts:
        theirs = Q(assignee=user) | Q(assignee__isnull=True, unit__in=units)
        reach |= theirs & (Q(reach=Reach.OPEN) | Q(reach=Reach.SEALED) & ~Q(about_unit__in=units))
    if Act.SEE_RESERVED_PETITIONS in acts:
        reach |= Q(reach=Reach.LEADER)
    return rows.filter(reach)


def in_lists(user: User, *, today: date) -> QuerySet[Petition]:
    """The same without denunciations, which stand in no list, search, register or merge."""
    return visible_to(user, today=today).exclude(state__in=(State.RESERVED, State.SETTLED))


def reserved_for(user: User, *, today: date) -> QuerySet[Petition]:
    """Denunciations, for the head of the agency alone."""
    return visible_to(user, today=today).filter(state__in=(State.RESERVED, State.SETTLED))


def get_for(user: User, pk: int, *, today: date) -> Petition:
    """The petition with what it is about; Http404 when the person does not see it."""
    rows = visible_to(user, today=today).select_related(*_PAGE, "publication")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def ties_of(row: Petition, user: User | None, *, today: date) -> Ties:
    """What the petition is, and the person's part in it; None is the sender."""
    answer = row.answers.filter(round=row.round).first()
    return Ties(
        kind=row.kind,
        is_leaders=row.reach == Reach.LEADER,
        is_sealed=row.reach != Reach.OPEN,
        is_handler=user is not None and _is_handler(row, user, today),
        is_author=answer is not None and user is not None and answer.drafted_by_id == user.pk,
        has_answer=answer is not None,
        was_reopened=row.reopened_at is not None,
        was_marked=answer is not None and bool(answer.mark),
        is_withheld=bool(row.withheld_reason),
    )


def _is_handler(row: Petition, user: User, today: date) -> bool:
    if row.assignee_id is not None:
        return row.assignee_id == user.pk
    units = organisation.units_of(user, today)
    return row.unit_id is not None and units.filter(pk=row.unit_id).exists()


def open_acts(row: Petition, user: User, *, today: date) -> frozenset[PetitionAct]:
    """What the person may do to the petition now; drives the buttons."""
    if row.agency_id != user.agency_id:
        return frozenset()
    rights = organisation.acts_of(user, today)
    return transitions.open_acts(row.status, rights, ties_of(row, user, today=today))


def senders_acts(row: Petition, *, today: date) -> frozenset[PetitionAct]:
    """What the sender may do now."""
    ties = ties_of(row, None, today=today)
    return transitions.open_acts(row.status, {transitions.SENDER}, ties)


def may_be_assigned(row: Petition, *, today: date) -> list[User]:
    """Who may be given the petition: those who handle petitions, not of the unit concerned."""
    people = organisation.people_with(row.agency, Act.ANSWER_PETITION, today)
    if row.reach != Reach.SEALED or row.about_unit is None:
        return people
    concerned = set(organisation.posts_in(row.about_unit, today).values_list("user_id", flat=True))
    return [person for person in people if person.pk not in concerned]


def units_to_choose(user_agency: int) -> QuerySet[Unit]:
    """The units that a petition may be about, or may be given to."""
    kinds = (UnitKind.DEPARTMENT, UnitKind.LEADERS)
    return Unit.objects.filter(agency=user_agency, kind__in=kinds, closed_on__isnull=True)


def with_code(rows: QuerySet[Petition], code: str) -> Petition | None:
    """The petition of that code among the rows."""
    return rows.filter(code=code.strip().upper()).first()


def dossier_with_code(row: Petition, code: str) -> Dossier | None:
    """The dossier of the petition's agency with that code."""
    return next(iter(dossiers.with_code(code, row.agency)), None)


def procedure_with_code(row: Petition, code: str) -> Procedure | None:
    """The procedure of the petition's agency with that code."""
    return Procedure.objects.filter(agency=row.agency_id, code=code.strip()).first()


def may_write(user: User, *, today: date) -> bool:
    """Whether the person draws papers and receipts of petitions."""
    acts = organisation.acts_of(user, today)
    return not acts.isdisjoint({Act.RECEIVE_PETITION, Act.SEE_RESERVED_PETITIONS})


def demand(row: Petition, user: User, act: PetitionAct, *, today: date) -> None:
    """PermissionDenied unless the act is the person's to do."""
    rights = organisation.acts_of(user, today)
    if why := transitions.refusal(act, rights, ties_of(row, user, today=today)):
        raise PermissionDenied(why)


def drafted(row: Petition) -> str:
    """The words of the answer of this round, "" before there are any."""
    answer = row.answers.filter(round=row.round).first()
    return answer.text if answer else ""
