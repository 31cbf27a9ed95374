"""Components: what each value says, and what its tag draws."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from cchc.kernel.numbers import Ratio
from cchc.web.components import Badge, CalendarEntry, Due, Stat, Work, month

DAY = date(2026, 6, 30)


def drawn(source: str, path: str = "/", **values: object) -> str:
    """The template's text with these values, for a request of that path."""
    return Template(source).render(RequestContext(RequestFactory().get(path), values))


@pytest.mark.parametrize(
    ("due", "note", "tone"),
    [
        (Due.left(DAY, 11), "còn 11 ngày làm việc", "info"),
        (Due.left(DAY, 3), "còn 3 ngày làm việc", "warn"),
        (Due.left(DAY, 0), "hôm nay", "warn"),
        (Due.late(DAY, 5), "trễ 5 ngày", "late"),
        (Due.kept(DAY), "đúng hạn", "good"),
        (Due.missed(DAY, 4), "xong, trễ 4 ngày", "bad"),
    ],
)
def test_a_due_date_says_how_far_it_is(due: Due, note: str, tone: str) -> None:
    assert (due.note, due.tone) == (note, tone)
    text = drawn("{% due due %}", due=due)
    assert "30/06/2026" in text
    assert f'c-tone-{tone}">{note}<' in text


def test_no_due_date_is_said_in_words() -> None:
    assert "chưa có hạn" in drawn("{% due due %}", due=None)


def test_a_badge_is_drawn_from_a_value_or_from_words() -> None:
    assert drawn("{% badge b %}", b=Badge("Quá hạn", "late")) == drawn(
        '{% badge "Quá hạn" "late" %}'
    )


def test_what_people_typed_is_never_markup() -> None:
    evil = "<script>alert(1)</script>"
    for source in (
        "{% badge evil %}",
        "{% crumb evil evil %}",
        "{% fact evil evil %}",
        "{% empty_state evil evil evil evil %}",
        "{% card evil %}{{ evil }}{% endcard %}",
        "{% notice 'info' evil %}{{ evil }}{% endnotice %}",
        "{% table evil %}{{ evil }}{% endtable %}",
        "{% post_button evil evil confirm=evil %}",
        "{% progress 1 2 evil %}",
        "{% stat stat %}",
        "{% long_work work %}",
        "{% icon evil %}",
    ):
        stat = Stat(evil, evil, evil, note=evil)
        text = drawn(source, evil=evil, stat=stat, work=Work(evil, evil, step=evil, failed=evil))
        assert "<script" not in text, source


def test_a_figure_opens_its_records_and_shows_its_parts() -> None:
    text = drawn("{% stat s %}", s=Stat("Đúng hạn", "85,7%", "/dung-han/", 1200, 1400))
    assert 'href="/dung-han/"' in text
    assert "1.200/1.400" in text


def test_a_figure_without_data_is_drawn_as_words() -> None:
    assert Stat("Hài lòng", "chưa có số liệu").in_words
    assert not Stat("Hài lòng", "98,5%").in_words


def test_nothing_of_nothing_is_no_progress() -> None:
    assert "<progress" not in drawn("{% progress 0 0 'phiếu' %}")
    assert "chưa có số liệu" in drawn("{% progress 0 0 'phiếu' %}")


def test_long_work_stops_asking_when_it_is_over() -> None:
    assert "hx-get" in drawn("{% long_work w %}", w=Work("Đọc", "/x/", 1, 2))
    assert "hx-get" not in drawn("{% long_work w %}", w=Work("Đọc", "/x/", finished=True))
    assert "hx-get" not in drawn("{% long_work w %}", w=Work("Đọc", "/x/", failed="Tệp hỏng."))


def test_pages_keep_the_filters_of_the_address() -> None:
    page = Paginator(range(95), 20).page(2)
    text = drawn("{% pager page %}", "/?unit=vp&page=2", page=page)
    assert "?unit=vp&amp;page=3" in text
    assert "21–40 trong 95" in text


def test_a_single_page_has_no_pager() -> None:
    assert "<nav" not in drawn("{% pager page %}", page=Paginator(range(3), 20).page(1))


@pytest.mark.parametrize(
    ("path", "following", "sorted_now"),
    [
        ("/", "?sort=due", ""),
        ("/?sort=due", "?sort=-due", 'aria-sort="ascending"'),
        ("/?sort=-due&page=3", "?sort=due", 'aria-sort="descending"'),
    ],
)
def test_a_head_sorts_one_way_then_the_other(path: str, following: str, sorted_now: str) -> None:
    text = drawn('{% sort_header "Hạn" "due" %}', path)
    assert f'href="{following}"' in text
    assert sorted_now in text
    assert bool(sorted_now) == ("aria-sort" in text)


def test_a_month_has_whole_weeks_from_monday() -> None:
    june = month(2026, 6, {DAY: [CalendarEntry("Báo cáo")]}, today=DAY)
    days = [day for week in june.weeks for day in week]
    assert (days[0].on, days[-1].on) == (date(2026, 6, 1), date(2026, 7, 5))
    assert [d.on.day for d in days if d.entries] == [30]
    assert [d.on for d in days if d.today] == [DAY]
    assert all(d.off == (d.on.weekday() >= 5) for d in days)


def test_days_off_of_the_calendar_beat_weekends() -> None:
    worked, free = date(2026, 6, 6), date(2026, 6, 8)
    june = month(2026, 6, {}, today=DAY, days_off=frozenset([free]))
    off = {day.on for week in june.weeks for day in week if day.off}
    assert off == {free}
    assert worked not in off


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ v|number_vi }}", "1.234.567"),
        ("{{ v|number_vi:1 }}", "1.234.567,0"),
        ("{{ none|number_vi }}", ""),
        ("{{ day|date_vi }}", "30/06/2026"),
        ("{{ none|date_vi }}{{ none|moment_vi }}", ""),
        ("{{ ratio|percent_vi }}", "85,7%"),
        ("{{ nothing|percent_vi }}", "chưa có số liệu"),
        ("{{ none|percent_vi }}", "chưa có số liệu"),
    ],
)
def test_figures_and_dates_are_written_the_vietnamese_way(source: str, shown: str) -> None:
    values = {
        "v": 1234567,
        "none": None,
        "day": DAY,
        "ratio": Ratio(12, 14),
        "nothing": Ratio(0, 0),
    }
    assert Template(source).render(Context(values)) == shown
