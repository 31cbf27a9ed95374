"""Tests: SQLite unless CCHC_TEST_DATABASE_URL names a PostgreSQL database."""

import os
import tempfile
from pathlib import Path

from cchc.settings.base import *  # noqa: F403
from cchc.settings.base import database

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
HOME = Path(tempfile.gettempdir()) / f"cchc-test-{os.getpid()}-{_WORKER}"
DATABASES = {
    "default": database(os.environ.get("CCHC_TEST_DATABASE_URL", f"sqlite:///{HOME}/cchc.sqlite3")),
}
if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # for each process of a run its own
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
FILES_ROOT = HOME / "files"
STATIC_ROOT = HOME / "static"
CLOCK_MAY_BE_SET = True
STYLE_GUIDE = True
DEMO = False
DEMO_DOSSIERS = 0  # who tests the demo's dossiers says how many
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
