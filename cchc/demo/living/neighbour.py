"""The second ward under the same superior: a small plan, so that one sees who sees what."""

from datetime import date, datetime, timedelta
from itertools import chain

from cchc.demo.living.lately import lately_in_a_small_office
from cchc.demo.living.mornings import readings
from cchc.demo.living.playing import at_hour, play, scene_of
from cchc.demo.living.reporting import fewer_kinds, reports_of
from cchc.demo.living.reports_told import REPORTS_OF_HOA_BINH
from cchc.demo.living.stories import HandIn, Story
from cchc.demo.living.working import assign_all, moments_of
from cchc.demo.living.year2026 import Q1, YEAR, quarters
from cchc.demo.living.years import PLANS
from cchc.organisation.choices import Role
from cchc.organisation.models import Agency, User
from cchc.organisation.queries import holders_of
from cchc.plans import services

FILE = "hoa-binh-2026.docx"
BEGUN = at_hour(date(2026, 1, 19), 9)


# A task is handed in by these days for what falls due at the ends of the quarters and the year.
STORIES = {
    "1": Story("quan", told=(HandIn(Q1, "30/03"), HandIn("6 tháng", "26/06"))),
    "3": Story("quan", told=quarters("27/03", "29/06", "28/09", "24/12")),
    "4": Story("quan", told=quarters("03/04", "30/06", "29/09", "29/12")),
    "10": Story("quan", told=(HandIn(YEAR, "21/09", product="Quyết định"),)),
    "18": Story("quan", told=(HandIn(Q1, "24/03"),)),
    "26": Story("quan", told=quarters("31/03", "30/06", "15/12", "30/12")),
    "28": Story("quan"),
}


def live_in_hoa_binh(agency: Agency, superior: User, *, until: datetime) -> None:
    """Its year 2026 up to ``until``; nothing when it has not begun."""
    if until <= BEGUN:
        return
    day = BEGUN.date()
    (chair,) = holders_of(agency, Role.CHAIR, day)
    (office,) = holders_of(agency, Role.OFFICE, day)
    plan = services.import_file(
        agency=agency,
        actor=office,
        at=BEGUN,
        content=(PLANS / FILE).read_bytes(),
        name=FILE,
        create_units=True,
    )
    services.adopt(plan=plan, actor=chair, at=BEGUN + timedelta(hours=5))
    # In so small an office the same two people do everything.
    people = {"quan": office, "yen": office, "lan": chair, "minh": chair, "hanh": superior}
    scene = scene_of(plan, people, today=until.date())
    assign_all(scene, STORIES, at=BEGUN + timedelta(hours=6))
    reported = (fewer_kinds(scene, "20/01"), reports_of(scene, REPORTS_OF_HOA_BINH))
    lived = (moments_of(scene, STORIES), *reported, readings(scene))
    is_begun = scene.day("-2") > day and scene.today.year == plan.year
    play(chain(*lived, lately_in_a_small_office(scene) if is_begun else ()), until=until)
