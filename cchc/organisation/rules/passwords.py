"""What a password must be; docs/rules/sign-in.md."""

import secrets
import string
from collections.abc import Iterator

SPECIALS = "!@#$%^&*-_=+?"
# What is left of the most used passwords once digits, signs and disguises are taken away.
_STEMS = frozenset(
    [
        *("abc", "abcd", "abcdef", "qwerty", "iloveyou", "anhyeuem", "letmein", "welcome"),
        *("password", "pass", "matkhau", "user", "admin", "administrator", "quantri"),
        *("quantrivien", "vietnam", "ubnd", "cchc"),
    ]
)
_DISGUISES = str.maketrans({"@": "a", "0": "o", "1": "l", "3": "e", "$": "s", "5": "s"})


def problems(password: str, *, username: str, least: int) -> Iterator[str]:
    """Each sentence says one thing that the password lacks; none: it is good enough."""
    if len(password) < least:
        yield f"Mật khẩu phải có ít nhất {least} ký tự."
    if len(password) > 128:
        yield "Mật khẩu không được dài quá 128 ký tự."
    if missing := [name for name, has in _kinds(password).items() if not has]:
        yield f"Mật khẩu còn thiếu: {', '.join(missing)}."
    if len(username) >= 4 and username.casefold() in password.casefold():
        yield "Mật khẩu không được chứa tên đăng nhập."
    if _stem(password) in _STEMS:
        yield "Mật khẩu này quá dễ đoán; hãy chọn một cụm từ khác."


def initial(length: int = 14) -> str:
    """A password for the first sign-in: every kind of character, nothing that looks alike."""
    letters = "abcdefghijkmnpqrstuvwxyz"
    kinds = (letters, letters.upper().replace("I", ""), "23456789", "!@#%&*+?")
    drawn = [secrets.choice(kind) for kind in kinds]
    drawn += [secrets.choice(letters + "23456789") for _ in range(length - len(drawn))]
    secrets.SystemRandom().shuffle(drawn)
    return "".join(drawn)


def _kinds(password: str) -> dict[str, bool]:
    return {
        "chữ thường": any(c.islower() for c in password),
        "chữ hoa": any(c.isupper() for c in password),
        "chữ số": any(c.isdigit() for c in password),
        "ký tự đặc biệt (ví dụ ! @ # -)": any(not c.isalnum() for c in password),
    }


def _stem(password: str) -> str:
    bare = password.casefold().rstrip(string.digits + string.punctuation)
    return bare.translate(_DISGUISES).lstrip(string.digits + string.punctuation)
