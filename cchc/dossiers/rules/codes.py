"""The code of a dossier, written, read and masked; docs/rules/dossier-codes.md."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel.errors import RuleBroken

IDENTIFIER = r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})"
_CODE = re.compile(rf"({IDENTIFIER})-(\d{{6}})-(\d{{4,}})", re.ASCII)
_WRONG = (
    "“{}” không phải là mã hồ sơ; ghi như H56.10.5-260212-0007 (mã cơ quan, năm tháng ngày, số)."
)


@dataclass(frozen=True)
class DossierCode:
    """The parts of a code."""

    identifier: str
    day: date
    serial: int

    def __str__(self) -> str:
        return f"{self.identifier}-{self.day:%y%m%d}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> "DossierCode":
        """The code that is written so; RuleBroken (field ``code``) when it is none."""
        found = _CODE.fullmatch(text.strip().upper())
        if found is None or not int(found[3]):
            raise RuleBroken(_WRONG.format(text.strip()[:40]), field="code")
        try:
            day = datetime.strptime(found[2], "%y%m%d").date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            raise RuleBroken(_WRONG.format(text.strip()[:40]), field="code") from None
        return cls(found[1], day, int(found[3]))


def checked_identifier(text: str) -> str:
    """The identifier of the agency; RuleBroken while nobody has set it, or when it is none."""
    if not text:
        raise RuleBroken(
            "Chưa có mã định danh cơ quan nên chưa cấp được mã hồ sơ; quản trị ghi mã này ở mục"
            " Cấu hình (Mã định danh cơ quan trong mã hồ sơ)."
        )
    if not re.fullmatch(IDENTIFIER, text, re.ASCII):
        raise RuleBroken(f"Mã định danh cơ quan “{text}” không đúng dạng; ghi như H56.10.5.")
    return text


def masked(code: str) -> str:
    """What may be shown to anybody: "…-0007"."""
    return f"…-{code.rpartition('-')[2]}"
