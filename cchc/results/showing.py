"""How results and rows of the backlog look on screens."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from cchc.documents.preview import ShownCode, code
from cchc.kernel.audit import EventView
from cchc.kernel.formats import date_vi, number_vi
from cchc.organisation import queries as organisation
from cchc.results import queries
from cchc.results.choices import ACTS_DONE, ItemState, Standing, TextState
from cchc.results.measures import Counts, Week
from cchc.results.models import BacklogItem, Result, ResultText
from cchc.web.components import Badge, Due, Entry, Stat, Tab, Tone, Work

STATE_TONES: dict[ItemState, Tone] = {
    ItemState.LISTED: "warn",
    ItemState.SCANNED: "info",
    ItemState.CHECKED: "info",
    ItemState.STORED: "good",
    ItemState.EXCLUDED: "neutral",
}
STANDING_TONES: dict[Standing, Tone] = {
    Standing.IN_FORCE: "good",
    Standing.NOT_YET: "info",
    Standing.EXPIRED: "neutral",
    Standing.SUPERSEDED: "warn",
    Standing.REVOKED: "bad",
}
NO_ENGINE = (
    "Máy chủ chưa cài nhận dạng chữ nên bản quét này chưa có chữ bên cạnh; mọi việc khác vẫn làm "
    "được."
)
TOLD: dict[TextState, str] = {
    TextState.NO_ENGINE: NO_ENGINE,
    TextState.FAILED: "Không mở được tệp để đọc chữ (tệp hỏng hoặc quá dài); tệp gốc vẫn nguyên.",
}


def badge_of(row: BacklogItem) -> Badge:
    """Where the row is."""
    return Badge(row.status.label, STATE_TONES[row.status])


def standing_of(row: Result, today: date) -> Badge:
    """What the result is today."""
    now = row.standing_on(today)
    return Badge(now.label, STANDING_TONES[now])


def due_of(row: BacklogItem, today: date) -> Due | None:
    """The target day with its distance; None when there is none or nothing is to be done."""
    if row.target_on is None or row.status in (ItemState.STORED, ItemState.EXCLUDED):
        return None
    left = (row.target_on - today).days
    if left < 0:
        return Due.late(row.target_on, -left)
    note = "hôm nay" if left == 0 else f"còn {left} ngày"
    return Due(row.target_on, note, "warn" if left <= 3 else "info")


def item_lines(
    rows: Iterable[BacklogItem], today: date
) -> list[tuple[BacklogItem, Badge, Due | None]]:
    """Rows with their state and target day."""
    return [(row, badge_of(row), due_of(row, today)) for row in rows]


def result_lines(rows: Iterable[Result], today: date) -> list[tuple[Result, Badge]]:
    """Results with their standing."""
    return [(row, standing_of(row, today)) for row in rows]


def items_url(**wanted: object) -> str:
    """The inventory narrowed."""
    return f"{reverse('results:items')}?{urlencode(wanted)}"


def stats_of(counts: Counts, *, may_list: bool) -> list[Stat]:
    """The figures of the board; each opens its rows for those who may see rows."""

    def url(**wanted: object) -> str:
        return items_url(**wanted) if may_list else ""

    def stat(label: str, number: int, tone: Tone, state: str) -> Stat:
        return Stat(label, number_vi(number), url(state=state), tone=tone)

    ratio = counts.digitised
    rate = Stat(
        "Đã số hóa",
        ratio.show(),
        url(state="stored"),
        ratio.part,
        ratio.whole,
        tone="good" if ratio.at_least(100) else "info",
    )
    return [
        rate,
        stat("Phải số hóa", counts.remaining, "neutral", state="remaining"),
        stat("Chưa số hóa", counts.listed, "warn", state="listed"),
        stat("Chờ kiểm tra", counts.scanned, "info", state="scanned"),
        stat("Chờ vào kho", counts.checked, "info", state="checked"),
        stat("Quá ngày phải xong", counts.late, "late", state="late"),
    ]


def weeks_shown(weeks: Sequence[Week], *, may_list: bool) -> list[dict[str, object]]:
    """Weeks with links to what was done in them."""
    shown: list[dict[str, object]] = []
    for week in weeks:
        until = week.monday + timedelta(days=6)
        cells = [
            (
                label,
                getattr(week, act),
                items_url(week=week.monday.isoformat(), done=act) if may_list else "",
            )
            for act, label in (
                ("scanned", "Quét"),
                ("checked", "Kiểm tra"),
                ("stored", "Vào kho"),
            )
        ]
        shown.append({"label": f"{week.monday:%d/%m}–{date_vi(until)}", "cells": cells})
    return shown


def code_of(row: Result) -> ShownCode:
    """The QR code with the address of verification."""
    return code(queries.address_of(row))


def text_work(row: Result, text: ResultText | None) -> Work | None:
    """Reading that goes on; None when it is over."""
    if text is None or text.state not in (TextState.WAITING, TextState.READING):
        return None
    here = reverse("results:text", args=[row.pk])
    step = "trang" if text.pages else "Chờ máy chủ đọc. Có thể đóng trang này."
    return Work("Đang đọc chữ", here, text.pages_done, text.pages, step)


def text_told(text: ResultText | None) -> str:
    """Why there is no text beside the original, in one sentence; "" when there is one."""
    return TOLD.get(TextState(text.state), "") if text else ""


def tabs_of(active: str, *, lists: bool, keeps: bool) -> list[Tab]:
    """The pages of the campaign that the person has."""
    named = (
        ("board", "Tiến độ", True),
        ("mine", "Việc của tôi", keeps),
        ("items", "Danh mục", lists or keeps),
    )
    return [
        Tab(label, reverse(f"results:{name}"), name == active) for name, label, has in named if has
    ]


def item_entries(row: BacklogItem) -> list[Entry]:
    """The history of a row; how it came into the inventory stands at the end."""
    told = entries(queries.history_of_item(row))
    if row.brought_in_id is None:
        return told
    return [*told, Entry(row.entered_at, row.entered_by.full_name, ACTS_DONE["import"])]


def entries(events: Iterable[EventView]) -> list[Entry]:
    """A history in words."""
    told = list(events)
    names = organisation.names_of({event.actor for event in told})
    return [
        Entry(
            event.at,
            names.get(event.actor, event.actor),
            ACTS_DONE.get(event.act, event.act),
            str((event.payload or {}).get("reason", "")),
        )
        for event in told
    ]
