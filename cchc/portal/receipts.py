"""The receipt of what was filed online: what opens the look-up, in letters and as a QR code."""

from dataclasses import dataclass

import segno
from django.conf import settings

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier


@dataclass(frozen=True)
class OnlineReceipt:
    """Code, PIN, the address of the look-up, and its QR code as an image."""

    dossier: Dossier
    pin: str
    address: str
    picture: str


def receipt_of(row: Dossier) -> OnlineReceipt:
    """What the filer keeps."""
    link = f"{settings.SITE_ADDRESS}/tra-cuu/{row.token}"
    picture = segno.make_qr(link, error="m").svg_data_uri(scale=5, border=3)
    address = f"{settings.SITE_ADDRESS.partition('://')[2]}/tra-cuu"
    return OnlineReceipt(row, dossiers.pin_of(row), address, picture)
