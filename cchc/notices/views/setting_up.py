"""How the agency tells people: channels with their approval, orders, texts, codes."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cchc.kernel import clock
from cchc.notices import queries, services, showing
from cchc.notices.choices import Event, Way
from cchc.notices.forms import ChannelForm, CodeForm, OrderForm, TemplateForm
from cchc.notices.rules import texts
from cchc.notices.rules.codes import PROVIDERS
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

SETS = allowed(Act.MANAGE_TEMPLATES)


@SETS
def channels(request: StaffRequest) -> HttpResponse:
    """Channels, and which events go by which of them."""
    agency = request.user.agency
    context = {
        "uses": showing.use_lines(queries.uses_of(agency)),
        "orders": showing.order_lines(queries.orders_of(agency)),
        "tabs": showing.setting_tabs("channels", request.user, clock.today()),
    }
    return render(request, "notices/channels.html", context)


@SETS
def channel(request: StaffRequest, way: str) -> HttpResponse:
    """Switch a channel on or off, say what it costs."""
    if way not in Way.values:
        raise Http404
    agency = request.user.agency
    now = next(use for use in queries.uses_of(agency) if use.way == way)
    form = ChannelForm(request.POST or None, initial=showing.initial_of_use(now), way=way)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.set_channel(
                agency=agency, way=Way(way), use=form.use(), actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã lưu kênh gửi.", "notices:channels")
    context = {
        "form": form,
        "title": f"Kênh gửi: {Way(way).label}",
        "back_url": reverse("notices:channels"),
        "intro": showing.intro_of_channel(way),
    }
    return render(request, "web/form_page.html", context)


@SETS
def order(request: StaffRequest, event: str) -> HttpResponse:
    """Which channels an event is told by, one after the other."""
    if event not in Event.values:
        raise Http404
    agency = request.user.agency
    form = OrderForm(request.POST or None, ways=queries.order_of(agency, event))
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.set_order(
                agency=agency,
                event=Event(event),
                ways=form.ways(),
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã lưu thứ tự kênh.", "notices:channels")
    context = {
        "form": form,
        "title": f"Thứ tự kênh: {Event(event).label}",
        "back_url": reverse("notices:channels"),
        "intro": "Kênh sau chỉ dùng khi kênh trước không tới. Để trống cả bốn thì không báo.",
    }
    return render(request, "web/form_page.html", context)


@SETS
def templates(request: StaffRequest) -> HttpResponse:
    """The texts of every event."""
    context = {
        "lines": showing.template_lines(queries.all_texts(request.user.agency)),
        "tabs": showing.setting_tabs("templates", request.user, clock.today()),
    }
    return render(request, "notices/templates.html", context)


@SETS
def template(request: StaffRequest, event: str) -> HttpResponse:
    """Write an event's texts anew, with a preview of what people will read."""
    if event not in Event.values:
        raise Http404
    agency, now = request.user.agency, queries.texts_of(request.user.agency, event)
    form = TemplateForm(request.POST or None, initial=showing.initial_of_texts(now))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and "preview" not in request.POST:
        with rules_shown(form):
            _write(request, event, form)
            return redirect_with_message(request, "Đã lưu mẫu tin mới.", "notices:templates")
    context = {
        "form": form,
        "event": Event(event),
        "now": now,
        "params": texts.labels(event),
        "preview": showing.preview(event, form.written() if is_sent else now.texts),
        "versions": queries.versions_of(agency, event),
    }
    return render(request, "notices/template.html", context)


def _write(request: StaffRequest, event: str, form: TemplateForm) -> None:
    services.write_template(
        agency=request.user.agency,
        event=Event(event),
        written=form.written(),
        actor=request.user,
        at=clock.now(),
    )


@allowed(Act.MANAGE_SETTINGS)
def codes(request: StaffRequest) -> HttpResponse:
    """What is done upon each code of each provider."""
    agency = request.user.agency
    context = {
        "providers": [
            (name, label, queries.codes_of(agency, name)) for name, label in PROVIDERS.items()
        ],
        "tabs": showing.setting_tabs("codes", request.user, clock.today()),
    }
    return render(request, "notices/codes.html", context)


@allowed(Act.MANAGE_SETTINGS)
def code(request: StaffRequest) -> HttpResponse:
    """Decide what is done upon a code."""
    agency = request.user.agency
    initial = showing.initial_of_code(agency, request.GET)
    form = CodeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.set_code(
                agency=agency, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã lưu cách xử lý mã.", "notices:codes")
    context = {
        "form": form,
        "title": "Cách xử lý mã của nhà cung cấp",
        "back_url": reverse("notices:codes"),
        "intro": "Mã chưa biết được coi là số máy không dùng được.",
    }
    return render(request, "web/form_page.html", context)
