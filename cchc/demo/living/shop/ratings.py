"""Some of those who got their result say how it went; the office reads, a leader looks into it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random

from cchc.demo.living.pages import sample_page
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import rating_path
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations import services as obligations
from cchc.obligations.choices import State
from cchc.obligations.models import Obligation
from cchc.obligations.services import Upload
from cchc.organisation.models import Agency, User
from cchc.surveys import queries, services
from cchc.surveys.choices import Channel, Method, SampledState
from cchc.surveys.models import Round, Sampled
from cchc.surveys.services import Given

People = Mapping[str, User]
_ANSWERS, _MIDDLE, _BAD, _SAYS, _DETAILS = 0.42, 0.008, 0.012, 0.16, 0.3
_UNREAD = timedelta(days=10)
_LOOKED_INTO = timedelta(days=2)
_ROUND = (date(2026, 7, 6), date(2026, 4, 1), date(2026, 6, 30), 30)
_GOOD_WORDS = (
    "Làm nhanh, hướng dẫn dễ hiểu.",
    "Có tin nhắn báo trước nên không phải đi lại.",
    "Chỗ ngồi chờ mát, có nước uống.",
    "Cán bộ tận tình.",
    "Trả trước hẹn hai ngày, cảm ơn.",
    "Quét mã xem được hồ sơ đến đâu, rất tiện.",
    "Chị Hoa hướng dẫn rất kỹ.",
)
_BAD_WORDS = (
    "Phải đi lại hai lần vì thiếu một bản sao.",
    "Chờ lâu, đầu giờ chiều chỉ có một người tiếp.",
    "Trễ hẹn mà không ai gọi trước.",
    "Nộp trên mạng rồi vẫn phải mang giấy đến.",
)


def ask(agency: Agency, people: People, at: datetime) -> None:
    """The office publishes the two questionnaires that come with the system."""
    for edition in services.take_ready_made(agency=agency, actor=people["quan"], at=at):
        services.publish_edition(edition=edition, actor=people["quan"], at=at)


def rate(row: Dossier, key: int, at: datetime) -> None:
    """Whoever got the result rates, or does not; the same for the same story."""
    drawn = Random(f"rating {key}")  # noqa: S311 - invented lives, no secret
    if drawn.random() > _ANSWERS:
        return
    channel = Channel.KIOSK if drawn.random() < 0.3 else Channel.LINK
    mark = rating_path(row).rpartition("/")[2]
    services.answer(mark=mark, given=_given(row.agency, drawn), channel=channel, at=at)


def _given(agency: Agency, drawn: Random) -> Given:
    marks, tells = {}, drawn.random() < _DETAILS
    for sheet in queries.sheets_of(agency):
        marks[sheet.overall.pk] = _mark(drawn)
        if tells:
            marks |= {question.pk: _mark(drawn) for question in sheet.others}
    is_bad = min(marks.values()) < 4
    words = drawn.choice(_BAD_WORDS if is_bad else _GOOD_WORDS)
    return Given(marks, words if is_bad or drawn.random() < _SAYS else "")


def _mark(drawn: Random) -> int:
    lot = drawn.random()
    if lot < _BAD:
        return drawn.choice((1, 2, 2))
    if lot < _BAD + _MIDDLE:
        return 3
    return drawn.choice((4, 4, 5, 5, 5))


def end_days(agency: Agency, people: People, at: datetime, *, until: datetime) -> None:
    """The days that are over are closed; words are read, bad marks looked into, a round is held."""
    services.close_days(agency=agency, at=at)
    if at < until - _UNREAD:
        _read_words(agency, people["quan"], at)
    _look_into(agency, people, at, until)
    _hold_round(agency, people, at)


def _read_words(agency: Agency, quan: User, at: datetime) -> None:
    for word in queries.unread_words(agency):
        row = word.row
        if word.warned:
            services.hide_comment(comment=row, reason="Nêu tên một người.", actor=quan, at=at)
        else:
            services.publish_comment(comment=row, text=row.text, actor=quan, at=at)


def _look_into(agency: Agency, people: People, at: datetime, until: datetime) -> None:
    waiting = Obligation.objects.filter(
        agency=agency,
        subject_kind=services.FOLLOW_UP,
        state=State.OPEN,
        created_at__lte=min(at, until - _LOOKED_INTO) - _LOOKED_INTO,
    )
    for row in waiting.select_related("agency", "chief"):
        chief = row.chief or people["lan"]
        other = people["minh"] if chief != people["minh"] else people["lan"]
        page = sample_page("BIEN BAN XEM XET MAU", row.pk)
        obligations.submit(
            obligations=[row],
            actor=chief,
            at=at,
            proves_from=row.created_at.date(),
            proves_to=at.date(),
            files=[Upload("bien-ban-xem-xet.pdf", page)],
            note_text="Đã họp bộ phận, rút kinh nghiệm (mẫu).",
        )
        obligations.accept(obligation=row, actor=other, at=at)


def _hold_round(agency: Agency, people: People, at: datetime) -> None:
    on, first, last, size = _ROUND
    if at.date() < on or Round.objects.filter(agency=agency).exists():
        return
    try:
        with audit.transaction():
            made = services.draw_round(
                agency=agency,
                title="Khảo sát quý II qua điện thoại (mẫu)",
                first=first,
                last=last,
                method=Method.PHONE,
                size=size,
                seed="mau-2026-q2",
                actor=people["quan"],
                at=at,
            )
    except RuleBroken:
        return  # so small a demo has nothing to draw from
    for row in made.sampled.select_related("round__agency", "dossier__version"):
        _call(row, people["hoa"], at)


def _call(row: Sampled, hoa: User, at: datetime) -> None:
    drawn = Random(f"call {row.order}")  # noqa: S311 - invented lives, no secret
    lot = drawn.random()
    if lot < 0.15:
        services.note_call(sampled=row, state=SampledState.UNREACHED, actor=hoa, at=at)
    elif lot < 0.85 and hoa.pk not in (row.dossier.finished_by_id, row.dossier.officer_id):
        given = _given(row.round.agency, drawn)
        services.enter_interview(sampled=row, given=given, actor=hoa, at=at)
