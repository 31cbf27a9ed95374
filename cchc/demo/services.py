"""``load``: the demo ward comes to life by the services that people use.

The whole load is one transaction: one that is interrupted leaves nothing, and the next begins
clean. Nothing of it is left to the worker: SQLite has one writer, and a ward that is being lived
in the background would lock out the first person who saves something.
"""

from datetime import datetime, timedelta

from cchc.demo.founding import NEIGHBOUR_CODE, Ward, appoint_administrator, found
from cchc.demo.living.catalogue import bring_in_catalogue
from cchc.demo.living.mornings import come_in
from cchc.demo.living.neighbour import live_in_hoa_binh
from cchc.demo.living.years import live_2023, live_2026
from cchc.demo.people import SUPERIOR
from cchc.demo.queries import is_empty
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.notices import services as notices
from cchc.organisation.queries import agency_with_code

FOUNDED_AT = datetime(2023, 1, 3, 8, tzinfo=HANOI)


def load(*, at: datetime) -> Ward:
    """Found the demo ward and live its years up to yesterday; RuleBroken where there are data."""
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
    return ward


def _beginning_of_day(at: datetime) -> datetime:
    return at.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
