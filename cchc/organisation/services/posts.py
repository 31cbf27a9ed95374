"""Giving and ending posts: the only way in which anybody comes to be allowed anything."""

from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import facts, queries
from cchc.organisation.choices import Role
from cchc.organisation.models import Post, Unit, User
from cchc.organisation.rules.posts import check_post
from cchc.organisation.services.writing import note


def give_post(
    *,
    user: User,
    unit: Unit,
    title: str,
    role: Role,
    from_on: date,
    actor: User | None,
    at: datetime,
    to_on: date | None = None,
    field: str = "",
) -> Post:
    """The person holds the post from that day on; RuleBroken when it does not go together."""
    if unit.agency_id != user.agency_id:
        raise RuleBroken("Bộ phận thuộc cơ quan khác.", field="unit")
    if unit.closed_on:
        raise RuleBroken("Bộ phận này đã ngừng hoạt động.", field="unit")
    if to_on and to_on < from_on:
        raise RuleBroken("Ngày kết thúc phải từ ngày bắt đầu trở đi.", field="to_on")
    with audit.transaction():
        User.objects.select_for_update().get(pk=user.pk)
        others = queries.posts_between(user, from_on, to_on)
        check_post(
            role=role,
            unit_kind=unit.kind,
            agency_kind=user.agency.kind,
            roles_meanwhile=set(others.values_list("role", flat=True)),
        )
        post = Post.objects.create(
            user=user,
            unit=unit,
            title=nfc(title),
            role=role,
            from_on=from_on,
            to_on=to_on,
            field=nfc(field),
        )
        _note("give_post", post, actor=actor, at=at)
    return post


def end_post(*, post: Post, to_on: date, actor: User, at: datetime) -> Post:
    """The last day on which the person holds the post."""
    with audit.transaction():
        post = Post.objects.select_for_update(of=("self",)).select_related("user").get(pk=post.pk)
        if to_on < post.from_on:
            raise RuleBroken(
                f"Ngày kết thúc phải từ ngày {post.from_on:%d/%m/%Y} trở đi.", field="to_on"
            )
        _check_administrator_remains(post, to_on)
        post.to_on = to_on
        post.save(update_fields=["to_on"])
        _note("end_post", post, actor=actor, at=at)
    return post


def _note(act: str, post: Post, *, actor: User | None, at: datetime) -> None:
    note(
        act,
        ("post", str(post.pk)),
        facts.of_post(post),
        agency=post.user.agency,
        actor=actor,
        at=at,
        payload={"title": post.title, "field": post.field},
    )


def _check_administrator_remains(post: Post, to_on: date) -> None:
    if post.role != Role.ADMINISTRATOR:
        return
    after = queries.lasting_holders_of(post.user.agency, Role.ADMINISTRATOR, to_on)
    if not any(each.pk != post.pk for each in after):
        raise RuleBroken(
            "Đây là quản trị viên cuối cùng của cơ quan; hãy giao vai trò cho người khác trước."
        )
