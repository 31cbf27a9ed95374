"""What the screens of this room share: tabs of the lists, rows with their dates."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from cchc.obligations import queries
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Shown
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.web.components import Tab


def lines_of(user: User, rows: Iterable[Obligation], today: date) -> list[Shown]:
    """The rows with standing and distance by the calendar of the person's agency."""
    return queries.shown(rows, today=today, calendar=organisation.working_calendar(user.agency))


def list_tabs(user: User, active: str, today: date) -> list[Tab]:
    """The lists of this room, with what waits in each."""
    counts = queries.counts(user.agency, today=today, soon=today)
    named = (
        ("every", "Tất cả", None),
        ("mine", "Việc của tôi", queries.mine(user, today=today).count()),
        ("to_judge", "Chờ nghiệm thu", counts.to_judge),
        ("extensions", "Xin gia hạn", counts.requests),
        ("events", "Sự kiện chờ", queries.awaited_events(user.agency).count()),
        ("urging", "Đôn đốc", None),
        ("recommendations", "Kiến nghị", None),
        ("figures", "Số liệu", None),
    )
    return [
        Tab(label, reverse(f"obligations:{name}"), name == active, count)
        for name, label, count in named
    ]
