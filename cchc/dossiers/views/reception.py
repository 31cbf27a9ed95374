"""One reception at the counter: its forms together, and what becomes of them."""

from collections.abc import Iterator
from typing import Any

from cchc.citizens import services as people
from cchc.dossiers import queries, services
from cchc.dossiers.forms.counter import ContactForm, ReceptionForm, RefusalForm
from cchc.dossiers.forms.papers import ItemLines, PaperLines
from cchc.dossiers.models import Dossier
from cchc.dossiers.views.chosen import Chosen
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.guards import StaffRequest
from cchc.procedures import queries as procedures

RECEIVE, ASK, REFUSE = "nhan", "bo-sung", "tu-choi"


class Desk:
    """The forms of the page; only what the pressed outcome needs is checked."""

    def __init__(self, request: StaffRequest, chosen: Chosen) -> None:
        assert chosen.version is not None
        assert chosen.person is not None
        self.actor, self.chosen = request.user, chosen
        self.version, self.person = chosen.version, chosen.person
        self.outcome = request.POST.get("outcome", "")
        self.broken: list[tuple[str, str]] = []
        whole = procedures.whole(self.version)
        data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        held = queries.held_papers(self.person, whole.content.papers, today=clock.today())
        least = organisation.integer_setting(self.actor.agency, "dossiers.reason_length")
        self.papers = PaperLines(data, files, whole.content.papers, held)
        self.items = ItemLines(data if self.outcome == ASK else None, whole, least=least)
        self.how = ReceptionForm(
            data,
            needs_receipt=self.version.needs_receipt,
            since=chosen.since,
            has_agent=chosen.agent is not None,
        )
        self.refusal = RefusalForm(data if self.outcome == REFUSE else None)
        self.contact = ContactForm(data if self.outcome == ASK else None)

    def judged(self) -> Dossier | None:
        """The dossier after what was pressed; None with ``errors`` when something is wrong."""
        if not self._is_valid():
            return None
        try:
            row = self._judge()
        except RuleBroken as broken:
            self._tell(broken)
            return None
        if self.how.cleaned_data["id_shown"]:
            shown = self.chosen.agent or self.person
            people.note_id_shown(citizen=shown, actor=self.actor, at=clock.now())
        return row

    def _is_valid(self) -> bool:
        more: dict[str, list[Any]] = {ASK: [self.items, self.contact], REFUSE: [self.refusal]}
        needed = [self.papers, self.how, *more.get(self.outcome, [])]
        are_right = all(form.is_valid() for form in needed)
        if are_right and self.outcome == ASK and not self.items.said():
            self.broken.append(("bo-sung", "Chọn ít nhất một thành phần cần bổ sung."))
            return False
        return are_right

    def _judge(self) -> Dossier:
        about: dict[str, Any] = {
            "agency": self.actor.agency,
            "version": self.version,
            "applicant": self.person,
            "actor": self.actor,
            "at": clock.now(),
            "filed": self.how.filed(self.chosen.agent),
            "papers": self.papers.given(),
        }
        if self.outcome == ASK:
            said = {"items": self.items.said(), "contact": self.contact.cleaned_data["contact"]}
            return services.take_in_incomplete(**about, **said).dossier
        if self.outcome == REFUSE:
            return services.turn_away(**about, reason=self.refusal.cleaned_data["reason"])
        wants = self.how.cleaned_data.get("wants_receipt", False)
        return services.take_in(**about, wants_receipt=wants)

    def _tell(self, broken: RuleBroken) -> None:
        for form in (self.refusal, self.contact, self.how):
            if broken.field in form.fields and form.is_bound:
                form.add_error(broken.field, broken.message)
                return
        self.broken.append(("giay-to" if broken.field == "papers" else "", broken.message))

    @property
    def errors(self) -> Iterator[tuple[str, str]]:
        """(where, sentence) of all that is wrong."""
        yield from self.broken
        for lines in (self.papers, self.items):
            yield from lines.errors
        for form in (self.how, self.refusal, self.contact):
            for name, texts in form.errors.items():
                for text in texts:
                    yield form[name].auto_id, f"{form[name].label}: {text}"
