"""What the agency has configured: every value with its default, source and certainty."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries, services
from cchc.organisation.choices import Act
from cchc.organisation.forms.configuration import SettingForm
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.rules.settings import DEFINITIONS, Definition, in_words
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_SETTINGS)


@MANAGES
def settings(request: StaffRequest) -> HttpResponse:
    """All settings by group."""
    chosen = queries.settings_of(request.user.agency)
    groups: dict[str, list[dict[str, object]]] = {}
    for definition in DEFINITIONS.values():
        own = chosen.get(definition.key)
        row = {
            "definition": definition,
            "value": in_words(definition, own.value if own else definition.default),
            "default": in_words(definition, definition.default) if own else "",
            "document": own.document if own else "",
        }
        groups.setdefault(definition.group, []).append(row)
    return render(request, "organisation/settings.html", {"groups": groups.items()})


@MANAGES
def change_setting(request: StaffRequest, key: str) -> HttpResponse:
    """One setting."""
    definition = _definition(key)
    own = queries.settings_of(request.user.agency).get(key)
    value = own.value if own else definition.default
    if definition.kind == "integers":
        value = in_words(definition, value, unit=False)
    initial = {"value": value, "document": own.document if own else ""}
    form = SettingForm(request.POST or None, definition=definition, initial=initial)
    if form.is_valid():
        with rules_shown(form):
            services.change_setting(
                agency=request.user.agency,
                key=key,
                **form.cleaned_data,
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã đổi cấu hình.", "organisation:settings")
    context = {"definition": definition, "form": form, "own": own}
    context["default"] = in_words(definition, definition.default)
    context["now"] = in_words(definition, own.value if own else definition.default)
    return render(request, "organisation/setting.html", context)


@require_POST
@MANAGES
def reset_setting(request: StaffRequest, key: str) -> HttpResponse:
    """Back to the default."""
    _definition(key)
    services.reset_setting(agency=request.user.agency, key=key, actor=request.user, at=clock.now())
    return redirect_with_message(request, "Đã trả về mặc định.", "organisation:settings")


def _definition(key: str) -> Definition:
    if key not in DEFINITIONS:
        raise Http404
    return DEFINITIONS[key]
