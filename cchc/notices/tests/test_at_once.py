"""A worker that runs sends a notice within seconds of its act, not at its next look around."""

import threading
import time
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from cchc.kernel import clock, jobs
from cchc.kernel.jobs import lease, worker
from cchc.kernel.jobs.registry import PERIODIC
from cchc.notices.choices import NoticeState
from cchc.notices.models import Notice
from cchc.notices.services import Recipient
from cchc.notices.tests.factories import switch_on, told
from cchc.organisation.tests.factories import cast

OURS = ("send-citizen-notices", "send-letters")


@pytest.mark.django_db(transaction=True)
def test_a_notice_arrives_within_ten_seconds(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.NOTICE_PROVIDERS = dict.fromkeys(("zalo", "sms", "email"), "sample")
    import_module("cchc.notices.jobs")
    monkeypatch.setattr(worker, "autodiscover_modules", lambda name: None)
    monkeypatch.setattr(lease, "keep", lambda holder, stop: None)
    for name in [name for name in PERIODIC if name not in OURS]:
        monkeypatch.delitem(PERIODIC, name)
    who = cast()
    switch_on(who)
    stop = threading.Event()

    def tell_and_watch() -> None:
        """While the worker idles somebody is told; until it arrived, or ten seconds are over."""
        time.sleep(3)
        told(who.ward, to=Recipient("Mai", "0912345678"), at=clock.now())
        until = time.monotonic() + 10
        while time.monotonic() < until and not _arrived():
            time.sleep(0.2)
        stop.set()

    watch = threading.Thread(target=_closing(tell_and_watch))
    watch.start()
    jobs.run_worker(stop)
    watch.join()
    row = Notice.objects.get()
    assert row.state == NoticeState.DELIVERED
    assert row.delivered_at
    assert (row.delivered_at - row.made_at).total_seconds() < 10


def _arrived() -> bool:
    return Notice.objects.filter(state=NoticeState.DELIVERED).exists()


def _closing(do: Any) -> Any:
    def run() -> None:
        try:
            do()
        finally:
            connection.close()

    return run
