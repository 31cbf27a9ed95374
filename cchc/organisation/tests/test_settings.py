"""docs/rules/settings.md: the registry, its limits, and the screen."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.organisation import queries, services
from cchc.organisation.forms.configuration import SettingForm
from cchc.organisation.rules.settings import DEFINITIONS, checked, demand_document, in_words
from cchc.organisation.tests.factories import Cast, cast

PAGE = "settings.md"
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)


def test_the_page_is_the_registry() -> None:
    said = [tuple(row.values()) for row in table(PAGE, "Defaults")]
    assert said == [
        (d.key, d.label, in_words(d, d.default), d.source, d.certainty)
        for d in DEFINITIONS.values()
    ]


@pytest.mark.parametrize("key", sorted(DEFINITIONS))
def test_every_default_is_allowed_by_its_own_rule(key: str) -> None:
    default = DEFINITIONS[key].default
    kept = checked(key, default)
    assert kept == (list(default) if isinstance(default, tuple) else default)


@pytest.mark.parametrize("row", table(PAGE, "Allowed values"))
def test_a_typed_value_is_kept_or_refused_as_the_page_says(row: dict[str, str]) -> None:
    definition = DEFINITIONS[row["key"]]
    form = SettingForm({"value": row["value"]}, definition=definition)
    if row["kept"] != "refused":
        assert form.is_valid()
        kept = checked(row["key"], form.cleaned_data["value"])
        shown = kept if definition.choices else in_words(definition, kept, unit=False)
        assert shown == row["kept"]
    elif form.is_valid():
        with pytest.raises(RuleBroken) as told:
            checked(row["key"], form.cleaned_data["value"])
        assert told.value.field == "value"


@pytest.mark.parametrize("row", table(PAGE, "Documents that have to be named"))
def test_a_value_that_needs_a_document_is_kept_only_with_its_number_and_day(
    row: dict[str, str],
) -> None:
    said = (row["key"], row["value"], row["document"])
    if row["kept"] == "yes":
        demand_document(*said)
        return
    with pytest.raises(RuleBroken) as told:
        demand_document(*said)
    assert told.value.field == "document"


@pytest.fixture(name="ward")
def ward_fixture(db: None) -> Cast:
    return cast()


def test_a_change_is_an_act_with_its_value_and_goes_back_to_the_default(ward: Cast) -> None:
    by: dict[str, Any] = {"agency": ward.ward, "key": "sign_in.failures"}
    services.change_setting(**by, value=4, document="12/QĐ-UBND", actor=ward.quantri, at=NOW)
    assert queries.integer_setting(ward.ward, "sign_in.failures") == 4
    services.reset_setting(**by, actor=ward.quantri, at=NOW)
    services.reset_setting(**by, actor=ward.quantri, at=NOW)
    assert queries.integer_setting(ward.ward, "sign_in.failures") == 5
    acts = [(e.act, e.facts.get("value")) for e in audit.history("anbinh", "setting", by["key"])]
    assert acts == [("change_setting", 4), ("reset_setting", None)]


def test_the_administrator_changes_and_resets_on_the_screen(client: Client, ward: Cast) -> None:
    client.force_login(ward.quantri)
    page = reverse("organisation:change_setting", args=["reminders.days"])
    assert "Ghi số" in client.post(page, {"value": "99"}).content.decode()
    assert client.post(page, {"value": "5, 2", "document": "12/QĐ"}).status_code == 302
    shown = client.get(reverse("organisation:settings")).content.decode()
    assert "5, 2 ngày làm việc" in shown
    assert "mặc định: 7, 3, 1 ngày làm việc" in shown
    client.post(reverse("organisation:reset_setting", args=["reminders.days"]))
    assert "5, 2" not in client.get(reverse("organisation:settings")).content.decode()


def test_an_unknown_key_is_not_found(client: Client, ward: Cast) -> None:
    client.force_login(ward.quantri)
    for name in ("change_setting", "reset_setting"):
        address = reverse(f"organisation:{name}", args=["no.such.key"])
        assert client.post(address).status_code == 404
