"""The first draft of a report that the office writes itself, out of the units' parts.

docs/rules/report-calendar.md, "Reports that the office writes".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.documents.content import (
    UNSIGNED,
    Block,
    Bullet,
    Content,
    Heading,
    Letterhead,
    Para,
)
from cchc.kernel.formats import date_vi
from cchc.kernel.periods import Period
from cchc.reports.rules.following import following, in_sentence
from cchc.reports.rules.kinds import Kind
from cchc.reports.rules.paper import KIND

TO_WRITE = "[Văn phòng viết phần này]"
_KIND_SAID = "báo cáo "  # the paper says "BÁO CÁO" above its title


@dataclass(frozen=True)
class Told:
    """What a unit sent for a report that the office writes."""

    unit: str
    results: str
    difficulties: str
    causes: str
    proposals: str


@dataclass(frozen=True)
class Asked:
    """Which report it is, by what it is owed (a plan or a demand), and who owes it."""

    kind: Kind
    period: Period
    basis: str
    agency: str
    title: str = ""


def draft_of(
    asked: Asked,
    told: Sequence[Told],
    *,
    letterhead: Letterhead,
    symbol: str,
    addressees: tuple[str, ...],
    recipients: tuple[str, ...],
) -> Content:
    """The draft; what nobody has told stays a blank that must be filled before signing."""
    return Content(
        kind=KIND,
        letterhead=letterhead,
        symbol=symbol,
        title=title_of(asked),
        blocks=(Para(_opening(asked)), *_blocks(asked.period, told)),
        signature=UNSIGNED,
        recipients=recipients,
        addressees=addressees,
    )


def title_of(asked: Asked) -> str:
    """The trích yếu: as it was demanded, else by kind and period."""
    if not asked.title:
        return f"Kết quả {asked.kind.paper} {in_sentence(asked.period)}"
    title = asked.title
    bare = title[len(_KIND_SAID) :] if title.casefold().startswith(_KIND_SAID) else title
    return bare[:1].upper() + bare[1:]


def _opening(asked: Asked) -> str:
    first, last = date_vi(asked.period.first), date_vi(asked.period.last)
    return (
        f"Thực hiện {asked.basis}, {asked.agency} báo cáo kết quả {asked.kind.paper} (từ ngày "
        f"{first} đến ngày {last}) như sau:"
    )


def _blocks(period: Period, told: Sequence[Told]) -> Iterator[Block]:
    yield Heading("KẾT QUẢ THỰC HIỆN", 1, "I.")
    yield from _listed([(one.unit, one.results) for one in told], TO_WRITE)
    yield Heading("KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", 1, "II.")
    yield from _listed([(one.unit, _with_cause(one)) for one in told], "Không có.")
    yield Heading("KIẾN NGHỊ, ĐỀ XUẤT", 1, "III.")
    yield from _listed([(one.unit, one.proposals) for one in told], "Không có.")
    yield Heading(f"PHƯƠNG HƯỚNG, NHIỆM VỤ {following(period).label.upper()}", 1, "IV.")
    yield Para(TO_WRITE)


def _with_cause(one: Told) -> str:
    cause = f"; nguyên nhân: {one.causes.rstrip('.')}" if one.causes else ""
    return f"{one.difficulties.rstrip('.')}{cause}" if one.difficulties else ""


def _listed(lines: Sequence[tuple[str, str]], otherwise: str) -> Iterator[Block]:
    """An item for each unit that told something, else the words for nothing."""
    said = [(unit, text.rstrip(".")) for unit, text in lines if text]
    yield from (Bullet(f"{unit}: {text}") for unit, text in said)
    if not said:
        yield Para(otherwise)
