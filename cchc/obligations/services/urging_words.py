"""The words of an urging letter: one unit, the moment of the list, the table, what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc.documents import queries as documents
from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    UNSIGNED,
    Annex,
    Block,
    Column,
    Content,
    GroupRow,
    Para,
    Row,
    TableBlock,
)
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute
from cchc.obligations.models import Obligation
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.urging import without_blanks
from cchc.organisation.models import Agency, Unit

ANNEX_FROM = 11  # so many rows leave the body of the letter for an annex on a sheet across
_COLUMNS = (
    Column("STT", 0.7, "center"),
    Column("Nhiệm vụ, việc phải làm", 3.4),
    Column("Sản phẩm", 1.8),
    Column("Thời hạn", 1.65, "center"),
    Column("Số ngày trễ", 0.9, "center"),
    Column("Người chịu trách nhiệm", 1.6),
)


@dataclass(frozen=True)
class Wording:
    """What the words depend on beside the list."""

    agency: Agency
    unit: Unit
    office: str
    has_accounts: bool
    at: datetime
    respond_by: date
    remark: str = ""
    cited: tuple[str, ...] = ()


def addressee(unit: Unit) -> str:
    """The unit as a letter addresses it: "Bộ phận Tư pháp - Hộ tịch" when it is called so too."""
    names = {alias.text for alias in unit.aliases.all()}
    full = f"Bộ phận {unit.name}"
    return full if full in names else unit.name


def letter(said: Wording, late: Sequence[Obligation], soon: Sequence[Obligation]) -> Content:
    """The letter with its exact list, unsigned and without number."""
    kind = DocumentKind.LETTER
    about = " và ".join(words for words, rows in (("quá hạn", late), ("sắp đến hạn", soon)) if rows)
    table = _table(day_of(said.at), late, soon)
    is_long = len(late) + len(soon) >= ANNEX_FROM
    annex = Annex(
        f"DANH SÁCH VIỆC {about.upper()}", (table,), subtitle=addressee(said.unit), landscape=True
    )
    return Content(
        kind=kind,
        letterhead=documents.letterhead(said.agency),
        symbol=documents.symbol_for(said.agency, kind),
        subject_line=f"V/v đôn đốc {said.unit.name} thực hiện nhiệm vụ {about}",
        addressees=(addressee(said.unit),),
        blocks=(
            Para(_opening(said, len(late), len(soon), is_long=is_long)),
            *(() if is_long else (table,)),
            *_asked(said, bool(late), bool(soon)),
        ),
        annexes=(annex,) if is_long else (),
        signature=UNSIGNED,
        recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch (để b/c)", "Lưu: VT, VP"),
    )


def _opening(said: Wording, late: int, soon: int, *, is_long: bool) -> str:
    moment = local_minute(said.at)
    counted = [f"{late:02d} việc đã quá hạn chưa nộp sản phẩm"] if late else []
    counted += [f"{soon:02d} việc sắp đến hạn"] if soon else []
    where = "theo danh sách kèm theo." if is_long else "cụ thể như sau:"
    return (
        f"Qua theo dõi việc thực hiện {_cited(said.cited)}, tính đến {moment:%H} giờ "
        f"{moment:%M} phút ngày {date_vi(moment.date())}, {addressee(said.unit)} còn "
        f"{' và '.join(counted)}, {where}"
    )


def _cited(plans: Sequence[str]) -> str:
    """The plans as documents cite them; without any, the work that was given."""
    if not plans:
        return "các nhiệm vụ được giao"
    return " và ".join(map(without_blanks, plans))


def _asked(said: Wording, late: bool, soon: bool) -> list[Block]:
    asks = "yêu cầu" if said.has_accounts else "đề nghị"
    how = "trên hệ thống" if said.has_accounts else f"về {said.office}"
    texts = []
    if late:
        texts.append(
            f"{said.agency.full_name} {asks} {addressee(said.unit)} khẩn trương hoàn thành các "
            f"việc đã quá hạn, nộp sản phẩm {how} và báo cáo rõ nguyên nhân chậm, chậm nhất ngày "
            f"{date_vi(said.respond_by)}."
        )
    if soon:
        begin = "Đối với các việc sắp đến hạn, " if late else f"{said.agency.full_name} {asks} "
        texts.append(
            f"{begin}{addressee(said.unit)} chủ động hoàn thành, nộp sản phẩm {how} đúng thời "
            f"hạn; việc khó hoàn thành đúng hạn phải xin gia hạn trước khi hết hạn."
        )
    if said.remark:
        texts.append(said.remark)
    texts.append(
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh về "
        f"{said.office} để tổng hợp, báo cáo lãnh đạo xem xét, giải quyết."
    )
    return [Para(text) for text in texts]


def _table(day: date, late: Sequence[Obligation], soon: Sequence[Obligation]) -> TableBlock:
    rows: list[Row | GroupRow] = []
    number = 0
    for label, group in (("Đã quá hạn", late), ("Sắp đến hạn", soon)):
        if late and soon:
            rows.append(GroupRow(label))
        for row in group:
            number += 1
            rows.append(_row(number, row, day))
    return TableBlock(columns=_COLUMNS, rows=tuple(rows))


def _row(number: int, row: Obligation, day: date) -> Row:
    what = row.subject_label
    if row.label != row.subject_label:
        what = f"{row.subject_label}\n{row.label}"
    return Row(
        (
            str(number),
            without_blanks(what),
            without_blanks(row.product),
            _date_of(row),
            _days_late(row, day),
            row.chief.full_name if row.chief else "Chưa giao",
        )
    )


def _date_of(row: Obligation) -> str:
    assert row.due_on is not None  # an open obligation has its dates
    assert row.binding_on is not None
    if row.is_granted_late:
        return f"{date_vi(row.binding_on)}\ngia hạn muộn đến {date_vi(row.due_on)}"
    return date_vi(row.due_on)


def _days_late(row: Obligation, day: date) -> str:
    assert row.binding_on
    days = (day - row.binding_on).days
    return f"{days:02d}" if days > 0 else ""
