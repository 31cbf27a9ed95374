"""What is known of somebody is put right."""

from datetime import datetime

from cchc.citizens import indices, queries
from cchc.citizens.models import Citizen
from cchc.citizens.rules.details import Details
from cchc.citizens.services import writing
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import User


def correct(*, citizen: Citizen, said: Details, reason: str, actor: User, at: datetime) -> Citizen:
    """Replace what is known; the chain keeps, encrypted, what changed and why.

    RuleBroken when nothing changed, without a reason, or when the number is another's. A paper
    that was shown proves the number that stood on it: with another number it has to be shown anew.
    """
    details = writing.checked(said)
    if not nfc(reason):
        raise RuleBroken("Ghi lý do sửa.", field="reason")
    with audit.transaction():
        found = queries.locked(citizen.pk)
        if found.erased_at:
            raise RuleBroken("Dữ liệu của người này đã được xóa; hãy ghi như người mới.")
        before = writing.everything(queries.details_of(found))
        changed = {
            name: value
            for name, value in writing.everything(details).items()
            if value != before[name]
        }
        if not changed:
            raise RuleBroken("Chưa có thông tin nào khác với thông tin đang lưu.")
        _check_free(found, details)
        if {"id_kind", "id_number"} & changed.keys():
            found.id_shown_at = None
        writing.put(found, details)
        found.save()
        if "name" in changed:
            writing.put_name_keys(found)
        payload: dict[str, Json] = {
            "reason": nfc(reason),
            "before": writing.payload_of({name: before[name] for name in changed}),
            "after": writing.payload_of(changed),
        }
        writing.note("correct_citizen", found, actor=actor, at=at, payload=payload)
    return found


def _check_free(citizen: Citizen, said: Details) -> None:
    index = indices.of_number(citizen.agency, said.id_kind, said.id_number)
    other = queries.with_index(citizen.agency, index) if index else None
    if other and other.pk != citizen.pk:
        raise RuleBroken(
            "Đã có người mang số giấy tờ này; hãy tìm theo số để mở người đó.", field="id_number"
        )
