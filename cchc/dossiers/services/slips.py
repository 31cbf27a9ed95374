"""Numbered slips: made with the act, drawn afterwards outside every lock."""

from datetime import datetime

from cchc.dossiers.choices import SlipForm
from cchc.dossiers.models import Apology, Dossier, Slip, SupplementRequest
from cchc.dossiers.services.writing import day_of
from cchc.kernel import crypto, numbering
from cchc.kernel.canonical import canonical
from cchc.organisation.models import User

_DIGEST = "dossiers.slip"
_SYMBOLS = {"01": "TNHS", "02": "PBS", "03": "PTC", "04": "PXL", "05": "TB", "06": "PKS"}


def make(
    row: Dossier,
    form: SlipForm,
    *,
    actor: User,
    at: datetime,
    request: SupplementRequest | None = None,
    apology: Apology | None = None,
    due_before: datetime | None = None,
) -> Slip:
    """A slip of a locked dossier with the next number of its symbol and year."""
    year, symbol = day_of(at).year, f"{_SYMBOLS[form]}-TTPVHCC"
    number = numbering.take(agency=row.agency.code, series=f"slip {symbol}", year=year)
    content = canonical({"code": row.code, "number": number})
    return Slip.objects.create(
        agency=row.agency,
        dossier=row,
        form=form,
        symbol=symbol,
        year=year,
        number=number,
        content=content,
        digest=crypto.blind_index(content, _DIGEST),
        made_at=at,
        made_by=actor,
    )
