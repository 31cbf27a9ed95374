"""The demo and a single ward on one small machine: keys are generated into CCHC_HOME."""

from cchc.kernel.keys import generated_secret
from cchc.settings.base import *  # noqa: F403
from cchc.settings.base import HOME

SECRET_KEY = generated_secret(HOME / "keys", "django")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CLOCK_MAY_BE_SET = True
STYLE_GUIDE = True
DEMO = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
