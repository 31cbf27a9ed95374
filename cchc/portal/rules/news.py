"""The life of a news item and what in it looks like personal data; docs/rules/public-news.md."""

import re

from cchc.kernel.errors import RuleBroken
from cchc.portal.choices import NewsAct, NewsState

# From each state the acts that are possible, and to which state each leads.
TABLE: dict[NewsState, dict[NewsAct, NewsState]] = {
    NewsState.DRAFT: {
        NewsAct.CORRECT: NewsState.DRAFT,
        NewsAct.PUBLISH: NewsState.PUBLISHED,
        NewsAct.WITHDRAW: NewsState.WITHDRAWN,
    },
    NewsState.PUBLISHED: {NewsAct.WITHDRAW: NewsState.WITHDRAWN},
    NewsState.WITHDRAWN: {},
}
_PERSONAL = re.compile(
    r"(?<![\w.-])(?:"
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an address of e-mail
    r"|\d{12}"  # a personal number
    r"|(?:\+84|0)(?:[ .]?\d){9,10}"  # a telephone number
    r")(?![\w-])"
)


def after(act: NewsAct, state: NewsState) -> NewsState:
    """The state after the act; RuleBroken when it is not possible now."""
    if act not in TABLE[state]:
        raise RuleBroken(
            f"Tin đang ở trạng thái “{state.label}” nên không thể {act.label.lower()}."
            " Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return TABLE[state][act]


def personal_in(text: str) -> list[str]:
    """What looks like a telephone number, a personal number or an e-mail address, in order."""
    return list(dict.fromkeys(match.group() for match in _PERSONAL.finditer(text)))
