"""A channel whose configuration is wrong: remembered, and told to the administrators once a day."""

from datetime import datetime

from django.urls import reverse

from cchc.kernel.zone import HANOI
from cchc.notices.choices import Way
from cchc.notices.models import ChannelUse
from cchc.notices.services.inbox import put
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency


def tell_trouble(agency: Agency, way: str, code: str, *, at: datetime) -> None:
    """Remember the code and tell who can mend it; in the caller's transaction."""
    ChannelUse.objects.filter(agency=agency, way=way).update(trouble=code[:30], trouble_at=at)
    day = at.astimezone(HANOI).date()
    for person in organisation.people_with(agency, Act.MANAGE_SETTINGS, day):
        put(
            agency=agency,
            to=person,
            key=f"notice-trouble-{agency.pk}-{way}-{day}-{person.pk}",
            subject=f"Kênh {Way(way).label} đang lỗi cấu hình (mã {code})",
            body="Thông báo cho người dân đang đi bằng kênh khác. Kiểm tra tài khoản nhà cung cấp.",
            link=reverse("notices:channels"),
            at=at,
        )
