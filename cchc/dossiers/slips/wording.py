"""Words that several slips share, and the refusal of what is missing."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from cchc.documents.content import Fact, SheetName
from cchc.dossiers.slips.facts import Desk, Person, Register, SlipFacts
from cchc.dossiers.slips.versions import Form, FormCode, Version, form_in, mark, version_on
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute

SIGN_HERE = "Ký, ghi rõ họ tên"
LABELS = {
    "number": "số của phiếu",
    "issued_on": "ngày lập phiếu",
    "code": "mã hồ sơ",
    "applicant.name": "tên tổ chức, cá nhân nộp hồ sơ",
    "asked": "nội dung yêu cầu giải quyết",
    "papers": "thành phần hồ sơ",
    "sets": "số lượng hồ sơ (bộ)",
    "processing_time": "thời gian giải quyết theo quy định",
    "received_at": "thời điểm tiếp nhận",
    "due_at": "thời điểm hẹn trả kết quả",
    "return_way": "nơi hoặc phương thức nhận kết quả",
    "receiver": "họ tên người tiếp nhận hồ sơ",
    "items": "nội dung cần bổ sung, hoàn thiện",
    "contact.name": "người giải đáp vướng mắc",
    "contact.phone": "số điện thoại của người giải đáp vướng mắc",
    "guide": "họ tên người hướng dẫn",
    "reasons": "lý do từ chối",
    "reason": "lý do",
    "new_due_at": "thời điểm hẹn lại",
    "signature.post": "chức vụ người ký",
    "signature.name": "họ tên người ký",
    "recipients": "nơi nhận",
    "happened": "sự việc đã xảy ra",
    "remedy": "cách khắc phục",
    "requested_on": "ngày đề nghị dừng giải quyết",
    "stopped_on": "ngày dừng giải quyết",
    "lead_unit": "cơ quan, đơn vị giải quyết",
    "handings": "quá trình giao, nhận hồ sơ",
    "opened_on": "ngày mở sổ",
    "field": "lĩnh vực của sổ",
    "year": "năm của sổ",
    "authorised.person.name": "họ tên người được ủy quyền",
    "authorised.paper": "giấy ủy quyền",
    "look_up.address": "địa chỉ tra cứu",
    "look_up.pin": "mã PIN tra cứu",
    "look_up.link": "đường dẫn của mã QR",
    "name": "tên giấy tờ",
    "what": "nội dung cần bổ sung",
    "giver": "bên giao",
    "at": "thời điểm giao, nhận",
    "procedure": "tên thủ tục hành chính",
    "applicant": "tên tổ chức, cá nhân",
}


def demand(facts: object, form: Form, *names: str, where: str = "") -> None:
    """RuleBroken that names the first of these facts that is missing; dots lead to parts."""
    for name in names:
        value: Any = facts
        for part in name.split("."):
            value = getattr(value, part)
        if _is_missing(value):
            raise RuleBroken(
                f"{form.name}{where}: chưa có {LABELS[name]}; hãy bổ sung rồi lập lại.",
                field=name.replace(".", "_"),
            )


def demand_each(parts: Iterable[object], form: Form, label: str, *names: str) -> None:
    """The same for every part of a list, naming its place: "…, giấy tờ thứ 2: …"."""
    for n, part in enumerate(parts, 1):
        demand(part, form, *names, where=f", {label} thứ {n}")


def _is_missing(value: object) -> bool:
    if isinstance(value, tuple):
        return not value or any(isinstance(item, str) and not item.strip() for item in value)
    return not value.strip() if isinstance(value, str) else not value


def moment_words(moment: datetime) -> str:
    """ "08 giờ 30 phút, ngày 27/11/2026", in Hà Nội time."""
    local = local_minute(moment)
    return f"{local.hour:02} giờ {local.minute:02} phút, ngày {date_vi(local)}"


def moment_short(moment: datetime | None) -> str:
    """ "08:30 27/11/2026", for the cell of a table; "" for none."""
    if moment is None:
        return ""
    local = local_minute(moment)
    return f"{local.hour:02}:{local.minute:02}\n{date_vi(local)}"


def facts_of(*lines: tuple[str, str] | Fact) -> tuple[Fact, ...]:
    """The lines that have something to say."""
    made = (line if isinstance(line, Fact) else Fact(*line) for line in lines)
    return tuple(
        Fact(fact.label, fact.value.strip(), fact.bold) for fact in made if fact.value.strip()
    )


def id_line(person: Person, version: Version) -> tuple[str, str]:
    """The ID number, which only the new forms ask for."""
    label = "Số định danh tổ chức" if person.is_organisation else "Số định danh cá nhân"
    return label, person.id_number if version is Version.OF_2025 else ""


def contact_lines(person: Person) -> tuple[tuple[str, str], ...]:
    """Address, phone and e-mail; the last two in one line."""
    if person.phone.strip() and person.email.strip():
        return (
            ("Địa chỉ", person.address),
            ("Điện thoại; e-mail", f"{person.phone.strip()}; {person.email.strip()}"),
        )
    return (
        ("Địa chỉ", person.address),
        ("Số điện thoại", person.phone),
        ("E-mail", person.email),
    )


def addressed(person: Person) -> str:
    """How the text speaks to the applicant."""
    return "quý cơ quan, tổ chức" if person.is_organisation else "ông (bà)"


def symbol(desk: Desk, version: Version, code: FormCode) -> str:
    """What stands after the stroke of the number."""
    form = form_in(version, code)
    letters = desk.receipt_letters if code is FormCode.RECEIPT else form.letters
    return f"{letters}-{desk.code}" if form.is_of_desk else letters


def head(facts: SlipFacts, code: FormCode) -> dict[str, Any]:
    """What the content of every slip has in common: letterhead, number, form, paper."""
    version = version_on(facts.received_on)
    return {
        **opening(facts.desk, version, code, facts.number, facts.issued_on),
        "title": f"Mã hồ sơ: {facts.code}" if facts.code.strip() else "",
        "sheet": sheet(facts.desk, version, code),
    }


def opening(
    desk: Desk, version: Version, code: FormCode, number: int, issued_on: date
) -> dict[str, Any]:
    """Letterhead, number, date and name of the form, its mark at the foot."""
    form = form_in(version, code)
    by_head = code in (FormCode.APOLOGY, FormCode.STOP)
    return {
        "kind": "",
        "form": form.name,
        "letterhead": desk.agency if by_head else desk.letterhead,
        "symbol": symbol(desk, version, code),
        "number": number,
        "issued_on": issued_on,
        "year": issued_on.year,
        "footer_note": mark(version, form),
        "recipients": (),
    }


_LETTERS = (FormCode.APOLOGY, FormCode.STOP, FormCode.INCIDENT)


def sheet(desk: Desk, version: Version, code: FormCode) -> SheetName:
    """The paper of the form."""
    if version is Version.OF_2018:
        return "A5"
    return "A4 form" if code in _LETTERS else desk.sheet


def form_for(facts: SlipFacts | Register, code: FormCode) -> Form:
    """The form in the version of the day that decides."""
    day = facts.received_on if isinstance(facts, SlipFacts) else facts.opened_on
    return form_in(version_on(day), code)
