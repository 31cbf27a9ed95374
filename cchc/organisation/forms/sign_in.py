"""Signing in, going on, changing the password."""

from typing import Any

from django import forms


def password_field(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    """A field whose text is hidden and kept as it was typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label, widget=widget, strip=False, max_length=200, help_text=help_text
    )


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = password_field("Mật khẩu", "current-password")


class ResumeForm(forms.Form):
    """The password alone: the session knows whose."""

    password = password_field("Mật khẩu", "current-password")


class ChangePasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = password_field("Mật khẩu hiện tại", "current-password")
    new = password_field("Mật khẩu mới", "new-password")
    again = password_field("Nhập lại mật khẩu mới", "new-password")

    def __init__(self, *args: Any, least: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].help_text = (
            f"Ít nhất {least} ký tự, có chữ thường, chữ hoa, chữ số và ký tự đặc biệt. "
            "Một câu ngắn dễ nhớ là tốt nhất, ví dụ ba từ nối bằng dấu gạch và một con số."
        )

    def clean_again(self) -> str:
        """The same text twice."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError("Hai lần nhập mật khẩu mới không giống nhau.")
        return again
