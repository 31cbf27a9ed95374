"""What the office does to a version: draft, revise, publish, withdraw, drop."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries, services
from cchc.procedures.forms import AnnounceForm, HeadForm, WithdrawForm
from cchc.procedures.models import ProcedureVersion
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_PROCEDURES)
OF_ANOTHER = "Danh mục này do cơ quan khác lập, bạn chỉ được xem."
REVISED = (
    "Sửa các mục chung của dự thảo. Giấy tờ và các bước sửa ngay trên trang của dự thảo; "
    "biểu mẫu, căn cứ, kết quả sửa trong tệp: tải danh mục về, sửa rồi nhập lại."
)


def own_version(request: StaffRequest, pk: int, number: int) -> ProcedureVersion:
    """The version, of the agency's own catalogue; 403 when another agency keeps it."""
    today = clock.today()
    version = queries.version_for(request.user, pk, number, today=today)
    if not queries.may_manage(request.user, version.procedure, today=today):
        raise PermissionDenied(OF_ANOTHER)
    return version


@require_POST
@MANAGES
def copy(request: StaffRequest, pk: int) -> HttpResponse:
    """A new draft that says what the version in force says."""
    procedure = queries.get_for(request.user, pk, today=clock.today())
    with rules_told(request):
        draft = services.copy_in_force(procedure=procedure, actor=request.user, at=clock.now())
        message = f"Đã soạn dự thảo phiên bản {draft.number}."
        return redirect_with_message(request, message, "procedures:version", pk, draft.number)
    return redirect("procedures:procedure", pk)


@MANAGES
def revise(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """The heads of a draft."""
    version = own_version(request, pk, number)
    form = HeadForm(request.POST or None, version=version)
    if form.is_valid():
        with rules_shown(form):
            services.revise(
                version=version,
                content=form.content(queries.whole(version).content),
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(
                request, "Đã sửa dự thảo.", "procedures:version", pk, number
            )
    context = {
        "title": f"Sửa dự thảo: {version.name}",
        "intro": REVISED,
        "form": form,
        "back_url": reverse("procedures:version", args=[pk, number]),
    }
    return render(request, "web/form_page.html", context)


@MANAGES
def publish(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """A draft is published."""
    version = own_version(request, pk, number)
    form = AnnounceForm(request.POST or None, today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            services.publish(
                version=version,
                announcement=form.announcement(),
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(
                request, "Đã công bố phiên bản.", "procedures:version", pk, number
            )
    consequences = [
        f"công bố phiên bản {number} của “{version.name}”; sau đó không sửa được nữa",
        "áp dụng phiên bản này cho hồ sơ nhận từ ngày ghi dưới đây; hồ sơ cũ giữ bản cũ",
    ]
    return _confirm(request, version, form, "Công bố phiên bản?", consequences, yes="Công bố")


@MANAGES
def withdraw(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """A published version is withdrawn."""
    version = own_version(request, pk, number)
    form = WithdrawForm(request.POST or None, today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            services.withdraw(
                version=version,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(
                request, "Đã bãi bỏ phiên bản.", "procedures:version", pk, number
            )
    consequences = [
        "ngừng nhận hồ sơ theo phiên bản này từ ngày ghi dưới đây",
        "hồ sơ đã nhận vẫn được giải quyết theo phiên bản này",
    ]
    return _confirm(request, version, form, "Bãi bỏ phiên bản?", consequences, yes="Bãi bỏ")


@MANAGES
def drop(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """A draft is given up."""
    version = own_version(request, pk, number)
    if request.method == "POST":
        with rules_told(request):
            services.drop(version=version, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã bỏ dự thảo.", "procedures:list")
        return redirect("procedures:version", pk, number)
    consequences = [f"xóa dự thảo phiên bản {number} của “{version.name}”; không lấy lại được"]
    return _confirm(request, version, None, "Bỏ dự thảo?", consequences, yes="Bỏ dự thảo")


def _confirm(
    request: StaffRequest,
    version: ProcedureVersion,
    form: AnnounceForm | WithdrawForm | None,
    question: str,
    consequences: list[str],
    *,
    yes: str,
) -> HttpResponse:
    context = {
        "question": question,
        "consequences": consequences,
        "form": form,
        "yes": yes,
        "back_url": reverse("procedures:version", args=[version.procedure_id, version.number]),
        "danger": not isinstance(form, AnnounceForm),
    }
    return render(request, "web/confirm.html", context)
