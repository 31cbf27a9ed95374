"""How a plan stands on a day: a workbook, and a report with the table in its appendix."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from cchc.documents import render
from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    GroupRow,
    Heading,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.queries import letterhead, symbol_for
from cchc.kernel.formats import date_vi
from cchc.organisation.models import User
from cchc.plans.exports.paper import inside_title, listed
from cchc.plans.exports.sheets import Cell, Sheet, workbook
from cchc.plans.models import Plan
from cchc.plans.queries import LABELS, TrackedTask, grouped, heading_of
from cchc.plans.rules.standing import GRAVITY

SHEET = (
    ("Số", 6),
    ("Lĩnh vực", 28),
    ("Nhiệm vụ", 60),
    ("Sản phẩm", 36),
    ("Chủ trì", 26),
    ("Phối hợp", 26),
    ("Người chịu trách nhiệm", 22),
    ("Thời hạn như văn bản", 26),
    ("Hạn gần nhất", 13),
    ("Đã nghiệm thu", 11),
    ("Phải nộp", 9),
    ("Trạng thái", 18),
)
COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Nhiệm vụ", 3.6),
    Column("Sản phẩm", 2.4),
    Column("Chủ trì", 1.7),
    Column("Người chịu trách nhiệm", 1.5),
    Column("Hạn gần nhất", 1.25, "center"),
    Column("Đã nghiệm thu", 1, "center"),
    Column("Trạng thái", 1.3, "center"),
)
COUNTS = (
    Column("Lĩnh vực", 3),
    Column("Số nhiệm vụ", 0.9, "center"),
    *(Column(LABELS[standing], 0.95, "center") for standing in GRAVITY),
)
COUNTS_SIZE = 11
MAKER = "NGƯỜI LẬP BIỂU"
UNASSIGNED = "chưa giao"


def tracking_file(
    plan: Plan, tasks: Sequence[TrackedTask], kind: str, *, by: User, at: datetime, today: date
) -> bytes:
    """The table as "docx" or "xlsx"; ``by`` stands as who drew it up."""
    if kind == "docx":
        return render.docx(tracking_report(plan, tasks, by=by, today=today))
    note = f"{plan.agency.full_name} – tính đến ngày {date_vi(today)}"
    sheet = Sheet("Theo dõi", plan.title, note, SHEET, map(_sheet_row, tasks))
    return workbook([sheet], at=at)


def _sheet_row(tracked: TrackedTask) -> Sequence[Cell]:
    task = tracked.task
    return (
        task.called,
        str(task.area or ""),
        task.title,
        "; ".join(task.products),
        tracked.lead,
        tracked.coordinating,
        task.chief.full_name if task.chief else UNASSIGNED,
        task.deadline,
        tracked.next_due,
        tracked.done,
        len(tracked.owed),
        tracked.label,
    )


def tracking_report(plan: Plan, tasks: Sequence[TrackedTask], *, by: User, today: date) -> Content:
    """Counts by area in the text, every task in a landscape appendix."""
    name = inside_title(plan.title)
    return Content(
        kind=DocumentKind.REPORT,
        letterhead=letterhead(plan.agency),
        symbol=symbol_for(plan.agency, DocumentKind.REPORT),
        title=f"Tiến độ thực hiện Kế hoạch {name}\n(tính đến ngày {date_vi(today)})",
        year=today.year,
        blocks=tuple(_body(plan, tasks, today)),
        signature=Signature("", MAKER, by.full_name),
        recipients=("Lãnh đạo cơ quan (để chỉ đạo)", "Lưu: VP"),
        annexes=(
            Annex(
                "BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",
                (TableBlock(COLUMNS, tuple(_rows(tasks))),),
                subtitle=f"Tính đến ngày {date_vi(today)}",
                landscape=True,
            ),
        ),
    )


def _body(plan: Plan, tasks: Sequence[TrackedTask], today: date) -> Iterable[Block]:
    heading = heading_of(plan)
    numbered = f" số {heading.reference}" if heading.number else ""
    yield Para(
        f"Thực hiện Kế hoạch{numbered} {inside_title(plan.title)}, đến ngày {date_vi(today)} "
        f"{_counted(tasks)}"
    )
    yield Heading("Tình hình theo lĩnh vực", 1, "1.")
    yield TableBlock(COUNTS, tuple(_count_rows(tasks)), size=COUNTS_SIZE)
    yield Heading("Nhiệm vụ quá hạn", 1, "2.")
    late = [t for t in tasks if t.standing == "overdue"]
    if not late:
        yield Para("Không có nhiệm vụ quá hạn.")
    for tracked in late:
        yield Bullet(_late_line(tracked))
    yield Para("Chi tiết từng nhiệm vụ tại Phụ lục kèm theo.")


def _counted(tasks: Sequence[TrackedTask]) -> str:
    """ "28 nhiệm vụ, trong đó: 2 quá hạn; 26 đang thực hiện."."""
    counts = [(sum(t.standing == s for t in tasks), LABELS[s].lower()) for s in GRAVITY]
    said = "; ".join(f"{count} {label}" for count, label in counts if count)
    return f"có {len(tasks)} nhiệm vụ, trong đó: {said}." if said else "chưa có nhiệm vụ."


def _late_line(tracked: TrackedTask) -> str:
    task = tracked.task
    late = [o.obligation.due_on for o in tracked.owed if o.standing == "overdue"]
    first = min((day for day in late if day), default=None)
    due = f"hạn {date_vi(first)}; " if first else ""
    who = task.chief.full_name if task.chief else "chưa giao người"
    title = task.title.rstrip(" .;")
    return f"{task.label}: {title} ({due}{tracked.lead or 'chưa có bộ phận chủ trì'}; {who})."


def _count_rows(tasks: Sequence[TrackedTask]) -> Iterable[Row]:
    for group in grouped(tasks, "area"):
        figures = (len(group.tasks), *(count for _, _, count in group.counts))
        yield Row((group.title, *map(str, figures)))
    totals = (sum(t.standing == s for t in tasks) for s in GRAVITY)
    yield Row(("Cộng", str(len(tasks)), *map(str, totals)), bold=True)


def _rows(tasks: Sequence[TrackedTask]) -> Iterable[Row | GroupRow]:
    for group in grouped(tasks, "area"):
        area = group.tasks[0].task.area
        yield GroupRow(area.title if area else group.title, area.code if area else "")
        yield from map(_row, group.tasks)


def _row(tracked: TrackedTask) -> Row:
    task = tracked.task
    return Row(
        (
            task.called,
            task.title,
            listed(task.products),
            tracked.lead,
            task.chief.full_name if task.chief else UNASSIGNED,
            _due_words(tracked),
            f"{tracked.done}/{len(tracked.owed)}",
            tracked.label,
        )
    )


def _due_words(tracked: TrackedTask) -> str:
    """The nearest date of what is not done, or why there is none."""
    if tracked.next_due:
        return date_vi(tracked.next_due)
    return "chờ sự kiện" if tracked.standing == "awaiting_event" else ""
