"""``cchc serve``: make ready, serve on this machine, do background work; Ctrl-C ends it all."""

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cchc.demo import queries as demo_queries
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.operations import services

_STOPPED_WITHIN = 30


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--workers", type=int, default=2, help="số tiến trình phục vụ")
    parser.add_argument(
        "--no-work", action="store_true", help="không chạy việc nền (đã có cchc work riêng)"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    os.umask(0o077)  # the ward's data are for this account only
    _refuse_taken_port(options.host, options.port)
    name_site(options)
    services.prepare()
    if settings.DEMO and demo_queries.is_empty():
        print("Đang nạp phường mẫu…", flush=True)
        _load_demo()
    connections.close_all()
    os.environ["CCHC_SERVER"] = str(os.getpid())  # whose end is theirs too, see cchc.wsgi
    worker = None if options.no_work else _start_worker()
    try:
        _serve(options)
    finally:
        if worker is not None:
            _stop(worker)
    return 0


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise RuleBroken(
                f"Không mở được {host}:{port} ({error.strerror}). Hãy dừng chương trình đang dùng"
                " cổng này, hoặc chọn cổng khác: ./run serve --port 8001."
            ) from error


def name_site(options: argparse.Namespace) -> None:
    """Let links in letters and on slips lead to the port that is served, unless CCHC_SITE says."""
    if settings.DEMO and "CCHC_SITE" not in os.environ:
        host = "127.0.0.1" if options.host in ("0.0.0.0", "::") else options.host  # noqa: S104
        os.environ["CCHC_SITE"] = settings.SITE_ADDRESS = f"http://{host}:{options.port}"


def _load_demo() -> None:
    """Let a process of its own load the demo ward.

    The workers are forks of this process. The load draws papers, and whoever has drawn one has
    threads of the drawing library that do not live on in a fork: it would wait for them for ever.
    """
    done = subprocess.run(  # noqa: S603 - this very program
        _command("demo", "load", "--later"),
        env=_environment(),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuleBroken("Không nạp được phường mẫu (lỗi ở trên). Gõ ./run reset rồi chạy lại.")


def _start_worker() -> subprocess.Popen[bytes]:
    command = _command("work", "--parent", str(os.getpid()))
    return subprocess.Popen(command, env=_environment())  # noqa: S603 - this very program


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cchc", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _stop(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(_STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        worker.kill()


def _serve(options: argparse.Namespace) -> None:
    server = Granian(
        "cchc.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
        working_dir=Path(settings.ROOT),
    )
    server.on_startup(lambda: print(_welcome(options), flush=True))
    server.serve()


def _welcome(options: argparse.Namespace) -> str:
    lines = [f"Hệ thống chạy tại http://{options.host}:{options.port} (Ctrl-C để dừng)."]
    moment = clock.set_moment()
    if moment is not None:
        lines.append(f"Đồng hồ được đặt ở {moment:%H:%M ngày %d/%m/%Y} (CCHC_NOW).")
    if settings.DEMO:
        lines += demo_queries.accounts()
    return "\n".join(lines)
