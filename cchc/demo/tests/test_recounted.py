"""The figures of the lived year against plain SQL that nobody wrote with the measures at hand."""

import pytest
from django.db import connection

from cchc.demo.tests.test_dossiers import UNTIL, WHOLE_YEAR, shop
from cchc.indicators import queries
from cchc.organisation.queries import agency_with_code

FROM, TO = "2025-12-31 17:00:00+00:00", "2026-12-31 17:00:00+00:00"  # the year of Hà Nội
ENDED = (
    "SELECT count(*) FROM dossiers_dossier d WHERE d.agency_id = {ward} "
    "AND d.finished_at >= '{first}' AND d.finished_at < '{after}'"
)
TAKEN = ENDED.replace("finished_at", "received_at")
ANSWERS = (
    "SELECT count(*) FROM surveys_markgiven m JOIN surveys_question q ON q.id = m.question_id "
    "JOIN surveys_edition e ON e.id = q.edition_id "
    "JOIN surveys_questionnaire n ON n.id = e.questionnaire_id "
    "JOIN surveys_response r ON r.id = m.response_id WHERE r.agency_id = {ward} AND q.is_overall "
    "AND r.is_closed AND r.day BETWEEN '2026-01-01' AND '2026-12-31' AND n.\"index\" = "
)
SQL: dict[str, tuple[str, str | None]] = {
    "dung-han-bieu": (f"{ENDED} AND d.outcome IN ('early', 'on_time')", ENDED),
    "truoc-han": (f"{ENDED} AND d.outcome = 'early'", ENDED),
    "nop-truc-tuyen": (f"{TAKEN} AND d.channel = 2", TAKEN),
    "so-hoa-ket-qua": (
        f"{ENDED} AND d.ending = 'done' AND d.digitised_at < '{{after}}'",
        f"{ENDED} AND d.ending = 'done'",
    ),
    "giay-to-dung-lai": (TAKEN.replace("count(*)", "coalesce(sum(d.papers_reused), 0)"), None),
    "yeu-cau-bo-sung": (
        "SELECT count(*) FROM dossiers_supplementrequest s JOIN dossiers_dossier d ON "
        "d.id = s.dossier_id WHERE d.agency_id = {ward} AND s.asked_at >= '{first}' "
        "AND s.asked_at < '{after}'",
        None,
    ),
    "ngoai-danh-muc": (
        "SELECT count(*) FROM dossiers_attemptblocked b JOIN dossiers_dossier d ON "
        "d.id = b.dossier_id WHERE d.agency_id = {ward} AND b.why = 'off_list' "
        "AND b.at >= '{first}' AND b.at < '{after}'",
        None,
    ),
    "hai-long-phuc-vu": (f"{ANSWERS}'service' AND m.value >= 4", f"{ANSWERS}'service'"),
    "hai-long-giai-quyet": (f"{ANSWERS}'handling' AND m.value >= 4", f"{ANSWERS}'handling'"),
}


@pytest.mark.django_db
def test_every_figure_is_what_plain_sql_counts() -> None:
    shop()
    ward = agency_with_code("anbinh")
    reading = queries.Reading(ward, WHOLE_YEAR, UNTIL)
    said, recounted = {}, {}
    for code, questions in SQL.items():
        found = queries.value_of(ward, code, WHOLE_YEAR, as_of=UNTIL, reading=reading)
        assert found, code
        said[code] = (found.value.part, found.value.whole if questions[1] else None)
        recounted[code] = tuple(_counted(question, ward.pk) for question in questions)
    assert said == recounted
    assert all(part for part, _ in said.values())


def _counted(question: str | None, ward: int) -> int | None:
    if question is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(question.format(ward=ward, first=FROM, after=TO))
        return int(cursor.fetchone()[0])
