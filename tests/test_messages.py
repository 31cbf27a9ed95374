"""Vietnamese for Django's own strings: complete where people can see them, compiled rightly."""

import gettext
import io
import re
from pathlib import Path

import django

from tests.house import ROOT
from tools.compile_messages import entries, machine_object

OURS = ROOT / "cchc" / "web" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
DJANGO = Path(django.__file__).parent
SEEN_BY_PEOPLE = ("core/validators.py", "forms/", "contrib/auth/password_validation.py")
PLACE = re.compile(r"%\(?\w*\)?[sdr]|{\w+}")


def known(folder: str, language: str) -> dict[str, str]:
    """Translations that Django itself ships."""
    place = DJANGO / folder / "locale" / language / "LC_MESSAGES" / "django.po"
    return entries(place.read_text(encoding="utf-8"))


def seen_by_people(folder: str) -> set[str]:
    """Keys of Django's strings that stand in modules whose messages reach a form."""
    place = DJANGO / folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
    keys = set()
    for block in re.split(r"\n\s*\n", place.read_text(encoding="utf-8")):
        origins = re.findall(r"^#: (.*)", block, re.MULTILINE)
        if any(mark in origin for origin in origins for mark in SEEN_BY_PEOPLE):
            keys |= set(entries(block))
    return keys - {""}


def test_no_message_of_a_form_is_left_in_english() -> None:
    ours = entries(OURS.read_text(encoding="utf-8"))
    for folder in ("conf", "contrib/auth"):
        theirs = known(folder, "vi")
        missing = [k for k in seen_by_people(folder) if not ours.get(k) and not theirs.get(k)]
        assert seen_by_people(folder)
        assert not missing, f"{OURS.relative_to(ROOT)} lacks {missing}"


def test_each_of_our_messages_exists_in_django() -> None:
    strings = {k for f in ("conf", "contrib/auth", "contrib/sessions") for k in known(f, "en")}
    strings |= {"Messages"}
    unknown = [
        key for key in entries(OURS.read_text(encoding="utf-8")) if key not in strings | {""}
    ]
    assert not unknown


def test_each_message_keeps_the_places_of_its_values() -> None:
    for key, said in entries(OURS.read_text(encoding="utf-8")).items():
        wanted = set(PLACE.findall(key.split("\0")[0].rpartition("\x04")[2])) if key else set()
        assert set(PLACE.findall(said)) <= wanted, key


def test_the_compiled_file_is_read_by_gettext() -> None:
    compiled = machine_object(entries(OURS.read_text(encoding="utf-8")))
    catalog = gettext.GNUTranslations(io.BytesIO(compiled))
    assert catalog.gettext("Enter a number.") == "Hãy nhập số, ví dụ 1.234,5."
    assert catalog.ngettext("%(num)d day", "%(num)d days", 3) == "%(num)d ngày"
    assert (
        catalog.pgettext("String to return when truncating text", "%(truncated_text)s…")
        == "%(truncated_text)s…"
    )
