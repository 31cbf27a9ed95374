"""A real installation refuses to start with a secret missing or an unsafe default."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WHOLE = {
    "CCHC_SECRET_KEY": secrets.token_urlsafe(64),
    "CCHC_MASTER_KEY": secrets.token_urlsafe(64),
    "CCHC_SEAL_KEY": secrets.token_urlsafe(64),
    "CCHC_HOSTS": "phuong-mau.example",
}


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """What loading the production settings says with only these of our variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
    return subprocess.run(
        [sys.executable, "-c", "import cchc.settings.production"],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_every_secret_it_starts() -> None:
    done = started(**WHOLE)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", sorted(WHOLE))
def test_without_one_of_them_it_refuses_and_names_it(missing: str) -> None:
    done = started(**{name: value for name, value in WHOLE.items() if name != missing})
    assert done.returncode != 0
    assert f"Thiếu cấu hình {missing}" in done.stderr


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    place = tmp_path / "seal"
    place.write_text(WHOLE["CCHC_SEAL_KEY"], encoding="utf-8")
    rest = {name: value for name, value in WHOLE.items() if name != "CCHC_SEAL_KEY"}
    assert started(**rest, CCHC_SEAL_KEY_FILE=str(place)).returncode == 0


def test_a_short_session_key_or_every_host_is_refused() -> None:
    assert started(**{**WHOLE, "CCHC_SECRET_KEY": "short"}).returncode != 0
    assert started(**{**WHOLE, "CCHC_HOSTS": "*"}).returncode != 0
