"""Writes of notices: put a message, mark it read, send what waits. docs/rules/notices.md."""

from collections.abc import Collection
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils.http import url_has_allowed_host_and_scheme

from cchc.notices.choices import Channel, DispatchState
from cchc.notices.models import Dispatch, Letter, Message
from cchc.notices.queries.inbox import inbox
from cchc.notices.rules.retries import pause_after
from cchc.organisation.models import Agency, User

CLAIM = timedelta(minutes=5)
LETTERS_KEPT = timedelta(days=7)
_ERROR_LENGTH = 200
_SUBJECT_LENGTH = 300


def put(
    *,
    agency: Agency,
    to: User,
    key: str,
    subject: str,
    body: str,
    link: str,
    at: datetime,
    channels: Collection[Channel] = (),
) -> Message:
    """Put a message into the person's inbox and, per channel, into the outbox; once per key.

    Written in the caller's transaction. ``link`` is a path of this installation. A person without
    an address gets it in the inbox only.
    """
    if link and not url_has_allowed_host_and_scheme(link, allowed_hosts=None):
        raise ValueError("a notice links only into this installation")
    with transaction.atomic():
        message, is_new = Message.objects.get_or_create(
            key=key,
            defaults={
                "agency": agency,
                "to": to,
                "subject": _cut(subject, _SUBJECT_LENGTH),
                "body": body,
                "link": link,
                "created_at": at,
            },
        )
        if is_new and Channel.EMAIL in channels and to.email:
            Dispatch.objects.create(
                message=message,
                channel=Channel.EMAIL,
                address=to.email,
                state=DispatchState.QUEUED,
                next_try_at=at,
            )
    return message


def mark_read(*, message: Message, at: datetime) -> None:
    """Remember when the person first opened the message."""
    inbox(message.to).filter(pk=message.pk, read_at__isnull=True).update(read_at=at)


def mark_all_read(*, user: User, at: datetime) -> int:
    """Remember that the person has seen everything that came until then; how many were new."""
    return inbox(user).filter(read_at__isnull=True, created_at__lte=at).update(read_at=at)


def give_up_waiting(*, agency: Agency, at: datetime) -> int:
    """Send nothing any more of what should have left before ``at``; how many letters that were.

    For what was entered afterwards: nobody shall get mail about a morning long past. The messages
    stay in the inboxes.
    """
    waiting = Dispatch.objects.filter(message__agency=agency, state=DispatchState.QUEUED)
    number, _ = waiting.filter(next_try_at__lt=at).delete()
    return number


def send(*, dispatch_key: int, at: datetime, site: str) -> DispatchState | None:
    """Try to send one message; the state after it, None when another worker has it or had it.

    Sent outside any transaction, so that a slow mail server holds nothing. ``site`` is the
    address of the installation, put before the link.
    """
    if not _claimed(dispatch_key, at):
        return None
    dispatch = Dispatch.objects.select_related("message").get(pk=dispatch_key)
    try:
        _mail(dispatch, site, at).send()
    except OSError as error:  # smtplib's errors are OSErrors; anything else is a bug
        _failed(dispatch, error, at)
    else:
        dispatch.state = DispatchState.SENT
        dispatch.sent_at = at
        dispatch.next_try_at = None
        dispatch.error = ""
    dispatch.save(update_fields=["state", "sent_at", "next_try_at", "error"])
    return DispatchState(dispatch.state)


def write_outside(
    *, address: str, key: str, subject: str, body: str, valid_until: datetime, at: datetime
) -> Letter:
    """Put an e-mail to somebody outside into the outbox, once per key, in the caller's transaction.

    Neither address nor words are readable in the database, and both are gone when it is over.
    """
    letter, _ = Letter.objects.get_or_create(
        key=key,
        defaults={
            "address": address,
            "subject": _cut(subject, _SUBJECT_LENGTH),
            "body": body,
            "state": DispatchState.QUEUED,
            "valid_until": valid_until,
            "next_try_at": at,
        },
    )
    return letter


def send_letter(*, letter_key: int, at: datetime, site: str) -> DispatchState | None:
    """Try to send one letter; the state after it, None when another worker has it or had it."""
    waiting = Letter.objects.filter(pk=letter_key, state=DispatchState.QUEUED, next_try_at__lte=at)
    if waiting.update(attempts=F("attempts") + 1, next_try_at=at + CLAIM) != 1:
        return None
    letter = Letter.objects.get(pk=letter_key)
    if at >= letter.valid_until:
        _over(letter, DispatchState.FAILED, "lapsed")
        letter.save()
        return DispatchState.FAILED
    try:
        _outside_mail(letter, site, at).send()
    except OSError as error:
        pause = pause_after(letter.attempts)
        letter.error = _cut(type(error).__name__, _ERROR_LENGTH)
        letter.next_try_at = at + pause if pause else None
        if pause is None:
            _over(letter, DispatchState.FAILED, letter.error)
    else:
        letter.sent_at = at
        _over(letter, DispatchState.SENT, "")
    letter.save()
    return DispatchState(letter.state)


def forget_letters(*, at: datetime) -> int:
    """Drop letters that were over a week ago; how many."""
    return Letter.objects.filter(valid_until__lt=at - LETTERS_KEPT).delete()[0]


def _over(letter: Letter, state: DispatchState, error: str) -> None:
    letter.state, letter.error, letter.next_try_at = state, error, None
    letter.address = letter.body = ""


def _outside_mail(letter: Letter, site: str, at: datetime) -> EmailMessage:
    return EmailMessage(
        subject=" ".join(letter.subject.split()),
        body=letter.body,
        to=[letter.address],
        headers={
            "Date": format_datetime(at),
            "Message-ID": f"<letter-{letter.pk}@{_domain(site)}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _claimed(key: int, at: datetime) -> bool:
    """Whether this worker may send it now; one that dies leaves it to be claimed again."""
    waiting = Dispatch.objects.filter(pk=key, state=DispatchState.QUEUED, next_try_at__lte=at)
    return waiting.update(attempts=F("attempts") + 1, next_try_at=at + CLAIM) == 1


def _mail(dispatch: Dispatch, site: str, at: datetime) -> EmailMessage:
    message = dispatch.message
    link = f"\n\n{site}{message.link}" if message.link else ""
    return EmailMessage(
        subject=" ".join(message.subject.split()),
        body=f"{message.body}{link}",
        to=[dispatch.address],
        headers={
            "Date": format_datetime(at),
            "Message-ID": f"<notice-{dispatch.pk}@{_domain(site)}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _domain(site: str) -> str:
    return site.rpartition("//")[2].partition(":")[0] or "localhost"


def _failed(dispatch: Dispatch, error: OSError, at: datetime) -> None:
    pause = pause_after(dispatch.attempts)
    dispatch.error = _cut(type(error).__name__, _ERROR_LENGTH)
    dispatch.state = DispatchState.QUEUED if pause else DispatchState.FAILED
    dispatch.next_try_at = at + pause if pause else None


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
