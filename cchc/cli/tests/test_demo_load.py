"""``cchc demo load``: fills what is empty, once, with a history that verifies."""

import pytest

from tests.installations import Ground

pytestmark = pytest.mark.django_db


def test_the_demo_ward_is_loaded_once_and_its_history_verifies(ground: Ground) -> None:
    place = ground.lived()
    assert "quan " in (place.home / "said").read_text(encoding="utf-8")
    verified = place.run("cchc", "audit", "verify")
    assert verified.returncode == 0, verified.stdout
    shown = place.run("cchc", "plan", "show", "anbinh-2026-1")
    assert shown.returncode == 0, shown.stderr
    assert "Đang thực hiện" in shown.stdout
    checked = place.run("cchc", "plan", "check", "anbinh-2026-1")
    assert "Tân Mẫu" in checked.stdout, checked.stderr
    again = place.run("cchc", "demo", "load")
    assert again.returncode == 1
    assert "còn trống" in again.stderr
