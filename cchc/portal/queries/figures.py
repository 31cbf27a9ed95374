"""Figures as they were published, and what each column says."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc.kernel.numbers import Ratio
from cchc.organisation.models import Agency
from cchc.portal.models import MonthFigures

# Name in the open data, heading, meaning; in the order in which a row keeps them.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("tong_tiep_nhan", "Tổng số", "Hồ sơ tiếp nhận mới trong tháng và từ tháng trước chuyển sang"),
    ("truc_tuyen", "Trực tuyến", "Tiếp nhận mới qua môi trường mạng"),
    (
        "truc_tiep_buu_chinh",
        "Trực tiếp, bưu chính",
        "Tiếp nhận mới trực tiếp hoặc qua bưu chính",
    ),
    ("ky_truoc", "Kỳ trước", "Tiếp nhận trước tháng, đầu tháng chưa giải quyết xong"),
    ("da_giai_quyet", "Đã giải quyết", "Giải quyết xong hoặc dừng giải quyết trong tháng"),
    ("truoc_han", "Trước hạn", "Giải quyết xong trước ngày hẹn"),
    ("dung_han", "Đúng hạn", "Giải quyết xong đúng ngày hẹn"),
    ("qua_han", "Quá hạn", "Giải quyết xong sau ngày hẹn"),
    ("dang_giai_quyet", "Đang giải quyết", "Cuối tháng (hoặc lúc tính số liệu) chưa xong"),
    ("dang_trong_han", "Trong hạn", "Chưa xong và chưa đến hạn, hoặc đang tạm dừng thời hạn"),
    ("dang_qua_han", "Đang quá hạn", "Chưa xong mà đã quá hạn"),
)


@dataclass(frozen=True)
class Counted:
    """The eleven counts of a field, or of all, and the two rates that they make."""

    name: str
    counts: tuple[int, ...]

    @property
    def received(self) -> int:
        """New in the month."""
        return self.counts[1] + self.counts[2]

    @property
    def carried(self) -> int:
        """From the month before."""
        return self.counts[3]

    @property
    def finished(self) -> int:
        """Finished in the month, of which ``early``, ``on_time`` and ``late``."""
        return self.counts[4]

    @property
    def early(self) -> int:
        """Before the date."""
        return self.counts[5]

    @property
    def on_time(self) -> int:
        """On the date."""
        return self.counts[6]

    @property
    def late(self) -> int:
        """After the date."""
        return self.counts[7]

    @property
    def open(self) -> int:
        """Not finished, of which ``overdue``."""
        return self.counts[8]

    @property
    def overdue(self) -> int:
        """Open and late."""
        return self.counts[10]

    @property
    def official(self) -> Ratio:
        """In time, of those finished."""
        return Ratio(self.early + self.on_time, self.finished)

    @property
    def true(self) -> Ratio:
        """In time, of those finished and those open that are late."""
        return Ratio(self.early + self.on_time, self.finished + self.overdue)


@dataclass(frozen=True)
class Figures:
    """A month as it was published; ``before`` are the versions that a recount has replaced."""

    month: date
    as_of: datetime
    fields: tuple[Counted, ...]
    total: Counted
    before: tuple["Figures", ...] = ()


def figures_of(agency: Agency, month: date) -> Figures | None:
    """What was published last for the month, and before; None while nothing was. One query."""
    rows = MonthFigures.objects.filter(agency=agency, month=month).order_by("-as_of")
    versions = [_figures(row) for row in rows]
    return replace(versions[0], before=tuple(versions[1:])) if versions else None


def _figures(row: MonthFigures) -> Figures:
    return Figures(
        month=row.month,
        as_of=row.as_of,
        fields=tuple(Counted(name, tuple(counts)) for name, counts in row.fields),
        total=Counted("Tổng số", tuple(row.total)),
    )


def months_with_figures(agency: Agency) -> set[date]:
    """The months of which something was published."""
    return set(MonthFigures.objects.filter(agency=agency).values_list("month", flat=True))
