"""Which provider a channel goes by in this installation: the setting NOTICE_PROVIDERS."""

from collections.abc import Callable

from django.conf import settings

from cchc.notices.channels import esms, generic, mail, sample, zalo
from cchc.notices.channels.values import Answer, Outgoing

Sender = Callable[[Outgoing], Answer]
SENDERS: dict[str, Sender] = {
    "zalo": zalo.send,
    "esms": esms.send,
    "http": generic.send,
    "smtp": mail.send,
    "sample": sample.send,
}


def provider_of(way: str) -> str:
    """The name of the provider of a channel."""
    return str(settings.NOTICE_PROVIDERS[way])


def send_by(way: str, message: Outgoing) -> Answer:
    """Send by the provider of the channel."""
    return SENDERS[provider_of(way)](message)
