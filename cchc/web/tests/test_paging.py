"""Lists that may be very long: how far one can leaf, and what is said about the rest."""

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory

from cchc.kernel.audit.models import ChainHead
from cchc.web import paging
from cchc.web.paging import LongPaginator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST", 6)


def heads(number: int) -> LongPaginator:
    """A paginator over so many rows, three on a page."""
    ChainHead.objects.bulk_create([ChainHead(agency_key=f"a{n}", hash="") for n in range(number)])
    return LongPaginator(ChainHead.objects.order_by("agency_key"), 3)


def shown(pages: LongPaginator) -> str:
    """The pager below the first page."""
    template = Template("{% load web %}{% pager page %}")
    request = RequestFactory().get("/")
    return template.render(RequestContext(request, {"page": pages.page(1)}))


def test_a_list_that_is_not_too_long_is_counted_whole() -> None:
    pages = heads(6)
    assert (pages.count, pages.num_pages, pages.has_more) == (6, 2, False)
    assert "1–3 trong 6</p>" in shown(pages)


def test_behind_the_most_rows_nobody_leafs_and_the_pager_says_so() -> None:
    pages = heads(8)
    assert (pages.count, pages.num_pages, pages.has_more) == (6, 2, True)
    assert [row.agency_key for row in pages.page(2)] == ["a3", "a4", "a5"]
    assert "1–3 trong hơn 6; lọc để thấy các dòng còn lại" in shown(pages)
