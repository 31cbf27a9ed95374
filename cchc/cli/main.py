"""Dispatcher of the command ``cchc``; contracts are in docs/commands.md."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc.cli.parser import Parser
from cchc.kernel.errors import RuleBroken


@dataclass(frozen=True)
class Command:
    """One command: its words, the module that does it, what it is for; ``begins`` without data."""

    words: tuple[str, ...]
    module: str
    summary: str
    needs_django: bool = True
    begins: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(("deadline",), "deadline", "tính thời hạn theo giờ, ngày làm việc", needs_django=False),
    Command(("plan", "parse"), "plan_parse", "đọc kế hoạch từ tệp, in JSON", needs_django=False),
    Command(("plan", "import"), "plan_import", "nhập kế hoạch từ tệp, in mã kế hoạch"),
    Command(("plan", "check"), "plan_check", "kiểm tra kế hoạch, in các phát hiện"),
    Command(("plan", "show"), "plan_show", "in kế hoạch (--json: toàn bộ)"),
    Command(("plan", "export"), "plan_export", "xuất kế hoạch ra tệp .docx hoặc .xlsx"),
    Command(("procedures", "import"), "procedures_import", "nhập danh mục thủ tục từ tệp"),
    Command(("procedures", "export"), "procedures_export", "xuất danh mục thủ tục ra tệp"),
    Command(("report", "compose"), "report_compose", "lập báo cáo của kế hoạch ra tệp"),
    Command(("dossiers", "statistics"), "dossiers_statistics", "số liệu giải quyết hồ sơ của kỳ"),
    Command(("dossiers", "deadline"), "dossiers_deadline", "giải trình hạn trả của một hồ sơ"),
    Command(("dossiers", "import"), "dossiers_import", "nhập hồ sơ từ tệp xuất của hệ thống tỉnh"),
    Command(("indicators", "list"), "indicators_list", "danh mục chỉ số và định nghĩa"),
    Command(("indicators", "value"), "indicators_value", "giá trị của một chỉ số trong kỳ"),
    Command(("period", "close"), "period_close", "chốt số liệu của một kỳ đã qua"),
    Command(("audit", "verify"), "audit_verify", "kiểm tra nhật ký và số liệu có bị sửa không"),
    Command(
        ("account", "reset-factor"), "account_reset_factor", "gỡ xác thực hai lớp của một người"
    ),
    Command(("backup",), "backup", "sao lưu cơ sở dữ liệu, tệp và niêm phong"),
    Command(("restore",), "restore", "khôi phục từ bản sao lưu", begins=True),
    Command(("demo", "load"), "demo_load", "nạp phường mẫu vào hệ thống còn trống", begins=True),
    Command(("serve",), "serve", "chạy hệ thống trên máy này", begins=True),
    Command(("work",), "work", "chạy việc nền"),
    Command(
        ("emulate",), "emulate", "giả lập Zalo, cổng SMS trên máy này để thử", needs_django=False
    ),
)


def _parser(group: str = "") -> Parser:
    """What lists the commands, all of them or those whose first word is ``group``."""
    listed = [c for c in COMMANDS if group in ("", c.words[0])]
    lines = [f"  cchc {' '.join(c.words):<20} {c.summary}" for c in listed]
    epilog = "Các lệnh:\n" + "\n".join(lines)
    parser = Parser(f"cchc {group}".strip(), "Hệ thống cải cách hành chính cấp xã", epilog)
    parser.add_argument("lenh", nargs="+", metavar="LỆNH", help="xem danh sách dưới đây")
    return parser


def find(words: Sequence[str]) -> Command | None:
    """The command that the first words name, the longest match first."""
    for command in sorted(COMMANDS, key=lambda c: -len(c.words)):
        if tuple(words[: len(command.words)]) == command.words:
            return command
    return None


def _asks_for_help(words: Sequence[str]) -> bool:
    """ "--help" alone, or after the first word of several commands."""
    *group, last = words
    return last in ("-h", "--help") and tuple(group) in {(), *(c.words[:1] for c in COMMANDS)}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; exit 0 done, 1 input or fact wrong (one sentence), 2 wrong usage."""
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    command = find(words)
    if command is None:
        if not words or _asks_for_help(words):
            _parser(*words[:-1]).print_help()
            return 0 if words else 2
        print(f"cchc: không có lệnh “{' '.join(words[:2])}”. Gõ cchc --help.", file=sys.stderr)
        return 2
    return _run(command, words[len(command.words) :])


def _speak_utf8() -> None:
    """Vietnamese comes out whole whatever the locale of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


_UNREADY = (
    "Cơ sở dữ liệu chưa sẵn sàng ({}). Hãy kiểm tra CCHC_HOME và DATABASE_URL, chạy cchc serve"
    " một lần để tạo hoặc cập nhật bảng, rồi làm lại."
)
_ABSENT = (
    "Chưa có dữ liệu ở {}. Hãy đặt CCHC_HOME đúng thư mục, hoặc chạy cchc serve một lần để tạo."
)
_DAMAGED = (
    "Cơ sở dữ liệu bị hỏng ({}). Hãy cất tệp hỏng đi rồi khôi phục bản sao lưu bằng cchc restore."
)


def _set_up_django() -> dict[type[Exception], str]:
    """Start Django; what to say of a database that is absent, locked, of another age, or damaged.

    The classes are meant exactly: a constraint that is broken is a bug, and crashes loudly.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.dev")
    importlib.import_module("django").setup()
    database = importlib.import_module("django.db")
    return {
        database.OperationalError: _UNREADY,
        database.ProgrammingError: _UNREADY,
        database.DatabaseError: _DAMAGED,
    }


def _demand_data() -> None:
    """RuleBroken where a database of our own is not there; who only asks leaves nothing."""
    database = importlib.import_module("django.db").connection
    if database.vendor != "sqlite" or database.is_in_memory_db():
        return
    file = Path(database.settings_dict["NAME"])
    if not file.exists():
        raise RuleBroken(_ABSENT.format(file.parent))


def _run(command: Command, rest: Sequence[str]) -> int:
    troubles = _set_up_django() if command.needs_django else {}
    module = importlib.import_module(f"cchc.cli.{command.module}")
    parser = Parser(f"cchc {' '.join(command.words)}", command.summary)
    module.arguments(parser)
    try:
        options = parser.parse_args(rest)
        if command.needs_django and not command.begins:
            _demand_data()
        code = int(module.run(options))
        sys.stdout.flush()
    except RuleBroken as broken:
        print(broken.message, file=sys.stderr)
        return 1
    except tuple(troubles) as error:
        if type(error) not in troubles:
            raise
        print(troubles[type(error)].format(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader has seen enough ("| head"); what is left goes nowhere, also at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
