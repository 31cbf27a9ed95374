"""News for everybody, and the same with drafts for who writes it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.portal.choices import NewsAct, NewsState
from cchc.portal.models import News
from cchc.portal.rules.news import TABLE

_PUBLIC = Act.PUBLISH_NEWS


def public_news(agency: Agency) -> QuerySet[News]:
    """What everybody may read, newest first."""
    rows = News.objects.filter(agency=agency, state=NewsState.PUBLISHED)
    return rows.order_by("-published_at", "-pk")


def public_item(agency: Agency, pk: int) -> News:
    """A published item; Http404 for any other."""
    found = public_news(agency).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def news_of(user: User) -> QuerySet[News]:
    """Everything that the agency wrote, newest first, with who did what."""
    return News.objects.filter(agency=user.agency).select_related("written_by", "published_by")


def news_for(user: User, pk: int) -> News:
    """An item of the person's own agency; Http404 for any other."""
    found = news_of(user).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def news_acts(row: News, user: User, *, today: date) -> frozenset[NewsAct]:
    """What the person may do to the item now; PermissionDenied where nothing ever."""
    able = frozenset(TABLE[NewsState(row.state)])
    if organisation.may(user, _PUBLIC, today=today):
        return able
    if not organisation.may(user, Act.WRITE_NEWS, today=today):
        raise PermissionDenied("Chức vụ của bạn không soạn tin cho trang công khai.")
    drafts = frozenset({NewsAct.CORRECT, NewsAct.WITHDRAW})
    return able & drafts if row.state == NewsState.DRAFT else frozenset()
