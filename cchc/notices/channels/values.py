"""What a channel is given and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Outgoing:
    """One message for one person; ``key`` is the same at every try of it on this channel.

    ``phone`` is digits with the country's code ("84912345678"), ``text`` what is sent,
    ``template`` and ``data`` the registered template and its values,
    ``callback`` where receipts go.
    """

    key: str
    at: datetime
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    template: str = ""
    data: Mapping[str, str] = field(default_factory=dict, repr=False)
    callback: str = field(default="", repr=False)
    site: str = ""


@dataclass(frozen=True)
class Answer:
    """What the provider said: its code and its key of the message; "sample" delivers at once."""

    provider: str
    code: str
    provider_key: str = ""
    is_delivered: bool = False


class NoAnswer(Exception):
    """No answer that can be used; ``code`` is one of ``rules.codes.NETWORK``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
