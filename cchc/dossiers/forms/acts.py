"""One form for each act on a dossier; ``said`` gives what its service takes."""

from datetime import date, datetime
from typing import Any

from django import forms

from cchc.dossiers import queries
from cchc.dossiers.choices import CallOutcome, Channel, IncidentKind, Payer
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import Happened
from cchc.kernel.zone import HANOI, from_local
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.web.forms import DayField, NumberField

LONG = 2000


def long_text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def time_field(label: str, *, required: bool = True) -> forms.TimeField:
    """A time of the day as 08:30 or 8h30."""
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=["%H:%M", "%Hh%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "giờ:phút"}),
    )


def moment_of(day: date | None, time: Any) -> datetime | None:
    """The moment in Hà Nội; None unless both are said."""
    return from_local(datetime.combine(day, time)) if day and time else None


class ActForm(forms.Form):
    """What an act asks; ``row`` is the dossier."""

    def __init__(self, *args: Any, row: Dossier, user: User, today: date) -> None:
        super().__init__(*args)
        self.row, self.user, self.today = row, user, today
        self.prepare()

    def prepare(self) -> None:
        """Choices and first values that hang on the dossier."""

    def said(self) -> dict[str, Any]:
        """What the service takes besides dossier, actor and moment."""
        return dict(self.cleaned_data)


class ReceiverForm(ActForm):
    """A unit, or a person in it."""

    to = forms.ChoiceField(label="Giao cho")

    def prepare(self) -> None:
        """The units and their people, in one list that is chosen by typing."""
        self.named: dict[str, dict[str, Any]] = {}
        groups: list[tuple[str, list[tuple[str, str]]]] = [("", [("", "chọn người hoặc bộ phận")])]
        for found in queries.receivers(self.row.agency, self.today):
            whole = (f"b{found.unit.pk}", f"{found.unit} (cả bộ phận)")
            people = [(f"b{found.unit.pk}-{one.pk}", one.full_name) for one in found.people]
            self.named[whole[0]] = {"unit": found.unit, "person": None}
            for one, (key, _) in zip(found.people, people, strict=True):
                self.named[key] = {"unit": found.unit, "person": one}
            groups.append((str(found.unit), [*people, whole]))
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = groups

    def said(self) -> dict[str, Any]:
        """The unit and the person."""
        return dict(self.named[self.cleaned_data["to"]])


class HandOverForm(ReceiverForm):
    """The next one, and what was done."""

    note_text = long_text("Đã làm gì, lưu ý gì", required=False)

    def said(self) -> dict[str, Any]:
        """Also the note."""
        return {**super().said(), "note_text": self.cleaned_data["note_text"]}


class OpinionForm(ActForm):
    """Whom to ask what."""

    partner = forms.CharField(label="Cơ quan, đơn vị được hỏi", max_length=200)
    question = long_text("Nội dung cần ý kiến")


class OpinionCameForm(ActForm):
    """What was answered to which question."""

    step = forms.ChoiceField(label="Ý kiến của")
    opinion = long_text("Nội dung ý kiến nhận được")

    def prepare(self) -> None:
        """The questions that wait."""
        self.waiting = {str(run.pk): run for run in queries.open_opinions(self.row)}
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, run.partner or str(run.unit)) for key, run in self.waiting.items()]

    def said(self) -> dict[str, Any]:
        """The step itself."""
        got = self.cleaned_data
        return {"step": self.waiting[got["step"]], "opinion": got["opinion"]}


class PassOnForm(ActForm):
    """Which agency does its part."""

    partner = forms.CharField(label="Cơ quan nhận", max_length=200)
    why = long_text("Nội dung chuyển")


class TakeBackForm(ActForm):
    """What the other agency did."""

    result = long_text("Kết quả nhận lại")


class DemandPaymentForm(ActForm):
    """How much is owed, and whether that stops the clock."""

    amount = NumberField(label="Số tiền phải nộp (đồng)", decimal_places=0, min_value=1)
    stops_clock_by = forms.CharField(
        label="Quy định cho dừng tính thời hạn",
        required=False,
        max_length=300,
        help_text="Để trống thì thời hạn vẫn chạy.",
    )

    def said(self) -> dict[str, Any]:
        """The amount in whole dong."""
        got = self.cleaned_data
        return {"amount": int(got["amount"]), "stops_clock_by": got["stops_clock_by"]}


class ProposeExtensionForm(ActForm):
    """A later date and why."""

    until = DayField(label="Hẹn lại đến ngày")
    reason = long_text("Lý do xin lỗi", "Ghi vào thư xin lỗi gửi công dân.")

    def prepare(self) -> None:
        """No date where the result is there."""
        if self.row.finished_at is not None:
            del self.fields["until"]


class ExtendForm(ActForm):
    """The date that is signed; the proposed one unless changed."""

    until = DayField(label="Hẹn lại đến ngày")

    def prepare(self) -> None:
        """The proposed date; none where the result is there."""
        if self.row.finished_at is not None:
            del self.fields["until"]
        waiting = queries.waiting_apology(self.row)
        if waiting is not None:
            self.initial.setdefault("until", waiting.until.astimezone(HANOI).date())


class ReasonForm(ActForm):
    """Why."""

    reason = long_text("Lý do")


class SignedForm(ActForm):
    """A letter of the agency, and who signs it."""

    signer = forms.ChoiceField(label="Người ký", required=False)

    def prepare(self) -> None:
        """Who may sign for the agency today, with the heading of the signature."""
        able = queries.signers(self.row.agency, self.today)
        self.able = {str(person.pk): person for person in able}
        field = self.fields["signer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, _signing(one, self.today)) for key, one in self.able.items()]
        self.initial.setdefault("signer", str(self.user.pk))

    @property
    def signs(self) -> User | None:
        """The person who was chosen."""
        return self.able.get(self.cleaned_data["signer"])


class StopForm(SignedForm):
    """Why processing ends, and who signs the notice; after a withdrawal its reason is enough."""

    reason = long_text("Lý do", "Khi công dân đã yêu cầu rút thì để trống được.", required=False)
    field_order = ("reason", "signer")

    def said(self) -> dict[str, Any]:
        """The person who signs."""
        return {"reason": self.cleaned_data["reason"], "signer": self.signs}


class IncidentForm(SignedForm):
    """What happened to the dossier here, how it is mended, who pays."""

    kind = forms.ChoiceField(label="Sự cố", choices=IncidentKind.choices)
    reason = long_text("Sự việc, nguyên nhân", "Ghi vào thư xin lỗi gửi công dân.")
    remedy = long_text("Cách khắc phục")
    cost = NumberField(
        label="Chi phí phát sinh cho công dân (đồng)", decimal_places=0, min_value=0, required=False
    )
    payer = forms.ChoiceField(label="Ai chi trả", choices=Payer.choices, initial=Payer.NOBODY)
    field_order = ("kind", "reason", "remedy", "cost", "payer", "signer")

    def said(self) -> dict[str, Any]:
        """The incident as a value."""
        got = self.cleaned_data
        happened = Happened(
            IncidentKind(got["kind"]),
            got["reason"],
            got["remedy"],
            int(got["cost"] or 0),
            Payer(got["payer"]),
        )
        return {"happened": happened, "signer": self.signs}


def _signing(person: User, day: date) -> str:
    lines = organisation.signature_of(person, day).lines
    return f"{person.full_name} ({' / '.join(lines)})"


class CallForm(ActForm):
    """A call to the citizen."""

    outcome = forms.ChoiceField(label="Kết quả", choices=CallOutcome.choices)
    said_text = long_text("Đã nói gì", "Bắt buộc khi đã nói chuyện.", required=False)
    day = DayField(label="Ngày gọi (nếu không phải bây giờ)", required=False)
    time = time_field("Giờ gọi", required=False)

    def said(self) -> dict[str, Any]:
        """The call as the service takes it."""
        got = self.cleaned_data
        return {
            "outcome": CallOutcome(got["outcome"]),
            "said": got["said_text"],
            "called_at": moment_of(got["day"], got["time"]),
        }


class HandBackForm(ActForm):
    """How the result reaches the applicant."""

    channel = forms.TypedChoiceField(
        label="Cách trả", coerce=lambda value: Channel(int(value)), choices=Channel.choices
    )
    delivery_record = forms.CharField(
        label="Số, ngày biên bản giao nhận (khi trả qua bưu chính)", required=False, max_length=100
    )

    def prepare(self) -> None:
        """As the applicant chose at the reception."""
        self.initial.setdefault("channel", self.row.return_channel)


class ConfirmFinishForm(ActForm):
    """When it was really finished, and why that was entered wrongly."""

    day = DayField(label="Ngày hoàn thành thực tế")
    time = time_field("Giờ")
    reason = long_text("Lý do xác nhận lại")

    def said(self) -> dict[str, Any]:
        """The moment."""
        got = self.cleaned_data
        return {"really_at": moment_of(got["day"], got["time"]), "reason": got["reason"]}


class NothingForm(ActForm):
    """An act that asks nothing."""
