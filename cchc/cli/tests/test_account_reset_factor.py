"""``cchc account reset-factor``: the only administrator lost telephone and recovery codes."""

from datetime import datetime

import pytest

from cchc.cli.main import main
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.notices.models import Message
from cchc.organisation.models import SecondFactor, User
from cchc.organisation.tests.factor import Phone, enrolled
from cchc.organisation.tests.factories import Cast, cast

AT = datetime(2026, 3, 2, 8, 0, tzinfo=HANOI)
WHY = "Mất máy; gặp trực tiếp, đối chiếu căn cước"


@pytest.fixture(name="ward")
def ward_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")
    return cast()


@pytest.fixture(name="phone")
def phone_fixture(ward: Cast) -> Phone:
    return enrolled(ward.quantri, AT)


def reset(*words: str) -> int:
    return main(["account", "reset-factor", *words])


def test_it_is_taken_away_told_and_in_the_chain(
    phone: Phone, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reset("quantri", "--reason", WHY) == 0
    told = capsys.readouterr()
    assert "Đã gỡ xác thực hai lớp của" in told.out
    assert told.err == ""
    user = User.objects.get(pk=phone.user.pk)
    assert user.second_factor_at is None
    assert not SecondFactor.objects.filter(user=user).exists()
    event = audit.history("anbinh", "account", str(user.pk))[-1]
    assert (event.act, event.payload) == ("reset_factor", {"reason": WHY})
    message = Message.objects.filter(subject__contains="hai lớp").latest("pk")
    assert "người vận hành máy chủ" in message.body


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["nobody", "--reason", WHY], "Không có tài khoản “nobody”"),
        (["quantri", "--reason", "  "], "Ghi lý do"),
        (["hoa", "--reason", WHY], "chưa bật xác thực hai lớp"),
    ],
)
def test_wrong_input_is_one_sentence_and_changes_nothing(
    phone: Phone, words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reset(*words) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert SecondFactor.objects.filter(user=phone.user).exists()


def test_without_a_reason_it_is_wrong_usage(
    phone: Phone, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        reset("quantri")
    assert stopped.value.code == 2
    assert "còn thiếu --reason" in capsys.readouterr().err
    assert SecondFactor.objects.filter(user=phone.user).exists()


def test_a_second_time_there_is_nothing_to_take_away(phone: Phone) -> None:
    assert [reset("quantri", "--reason", WHY) for _ in range(2)] == [0, 1]
