"""The worker sends what is due, notes the answer and takes the next channel where one failed.

docs/rules/citizen-notices.md. Sent outside any transaction: a slow provider holds nothing.
"""

import json
from datetime import date, datetime

from django.db.models import F, Q

from cchc.citizens import phones
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.notices.channels import registry
from cchc.notices.channels.values import Answer, Outgoing
from cchc.notices.choices import AttemptState, NoticeState, Reaction, Way
from cchc.notices.models import Attempt, ChannelUse, Notice
from cchc.notices.queries.addresses import callback_of
from cchc.notices.queries.settings import TextsNow, code_of, texts_of, use_of
from cchc.notices.rules import lives, texts
from cchc.notices.rules.codes import Code
from cchc.notices.rules.lives import Next
from cchc.notices.services.inbox import CLAIM
from cchc.notices.services.moving import arrived, locked, move
from cchc.notices.services.receipts import message_key
from cchc.notices.services.telling import note
from cchc.notices.services.troubles import tell_trouble


def send_notice(*, notice_key: int, at: datetime, site: str) -> NoticeState | None:
    """Try one notice on its channel; the state after it, None when it is not this worker's turn."""
    notice = _claimed(notice_key, at)
    if notice is None:
        return None
    use = use_of(notice.agency, notice.way)
    if use is not None and use.is_on:
        later = lives.allowed_from(at, use.quiet_from, use.quiet_to)
        if later > at:
            return _put_off(notice, later)
    answer, segments = _tried(notice, use, at, site)
    return _settle(notice_key, notice.way, answer, segments, use, at)


def _claimed(key: int, at: datetime) -> Notice | None:
    """The notice, this worker's for five minutes; one that dies leaves it to be claimed again."""
    waiting = Notice.objects.filter(pk=key, state=NoticeState.QUEUED, next_try_at__lte=at)
    if waiting.update(attempts=F("attempts") + 1, next_try_at=at + CLAIM) != 1:
        return None
    return Notice.objects.select_related("agency").get(pk=key)


def _put_off(notice: Notice, until: datetime) -> NoticeState:
    mine = Notice.objects.filter(pk=notice.pk, state=NoticeState.QUEUED)
    mine.update(attempts=F("attempts") - 1, next_try_at=until)
    return NoticeState.QUEUED


def _tried(notice: Notice, use: ChannelUse | None, at: datetime, site: str) -> tuple[Answer, int]:
    """The provider's answer, and how many segments the message is charged as."""
    provider = registry.provider_of(notice.way)
    if use is None or not use.is_on:
        return Answer(provider, "off"), 1
    if not _reserved(use, at.astimezone(HANOI).date()):
        return Answer(provider, "quota"), 1
    message = outgoing(notice, at, site)
    segments = texts.segments(message.text) if notice.way == Way.SMS else 1
    return registry.send_by(notice.way, message), segments


def _reserved(use: ChannelUse, today: date) -> bool:
    """One of today's messages of the channel, if there is one left."""
    rows = ChannelUse.objects.filter(pk=use.pk)
    rows.filter(~Q(used_on=today) | Q(used_on__isnull=True)).update(used_on=today, used=0)
    if use.daily_quota:
        rows = rows.filter(used__lt=use.daily_quota)
    return rows.update(used=F("used") + 1) == 1


def outgoing(notice: Notice, at: datetime, site: str) -> Outgoing:
    """The message as the channel of the notice takes it."""
    now = texts_of(notice.agency, notice.event, notice.version)
    params = json.loads(notice.params or "{}")
    phone = phones.normal(notice.phone)
    return Outgoing(
        key=message_key(notice, notice.way),
        at=at,
        phone=phones.international(phone) if phone else "",
        email=notice.email,
        title=texts.filled(now.texts.title, params),
        text=_text(notice.way, now, params),
        template=now.zalo_template if now.approval == "approved" else "",
        data=texts.zalo_data(now.texts.zalo_map, params),
        callback=callback_of(registry.provider_of(notice.way), site),
        site=site,
    )


def _text(way: str, now: TextsNow, params: dict[str, str]) -> str:
    if way == Way.SMS:
        return texts.sms_of(now.texts.sms, params)
    return texts.filled(now.texts.zalo if way == Way.ZALO else now.texts.email, params)


def _settle(
    key: int, way: str, answer: Answer, segments: int, use: ChannelUse | None, at: datetime
) -> NoticeState:
    """Note the answer; a receipt that was quicker than the answer stays."""
    with audit.transaction():
        notice = locked(key)
        code = code_of(notice.agency, answer.provider, answer.code)
        is_mine = notice.state == NoticeState.QUEUED and notice.way == way
        is_there = notice.state == NoticeState.DELIVERED and notice.way == way
        told = lives.after_try(
            code.reaction, notice.ways, way, notice.attempts, is_refusal=code.is_refusal
        )
        state = _attempt_state(code, told, answer, overtaken=is_there)
        _keep_attempt(notice, way, answer, state, segments, use, at)
        if is_mine:
            move(notice, told, at=at)
            if answer.is_delivered:
                arrived(notice, at=at)
            notice.save()
            note(notice, "send", at=at)
        if code.reaction == Reaction.CONFIG:
            tell_trouble(notice.agency, way, answer.code, at=at)
    return NoticeState(notice.state)


def _attempt_state(code: Code, told: Next, answer: Answer, *, overtaken: bool) -> AttemptState:
    if code.reaction != Reaction.ACCEPTED:
        return AttemptState(told.failure or AttemptState.TEMPORARY)
    is_there = answer.is_delivered or overtaken
    return AttemptState.DELIVERED if is_there else AttemptState.SENT


def _keep_attempt(
    notice: Notice,
    way: str,
    answer: Answer,
    state: AttemptState,
    segments: int,
    use: ChannelUse | None,
    at: datetime,
) -> None:
    is_charged = state in (AttemptState.SENT, AttemptState.DELIVERED)
    Attempt.objects.create(
        notice=notice,
        agency=notice.agency,
        way=way,
        at=at,
        state=state,
        provider=answer.provider,
        code=answer.code[:30],
        provider_key=answer.provider_key,
        segments=segments,
        cost=segments * use.unit_cost if use and is_charged else 0,
        delivered_at=at if state == AttemptState.DELIVERED else None,
    )
