"""Units, partners and the many ways in which documents write them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries, services
from cchc.organisation.choices import Act, UnitKind
from cchc.organisation.forms.units import (
    AliasForm,
    NewUnitForm,
    OtherUnitForm,
    OverseerForm,
    UnitForm,
)
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import Unit
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_UNITS)


@MANAGES
def units(request: StaffRequest) -> HttpResponse:
    """The agency's units by kind, with their names and people."""
    found = queries.units_with_names(request.user.agency, clock.today())
    groups = [(kind, [unit for unit in found if unit.kind == kind]) for kind in UnitKind]
    return render(request, "organisation/units.html", {"groups": groups})


@MANAGES
def unit(request: StaffRequest, pk: int) -> HttpResponse:
    """One unit: names, people, what may be done with it."""
    found = queries.unit_for(request.user, pk)
    context = {
        "unit": found,
        "aliases": queries.aliases_of(found),
        "posts": queries.posts_in(found, clock.today()),
        "form": AliasForm(),
    }
    return render(request, "organisation/unit.html", context)


@MANAGES
def add_unit(request: StaffRequest) -> HttpResponse:
    """A new unit or partner."""
    form = NewUnitForm(request.POST or None)
    if form.is_valid():
        data = {**form.cleaned_data, "kind": UnitKind(form.cleaned_data["kind"])}
        with rules_shown(form):
            made = services.add_unit(
                agency=request.user.agency, **data, actor=request.user, at=clock.now()
            )
            return _to_unit(request, made, "Đã thêm bộ phận.")
    back = reverse("organisation:units")
    return _form_page(request, form, "Thêm bộ phận, đơn vị phối hợp", back)


@MANAGES
def correct_unit(request: StaffRequest, pk: int) -> HttpResponse:
    """Rename; the old name stays known."""
    found = queries.unit_for(request.user, pk)
    initial = {"name": found.name, "short_name": found.short_name, "kind": found.kind}
    form = UnitForm(request.POST or None, initial=initial)
    if form.is_valid():
        data = {**form.cleaned_data, "kind": UnitKind(form.cleaned_data["kind"])}
        with rules_shown(form):
            services.correct_unit(unit=found, **data, actor=request.user, at=clock.now())
            return _to_unit(request, found, "Đã sửa; tên cũ được giữ làm cách viết khác.")
    return _form_page(request, form, f"Sửa bộ phận: {found}", _address(found))


@MANAGES
def put_in_charge(request: StaffRequest, pk: int) -> HttpResponse:
    """Which leader is told of the unit's late work."""
    found = queries.unit_for(request.user, pk)
    leaders = queries.people_with(request.user.agency, Act.GRANT_EXTENSION, clock.today())
    form = OverseerForm(request.POST or None, leaders=leaders, initial={"overseer": found.overseer})
    if form.is_valid():
        with rules_shown(form):
            services.put_in_charge(
                unit=found, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _to_unit(request, found, "Đã lưu lãnh đạo phụ trách.")
    return _form_page(request, form, f"Lãnh đạo phụ trách: {found}", _address(found))


@MANAGES
def merge_unit(request: StaffRequest, pk: int) -> HttpResponse:
    """Two that are one."""
    found = queries.unit_for(request.user, pk)
    form = OtherUnitForm(request.POST or None, agency=request.user.agency, but=found)
    if form.is_valid():
        into = form.cleaned_data["unit"]
        with rules_shown(form):
            services.merge_unit(unit=found, into=into, actor=request.user, at=clock.now())
            return _to_unit(request, into, f"Đã nhập “{found}” vào “{into}”.")
    context = {
        "question": f"Nhập “{found}” vào bộ phận khác?",
        "consequences": [
            "tên và mọi cách viết của bộ phận này chỉ về bộ phận được chọn",
            "bộ phận này ngừng từ hôm nay; hồ sơ đã ghi giữ nguyên",
        ],
        "form": form,
        "yes": "Nhập bộ phận",
        "back_url": _address(found),
    }
    return render(request, "web/confirm.html", context)


@require_POST
@MANAGES
def close_unit(request: StaffRequest, pk: int) -> HttpResponse:
    """The unit exists no longer."""
    found = queries.unit_for(request.user, pk)
    with rules_told(request):
        services.close_unit(unit=found, closed_on=clock.today(), actor=request.user, at=clock.now())
        return redirect_with_message(request, f"“{found}” đã ngừng.", "organisation:units")
    return redirect("organisation:unit", found.pk)


@require_POST
@MANAGES
def add_alias(request: StaffRequest, pk: int) -> HttpResponse:
    """One more way of writing the unit."""
    found = queries.unit_for(request.user, pk)
    form = AliasForm(request.POST)
    if form.is_valid():
        with rules_shown(form):
            services.add_alias(unit=found, **form.cleaned_data, actor=request.user, at=clock.now())
            return _to_unit(request, found, "Đã thêm cách viết.")
    return _form_page(request, form, f"Thêm cách viết cho “{found}”", _address(found))


@MANAGES
def move_alias(request: StaffRequest, pk: int) -> HttpResponse:
    """The way of writing means another unit."""
    alias = queries.alias_for(request.user, pk)
    form = OtherUnitForm(request.POST or None, agency=request.user.agency, but=alias.unit)
    if form.is_valid():
        with rules_shown(form):
            services.move_alias(
                alias=alias, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _to_unit(request, form.cleaned_data["unit"], f"Đã chuyển “{alias}” về đây.")
    return _form_page(request, form, f"Chuyển cách viết “{alias}”", _address(alias.unit))


@require_POST
@MANAGES
def remove_alias(request: StaffRequest, pk: int) -> HttpResponse:
    """The way of writing means nothing."""
    alias = queries.alias_for(request.user, pk)
    unit_pk, text = alias.unit_id, alias.text
    services.remove_alias(alias=alias, actor=request.user, at=clock.now())
    return redirect_with_message(request, f"Đã bỏ “{text}”.", "organisation:unit", unit_pk)


def _address(unit: Unit) -> str:
    return reverse("organisation:unit", args=[unit.pk])


def _to_unit(request: StaffRequest, unit: Unit, message: str) -> HttpResponse:
    return redirect_with_message(request, message, "organisation:unit", unit.pk)


def _form_page(request: StaffRequest, form: object, title: str, back: str) -> HttpResponse:
    context = {"title": title, "form": form, "back_url": back}
    return render(request, "web/form_page.html", context)
