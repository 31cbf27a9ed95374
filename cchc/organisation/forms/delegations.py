"""Naming a substitute."""

from typing import Any

from django import forms

from cchc.organisation import queries
from cchc.organisation.models import User
from cchc.organisation.rules.delegation import AUTHORITIES
from cchc.web.forms import DayField


class DelegationForm(forms.Form):
    """Who is absent, who stands in, when, and with which authority to sign."""

    absent = forms.ModelChoiceField(
        User.objects.none(), label="Người vắng", empty_label="Chọn người"
    )
    substitute = forms.ModelChoiceField(
        User.objects.none(), label="Người thay", empty_label="Chọn người"
    )
    from_on = DayField(label="Từ ngày")
    to_on = DayField(label="Đến hết ngày")
    authority = forms.ChoiceField(
        label="Quyền ký thay",
        required=False,
        choices=[("", "Không ký thay"), *AUTHORITIES.items()],
        help_text="Chỉ khi người vắng là Chủ tịch hoặc Phó Chủ tịch và có văn bản.",
    )
    document = forms.CharField(
        label="Văn bản ủy quyền",
        max_length=200,
        required=False,
        help_text="Số, ngày văn bản; bắt buộc khi có quyền ký thay.",
    )

    def __init__(self, *args: Any, user: User, everybody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.people_visible_to(user).filter(is_active=True)
        absent, substitute = self.fields["absent"], self.fields["substitute"]
        assert isinstance(absent, forms.ModelChoiceField)
        assert isinstance(substitute, forms.ModelChoiceField)
        absent.queryset = people if everybody else people.filter(pk=user.pk)
        absent.initial = user.pk
        substitute.queryset = people
