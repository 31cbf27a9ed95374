"""What looks like somebody's data in a text for everybody; docs/rules/dialogues.md."""

import re

from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<![\w/.,])\+?\d(?:[ .-]?\d){8,}(?![\w/])")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LEAST_WORDS = 2


def found_in(text: str, *, name: str = "") -> str:
    """The first piece that looks personal, "" when there is none."""
    if mail := _EMAIL.search(text):
        return mail.group()
    for digits in _DIGITS.finditer(text):
        if not _MONEY.fullmatch(digits.group()):
            return digits.group()
    wanted = fold(name)
    if len(wanted.split()) >= _LEAST_WORDS and f" {wanted} " in f" {fold(text)} ":
        return name.strip()
    return ""


def demand_impersonal(text: str, *, field: str, name: str = "") -> str:
    """The text; RuleBroken when something in it looks personal."""
    if found := found_in(text, name=name):
        raise RuleBroken(
            f"Nội dung này sẽ công khai nhưng có “{found}”, có thể là dữ liệu cá nhân. Hãy bỏ hoặc "
            "viết lại cho khỏi nhận ra người.",
            field=field,
        )
    return text
