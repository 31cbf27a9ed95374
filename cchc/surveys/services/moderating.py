"""Free texts are read and then published, where need be without what names somebody, or not."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.surveys import facts
from cchc.surveys.choices import CommentState
from cchc.surveys.models import Comment
from cchc.surveys.rules.wording import personal
from cchc.surveys.services.writing import note, require

NAMED = "Lời công bố còn có thể chứa {kinds}: xóa đi, hoặc đánh dấu đã xem là không phải."


def publish_comment(
    *, comment: Comment, text: str, actor: User, at: datetime, is_checked: bool = False
) -> Comment:
    """Publish these words; RuleBroken while they seem to hold personal data and nobody says no."""
    words = nfc(text.strip())
    if not words:
        raise RuleBroken("Ghi lời được công bố.", field="text")
    if (found := personal(words)) and not is_checked:
        raise RuleBroken(NAMED.format(kinds=", ".join(found)), field="text")
    return _decide(comment, CommentState.PUBLISHED, words, "", actor, at)


def hide_comment(*, comment: Comment, reason: str, actor: User, at: datetime) -> Comment:
    """Do not publish, for a reason."""
    why = nfc(reason.strip())
    if not why:
        raise RuleBroken("Ghi lý do không công bố.", field="reason")
    return _decide(comment, CommentState.HIDDEN, "", why, actor, at)


def _decide(
    comment: Comment, state: CommentState, words: str, reason: str, actor: User, at: datetime
) -> Comment:
    agency = comment.response.agency
    require(actor, Act.MANAGE_SURVEYS, agency, at)
    with audit.transaction():
        row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        row.state, row.published_text, row.reason = state, words, reason
        row.decided_by, row.decided_at = actor, at
        row.save()
        act = "publish_comment" if state == CommentState.PUBLISHED else "hide_comment"
        subject = (facts.COMMENT, str(row.pk))
        said = {"reason": reason} if reason else None
        note(agency, act, subject, facts.of_comment(row), actor=actor, at=at, payload=said)
    return row
