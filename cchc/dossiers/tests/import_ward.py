"""``python -m``: the fixed cast's ward with one procedure, ready to take an export in."""

import django

django.setup()

from cchc.kernel import audit  # noqa: E402
from cchc.organisation.tests.factories import made_cast  # noqa: E402
from cchc.procedures.tests.factories import published  # noqa: E402


def main() -> None:
    """Make the ward."""
    with audit.transaction():
        who = made_cast()
    published(who.quan)


if __name__ == "__main__":
    main()
