"""Which circular's forms hold, what they are called and numbered: docs/rules/slips.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FormCode(StrEnum):
    """The seven forms, as Thông tư 03/2025/TT-VPCP numbers them, and the agency's own letter."""

    RECEIPT = "01"
    SUPPLEMENT = "02"
    REFUSAL = "03"
    APOLOGY = "04"
    STOP = "05"
    CONTROL = "06"
    REGISTER = "07"
    INCIDENT = "08"  # a letter of the agency, no form of the circular


class Version(StrEnum):
    """The circulars."""

    OF_2018 = "Thông tư 01/2018/TT-VPCP"
    OF_2025 = "Thông tư 03/2025/TT-VPCP"


FIRST_DAY_OF_2025 = date(2025, 9, 15)
PROVISIONAL = "mẫu tạm"  # fields that were not seen in the circular
OWN = "Thư của cơ quan, không theo mẫu của Thông tư"


@dataclass(frozen=True)
class Form:
    """A form in one version: name, its number there ("" where it has none), letters.

    ``is_of_desk``: the desk's letters follow its own ("PBS-TTPVHCC").
    ``is_own``: no circular has it.
    """

    name: str
    number: str
    letters: str
    is_of_desk: bool = False
    is_provisional: bool = False
    is_own: bool = False


_RECEIPT = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
_SUPPLEMENT = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
_REFUSAL = "Phiếu từ chối tiếp nhận giải quyết hồ sơ"
_STOP = "Thông báo dừng giải quyết hồ sơ"
_CONTROL = "Phiếu kiểm soát quá trình giải quyết hồ sơ"
_REGISTER = "Sổ theo dõi hồ sơ"
_INCIDENT = Form("Thư xin lỗi về hồ sơ bị mất, hư hỏng, sai lệch", "", "TXL", is_own=True)

FORMS: dict[Version, dict[FormCode, Form]] = {
    Version.OF_2018: {
        FormCode.RECEIPT: Form(_RECEIPT, "01", ""),
        FormCode.SUPPLEMENT: Form(_SUPPLEMENT, "02", "HDHS"),
        FormCode.REFUSAL: Form(_REFUSAL, "03", "PTC"),
        FormCode.APOLOGY: Form("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "04", "PXL"),
        FormCode.STOP: Form(_STOP, "", "TB-UBND", is_provisional=True),
        FormCode.CONTROL: Form(_CONTROL, "05", "PKS"),
        FormCode.REGISTER: Form(_REGISTER, "06", "STD"),
        FormCode.INCIDENT: _INCIDENT,
    },
    Version.OF_2025: {
        FormCode.RECEIPT: Form(_RECEIPT, "01", "", is_of_desk=True),
        FormCode.SUPPLEMENT: Form(_SUPPLEMENT, "02", "PBS", is_of_desk=True),
        FormCode.REFUSAL: Form(_REFUSAL, "03", "PTC", is_of_desk=True),
        FormCode.APOLOGY: Form(
            "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", "04", "PXL"
        ),
        FormCode.STOP: Form(_STOP, "05", "TB-UBND", is_provisional=True),
        FormCode.CONTROL: Form(_CONTROL, "06", "PKS", is_of_desk=True),
        FormCode.REGISTER: Form(_REGISTER, "07", "STD", is_of_desk=True),
        FormCode.INCIDENT: _INCIDENT,
    },
}


def version_on(received_on: date) -> Version:
    """The version for a dossier received on that day."""
    return Version.OF_2025 if received_on >= FIRST_DAY_OF_2025 else Version.OF_2018


def form_in(version: Version, code: FormCode) -> Form:
    """The form as that circular has it."""
    return FORMS[version][code]


def mark(version: Version, form: Form) -> str:
    """The small line at the foot: "Mẫu số 05 (mẫu tạm), Thông tư 03/2025/TT-VPCP"."""
    if form.is_own:
        return OWN
    if not form.number:
        return PROVISIONAL.capitalize()
    provisional = f" ({PROVISIONAL})" if form.is_provisional else ""
    return f"Mẫu số {form.number}{provisional}, {version}"
