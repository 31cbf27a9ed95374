"""Addresses that need no sign-in; everything else does (checked by the architecture test)."""

PUBLIC_PREFIXES: tuple[str, ...] = (
    "/static/",
    "/dang-nhap/",
    "/quen-mat-khau/",
    "/api/",  # machines, each with its own key; the page that explains it
    "/song/",  # liveness for the machine's supervisor
    "/cong-khai/",
    "/xac-minh/",  # what the QR code of a result says
    "/tra-cuu",  # the slip's address has no slash at its end
    "/danh-gia/",  # who filed a finished dossier says how it went; the machine at the counter
    "/hai-long/",  # published figures of satisfaction
    "/du-lieu-ca-nhan/",  # rights of data subjects; the staff's side is /yeu-cau-du-lieu/
    "/doi-thoai/",  # the calendar of dialogues; the staff's side is /buoi-doi-thoai/
    "/gui-phan-anh/",  # citizens tell, ask, and follow what became of it
    "/nop-ho-so/",  # citizens, each with a session of their own
    "/lich-rieng/",  # what a calendar program fetches; the address holds the person's secret
    "/goi-ve/",  # receipts of providers; the address holds a secret of the installation
    "/kieu-mau/",  # fictional data only, and only where STYLE_GUIDE is on
)


# What follows one of these opens something by itself; no log may have it.
SECRET_PREFIXES: tuple[str, ...] = (
    "tra-cuu",
    "xac-minh",
    "danh-gia",
    "gui-phan-anh/xem",
    "goi-ve",
    "lich-rieng",
)


def is_public(path: str) -> bool:
    """True when the address may be read by the stranger."""
    return path.startswith(PUBLIC_PREFIXES)
