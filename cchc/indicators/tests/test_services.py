"""Definitions, manual values and bindings: what is refused, and that the chain knows the rest."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.indicators import facts, queries, services
from cchc.indicators.choices import TargetState
from cchc.indicators.models import Binding, Edition, ManualValue
from cchc.indicators.rules.definitions import Definition
from cchc.indicators.services import Words
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User

TODAY = NOW.astimezone(HANOI).date()
OWN = Definition(
    "cq-rut-ho-so", "Rút hồ sơ", "own", "ratio", "dossiers", ("withdrawn",),
    ("withdrawn", "finished_early", "finished_on_time", "finished_late", "stopped"),
    direction="down", formula="rút / kết thúc", source="Quyết định của phường",
)  # fmt: skip


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March."""
    return measured()


def redefine(one: Measured, **more: Any) -> Edition:
    old = queries.editions_of(one.ward, "dung-han-bieu")[-1]
    said: dict[str, Any] = {
        "agency": one.ward,
        "code": "dung-han-bieu",
        "words": Words("Tên mới", "up", 2, old.formula, old.source, old.owner, old.no_data),
        "valid_from": date(2026, 4, 1),
        "reason": "Hướng dẫn mới",
        "actor": one.who.quan,
        "at": NOW,
    }
    return services.redefine(**{**said, **more})


def enter(one: Measured, **more: Any) -> ManualValue:
    said: dict[str, Any] = {
        "agency": one.ward,
        "code": "766-1-1",
        "period": MARCH,
        "part": 44,
        "whole": 50,
        "evidence": "Báo cáo số 12/BC-UBND",
        "actor": one.who.quan,
        "at": NOW,
    }
    return services.enter_value(**{**said, **more})


def test_a_version_must_begin_after_the_one_before(one: Measured) -> None:
    redefine(one)
    with pytest.raises(RuleBroken, match="Ngày áp dụng phải sau 01/04/2026"):
        redefine(one, valid_from=date(2026, 4, 1))
    assert redefine(one, valid_from=date(2026, 5, 1)).number == 3


def test_a_version_never_begins_in_the_past(one: Measured) -> None:
    with pytest.raises(RuleBroken, match="không được ở quá khứ"):
        redefine(one, valid_from=date(2026, 3, 30))
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"), [({"reason": "  "}, "lý do"), ({"code": "nothing"}, "Không có chỉ số")]
)
def test_a_version_needs_a_reason_and_a_known_code(
    one: Measured, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        redefine(one, **wrong)
    assert not Edition.objects.exists()


def test_an_own_indicator_is_computed_at_once(one: Measured) -> None:
    services.add_own(
        agency=one.ward, definition=OWN, valid_from=date(2026, 1, 1), reason="Theo dõi rút hồ sơ",
        actor=one.who.quan, at=NOW,
    )  # fmt: skip
    found = queries.value_of(one.ward, OWN.code, MARCH, as_of=NOW)
    assert found is not None
    assert (found.value.part, found.value.whole) == (1, 6)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"family": "weather"}, "nguồn"),
        ({"part": ()}, "tử số"),
        ({"part": ("nonsense",)}, "tử số"),
        ({"whole": ()}, "mẫu số"),
        ({"whole": ("received",)}, "nằm trong mẫu số"),
        ({"narrowed_by": "weather"}, "chiều"),
        ({"code": "dung-han-bieu"}, "đã có"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    one: Measured, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        services.add_own(
            agency=one.ward,
            definition=replace(OWN, **change),
            valid_from=date(2026, 1, 1),
            reason="x",
            actor=one.who.quan,
            at=NOW,
        )
    assert not Edition.objects.exists()


def test_a_manual_value_counts_and_a_later_one_instead_of_it(one: Measured) -> None:
    enter(one)
    enter(one, part=45)
    found = queries.value_of(one.ward, "766-1-1", MARCH, as_of=NOW)
    assert found is not None
    assert (found.shown, found.manual is not None) == ("90%", True)
    assert ManualValue.objects.count() == 2
    other = queries.value_of(one.ward, "766-1-1", Period.parse("2026-02"), as_of=NOW)
    assert other is not None
    assert other.no_data_reason == "chưa có nguồn số liệu"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "dung-han-bieu"}, "không nhập tay"),
        ({"code": "nothing"}, "không nhập tay"),
        ({"part": 51}, "không được lớn hơn"),
        ({"whole": None}, "tổng số"),
        ({"whole": 0}, "tổng số"),
        ({"evidence": " "}, "minh chứng"),
        ({"period": Period.parse("2027-Q1")}, "chưa bắt đầu"),
    ],
)
def test_a_manual_value_that_lies_or_has_no_evidence_is_refused(
    one: Measured, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        enter(one, **wrong)
    assert not ManualValue.objects.exists()


def test_who_may_not_is_refused(one: Measured) -> None:
    for actor in (one.who.hoa, one.who.tam):
        with pytest.raises(PermissionDenied):
            redefine(one, actor=actor)
        with pytest.raises(PermissionDenied):
            enter(one, actor=actor)
        with pytest.raises(PermissionDenied):
            bind(one, 0, "dung-han-bieu", actor=actor)


def bind(one: Measured, which: int, code: str, actor: User | None = None) -> Binding:
    target = one.targets[which]
    return services.bind(target=target, code=code, actor=actor or one.who.quan, at=NOW)


def test_a_target_is_proposed_then_bound_by_a_person(one: Measured) -> None:
    first = queries.targets_of(one.plan, as_of=NOW, today=TODAY).targets
    assert [each.is_proposed for each in first] == [True] * 5
    assert [each.found.definition.code if each.found else "" for each in first] == [
        "dung-han-bieu",
        "so-hoa-ket-qua",
        "hai-long-phuc-vu",
        "",
        "ngoai-danh-muc",
    ]
    assert {each.state for each in first} == {None}
    for which, code in enumerate(("dung-han-bieu", "so-hoa-ket-qua", "hai-long-phuc-vu")):
        bind(one, which, code)
    bound = queries.targets_of(one.plan, as_of=NOW, today=TODAY).targets
    assert [each.state for each in bound[:3]] == [
        TargetState.MISSED,
        TargetState.MISSED,
        TargetState.NO_DATA,
    ]
    assert bound[3].is_proposed


def test_an_unknown_indicator_measures_nothing(one: Measured) -> None:
    with pytest.raises(RuleBroken, match="Không có chỉ số"):
        bind(one, 0, "nothing")


def verified(one: Measured) -> int:
    """How many findings there are about what this room keeps."""
    found = verify(
        agency=one.ward.code, sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    return len(found.findings)


def test_the_chain_knows_every_definition_value_and_binding(one: Measured) -> None:
    redefine(one)
    enter(one)
    bind(one, 0, "dung-han-bieu")
    bind(one, 0, "")
    before = verified(one)
    Edition.objects.update(decimals=0)
    ManualValue.objects.update(part=50)
    Binding.objects.update(code="dung-han-thuc")
    assert verified(one) == before + 3
