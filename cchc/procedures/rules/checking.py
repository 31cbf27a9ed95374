"""What keeps a version from being published; docs/rules/procedures.md, "A whole version"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.procedures.choices import ApplicantKind, FeeMode, FieldType
from cchc.procedures.rules import codes
from cchc.procedures.rules.shares import limit_problem, shares_problem
from cchc.procedures.whole import Content, WholeField, WholeForm, WholePaper

ROLES = ("one_stop", "officer", "accountant", "office", "clerk", "vice_chair", "chair")


@dataclass(frozen=True)
class Problem:
    """What is wrong: the part, the code of the thing in it (empty: the part), the field, why."""

    part: str
    code: str
    field: str
    why: str


VERSION, BASES, PAPERS, FORMS, FIELDS, RESULTS, STEPS = (
    "version", "bases", "papers", "forms", "fields", "results", "steps",
)  # fmt: skip
_NEEDED = {
    BASES: "Thủ tục cần ít nhất một căn cứ pháp lý.",
    PAPERS: "Thủ tục cần ít nhất một giấy tờ.",
    RESULTS: "Thủ tục cần ít nhất một kết quả.",
    STEPS: "Thủ tục cần ít nhất một bước giải quyết.",
}


def problems(content: Content) -> list[Problem]:
    """Everything that keeps the content from being published, in the order of the parts."""
    return [
        *_of_version(content),
        *_of_lists(content),
        *_of_bases(content),
        *_of_papers(content),
        *_of_forms(content.forms),
        *_of_results(content),
        *_of_steps(content),
    ]


def _of_version(content: Content) -> Iterator[Problem]:
    if not content.name:
        yield Problem(VERSION, "", "name", "Ghi tên thủ tục.")
    if why := limit_problem(content.limit_amount, content.limit_unit):
        yield Problem(VERSION, "", "limit_amount", why)
    if not content.applicants or not set(content.applicants) <= set(ApplicantKind.values):
        yield Problem(VERSION, "", "applicants", "Chọn ít nhất một đối tượng được làm thủ tục.")
    if why := _fee_problem(content):
        yield Problem(VERSION, "", "fee", why)


def _fee_problem(content: Content) -> str:
    is_paid = content.fee_mode in (FeeMode.BEFORE, FeeMode.AFTER)
    if content.fee < 0:
        return "Phí, lệ phí không được âm."
    if is_paid and not content.fee and not content.fee_note:
        return "Thủ tục có thu: ghi số tiền, hoặc ghi cách tính ở ghi chú."
    if not is_paid and content.fee:
        return "Thủ tục không thu hoặc miễn thì số tiền phải là 0."
    return ""


def _of_lists(content: Content) -> Iterator[Problem]:
    parts: dict[str, Sequence[str]] = {
        BASES: [basis.number for basis in content.bases],
        PAPERS: [paper.code for paper in content.papers],
        FORMS: [form.code for form in content.forms],
        RESULTS: [result.code for result in content.results],
        STEPS: [step.code for step in content.steps],
    }
    for part, written in parts.items():
        if not written and part in _NEEDED:
            yield Problem(part, "", "code", _NEEDED[part])
        yield from _codes(part, written)


def _codes(part: str, written: Iterable[str]) -> Iterator[Problem]:
    for code, times in Counter(written).items():
        if times > 1:
            yield Problem(part, code, "code", f"“{code}” ghi {times} lần trong cùng một thủ tục.")
        if part != BASES and not codes.is_item_code(code):
            yield Problem(
                part, code, "code", f"Mã “{code}” chỉ gồm chữ in hoa, chữ số, dấu chấm, gạch."
            )


def _of_bases(content: Content) -> Iterator[Problem]:
    for basis in content.bases:
        if not basis.number:
            yield Problem(BASES, "", "number", "Ghi số, ký hiệu của văn bản.")
        if not basis.text:
            yield Problem(BASES, basis.number, "text", "Ghi tên văn bản.")
        first, last = basis.in_force_from, basis.in_force_to
        if first and last and last < first:
            yield Problem(
                BASES, basis.number, "in_force_to", "Ngày hết hiệu lực trước ngày có hiệu lực."
            )


def _of_papers(content: Content) -> Iterator[Problem]:
    numbers = {basis.number for basis in content.bases}
    forms = {form.code for form in content.forms}
    for paper in content.papers:
        for field, why in _paper_problems(paper, numbers, forms):
            yield Problem(PAPERS, paper.code, field, why)


def _paper_problems(
    paper: WholePaper, numbers: set[str], forms: set[str]
) -> Iterator[tuple[str, str]]:
    if not paper.name:
        yield "name", "Ghi tên giấy tờ."
    if why := _counts_problem(paper):
        yield "originals", why
    if not paper.is_required and not paper.condition:
        yield "condition", "Giấy tờ không bắt buộc: ghi trường hợp phải nộp."
    if paper.basis and paper.basis not in numbers:
        yield "basis", f"Căn cứ “{paper.basis}” không có trong các căn cứ của thủ tục."
    if paper.form and paper.form not in forms:
        yield "form", f"Biểu mẫu “{paper.form}” không có trong các biểu mẫu của thủ tục."
    for code in paper.proves:
        if not codes.is_datum_code(code):
            yield (
                "proves",
                f"Mã thông tin “{code}” chỉ gồm chữ thường không dấu, chữ số, gạch dưới.",
            )


def _counts_problem(paper: WholePaper) -> str:
    counts = (paper.originals, paper.copies, paper.electronic)
    if min(counts) < 0:
        return "Số bản không được âm."
    if paper.is_shown and any(counts):
        return "Giấy tờ chỉ xuất trình thì không nộp bản nào: các số bản phải là 0."
    if not paper.is_shown and not any(counts):
        return "Ghi ít nhất một bản chính, bản sao hoặc bản điện tử."
    return ""


def _of_forms(forms: Iterable[WholeForm]) -> Iterator[Problem]:
    for form in forms:
        if not form.title:
            yield Problem(FORMS, form.code, "title", "Ghi tên biểu mẫu.")
        if not form.fields:
            yield Problem(FORMS, form.code, "code", "Biểu mẫu cần ít nhất một thông tin.")
        for code, times in Counter(field.code for field in form.fields).items():
            if times > 1:
                why = f"Thông tin “{code}” ghi {times} lần trong cùng một biểu mẫu."
                yield Problem(FIELDS, f"{form.code}:{code}", "code", why)
        for field in form.fields:
            for name, why in _field_problems(field):
                yield Problem(FIELDS, f"{form.code}:{field.code}", name, why)


def _field_problems(field: WholeField) -> Iterator[tuple[str, str]]:
    if not codes.is_datum_code(field.code):
        yield (
            "code",
            f"Mã thông tin “{field.code}” chỉ gồm chữ thường không dấu, chữ số, gạch dưới.",
        )
    if not field.label:
        yield "label", "Ghi tên thông tin."
    if field.type == FieldType.CHOICE and len(field.options) < 2:
        yield "options", "Kiểu lựa chọn cần ít nhất hai lựa chọn."
    if field.type != FieldType.CHOICE and field.options:
        yield "options", "Chỉ kiểu lựa chọn mới ghi các lựa chọn."


def _of_results(content: Content) -> Iterator[Problem]:
    for result in content.results:
        if not result.name:
            yield Problem(RESULTS, result.code, "name", "Ghi tên kết quả.")
        if result.validity_months is not None and result.validity_months < 1:
            yield Problem(
                RESULTS, result.code, "validity_months", "Giá trị sử dụng tính từ 1 tháng."
            )


def _of_steps(content: Content) -> Iterator[Problem]:
    for step in content.steps:
        if not step.name or not step.unit:
            yield Problem(STEPS, step.code, "name", "Ghi tên bước và bộ phận thực hiện.")
        if step.role not in ROLES:
            yield Problem(STEPS, step.code, "role", "Chọn vai trò của người thực hiện bước.")
        if step.minutes < 0:
            yield Problem(STEPS, step.code, "minutes", "Thời gian của bước không được âm.")
    if content.steps and not limit_problem(content.limit_amount, content.limit_unit):
        minutes = [step.minutes for step in content.steps]
        if why := shares_problem(content.limit_amount, content.limit_unit, minutes):
            yield Problem(STEPS, "", "minutes", why)


def lapsed(content: Content, day: date) -> str:
    """Why the version cannot be applied from the day: a text that is no longer in force."""
    for basis in content.bases:
        if basis.in_force_to is not None and basis.in_force_to < day:
            return (
                f"Căn cứ {basis.number} hết hiệu lực sau ngày {basis.in_force_to:%d/%m/%Y}, trước "
                f"ngày áp dụng: hãy thay căn cứ."
            )
    return ""
