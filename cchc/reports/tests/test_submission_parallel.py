"""Two people at once: one wins, the other is told; real connections, PostgreSQL only."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.choices import Role
from cchc.organisation.tests.factories import Cast, cast, person, unit
from cchc.reports import facts, services
from cchc.reports.models import ReportSubmission
from cchc.reports.tests.sending import DECIDED_AT, again, issued, received, returned, submitted

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None) -> Cast:
    """The cast, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return cast()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all of them at the same moment, each on its own connection: what each was told."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except RuleBroken as broken:
            return broken.message
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_of_two_superiors_who_decide_at_once_one_wins_and_the_other_is_told(who: Cast) -> None:
    desk = unit(who.superior, "Phòng Tổng hợp")
    other = person(who.superior, "nga", "bà", "Tô Thị Nga", Role.SUPERIOR, "Chuyên viên", desk)
    row = received(who)
    told = at_once(
        lambda: services.acknowledge(submission=row, actor=who.hanh, at=DECIDED_AT),
        lambda: services.return_submission(
            submission=row, reason="Thiếu.", actor=other, at=DECIDED_AT
        ),
    )
    assert told.count("done") == 1
    assert any("Hãy tải lại trang" in said for said in told)
    assert len(audit.history("anbinh", facts.SUBMISSION, str(row.pk))) == 3


def test_receiving_and_withdrawing_at_once_leave_one_of_them(who: Cast) -> None:
    row = submitted(who)
    told = at_once(
        lambda: services.receive(submission=row, actor=who.hanh, at=DECIDED_AT),
        lambda: services.withdraw_submission(
            submission=row, reason="Nhầm.", actor=who.quan, at=DECIDED_AT
        ),
    )
    assert told.count("done") == 1


def test_a_document_is_submitted_once_by_two_who_press_at_once(who: Cast) -> None:
    document = issued(who)
    assert at_once(*[lambda: submitted(who, document)] * 2).count("done") == 1
    assert ReportSubmission.objects.count() == 1


def test_a_returned_report_is_submitted_again_once(who: Cast) -> None:
    row = returned(who)
    assert at_once(*[lambda: again(who, row)] * 2).count("done") == 1
    assert [v.version for v in ReportSubmission.objects.order_by("version")] == [1, 2]
