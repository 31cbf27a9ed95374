"""``cchc serve`` answers, works in the background, and ends altogether on a signal."""

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from cchc.cli import serve
from cchc.kernel.errors import RuleBroken
from tests.installations import LIVED_AT, Ground, Installation

pytestmark = pytest.mark.django_db

WORKED = """
import json
from cchc.kernel.jobs.state import state
from cchc.kernel.models import PeriodicRun
names = PeriodicRun.objects.values_list("name", flat=True)
print(json.dumps([state().worker_alive, sorted(names)]))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def first_answer(port: int, within: float) -> int:
    """The status of the first answer."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.2)
    raise AssertionError("no answer")


def in_time(is_so: Callable[[], object]) -> bool:
    """True as soon as it is so; a busy machine is given two minutes."""
    end = time.monotonic() + 120
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def worked(place: Installation) -> tuple[bool, list[str]]:
    done = place.run("django", "shell", "-v0", "-c", WORKED)
    alive, names = json.loads(done.stdout)
    return alive, names


PAPER = """
import json
from cchc.demo.people import PASSWORD
from cchc.documents.models import OfficialDocument
from cchc.organisation.models import User
paper = OfficialDocument.objects.select_related("drafted_by").filter(state="commenting").first()
chair = User.objects.get(username="minh")
print(json.dumps([paper.pk, paper.drafted_by.username, PASSWORD, str(chair.pk)]))
"""


class Caller:
    """A person who reaches the server from outside, as a browser would."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, path: str) -> bytes:
        """What the server answers."""
        with self._opener.open(self._address + path, timeout=60) as answer:
            return bytes(answer.read())

    def post(self, path: str, **fields: str) -> str:
        """The page after the form at that path was filled in and sent."""
        (token,) = re.findall(
            rb'<form[^>]*method="post"[^>]*>\s*<input[^>]*name="csrfmiddlewaretoken" value="(\w+)"',
            self.get(path),
        )[-1:]
        sent = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token.decode()})
        request = urllib.request.Request(
            self._address + path, sent.encode(), {"Referer": self._address + path}
        )
        with self._opener.open(request, timeout=60) as answer:
            return str(answer.read().decode())


def put_before_a_signer(place: Installation, port: int) -> bytes:
    """The paper as it was drawn by a process that answers, which must not take for ever."""
    told = place.run("django", "shell", "-v0", "-c", PAPER)
    paper, author, password, signer = json.loads(told.stdout)
    caller = Caller(port)
    caller.post("/dang-nhap/", username=author, password=password)
    shown = caller.post(f"/van-ban/{paper}/trinh-ky/", signer=signer, for_the_collective="on")
    assert "Đã trình ký" in shown
    return caller.get(f"/van-ban/{paper}/tep/trinh-ky/")


def test_the_server_starts_from_nothing_works_and_ends_with_its_worker(ground: Ground) -> None:
    """What it works at is more than answering: a fork has once hung at drawing its first paper."""
    place, port = ground.empty(), free_port()
    place.now = LIVED_AT
    with place.start("cchc", "serve", "--port", str(port), "--workers", "1") as server:
        try:
            assert first_answer(port, within=500) < 500
            wanted = {"seal", "sweep-files", "forget-reads"}
            assert in_time(lambda: worked(place)[0] and wanted <= set(worked(place)[1]))
            assert put_before_a_signer(place, port).startswith(b"%PDF")
        finally:
            server.send_signal(signal.SIGTERM)
        output, errors = server.communicate(timeout=60)
    assert f"http://127.0.0.1:{port}" in output
    assert "Traceback" not in errors
    assert not worked(place)[0], "the worker still holds its lease"


def children_of(parent: int) -> list[int]:
    """The processes that it started, but not those that only wait to be buried."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = place.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(above) == parent and state != "Z":
            found.append(int(place.parent.name))
    return found


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="không có /proc")
def test_no_process_outlives_a_server_that_was_killed(ground: Ground) -> None:
    place, port = ground.lived("killed"), free_port()
    with place.start("cchc", "serve", "--port", str(port), "--workers", "2") as server:
        try:
            assert first_answer(port, within=500) < 500
            assert in_time(lambda: len(children_of(server.pid)) >= 3), "two answer, one works"
            started = children_of(server.pid)
        finally:
            server.kill()
        server.wait(10)
    in_time(lambda: not any(is_running(pid) for pid in started))
    left = [pid for pid in started if is_running(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


def test_a_taken_port_is_said_in_one_sentence_before_anything_is_made(
    ground: Ground, tmp_path: Path
) -> None:
    place = ground.empty("taken")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = place.run("cchc", "serve", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stdout) == (1, "")
    assert "cổng khác" in done.stderr
    assert not (place.home / "cchc.sqlite3").exists()


def test_the_worker_alone_ends_on_a_signal_and_gives_the_lease_back(ground: Ground) -> None:
    place = ground.ready()
    with place.start("cchc", "work") as worker:
        assert in_time(lambda: worked(place)[0])
        worker.send_signal(signal.SIGINT)
        assert worker.wait(timeout=60) == 0
    assert not worked(place)[0]


def test_the_process_that_forks_the_servers_draws_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of the drawing library do not live on in a fork: the first paper would never end."""
    commands: list[list[str]] = []

    def started(command: list[str], **kept: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command[1:])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(serve, "_serve", lambda options: None)
    monkeypatch.setattr(serve, "_refuse_taken_port", lambda host, port: None)
    monkeypatch.setattr("cchc.cli.serve.services.prepare", lambda: None)
    monkeypatch.setattr("cchc.cli.serve.connections.close_all", lambda: None)
    monkeypatch.setattr("cchc.cli.serve.settings.DEMO", True)
    monkeypatch.setattr("cchc.cli.serve.subprocess.run", started)
    monkeypatch.setattr("cchc.documents.render.pdf", lambda content: pytest.fail("drawn here"))
    options = argparse.Namespace(host="127.0.0.1", port=0, workers=1, no_work=True)
    assert serve.run(options) == 0
    assert commands == [["-m", "cchc", "demo", "load", "--later"]]


def test_a_demo_that_cannot_be_loaded_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr("cchc.cli.serve.subprocess.run", lambda command, **kept: failed)
    with pytest.raises(RuleBroken, match="Không nạp được phường mẫu"):
        serve._load_demo()


@pytest.mark.parametrize(
    ("words", "said", "site"),
    [
        (["--port", "8001"], "", "http://127.0.0.1:8001"),
        (["--host", "0.0.0.0", "--port", "80"], "", "http://127.0.0.1:80"),
        (["--port", "8001"], "https://cchc.example", "http://127.0.0.1:8000"),
    ],
)
def test_links_in_letters_lead_to_the_port_that_is_served(
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
    site: str,
) -> None:
    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "SITE_ADDRESS", "http://127.0.0.1:8000")
    monkeypatch.setenv("CCHC_SITE", said)
    if not said:
        monkeypatch.delenv("CCHC_SITE")
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    serve.name_site(parser.parse_args(words))
    assert site == settings.SITE_ADDRESS
    assert os.environ["CCHC_SITE"] == (said or site)
