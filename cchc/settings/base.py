"""What every installation shares; values that differ come from the environment."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

CODE = Path(__file__).resolve().parent.parent
ROOT = CODE.parent
HOME = Path(os.environ.get("CCHC_HOME", ROOT / "var")).resolve()
FRONT_END = ROOT / "build" / "front-end"
OCR_DATA = os.environ.get("CCHC_OCR_DATA", str(ROOT / "build" / "ocr"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "cchc.kernel",
    "cchc.web",
    "cchc.organisation",
    "cchc.citizens",
    "cchc.notices",
    "cchc.documents",
    "cchc.obligations",
    "cchc.procedures",
    "cchc.results",
    "cchc.dossiers",
    "cchc.plans",
    "cchc.reviews",
    "cchc.surveys",
    "cchc.dialogues",
    "cchc.privacy",
    "cchc.feedback",
    "cchc.indicators",
    "cchc.reports",
    "cchc.desk",
    "cchc.portal",
    "cchc.api",
    "cchc.operations",
    "cchc.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cchc.organisation.middleware.IdleLock",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cchc.web.middleware.SafePages",
]

ROOT_URLCONF = "cchc.urls"
WSGI_APPLICATION = "cchc.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cchc.web.context.installation",
                "cchc.desk.context.surroundings",
            ],
            "builtins": ["cchc.web.templatetags.web", "cchc.web.templatetags.web_formats"],
        },
    },
]
FORM_RENDERER = "cchc.web.forms.Renderer"

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    "PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000; PRAGMA journal_size_limit=67108864;"
)


def database(url: str) -> dict[str, Any]:
    """Connection settings for a DATABASE_URL, with the production settings of each engine."""
    found: dict[str, Any] = dict(dj_database_url.parse(url))
    if "sqlite" in str(found["ENGINE"]):
        found["ENGINE"] = "cchc.kernel.sqlite"
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        }
    else:
        found["CONN_MAX_AGE"] = 60
        found["CONN_HEALTH_CHECKS"] = True
    return found


DATABASES = {"default": database(os.environ.get("DATABASE_URL", f"sqlite:///{HOME}/cchc.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisation.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["cchc.web.formats"]
LOCALE_PATHS = [ROOT / "build" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [FRONT_END] if FRONT_END.is_dir() else []
FILES_ROOT = HOME / "files"
STYLE_GUIDE = False
FONTS_ROOT = FRONT_END / "fonts"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGIN_URL = "organisation:sign_in"
# Where work that another room proves and ends is done: kind of subject -> page of its key.
# Who cites, for letters of a room below, the document that subjects of a kind come from.
SUBJECT_CITATIONS = {"task": "cchc.plans.queries.citations_of"}
SUBJECT_PAGES = {"apology": "dossiers:page"}
# By which verb a person is told what was done to their account (docs/decisions/0008).
TELL_PERSON = "cchc.notices.services.put"
# What a notice to somebody outside is about: kind of subject -> page of its key, for the desk.
NOTICE_PAGES = {"dossier": "dossiers:page"}
# How many dossiers the demo ward has; only tests change it.
DEMO_DOSSIERS = int(os.environ.get("CCHC_DEMO_DOSSIERS", "3000"))
TRUSTED_PROXIES = int(os.environ.get("CCHC_PROXIES", "0"))
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cchc.web.failures.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Whether messages to other systems may go by http and into the house's own network.
WEBHOOK_INTERNAL = os.environ.get("CCHC_WEBHOOK_INTERNAL", "") == "1"

# Where people reach this installation (before links in mail), and from whom its mail comes.
SITE_ADDRESS = os.environ.get("CCHC_SITE", "http://127.0.0.1:8000").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("CCHC_MAIL_FROM", "cchc@localhost")
EMAIL_TIMEOUT = 20

# By which provider each channel to people outside goes (docs/operations/notices.md).
NOTICE_PROVIDERS = {
    "zalo": os.environ.get("CCHC_NOTICES_ZALO", "zalo"),
    "sms": os.environ.get("CCHC_NOTICES_SMS", "esms"),
    "email": os.environ.get("CCHC_NOTICES_EMAIL", "smtp"),
}
