"""``load``: the demo ward comes to life by the services that people use.

The plan's part of the load is one transaction: one that is interrupted leaves nothing, and the next
begins clean. The dossiers of the year come after it, by the worker and in pieces of a second or
two: SQLite has one writer, and nobody who saves something may be locked out for longer.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings

from cchc.demo import jobs
from cchc.demo.founding import NEIGHBOUR_CODE, Ward, appoint_administrator, found
from cchc.demo.living.catalogue import bring_in_catalogue
from cchc.demo.living.mornings import come_in
from cchc.demo.living.neighbour import live_in_hoa_binh
from cchc.demo.living.shop import pieces
from cchc.demo.living.shop.pieces import Progress as Progress
from cchc.demo.living.shop.pieces import Year
from cchc.demo.living.years import live_2023, live_2026
from cchc.demo.people import SUPERIOR
from cchc.demo.queries import is_empty
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.jobs import state, work_off
from cchc.kernel.zone import HANOI
from cchc.notices import services as notices
from cchc.organisation.queries import agency_with_code

WARD_CODE = "anbinh"
_AT_ONCE = 10
FOUNDED_AT = datetime(2023, 1, 3, 8, tzinfo=HANOI)


def load(*, at: datetime) -> Ward:
    """Found the demo ward and live its years up to yesterday; RuleBroken where there are data.

    The dossiers are handed to the worker.
    """
    if not is_empty():
        raise RuleBroken(
            "Đã có dữ liệu: dữ liệu mẫu chỉ nạp được vào hệ thống còn trống. Muốn xem bản mẫu, hãy"
            " đặt CCHC_HOME sang một thư mục mới."
        )
    with audit.transaction():
        ward = found(at=min(FOUNDED_AT, at))
        today = _beginning_of_day(at)
        live_2023(ward.agency, ward.people, until=today)
        bring_in_catalogue(ward.agency, ward.people["quan"], until=today)
        live_2026(ward.agency, ward.people, until=today)
        second = agency_with_code(NEIGHBOUR_CODE)
        above = ward.people[SUPERIOR.username]
        live_in_hoa_binh(second, above, until=today)
        for agency in (ward.agency, second, above.agency):
            come_in(agency, today)
            notices.give_up_waiting(agency=agency, at=at)
        appoint_administrator(ward, at=at - timedelta(minutes=5))
        _begin_dossiers(year_of_dossiers(at=at))
    return ward


def year_of_dossiers(*, at: datetime) -> Year:
    """Which dossiers the ward has when its today is the day of ``at``."""
    return Year(WARD_CODE, settings.DEMO_DOSSIERS, _beginning_of_day(at))


def _begin_dossiers(year: Year) -> None:
    if pieces.progress(year).total:
        pieces.open_shop(year)
        jobs.hand_over(year)


def wait_for_dossiers(*, at: datetime, say: Callable[[Progress], object]) -> None:
    """Work until every dossier is there; a worker beside may do it too. ``say`` is told how far."""
    year = year_of_dossiers(at=at)
    while not (found := pieces.progress(year)).is_whole:
        say(found)
        if state.state().failed:
            raise RuleBroken("Nạp hồ sơ mẫu bị lỗi. Gõ ./run reset rồi chạy lại.")
        if not work_off(most=_AT_ONCE):
            time.sleep(1)
    say(found)


def _beginning_of_day(at: datetime) -> datetime:
    return at.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
