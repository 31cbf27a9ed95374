"""A field whose results the law wants public, and permits given by finishing dossiers."""

from cchc.dossiers import services
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import ResultGiven
from cchc.dossiers.tests.factories import PDF, Shop, on, processing
from cchc.procedures.tests.factories import birth, published
from cchc.procedures.whole import Entry, WholeResult
from cchc.results.models import Result

BUILDING = Entry("MAU.XD.01", "XD", "Xây dựng")
PERMIT = "Giấy phép xây dựng"


def building_that_publishes(desk: Shop, *, is_public: bool = True) -> Shop:
    """The desk with a building permit, marked as public or not."""
    content = birth(
        name="Cấp giấy phép xây dựng (mẫu)",
        results=(WholeResult("KQ1", PERMIT, is_public=is_public),),
    )
    version = published(desk.who.quan, entry=BUILDING, content=content)
    return Shop(desk.who, version, desk.mai)


def permit(desk: Shop, number: str, *, hour: int = 10) -> Result:
    """A dossier finished with a permit of that number."""
    row = processing(desk)
    given = ResultGiven("KQ1", PERMIT, PDF + number.encode(), number=number)
    services.finish(dossier=row, actor=desk.who.binh, at=on(6, hour), results=[given])
    return Result.objects.get(subject_kind="dossier", subject_key=str(row.pk))


def permits(desk: Shop) -> list[Result]:
    """Two in force, the first of three superseded by another file of the same dossier."""
    made = [permit(desk, f"{number}/GPXD-UBND") for number in (1, 2)]
    row = Dossier.objects.get(pk=made[0].subject_key)
    again = ResultGiven("KQ1", PERMIT, PDF + b"% again", number="3/GPXD-UBND")
    services.keep_result(dossier=row, actor=desk.who.binh, at=on(9), results=[again])
    return made
