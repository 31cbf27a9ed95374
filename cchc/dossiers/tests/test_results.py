"""What a finished dossier leaves in the repository, and what the counter offers of it."""

from datetime import date

import pytest

from cchc.dossiers import queries, services
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import ResultGiven
from cchc.dossiers.tests.factories import PDF, Shop, on, processing, shop
from cchc.kernel.errors import RuleBroken
from cchc.procedures.whole import WholePaper
from cchc.results.models import Result
from cchc.results.queries import verification

pytestmark = pytest.mark.django_db
ASKED = (WholePaper("GT9", "Giấy khai sinh", copies=1),)
LATER = date(2026, 3, 20)


@pytest.fixture(name="desk")
def desk_fixture() -> Shop:
    return shop()


def finished(desk: Shop, **more: object) -> Result:
    given = ResultGiven("KQ1", "Giấy khai sinh", PDF, **more)  # type: ignore[arg-type]
    row = processing(desk)
    services.finish(dossier=row, actor=desk.who.binh, at=on(6), results=[given])
    return Result.objects.get(subject_kind="dossier", subject_key=str(row.pk))


def test_the_result_is_put_into_the_repository_with_the_finish(desk: Shop) -> None:
    kept = finished(desk, number="7/2026", valid_to=date(2027, 1, 1))
    assert (kept.number, kept.issued_on, kept.holder) == ("7/2026", date(2026, 3, 6), desk.mai)
    assert kept.subject_label.startswith("hồ sơ ")
    assert kept.file.sha256
    assert verification(kept.token, today=LATER).verdict == "genuine"


def test_a_file_kept_later_supersedes_the_earlier_one_in_the_repository_too(desk: Shop) -> None:
    first = finished(desk)
    row = Dossier.objects.get(pk=first.subject_key)
    again = ResultGiven("KQ1", "Giấy khai sinh", PDF + b"% again")
    services.keep_result(dossier=row, actor=desk.who.binh, at=on(9), results=[again])
    first.refresh_from_db()
    assert first.superseded_by == Result.objects.latest("pk") != first
    assert verification(first.token, today=LATER).verdict == "superseded"


def test_a_result_that_ends_before_it_begins_stops_the_finish(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="trước ngày bắt đầu"):
        finished(desk, valid_to=date(2026, 3, 1))
    assert not Result.objects.exists()


def test_a_result_in_force_is_offered_in_place_of_the_paper_until_it_ends(desk: Shop) -> None:
    assert not queries.held_papers(desk.mai, ASKED, today=LATER)
    finished(desk, number="7/2026", valid_to=LATER)
    held = queries.held_papers(desk.mai, ASKED, today=LATER)["GT9"]
    assert (held.on, held.where) == (date(2026, 3, 6), "kết quả số 7/2026")
    assert not queries.held_papers(desk.mai, ASKED, today=date(2026, 3, 21))
