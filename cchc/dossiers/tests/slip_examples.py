"""The facts of every form, of the fictional ward and its cast, in both versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from cchc.documents.content import Letterhead, Signature
from cchc.dossiers import slips
from cchc.dossiers.slips import FormCode, Register, SlipFacts, Version
from cchc.kernel.zone import HANOI

DESK = slips.Desk(
    letterhead=Letterhead(
        superior_line="UBND PHƯỜNG AN BÌNH (MẪU)",
        agency_lines=("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
        agency_name="Trung tâm Phục vụ hành chính công phường An Bình (mẫu)",
        place="An Bình",
        is_sample=True,
    ),
    agency=Letterhead(
        agency_lines=("ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH (MẪU)"),
        agency_name="Ủy ban nhân dân phường An Bình (mẫu)",
        place="An Bình",
        is_sample=True,
    ),
)
TU = slips.Person(
    name="Phạm Văn Tư",
    id_number="038058001234",
    address="Số 12, tổ dân phố 3, phường An Bình (mẫu)",
    phone="0912 345 678",
    email="tu.pham@example.vn",
)
MAI = slips.Person(
    name="Đỗ Thị Mai",
    id_number="038302005678",
    address="Số 5, tổ dân phố 7, phường An Bình (mẫu)",
    phone="0987 654 321",
)
HEAD = Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Minh")
LOOK_UP = slips.LookUp(
    address="anbinh.example.vn/tra-cuu",
    pin="483 915",
    link="https://anbinh.example.vn/tra-cuu/k7Qm2xVb9T",
)
PAPERS = (
    slips.PaperLine("Tờ khai đăng ký khai sinh (theo mẫu)", originals=1),
    slips.PaperLine("Giấy chứng sinh", originals=1),
    slips.PaperLine("Văn bản ủy quyền đăng ký khai sinh được chứng thực", originals=1, copies=1),
    slips.PaperLine("Giấy chứng nhận kết hôn của cha mẹ", copies=1, electronic=1),
    slips.PaperLine("Giấy xác nhận nơi cư trú", electronic=1),
    slips.PaperLine("Biên bản xác nhận của người làm chứng", copies=2),
)
ASKED = "Đăng ký khai sinh"
DAYS = {Version.OF_2018: date(2025, 9, 12), Version.OF_2025: date(2026, 11, 27)}


def after(day: date, days: int) -> date:
    """A day so many days later; both first days are Fridays."""
    return day + timedelta(days)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of that day in Hà Nội."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


def receipt(day: date = DAYS[Version.OF_2025]) -> slips.Receipt:
    """A receipt with everything on it, filed by Mai for Tư."""
    return slips.Receipt(
        desk=DESK,
        number=7,
        issued_on=day,
        received_on=day,
        applicant=TU,
        authorised=slips.Authorised(MAI, "Văn bản ủy quyền số 15/CT ngày 20/8/2025"),
        asked=ASKED,
        code=code(day),
        papers=PAPERS,
        sets=1,
        processing_time="03 ngày làm việc",
        received_at=moment(day, 8, 30),
        due_at=moment(after(day, 5), 17),
        return_way="Trung tâm Phục vụ hành chính công phường An Bình (mẫu)",
        receiver="Lê Thị Hoa",
        book="01",
        serial="125",
        look_up=LOOK_UP,
    )


def code(day: date) -> str:
    """The code of a dossier of that day."""
    return f"H99.12-{day:%y%m%d}-0001"


def plain_receipt(day: date = DAYS[Version.OF_2025]) -> slips.Receipt:
    """A receipt without anything that may be missing."""
    return replace(
        receipt(day), applicant=slips.Person("Phạm Văn Tư"), authorised=None,
        papers=PAPERS[:1], book="", serial="", look_up=None,
    )  # fmt: skip


def supplement_request(day: date = DAYS[Version.OF_2025]) -> slips.SupplementRequest:
    """Four things to complete."""
    items = (
        ("Giấy chứng sinh (bản chính)", "Bản nộp là bản chụp, không có chứng thực."),
        ("Tờ khai, mục “Nơi cư trú của mẹ”", "Chưa ghi."),
        ("Giấy xác nhận nơi cư trú", "Giấy nộp đã hết giá trị từ ngày 01/8/2025."),
        ("Văn bản ủy quyền", "Chưa có chứng thực chữ ký của người ủy quyền."),
    )
    return slips.SupplementRequest(
        desk=DESK,
        number=12,
        issued_on=day,
        received_on=day,
        applicant=TU,
        asked=ASKED,
        code=code(day),
        items=tuple(slips.SupplementItem(*item) for item in items),
        contact=slips.Contact("bà Lê Thị Hoa", "0237 3999 999"),
        guide="Lê Thị Hoa",
    )


def refusal(day: date = DAYS[Version.OF_2025]) -> slips.Refusal:
    """Refused for two reasons, no code yet."""
    return slips.Refusal(
        desk=DESK,
        number=3,
        issued_on=day,
        received_on=day,
        applicant=TU,
        asked="Đăng ký thường trú",
        reasons=(
            "Thủ tục thuộc thẩm quyền của Công an phường, không thuộc thẩm quyền giải quyết của "
            "Ủy ban nhân dân phường.",
            "Ông (bà) có thể nộp hồ sơ tại Công an phường hoặc trên Cổng Dịch vụ công quốc gia.",
        ),
        receiver="Lê Thị Hoa",
    )


def apology(day: date = DAYS[Version.OF_2025]) -> slips.Apology:
    """An apology with the new date."""
    return slips.Apology(
        desk=DESK,
        number=2,
        issued_on=after(day, 4),
        received_on=day,
        applicant=TU,
        asked="Đăng ký lại khai sinh",
        code=code(day),
        due_at=moment(after(day, 5), 17),
        new_due_at=moment(after(day, 12), 17),
        reason="chưa nhận được kết quả xác minh của nơi đăng ký khai sinh trước đây",
        signature=HEAD,
    )


def stop_notice(day: date = DAYS[Version.OF_2025]) -> slips.StopNotice:
    """Stopped because the applicant withdrew."""
    return slips.StopNotice(
        desk=DESK,
        number=1,
        issued_on=after(day, 3),
        received_on=day,
        applicant=TU,
        asked="Xác nhận tình trạng hôn nhân",
        code=code(day),
        requested_on=day,
        stopped_on=after(day, 3),
        reason="Người nộp hồ sơ đề nghị rút hồ sơ, không còn nhu cầu giải quyết.",
        fee="Hoàn trả 15.000 đồng đã nộp tại Trung tâm Phục vụ hành chính công.",
        signature=HEAD,
    )


def control_slip(day: date = DAYS[Version.OF_2025]) -> slips.ControlSlip:
    """Five hand-overs, one of them late, the last one without result."""
    desk, law = "Bộ phận Một cửa\nLê Thị Hoa", "Tư pháp - Hộ tịch\nTrần Văn Bình"
    chair = "Lãnh đạo UBND\nTrần Thị Lan"
    monday = after(day, 3)
    return slips.ControlSlip(
        desk=DESK,
        number=7,
        issued_on=day,
        received_on=day,
        applicant=TU,
        asked=ASKED,
        code=code(day),
        lead_unit="Công chức Tư pháp - Hộ tịch",
        helping_unit="Công an phường",
        received_at=moment(day, 8, 30),
        due_at=moment(after(day, 5), 17),
        handings=(
            slips.Handing("Người nộp hồ sơ", desk, moment(day, 8, 30)),
            slips.Handing(desk, law, moment(day, 9), "early"),
            slips.Handing(law, chair, moment(monday, 14), "late", "Chờ xác minh nơi cư trú"),
            slips.Handing(chair, law, moment(monday, 15, 30), "on_time"),
            slips.Handing(law, desk, moment(monday, 16)),
        ),
    )


def incident_letter(day: date = DAYS[Version.OF_2025]) -> slips.IncidentLetter:
    """A certificate was lost, and the agency pays for another."""
    return slips.IncidentLetter(
        desk=DESK,
        number=2,
        issued_on=after(day, 3),
        received_on=day,
        applicant=TU,
        asked=ASKED,
        code=code(day),
        happened="làm mất hồ sơ, giấy tờ",
        reason="Giấy chứng sinh thất lạc khi chuyển giữa các bộ phận.",
        remedy="Cơ quan xin cấp lại giấy chứng sinh tại cơ sở y tế.",
        cost="50.000 đồng, cơ quan chi trả",
        signature=HEAD,
    )


def register(day: date = DAYS[Version.OF_2025], *, count: int = 40) -> Register:
    """A register of so many lines, the last of them not returned."""
    lines = [
        slips.RegisterLine(
            code=f"H99.12-{day:%y%m%d}-{n:04d}",
            procedure=ASKED if n % 3 else "Cấp bản sao trích lục hộ tịch",
            applicant=TU.name if n % 2 else MAI.name,
            contact=f"{(TU if n % 2 else MAI).address}\n{(TU if n % 2 else MAI).phone}",
            lead_unit="UBND phường An Bình (mẫu)",
            received_at=moment(day, 8, n % 60),
            due_at=moment(after(day, 5), 17) if n % 3 else None,
            returned_at=moment(day, 16) if n < count else None,
            return_way="Trực tiếp" if n % 5 else "Bưu chính công ích",
            signed=TU.name if n < count and n % 5 and n % 2 else "",
        )
        for n in range(1, count + 1)
    ]
    return Register(
        desk=DESK,
        number=1,
        opened_on=day,
        field="Hộ tịch",
        year=day.year,
        lines=tuple(lines),
    )


FORMS: dict[FormCode, Callable[[date], SlipFacts | Register]] = {
    FormCode.RECEIPT: receipt,
    FormCode.SUPPLEMENT: supplement_request,
    FormCode.REFUSAL: refusal,
    FormCode.APOLOGY: apology,
    FormCode.STOP: stop_notice,
    FormCode.CONTROL: control_slip,
    FormCode.REGISTER: register,
    FormCode.INCIDENT: incident_letter,
}
SLIPS: tuple[Callable[[date], SlipFacts], ...] = (
    receipt,
    supplement_request,
    refusal,
    apology,
    stop_notice,
    incident_letter,
)
EVERY = [(code_, version) for code_ in FORMS for version in Version]


def facts(form: FormCode, version: Version) -> SlipFacts | Register:
    """The facts of that form, of a dossier received under that version."""
    return FORMS[form](DAYS[version])
