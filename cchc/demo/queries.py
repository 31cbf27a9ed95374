"""Is the demo to be loaded, and who may enter it?"""

from cchc.demo.people import EVERYBODY, PASSWORD
from cchc.organisation.models import Agency


def is_empty() -> bool:
    """Whether nothing was ever founded here."""
    return not Agency.objects.exists()


def accounts() -> list[str]:
    """A line for each demo account, and the password they share."""
    lines = [f"  {p.username:<9} {p.full_name} - {p.title}" for p in EVERYBODY]
    return [f"Tài khoản mẫu (mật khẩu chung: {PASSWORD}):", *lines]
