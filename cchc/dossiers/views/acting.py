"""One page with one form for each act; the buttons of the dossier's page lead here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.dossiers import queries, services
from cchc.dossiers.forms import acts as forms
from cchc.dossiers.forms import fees, long_acts
from cchc.dossiers.models import Dossier
from cchc.dossiers.views.lists import WORKS
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.guards import StaffRequest
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@dataclass(frozen=True)
class ActPage:
    """An act as its button and its page show it; ``slug`` stands in the address."""

    slug: str
    title: str
    form: type[forms.ActForm]
    done: str
    do: Callable[..., object]
    intro: str = ""
    is_danger: bool = False

    @property
    def url_name(self) -> str:
        """The name of the address."""
        return f"dossiers:{next(act for act, page in PAGES.items() if page is self)}"


def _approve(*, dossier: Dossier, **more: Any) -> None:
    request = queries.waiting_request(dossier)
    assert request is not None  # demanded before
    services.approve_supplement(request=request, **more)


def _decline(*, dossier: Dossier, **more: Any) -> None:
    request = queries.waiting_request(dossier)
    assert request is not None
    services.decline_supplement(request=request, **more)


# In the order of the buttons: the first one that the person may do is the primary.
PAGES: dict[str, ActPage] = {
    "receive": ActPage(
        "tiep-nhan", "Tiếp nhận", long_acts.ReceiveForm, "Đã tiếp nhận hồ sơ.", services.receive
    ),
    "take_supplement": ActPage(
        "nhan-bo-sung",
        "Nhận bổ sung",
        long_acts.TakeSupplementForm,
        "Đã nhận bổ sung.",
        services.take_supplement,
        "Đánh dấu từng thành phần đã nộp. Đủ tất cả mới nhận được.",
    ),
    "extend": ActPage(
        "ky-xin-loi",
        "Ký xin lỗi và hẹn lại",
        forms.ExtendForm,
        "Đã ký xin lỗi, hẹn lại.",
        services.extend,
        "Ký trước hạn thì hạn mới được tính; ký muộn thì hồ sơ vẫn tính là trễ.",
    ),
    "approve_supplement": ActPage(
        "duyet-bo-sung",
        "Cho yêu cầu bổ sung lần nữa",
        forms.NothingForm,
        "Đã cho yêu cầu bổ sung lần nữa.",
        _approve,
        "Theo quy định, hồ sơ bị yêu cầu bổ sung quá một lần tính là trễ hạn từ lúc này.",
        is_danger=True,
    ),
    "hand_back": ActPage(
        "tra-ket-qua", "Trả kết quả", forms.HandBackForm, "Đã trả kết quả.", services.hand_back
    ),
    "assign": ActPage("giao", "Giao xử lý", forms.ReceiverForm, "Đã giao xử lý.", services.assign),
    "take_up": ActPage(
        "nhan-buoc", "Nhận bước", forms.NothingForm, "Bạn đã nhận bước này.", services.take_up
    ),
    "finish": ActPage(
        "hoan-thanh",
        "Hoàn thành",
        long_acts.FinishForm,
        "Đã hoàn thành xử lý.",
        services.finish,
        "Đúng hạn hay trễ được chốt theo lúc này.",
    ),
    "hand_over": ActPage(
        "chuyen-buoc",
        "Chuyển bước tiếp",
        forms.HandOverForm,
        "Đã chuyển bước.",
        services.hand_over,
    ),
    "ask_supplement": ActPage(
        "yeu-cau-bo-sung",
        "Yêu cầu bổ sung",
        long_acts.AskSupplementForm,
        "Đã ghi yêu cầu bổ sung.",
        services.ask_supplement,
        "Chỉ chọn được thành phần trong danh mục của thủ tục, một lần cho tất cả.",
    ),
    "send_out_for_opinion": ActPage(
        "lay-y-kien",
        "Lấy ý kiến",
        forms.OpinionForm,
        "Đã ghi việc lấy ý kiến.",
        services.send_out_for_opinion,
        "Thời hạn vẫn chạy trong lúc chờ.",
    ),
    "record_opinion": ActPage(
        "ghi-y-kien",
        "Ghi ý kiến nhận được",
        forms.OpinionCameForm,
        "Đã ghi ý kiến.",
        services.record_opinion,
    ),
    "pass_on": ActPage(
        "lien-thong",
        "Chuyển cơ quan khác",
        forms.PassOnForm,
        "Đã chuyển cơ quan khác.",
        services.pass_on,
    ),
    "take_back": ActPage(
        "nhan-lai",
        "Nhận lại từ cơ quan khác",
        forms.TakeBackForm,
        "Đã nhận lại.",
        services.take_back,
    ),
    "take_payment": ActPage(
        "thu-phi", "Thu phí, lệ phí", fees.PaymentForm, "Đã ghi khoản thu.", services.take_payment
    ),
    "enter_receipt": ActPage(
        "ghi-bien-lai",
        "Ghi số biên lai",
        fees.ReceiptForm,
        "Đã ghi số biên lai.",
        services.enter_receipt,
    ),
    "demand_payment": ActPage(
        "yeu-cau-nop-tien",
        "Yêu cầu nộp tiền",
        forms.DemandPaymentForm,
        "Đã yêu cầu nộp tiền.",
        services.demand_payment,
    ),
    "attach": ActPage(
        "dinh-kem",
        "Đính kèm bản quét",
        long_acts.AttachForm,
        "Đã đính kèm.",
        services.attach,
        "Chỉ giấy tờ đã nhận; giấy tờ xuất trình (nhất là giấy tờ tùy thân) không lưu bản chụp.",
    ),
    "propose_extension": ActPage(
        "de-nghi-hen-lai",
        "Đề nghị xin lỗi, hẹn lại",
        forms.ProposeExtensionForm,
        "Đã trình lãnh đạo ký xin lỗi.",
        services.propose_extension,
        "Mỗi hồ sơ một thư xin lỗi. Lãnh đạo ký trước ngày hẹn trả ít nhất một ngày làm việc thì "
        "hạn mới được tính; ký muộn, hoặc hồ sơ đã kết thúc trễ, thì vẫn tính là trễ.",
    ),
    "record_phone_call": ActPage(
        "goi-dien",
        "Ghi cuộc gọi",
        forms.CallForm,
        "Đã ghi cuộc gọi.",
        services.record_phone_call,
    ),
    "keep_result": ActPage(
        "luu-ket-qua",
        "Lưu tệp kết quả",
        long_acts.ResultsForm,
        "Đã lưu tệp kết quả.",
        services.keep_result,
        "Tệp mới của cùng một kết quả thay tệp trước; tệp trước vẫn được giữ.",
    ),
    "record_incident": ActPage(
        "su-co",
        "Ghi sự cố hồ sơ",
        forms.IncidentForm,
        "Đã ghi sự cố, lập thư xin lỗi.",
        services.record_incident,
        "Hồ sơ, giấy tờ bị mất, hư hỏng, sai lệch ở cơ quan: xin lỗi công dân và chi trả chi phí. "
        "Thời hạn không đổi.",
    ),
    "decline_extension": ActPage(
        "khong-ky-xin-loi",
        "Không ký hẹn lại",
        forms.ReasonForm,
        "Đã trả lời không ký.",
        services.decline_extension,
    ),
    "decline_supplement": ActPage(
        "khong-duyet-bo-sung",
        "Không cho bổ sung lần nữa",
        forms.ReasonForm,
        "Đã trả lời không duyệt.",
        _decline,
    ),
    "confirm_finish": ActPage(
        "xac-nhan-hoan-thanh",
        "Xác nhận lại lúc hoàn thành",
        forms.ConfirmFinishForm,
        "Đã xác nhận lại; cả hai thời điểm đều được giữ.",
        services.confirm_finish,
        "Chỉ dùng khi thời điểm đã ghi sai. Người xác nhận không phải người đã hoàn thành.",
    ),
    "cancel_payment": ActPage(
        "huy-khoan-thu",
        "Hủy khoản thu ghi sai",
        fees.CancelPaymentForm,
        "Đã hủy khoản thu.",
        services.cancel_payment,
        "Ghi lại khoản đúng sau khi hủy.",
        is_danger=True,
    ),
    "refuse": ActPage(
        "tu-choi",
        "Từ chối tiếp nhận",
        forms.ReasonForm,
        "Đã từ chối tiếp nhận.",
        services.refuse,
        is_danger=True,
    ),
    "withdraw": ActPage(
        "rut",
        "Công dân rút hồ sơ",
        forms.ReasonForm,
        "Đã ghi yêu cầu rút.",
        services.withdraw,
        "Ghi theo yêu cầu của công dân. Thời hạn dừng lại; sau đó hồ sơ chỉ còn dừng xử lý.",
        is_danger=True,
    ),
    "stop": ActPage(
        "dung",
        "Dừng xử lý",
        forms.StopForm,
        "Đã dừng xử lý.",
        services.stop,
        "Hồ sơ kết thúc không có kết quả và không mở lại được.",
        is_danger=True,
    ),
}


@WORKS
def act(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """The page of an act; what was typed stays when it is wrong."""
    user, at = request.user, clock.now()
    row = queries.get_for(user, pk, at=at)
    with rules_told(request):
        queries.demand_open(row, user, act, today=clock.today())
        return _asked(request, row, PAGES[act])
    return redirect("dossiers:page", pk)


def _asked(request: StaffRequest, row: Dossier, page: ActPage) -> HttpResponse:
    given = [request.POST, request.FILES] if request.method == "POST" else []
    form = page.form(*given, row=row, user=request.user, today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            page.do(dossier=row, actor=request.user, at=clock.now(), **form.said())
            return redirect_with_message(request, page.done, "dossiers:page", row.pk)
    context = {"page": page, "row": row, "form": form, **_decided(row, page)}
    return render(request, "dossiers/act.html", context)


def _decided(row: Dossier, page: ActPage) -> dict[str, Any]:
    """What stands above the form: the date, and what waits for this decision."""
    calendar, at = organisation.working_calendar(row.agency), clock.now()
    due = queries.due_of(row, calendar, at)
    signs = page.slug in (PAGES["extend"].slug, PAGES["decline_extension"].slug)
    judges = page.slug in (PAGES["approve_supplement"].slug, PAGES["decline_supplement"].slug)
    money = page.slug in (PAGES["take_payment"].slug, PAGES["hand_back"].slug)
    fee = queries.fee_of(row) if money else None
    return {
        "fee": fee,
        "transfer": queries.transfer_for(row, fee.owed) if fee else None,
        "due": due,
        "is_behind": page is PAGES["extend"] and due is not None and due.tone == "late",
        "apology": queries.waiting_apology(row) if signs else None,
        "asked": queries.waiting_request(row) if judges else None,
        "back_url": reverse("dossiers:page", args=[row.pk]),
    }
