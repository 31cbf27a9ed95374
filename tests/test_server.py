"""Requests at the same moment do not meet inside one transaction of the tests' database."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse

from cchc.dossiers.tests.factories import on
from cchc.kernel.models import LimitCount
from cchc.portal.tests.factories import decided, public_shop

TOKEN = "a" * 32
AT_ONCE, TIMES = 6, 8


def asked(address: str, number: int) -> int:
    """A stranger who tries a code that nobody has; the answer's status."""
    said = {"code": f"H56.10.5-260302-{number:04d}", "pin": "123456", "csrfmiddlewaretoken": TOKEN}
    headers = {
        "Cookie": f"csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    line = HTTPConnection(urlsplit(address).netloc, timeout=60)
    line.request("POST", reverse("portal:look_up"), urlencode(said), headers)
    status = line.getresponse().status
    line.close()
    return status


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_the_test_itself_write_without_meeting(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    desk = public_shop()
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        ways = [visitors.submit(asked, server, number) for number in range(AT_ONCE * TIMES)]
        for number in range(TIMES):
            decided(desk, "portal.desk_address", f"Số {number} đường Mẫu")
        statuses = {way.result() for way in ways}
    assert 500 not in statuses
    assert LimitCount.objects.exists()
