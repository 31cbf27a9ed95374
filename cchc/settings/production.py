"""Production: every secret is named by the environment; an unsafe default stops the start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from cchc.settings.base import *  # noqa: F403

DEBUG = False
CLOCK_MAY_BE_SET = False
DEMO = False


def required(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    value = os.environ.get(name, "")
    if not value and os.environ.get(f"{name}_FILE"):
        value = Path(os.environ[f"{name}_FILE"]).read_text(encoding="utf-8").strip()
    if not value:
        raise ImproperlyConfigured(f"Thiếu cấu hình {name} (hoặc {name}_FILE).")
    return value


SECRET_KEY = required("CCHC_SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("CCHC_SECRET_KEY phải dài ít nhất 50 ký tự.")
required("CCHC_MASTER_KEY")
required("CCHC_SEAL_KEY")  # a generated one would lie beside the data that it is to protect
ALLOWED_HOSTS = required("CCHC_HOSTS").split(",")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("CCHC_HOSTS không được là “*”.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_HOST = os.environ.get("CCHC_SMTP_HOST", "localhost")
