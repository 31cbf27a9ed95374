"""The demo ward loads once and looks like a ward in the middle of its year."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db.models import F
from django.test import TestCase

from cchc.demo import services
from cchc.demo.founding import found
from cchc.demo.living.years import live_2026
from cchc.demo.people import EVERYBODY, PASSWORD
from cchc.desk import queries as desk
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import IncomingDocument, OfficialDocument
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.notices.models import Dispatch, Message
from cchc.obligations import queries
from cchc.obligations.choices import DeliveryState, RequestState, Standing, State
from cchc.obligations.models import (
    AwaitedEvent,
    Delivery,
    ExtensionRequest,
    Obligation,
    ProgressNote,
    Recommendation,
    UrgingLetter,
    UrgingLine,
)
from cchc.organisation import queries as organisation
from cchc.organisation.choices import AccountState
from cchc.organisation.models import Delegation, User
from cchc.organisation.queries import agency_with_code, working_calendar
from cchc.plans import queries as plans
from cchc.plans.models import Plan
from cchc.reports import queries as reports
from cchc.reports.models import PartSending, Report, ReportEdit, ReportRound, ReportSubmission
from tests.keeping import Kept

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=HANOI)
TODAY = NOW.date()
WAITS_FOR = {
    "minh": "sign",
    "lan": "sign",
    "quan": "to_judge",
    "yen": "number",
    "hanh": "from_below",
    "khang": "returned",
}
BEHIND_A_BOARD = ("minh", "tam", "hanh", "quantri", "phuong")  # they look, they owe nothing


def standings(year: int) -> Counter[Standing]:
    """How many obligations of that year's plan stand where."""
    agency = agency_with_code("anbinh")
    rows = Obligation.objects.filter(agency=agency, subject_key__startswith=f"anbinh-{year}-")
    rows = rows.filter(subject_kind="task")
    found = queries.shown(rows, today=TODAY, calendar=working_calendar(agency))
    return Counter(Standing(line.standing) for line in found)


def load() -> None:
    """The demo ward up to yesterday."""
    services.load(at=NOW)


loaded = Kept(load)  # the class may be shared out in pieces


class TheLivedWard(TestCase):
    """Loaded once for all of these."""

    @classmethod
    def setUpTestData(cls) -> None:
        loaded()

    def test_it_loads_once(self) -> None:
        with pytest.raises(RuleBroken, match="còn trống"):
            services.load(at=NOW)
        codes = ["anbinh-2023-1", "anbinh-2026-1", "anbinh-2026-2", "hoabinh-2026-1"]
        assert sorted(Plan.objects.values_list("code", flat=True)) == codes

    def test_the_provinces_plan_is_kept_and_laid_beside_the_wards(self) -> None:
        above, plan = Plan.objects.get(code="anbinh-2026-2"), Plan.objects.get(code="anbinh-2026-1")
        assert (above.state, plan.parent) == ("kept", above)
        found = plans.coverage_of(plan)
        assert found is not None
        counts = {one: found.count(one) for one in ("covered", "not_ours", "missing")}
        assert counts == {"covered": 10, "not_ours": 2, "missing": 1}
        assert {line.duty.key for line in found.lines if line.is_open} == {
            "target:1",
            "body:III.3:1",
        }

    def test_everybody_named_signs_in_without_changing_the_password(self) -> None:
        users = {user.username: user for user in User.objects.all()}
        assert set(users) == {person.username for person in EVERYBODY}
        assert not any(user.must_change_password for user in users.values())
        for username in ("quan", "quantri"):
            given = {"username": username, "password": PASSWORD}
            assert self.client.post("/dang-nhap/", given).status_code == 302

    def test_nothing_happens_in_the_future_and_all_in_the_order_of_time(self) -> None:
        for agency in ("anbinh", "hoabinh", "tinhmau"):
            events = AuditEvent.objects.filter(agency_key=agency).order_by("seq")
            moments = list(events.values_list("at", flat=True))
            assert moments[-1] <= NOW
            assert all(before <= after for before, after in pairwise(moments))

    def test_the_year_2023_is_closed_and_everything_was_done(self) -> None:
        assert Plan.objects.get(code="anbinh-2023-1").state == "closed"
        counted = standings(2023)
        assert counted[Standing.DONE_LATE] > 0
        assert set(counted) == {Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.CANCELLED}

    def test_the_year_2026_is_in_its_middle(self) -> None:
        counted = standings(2026)
        done, late = counted[Standing.DONE_ON_TIME], counted[Standing.DONE_LATE]
        due = done + late + counted[Standing.OVERDUE]
        assert 70 <= 100 * done / due <= 90
        assert 8 <= 100 * late / due <= 20
        assert 2 <= counted[Standing.OVERDUE] <= 6
        assert counted[Standing.WAITING] >= 3
        assert counted[Standing.RUNNING] >= 15
        assert counted[Standing.AWAITING_EVENT] == 2

    def test_every_kind_of_story_is_told(self) -> None:
        requests = Counter(ExtensionRequest.objects.values_list("state", flat=True))
        assert set(requests) >= {
            RequestState.GRANTED,
            RequestState.REFUSED,
            RequestState.WAITING,
        }
        deliveries = Counter(Delivery.objects.values_list("state", flat=True))
        assert deliveries[DeliveryState.SENT_BACK] >= 5
        assert deliveries[DeliveryState.PENDING] >= 3
        assert AwaitedEvent.objects.exclude(happened_on=None).count() == 4
        assert AwaitedEvent.objects.filter(happened_on=None).exists()
        assert ProgressNote.objects.exclude(obstacles="").count() >= 5
        assert Delegation.objects.filter(from_on__lte=TODAY, to_on__gte=TODAY).exists()
        assert IncomingDocument.objects.count() >= 4

    def test_documents_stand_at_every_stage(self) -> None:
        states = Counter(OfficialDocument.objects.values_list("state", flat=True))
        assert states[DocumentState.ISSUED] >= 5
        for state in (DocumentState.COMMENTING, DocumentState.FROZEN, DocumentState.SIGNED):
            assert states[state] >= 1

    def test_late_units_are_urged_and_the_work_is_handed_in_afterwards(self) -> None:
        letters = UrgingLetter.objects.order_by("listed_at", "unit__name")
        assert [(row.unit.name, row.document.state) for row in letters] == [
            ("Các bộ phận chuyên môn", "issued"),
            ("Văn phòng UBND", "issued"),
            ("Văn phòng UBND", "issued"),
            ("Đài Truyền thanh", "issued"),
            ("Đài Truyền thanh", "frozen"),
        ]
        for line in UrgingLine.objects.select_related("letter__document", "obligation"):
            issued, handed_in = line.letter.document.issued_on, line.obligation.submitted_on
            assert line.is_late
            assert line.due_on < line.letter.listed_at.astimezone(HANOI).date()
            assert handed_in is None or (issued is not None and handed_in >= issued)
        first = letters.first()
        assert first is not None
        assert all(line.obligation.state == State.ACCEPTED for line in first.lines.all())

    def test_the_supervisor_recommended_twice_and_was_answered_once(self) -> None:
        rows = Recommendation.objects.order_by("number")
        assert [(str(row), row.state) for row in rows] == [
            ("Kiến nghị số 1/2026", "satisfied"),
            ("Kiến nghị số 2/2026", "waiting"),
        ]
        first = rows[0].askings.get()
        assert first.answered_on is not None
        assert first.answered_on <= first.answer_by

    def test_people_act_in_the_hours_of_the_office(self) -> None:
        papers = OfficialDocument.objects.exclude(issued_on=None)
        sent = ReportSubmission.objects.all()
        acts = [*papers.values_list("signed_at", "issued_at", "frozen_at")]
        acts += sent.values_list("submitted_at", "received_at", "decided_at")
        acts += PartSending.objects.values_list("sent_at", "returned_at", "sent_at")
        calendar = working_calendar(agency_with_code("anbinh"))
        for moment in (at.astimezone(HANOI) for row in acts for at in row if at):
            assert calendar.is_working_day(moment.date()), moment
            assert 7 <= moment.hour < 17, moment
        assert all(calendar.is_working_day(row.issued_on) for row in papers if row.issued_on)

    def test_every_account_is_in_use_and_what_is_old_is_read(self) -> None:
        for agency in organisation.agencies():
            assert not organisation.accounts(agency, NOW, state=AccountState.DORMANT)
        old = Message.objects.filter(created_at__lt=NOW - timedelta(days=9))
        assert old.filter(to__agency__code="hoabinh").exists()
        assert not old.filter(read_at=None).exists()
        assert not Message.objects.filter(read_at__lt=F("created_at")).exists()
        assert Message.objects.filter(to__username="lan", read_at=None).exists()

    def test_everybody_finds_what_only_they_can_do(self) -> None:
        for username, what in WAITS_FOR.items():
            user = User.objects.get(username=username)
            acts = organisation.acts_of(user, TODAY)
            assert desk.waiting(user, acts, today=TODAY)[what] > 0, username
        mine = queries.mine(User.objects.get(username="van"), today=TODAY)
        assert mine.filter(queries.standing_on(Standing.OVERDUE, TODAY)).exists()
        assert mine.filter(due_on__range=(TODAY, TODAY + timedelta(days=7))).exists()

    def test_nobody_gets_mail_about_the_past(self) -> None:
        assert Message.objects.filter(subject__startswith="Nhắc việc").exists()
        assert not Dispatch.objects.filter(message__created_at__lt=NOW).exists()

    def test_everybody_has_something_on_their_board(self) -> None:
        for person in EVERYBODY:
            self.client.force_login(User.objects.get(username=person.username))
            assert self.client.get("/").status_code == 200
            if person.username not in BEHIND_A_BOARD:
                user = User.objects.get(username=person.username)
                assert queries.mine(user, today=TODAY).exists(), person.username

    def test_every_past_period_has_its_report(self) -> None:
        issued = Report.objects.filter(document__state=DocumentState.ISSUED)
        told = {(row.plan.code, row.period) for row in issued}
        past = {("anbinh-2026-1", f"2026-{part}") for part in ("Q1", "H1", "M9")}
        assert told == {
            ("anbinh-2023-1", "2023-Y"),
            *past,
            *((code.replace("anbinh", "hoabinh"), period) for code, period in past),
        }
        assert issued.count() == Report.objects.count() == len(told) + 1  # one was corrected
        owed = Obligation.objects.filter(subject_kind="report").order_by("due_on")
        ahead = owed.filter(state=State.OPEN)
        assert {row.due_on for row in ahead} == {date(2027, 1, 5)}
        assert {row.state for row in owed.exclude(pk__in=ahead)} == {State.ACCEPTED}
        assert [row.pk for row in owed.filter(submitted_on__gt=F("due_on"))] == [owed[2].pk]

    def test_units_send_their_parts_and_one_is_late_and_one_returned(self) -> None:
        rounds = ReportRound.objects.exclude(plan__code="anbinh-2023-1")
        assert {row.kind for row in rounds if not row.is_asked} == {"cchc", "kiem-soat"}
        for round_ in (row for row in rounds if row.is_asked):
            assert {part.state for part in round_.parts.all()} == {"sent"}
            last = PartSending.objects.filter(part__round=round_).latest("sent_at")
            assert last.sent_at.astimezone(HANOI).date() > round_.parts_due_on
        assert PartSending.objects.exclude(returned_at=None).count() == 2
        assert ReportEdit.objects.count() == 2

    def test_the_superior_has_answered_all_but_the_last(self) -> None:
        rows = ReportSubmission.objects.order_by("submitted_at", "pk")
        assert [
            (row.agency.code, row.period[5:], row.version, row.state, row.lateness.days)
            for row in rows
        ] == [
            ("anbinh", "Y", 1, "acknowledged", 0),
            ("anbinh", "Q1", 1, "acknowledged", 0),
            ("hoabinh", "Q1", 1, "acknowledged", 0),
            ("anbinh", "H1", 1, "returned", 1),
            ("anbinh", "H1", 2, "acknowledged", 11),
            ("hoabinh", "H1", 1, "acknowledged", 12),
            ("anbinh", "M9", 1, "received", 0),
            ("hoabinh", "M9", 1, "returned", 4),
            ("anbinh", "", 1, "submitted", None),
        ]

    def test_the_figures_of_the_reports_are_those_of_a_recount(self) -> None:
        for report in Report.objects.select_related("plan__agency"):
            again = reports.composed(
                plan=report.plan,
                period=report.covers,
                as_of=report.as_of,
                template=report.template,
            )
            assert again.to_json() == report.snapshot["report"], report
            whole = report.computed.sections[3]
            said = {figure.id: figure.value for line in whole.sentences for figure in line.figures}
            accepted = Delivery.objects.filter(
                obligation__subject_kind="task",
                obligation__subject_key__startswith=report.plan.code,
                decided_at__range=(
                    datetime.combine(report.covers.first, datetime.min.time(), HANOI),
                    report.as_of,
                ),
                state=DeliveryState.ACCEPTED,
            )
            in_period = accepted.filter(decided_at__date__lte=report.covers.last)
            assert said["products_accepted"] == str(in_period.count()), report


@pytest.mark.django_db
def test_it_loads_after_its_last_year_too() -> None:
    at = datetime(2027, 3, 1, 9, 30, tzinfo=HANOI)
    services.load(at=at)
    assert Plan.objects.get(code="anbinh-2026-1").state == "closed"
    year = ReportSubmission.objects.get(period="2026-Y")
    assert (year.state, year.lateness.days) == ("acknowledged", 0)
    owed = Obligation.objects.filter(agency__code="anbinh", subject_kind="report")
    assert not owed.exclude(state=State.ACCEPTED).exists()
    assert max(AuditEvent.objects.values_list("at", flat=True)) <= at


@pytest.mark.django_db
def test_what_waits_for_a_later_date_is_not_handed_in_lately() -> None:
    """On 27/03 the last days are those in which a later date was asked for and granted."""
    ward = found(at=services.FOUNDED_AT)
    live_2026(ward.agency, ward.people, until=datetime(2026, 3, 27, tzinfo=HANOI))
    granted = ExtensionRequest.objects.get(asked_by__username="thu")
    assert (granted.state, granted.obligation.state) == (RequestState.GRANTED, State.OPEN)
