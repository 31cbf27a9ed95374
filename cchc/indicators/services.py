"""Every write of this room: define, enter by hand, bind; docs/rules/indicators.md."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied

from cchc.indicators import facts, queries
from cchc.indicators.alerting import alert as alert
from cchc.indicators.choices import Kind, Shelf
from cchc.indicators.families import FAMILIES, Asked
from cchc.indicators.models import Binding, Closing, Edition, Frozen, ManualValue
from cchc.indicators.queries import Valued
from cchc.indicators.rules.definitions import Definition
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.periods import Period
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.plans.models import Target

_DIVIDED = (Kind.RATIO, Kind.AVERAGE, Kind.TIME, Kind.SCORE)
COMMAND = "command"


@dataclass(frozen=True)
class Words:
    """What may be changed of a definition."""

    name: str
    direction: str
    decimals: int
    formula: str
    source: str
    owner: str
    no_data: str


def redefine(
    *, agency: Agency, code: str, words: Words, valid_from: date, reason: str, actor: User,
    at: datetime,
) -> Edition:  # fmt: skip
    """The next version of a definition; what is counted stays, what it is called may change.

    RuleBroken when it would be valid before the version that it follows or before today, which
    would move values of the past, or without a reason.
    """
    _require(actor, agency, Act.MANAGE_INDICATORS, at)
    with audit.transaction():
        agency = _held(agency)
        before = queries.editions_of(agency, code)
        if not before:
            raise RuleBroken("Không có chỉ số mang mã này.", field="code")
        latest = before[-1]
        if valid_from <= latest.valid_from:
            raise RuleBroken(
                f"Ngày áp dụng phải sau {date_vi(latest.valid_from)}, ngày áp dụng của phiên bản "
                "trước.",
                field="valid_from",
            )
        if valid_from < local_minute(at).date():
            raise RuleBroken(
                "Ngày áp dụng không được ở quá khứ: kỳ đã qua giữ định nghĩa cũ.",
                field="valid_from",
            )
        return _kept(agency, _with(latest, words), valid_from, reason, actor, at)


def add_own(
    *, agency: Agency, definition: Definition, valid_from: date, reason: str, actor: User,
    at: datetime,
) -> Edition:  # fmt: skip
    """An indicator of the agency's own over the figures of a family."""
    _require(actor, agency, Act.MANAGE_INDICATORS, at)
    _demand_measurable(definition)
    with audit.transaction():
        agency = _held(agency)
        if queries.editions_of(agency, definition.code):
            raise RuleBroken("Mã này đã có; đặt tên khác.", field="name")
        return _kept(agency, definition, valid_from, reason, actor, at)


def enter_value(
    *, agency: Agency, code: str, period: Period, part: int, whole: int | None, evidence: str,
    actor: User, at: datetime,
) -> ManualValue:  # fmt: skip
    """A value by hand for an indicator that no room counts."""
    _require(actor, agency, Act.ENTER_INDICATORS, at)
    definition = queries.valid_on(agency, code, period.last)
    if definition is None or definition.has_source:
        raise RuleBroken("Chỉ số này do hệ thống đếm, không nhập tay.", field="part")
    if period.first > local_minute(at).date():
        raise RuleBroken("Kỳ này chưa bắt đầu.", field="ky")
    is_share = definition.kind in _DIVIDED and definition.kind != Kind.SCORE
    if is_share and not whole:
        raise RuleBroken("Ghi tổng số, lớn hơn 0.", field="whole")
    if definition.kind == Kind.RATIO and whole is not None and part > whole:
        raise RuleBroken("Số đạt không được lớn hơn tổng số.", field="part")
    if not evidence.strip():
        raise RuleBroken("Ghi minh chứng: văn bản, báo cáo, hệ thống đã lấy số.", field="evidence")
    with audit.transaction():
        row = ManualValue.objects.create(
            agency=agency,
            code=code,
            first=period.first,
            last=period.last,
            part=part,
            whole=whole if is_share else None,
            evidence=nfc(evidence.strip()),
            by=actor,
            at=at,
        )
        _note(agency, "indicators.enter", (facts.MANUAL, row.pk), facts.of_manual(row), actor, at)
    return row


def bind(*, target: Target, code: str, actor: User, at: datetime) -> Binding:
    """A person says which indicator measures the target; "" says that none does."""
    agency = target.plan.agency
    _require(actor, agency, Act.MANAGE_INDICATORS, at)
    if code and queries.valid_on(agency, code, local_minute(at).date()) is None:
        raise RuleBroken("Không có chỉ số mang mã này.", field="code")
    with audit.transaction():
        row, _ = Binding.objects.update_or_create(
            target=target, defaults={"code": code, "by": actor, "at": at}
        )
        _note(agency, "indicators.bind", (facts.BINDING, row.pk), facts.of_binding(row), actor, at)
    return row


def _demand_measurable(definition: Definition) -> None:
    """The family has the figures and the dimension, and the kind can be computed of them."""
    family = FAMILIES.get(definition.family)
    if family is None:
        raise RuleBroken("Chọn nguồn số liệu.", field="family")
    unknown = {*definition.part, *definition.whole} - family.figures.keys()
    if unknown or not definition.part:
        raise RuleBroken("Chọn ít nhất một số của nguồn này làm tử số.", field="part")
    if definition.kind in _DIVIDED and not definition.whole:
        raise RuleBroken("Tỷ lệ, trung bình cần có mẫu số.", field="whole")
    if definition.kind == Kind.RATIO and not set(definition.part) <= set(definition.whole):
        raise RuleBroken(
            "Tử số phải nằm trong mẫu số: chọn cả những số của tử số vào mẫu số.", field="whole"
        )
    if definition.narrowed_by and definition.narrowed_by not in family.dimensions:
        raise RuleBroken("Nguồn này không tách được theo chiều đã chọn.", field="narrowed_by")


def _with(latest: Definition, words: Words) -> Definition:
    return Definition(
        code=latest.code,
        name=words.name,
        shelf=latest.shelf,
        kind=latest.kind,
        family=latest.family,
        part=latest.part,
        whole=latest.whole,
        unit=latest.unit,
        direction=words.direction,
        decimals=words.decimals,
        formula=words.formula,
        source=words.source,
        owner=words.owner,
        no_data=words.no_data,
        version=latest.version + 1,
        narrowed_by=latest.narrowed_by,
        narrowed_to=latest.narrowed_to,
    )


def _kept(
    agency: Agency, said: Definition, valid_from: date, reason: str, actor: User, at: datetime
) -> Edition:
    if not reason.strip():
        raise RuleBroken("Ghi lý do hoặc căn cứ của thay đổi.", field="reason")
    row = Edition.objects.create(
        agency=agency,
        code=said.code,
        number=said.version,
        name=nfc(said.name.strip()),
        shelf=said.shelf or Shelf.OWN,
        kind=said.kind,
        family=said.family,
        part=list(said.part),
        whole=list(said.whole),
        unit=said.unit,
        direction=said.direction,
        decimals=said.decimals,
        formula=nfc(said.formula.strip()),
        source=nfc(said.source.strip()),
        owner=nfc(said.owner.strip()),
        no_data=nfc(said.no_data.strip()),
        narrowed_by=said.narrowed_by,
        narrowed_to=said.narrowed_to,
        valid_from=valid_from,
        reason=nfc(reason.strip()),
        by=actor,
        at=at,
    )
    _note(agency, "indicators.define", (facts.EDITION, row.pk), facts.of_edition(row), actor, at)
    return row


def _held(agency: Agency) -> Agency:
    """One change of definitions at a time in an agency."""
    return Agency.objects.select_for_update().get(pk=agency.pk)


def _require(actor: User, agency: Agency, act: Act, at: datetime) -> None:
    organisation.require(actor, act, today=local_minute(at).date())
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Chỉ số này của cơ quan khác.")


def _note(
    agency: Agency,
    act: str,
    subject: tuple[str, int],
    said: facts.Facts,
    actor: User | None,
    at: datetime,
) -> None:
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor.actor_key if actor else COMMAND,
        act=act,
        subject=(subject[0], str(subject[1])),
        facts=said,
    )


def close_period(*, agency: Agency, period: Period, actor: User | None, at: datetime) -> Closing:
    """Freeze every value of a period that is over, with its definition and its rows.

    RuleBroken while the period runs, and for days that were closed before. Without a person it is
    the command line.
    """
    if actor is not None:
        _require(actor, agency, Act.CLOSE_PERIOD, at)
    if period.last >= local_minute(at).date():
        raise RuleBroken(
            f"Kỳ chưa kết thúc: chốt được từ ngày {date_vi(period.last + timedelta(days=1))}.",
            field="ky",
        )
    found = [
        (each, queries.keys_of(each.definition, Asked(agency, period, at)))
        for each in queries.values(agency, period, as_of=at)
    ]
    with audit.transaction():
        agency = _held(agency)
        if Closing.objects.filter(agency=agency, first=period.first, last=period.last).exists():
            raise RuleBroken("Kỳ này đã được chốt số liệu.", field="ky")
        row = Closing.objects.create(
            agency=agency,
            period_code=period.code,
            calendar=period.calendar,
            first=period.first,
            last=period.last,
            as_of=at,
            by=actor,
            at=at,
        )
        kept = Frozen.objects.bulk_create(_frozen(row, each, keys) for each, keys in found)
        row.digest = facts.digest_of(kept)
        row.save(update_fields=["digest"])
        _note(agency, "indicators.close", (facts.CLOSING, row.pk), facts.of_closing(row), actor, at)
    return row


def _frozen(row: Closing, found: Valued, keys: dict[str, list[str]] | None) -> Frozen:
    said = asdict(found.definition) | {"valid_from": found.definition.valid_from.isoformat()}
    return Frozen(
        closing=row,
        code=found.definition.code,
        definition=json.loads(json.dumps(said)),
        part=found.value.part,
        whole=found.value.whole,
        is_manual=found.manual is not None,
        rows=keys,
    )
