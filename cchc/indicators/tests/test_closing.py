"""Closed periods: frozen for good, differences shown, tampering found."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from cchc.dossiers import services as dossiers
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import on
from cchc.indicators import facts, queries, services
from cchc.indicators.models import Closing, Frozen
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period

APRIL = NOW + timedelta(days=7)


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March."""
    return measured()


def closed(one: Measured, **more: Any) -> Closing:
    said: dict[str, Any] = {
        "agency": one.ward,
        "period": MARCH,
        "actor": one.who.quan,
        "at": APRIL,
    }
    return services.close_period(**{**said, **more})


def findings(one: Measured) -> int:
    found = verify(
        agency=one.ward.code, sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    return len(found.findings)


def test_what_was_closed_is_what_was_counted(one: Measured) -> None:
    before = {
        each.definition.code: each.value for each in queries.values(one.ward, MARCH, as_of=APRIL)
    }
    row = closed(one)
    kept = {each.code: (each.part, each.whole) for each in row.values.all()}
    assert kept == {code: (value.part, value.whole) for code, value in before.items()}
    assert not [each for each in queries.compared(row) if each.differs]
    frozen = row.values.get(code="dung-han-bieu")
    assert frozen.rows is not None
    assert len(frozen.rows["whole"]) == frozen.whole


def test_a_later_fact_changes_nothing_frozen_and_shows_as_a_difference(one: Measured) -> None:
    row = closed(one)
    kept = list(row.values.values_list("code", "part", "whole", "rows"))
    late = Dossier.objects.filter(outcome="late").first()
    assert late is not None
    dossiers.confirm_finish(
        dossier=late, actor=one.who.lan, at=APRIL + timedelta(days=1), really_at=on(6),
        reason="Ghi nhầm ngày xong",
    )  # fmt: skip
    assert list(row.values.values_list("code", "part", "whole", "rows")) == kept
    differing = {each.frozen.code: each for each in queries.compared(row) if each.differs}
    assert "dung-han-bieu" in differing
    found = differing["dung-han-bieu"]
    assert found.today is not None
    assert (found.reported.shown, found.today.shown) == ("80%", "100%")
    assert (found.gone, found.new) == (0, 1)


def test_a_period_is_closed_once_and_only_when_it_is_over(one: Measured) -> None:
    with pytest.raises(RuleBroken, match="chưa kết thúc"):
        closed(one, period=Period.parse("2026-Y"))
    with pytest.raises(RuleBroken, match="chưa kết thúc"):
        closed(one, at=NOW)
    closed(one)
    with pytest.raises(RuleBroken, match="đã được chốt"):
        closed(one)
    assert Closing.objects.count() == 1


def test_who_may_not_close_is_refused(one: Measured) -> None:
    with pytest.raises(PermissionDenied):
        closed(one, actor=one.who.hoa)
    assert not Closing.objects.exists()


def test_a_frozen_value_that_was_changed_is_found(one: Measured) -> None:
    row = closed(one)
    before = findings(one)
    Frozen.objects.filter(closing=row, code="dung-han-bieu").update(part=5)
    assert findings(one) == before + 1


def test_a_hash_that_was_changed_on_the_page_is_found(one: Measured) -> None:
    row = closed(one)
    before = findings(one)
    Closing.objects.filter(pk=row.pk).update(digest="0" * 64)
    assert findings(one) == before + 1


def test_the_pages_close_a_period_and_compare_it(
    one: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", APRIL.isoformat())
    client = Client()
    client.force_login(one.who.quan)
    wrong = client.post("/chi-so/ky-da-chot/", {"ky": "2026-Y", "calendar": "plain"})
    assert "chưa kết thúc" in wrong.content.decode()
    answer = client.post("/chi-so/ky-da-chot/", {"ky": "2026-03", "calendar": "plain"})
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert "Không có chênh lệch" in page.content.decode()
    client.force_login(one.who.tam)
    assert client.get("/chi-so/ky-da-chot/").status_code == 200
    assert client.post("/chi-so/ky-da-chot/", {"ky": "2026-02"}).status_code == 403
