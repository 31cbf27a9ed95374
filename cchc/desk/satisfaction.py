"""The two indices of satisfaction on a first page, for who leads and who runs the surveys."""

from datetime import date

from django.urls import reverse

from cchc.kernel.periods import Period
from cchc.organisation.models import Agency
from cchc.surveys import measures
from cchc.surveys import queries as surveys
from cchc.surveys.choices import IndexKind
from cchc.web.components import Stat, Tone

_SHORT = {
    IndexKind.SERVICE: "Hài lòng về sự phục vụ",
    IndexKind.HANDLING: "Hài lòng về giải quyết thủ tục",
}


def indices(agency: Agency, *, today: date) -> list[Stat]:
    """Of the year; nothing while the agency asks nothing. Few answers show no figure."""
    if not surveys.asks(agency):
        return []
    year = Period.parse("Y", year=today.year)
    return [_stat(agency, year, kind) for kind in IndexKind]


def _stat(agency: Agency, year: Period, kind: IndexKind) -> Stat:
    found = measures.index(agency, year, kind).found
    url = reverse("surveys:results")
    if found.whole < measures.small_cell(agency):
        return Stat(_SHORT[kind], "chưa đủ phiếu", url)
    bar = measures.bar(agency)
    tone: Tone = "good" if found.at_least(bar) else "bad"
    shown = found.show(bars=(bar,))
    return Stat(_SHORT[kind], shown, url, found.part, found.whole, tone=tone)
