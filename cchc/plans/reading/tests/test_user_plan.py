"""The user's own document is read exactly: every text in its right column, every finding."""

from collections import Counter

import pytest

from cchc.plans.content import Task
from cchc.plans.reading.tests.user_plan import ROWS, mark, plan

EXPECTED = [
    [part.strip() for part in line.split("|")]
    for line in ROWS.read_text(encoding="utf-8").splitlines()
]
AREA_TITLES = "004b9e26e8 5c6e6794f2 f6cb4156cb 60571f8447 1c1174da6c d8150a7a2a ceb04353c5"


def row_of(task: Task) -> list[str]:
    """A task as a line of the expectations."""
    products = list(task.products)
    obligations = [
        f"{'-' if o.product is None else products.index(o.product)}@{(o.due_on or '')[5:]}"
        for o in task.schedule.obligations
    ]
    return [
        task.id,
        mark(task.title),
        " ".join(map(mark, products)),
        " ".join(mark(unit.text) for unit in task.lead),
        " ".join(mark(unit.text) for unit in task.coordinating),
        mark(task.deadline or ""),
        task.schedule.kind,
        " ".join(sorted(obligations)),
    ]


@pytest.mark.parametrize("number", range(28))
def test_each_task_has_every_text_in_its_column_and_its_dates(number: int) -> None:
    expected = [*EXPECTED[number][:7], " ".join(sorted(EXPECTED[number][7].split()))]
    assert row_of(plan().tasks[number]) == expected


def test_there_are_28_tasks_in_7_areas() -> None:
    assert len(plan().tasks) == 28
    assert Counter(task.area for task in plan().tasks) == {
        "I": 2, "II": 7, "III": 3, "IV": 5, "V": 2, "VI": 5, "VII": 4,
    }  # fmt: skip
    assert [area.code for area in plan().areas] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert " ".join(mark(area.title) for area in plan().areas) == AREA_TITLES


def test_every_date_lies_in_the_year_of_the_plan() -> None:
    dates = [o.due_on for task in plan().tasks for o in task.schedule.obligations]
    assert dates
    assert {str(day)[:4] for day in dates} == {"2023"}


def test_the_office_is_one_unit_under_six_names() -> None:
    office = plan().tasks[10].lead[0].unit
    named = {
        unit.text
        for task in plan().tasks
        for unit in task.lead
        if unit.unit == office and unit.note is None
    }
    assert len(named) == 6


def test_a_unit_that_is_only_the_object_of_the_sentence_does_not_lead() -> None:
    task = plan().tasks[8]
    assert [unit.unit for unit in task.lead] == [plan().tasks[10].lead[0].unit]
    assert mark(task.lead[0].note or "") == "7c18af93f6"
    assert plan().tasks[5].lead[0].unit == plan().tasks[5].coordinating[0].unit


def test_the_heading_is_read_and_blanks_stay_unknown() -> None:
    document = plan().document
    assert (document.kind, document.number, document.symbol) == ("KH", None, "KH-UBND")
    assert (document.issued_on, document.year) == (None, 2023)
    assert mark(document.agency or "") == "907c85adf3"
    assert mark(document.title or "") == "95d6d96857"
    assert mark(document.signer.name or "") == "aa2cfe855d"
    assert (document.signer.post, document.signer.authority) == ("CHỦ TỊCH", None)
    assert len(document.recipients) == 6


def test_acts_are_cited_once_with_their_other_spellings() -> None:
    bases = [(b.number, b.date, b.variants) for b in plan().document.legal_bases]
    assert bases == [
        ("22/KH-TU", "2021-07-23", ("22-KH/TU",)),
        ("3740/QĐ-UBND", "2021-09-27", ()),
        ("212-QĐ/TU", "2021-04-07", ()),
        ("14/KH-UBND", "2023-01-05", ()),
        ("61/2018/NĐ-CP", "2018-04-23", ()),
    ]
    elsewhere = [(c.number, c.date, c.variants) for c in plan().document.citations]
    assert elsewhere == [
        ("01/CT-UBND", "2021-01-01", ()),
        ("195/KH-UBND", "2021-08-27", ()),
    ]


def test_the_body_has_its_sections_in_order() -> None:
    assert " ".join(section.id for section in plan().sections) == (
        "I I.1 I.2 II II.1 II.2 II.2.1 II.2.2 II.2.3 II.2.4 II.2.5 II.2.6 II.2.7 II.2.8 "
        "III III.1 III.2 IV IV.1 IV.2 IV.3 IV.4 IV.5 IV.6 IV.7"
    )


def test_targets_are_one_per_measured_thing_with_where_they_are_said_again() -> None:
    measured = [
        (t.comparison, t.value, t.unit, t.also_at) for t in plan().targets if t.measure is not None
    ]
    again = ("/sections/7", "/tasks/6")
    assert measured == [
        ("ge", "99.9", "%", again),
        ("eq", "100", "%", again),
        ("eq", "100", "%", again),
        ("none", None, None, ()),
        ("ge", "98", "%", again),
        ("ge", "98", "%", ()),
        ("eq", "100", "%", ()),
    ]
    directions = [t for t in plan().targets if t.measure is None]
    assert [(t.comparison, t.value) for t in directions] == [("none", None)] * 3


WRONG_IN_THE_DOCUMENT = {
    "number_blank": ["/document/number"],
    "date_blank": ["/document/issued_on"],
    "date_conflict": ["/document/issued_on"],
    "authority_differs": ["/document/signer"],
    "citation_variants": ["/document/legal_bases/0"],
    "other_agency_name": ["/tasks/1", "/tasks/2"],
    "duty_without_task": ["/sections/12", "/sections/19", "/sections/20"],
    "task_without_basis": ["/tasks/1", "/tasks/20", "/tasks/23"],
    "target_unbound": ["/targets/5", "/targets/8"],
    "several_leads": [f"/tasks/{n - 1}" for n in (4, 5, 7, 8, 24, 26, 27, 28)],
    "lead_is_coordinator": [f"/tasks/{n - 1}" for n in (4, 5, 6, 7)],
    "lead_not_a_unit": [f"/tasks/{n - 1}" for n in (4, 5, 6, 7)],
    "report_only": [f"/tasks/{n - 1}" for n in (4, 6, 7, 8, 9, 11, 12, 15, 18, 27)],
    "deadline_not_a_time": ["/tasks/24"],
    "no_person": ["/tasks"],
    "unit_many_names": [
        "/tasks/0/lead/0",
        "/tasks/2/lead/0",
        "/tasks/6/lead/0",
        "/tasks/17/lead/0",
        "/tasks/19/lead/0",
    ],
}


def test_what_is_wrong_in_the_document_is_found_and_nothing_else() -> None:
    found: dict[str, list[str]] = {}
    for finding in plan().findings:
        found.setdefault(finding.code, []).append(finding.where)
    assert found == WRONG_IN_THE_DOCUMENT


def test_each_task_knows_its_place_in_the_source() -> None:
    places = [task.source for task in plan().tasks]
    starts = [place.line_from for place in places if place]
    assert len(starts) == 28
    assert starts == sorted(starts)
    assert all(place and place.line_from <= place.line_to and place.page for place in places)
