"""Messages to people, notices to the outside, and how an agency wants them sent."""

from cchc.notices.models.inbox import Dispatch, Letter, Message
from cchc.notices.models.outside import Attempt, Notice, NoticeCall
from cchc.notices.models.settings import (
    ChannelOrder,
    ChannelUse,
    ProviderCode,
    ProviderToken,
    Template,
)

__all__ = [
    "Attempt",
    "ChannelOrder",
    "ChannelUse",
    "Dispatch",
    "Letter",
    "Message",
    "Notice",
    "NoticeCall",
    "ProviderCode",
    "ProviderToken",
    "Template",
]
