"""The demo's one-stop shop: a small year in which everything occurs that the large one has."""

from collections import Counter
from datetime import date, datetime
from unittest.mock import patch

from django.conf import settings
from django.http import HttpRequest
from django.test import TestCase, override_settings

from cchc.citizens import queries as citizens
from cchc.citizens.models import Citizen
from cchc.demo import jobs
from cchc.demo.context import loading
from cchc.demo.founding import found
from cchc.demo.living.catalogue import bring_in_catalogue
from cchc.demo.living.shop import pieces
from cchc.demo.living.shop.pieces import Year
from cchc.demo.living.shop.year import POWER_CUT, year_of
from cchc.demo.queries import lived_until
from cchc.dossiers import facts, measures
from cchc.dossiers.choices import ApologyState, BlockedWhy, Channel, NoticeKind, State
from cchc.dossiers.models import (
    Apology,
    Attachment,
    AttemptBlocked,
    Dossier,
    Incident,
    Payment,
    ResultFile,
)
from cchc.kernel import audit
from cchc.kernel.audit.verification import verify
from cchc.kernel.files.storing import open_stored
from cchc.kernel.jobs import work_off
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI, local_minute
from cchc.notices import facts as notice_facts
from cchc.notices import measures as notice_measures
from cchc.notices.models import Attempt, Notice
from cchc.organisation import services as organisation
from cchc.organisation.queries import agency_with_code, working_calendar
from cchc.results.models import Result
from tests.keeping import Kept

NUMBER = 60
UNTIL = datetime(2026, 11, 23, tzinfo=HANOI)
SMALL = Year("anbinh", NUMBER, UNTIL)
WHOLE_YEAR = Period.parse("2026-Y")
SAMPLE = dict.fromkeys(settings.NOTICE_PROVIDERS, "sample")  # as on a machine with the demo


def made_shop() -> None:
    """The ward with its catalogue, and the small year lived by the worker."""
    with audit.transaction():
        ward = found(at=datetime(2023, 1, 3, 8, tzinfo=HANOI))
        quan = ward.people["quan"]
        bring_in_catalogue(ward.agency, quan, until=UNTIL)
        at = datetime(2025, 12, 22, 9, tzinfo=HANOI)
        organisation.seed_calendar(agency=ward.agency, year=2026, actor=quan, at=at)
        organisation.delegate(
            absent=ward.people["son"],
            substitute=ward.people["van"],
            from_on=date(2026, 5, 11),
            to_on=date(2026, 5, 15),
            actor=quan,
            at=datetime(2026, 5, 6, 10, tzinfo=HANOI),
            document="Giấy nghỉ phép",
        )
        pieces.open_shop(SMALL)
        jobs.hand_over(SMALL)
    with patch.object(pieces, "_log") as log, override_settings(NOTICE_PROVIDERS=SAMPLE):
        work_off()
    assert not log.warning.called, log.warning.call_args  # no story ended before its end


shop = Kept(made_shop)


class TheYearOfTheShop(TestCase):
    """Lived once for all of these."""

    @classmethod
    def setUpTestData(cls) -> None:
        shop()

    def test_every_state_and_every_channel_occurs(self) -> None:
        assert Dossier.objects.count() == NUMBER
        assert set(Dossier.objects.values_list("state", flat=True)) == set(State)
        assert set(Dossier.objects.values_list("channel", flat=True)) >= {
            Channel.COUNTER,
            Channel.ONLINE,
        }

    def test_late_ones_have_whole_and_broken_chains_and_some_were_extended_in_time(self) -> None:
        late = Dossier.objects.filter(outcome="late")
        assert late.filter(chain_complete_at__isnull=False).exists()
        assert late.filter(chain_complete_at__isnull=True).exists()
        signed = Apology.objects.filter(state=ApologyState.SIGNED)
        assert set(signed.values_list("is_late", flat=True)) == {True, False}
        assert set(Apology.objects.values_list("state", flat=True)) >= {"waiting", "declined"}

    def test_the_banner_tells_how_far_it_is_as_long_as_the_worker_lives_on(self) -> None:
        assert lived_until() is None
        assert not loading(HttpRequest())["sample_loading"]
        jobs.hand_over(SMALL)
        latest = Dossier.objects.latest("pk").registered_at
        assert lived_until() == local_minute(latest).date()
        assert f"{latest:%m/2026}." in str(loading(HttpRequest())["sample_loading"])

    def test_what_must_not_be_asked_was_blocked_and_kept(self) -> None:
        assert set(AttemptBlocked.objects.values_list("why", flat=True)) == set(BlockedWhy)

    def test_fees_and_results_are_there(self) -> None:
        assert Payment.objects.exists()
        assert ResultFile.objects.exists()

    def test_papers_were_scanned_and_every_scan_says_that_it_is_a_sample(self) -> None:
        scans = Attachment.objects.select_related("file", "paper")
        assert NUMBER // 40 < scans.count() < NUMBER // 2
        for scan in scans:
            assert not scan.paper.is_shown
            with open_stored(scan.file) as content:
                assert b"BAN QUET MAU - KHONG CO GIA TRI" in content.read()

    def test_an_incident_was_recorded_apologised_for_and_told(self) -> None:
        incident = Incident.objects.get()
        assert (incident.kind, incident.recorded_by.username) == ("lost", "hoa")
        assert incident.slip is not None
        assert incident.dossier.notices.filter(kind=NoticeKind.INCIDENT).exists()

    def test_published_results_have_a_number_and_nobody_in_it(self) -> None:
        numbers = set(Result.objects.values_list("number", flat=True))
        assert all(number.endswith("/KQ-MAU") for number in numbers)

    def test_something_is_due_today_and_something_is_overdue(self) -> None:
        open_ones = Dossier.objects.filter(finished_at=None, due_at__isnull=False)
        days = [local_minute(row.due_at).date() for row in open_ones if row.due_at]
        assert date(2026, 11, 23) in days
        assert date(2026, 11, 25) in days  # Tuesday the 24th is a holiday
        assert min(days) < date(2026, 11, 20)

    def test_the_statistics_hold_and_the_chain_tells_the_same(self) -> None:
        agency = agency_with_code("anbinh")
        counts = measures.statistics(agency, WHOLE_YEAR, as_of=UNTIL)
        rows = measures.form_ii06a(agency, WHOLE_YEAR, as_of=UNTIL)
        assert measures.broken_checks(counts, rows) == []
        assert measures.recounted(agency, WHOLE_YEAR, as_of=UNTIL).counts == counts.counts
        assert counts["apologies_due"] > counts["apologies_complete"] > 0

    def test_the_verification_finds_nothing(self) -> None:
        found = verify(
            agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
        )
        assert found.rows == NUMBER
        assert list(found.findings) == []

    def test_people_are_told_and_whom_nothing_reaches_is_called(self) -> None:
        states = Counter(Notice.objects.values_list("state", flat=True))
        assert states["delivered"] > 2 * NUMBER
        assert {"delivered", "sent", "called", "failed"} <= set(states)
        assert not Notice.objects.filter(state="queued", next_try_at__lt=UNTIL).exists()
        delivered = Notice.objects.filter(state="delivered")
        assert {"zalo", "sms", "email"} <= set(delivered.values_list("way", flat=True))
        assert set(Attempt.objects.values_list("provider", flat=True)) == {"sample"}
        assert set(Attempt.objects.values_list("code", flat=True)) >= {
            "busy", "no_phone", "no_zalo", "unproven", "written",
        }  # fmt: skip
        found = notice_measures.counts(agency_with_code("anbinh"), WHOLE_YEAR)
        assert 0 < found.within_10s < found.within_1m < found.delivered

    def test_what_people_were_told_verifies(self) -> None:
        found = verify(
            agency="anbinh",
            sources=notice_facts.SOURCES,
            outside=(),
            trusted=frozenset(),
            far=False,
        )
        assert list(found.findings) == []

    def test_a_piece_that_is_asked_for_twice_is_done_once(self) -> None:
        before = Dossier.objects.count()
        jobs.live_on.call(agency="anbinh", number=NUMBER, until=UNTIL.isoformat(), piece=0, rows={})
        assert Dossier.objects.count() == before
        assert pieces.progress(SMALL).is_whole

    def test_nobody_is_real_and_nobody_is_odd(self) -> None:
        for citizen in Citizen.objects.all():
            assert citizen.phone.startswith("0300")
            if citizen.id_kind != "cccd":
                assert citizen.id_number.startswith("0000")
                continue
            assert citizen.id_number[6:9] == "000"
            assert citizen.born_on
            odd = citizens.oddities(citizens.details_of(citizen), today=UNTIL.date())
            assert {oddity.field for oddity in odd} <= {"phone"}  # 0300 is nobody's


class TheLargeYear(TestCase):
    """What is drawn, before anything of it is done."""

    def test_three_thousand_over_the_year_of_the_calendar(self) -> None:
        with audit.transaction():
            ward = found(at=datetime(2023, 1, 3, 8, tzinfo=HANOI))
        calendar = working_calendar(ward.agency)
        deeds, comings = year_of(calendar, 3000, until=UNTIL)
        assert len(comings) == 3000
        assert (deeds, comings) == year_of(calendar, 3000, until=UNTIL)
        assert len({coming.offer.code for coming in comings.values()}) == 44
        at_home = {"file"}
        for deed in deeds:
            if deed.act not in at_home:
                assert calendar.is_working_day(local_minute(deed.at).date()), deed
        online = Counter(
            coming.channel for coming in comings.values() if coming.offer.is_online
            and coming.filed.month > 6
        )  # fmt: skip
        assert online["online"] > sum(online.values()) / 2
        assert any(coming.channel == "contingency" for coming in comings.values())
        assert not calendar.is_working_day(date(2026, 2, 17))  # Tết
        assert calendar.is_working_day(POWER_CUT)

    def test_nothing_before_the_year_begins(self) -> None:
        with audit.transaction():
            ward = found(at=datetime(2023, 1, 3, 8, tzinfo=HANOI))
        until = datetime(2026, 1, 5, tzinfo=HANOI)
        assert year_of(working_calendar(ward.agency), 3000, until=until) == ([], {})
