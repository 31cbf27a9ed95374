"""How a version is said on a page: limit, fee, who may apply, what it is on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cchc.kernel.formats import number_vi
from cchc.procedures.choices import ApplicantKind, FeeMode, LimitUnit, Standing
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.procedures.queries.wholes import life_of, words_of_limit
from cchc.procedures.rules import validity
from cchc.procedures.rules.publication import DAYS, Publication
from cchc.procedures.rules.shares import DAY
from cchc.procedures.whole import WholePaper, WholeVersion
from cchc.web.components import Badge, Tone

_TONES: Mapping[Standing, Tone] = {
    Standing.DRAFT: "warn",
    Standing.FORTHCOMING: "info",
    Standing.IN_FORCE: "good",
    Standing.ENDED: "neutral",
    Standing.WITHDRAWN: "bad",
}
SAMPLE = Badge("Mẫu", "warn")


def limit_words(version: ProcedureVersion) -> str:
    """ "3 ngày làm việc", "1,5 giờ làm việc", "trong ngày tiếp nhận"."""
    return words_of_limit(version.limit_amount, LimitUnit(version.limit_unit))


def fee_words(version: ProcedureVersion) -> str:
    """ "15.000 đồng (thu trước)", "Không thu"."""
    if version.fee_mode in (FeeMode.NONE, FeeMode.EXEMPT):
        return FeeMode(version.fee_mode).label
    how = FeeMode(version.fee_mode).label.lower()
    return f"{number_vi(version.fee)} đồng ({how})" if version.fee else f"Có thu ({how})"


def applicant_words(version: ProcedureVersion) -> str:
    """The kinds that may apply."""
    return ", ".join(str(ApplicantKind(kind).label) for kind in version.applicants)


def count_words(paper: WholePaper) -> str:
    """ "1 bản chính, 2 bản sao", "Chỉ xuất trình"."""
    if paper.is_shown:
        return "Chỉ xuất trình"
    counts = (
        (paper.originals, "bản chính"), (paper.copies, "bản sao"), (paper.electronic, "bản điện tử")
    )  # fmt: skip
    return ", ".join(f"{number} {name}" for number, name in counts if number)


def minutes_words(minutes: int) -> str:
    """ "5 ngày 4 giờ", "30 phút"; a day is eight hours."""
    if not minutes:
        return "không tính thời gian"
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, 60)
    parts = ((days, "ngày"), (hours, "giờ"), (left, "phút"))
    return " ".join(f"{number} {name}" for number, name in parts if number)


def is_applied(version: ProcedureVersion, today: date) -> bool:
    """Whether it is the version of today."""
    return validity.standing(life_of(version), today) == Standing.IN_FORCE


def standing_badge(version: ProcedureVersion, today: date) -> Badge:
    """What the version is today."""
    standing = validity.standing(life_of(version), today)
    return Badge(str(standing.label), _TONES[standing])


def publication_words(counted: Publication | None) -> list[str]:
    """Whether the decision came and was shown in time, in two sentences."""
    if counted is None:
        return []
    early = "đủ" if counted.is_announced_in_time else "chưa đủ"
    shown = "đúng hạn" if counted.is_shown_in_time else "chậm"
    return [
        f"Quyết định trước ngày có hiệu lực {counted.before_effect} ngày làm việc "
        f"({early} {DAYS} ngày).",
        f"Công khai sau quyết định {counted.to_public} ngày làm việc ({shown}, hạn {DAYS} ngày).",
    ]


def facts_of(version: ProcedureVersion, counted: Publication | None) -> list[tuple[str, str]]:
    """(what, value) of a version for its page; an empty value is said to be none."""
    receipt = "Có" if version.needs_receipt else "Không (trả kết quả ngay)"
    cutoff = f"{version.cutoff:%H:%M}" if version.cutoff else "Theo cấu hình của cơ quan"
    return [
        ("Mã thủ tục", version.procedure.code),
        ("Lĩnh vực", version.procedure.field.name),
        ("Cấp thực hiện", version.procedure.get_level_display()),
        ("Cấp quyết định", version.get_target_level_display()),
        ("Cơ quan lập danh mục", version.procedure.agency.name),
        ("Đối tượng thực hiện", applicant_words(version)),
        ("Thời hạn giải quyết", limit_words(version)),
        ("Giờ chốt nhận hồ sơ", cutoff),
        ("Phí, lệ phí", fee_words(version)),
        ("Ghi chú phí, lệ phí", version.fee_note),
        ("Mức độ trực tuyến", version.get_online_level_display()),
        ("Giấy tiếp nhận, hẹn trả", receipt),
        ("Thời điểm công bố, công khai", " ".join(publication_words(counted))),
    ]


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure in the list, with the version of today."""

    procedure: Procedure
    version: ProcedureVersion | None

    @property
    def limit(self) -> str:
        """The limit, or nothing."""
        return limit_words(self.version) if self.version else ""

    @property
    def fee(self) -> str:
        """The fee, or nothing."""
        return fee_words(self.version) if self.version else ""

    @property
    def badges(self) -> list[Badge]:
        """Sample; not applied today."""
        found = [SAMPLE] if self.procedure.is_sample else []
        return found if self.version else [*found, Badge("Chưa áp dụng", "neutral")]


@dataclass(frozen=True)
class PaperLine:
    """A paper of the page."""

    paper: WholePaper
    counts: str
    proves: tuple[str, ...]


def paper_lines(whole: WholeVersion, labels: Mapping[str, str]) -> list[PaperLine]:
    """The papers, with the data that each proves in the words of the forms."""
    return [
        PaperLine(paper, count_words(paper), tuple(labels.get(code, code) for code in paper.proves))
        for paper in whole.content.papers
    ]
