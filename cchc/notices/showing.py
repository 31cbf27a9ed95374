"""How notices and their settings look on screens."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from cchc.citizens import masking
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.notices.choices import AttemptState, Event, NoticeState, Way
from cchc.notices.measures import Counts
from cchc.notices.models import ChannelUse, Notice
from cchc.notices.queries import CodeLine, TextsNow, code_of, meanings_of, texts_of
from cchc.notices.rules import codes, events, texts
from cchc.notices.rules.catalogue import Texts
from cchc.notices.services import Written
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.web.components import Badge, Entry, Stat, Tab, Tone

TONES: dict[str, Tone] = {
    NoticeState.QUEUED: "info",
    NoticeState.SENT: "info",
    NoticeState.DELIVERED: "good",
    NoticeState.TO_CALL: "warn",
    NoticeState.CALLED: "good",
    NoticeState.FAILED: "bad",
    NoticeState.WITHDRAWN: "neutral",
}
_TRIES: dict[str, Tone] = {
    AttemptState.SENT: "info",
    AttemptState.DELIVERED: "good",
    AttemptState.TEMPORARY: "warn",
    AttemptState.PERMANENT: "bad",
    AttemptState.REFUSED: "bad",
}
_PROGRAM = "Hệ thống"


def badge_of(row: Notice) -> Badge:
    """Where the notice is."""
    return Badge(row.get_state_display(), TONES[row.state])


def notice_lines(rows: Iterable[Notice]) -> list[tuple[Notice, Badge]]:
    """Notices with their states."""
    return [(row, badge_of(row)) for row in rows]


def ways_in_words(ways: Sequence[str]) -> str:
    """ "Zalo → Tin nhắn SMS → Gọi điện"."""
    return " → ".join(str(Way(way).label) for way in ways) or "không báo"


def stats_of(counts: Counts) -> list[Stat]:
    """The figures of the last seven days; each opens its notices."""
    url = reverse("notices:notices")
    shown: tuple[tuple[NoticeState, Tone], ...] = (
        (NoticeState.DELIVERED, "good"),
        (NoticeState.CALLED, "good"),
        (NoticeState.SENT, "info"),
        (NoticeState.TO_CALL, "warn"),
        (NoticeState.FAILED, "bad"),
    )
    rate = Stat(
        "Nhận trong 1 phút",
        counts.soon.show(),
        f"{url}?within=60",
        part=counts.within_1m,
        whole=counts.made,
        tone="info",
    )
    return [
        rate,
        *(
            Stat(
                str(state.label),
                number_vi(getattr(counts, state.value)),
                f"{url}?state={state.value}",
                tone=tone,
            )
            for state, tone in shown
        ),
    ]


def _listed(month: Period, **said: str) -> str:
    """The address of the month's notices, narrowed."""
    asked = {"thang": f"{month.first:%m/%Y}", **{name: each for name, each in said.items() if each}}
    return f"{reverse('notices:notices')}?{urlencode(asked)}"


def month_stats(counts: Counts, month: Period) -> list[Stat]:
    """What the month's notices came to, each share with its records."""
    shares: tuple[tuple[str, Ratio, dict[str, str], Tone], ...] = (
        ("Đã báo được", counts.told, {}, "good"),
        ("Đã nhận trong 10 giây", counts.quick, {"within": "10"}, "info"),
        ("Đã nhận trong 1 phút", counts.soon, {"within": "60"}, "info"),
    )
    return [
        Stat(
            label,
            share.show(),
            _listed(month, **said),
            part=share.part,
            whole=share.whole,
            tone=tone,
        )
        for label, share, said, tone in shares
    ]


@dataclass(frozen=True)
class WayLine:
    """A channel of the month: (how many, address of the notices) made, and of each state."""

    label: str
    made: tuple[int, str]
    states: list[tuple[str, int, str]]
    quick: str
    soon: str


def way_lines(found: Mapping[Way, Counts], every: Counts, month: Period) -> list[WayLine]:
    """Each channel that carried something, and all of them together."""
    lines = [_way_line(str(way.label), found[way], month, way.value) for way in Way if way in found]
    return [*lines, _way_line("Cộng", every, month, "")] if lines else []


def _way_line(label: str, counts: Counts, month: Period, way: str) -> WayLine:
    states = [
        (
            str(state.label),
            getattr(counts, state.value),
            _listed(month, way=way, state=state.value),
        )
        for state in NoticeState
    ]
    made = (counts.made, _listed(month, way=way))
    return WayLine(label, made, states, counts.quick.show(), counts.soon.show())


def entries_of(row: Notice) -> list[Entry]:
    """What happened to a notice, the latest first."""
    found = [Entry(row.made_at, _PROGRAM, "Lập thông báo")]
    tries = list(row.tries.all())
    meanings = meanings_of(row.agency, tries)
    for each in tries:
        said = meanings[each.provider, each.code]
        provider = codes.PROVIDERS.get(each.provider, each.provider)
        cost = f"; {number_vi(each.cost)} đồng" if each.cost else ""
        parts = f"; {each.segments} đoạn" if each.way == Way.SMS and each.cost else ""
        detail = f"{provider}: {said} (mã {each.code}){parts}{cost}"
        text = f"{each.get_way_display()}: {each.get_state_display().lower()}"
        found.append(Entry(each.at, _PROGRAM, text, detail, _TRIES[each.state]))
    for call in row.calls.all():
        text = f"Gọi điện: {call.get_outcome_display().lower()}"
        found.append(Entry(call.at, call.by.full_name, text, call.said))
    if row.emptied_at:
        found.append(Entry(row.emptied_at, _PROGRAM, "Đã xóa tên, số máy và nội dung"))
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def call_lines(rows: Iterable[Notice]) -> list[dict[str, object]]:
    """Whom to call: names and numbers masked, what was tried before."""
    return [
        {
            "row": row,
            "name": masking.name(row.name, "0", masking.Eye.WATCHER),
            "phone": masking.phone(row.phone, masking.Eye.DESK),
            "calls": list(row.calls.all()),
        }
        for row in rows
    ]


def words_of(row: Notice) -> str:
    """What the officer says."""
    now = texts_of(row.agency, row.event, row.version)
    return texts.filled(now.texts.letter, json.loads(row.params or "{}"))


def about_url(row: Notice, user: User, today: date) -> str:
    """The page of what the notice is about, for those who work on it; else ""."""
    page = settings.NOTICE_PAGES.get(row.subject_kind)
    works = {Act.RECEIVE_DOSSIER, Act.DECIDE_DOSSIER} & set(organisation.acts_of(user, today))
    return reverse(page, args=[row.subject_key]) if page and works else ""


def may_set(user: User, today: date) -> bool:
    """Whether the person decides about channels and texts."""
    return Act.MANAGE_TEMPLATES in organisation.acts_of(user, today)


def setting_tabs(active: str, user: User, today: date) -> list[Tab]:
    """The pages of the settings that the person may open."""
    pages = [("channels", "Kênh, thứ tự"), ("templates", "Mẫu tin")]
    if Act.MANAGE_SETTINGS in organisation.acts_of(user, today):
        pages.append(("codes", "Mã của nhà cung cấp"))
    return [Tab(label, reverse(f"notices:{name}"), name == active) for name, label in pages]


def use_lines(uses: Iterable[ChannelUse]) -> list[tuple[ChannelUse, Badge]]:
    """Channels with their state; a wrong configuration goes first."""
    return [(use, _use_badge(use)) for use in uses]


def _use_badge(use: ChannelUse) -> Badge:
    if not use.is_on:
        return Badge("Tắt", "neutral")
    return (
        Badge(f"Lỗi cấu hình {use.trouble}", "bad") if use.trouble else Badge("Đang dùng", "good")
    )


def order_lines(orders: Mapping[str, Sequence[str]]) -> list[tuple[Event, str]]:
    """Events with their channels in words."""
    return [(Event(event), ways_in_words(ways)) for event, ways in orders.items()]


def template_lines(
    found: Iterable[tuple[Event, TextsNow]],
) -> list[tuple[Event, TextsNow, str, int, str]]:
    """(event, texts, likely SMS, its segments, how far the Zalo template is)."""
    lines = []
    for event, now in found:
        sms = texts.sms_of(now.texts.sms, events.sample_of(event))
        approval = "đã được duyệt" if now.approval == "approved" else "chưa được duyệt"
        lines.append((event, now, sms, texts.segments(sms), approval))
    return lines


@dataclass(frozen=True)
class Preview:
    """What people will read, filled with likely long values."""

    sms: str
    length: int
    segments: int
    title: str
    email: str
    letter: str
    zalo: str


def preview(event: str, said: Texts | Written) -> Preview:
    """The texts as they will be read."""
    sample = events.sample_of(event)
    sms = texts.sms_of(said.sms, sample)
    return Preview(
        sms,
        len(sms),
        texts.segments(sms),
        texts.filled(said.title, sample),
        texts.filled(said.email, sample),
        texts.filled(said.letter, sample),
        texts.filled(said.zalo, sample),
    )


def initial_of_texts(now: TextsNow) -> dict[str, object]:
    """The form of the texts as they are."""
    said = now.texts
    return {
        "sms": said.sms,
        "title": said.title,
        "email": said.email,
        "letter": said.letter,
        "zalo": said.zalo,
        "zalo_template": now.zalo_template,
        "zalo_map": "\n".join(f"{theirs}={ours}" for theirs, ours in said.zalo_map.items()),
        "zalo_approval": now.approval,
    }


def initial_of_use(use: ChannelUse) -> dict[str, object]:
    """The form of a channel as it is; a new one of Zalo or SMS is quiet at night."""
    is_new = use.pk is None and use.way in (Way.ZALO, Way.SMS)
    shown = {"quiet_from": "22:00", "quiet_to": "06:00"} if is_new else {}
    return {
        "is_on": use.is_on,
        "document": use.document,
        "unit_cost": use.unit_cost,
        "daily_quota": use.daily_quota,
        "quiet_from": use.quiet_from and f"{use.quiet_from:%H:%M}",
        "quiet_to": use.quiet_to and f"{use.quiet_to:%H:%M}",
        **shown,
    }


def intro_of_channel(way: str) -> str:
    """What a person must know before switching it on."""
    if way == Way.PHONE:
        return "Người chưa nhận được tin vào danh sách cần gọi; công chức Một cửa gọi và ghi lại."
    return (
        "Chỉ bật khi có văn bản cho phép và tài khoản của nhà cung cấp. Khóa của tài khoản do người"
        " quản trị máy chủ đặt, không ghi ở đây."
    )


def initial_of_code(agency: Agency, asked: Mapping[str, Any]) -> dict[str, object]:
    """The form of a code that is known."""
    provider, code = str(asked.get("provider", "")), str(asked.get("code", ""))[:30]
    if provider not in codes.PROVIDERS:
        return {}
    line = CodeLine(provider, code, code_of(agency, provider, code), False)
    return {
        "provider": provider,
        "code": code,
        "meaning": line.said.meaning,
        "reaction": line.said.reaction,
        "is_refusal": line.said.is_refusal,
    }
