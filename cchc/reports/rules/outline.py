"""A template of a report as people write it -> sections of blocks; docs/rules/report-templates.md.

Every line is one block. What is wrong is told with its place, never guessed at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import parse_number_vi
from cchc.kernel.text import nfc

OPENING = "opening"
DEEPEST = 3
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
LETTERS = "abcdđeghiklmnopqrstuvxy"
PLAN_BLOCKS = {
    "mở đầu": "opening",
    "chỉ đạo": "direction",
    "kết quả chung": "whole",
    "từng lĩnh vực": "areas",
    "bộ phận chủ trì": "units",
    "chỉ tiêu": "targets",
    "quá hạn": "late",
    "khó khăn": "difficulties",
    "phương hướng": "next",
    "kiến nghị": "proposals",
}
TABLES = {
    "II.06a": "Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính theo lĩnh vực",
    "nhiệm vụ": "Danh mục nhiệm vụ và kết quả thực hiện",
    "lĩnh vực": "Nhiệm vụ theo lĩnh vực",
    "bộ phận": "Nhiệm vụ theo bộ phận chủ trì",
    "chỉ tiêu": "Kết quả thực hiện các chỉ tiêu của kế hoạch",
    "danh mục chỉ tiêu": "Các chỉ tiêu của kế hoạch, không có kết quả",
}
SIGNS = ("<=", ">=", "!=", "=", "<", ">")
WORDS_OF_CONDITIONS = "Nếu x > 0, Nếu x = 0, Nếu x >= 99,9, Nếu có x, Nếu chưa có x; nối bằng “và”"
MOST_PERIODS = 12

_HEADING = re.compile(r"(#{1,6})\s*(.*?)(?:\s*\[([a-z][a-z0-9.-]*)\])?\s*$")
_FIELD = re.compile(r"\{([^{}]*)\}")
_NAME = r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_]+){0,2}"
_IF = re.compile(r"nếu\s+(.+?):\s*(.+)", re.IGNORECASE)
_COMPARED = re.compile(rf"({_NAME})\s*({'|'.join(SIGNS)})\s*(\S+)")
_THERE = re.compile(rf"(có|chưa có)\s+({_NAME})")
_PARTED = re.compile(rf"({_NAME})\s+theo\s+([a-z_]+)(?:,\s*(.+))?")
_TREND = re.compile(rf"({_NAME})\s+trong\s+(\d+)\s+kỳ")
_KINDS = {
    "kế hoạch": "plan",
    "kính gửi": "to",
    "bảng": "table",
    "phụ lục": "annex",
    "danh sách": "list",
    "biểu đồ cột": "bars",
    "biểu đồ đường": "line",
}
_BLOCK = re.compile(rf"({'|'.join(_KINDS)}):\s*(.*)", re.IGNORECASE)
_DASHES = ("- ", "– ")
_NO_DATA = re.compile(r"chưa có số liệu:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Condition:
    """A field compared with a number; or ``sign`` "there" or "none", whether it has data."""

    name: str
    sign: str
    number: Decimal = Decimal(0)


@dataclass(frozen=True)
class Block:
    """One line. ``shape`` is "run" on after the line before, a new "para" or an "item".

    ``otherwise`` is said of a sentence without data; of a list it is the unit. ``names`` are the
    fields of a table, list or chart; ``by`` its dimension, ``periods`` how many.
    """

    kind: str
    text: str
    shape: str = "para"
    conditions: tuple[Condition, ...] = ()
    otherwise: str = ""
    names: tuple[str, ...] = ()
    by: str = ""
    periods: int = 0


@dataclass(frozen=True)
class Part:
    """A section: its code in the report, its heading (level 0 has none), its blocks."""

    code: str
    title: str
    level: int
    number: str
    blocks: tuple[Block, ...] = ()

    @property
    def place(self) -> str:
        """ "mục II.2", "phần mở đầu"."""
        return f"mục {self.number}" if self.level else "phần mở đầu"


@dataclass(frozen=True)
class Wrong:
    """What is wrong in a template, and where."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass
class _Reading:
    """A template while it is read."""

    parts: list[Part] = field(default_factory=lambda: [Part(OPENING, "", 0, "")])
    wrong: list[Wrong] = field(default_factory=list)
    counters: list[int] = field(default_factory=lambda: [0] * DEEPEST)
    is_after_gap: bool = True

    @property
    def place(self) -> str:
        """The line that is read next, counted within its section."""
        part = self.parts[-1]
        return f"câu {len(part.blocks) + 1} của {part.place}"

    def say(self, message: str, place: str = "") -> None:
        """Note what is wrong at that place, here without one."""
        self.wrong.append(Wrong(place or self.place, message))

    def add(self, block: Block) -> None:
        """One more block of the section."""
        last = self.parts[-1]
        self.parts[-1] = replace(last, blocks=(*last.blocks, block))


def parsed(text: str) -> tuple[tuple[Part, ...], tuple[Wrong, ...]]:
    """The sections of a template with everything in its lines that cannot be read."""
    reading = _Reading()
    for line in map(nfc, text.splitlines()):
        if not line:
            reading.is_after_gap = True
            continue
        heading = _HEADING.fullmatch(line)
        if heading:
            _heading(reading, len(heading[1]), heading[2], heading[3] or "")
        else:
            _line(reading, line)
        reading.is_after_gap = bool(heading)
    is_empty = len(reading.parts) == 1 and not reading.parts[0].blocks
    if is_empty and not reading.wrong:
        reading.say("chưa có nội dung nào.", "mẫu")
    return tuple(reading.parts), tuple(reading.wrong)


def demand_parsed(text: str) -> tuple[Part, ...]:
    """The sections; RuleBroken with the first thing that is wrong."""
    parts, wrong = parsed(text)
    if wrong:
        raise RuleBroken(f"{wrong[0]}"[:1].upper() + f"{wrong[0]}"[1:], field="body")
    return parts


def names_in(text: str) -> list[str]:
    """The fields of a sentence, in order."""
    return [name.strip() for name in _FIELD.findall(text)]


def cut(text: str) -> Iterator[tuple[str, str]]:
    """The sentence in pieces: ("", words) and (field, "")."""
    at = 0
    for found in _FIELD.finditer(text):
        yield "", text[at : found.start()]
        yield found[1].strip(), ""
        at = found.end()
    yield "", text[at:]


def number_of(level: int, counters: Sequence[int]) -> str:
    """How a heading is called: "II", "II.2", "II.2.a"."""
    roman = counters[0] and ROMAN[min(counters[0], len(ROMAN)) - 1]
    letter = LETTERS[min(counters[2], len(LETTERS)) - 1]
    return ".".join([str(roman), str(counters[1]), letter][:level])


def _heading(reading: _Reading, level: int, title: str, code: str) -> None:
    above = reading.parts[-1].level
    if level > DEEPEST:
        reading.say(f"tiêu đề “{title}” quá sâu; dùng #, ## hoặc ###.")
        level = DEEPEST
    if level > above + 1:
        reading.say(f"tiêu đề “{title}” cấp {level} không nằm trong tiêu đề cấp {level - 1} nào.")
    if not title:
        reading.say("tiêu đề để trống.")
    reading.counters[level - 1] += 1
    reading.counters[level:] = [0] * (DEEPEST - level)
    number = number_of(level, reading.counters)
    code = code or f"s{number.lower().replace('đ', 'dd')}"
    if any(part.code == code for part in reading.parts):
        reading.say(f"mã mục [{code}] bị dùng hai lần.", f"mục {number}")
    reading.parts.append(Part(code, title, level, number))


def _line(reading: _Reading, line: str) -> None:
    shape = "para" if reading.is_after_gap else "run"
    if line.startswith(_DASHES):
        shape, line = "item", line[2:].strip()
    if told := _NO_DATA.fullmatch(line):
        _otherwise(reading, told[1])
        return
    conditions: tuple[Condition, ...] = ()
    if condition := _IF.fullmatch(line):
        conditions = tuple(_conditions(reading, condition[1]))
        line = condition[2]
        if line.startswith(_DASHES):
            shape, line = "item", line[2:].strip()
    elif line.casefold().startswith("nếu "):
        reading.say(f"điều kiện phải kết thúc bằng dấu hai chấm; cách viết: {WORDS_OF_CONDITIONS}.")
    made = _block(reading, line)
    reading.add(replace(made, shape=shape, conditions=conditions))


def _otherwise(reading: _Reading, text: str) -> None:
    last = reading.parts[-1]
    if not last.blocks or last.blocks[-1].kind != "sentence":
        reading.say("“Chưa có số liệu:” phải đứng ngay sau câu mà nó thay.")
        return
    before = replace(last.blocks[-1], otherwise=text)
    reading.parts[-1] = replace(last, blocks=(*last.blocks[:-1], before))


def _conditions(reading: _Reading, text: str) -> Iterator[Condition]:
    for each in re.split(r"\s+và\s+", text):
        if there := _THERE.fullmatch(each):
            yield Condition(there[2], "there" if there[1] == "có" else "none")
        elif compared := _COMPARED.fullmatch(each):
            try:
                yield Condition(compared[1], compared[2], parse_number_vi(compared[3]))
            except RuleBroken:
                reading.say(f"trong điều kiện, “{compared[3]}” không phải là số.")
        else:
            reading.say(f"không hiểu điều kiện “{each}”; cách viết: {WORDS_OF_CONDITIONS}.")


def _block(reading: _Reading, line: str) -> Block:
    found = _BLOCK.fullmatch(line)
    if not found:
        _braces(reading, line)
        return Block("sentence", line)
    kind, said = _KINDS[found[1].casefold()], found[2].strip().rstrip(".")
    if kind == "plan":
        if said.casefold() not in PLAN_BLOCKS:
            reading.say(f"không có phần “{said}”; chọn trong: {', '.join(PLAN_BLOCKS)}.")
        return Block(kind, PLAN_BLOCKS.get(said.casefold(), ""))
    if kind == "to" or (kind in ("table", "annex") and said in TABLES):
        return Block(kind, said)
    return _counted(reading, kind, said)


def _counted(reading: _Reading, kind: str, said: str) -> Block:
    """A table, list or chart of fields."""
    if parted := _PARTED.fullmatch(said):
        return Block(kind, said, otherwise=parted[3] or "", names=(parted[1],), by=parted[2])
    if kind in ("bars", "line") and (trend := _TREND.fullmatch(said)):
        periods = int(trend[2])
        if not 2 <= periods <= MOST_PERIODS:
            reading.say(f"biểu đồ vẽ từ 2 đến {MOST_PERIODS} kỳ.")
        return Block(kind, said, names=(trend[1],), periods=min(periods, MOST_PERIODS))
    names = tuple(name.strip() for name in said.split(","))
    if kind in ("table", "annex") and all(re.fullmatch(_NAME, name) for name in names):
        return Block(kind, said, names=names)
    ways = {
        "list": "Danh sách: dossiers.open_overdue theo field, hồ sơ",
        "bars": "Biểu đồ cột: dung-han-bieu theo field, hoặc … trong 6 kỳ",
        "line": "Biểu đồ đường: dung-han-bieu trong 6 kỳ",
    }
    known = f"Bảng: {' | '.join(TABLES)}; hoặc các mã chỉ số cách nhau bằng dấu phẩy"
    reading.say(f"không hiểu “{said}”; cách viết: {ways.get(kind, known)}.")
    return Block(kind, "")


def _braces(reading: _Reading, line: str) -> None:
    for name in names_in(line):
        if not re.fullmatch(_NAME, name):
            reading.say(f"“{{{name}}}” không phải là tên số liệu.")
    if re.search(r"[{}]", _FIELD.sub("", line)):
        reading.say("dấu ngoặc nhọn mở ra mà không đóng lại, hoặc ngược lại.")
