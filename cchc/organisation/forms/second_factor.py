"""Codes of the second factor: typed at the sign-in, at setting up, at taking away."""

from django import forms

from cchc.organisation.forms.sign_in import password_field


def _code(help_text: str = "") -> forms.CharField:
    digits = {"autocomplete": "one-time-code", "inputmode": "numeric", "pattern": "[0-9 ]*"}
    return forms.CharField(
        label="Mã 6 chữ số trong ứng dụng",
        max_length=12,
        help_text=help_text,
        widget=forms.TextInput(attrs=digits),
    )


class CodeForm(forms.Form):
    """The second step of signing in."""

    factor_code = _code("Mã đổi sau mỗi 30 giây.")


class RecoveryForm(forms.Form):
    """The second step without the telephone."""

    recovery_code = forms.CharField(
        label="Mã khôi phục",
        max_length=40,
        help_text="Một mã chưa dùng trên tờ đã in, ví dụ abcd-efgh-jkmn. Mỗi mã dùng được một lần.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class ProofForm(forms.Form):
    """Password and code: who has both is the person."""

    factor_code = _code()
    password = password_field("Mật khẩu hiện tại", "current-password")
