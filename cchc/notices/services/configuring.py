"""How the agency tells people: channels, orders, texts, codes; docs/rules/citizen-notices.md."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, time

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.notices import facts
from cchc.notices.choices import Approval, Event, Reaction, Way
from cchc.notices.models import ChannelOrder, ChannelUse, ProviderCode, Template
from cchc.notices.queries.settings import all_texts, version_now
from cchc.notices.rules import texts
from cchc.notices.rules.approvals import check_document
from cchc.notices.rules.codes import CATALOGUE
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

_PROGRAM = "notices"


@dataclass(frozen=True)
class Use:
    """How a channel shall be used; money in đồng."""

    is_on: bool
    document: str = ""
    unit_cost: int = 0
    daily_quota: int = 0
    quiet_from: time | None = None
    quiet_to: time | None = None


@dataclass(frozen=True)
class Written:
    """The texts of an event as somebody wrote them."""

    title: str
    sms: str
    email: str
    letter: str
    zalo: str = ""
    zalo_template: str = ""
    zalo_map: Mapping[str, str] = field(default_factory=dict)
    zalo_approval: Approval = Approval.NONE


def _require(actor: User, agency: Agency, at: datetime, act: Act = Act.MANAGE_TEMPLATES) -> None:
    organisation.require(actor, act, today=at.astimezone(HANOI).date())
    if actor.agency_id != agency.pk:
        raise RuleBroken("Cơ quan khác.")


def set_channel(*, agency: Agency, way: Way, use: Use, actor: User, at: datetime) -> ChannelUse:
    """Switch a channel on or off, with its document, hours, quota and price."""
    _require(actor, agency, at)
    document = nfc(use.document)
    if use.is_on and way != Way.PHONE:
        check_document(document)
    if (use.quiet_from is None) != (use.quiet_to is None):
        raise RuleBroken("Ghi cả hai giờ, hoặc để trống cả hai.", field="quiet_from")
    with audit.transaction():
        row, _ = ChannelUse.objects.select_for_update().get_or_create(agency=agency, way=way)
        row.is_on, row.document = use.is_on, document
        row.unit_cost, row.daily_quota = use.unit_cost, use.daily_quota
        row.quiet_from, row.quiet_to = use.quiet_from, use.quiet_to
        row.trouble, row.trouble_at = "", None
        row.save()
        said: Mapping[str, Json] = {"document": document}
        _note(agency, "set_way", actor, at, (facts.USE, row.pk), facts.of_use(row), said)
    return row


def set_order(
    *, agency: Agency, event: Event, ways: Sequence[str], actor: User, at: datetime
) -> ChannelOrder:
    """Which channels the event is told by; none: it is not told. The call stands last."""
    _require(actor, agency, at)
    if len(set(ways)) != len(ways) or not set(ways) <= set(Way.values):
        raise RuleBroken("Mỗi kênh chỉ đứng một lần.", field=event)
    if Way.PHONE in ways and ways[-1] != Way.PHONE:
        raise RuleBroken("Gọi điện đứng cuối: chỉ gọi khi các kênh trước không tới.", field=event)
    with audit.transaction():
        row, _ = ChannelOrder.objects.select_for_update().get_or_create(agency=agency, event=event)
        row.ways = list(ways)
        row.save()
        _note(agency, "set_order", actor, at, (facts.ORDER, row.pk), facts.of_order(row))
    return row


def write_template(
    *, agency: Agency, event: Event, written: Written, actor: User, at: datetime
) -> Template:
    """A new version of an event's texts; what is on its way keeps the version that it has."""
    _require(actor, agency, at)
    _check(event, written)
    with audit.transaction():
        Agency.objects.select_for_update().get(pk=agency.pk)  # one version after the other
        row = Template.objects.create(
            agency=agency,
            event=event,
            version=version_now(agency, event) + 1,
            by=actor,
            at=at,
            **{**asdict(written), "zalo_map": dict(written.zalo_map)},
        )
        said: Mapping[str, Json] = {"title": row.title, "sms": row.sms, "email": row.email}
        told = facts.of_template(row)
        _note(agency, "write_template", actor, at, (facts.TEMPLATE, row.pk), told, said)
    return row


def _check(event: Event, written: Written) -> None:
    texts.check_sms(event, written.sms)
    for name in ("title", "email", "letter"):
        text = getattr(written, name)
        if not text.strip():
            raise RuleBroken("Không được để trống.", field=name)
        texts.check_text(event, text, field=name)
    texts.check_text(event, f"{written.title} {written.email}", field="email")
    texts.check_text(event, written.zalo, field="zalo")
    texts.checked_map(event, written.zalo_map)
    if written.zalo_approval == Approval.APPROVED and not written.zalo_template:
        raise RuleBroken("Mẫu đã được duyệt thì phải có mã mẫu Zalo.", field="zalo_template")


def set_code(
    *,
    agency: Agency,
    provider: str,
    code: str,
    reaction: Reaction,
    meaning: str,
    is_refusal: bool,
    actor: User,
    at: datetime,
) -> ProviderCode:
    """What the agency does upon a code."""
    _require(actor, agency, at, Act.MANAGE_SETTINGS)
    if provider not in CATALOGUE:
        raise RuleBroken("Không có nhà cung cấp này.", field="provider")
    name = code.strip()
    if not name or len(name) > 30:
        raise RuleBroken("Ghi mã, nhiều nhất 30 ký tự.", field="code")
    with audit.transaction():
        row, _ = ProviderCode.objects.update_or_create(
            agency=agency,
            provider=provider,
            code=name,
            defaults={
                "reaction": reaction,
                "meaning": nfc(meaning)[:200],
                "is_refusal": is_refusal,
                "by": actor,
                "at": at,
            },
        )
        told: Mapping[str, Json] = {"provider": provider, "code": name, "reaction": reaction}
        _note(agency, "set_code", actor, at, ("notice_code", row.pk), told)
    return row


def open_for_demo(*, agency: Agency, ways: Collection[Way], actor: User, at: datetime) -> None:
    """Switch channels on, with approved Zalo templates, by the sample document of a sample ward."""
    for way in ways:
        quiet = (time(22), time(6)) if way in (Way.ZALO, Way.SMS) else (None, None)
        cost = {Way.ZALO: 300, Way.SMS: 750}.get(way, 0)
        document = "" if way == Way.PHONE else "12/QĐ-UBND ngày 05/01/2026 (mẫu)"
        use = Use(True, document, cost, 2000 if way == Way.ZALO else 0, *quiet)
        set_channel(agency=agency, way=way, use=use, actor=actor, at=at)
    for number, (event, now) in enumerate(all_texts(agency), 1):
        said = Written(
            **{**asdict(now.texts), "zalo_map": now.texts.zalo_map},
            zalo_template=f"MAU-{number:02d}",
            zalo_approval=Approval.APPROVED,
        )
        write_template(agency=agency, event=event, written=said, actor=actor, at=at)


def _note(
    agency: Agency,
    act: str,
    actor: User,
    at: datetime,
    subject: tuple[str, int],
    told: Mapping[str, Json],
    said: Mapping[str, Json] | None = None,
) -> None:
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"{_PROGRAM}.{act}",
        subject=(subject[0], str(subject[1])),
        facts=told,
        payload=said,
    )
