"""Which records still name a person of the book."""

from typing import Any

from django.db.models.fields.reverse_related import ForeignObjectRel

from cchc.citizens.models import Citizen, NameKey
from cchc.privacy.models import Consent, DataRequest

_OWN = (NameKey, DataRequest, Consent)


def relations() -> list[ForeignObjectRel]:
    """Every foreign key to a person, of whatever room: none can be forgotten here."""
    fields = Citizen._meta.get_fields(include_hidden=True)
    related = [field for field in fields if isinstance(field, ForeignObjectRel)]
    return [each for each in related if each.related_model not in _OWN]


def kept_for(citizen: Citizen) -> list[str]:
    """The records that the law makes us keep and that name the person: "hồ sơ: 3"."""
    found: dict[str, int] = {}
    for each in relations():
        model: Any = each.related_model
        number = model._base_manager.filter(**{each.field.name: citizen}).count()
        if number:
            name = str(model._meta.verbose_name)
            found[name] = found.get(name, 0) + number
    return [f"{name}: {number}" for name, number in found.items()]
