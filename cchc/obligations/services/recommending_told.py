"""Who is told of a recommendation, in which words; they name its title, never a citizen."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.obligations.models import Asking, Recommendation
from cchc.obligations.rules.dates import day_of
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def tell_recommended(row: Recommendation, asking: Asking) -> None:
    """Tell the leaders and the office that an answer is owed."""
    body = f"{row.made_by.full_name} kiến nghị: {row.title}\n{_owed(asking)}"
    _put(_handlers(row, asking.asked_at), row, asking, "made", asking.asked_at, str(row), body)


def tell_named(row: Recommendation, asking: Asking, *, by: User, at: datetime) -> None:
    """Tell who was named to answer."""
    owed = asking.obligation
    if owed.chief and owed.chief != by:
        body = (
            f"{by.full_name} giao bạn trả lời: {row.title}\nHạn {owed.due_on:%d/%m/%Y}.\n"
            f"{_owed(asking)}"
        )
        subject = f"Bạn được giao trả lời {str(row).lower()}"
        _put([owed.chief], row, asking, f"named:{owed.chief.pk}", at, subject, body)


def tell_answered(row: Recommendation, asking: Asking) -> None:
    """Tell the supervisors that there is an answer to judge."""
    assert asking.answered_at  # told when it was answered
    assert asking.answered_by
    people = organisation.people_with(row.agency, Act.RECOMMEND, day_of(asking.answered_at))
    body = f"{asking.answered_by.full_name} trả lời: {row.title}\nMở kiến nghị để cho ý kiến."
    subject = f"Đã trả lời {str(row).lower()}"
    _put(people, row, asking, "answered", asking.answered_at, subject, body)


def tell_asked_again(row: Recommendation, asking: Asking) -> None:
    """Tell leaders, office and the person named that the answer did not satisfy."""
    people = [*_named(asking), *_handlers(row, asking.asked_at)]
    body = f"{asking.asked_by.full_name} đề nghị trả lời thêm: {row.title}\n{_owed(asking)}"
    subject = f"Đề nghị trả lời thêm {str(row).lower()}"
    _put(people, row, asking, "again", asking.asked_at, subject, body)


def tell_satisfied(row: Recommendation, asking: Asking, *, at: datetime) -> None:
    """Tell who answered, and who was responsible."""
    people = [*_named(asking), *([asking.answered_by] if asking.answered_by else [])]
    subject = f"Người giám sát đồng ý: {str(row).lower()}"
    _put(people, row, asking, "satisfied", at, subject, row.title)


def tell_withdrawn(row: Recommendation, asking: Asking, *, at: datetime) -> None:
    """Tell leaders, office and the person named that nothing is owed any more."""
    people = [*_named(asking), *_handlers(row, at)]
    body = f"{row.title}\nKhông phải trả lời nữa."
    _put(people, row, asking, "withdrawn", at, f"Đã rút {str(row).lower()}", body)


def _handlers(row: Recommendation, at: datetime) -> list[User]:
    return organisation.people_with(row.agency, Act.ANSWER_RECOMMENDATION, day_of(at))


def _named(asking: Asking) -> list[User]:
    return [asking.obligation.chief] if asking.obligation.chief else []


def _owed(asking: Asking) -> str:
    day: date = asking.answer_by
    return f"Trả lời chậm nhất ngày {day:%d/%m/%Y}."


def _put(
    people: Iterable[User],
    row: Recommendation,
    asking: Asking,
    what: str,
    at: datetime,
    subject: str,
    body: str,
) -> None:
    for person in {person.pk: person for person in people}.values():
        notices.put(
            agency=row.agency,
            to=person,
            key=f"recommendation:{row.pk}:{asking.number}:{what}:{at.timestamp():.0f}:{person.pk}",
            subject=subject,
            body=body,
            link=reverse("obligations:recommendation", args=[row.pk]),
            at=at,
            channels=(Channel.EMAIL,),
        )
