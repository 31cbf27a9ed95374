"""The text of a VietQR code for a transfer; docs/rules/dossier-fees.md, "VietQR"."""

import binascii

from cchc.kernel.errors import RuleBroken

_NAPAS, _TO_ACCOUNT = "A000000727", "QRIBFTTA"
_OFTEN, _ONCE, _DONG, _VIETNAM = "11", "12", "704", "VN"
_LONGEST_PURPOSE = 25


def vietqr(bank: str, account: str, amount: int | None, purpose: str = "", bill: str = "") -> str:
    """The payload of a code with its CRC; ``amount`` None: the payer says how much.

    ``bank``: the six digits of the bank; ``purpose``, ``bill``: plain letters, digits, spaces.
    RuleBroken (``amount``) when the amount is not above 0.
    """
    if amount is not None and amount <= 0:
        raise RuleBroken("Số tiền chuyển khoản phải lớn hơn 0.", field="amount")
    receiver = _field("00", bank) + _field("01", account)
    merchant = _field("00", _NAPAS) + _field("01", receiver) + _field("02", _TO_ACCOUNT)
    body = (
        _field("00", "01")
        + _field("01", _OFTEN if amount is None else _ONCE)
        + _field("38", merchant)
        + _field("53", _DONG)
        + _field("54", "" if amount is None else str(amount))
        + _field("58", _VIETNAM)
        + _field("62", _field("01", bill) + _field("08", purpose[:_LONGEST_PURPOSE]))
        + "6304"
    )
    return body + crc(body)


def crc(text: str) -> str:
    """CRC-16 with polynomial 1021 from FFFF, as four hexadecimal digits."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def purpose_of(code: str) -> str:
    """What the payer's bank shows: day and serial of the dossier, once in the agency."""
    return "HS" + "".join(code.split("-")[-2:])


def _field(name: str, value: str) -> str:
    """Name, length, value; nothing of what is empty."""
    return f"{name}{len(value):02d}{value}" if value else ""
