"""Fees: the account for transfers, the day of a sheet, what is put right of a payment."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cchc.dossiers import queries
from cchc.dossiers.choices import PaidHow
from cchc.dossiers.forms.acts import ActForm, long_text
from cchc.dossiers.services import Account, Paid
from cchc.kernel.formats import moment_vi, number_vi
from cchc.organisation.models import User
from cchc.web.forms import DayField, NumberField


class PaymentForm(ActForm):
    """What was paid, with the number of the official receipt."""

    how = forms.ChoiceField(label="Cách thu", choices=PaidHow.choices)
    amount = NumberField(label="Số tiền đã thu (đồng)", decimal_places=0, required=False)
    receipt_number = forms.CharField(
        label="Số biên lai, chứng từ",
        required=False,
        max_length=60,
        help_text="Số trên biên lai chính thức; hệ thống không in biên lai thay. Chuyển khoản thì "
        "có thể ghi sau.",
    )
    exempt_reason = long_text("Lý do miễn (khi được miễn)", required=False)

    def prepare(self) -> None:
        """What is still owed of the fee of the procedure, to be seen and corrected."""
        fee = queries.fee_of(self.row)
        self.initial.setdefault("amount", fee.owed or fee.amount or None)

    def said(self) -> dict[str, Any]:
        """The payment as a value."""
        got = self.cleaned_data
        paid = Paid(
            int(got["amount"] or 0),
            PaidHow(got["how"]),
            got["receipt_number"],
            got["exempt_reason"],
        )
        return {"paid": paid}


class OfPaymentForm(ActForm):
    """Something about one payment of the dossier."""

    act = ""
    payment = forms.ChoiceField(label="Khoản thu")

    def prepare(self) -> None:
        """The payments that the act is for."""
        self.named = {str(p.pk): p for p in queries.payments_for(self.row, self.act)}
        field = self.fields["payment"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (key, f"{number_vi(p.amount)} đồng, {p.get_how_display()}, {moment_vi(p.taken_at)}")
            for key, p in self.named.items()
        ]

    def said(self) -> dict[str, Any]:
        """The payment itself."""
        return {**self.cleaned_data, "payment": self.named[self.cleaned_data["payment"]]}


class ReceiptForm(OfPaymentForm):
    """The number of the receipt that was written afterwards."""

    act = "enter_receipt"
    receipt_number = forms.CharField(label="Số biên lai, chứng từ", max_length=60)


class CancelPaymentForm(OfPaymentForm):
    """Why a payment was entered wrongly."""

    act = "cancel_payment"
    reason = long_text("Lý do hủy", "Khoản đã hủy vẫn hiện, không tính vào tổng.")


class AccountForm(forms.Form):
    """The account of the agency for fees, and the document that decides it."""

    bank_name = forms.CharField(label="Ngân hàng, kho bạc", max_length=100)
    bank = forms.CharField(
        label="Mã ngân hàng (BIN)", max_length=6, help_text="6 chữ số theo NAPAS, ví dụ 970403."
    )
    number = forms.CharField(label="Số tài khoản", max_length=25)
    holder = forms.CharField(label="Chủ tài khoản", max_length=100)
    document_number = forms.CharField(label="Số văn bản quyết định", max_length=60)
    document_on = DayField(label="Ngày văn bản")

    def account(self) -> Account:
        """What the document decides."""
        return Account(**self.cleaned_data)


class SheetForm(forms.Form):
    """Which day, and whose payments; today and everybody's unless said."""

    ngay = DayField(label="Ngày", required=False)
    nguoi = forms.ChoiceField(label="Người thu", required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.is_valid()
        self.day: date = self.cleaned_data.get("ngay") or today
        self.data = {**{name: data.get(name, "") for name in self.fields}}
        self.data["ngay"] = f"{self.day:%d/%m/%Y}"
        self.officer: User | None = None

    def choose_from(self, people: Sequence[User]) -> None:
        """Offer those who took something that day."""
        named = {str(person.pk): person for person in people}
        field = self.fields["nguoi"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tất cả"), *((key, one.full_name) for key, one in named.items())]
        self.officer = named.get(self.data.get("nguoi", ""))
