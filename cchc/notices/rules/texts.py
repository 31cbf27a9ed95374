"""Texts of notices: filled, without accents, counted, and checked; docs/rules/citizen-notices.md.

``{code}`` stands for a parameter; ``[[ … ]]`` is left out when a parameter within is empty.
"""

import re
import unicodedata
from collections.abc import Mapping

from cchc.kernel.errors import RuleBroken
from cchc.notices.rules.events import EVENTS, PARAMS, sample_of

SEGMENTS = (160, 306, 459)  # [V2] law.md 13.2
_NEXT_SEGMENT = 153
_PARAM = re.compile(r"\{([a-z_]+)\}")
_MAYBE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_AWKWARD = str.maketrans({"#": "", "&": "va", "đ": "d", "Đ": "D", "–": "-", "…": "...", "•": "*"})
_SPACES = re.compile(r"[ \t]+")
ZALO_LENGTHS = {
    "name": 30, "phone": 15, "code": 30, "amount": 20, "link": 200, "survey": 200,
    "agency": 200, "procedure": 200, "due": 30,
}  # fmt: skip


def params_of(text: str) -> list[str]:
    """The names of the parameters in a text, in their order."""
    return _PARAM.findall(text)


def filled(text: str, params: Mapping[str, str]) -> str:
    """The text with its values; an optional part with an empty one is left out."""

    def part(found: re.Match[str]) -> str:
        inside = found.group(1)
        return inside if all(params.get(name) for name in params_of(inside)) else ""

    whole = _MAYBE.sub(part, text)
    put = _PARAM.sub(lambda found: params.get(found.group(1), ""), whole)
    lines = [_SPACES.sub(" ", line).strip() for line in put.splitlines()]
    return "\n".join(lines).strip()


def without_accents(text: str) -> str:
    """Plain ASCII, as SMS gateways charge least for; letters keep their case."""
    apart = unicodedata.normalize("NFD", text.translate(_AWKWARD))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.encode("ascii", "ignore").decode().replace("\n", " ")).strip()


def segments(text: str) -> int:
    """How many messages a text without accents is charged as; an empty one is none."""
    for number, most in enumerate(SEGMENTS, start=1):
        if len(text) <= most:
            return number if text else 0
    return -(-len(text) // _NEXT_SEGMENT)


def sms_of(text: str, params: Mapping[str, str]) -> str:
    """What the gateway is given."""
    return without_accents(filled(text, params))


def check_text(event: str, text: str, *, field: str) -> None:
    """RuleBroken (``field``) for unknown parameters, or person and procedure in one text.

    Nobody who reads over a shoulder shall learn who got what.
    """
    used = set(params_of(text))
    if unknown := sorted(used - EVENTS[event].all):
        known = ", ".join(f"{{{name}}}" for name in sorted(EVENTS[event].all))
        raise RuleBroken(f"Không có thông tin {{{unknown[0]}}}; chỉ dùng: {known}.", field=field)
    if "{" in _PARAM.sub("", text) or "[[" in _MAYBE.sub("", text):
        raise RuleBroken("Dấu { } hoặc [[ ]] chưa đủ cặp.", field=field)
    if {"name", "procedure"} <= used:
        raise RuleBroken(
            "Một tin không được nêu cả người nộp và thủ tục; bỏ {name} hoặc {procedure}.",
            field=field,
        )
    if EVENTS[event].tells_result and "procedure" in used:
        raise RuleBroken(
            "Tin báo kết quả gửi đến số máy của người nộp không được nêu tên thủ tục;"
            " bỏ {procedure}.",
            field=field,
        )


def check_sms(event: str, text: str) -> None:
    """RuleBroken (``sms``) when the likely longest message would need a fourth segment."""
    check_text(event, text, field="sms")
    long = len(sms_of(text, sample_of(event)))
    if not long:
        raise RuleBroken("Tin nhắn SMS còn trống.", field="sms")
    if long > SEGMENTS[-1]:
        raise RuleBroken(
            f"Tin nhắn dài {long} ký tự, nhiều nhất {SEGMENTS[-1]} (3 đoạn); viết ngắn lại.",
            field="sms",
        )


def checked_map(event: str, given: Mapping[str, str]) -> dict[str, str]:
    """Their parameter names to ours; RuleBroken (``zalo_map``) for one that is not known."""
    for theirs, ours in given.items():
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,29}", theirs):
            raise RuleBroken(f"Tên tham số Zalo “{theirs}” không hợp lệ.", field="zalo_map")
        if ours not in EVENTS[event].all:
            raise RuleBroken(f"Không có thông tin “{ours}” cho việc này.", field="zalo_map")
    check_text(event, " ".join(f"{{{ours}}}" for ours in given.values()), field="zalo_map")
    return dict(given)


def zalo_data(mapping: Mapping[str, str], params: Mapping[str, str]) -> dict[str, str]:
    """The values under the provider's names, cut to the provider's lengths."""
    return {
        theirs: params.get(ours, "")[: ZALO_LENGTHS[ours]] or "-"
        for theirs, ours in mapping.items()
    }


def labels(event: str) -> list[tuple[str, str]]:
    """(parameter, what it is) for the help beside an editor."""
    return [(f"{{{name}}}", PARAMS[name][0]) for name in sorted(EVENTS[event].all)]
