"""Which column of a table says what: header words in any order, case and accent.

Rule: docs/rules/plan-reading.md, "Columns".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cchc.plans.rules.words import bare, starts_upper, word_set


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TASK = "task"
    PRODUCT = "product"
    LEAD = "lead"
    CO = "co"
    DUE = "due"
    BASIS = "basis"
    TARGET = "target"
    VALUE = "value"
    MEASURE_UNIT = "measure_unit"
    NOTE = "note"


# What is known and of which a plan keeps nothing.
UNKEPT = frozenset({Role.NUMBER, Role.BASIS, Role.NOTE})

# The first pattern that is found decides, so narrower words come before wider ones.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NUMBER, r"^(?:s?tt|s tt|st t|so tt|so thu tu|so)$"),
        (Role.MEASURE_UNIT, r"^(?:dvt|don vi tinh|don vi|don vi %)$"),
        (Role.BASIS, r"van ban giao|can cu"),
        (Role.NOTE, r"ghi chu|kinh phi|du toan|nguon"),
        (Role.DUE, r"thoi gian|thoi han|tien do|han hoan thanh|han xong|^han$"),
        (
            Role.LEAD,
            r"chu tri|^(?:don vi|co quan|bo phan|nguoi|ca nhan)(?: (?!phoi|hop|cung|tham)\w+){0,3}"
            r" thuc hien"
            r"|phan cong|phu trach|chiu trach nhiem|tham muu|don vi dau moi",
        ),
        (
            Role.CO,
            r"phoi hop|\bcung (?:thuc hien|tham gia|lam)\b"
            r"|^(?:cac )?(?:don vi|co quan|bo phan|nguoi|ca nhan|to chuc|luc luong)\b.*"
            r"\b(?:tham gia|ho tro|lien quan)\b",
        ),
        (Role.PRODUCT, r"san pham|dau ra|ket qua|chi tieu dat duoc|minh chung"),
        (Role.TASK, r"noi dung|nhiem vu|hoat dong|cong viec|giai phap|dau viec|phan viec"),
        (Role.TARGET, r"chi tieu|muc tieu|chi so|tieu chi"),
        (
            Role.VALUE,
            r"^(?:ke hoach|muc|gia tri|ty le|dat|%|nam 20\d\d|muc phan dau|ke hoach nam.*)$",
        ),
    )
)
_HEADS = re.compile(
    r"(?:s?tt|so tt|so thu tu|noi dung|nhiem vu|hoat dong|cong viec|ten nhiem vu|ten|giai phap"
    r"|san pham|ket qua|chi tieu|muc tieu|bo phan|co quan|don vi|chu tri|phoi hop|phan cong|nguoi"
    r"|thoi gian|thoi han|tien do|han|ghi chu|van ban|can cu|kinh phi|dau viec)\b"
)
_WORDS = word_set("""
    stt tt s st t so thu tu noi dung thuc hien nhiem vu hoat dong cong viec ten giai phap va cac san
    pham ket qua du kien dau ra chi tieu dat duoc muc tieu bo phan co quan don vi chu tri phoi hop
    phan nguoi ca nhan dung chiu trach thoi gian han tien do hoan thanh trien khai xong ghi chu
    van ban giao can cu kinh phi nguon du an trong tam can yeu tinh cu the chi tiet hoac to chuc
    tham muu gia lien quan phu trach dvt gia tri muc ty le minh chung chung can cung chinh ho tro
    luc luong""")
_PROGRESS = re.compile(
    r"^(?:trang thai|tinh trang)\b|^da (?:nghiem thu|hoan thanh|thuc hien|nop)\b"
    r"|(?:^%|ty le|phan tram|muc do)(?: \w+){0,2} (?:hoan thanh|thuc hien)\b"
    r"|^(?:tien do|hoan thanh|thuc hien)(?: \w+){0,2} ?%$"
)
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?|\(?[a-hA-H]\)?")


def role_of(header: str) -> Role | None:
    """The role of a header cell, "Bộ phận chủ trì" -> LEAD; None when it says nothing known."""
    said = " ".join(re.findall(r"[a-z0-9%]+", bare(header)))
    return next((role for role, pattern in _ROLES if pattern.search(said)), None)


def settle(roles: Sequence[Role | None]) -> tuple[Role | None, ...]:
    """The roles of a whole header: each once, the first column wins.

    Without a column of tasks, "Chỉ tiêu" heads a table of targets and its "Kết quả" is a value.
    """
    settled: list[Role | None] = []
    targets = Role.TASK not in roles and Role.TARGET in roles
    for role in roles:
        if targets and role is Role.PRODUCT:
            role = Role.VALUE
        settled.append(None if role in settled else role)
    return tuple(settled)


def is_task_header(roles: Iterable[Role | None]) -> bool:
    """Whether a row of roles heads a table of tasks: tasks and one of product, lead, date."""
    found = set(roles)
    return Role.TASK in found and bool(found & {Role.PRODUCT, Role.LEAD, Role.DUE})


def is_target_header(roles: Iterable[Role | None]) -> bool:
    found = set(roles)
    return Role.TARGET in found and bool(found & {Role.VALUE, Role.MEASURE_UNIT})


def tells_progress(header: str) -> bool:
    """Whether a column tells how far things are: it stands in tracking tables, not in plans."""
    return bool(_PROGRESS.search(" ".join(re.findall(r"[a-z0-9%]+", bare(header)))))


def are_column_numbers(cells: Iterable[str]) -> bool:
    """A row "(1) (2) (3) …" or "A B 1 2" under a header."""
    said = [cell for cell in cells if cell.strip()]
    return len(said) > 2 and all(_COLUMN_NUMBERS.fullmatch(cell.strip()) for cell in said)


def is_header_text(line: str) -> bool:
    """Whether all words of a line belong to table headers."""
    said = re.findall(r"[a-z0-9%]+", bare(line))
    return bool(said) and all(word in _WORDS for word in said)


def begins_header_cell(before: str, rest: str) -> bool:
    """Whether a second header cell begins with ``rest`` where two touch on one line."""
    if not starts_upper(rest) or not _HEADS.match(bare(rest)):
        return False
    if rest.isupper():
        return role_of(before) not in (None, role_of(rest))
    return len(before.split()) > 1 and before[-1] not in "/,-–+("


@dataclass
class _Cell:
    text: str = ""

    @property
    def role(self) -> Role | None:
        return role_of(self.text) if self.text else None

    @property
    def open(self) -> bool:
        return not self.text or self.role is None or self.text.rstrip().endswith(("/", ",", "và"))


def cells_of_header_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Header cells out of lines in which cells are broken or run together."""
    cells = [_Cell()]
    for line in lines:
        said = line.split()
        for position, word in enumerate(said):
            rest = " ".join(said[position:])
            begins = _HEADS.match(bare(rest)) and (position == 0 or starts_upper(word))
            if begins and not cells[-1].open and not _carries_on(line, position):
                cells.append(_Cell())
            cells[-1].text = f"{cells[-1].text} {word}".strip()
    return _joined_by_role([cell.text for cell in cells])


def _carries_on(line: str, position: int) -> bool:
    """A line that begins small goes on with the cell above it."""
    return position == 0 and not starts_upper(line)


def _joined_by_role(cells: Sequence[str]) -> tuple[str, ...]:
    joined: list[str] = []
    for cell in cells:
        if joined and role_of(cell) is not None and role_of(cell) == role_of(joined[-1]):
            joined[-1] = f"{joined[-1]} {cell}"
        else:
            joined.append(cell)
    return tuple(joined)
