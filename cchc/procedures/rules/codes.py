"""What codes of procedures, listed things and data look like; docs/rules/procedures.md, "Codes"."""

import re

SAMPLE_PREFIX = "MAU."
_NATIONAL = re.compile(r"[1-9]\.[0-9]{6}(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?(\.[A-Z][0-9]{2})?")
_SAMPLE = re.compile(r"MAU(\.[A-Z0-9]{1,10}){1,3}")
_ITEM = re.compile(r"[A-Z0-9]+([._-][A-Z0-9]+)*")
_DATUM = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def is_sample(code: str) -> bool:
    """Whether the code says that the procedure is made up."""
    return code.startswith(SAMPLE_PREFIX)


def is_procedure_code(code: str) -> bool:
    """1.009659, 1.009659.H05, 1.010708.000.00.00.H56, or MAU.HT.01 for a made-up one."""
    return bool(_NATIONAL.fullmatch(code) or _SAMPLE.fullmatch(code))


def is_item_code(code: str) -> bool:
    """The code of a paper, form, result, step or field: GT1, TK-KS, B1."""
    return bool(_ITEM.fullmatch(code))


def is_datum_code(code: str) -> bool:
    """The code of a datum, the same in every form: ho_ten_cha."""
    return bool(_DATUM.fullmatch(code))


WHAT_A_CODE_IS = (
    "Mã thủ tục “{}” không đúng dạng: ghi mã quốc gia như 1.009659 hoặc 1.009659.H05, thủ tục mẫu "
    "ghi như MAU.HT.01."
)
