"""A backup brings everything back, nothing by halves, and never the keys unless asked."""

import json
import tarfile
from pathlib import Path

import pytest
from django.db import connection

from cchc.cli.main import COMMANDS, Command, main
from tests.installations import Ground, Installation

pytestmark = pytest.mark.django_db

LIVE = """
from django.conf import settings
from cchc.kernel import audit, clock
from cchc.kernel.audit import seals
from cchc.kernel.files.storing import store
with audit.transaction():
    stored = store(content=b"noi dung", name="ghi chu.txt", agency="an-binh", actor="quan",
                   at=clock.now(), kinds=["txt"])
    audit.record(agency="an-binh", at=clock.now(), actor="quan", act="submit",
                 subject=("sample", "n1"), facts={"file": stored.sha256},
                 payload={"text": "riêng tư"})
seals.seal_chains(day=clock.today())
"""
TELL = """
import json
from cchc.kernel import audit
from cchc.kernel.files.storing import check
from cchc.kernel.models import StoredFile
print(json.dumps({
    "files": [check(stored) for stored in StoredFile.objects.all()],
    "texts": [view.payload for view in audit.history("an-binh", "sample", "n1")],
}))
"""


def live(place: Installation) -> None:
    """One act, one file, one seal."""
    place.migrate()
    done = place.run("django", "shell", "-v0", "-c", LIVE)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def lived(ground: Ground) -> Installation:
    """An installation with one act, one file, one seal."""
    return ground.like(live, "lived")


def tell(place: Installation) -> object:
    done = place.run("django", "shell", "-v0", "-c", TELL)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


WHOLE = {"files": [True], "texts": [{"text": "riêng tư"}]}


def test_a_backup_with_its_keys_brings_everything_back_elsewhere(
    lived: Installation, ground: Ground, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    made = lived.run("cchc", "backup", str(file), "--with-keys")
    assert made.returncode == 0, made.stderr
    assert "1 tệp đính kèm" in made.stdout
    assert file.stat().st_mode & 0o077 == 0
    other = ground.empty("other")
    done = other.run("cchc", "restore", str(file))
    assert done.returncode == 0, done.stderr
    assert "Khóa mã hóa ở đây không phải" not in done.stdout
    assert tell(other) == WHOLE
    verified = other.run("cchc", "audit", "verify", "--seals", str(lived.home / "seals"))
    assert verified.returncode == 0, verified.stdout


def test_a_backup_has_no_keys_unless_asked_and_the_restore_says_that_they_lack(
    lived: Installation, ground: Ground, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    lived.run("cchc", "backup", str(file))
    with tarfile.open(file) as tar:
        assert not [name for name in tar.getnames() if "key" in name]
    secrets = [path.read_bytes() for path in (lived.home / "keys").iterdir()]
    assert not [secret for secret in secrets if secret in file.read_bytes()]
    other = ground.empty("other")
    done = other.run("cchc", "restore", str(file))
    assert done.returncode == 0
    assert "Khóa mã hóa ở đây không phải khóa của bản sao lưu" in done.stdout


def test_a_restore_over_data_is_refused_and_with_force_sets_the_former_data_aside(
    lived: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    lived.run("cchc", "backup", str(file))
    lived.run("django", "shell", "-v0", "-c", LIVE.replace("n1", "n2"))
    refused = lived.run("cchc", "restore", str(file))
    assert refused.returncode == 1
    assert "đã có dữ liệu" in refused.stderr
    assert refused.stdout == ""
    done = lived.run("cchc", "restore", str(file), "--force")
    assert done.returncode == 0, done.stderr
    assert tell(lived) == WHOLE
    (aside,) = lived.home.glob("before-restore-*")
    assert (aside / "database").stat().st_size
    assert list((aside / "files").rglob("*"))


def test_a_restored_older_copy_is_found_by_seals_that_were_kept_elsewhere(
    lived: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    lived.run("cchc", "backup", str(file))
    script = LIVE.replace("n1", "n2").replace("clock.today()", "__import__('datetime').date.max")
    lived.run("django", "shell", "-v0", "-c", script)
    outside = tmp_path / "usb"
    (lived.home / "seals").rename(outside)
    lived.run("cchc", "restore", str(file), "--force")
    found = lived.run("cchc", "audit", "verify", "--seals", str(outside))
    assert found.returncode == 1
    assert "[restored_older]" in found.stdout


def broken(file: Path, how: str) -> None:
    content = bytearray(file.read_bytes())
    if how == "cut":
        del content[len(content) // 2 :]
    elif how == "changed":
        place = content.index(b"noi dung")
        content[place : place + 3] = b"NOI"
    else:
        content[:] = b"something else"
    file.write_bytes(content)


@pytest.mark.parametrize("how", ["cut", "changed", "other"])
def test_a_broken_backup_is_refused_and_nothing_is_touched(
    lived: Installation, tmp_path: Path, how: str
) -> None:
    file = tmp_path / "backup.tar"
    lived.run("cchc", "backup", str(file))
    broken(file, how)
    done = lived.run("cchc", "restore", str(file), "--force")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Bản sao lưu bị hỏng" in done.stderr
    assert tell(lived) == WHOLE
    assert not list(lived.home.glob("*restore*"))


def test_a_backup_never_replaces_a_file_and_leaves_none_behind_when_it_fails(
    lived: Installation, ground: Ground, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    file.write_text("mine")
    done = lived.run("cchc", "backup", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert file.read_text() == "mine"
    nowhere = lived.run("cchc", "backup", str(tmp_path / "none" / "backup.tar"))
    assert nowhere.returncode == 1
    assert "Không có thư mục" in nowhere.stderr


@pytest.mark.parametrize("words", [("audit", "verify"), ("backup",), ("work",)])
def test_a_command_on_an_installation_without_tables_says_what_to_do(
    ground: Ground, tmp_path: Path, words: tuple[str, ...]
) -> None:
    place = ground.empty()
    place.home.mkdir()
    file = [str(tmp_path / "backup.tar")] if words == ("backup",) else []
    done = place.run("cchc", *words, *file)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Cơ sở dữ liệu chưa sẵn sàng" in done.stderr or "Chưa có dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.tar"))
    if connection.vendor == "sqlite":
        assert not list(place.home.iterdir()), "who only asks leaves nothing"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is a file of ours")
@pytest.mark.parametrize("words", [("audit", "verify"), ("plan", "show", "x")])
def test_a_damaged_database_is_said_in_one_sentence(ground: Ground, words: tuple[str, ...]) -> None:
    place = ground.empty()
    place.home.mkdir()
    (place.home / "cchc.sqlite3").write_text("no database at all, only words\n" * 99)
    done = place.run("cchc", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Cơ sở dữ liệu bị hỏng")
    assert done.stderr.count("\n") == 1


def test_a_missing_backup_is_said_in_one_sentence(ground: Ground, tmp_path: Path) -> None:
    done = ground.empty().run("cchc", "restore", str(tmp_path / "none.tar"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không có tệp" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [None, b"something else"])
def test_a_refused_restore_leaves_no_keys_in_an_empty_home(
    ground: Ground, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "backup.tar"
    if content is not None:
        file.write_bytes(content)
    place = ground.empty()
    done = place.run("cchc", "restore", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert not list(place.home.rglob("*"))


def test_a_backup_of_the_other_engine_is_refused(
    lived: Installation, ground: Ground, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    lived.run("cchc", "backup", str(file))
    with tarfile.open(file) as tar:
        tar.extractall(tmp_path / "open", filter="data")
    manifest = tmp_path / "open" / "manifest.json"
    here = connection.vendor
    other = "sqlite" if here == "postgresql" else "postgresql"
    manifest.write_text(manifest.read_text().replace(f'"{here}"', f'"{other}"'))
    with tarfile.open(file, "w") as tar:
        for path in sorted((tmp_path / "open").rglob("*")):
            if path.is_file():
                tar.add(path, str(path.relative_to(tmp_path / "open")))
    done = ground.empty("other").run("cchc", "restore", str(file))
    assert done.returncode == 1
    assert f"Bản sao lưu thuộc {other}" in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.words))
def test_every_command_explains_itself(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([*command.words, "--help"])
    assert end.value.code == 0
    assert command.summary in " ".join(capsys.readouterr().out.split())
