"""Addresses of satisfaction: results, words, questionnaires, papers, rounds."""

from cchc.dossiers.tests.factories import on, stocked
from cchc.organisation.tests.factories import Cast
from cchc.surveys import services
from cchc.surveys.choices import Method
from cchc.surveys.models import Comment, Edition, FollowUp, Questionnaire, Round
from cchc.surveys.tests.factories import FRIDAY, SATURDAY, Asking, done, published
from tests.access import LEADERS, OFFICE, SEERS, Row

ENTERERS = OFFICE | {"hoa"}
ROUNDS = ENTERERS | LEADERS


def _asking(who: Cast) -> Asking:
    desk = stocked(who)
    published(desk)
    one = Asking(desk, (done(desk),))
    one.answer(0, 1, 1, text="Phải chờ lâu.")
    services.close_days(agency=who.ward, at=SATURDAY)
    return one


def _comment(who: Cast) -> tuple[object, ...]:
    _asking(who)
    return (Comment.objects.get().pk,)


def _bad(who: Cast) -> tuple[object, ...]:
    _asking(who)
    return (FollowUp.objects.get().pk,)


def _sheet(who: Cast) -> tuple[object, ...]:
    published(stocked(who))
    return (Questionnaire.objects.order_by("pk")[0].pk,)


def _draft(who: Cast) -> tuple[object, ...]:
    services.take_ready_made(agency=who.ward, actor=who.quan, at=on(2))
    return (Edition.objects.order_by("pk")[0].pk,)


def _drawn(who: Cast) -> Round:
    desk = stocked(who)
    published(desk)
    done(desk)
    return services.draw_round(
        agency=who.ward,
        title="Đợt mẫu",
        first=on(1).date(),
        last=FRIDAY.date(),
        method=Method.PHONE,
        size=1,
        actor=who.quan,
        at=FRIDAY,
    )


def _round(who: Cast) -> tuple[object, ...]:
    return (_drawn(who).pk,)


def _sampled(who: Cast) -> tuple[object, ...]:
    return (_drawn(who).sampled.get().pk,)


ROWS: dict[str, Row] = {
    "surveys:results": Row(SEERS),
    "surveys:comments": Row(SEERS),
    "surveys:publish_comment": Row(OFFICE, record=_comment),
    "surveys:hide_comment": Row(OFFICE, record=_comment),
    "surveys:bad_answers": Row(LEADERS),
    "surveys:bad_answer": Row(LEADERS, record=_bad),
    "surveys:questionnaires": Row(SEERS),
    "surveys:take_ready_made": Row(OFFICE, method="post"),
    "surveys:draft": Row(OFFICE, record=_sheet, method="post"),
    "surveys:edition": Row(SEERS, record=_draft),
    "surveys:publish_edition": Row(OFFICE, record=_draft, method="post"),
    "surveys:paper": Row(ENTERERS),
    "surveys:paper_file": Row(ENTERERS),
    "surveys:sample_file": Row(ENTERERS),
    "surveys:rounds": Row(ROUNDS),
    "surveys:new_round": Row(OFFICE),
    "surveys:round": Row(ROUNDS, record=_round),
    "surveys:close_round": Row(OFFICE, record=_round, method="post"),
    "surveys:interview": Row(ENTERERS, record=_sampled),
    "surveys:no_answer": Row(ENTERERS, record=_sampled, method="post"),
}
