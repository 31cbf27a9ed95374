"""One answer per finished dossier, apart from it, whoever tries whatever: satisfaction.md."""

from collections import Counter

import pytest

from cchc.dossiers.models import RatingToken
from cchc.dossiers.queries import rating_path
from cchc.dossiers.tests.factories import fresh, on, processing
from cchc.kernel import audit
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.obligations.models import Obligation
from cchc.surveys import facts, services
from cchc.surveys.choices import AttemptKind, Channel
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.models import Answered, AttemptCount, Comment, MarkGiven, Response
from cchc.surveys.services import Given
from cchc.surveys.tests.factories import FRIDAY, SATURDAY, Asking, asking, mark_of


@pytest.fixture(name="one")
def one_fixture(db: None) -> Asking:
    return asking()


def attempts() -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in AttemptCount.objects.all():
        found[row.kind] += row.number
    return dict(found)


def test_a_dossier_has_its_mark_from_its_end_on_and_only_the_hash_is_kept(one: Asking) -> None:
    running = processing(one.desk)
    assert rating_path(running) == ""
    assert not RatingToken.objects.filter(dossier=running).exists()
    mark = one.mark()
    assert len(mark) == 32
    kept = RatingToken.objects.get(dossier=one.rows[0])
    assert kept.token_hash != mark
    assert mark not in one.rows[0].token
    assert len({one.mark(0), one.mark(1), one.mark(2)}) == 3


def test_an_answer_is_kept_with_what_it_is_about_and_nothing_of_whose_it_is(one: Asking) -> None:
    one.answer(0, 5, 4, text="Rất nhanh, cảm ơn.", A5=4)
    kept = Response.objects.get()
    row = one.rows[0]
    assert (kept.procedure, kept.field, kept.officer) == (
        row.version.procedure, row.field, one.who.binh,
    )  # fmt: skip
    assert (kept.day, kept.channel, kept.is_closed) == (FRIDAY.date(), "link", False)
    assert Comment.objects.get().text == "Rất nhanh, cảm ơn."
    assert sorted(kept.marks.values_list("question__code", "value")) == [
        ("A0", 5), ("A5", 4), ("B0", 4),
    ]  # fmt: skip
    for model in (Response, MarkGiven, Comment):
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            assert target is None or target.__name__ not in ("Dossier", "Citizen"), field
    assert not any("time" in field.get_internal_type().lower() for field in Response._meta.fields)


def test_the_marker_of_the_dossier_says_neither_what_nor_when(one: Asking) -> None:
    one.answer()
    assert [field.name for field in Answered._meta.fields] == ["dossier"]


def test_the_same_link_a_second_time_is_refused_and_counted(one: Asking) -> None:
    one.answer()
    with pytest.raises(AttemptRefused, match="đã được trả lời hoặc không còn hiệu lực"):
        one.answer(0, 1, 1)
    assert Response.objects.count() == 1
    assert MarkGiven.objects.filter(value=1).count() == 0
    assert attempts() == {AttemptKind.GONE: 1}


def test_whatever_the_channel_a_dossier_has_one_answer(one: Asking) -> None:
    one.answer(channel=Channel.KIOSK)
    with pytest.raises(AttemptRefused):
        one.answer(channel=Channel.LINK)
    assert Response.objects.get().channel == Channel.KIOSK


@pytest.mark.parametrize("guess", ["0" * 32, "", "khong-co", "é" * 40])
def test_a_guessed_link_is_told_the_same_words_and_counted(one: Asking, guess: str) -> None:
    with pytest.raises(AttemptRefused) as told:
        services.answer(mark=guess, given=one.given(), channel=Channel.LINK, at=FRIDAY)
    one.answer()
    with pytest.raises(AttemptRefused) as used:
        one.answer()
    assert told.value.message == used.value.message
    assert attempts() == {AttemptKind.UNKNOWN: 1, AttemptKind.GONE: 1}


def test_the_look_up_link_of_the_slip_does_not_rate(one: Asking) -> None:
    with pytest.raises(AttemptRefused):
        services.answer(mark=one.rows[0].token, given=one.given(), channel=Channel.LINK, at=FRIDAY)


@pytest.mark.parametrize(("day", "month", "is_open"), [(3, 6, True), (4, 6, False)])
def test_a_mark_holds_ninety_days(one: Asking, day: int, month: int, is_open: bool) -> None:
    at = on(day, month=month)
    if is_open:
        one.answer(at=at)
    else:
        with pytest.raises(AttemptRefused):
            one.answer(at=at)
    assert Response.objects.count() == is_open


def test_both_overall_questions_must_be_answered_and_marks_are_one_to_five(one: Asking) -> None:
    first, second = one.overall
    for marks in ({first.pk: 5}, {first.pk: 5, second.pk: 6}, {first.pk: 0, second.pk: 5}, {}):
        with pytest.raises(RuleBroken):
            services.answer(mark=one.mark(), given=Given(marks), channel=Channel.LINK, at=FRIDAY)
    assert not Answered.objects.exists()
    assert attempts() == {}


def test_questions_that_are_not_in_force_are_refused_and_the_dossier_stays_free(
    one: Asking,
) -> None:
    old = one.given()
    for sheet in {q.edition.questionnaire for q in one.overall}:
        draft = services.draft_edition(questionnaire=sheet, actor=one.who.quan, at=FRIDAY)
        services.publish_edition(edition=draft, actor=one.who.quan, at=FRIDAY)
    with pytest.raises(RuleBroken, match="vừa được thay"):
        services.answer(mark=one.mark(), given=old, channel=Channel.LINK, at=FRIDAY)
    assert not Answered.objects.exists()
    one.answer()


def test_a_text_over_a_thousand_letters_is_refused(one: Asking) -> None:
    with pytest.raises(RuleBroken, match="1000"):
        one.answer(text="a" * 1001)


def test_an_officer_s_try_stands_in_the_chain_by_name(one: Asking) -> None:
    services.refuse_staff(user=one.who.binh, at=FRIDAY)
    assert attempts() == {AttemptKind.STAFF: 1}
    event = AuditEvent.objects.get(act="refuse_staff")
    assert event.actor_key == one.who.binh.actor_key


def test_the_night_closes_the_day_in_random_order_and_a_bad_mark_goes_to_a_leader(
    one: Asking,
) -> None:
    one.answer(0, 5, 5)
    one.answer(1, 2, 4, text="Phải đi lại ba lần.")
    one.answer(2, 4, 4)
    assert not AuditEvent.objects.filter(act="close_days").exists()
    assert services.close_days(agency=one.who.ward, at=FRIDAY) == 0  # the day is not over
    assert services.close_days(agency=one.who.ward, at=SATURDAY) == 3
    assert services.close_days(agency=one.who.ward, at=SATURDAY) == 0
    assert Response.objects.filter(is_closed=True).count() == 3
    assert MarkGiven.objects.count() == 6
    assert Comment.objects.get().text == "Phải đi lại ba lần."
    order = list(MarkGiven.objects.order_by("pk").values_list("response", flat=True))
    assert order == sorted(order)  # by random key, not in the order of answering
    owed = Obligation.objects.get(subject_kind=services.FOLLOW_UP)
    assert owed.chief in (one.who.minh, one.who.lan)
    assert owed.due_on
    assert owed.due_on.isoformat() == "2026-03-13"
    for text in (owed.label, owed.subject_label):
        assert one.rows[1].code not in text
        assert one.desk.mai.name not in text


def test_the_verification_finds_nothing_and_then_a_mark_that_was_made_nicer(one: Asking) -> None:
    one.answer(0, 2, 2)
    with pytest.raises(AttemptRefused):
        one.answer(0, 5, 5)
    services.close_days(agency=one.who.ward, at=SATURDAY)

    def found() -> list[str]:
        said = verify(
            agency=one.who.ward.code,
            sources=facts.SOURCES,
            outside=(),
            trusted=frozenset(),
            far=False,
        )
        return [str(each) for each in said.findings]

    assert found() == []
    MarkGiven.objects.filter(value=2).update(value=5)
    assert len(found()) == 1
    AttemptCount.objects.update(number=0)
    assert len(found()) == 2


def test_no_line_of_the_chain_lies_beside_the_moment_of_an_answer(one: Asking) -> None:
    before = AuditEvent.objects.count()
    one.answer()
    assert AuditEvent.objects.count() == before
    assert audit.history(one.who.ward.code, facts.RESPONSE, str(Response.objects.get().pk)) == []


def test_a_dossier_that_is_handed_back_keeps_its_mark(one: Asking) -> None:
    row = one.rows[0]
    before = mark_of(row)
    from_services = fresh(row)
    assert mark_of(from_services) == before


def test_attempts_that_name_no_agency_stand_in_the_installations_chain(one: Asking) -> None:
    for _ in range(3):
        services.refuse_gone(mark="0" * 32, at=FRIDAY)
    services.close_days(agency=one.who.ward, at=SATURDAY)
    assert services.close_nameless(at=SATURDAY) == 1
    assert services.close_nameless(at=SATURDAY) == 0
    assert attempts() == {AttemptKind.UNKNOWN: 3}
    assert AttemptCount.objects.get().is_closed

    def found() -> list[str]:
        said = verify(
            agency=facts.INSTALLATION,
            sources=facts.SOURCES,
            outside=(),
            trusted=frozenset(),
            far=False,
        )
        return [str(each.code) for each in said.findings]

    assert found() == []
    AttemptCount.objects.update(number=1)
    assert found() == ["row_edited"]
