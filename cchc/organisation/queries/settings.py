"""What an agency has configured, or the default."""

from cchc.kernel.canonical import Json
from cchc.organisation.models import Agency, Setting
from cchc.organisation.rules import settings


def setting(agency: Agency, key: str) -> Json:
    """The agency's value of a setting, or its default; an unknown key is a KeyError."""
    default = settings.default_of(key)
    found: Json = (
        Setting.objects.filter(agency=agency, key=key).values_list("value", flat=True).first()
    )
    return default if found is None else found


def settings_of(agency: Agency) -> dict[str, Setting]:
    """What the agency has decided itself, by key."""
    return {chosen.key: chosen for chosen in Setting.objects.filter(agency=agency)}


def integer_setting(agency: Agency, key: str) -> int:
    """The setting as a whole number."""
    value = setting(agency, key)
    assert isinstance(value, int), key
    return value


def text_setting(agency: Agency, key: str) -> str:
    """The setting as text: a choice or an hour."""
    value = setting(agency, key)
    assert isinstance(value, str), key
    return value


def integers_setting(agency: Agency, key: str) -> tuple[int, ...]:
    """The setting as whole numbers, the greatest first."""
    value = setting(agency, key)
    assert isinstance(value, list | tuple), key
    return tuple(number for number in value if isinstance(number, int))


def default_text(key: str) -> str:
    """What a setting of text is where the agency has not decided."""
    value = settings.default_of(key)
    assert isinstance(value, str), key
    return value
