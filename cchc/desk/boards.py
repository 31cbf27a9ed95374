"""The first page of each role: figures that open their records, and the nearest records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from cchc.desk import satisfaction
from cchc.desk.menu import DOSSIER_WORKERS
from cchc.desk.progress import Progress, progress_of
from cchc.desk.queries import Acts, owes_work
from cchc.dialogues import queries as dialogues
from cchc.documents import queries as documents
from cchc.documents.models import OfficialDocument
from cchc.dossiers import queries as dossiers
from cchc.dossiers.choices import Alarm
from cchc.feedback import queries as feedback
from cchc.kernel.formats import date_vi
from cchc.obligations import queries as obligations
from cchc.obligations.choices import RecommendationState, Standing
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Recommended, Shown, Wanted
from cchc.organisation import queries as organisation
from cchc.organisation.choices import AccountState, Act
from cchc.organisation.models import User
from cchc.reports import queries as reports
from cchc.reports.choices import SubmissionState
from cchc.reports.queries import AskedPart, ReportLine, line_of
from cchc.web.components import Stat, Tone

SOON = timedelta(days=7)
MOST = 8
RETURNED = SubmissionState.RETURNED.value


@dataclass(frozen=True)
class Section:
    """A card of rows; ``lines`` are obligations, ``papers`` documents, ``reports`` from below.

    ``cases`` are dossiers, ``parts`` what a unit was asked to write for a report, ``asked``
    recommendations of the supervisor.
    """

    title: str
    empty: str
    url: str
    lines: Sequence[Shown] = ()
    papers: Sequence[OfficialDocument] = ()
    reports: Sequence[ReportLine] = ()
    cases: Sequence[dossiers.Line] = ()
    parts: Sequence[AskedPart] = ()
    asked: Sequence[Recommended] = ()
    total: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the list behind the link has more rows."""
        shown = (self.lines, self.papers, self.reports, self.cases, self.parts, self.asked)
        return self.total > sum(map(len, shown))


@dataclass(frozen=True)
class Board:
    """A first page: figures, sections, how far the year is; ``awaits`` says what will be here."""

    title: str
    intro: str
    stats: Sequence[Stat] = ()
    sections: Sequence[Section] = ()
    progress: Sequence[Progress] = ()
    awaits: str = ""


@dataclass(frozen=True)
class _Desk:
    """Whose page it is, and when."""

    user: User
    at: datetime
    acts: Acts

    @property
    def today(self) -> date:
        return self.at.date()

    def lines(self, rows: Iterable[Obligation]) -> list[Shown]:
        calendar = organisation.working_calendar(self.user.agency)
        return obligations.shown(rows, today=self.today, calendar=calendar)

    def listed(self, wanted: Wanted) -> list[Shown]:
        return self.lines(obligations.listed(self.user, wanted, today=self.today))


def board_for(user: User, *, at: datetime) -> Board:
    """The page of the first thing that the person's posts of the day are for."""
    desk = _Desk(user, at, organisation.acts_of(user, at.date()))
    for act, make in BOARDS:
        if act in desk.acts:
            return make(desk)
    return Board(
        "Trang chủ",
        "",
        awaits="Bạn chưa có chức vụ nào đang hiệu lực. Hãy liên hệ quản trị viên để được giao.",
    )


def _leader(desk: _Desk) -> Board:
    late, soon, judged = _late(desk), _soon(desk), _to_judge(desk)
    signed = _papers(desk, "sign", "Chờ tôi ký", "Không có văn bản chờ bạn ký.", "cho-ky")
    asked = obligations.waiting_requests(desk.user.agency).count()
    requests = _stat("Đề nghị gia hạn", asked, reverse("obligations:extensions"), "warn")
    stats = [_of(late, "late"), _of(soon, "info"), _of(judged, "warn"), requests]
    cases, recommended = _dossiers(desk), _recommended(desk)
    rated = satisfaction.indices(desk.user.agency, today=desk.today)
    return Board(
        "Trang lãnh đạo",
        "Việc trễ, việc sắp đến hạn và những gì chờ lãnh đạo quyết định.",
        [
            *stats,
            _of(signed, "warn"),
            *_stats(recommended),
            *_promises(desk),
            *_figures(cases),
            *_petitions(desk),
            *rated,
        ],
        [late, *recommended, *_filled(cases), judged, signed, soon],
        progress_of(desk.user.agency, at=desk.at),
    )


def _office(desk: _Desk) -> Board:
    late, soon, judged = _late(desk), _soon(desk), _to_judge(desk)
    stats = [_of(judged, "warn"), _of(late, "late"), _of(soon, "info")]
    own = _section("Việc của tôi", "Bạn không còn việc nào chưa xong.", "mine", _mine(desk))
    recommended = _recommended(desk)
    return Board(
        "Trang văn phòng",
        "Sản phẩm chờ nghiệm thu, việc trễ của toàn cơ quan và việc của bạn.",
        [*stats, *_stats(recommended), *_promises(desk), *_petitions(desk)],
        [*_came_back(desk), *_asked(desk), *recommended, judged, late, own, soon],
        progress_of(desk.user.agency, at=desk.at),
    )


def _officer(desk: _Desk) -> Board:
    lines = _mine(desk)
    late = [line for line in lines if line.standing == Standing.OVERDUE]
    waits = [line for line in lines if line.standing == Standing.WAITING]
    running = [line for line in lines if line.standing == Standing.RUNNING]
    until = desk.today + SOON
    soon = [line for line in running if line.row.due_on and line.row.due_on <= until]
    later = [line for line in running if line not in soon]
    groups = (
        _section("Trễ hạn", "Bạn không có việc trễ hạn.", "mine", late),
        _section("Đến hạn trong 7 ngày tới", "Không có việc đến hạn.", "mine", soon),
        _section("Việc tiếp theo", "Không còn việc nào khác.", "mine", later),
        _section("Đã nộp, chờ nghiệm thu", "Không có sản phẩm chờ nghiệm thu.", "mine", waits),
    )
    tones: tuple[Tone, ...] = ("late", "warn", "info", "neutral")
    stats = [_of(group, tone) for group, tone in zip(groups, tones, strict=True)]
    cases = _dossiers(desk)
    stats += [*_figures(cases), *_petitions(desk)]
    urgent = [group for group in groups[:2] if group.lines]
    shown = [*_asked(desk), *_filled(cases), *urgent, *groups[2:]]
    intro = "Việc giao cho bạn, cho bộ phận của bạn, và cho người bạn đang làm thay."
    return Board("Việc của tôi", intro, stats, shown)


def _clerk(desk: _Desk) -> Board:
    empty = "Văn bản đã duyệt ký sẽ hiện ở đây để lấy số, phát hành."
    number = _papers(desk, "number", "Chờ lấy số, phát hành", empty, "cho-so")
    return Board(
        "Trang văn thư",
        "Văn bản chờ lấy số, phát hành.",
        [_of(number, "warn")],
        [number, *_came_back(desk)],
    )


def _supervisor(desk: _Desk) -> Board:
    late, soon = _late(desk), _soon(desk)
    judged = _recommendations(desk, "Kiến nghị chờ ý kiến của bạn", RecommendationState.ANSWERED)
    stats = [_of(late, "late"), _of(soon, "info"), *_stats(judged)]
    intro = "Tiến độ thực hiện kế hoạch của cơ quan; bạn xem, kiến nghị, không sửa."
    progress = progress_of(desk.user.agency, at=desk.at)
    return Board("Trang giám sát", intro, stats, [*judged, late, soon], progress)


def _superior(desk: _Desk) -> Board:
    counts = reports.counts_above(desk.user, today=desk.today)
    address = reverse("reports:received")
    figures: tuple[tuple[str, str, int, Tone], ...] = (
        ("Chờ tiếp nhận", "state=submitted", counts.submitted, "warn"),
        ("Đã tiếp nhận, đang xem xét", "state=received", counts.received, "info"),
        ("Đã trả lại", "state=returned", counts.returned, "bad"),
        ("Đã ghi nhận", "state=acknowledged", counts.acknowledged, "good"),
        ("Gửi trễ hạn", "late=on", counts.late, "late"),
    )
    stats = [_stat(label, n, f"{address}?{query}", tone) for label, query, n, tone in figures]
    return Board(
        "Báo cáo của cấp dưới",
        "Báo cáo mà các đơn vị trực thuộc gửi lên.",
        stats,
        [
            _from_below(desk, "Chờ tiếp nhận", "Không có báo cáo chờ tiếp nhận.", "submitted"),
            _from_below(desk, "Đang xem xét", "Không có báo cáo đang xem xét.", "received"),
        ],
    )


def _petitions(desk: _Desk) -> list[Stat]:
    """Petitions under way and late, of those that the person sees; nothing while there are none."""
    counts = feedback.waiting_for(desk.user, today=desk.today)
    if not any(counts.values()):
        return []
    address = reverse("feedback:petitions")
    return [
        _stat("Phản ánh cần xử lý", counts["under_way"], address, "info"),
        _stat("Phản ánh quá hạn", counts["late"], f"{address}?muc={feedback.LATE}", "late"),
    ]


def _dossiers(desk: _Desk) -> list[Section]:
    """Dossiers late and soon due, for those who work with dossiers."""
    if desk.acts.isdisjoint(DOSSIER_WORKERS):
        return []
    found = []
    for title, risk in (("Hồ sơ trễ hạn", Alarm.LATE), ("Hồ sơ sắp đến hạn", dossiers.SOON)):
        rows = dossiers.risky(desk.user, risk, at=desk.at)
        lines = dossiers.shown(desk.user, rows[:MOST], at=desk.at)
        address = f"{reverse('dossiers:risks')}?risk={risk}"
        found.append(Section(title, "", address, cases=lines, total=rows.count()))
    return found


def _figures(cases: Sequence[Section]) -> list[Stat]:
    tones: tuple[Tone, ...] = ("late", "warn")
    figures = [_of(section, tone) for section, tone in zip(cases, tones, strict=False)]
    return figures if any(section.total for section in cases) else []


def _filled(cases: Sequence[Section]) -> list[Section]:
    return [section for section in cases if section.cases]


def _came_back(desk: _Desk) -> list[Section]:
    """The reports that the superior sent back, while there are any."""
    found = reports.sent_by_ward(desk.user, today=desk.today, state=RETURNED)
    lines = [line_of(row) for row in found.select_related("agency", "document")]
    address = f"{reverse('reports:sent')}?state={RETURNED}"
    title, shown = "Báo cáo cấp trên trả lại", lines[:MOST]
    return [Section(title, "", address, reports=shown, total=len(lines))] if lines else []


def _recommended(desk: _Desk) -> list[Section]:
    """What the supervisor recommended and nobody has answered, while there is any."""
    return _recommendations(desk, "Kiến nghị chờ trả lời", RecommendationState.WAITING)


def _recommendations(desk: _Desk, title: str, state: RecommendationState) -> list[Section]:
    rows = obligations.recommendations_listed(desk.user, today=desk.today, state=state)
    lines = obligations.recommended(rows, today=desk.today)
    address = f"{reverse('obligations:recommendations')}?state={state.value}"
    return [Section(title, "", address, asked=lines[:MOST], total=len(lines))] if lines else []


def _stats(sections: Sequence[Section]) -> list[Stat]:
    return [_of(section, "warn") for section in sections]


def _asked(desk: _Desk) -> list[Section]:
    """The parts of reports that the person's units were asked for and have not sent."""
    if Act.CONTRIBUTE_TO_REPORT not in desk.acts:
        return []
    parts = reports.parts_asked(desk.user, today=desk.today)
    title, address = "Phần báo cáo chờ gửi", reverse("reports:calendar")
    return [Section(title, "", address, parts=parts[:MOST], total=len(parts))] if parts else []


def _from_below(desk: _Desk, title: str, empty: str, state: str) -> Section:
    rows = reports.received_above(desk.user, today=desk.today, state=state)
    shown = [line_of(row) for row in rows[:MOST]]
    address = f"{reverse('reports:received')}?state={state}"
    return Section(title, empty, address, reports=shown, total=rows.count())


def _administrator(desk: _Desk) -> Board:
    address = reverse("organisation:people")
    tones: dict[AccountState, Tone] = {AccountState.LOCKED: "warn", AccountState.DORMANT: "warn"}
    stats = [
        _stat(
            f"Tài khoản {state.label.lower()}",
            len(organisation.accounts(desk.user.agency, desk.at, state=state)),
            f"{address}?{urlencode({'state': state.value})}",
            tones.get(state, "neutral"),
        )
        for state in AccountState
    ]
    intro = (
        "Tài khoản, chức vụ, lịch làm việc và cấu hình. Quản trị viên không xem hồ sơ công việc."
    )
    return Board("Trang quản trị", intro, stats)


# The first act that the person has decides the page.
BOARDS: tuple[tuple[Act, Callable[[_Desk], Board]], ...] = (
    (Act.GRANT_EXTENSION, _leader),
    (Act.ASSIGN_TASK, _office),
    (Act.ISSUE_DOCUMENT, _clerk),
    (Act.SUBMIT_PRODUCT, _officer),
    (Act.RECOMMEND, _supervisor),
    (Act.SEE_SUBMITTED, _superior),
    (Act.MANAGE_ACCOUNTS, _administrator),
)


def _mine(desk: _Desk) -> list[Shown]:
    assert owes_work(desk.acts)
    return desk.lines(obligations.mine(desk.user, today=desk.today))


def _late(desk: _Desk) -> Section:
    lines = desk.listed(Wanted(standing=Standing.OVERDUE))
    query = {"standing": Standing.OVERDUE.value}
    return _section("Việc trễ hạn", "Không có việc nào trễ hạn.", "every", lines, query)


def _soon(desk: _Desk) -> Section:
    first, last = desk.today, desk.today + SOON
    lines = desk.listed(Wanted(standing=Standing.RUNNING, first=first, last=last))
    query = {
        "standing": Standing.RUNNING.value,
        "first": date_vi(first),
        "last": date_vi(last),
    }
    return _section(
        "Đến hạn trong 7 ngày tới", "Không có việc đến hạn trong 7 ngày.", "every", lines, query
    )


def _to_judge(desk: _Desk) -> Section:
    lines = desk.listed(Wanted(to_judge=True))
    return _section("Chờ nghiệm thu", "Không có sản phẩm chờ nghiệm thu.", "to_judge", lines)


def _section(
    title: str, empty: str, page: str, lines: list[Shown], query: dict[str, str] | None = None
) -> Section:
    address = reverse(f"obligations:{page}") + (f"?{urlencode(query)}" if query else "")
    return Section(title, empty, address, lines[:MOST], total=len(lines))


def _promises(desk: _Desk) -> list[Stat]:
    """Promises to citizens that are overdue, while there are any; questions nobody looked at."""
    agency, address = desk.user.agency, reverse("dialogues:dialogues")
    late = dialogues.promises_late(agency, today=desk.today).count()
    asked = dialogues.waiting_questions(agency).count()
    of = f"{reverse('dialogues:figure')}?{urlencode({'year': desk.today.year, 'figure': 'late'})}"
    promises = [_stat("Lời hứa đối thoại quá hạn", late, of, "late")] if late else []
    return promises + (
        [_stat("Câu hỏi đối thoại chờ xem", asked, address, "warn")] if asked else []
    )


def _papers(desk: _Desk, waits: str, title: str, empty: str, shelf: str) -> Section:
    rows = list(documents.waiting_for(desk.user, today=desk.today)[waits])
    address = f"{reverse('documents:documents')}?muc={shelf}"
    return Section(title, empty, address, papers=rows[:MOST], total=len(rows))


def _of(section: Section, tone: Tone) -> Stat:
    return _stat(section.title, section.total, section.url, tone)


def _stat(label: str, number: int, url: str, tone: Tone) -> Stat:
    return Stat(label, str(number), url, tone=tone if number else "neutral")
