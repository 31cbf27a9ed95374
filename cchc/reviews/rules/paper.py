"""A review as official documents: the report of what was found, the submission of proposals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.documents.content import (
    UNSIGNED,
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    GroupRow,
    Heading,
    Letterhead,
    Para,
    Row,
    TableBlock,
)
from cchc.kernel.formats import date_vi, number_vi
from cchc.reviews.choices import FindingKind, FindingState, ProposalKind
from cchc.reviews.rules.saving import formula, saving
from cchc.reviews.rules.values import Parameters, Place, Removal, Saving
from cchc.reviews.rules.wording import WHY

REPORT, SUBMISSION = "BC", "TTr"
_STATES = (
    FindingState.PROPOSED,
    FindingState.CONFIRMED,
    FindingState.DISMISSED,
    FindingState.OPEN,
)


@dataclass(frozen=True)
class ToldFinding:
    """A finding as a report tells it; ``state`` in words."""

    kind: FindingKind
    title: str
    state: str
    reason: str
    places: tuple[Place, ...]
    saving: Saving


@dataclass(frozen=True)
class ToldProposal:
    """A proposal as papers tell it; ``level`` and ``state`` in words."""

    kind: ProposalKind
    text: str
    level: str
    state: str
    removals: tuple[Removal, ...]
    saving: Saving


@dataclass(frozen=True)
class Told:
    """A review as its report tells it."""

    year: int
    on: date
    scope: str
    agency: str
    procedures: int
    dossiers: int
    findings: tuple[ToldFinding, ...]
    proposals: tuple[ToldProposal, ...]
    costs: Parameters


@dataclass(frozen=True)
class Frame:
    """What stands around the words of a paper."""

    letterhead: Letterhead
    symbol: str
    addressees: tuple[str, ...]


def report_of(told: Told, frame: Frame) -> Content:
    """The report of the review: scope, findings, proposals with savings, every place annexed."""
    annexes = (_annex(told),) if told.findings else ()
    return Content(
        kind=REPORT,
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        title=f"Kết quả rà soát thủ tục hành chính năm {told.year}",
        blocks=tuple(_report_blocks(told)),
        signature=UNSIGNED,
        recipients=(*frame.addressees, "Lưu: VT, VP"),
        annexes=annexes,
    )


def submission_of(told: Told, frame: Frame) -> Content:
    """The submission of the proposals of ``told`` to the competent level."""
    return Content(
        kind=SUBMISSION,
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        title=f"Đề nghị đơn giản hóa thủ tục hành chính qua rà soát năm {told.year}",
        blocks=tuple(_submission_blocks(told)),
        signature=UNSIGNED,
        recipients=("Như trên", "Lưu: VT, VP"),
        addressees=frame.addressees,
    )


def _report_blocks(told: Told) -> Iterator[Block]:
    yield Para(f"{_opening(told)}, {told.agency} báo cáo kết quả như sau:")
    yield Heading("PHẠM VI RÀ SOÁT", 1, "I.")
    yield Para(
        f"Đã rà soát {number_vi(told.procedures)} thủ tục hành chính đang áp dụng tại ngày "
        f"{date_vi(told.on)} ({told.scope}), đối chiếu với {number_vi(told.dossiers)} hồ sơ tiếp "
        f"nhận trong năm {told.year}."
    )
    yield Heading("PHÁT HIỆN", 1, "II.")
    yield from _findings(told)
    yield Heading("ĐỀ XUẤT", 1, "III.")
    if told.proposals:
        yield Para(f"Có {number_vi(len(told.proposals))} đề xuất, tiết kiệm {_sum(told)}.")
        yield _proposal_table(told, with_state=True)
    else:
        yield Para("Chưa có đề xuất.")
    yield Heading("CÁCH TÍNH TIẾT KIỆM", 1, "IV.")
    yield from _method(told.costs)


def _submission_blocks(told: Told) -> Iterator[Block]:
    yield Para(
        f"{_opening(told)}, {told.agency} kính trình xem xét {number_vi(len(told.proposals))} đề "
        f"xuất dưới đây. Nếu được chấp thuận, mỗi năm tiết kiệm {_sum(told)}."
    )
    yield Heading("NỘI DUNG ĐỀ XUẤT", 1, "I.")
    yield _proposal_table(told, with_state=False)
    yield Heading("CÁCH TÍNH TIẾT KIỆM", 1, "II.")
    yield from _method(told.costs)
    yield Para(f"{told.agency} kính đề nghị xem xét, quyết định.")


def _opening(told: Told) -> str:
    return f"Thực hiện rà soát thủ tục hành chính năm {told.year}"


def _findings(told: Told) -> Iterator[Block]:
    if not told.findings:
        yield Para("Không phát hiện nội dung trùng lặp, thừa hoặc thiếu căn cứ.")
        return
    yield Para(
        f"Có {number_vi(len(told.findings))} phát hiện, phân theo loại dưới đây; từng phát hiện "
        "với các chỗ liên quan ở Phụ lục."
    )
    columns = (
        Column("TT", 0.6, "center"),
        Column("Loại phát hiện", 4),
        Column("Tổng số", 1, "right"),
        *(Column(state.label, 1.2, "right") for state in _STATES),
    )
    rows = [
        Row((str(number), *_counts(kind, told)))
        for number, kind in enumerate((k for k in FindingKind if _of(k, told)), 1)
    ]
    total = Row(("", "Cộng", *_numbers(told.findings)), bold=True)
    yield TableBlock(columns, (*rows, total))


def _of(kind: FindingKind, told: Told) -> list[ToldFinding]:
    return [finding for finding in told.findings if finding.kind is kind]


def _counts(kind: FindingKind, told: Told) -> tuple[str, ...]:
    return (kind.label, *_numbers(_of(kind, told)))


def _numbers(findings: Sequence[ToldFinding]) -> tuple[str, ...]:
    states = [finding.state for finding in findings]
    return (number_vi(len(states)), *(number_vi(states.count(s.label)) for s in _STATES))


def _proposal_table(told: Told, *, with_state: bool) -> TableBlock:
    state = (Column("Tình trạng", 1.5),) if with_state else ()
    columns = (
        Column("TT", 0.6, "center"),
        Column("Nội dung đề xuất", 4.6),
        Column("Cấp có thẩm quyền", 1.4),
        *state,
        Column("Phút/năm", 1.1, "right"),
        Column("Đồng/năm", 1.5, "right"),
    )
    rows: list[Row | GroupRow] = []
    number = 0
    for kind in ProposalKind:
        chosen = [proposal for proposal in told.proposals if proposal.kind is kind]
        rows += [GroupRow(kind.label)] if chosen else []
        for proposal in chosen:
            number += 1
            said = (proposal.state,) if with_state else ()
            money = _money(proposal.saving)
            rows.append(Row((str(number), proposal.text, proposal.level, *said, *money)))
    blank = ("",) if with_state else ()
    rows.append(Row(("", "Cộng, mỗi chỗ một lần", "", *blank, *_money(_all(told))), bold=True))
    return TableBlock(columns, tuple(rows))


def _all(told: Told) -> Saving:
    """What all proposals save together: each place once."""
    return saving([r for proposal in told.proposals for r in proposal.removals], told.costs)


def _sum(told: Told) -> str:
    found = _all(told)
    return (
        f"{number_vi(found.minutes)} phút và {number_vi(found.dong)} đồng (mỗi mục, mỗi giấy tờ "
        "chỉ tính một lần)"
    )


def _money(found: Saving) -> tuple[str, str]:
    return number_vi(found.minutes), number_vi(found.dong)


def _method(costs: Parameters) -> Iterator[Block]:
    yield Para(
        "Tiết kiệm của một năm = số hồ sơ trong năm × (thời gian và chi phí của phần được bỏ "
        "trong một hồ sơ); phần lẻ bỏ đi, không làm tròn lên. Mức tính của đơn vị:"
    )
    yield from (Bullet(line[:1].upper() + line[1:]) for line in formula(costs))


def _annex(told: Told) -> Annex:
    columns = (
        Column("TT", 0.5, "center"),
        Column("Phát hiện", 2.6),
        Column("Các chỗ liên quan", 5),
        Column("Xem xét", 2),
        Column("Phút/năm", 1, "right"),
        Column("Đồng/năm", 1.3, "right"),
    )
    rows: list[Row | GroupRow] = []
    number = 0
    for kind in FindingKind:
        chosen = _of(kind, told)
        rows += [GroupRow(f"{kind.label}. {WHY[kind]}")] if chosen else []
        for finding in chosen:
            number += 1
            rows.append(Row((str(number), *_line(finding))))
    return Annex(
        "CÁC PHÁT HIỆN KHI RÀ SOÁT",
        (TableBlock(columns, tuple(rows), size=11),),
        subtitle=f"Tính theo hồ sơ tiếp nhận trong năm {told.year}",
        landscape=True,
    )


def _line(finding: ToldFinding) -> tuple[str, ...]:
    decided = f"{finding.state}: {finding.reason}" if finding.reason else finding.state
    places = "\n".join(f"- {in_words(place)}" for place in finding.places)
    return finding.title, places, decided, *_money(finding.saving)


def in_words(place: Place) -> str:
    """Where something stands, in one line."""
    where = f"{place.container_title}, " if place.container_title else ""
    note = f" ({place.note})" if place.note else ""
    return f"{place.label}: {where}{place.procedure} {place.procedure_name}{note}"


def only(told: Told, proposals: Sequence[ToldProposal]) -> Told:
    """The same review with these proposals alone."""
    return replace(told, proposals=tuple(proposals))
