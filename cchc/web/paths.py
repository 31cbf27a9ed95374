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
    "/nop-ho-so/",  # citizens, each with a session of their own
    "/goi-ve/",  # receipts of providers; the address holds a secret of the installation
    "/kieu-mau/",  # fictional data only, and only where STYLE_GUIDE is on
)


def is_public(path: str) -> bool:
    """True when the address may be read by the stranger."""
    return path.startswith(PUBLIC_PREFIXES)
