"""What was chosen at the counter so far: it stands in the address, so each step is a plain page."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from cchc.citizens import queries as citizens
from cchc.citizens.models import Citizen
from cchc.kernel import clock
from cchc.kernel.zone import HANOI, from_local, local_minute
from cchc.organisation.guards import StaffRequest
from cchc.procedures import queries as procedures
from cchc.procedures.models import Procedure, ProcedureVersion

PROCEDURE, PERSON, AGENT, SINCE = "thu-tuc", "nguoi", "thay", "luc"
ASKED = "tim"


@dataclass(frozen=True)
class Chosen:
    """``since``: the real moment of what is entered later; ``asks_agent``: one is looked for."""

    procedure: Procedure | None = None
    version: ProcedureVersion | None = None
    person: Citizen | None = None
    agent: Citizen | None = None
    asks_agent: bool = False
    since: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Whether papers can be ticked."""
        return bool(self.version and self.person and not self.asks_agent)

    @property
    def query(self) -> str:
        """What the address says after the question mark."""
        said = {
            PROCEDURE: self.procedure.pk if self.procedure else None,
            PERSON: self.person.pk if self.person else None,
            AGENT: self.agent.pk if self.agent else ASKED if self.asks_agent else None,
            SINCE: f"{local_minute(self.since):%Y-%m-%dT%H:%M}" if self.since else None,
        }
        return urlencode({name: value for name, value in said.items() if value})

    def at(self, name: str) -> str:
        """An address of the counter that keeps the choice."""
        return f"{reverse(f'dossiers:{name}')}?{self.query}"

    @property
    def address(self) -> str:
        """The counter with this choice."""
        return self.at("counter")

    @property
    def find_procedure(self) -> str:
        """Where procedures are looked for."""
        return self.at("find_procedure")

    @property
    def find_person(self) -> str:
        """Where people are looked for."""
        return self.at("find_person")

    @property
    def new_person(self) -> str:
        """Where somebody new is written down."""
        return self.at("new_person")

    def without_procedure(self) -> str:
        """The counter to choose another procedure."""
        return replace(self, procedure=None, version=None).address

    def without_person(self) -> str:
        """The counter to choose another applicant."""
        return replace(self, person=None, agent=None, asks_agent=False).address

    def with_agent_asked(self) -> str:
        """The counter to choose who brings it for the applicant."""
        return replace(self, agent=None, asks_agent=True).address

    def without_agent(self) -> str:
        """The counter with the applicant alone."""
        return replace(self, agent=None, asks_agent=False).address

    def and_procedure(self, pk: int) -> str:
        """The counter with this procedure."""
        return f"{reverse('dossiers:counter')}?{_put(self.query, PROCEDURE, pk)}"

    def and_person(self, pk: int) -> str:
        """The counter with this person: the applicant, or who brings it for them."""
        name = AGENT if self.person and self.asks_agent else PERSON
        return f"{reverse('dossiers:counter')}?{_put(self.query, name, pk)}"


def _put(query: str, name: str, pk: int) -> str:
    kept = [part for part in query.split("&") if part and not part.startswith(f"{name}=")]
    return "&".join([*kept, urlencode({name: pk})])


def chosen_in(request: StaffRequest) -> Chosen:
    """What the address says; Http404 for somebody or something that the person does not see."""
    user, today = request.user, clock.today()
    said = request.GET
    since = _moment(said.get(SINCE, ""))
    procedure = version = None
    if (key := _key(said.get(PROCEDURE, ""))) is not None:
        procedure = procedures.get_for(user, key, today=today)
        day = since.astimezone(HANOI).date() if since else today
        version = procedures.version_on(procedure, day)
    person, agent = (
        citizens.get_for(user, key) if (key := _key(said.get(name, ""))) is not None else None
        for name in (PERSON, AGENT)
    )
    asks_agent = said.get(AGENT) == ASKED and person is not None
    return Chosen(procedure, version, person, agent, asks_agent, since)


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _moment(text: str) -> datetime | None:
    try:
        return from_local(datetime.strptime(text, "%Y-%m-%dT%H:%M"))  # noqa: DTZ007 - wall clock
    except ValueError:
        return None
