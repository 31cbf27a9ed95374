"""A report with numbers: what it says of dossiers, and that every number opens as many rows."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from cchc.indicators import services as indicators
from cchc.indicators.queries import FAMILIES, definitions
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.periods import Period
from cchc.reports import queries
from cchc.reports.queries import Asked, ChosenTemplate
from cchc.reports.queries.fields import NO_COUNTS
from cchc.reports.rules.composed import Composed, Figure
from cchc.reports.rules.edits import placed
from cchc.reports.rules.fields import OF_SHARES, PLAN_FIGURES, TEXTS, checked
from cchc.reports.rules.outline import parsed
from cchc.reports.rules.ready_made import READY_MADE

NO_ROWS = ("units", "areas", "done_rate")  # counts of something else than what they open


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March."""
    return measured()


def figures_of(report: Composed) -> list[Figure]:
    """Every figure of sentences and tables, each once."""
    found = [f for _, _, s in placed(report) for f in s.figures]
    found += [f for table in report.tables for row in table.rows for f in row.figures]
    return list(dict.fromkeys(found))


def said(report: Composed, code: str) -> list[str]:
    return [s.text for _, section, s in placed(report) if section.code == code]


def rows_of(one: Measured, period: Period, figure: Figure) -> int:
    """How many rows the figure opens."""
    asked = Asked(one.plan, period, NOW)
    found = queries.records_behind(asked, figure.id)
    if found is not None:
        is_of_tasks = not figure.id.endswith("products_accepted")
        rows = {row.row.subject_key for row in found.rows} if is_of_tasks else found.rows
        return len(rows) or len(found.targets)
    behind = queries.rows_behind(one.who.quan, asked, figure.id)
    assert behind is not None, figure.id
    return behind.rows.total


def wanted(figure: Figure) -> int:
    """How many rows it should open: of a share its whole."""
    return int(figure.value) if figure.whole is None else figure.whole


@pytest.mark.parametrize("code", [template.code for template in READY_MADE])
def test_every_figure_of_every_ready_made_report_opens_as_many_rows_as_it_says(
    one: Measured, code: str
) -> None:
    report = queries.composed(plan=one.plan, period=MARCH, as_of=NOW, template=code)
    figures = figures_of(report)
    assert figures
    for figure in figures:
        counted = figure.id.rpartition(".")[2] not in NO_ROWS and figure.value.isdigit()
        if counted or figure.whole is not None:
            assert rows_of(one, MARCH, figure) == wanted(figure), figure.id


def test_it_says_what_the_dossiers_of_the_month_did(one: Measured) -> None:
    report = queries.composed(plan=one.plan, period=MARCH, as_of=NOW)
    assert said(report, "results.dossiers") == [
        "Trong kỳ tiếp nhận 07 hồ sơ mới.",
        "Kỳ trước chuyển sang 01 hồ sơ.",
        "Đã giải quyết 05 hồ sơ, trong đó 01 hồ sơ trước hạn, 03 hồ sơ đúng hạn, 01 hồ sơ quá hạn.",
        "Tỷ lệ giải quyết trước hạn, đúng hạn theo biểu II.06a đạt 80% (04/05 hồ sơ), chưa có số "
        "liệu cùng kỳ năm trước để so sánh.",
        "Tính cả hồ sơ đang quá hạn, tỷ lệ đúng hạn thực tế là 66,7% (04/06 hồ sơ).",
        "Đến cuối kỳ còn 01 hồ sơ đang giải quyết đã quá hạn, thuộc các lĩnh vực:",
        "Hộ tịch: 01 hồ sơ.",
        "Đã xin lỗi đủ các bước 01/03 hồ sơ trễ hạn phải xin lỗi.",
        "Đã yêu cầu bổ sung 01 lần.",
        "Hệ thống đã chặn 01 lần yêu cầu giấy tờ ngoài danh mục.",
    ]
    assert said(report, "results.people")[0] == (
        "Chưa có phiếu đánh giá nào về sự phục vụ của cơ quan."
    )
    assert [row.cells[2:] for row in report.table("ii06a").rows] == [
        ("8", "1", "6", "1", "5", "1", "3", "1", "3", "2", "1")
    ] * 2


def test_a_month_before_anything_says_so_and_prints_no_rate(one: Measured) -> None:
    empty = Period.parse("2026-01")
    report = queries.composed(plan=one.plan, period=empty, as_of=NOW)
    texts = said(report, "results.dossiers")
    assert texts[:3] == [
        "Trong kỳ không tiếp nhận hồ sơ mới.",
        "Trong kỳ chưa giải quyết xong hồ sơ nào.",
        "Chưa có hồ sơ nào giải quyết xong trong kỳ nên chưa tính tỷ lệ đúng hạn.",
    ]
    assert "%" not in " ".join(texts)


def test_the_same_moment_gives_the_same_report(one: Measured) -> None:
    both = [queries.computed(plan=one.plan, period=MARCH, as_of=NOW).snapshot() for _ in range(2)]
    assert json.dumps(both[0]) == json.dumps(both[1])
    kept = both[0]["definitions"]["dung-han-bieu"]
    assert (kept["version"], kept["family"]) == (1, "dossiers")


def test_a_closed_period_prints_what_was_frozen(one: Measured) -> None:
    later = NOW + timedelta(days=2)
    closing = indicators.close_period(agency=one.ward, period=MARCH, actor=one.who.quan, at=later)
    closing.values.filter(code="dung-han-bieu").update(part=3)
    again = queries.composed(plan=one.plan, period=MARCH, as_of=later)
    text = said(again, "results.dossiers")[3]
    assert "đạt 60% (03/05 hồ sơ)" in text
    (rate, *_) = next(s for _, _, s in placed(again) if s.text == text).figures
    assert "đã chốt lúc 20:00 ngày 02/04/2026" in rate.source
    before = queries.composed(plan=one.plan, period=MARCH, as_of=NOW)
    assert "đạt 80% (04/05 hồ sơ)" in said(before, "results.dossiers")[3]


def test_a_target_that_is_bound_shows_its_value_and_how_it_stands(one: Measured) -> None:
    for target, code in zip(one.targets, ("dung-han-bieu", "so-hoa-ket-qua"), strict=False):
        indicators.bind(target=target, code=code, actor=one.who.quan, at=NOW)
    later = NOW + timedelta(days=2)
    report = queries.composed(plan=one.plan, period=MARCH, as_of=later)
    rows = report.table("targets").rows
    assert [(row.cells[2], row.cells[4]) for row in rows[:3]] == [
        ("80%", "Không đạt"),
        ("25%", "Không đạt"),
        ("chưa có số liệu", "chưa gắn chỉ số"),
    ]
    assert [figure.id for figure in rows[0].figures] == ["dung-han-bieu.value"]


def test_a_number_opens_its_rows_in_the_browser(one: Measured, client: Client) -> None:
    report = queries.composed(plan=one.plan, period=MARCH, as_of=NOW)
    figure = next(f for f in figures_of(report) if f.id == "dossiers.finished")
    seen = {}
    for person in (one.who.hoa, one.who.quan, one.who.tam):
        client.force_login(person)
        page = client.get(figure.records).context
        seen[person.username] = page["page"].paginator.count
        assert page["page"].paginator.count + page["hidden"] == 5
    assert (seen["hoa"], seen["quan"]) == (5, 0)
    wrong = figure.records.replace("dossiers.finished", "dossiers.nothing")
    assert client.get(wrong).status_code == 404


def test_the_number_of_queries_does_not_grow(
    one: Measured, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(210):  # type: ignore[operator]
        queries.composed(plan=one.plan, period=MARCH, as_of=NOW)


def test_the_catalogue_of_fields_is_complete(one: Measured) -> None:
    fields = queries.fields_of(one.ward, NOW.date())
    assert set(fields.indicators) == {each.code for each in definitions(one.ward, NOW.date())}
    assert set(fields.families) == set(FAMILIES)
    for code, family in FAMILIES.items():
        named = set(fields.families[code].figures) | {n for c, n in NO_COUNTS if c == code}
        assert named == set(family.figures), code
    for code, known in fields.indicators.items():
        assert "person" not in known.dimensions, code
    assert not set(fields.indicators) & {*fields.families, "plan", *TEXTS}


def test_every_field_of_the_catalogue_has_a_value(one: Measured) -> None:
    """Every name that the check lets pass can be composed."""
    fields = queries.fields_of(one.ward, NOW.date())
    names = [*TEXTS, *(f"plan.{figure}" for figure in PLAN_FIGURES)]
    for code, known in fields.indicators.items():
        names += [code, f"{code}.last_year", f"{code}.vs_before"]
        names += [f"{code}.{side}" for side in OF_SHARES if known.kind == "ratio"]
        names += [f"{code}.worst.{by}" for by in known.dimensions]
    for code, known in fields.families.items():
        names += [f"{code}.{figure}.vs_last_year" for figure in known.figures]
    body = "\n".join(f"Số: {{{name}}}." for name in names)
    parts, wrong = parsed(body)
    assert not [*wrong, *checked(parts, fields)]
    template = ChosenTemplate("thu", 1, "Thử", "", "Thử", body)
    report = queries.composed(plan=one.plan, period=MARCH, as_of=NOW, template=template)
    assert len(report.sections[0].sentences) == len(names)


def test_every_ready_made_template_names_only_what_exists(one: Measured) -> None:
    fields = queries.fields_of(one.ward, NOW.date())
    for template in READY_MADE:
        assert not checked(parsed(template.body)[0], fields), template.code
