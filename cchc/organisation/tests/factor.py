"""A person with a telephone, for the tests of the second factor."""

from dataclasses import dataclass, field
from datetime import datetime

import pyotp

from cchc.organisation import services
from cchc.organisation.models import User
from cchc.organisation.tests.factories import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_at(at: datetime, secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows at that moment; ``steps`` half minutes later or earlier."""
    return pyotp.HOTP(secret).at(int(at.timestamp()) // 30 + steps)


@dataclass(frozen=True)
class Phone:
    """The app and the sheet of recovery codes of one person."""

    user: User
    secret: str
    sheet: list[str] = field(default_factory=list)

    def code(self, at: datetime, *, steps: int = 0) -> str:
        """The code that it shows."""
        return code_at(at, self.secret, steps=steps)


def enrolled(user: User, at: datetime, secret: str = SECRET) -> Phone:
    """The person sets it up; the code of that half minute is used."""
    changed, sheet = services.enrol_factor(
        user=user, secret=secret, password=PASSWORD, code=code_at(at, secret), at=at
    )
    return Phone(changed, secret, list(sheet))


def equip_everybody(at: datetime) -> None:
    """Every open account of the installation has one."""
    for user in User.objects.filter(is_active=True, second_factor_at=None):
        enrolled(user, at, pyotp.random_base32(32))
