"""What the agency tells everybody: news, and how far the plan is; docs/rules/public-news.md."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan
from cchc.portal import facts
from cchc.portal.choices import NewsAct, NewsState
from cchc.portal.models import News, ShownPlan
from cchc.portal.rules import news as rules


@dataclass(frozen=True)
class Words:
    """What a news item says; ``is_checked``: the writer has seen what looks personal in it."""

    title: str
    text: str
    is_checked: bool = False


def write_news(*, agency: Agency, words: Words, actor: User, at: datetime) -> News:
    """Keep a draft; what looks like personal data has to be confirmed. docs/rules/public-news.md"""
    _require(actor, agency, Act.WRITE_NEWS, at)
    row = News(agency=agency, state=NewsState.DRAFT, written_by=actor, written_at=at)
    with audit.transaction():
        _say(row, words)
        row.save()
        _note(row, "portal.write_news", actor, at)
    return row


def correct_news(*, news: News, words: Words, actor: User, at: datetime) -> News:
    """Change a draft; RuleBroken for an item that was published or withdrawn."""
    _require(actor, news.agency, Act.WRITE_NEWS, at)
    with audit.transaction():
        row = _held(news)
        row.state = rules.after(NewsAct.CORRECT, NewsState(row.state))
        _say(row, words)
        row.save()
        _note(row, "portal.correct_news", actor, at)
    return row


def publish_news(*, news: News, actor: User, at: datetime) -> News:
    """Show a draft to everybody."""
    _require(actor, news.agency, Act.PUBLISH_NEWS, at)
    with audit.transaction():
        row = _held(news)
        row.state = rules.after(NewsAct.PUBLISH, NewsState(row.state))
        row.published_by, row.published_at = actor, at
        row.save()
        _note(row, "portal.publish_news", actor, at)
    return row


def withdraw_news(*, news: News, reason: str, actor: User, at: datetime) -> News:
    """Take an item away, for a reason; one that was published only by who may publish."""
    _require(actor, news.agency, Act.WRITE_NEWS, at)
    if not reason.strip():
        raise RuleBroken("Hãy ghi lý do gỡ tin.", field="reason")
    with audit.transaction():
        row = _held(news)
        if row.state == NewsState.PUBLISHED:
            _require(actor, row.agency, Act.PUBLISH_NEWS, at)
        row.state = rules.after(NewsAct.WITHDRAW, NewsState(row.state))
        row.withdrawn_at, row.reason = at, nfc(reason.strip())
        row.save()
        _note(row, "portal.withdraw_news", actor, at)
    return row


def show_plan(*, plan: Plan, actor: User, at: datetime) -> ShownPlan:
    """Let everybody see how far the plan is, instead of the one shown before."""
    _require(actor, plan.agency, Act.SHOW_PLAN_PROGRESS, at)
    if plan.state != PlanState.ADOPTED or plan.scope != PlanScope.AGENCY:
        raise RuleBroken(
            "Chỉ công khai tiến độ của kế hoạch năm của cơ quan, sau khi đã đưa vào thực hiện."
        )
    with audit.transaction():
        before = _shown(plan.agency)
        if before and before.plan_id == plan.pk:
            raise RuleBroken("Tiến độ của kế hoạch này đang được công khai.")
        if before:
            _hide(before, actor, at)
        row = ShownPlan.objects.create(agency=plan.agency, plan=plan, shown_by=actor, shown_at=at)
        _note_plan(row, "portal.show_plan", actor, at)
    return row


def hide_plan(*, agency: Agency, actor: User, at: datetime) -> None:
    """Show the progress of no plan any more."""
    _require(actor, agency, Act.SHOW_PLAN_PROGRESS, at)
    with audit.transaction():
        row = _shown(agency)
        if row is None:
            raise RuleBroken("Hiện không có kế hoạch nào được công khai tiến độ.")
        _hide(row, actor, at)


def _hide(row: ShownPlan, actor: User, at: datetime) -> None:
    row.hidden_at = at
    row.save(update_fields=["hidden_at"])
    _note_plan(row, "portal.hide_plan", actor, at)


def _shown(agency: Agency) -> ShownPlan | None:
    rows = ShownPlan.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.filter(agency=agency, hidden_at=None).first()


def _held(news: News) -> News:
    rows = News.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=news.pk)


def _say(row: News, words: Words) -> None:
    for name, text in (("title", words.title), ("text", words.text)):
        if not text.strip():
            raise RuleBroken("Hãy ghi tiêu đề và nội dung của tin.", field=name)
    found = rules.personal_in(f"{words.title}\n{words.text}")
    if found and not words.is_checked:
        raise RuleBroken(
            f"Trong tin có {', '.join(found)}, trông như dữ liệu cá nhân. Hãy bỏ đi, hoặc đánh dấu"
            " “Đã kiểm tra” nếu là thông tin của cơ quan.",
            field="is_checked",
        )
    row.title = nfc(" ".join(words.title.split()))
    row.text = "\n".join(nfc(line.strip()) for line in words.text.strip().splitlines())


def _require(actor: User, agency: Agency, act: Act, at: datetime) -> None:
    organisation.require(actor, act, today=local_minute(at).date())
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Trang công khai này của cơ quan khác.")


def _note(row: News, act: str, actor: User, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.NEWS, str(row.pk)),
        facts=facts.of_news(row),
        payload={"reason": row.reason} if row.reason else None,
    )


def _note_plan(row: ShownPlan, act: str, actor: User, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.SHOWN_PLAN, str(row.pk)),
        facts=facts.of_shown_plan(row),
    )
