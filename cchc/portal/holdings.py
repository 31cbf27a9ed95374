"""Every kind of record that names a person without being tied to the book; filers' accounts.

The table is complete by test. It stands here because this room knows all that have one.
docs/rules/data-rights.md, "Held".
"""

from cchc.citizens.held import Held, Holding, Person
from cchc.dialogues.holdings import QUESTIONS
from cchc.feedback.holdings import PETITIONS
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute
from cchc.portal.models import Filer
from cchc.portal.services.accounts import erase_filers
from cchc.portal.services.signing_in import contact_index

_LABELS = {
    "name": "Họ và tên",
    "id_number": "Số giấy tờ",
    "phone": "Điện thoại",
    "address": "Địa chỉ",
}


def find(person: Person) -> list[Held]:
    """Accounts by the addresses of the person: who has one proved to read it."""
    indices = [contact_index(each) for each in person.contacts if "@" in each]
    rows = Filer.objects.filter(contact_index__in=indices).order_by("pk")
    return [_held(row, person) for row in rows]


def _held(row: Filer, person: Person) -> Held:
    drafts = row.drafts.filter(agency=person.agency).select_related("version__procedure")
    said = [
        ("Thư điện tử", row.email),
        ("Lập ngày", date_vi(local_minute(row.created_at).date())),
        *((label, row.known.get(name, "")) for name, label in _LABELS.items()),
        *(
            ("Bản nháp" if each.dossier_id is None else "Đã nộp", each.version.name)
            for each in drafts.order_by("pk")
        ),
        *(
            (f"Đã điền, {each.version.name}", answer)
            for each in drafts.filter(dossier=None).order_by("pk")
            for answer in each.typed.values()
        ),
    ]
    data = tuple((label, text) for label, text in said if text)
    return Held(str(row.pk), f"Tài khoản nộp trực tuyến số {row.pk}", data)


FILERS = Holding("filer", "Tài khoản nộp trực tuyến", find, erase_filers)
HOLDINGS: tuple[Holding, ...] = (PETITIONS, QUESTIONS, FILERS)
