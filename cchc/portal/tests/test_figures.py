"""Published figures and open data: counted by the worker, the same in every form."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers import measures
from cchc.dossiers.tests.factories import Shop, finished, on, processing
from cchc.kernel.periods import Period
from cchc.portal import jobs, open_data, queries, services
from cchc.portal.models import MonthFigures
from cchc.portal.queries.figures import COLUMNS, Counted, Figures
from cchc.portal.tests.factories import decided

MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    return on(20)


@pytest.fixture
def lived(desk: Shop) -> Shop:
    """Two done in time, one late, one open and late, one open in time."""
    for at in (on(4), on(5), on(12)):
        finished(desk, processing(desk), at=at)
    processing(desk)
    processing(desk, at=on(18))
    return desk


def fetched(kind: str, month: str = "2026-03") -> Any:
    answer = Client().get(reverse("portal:open_file", args=["anbinh", month, kind]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer)


def test_the_figures_are_those_of_the_measures(lived: Shop) -> None:
    services.publish_figures(agency=lived.who.ward, at=on(20))
    found = queries.figures_of(lived.who.ward, MARCH)
    assert found is not None
    counted = measures.statistics(lived.who.ward, Period.parse("2026-03"), as_of=on(20))
    rates = measures.rates(counted)
    assert found.total.received == counted["received"] == 5
    assert (found.total.official, found.total.true) == (rates.official, rates.true)
    assert (found.total.true.part, found.total.true.whole) == (2, 4)
    page = Client().get(reverse("portal:figures", args=["anbinh"])).content.decode()
    assert "66,7%" in page
    assert "50%" in page
    assert "Số liệu tính đến 09:00 ngày 20/03/2026" in page


def test_small_fields_are_joined_as_the_agency_decides(lived: Shop) -> None:
    services.publish_month(agency=lived.who.ward, month=MARCH, at=on(20))
    found = queries.figures_of(lived.who.ward, MARCH)
    assert found is not None
    assert [line.name for line in found.fields] == ["Hộ tịch"]
    decided(lived, "portal.small_cell", 6)
    services.publish_month(agency=lived.who.ward, month=MARCH, at=on(20))
    found = queries.figures_of(lived.who.ward, MARCH)
    assert found is not None
    assert [line.name for line in found.fields] == ["Các lĩnh vực khác"]
    assert "Hộ tịch" not in fetched("csv").decode("utf-8-sig")


def test_csv_and_json_say_the_same_and_explain_their_columns(lived: Shop) -> None:
    services.publish_figures(agency=lived.who.ward, at=on(20))
    rows = list(csv.DictReader(io.StringIO(fetched("csv").decode("utf-8-sig"))))
    said = json.loads(fetched("json"))
    assert [row["linh_vuc"] for row in rows] == ["Hộ tịch", "Tổng số"]
    total = rows[-1]
    for name, _, _ in COLUMNS:
        assert int(total[name]) == said["tong_so"][name]
        assert said["cot"][name]
    assert total["ty_le_dung_han"] == said["tong_so"]["ty_le_dung_han"]["phan_tram"] == "66.7"
    assert said["tong_so"]["ty_le_dung_han"]["mau"] == 3
    page = Client().get(reverse("portal:open_data", args=["anbinh"])).content.decode()
    assert all(name in page for name in total)


def test_a_month_without_dossiers_has_no_rate(desk: Shop) -> None:
    services.publish_figures(agency=desk.who.ward, at=on(20))
    assert json.loads(fetched("json"))["tong_so"]["ty_le_dung_han"]["phan_tram"] is None
    page = Client().get(reverse("portal:figures", args=["anbinh"])).content.decode()
    assert "chưa có số liệu" in page
    assert "0%" not in page.replace("100%", "")


def test_the_night_publishes_public_agencies_only(lived: Shop) -> None:
    jobs.publish_everywhere(on(20))
    assert set(MonthFigures.objects.values_list("agency__code", flat=True)) == {"anbinh"}
    assert MonthFigures.objects.count() == 12
    decided(lived, "portal.open", "closed")
    MonthFigures.objects.all().delete()
    jobs.publish_everywhere(on(20))
    assert not MonthFigures.objects.exists()


def test_the_newest_months_are_written_anew_and_older_ones_keep_what_was_said(lived: Shop) -> None:
    ward = lived.who.ward
    for at in (on(20), on(21)):
        services.publish_figures(agency=ward, at=at)
    assert MonthFigures.objects.get(month=MARCH).as_of == on(21)
    assert MonthFigures.objects.get(month=date(2026, 1, 1)).as_of == on(20)
    for at in (on(10, month=4), on(20, month=5)):
        services.publish_figures(agency=ward, at=at)
    (kept,) = MonthFigures.objects.filter(month=MARCH)
    finished(lived, processing(lived, at=on(23)), at=on(24))  # entered after the month was told
    services.publish_figures(agency=ward, at=on(21, month=5))
    found = queries.figures_of(ward, MARCH)
    assert found is not None
    assert (found.total.received, found.as_of) == (6, on(21, month=5))
    assert [(each.total.received, each.as_of) for each in found.before] == [(5, kept.as_of)]


def test_a_recount_is_told_beside_what_was_published_before(
    lived: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.publish_figures(agency=lived.who.ward, at=on(10, month=4))
    finished(lived, processing(lived, at=on(23)), at=on(24))
    services.publish_figures(agency=lived.who.ward, at=on(21, month=5))
    monkeypatch.setenv("CCHC_NOW", on(21, month=5).isoformat())
    address = reverse("portal:figures_in", args=["anbinh", "2026-03"])
    page = Client().get(address).content.decode()
    assert "Số liệu tháng này đã được tính lại" in page
    assert "tính đến 09:00 ngày 10/04/2026: tiếp nhận mới 5" in page


def test_until_the_first_night_the_page_says_that_there_is_nothing(desk: Shop) -> None:
    page = Client().get(reverse("portal:figures", args=["anbinh"])).content.decode()
    assert "Chưa có số liệu" in page
    missing = Client().get(reverse("portal:open_file", args=["anbinh", "2026-03", "csv"]))
    assert missing.status_code == 404


def test_a_visitor_counts_no_dossier(lived: Shop, django_assert_max_num_queries: Any) -> None:
    services.publish_figures(agency=lived.who.ward, at=on(20))
    for name, args in (("figures", []), ("open_data", []), ("open_file", ["2026-03", "json"])):
        with django_assert_max_num_queries(5):
            Client().get(reverse(f"portal:{name}", args=["anbinh", *args]))


def test_a_name_that_would_be_a_formula_is_quoted(desk: Shop) -> None:
    line = Counted("=HYPERLINK(1)", (0,) * len(COLUMNS))
    found = Figures(MARCH, on(20), (line,), line)
    assert "'=HYPERLINK(1)" in open_data.as_csv(desk.who.ward, found).decode("utf-8-sig")
