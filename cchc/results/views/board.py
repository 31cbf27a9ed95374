"""The campaign: its board, the inventory, one's own work, the inventory as a workbook."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.results import measures, queries, showing
from cchc.results.choices import ItemState
from cchc.results.exports import workbook
from cchc.results.forms import ItemFilter
from cchc.web.responses import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTS = allowed(Act.LIST_BACKLOG, Act.KEEP_RESULTS)
MINE_SHOWN = 50
_MINE = {
    ItemState.LISTED.value: ("Cần quét", "Không có dòng nào giao cho bạn chưa quét."),
    ItemState.SCANNED.value: ("Cần kiểm tra", "Không có bản quét nào của người khác chờ kiểm tra."),
    ItemState.CHECKED.value: ("Cần đưa vào kho", "Không có bản quét nào đã kiểm tra chờ vào kho."),
}


def after_of(request: HttpRequest) -> int:
    """The key in ?sau=, 0 when there is none."""
    text = request.GET.get("sau", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


@allowed(Act.SEE_BACKLOG)
def board(request: StaffRequest) -> HttpResponse:
    """How far the campaign is: figures, fields, people, weeks, and what was excluded."""
    user, today = request.user, clock.today()
    acts = organisation.acts_of(user, today)
    may_list = Act.LIST_BACKLOG in acts
    counts = measures.figures(user.agency, today=today)
    context = {
        "counts": counts,
        "stats": showing.stats_of(counts, may_list=may_list),
        "fields": measures.by_field(user.agency, today=today),
        "people": measures.by_person(user.agency, today=today),
        "names_people": may_list or Act.KEEP_RESULTS in acts,
        "weeks": showing.weeks_shown(measures.by_week(user.agency, today=today), may_list=may_list),
        "grounds": measures.by_ground(user.agency),
        "may_list": may_list,
        "may_keep": Act.KEEP_BACKLOG in acts,
        "tabs": showing.tabs_of("board", lists=may_list, keeps=Act.KEEP_RESULTS in acts),
    }
    return render(request, "results/board.html", context)


@LISTS
def items(request: StaffRequest) -> HttpResponse:
    """The inventory, narrowed, part after part."""
    user, today = request.user, clock.today()
    form = _filter(request)
    rows = queries.listed_items(user, form.wanted(), today=today)
    part = queries.sliced(rows, after_of(request), queries.ROWS_A_PAGE)
    acts = organisation.acts_of(user, today)
    context = {
        "form": form,
        "part": part,
        "lines": showing.item_lines(part.rows, today),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_keep": Act.KEEP_BACKLOG in acts,
        "tabs": showing.tabs_of("items", lists=True, keeps=Act.KEEP_RESULTS in acts),
    }
    return render(request, "results/items.html", context)


@LISTS
def export(request: StaffRequest) -> HttpResponseBase:
    """The narrowed inventory as .xlsx, without holders."""
    user, today = request.user, clock.today()
    rows = queries.listed_items(user, _filter(request).wanted(), today=today)
    content = workbook(rows, agency=user.agency.full_name, today=today)
    name = f"danh-muc-so-hoa-{today:%Y%m%d}.xlsx"
    return download(BytesIO(content), name=name, media_type=XLSX)


@allowed(Act.KEEP_RESULTS)
def mine(request: StaffRequest) -> HttpResponse:
    """What waits for the person: to scan, to check, to put into the repository."""
    user, today = request.user, clock.today()
    found = queries.my_items(user, today=today)
    sections = [
        {
            "title": title,
            "empty": empty,
            "total": len(rows := list(found[state])),
            "lines": showing.item_lines(rows[:MINE_SHOWN], today),
        }
        for state, (title, empty) in _MINE.items()
    ]
    lists = organisation.may(user, Act.LIST_BACKLOG, today=today)
    tabs = showing.tabs_of("mine", lists=lists, keeps=True)
    return render(request, "results/mine.html", {"sections": sections, "tabs": tabs})


def _filter(request: StaffRequest) -> ItemFilter:
    user, today = request.user, clock.today()
    people = queries.workers(user, today=today)
    return ItemFilter(request.GET, fields=procedures.fields_of(user.agency), people=people)
