"""Who is told of a petition: people of the agency in their inbox, the sender by e-mail.

No message names the sender or says what it is about: it carries the code, and leads here.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from cchc.feedback import queries
from cchc.feedback.choices import SUBJECT, Reach
from cchc.feedback.models import Answer, Petition
from cchc.feedback.services.writing import day_of
from cchc.notices import services as notices
from cchc.notices.choices import Event
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User

_KEPT = timedelta(days=30)
SEE = "Mở mục tra cứu bằng mã và PIN để xem."
_LOOK_UP = "/gui-phan-anh/tra-cuu/"


def tell_filed(row: Petition, *, at: datetime) -> None:
    """The desk, or the head alone: there is a new petition."""
    people = _desk(row, at)
    _put(row, people, "filed", f"Có phản ánh mới {row.code}", "Xem xét, tiếp nhận trong hạn.", at)
    write_to_sender(
        row,
        "filed",
        f"Đã nhận phản ánh {row.code}",
        "Cơ quan đã nhận phản ánh của ông/bà. Ông/bà dùng mã và PIN trên phiếu để theo dõi.",
        at=at,
    )


def tell_assigned(row: Petition, by: User, *, at: datetime) -> None:
    """The person who is to handle it."""
    if row.assignee and row.assignee != by:
        subject = f"Bạn được giao xử lý phản ánh {row.code}"
        _put(row, [row.assignee], f"assigned:{row.assignee.pk}", subject, "", at)


def tell_waiting(row: Petition, number: int, by: User, *, at: datetime) -> None:
    """Those who approve: an answer waits."""
    people = organisation.people_with(row.agency, Act.APPROVE_PETITION, day_of(at))
    subject = f"Trả lời phản ánh {row.code} chờ duyệt"
    _put(row, [p for p in people if p != by], f"waiting:{number}", subject, "", at)


def tell_sent_back(row: Petition, answer: Answer, *, at: datetime) -> None:
    """Who drafted the answer: other words are wanted."""
    subject = f"Trả lời phản ánh {row.code} cần sửa"
    _put(row, [answer.drafted_by], f"back:{int(at.timestamp())}", subject, "", at)


def tell_reserved(row: Petition, *, at: datetime) -> None:
    """The head of the agency, and nobody else."""
    people = organisation.people_with(row.agency, Act.SEE_RESERVED_PETITIONS, day_of(at))
    _put(row, people, "reserved", f"Có nội dung dành riêng cho bạn {row.code}", "", at)


def tell_supplied(row: Petition, number: int, *, at: datetime) -> None:
    """The desk: the sender has supplied what was asked."""
    subject = f"Người gửi đã bổ sung phản ánh {row.code}"
    _put(row, _desk(row, at), f"supplied:{number}", subject, "", at)


def tell_reopened(row: Petition, *, at: datetime) -> None:
    """Handler and leaders: the sender is not content."""
    leaders = organisation.people_with(row.agency, Act.APPROVE_PETITION, day_of(at))
    people = [*leaders, *([row.assignee] if row.assignee else [])]
    subject = f"Người gửi đề nghị xem lại phản ánh {row.code}"
    _put(row, people, "reopened", subject, "", at)


def tell_received(row: Petition, *, at: datetime) -> None:
    """The sender: it stands in the register; by the agency's channels, else by e-mail."""
    told = _told(row, Event.FEEDBACK_RECEIVED, "received", at)
    if not told:
        subject = f"Đã tiếp nhận phản ánh {row.code}"
        write_to_sender(row, f"received:{at.timestamp()}", subject, SEE, at=at)


def tell_answered(row: Petition, number: int, *, at: datetime) -> None:
    """The sender: the answer of that round is there."""
    if _told(row, Event.FEEDBACK_ANSWERED, f"answered:{number}", at):
        return
    subject = f"Đã có trả lời phản ánh {row.code}"
    text = "Mở mục tra cứu bằng mã và PIN để xem trả lời và cho biết ông/bà có hài lòng không."
    write_to_sender(row, f"answered:{number}", subject, text, at=at)


def _told(row: Petition, event: Event, key: str, at: datetime) -> bool:
    """Whether a channel of the agency takes it.

    A petition that is not open to the desk is not: whom no channel reaches would stand on the
    list of those to call, before the eyes of the desk.
    """
    if row.reach != Reach.OPEN:
        return False
    params = {"code": row.code, "link": f"{settings.SITE_ADDRESS}{_LOOK_UP}"}
    made = notices.tell(
        agency=row.agency,
        event=event,
        to=notices.Recipient(row.name, row.phone, row.email),
        params=params,
        key=f"petition-{row.pk}-{key}",
        subject=notices.Subject(SUBJECT, str(row.pk), row.code),
        at=at,
    )
    return made is not None


def write_to_sender(row: Petition, key: str, subject: str, text: str, *, at: datetime) -> None:
    """An e-mail to the sender, where there is an address; the words are in the look-up only."""
    if not row.email:
        return
    body = f"{text}\n\nTra cứu: {settings.SITE_ADDRESS}{_LOOK_UP}\n\n{row.agency.full_name}"
    notices.write_outside(
        address=row.email,
        key=f"petition:{row.pk}:{key}",
        subject=subject,
        body=body,
        valid_until=at + _KEPT,
        at=at,
    )


def _desk(row: Petition, at: datetime) -> list[User]:
    act = Act.SEE_RESERVED_PETITIONS if row.reach == Reach.LEADER else Act.RECEIVE_PETITION
    return organisation.people_with(row.agency, act, day_of(at))


def _put(
    row: Petition, people: Iterable[User], key: str, subject: str, body: str, at: datetime
) -> None:
    today = day_of(at)
    for person in people:
        if not queries.visible_to(person, today=today).filter(pk=row.pk).exists():
            continue  # sealed from this person
        notices.put(
            agency=row.agency,
            to=person,
            key=f"petition:{row.pk}:{key}:{person.pk}",
            subject=subject,
            body=body,
            link=reverse("feedback:petition", args=[row.pk]),
            at=at,
        )
